//! Periods, read and written.

use proptest::prelude::*;

use super::*;
use crate::domain::figure::fold;

fn any_period() -> impl Strategy<Value = Period> {
    let year = 2000..2100_i32;
    prop_oneof![
        (year.clone(), 1..=12_u32).prop_map(|(year, month)| Period::Month(Month { year, month })),
        (year.clone(), 1..=4_u32).prop_map(|(year, quarter)| Period::Quarter { year, quarter }),
        year.clone().prop_map(|year| Period::Half { year }),
        year.clone().prop_map(|year| Period::NineMonths { year }),
        year.prop_map(|year| Period::Year { year }),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(period in any_period()) {
        prop_assert_eq!(Period::parse(&period.code()), Some(period));
        for language in Language::ALL {
            prop_assert_eq!(Period::parse(&period.label(language)), Some(period));
            prop_assert_eq!(Period::parse(&fold(&period.label(language))), Some(period));
        }
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,40}", year in -5000..5000_i32) {
        let _ = (Period::parse(&text), Period::parse_in(&text, year), Month::parse(&text));
    }

    #[test]
    fn periods_of_a_kind_do_not_overlap(period in any_period()) {
        prop_assert!(period.previous().last() < period.first());
        prop_assert_eq!(period.previous().months().len(), period.months().len());
        prop_assert_eq!(period.last_year().first().number(), period.first().number());
    }

    #[test]
    fn months_follow_each_other_without_gaps(year in 2000..2100_i32, month in 1..=12_u32) {
        let month = Month { year, month };
        prop_assert_eq!(month.next().previous(), month);
        prop_assert_eq!(month.last_day() + Days::new(1), month.next().first_day());
        prop_assert_eq!(Month::parse(&month.to_string()), Some(month));
    }
}

#[test]
fn periods_are_read_as_people_write_them() {
    let month = |month| Period::Month(Month { year: 2019, month });
    let rows = [
        (
            month(9),
            "9/2019; 09/2019; 2019-09; tháng 9/2019; tháng 9 năm 2019; Thang 9 2019; T9/2019; september 2019; Sep 2019",
        ),
        (month(1), "tháng giêng 2019; 1/2019; January 2019; tháng 01 năm 2019"),
        (month(5), "tháng năm 2019; 5/2019; tháng 5 2019"),
        (
            Period::Quarter { year: 2019, quarter: 3 },
            "quý 3 2019; quý 3/2019; quý III năm 2019; q3/2019; Q3 2019; quy ba 2019; 2019-q3; quarter 3 2019",
        ),
        (
            Period::Half { year: 2019 },
            "6 tháng 2019; 6 tháng đầu năm 2019; sáu tháng đầu năm 2019; six months 2019; first six months of 2019; first half 2019",
        ),
        (
            Period::NineMonths { year: 2019 },
            "9 tháng 2019; 9 tháng đầu năm 2019; chín tháng 2019; nine months 2019; 9m 2019",
        ),
        (Period::Year { year: 2019 }, "năm 2019; 2019; cả năm 2019; year 2019"),
    ];
    for (period, texts) in rows {
        for text in texts.split("; ") {
            assert_eq!(Period::parse(text), Some(period), "{text}");
        }
    }
}

#[test]
fn what_is_no_period_is_not_guessed() {
    for text in [
        "",
        "tháng",
        "13/2019",
        "0/2019",
        "quý 5 2019",
        "9",
        "hôm qua",
        "9/19",
        "tháng 9 2019 và 2020",
        "second half 2019",
        "7 tháng 2019",
    ] {
        assert_eq!(Period::parse(text), None, "{text}");
    }
    assert_eq!(Period::parse_in("quý 3", 2019), Some(Period::Quarter { year: 2019, quarter: 3 }));
    assert_eq!(Period::parse_in("9 tháng", 2019), Some(Period::NineMonths { year: 2019 }));
}

#[test]
fn longer_periods_end_with_their_last_month() {
    let codes = |month| {
        let ending = Period::ending_with(Month { year: 2019, month }).into_iter();
        ending.map(Period::code).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(codes(8), "2019-08");
    assert_eq!(codes(3), "2019-03 2019-q1");
    assert_eq!(codes(6), "2019-06 2019-q2 2019-6m");
    assert_eq!(codes(9), "2019-09 2019-q3 2019-9m");
    assert_eq!(codes(12), "2019-12 2019-q4 2019");
}
