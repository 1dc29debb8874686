use chrono::{Datelike, NaiveDate, Weekday};

use super::{NoData, WorkingDays};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Counted by hand on printed calendars: from, working days, until.
const COUNTED: &[(&str, u32, &str)] = &[
    // Across plain weekends: Friday → Monday; ten days are two weeks.
    ("2019-03-01", 1, "2019-03-04"),
    ("2019-03-04", 10, "2019-03-18"),
    ("2019-03-03", 10, "2019-03-15"), // received on a Sunday: Monday is the first day
    ("2019-03-02", 1, "2019-03-04"),
    // 5/1/2019 was a working Saturday.
    ("2019-01-03", 2, "2019-01-05"),
    ("2019-01-04", 1, "2019-01-05"),
    ("2019-01-04", 2, "2019-01-07"),
    // Tết 2019: 4–8/2 off. 30, 31/1, 1/2 | 11–15/2, 18, 19/2.
    ("2019-01-29", 10, "2019-02-19"),
    ("2019-02-01", 1, "2019-02-11"),
    // 29/4–1/5/2019 off, Saturday 4/5 worked: 25, 26/4 | 2, 3, 4, 6, 7, 8, 9, 10/5.
    ("2019-04-24", 10, "2019-05-10"),
    ("2019-04-26", 3, "2019-05-04"),
    // Giỗ Tổ on Sunday 14/4/2019 gives Monday: 12 | 16, 17.
    ("2019-04-11", 3, "2019-04-17"),
    // 2/9/2019: one day only.
    ("2019-08-30", 1, "2019-09-03"),
    ("2019-08-26", 10, "2019-09-10"),
    ("2019-09-26", 10, "2019-10-10"),
    // Over the end of the year: 27, 30, 31/12 | 2, 3, 6/1.
    ("2019-12-26", 6, "2020-01-06"),
    // Tết 2020: 23–29/1 off: 21, 22 | 30, 31.
    ("2020-01-20", 4, "2020-01-31"),
    // 30/4/2021 is a Friday, 1/5 a Saturday, so 3/5 is off: 29/4 | 4/5.
    ("2021-04-28", 2, "2021-05-04"),
    // Two days at 2/9 from 2021 on: 1/9 | 6/9.
    ("2021-08-31", 2, "2021-09-06"),
    // 30/4–3/5/2022, 1/9–4/9/2022.
    ("2022-04-29", 1, "2022-05-04"),
    ("2022-08-31", 1, "2022-09-05"),
    // New Year 2023 is a Sunday: 30/12 | 3/1.
    ("2022-12-29", 2, "2023-01-03"),
    // Tết 2023: 20–26/1 off: 17, 18, 19 | 27, 30, 31/1, 1, 2, 3, 6/2.
    ("2023-01-16", 10, "2023-02-06"),
    // 29/4–3/5/2023 off, then 2/9 on a Saturday gives Monday 4/9.
    ("2023-04-28", 1, "2023-05-04"),
    ("2023-08-31", 1, "2023-09-05"),
    // 27/4–1/5/2024 off, Saturday 4/5 worked: 2, 3, 4, 6.
    ("2024-04-26", 4, "2024-05-06"),
    // Tết 2025: 27–31/1 off: 24/1 | 3, 4, …
    ("2025-01-23", 3, "2025-02-04"),
    ("2025-01-20", 10, "2025-02-10"),
    // Saturday 26/4/2025 worked, 30/4–2/5 off: 24, 25, 26, 28, 29 | 5.
    ("2025-04-23", 6, "2025-05-05"),
    ("2025-08-29", 1, "2025-09-03"),
    // Tết 2026: 16–20/2 off: 12, 13 | 23.
    ("2026-02-11", 3, "2026-02-23"),
    // Giỗ Tổ on Sunday 26/4/2026 gives Monday; 30/4, 1/5 off: 28, 29 | 4.
    ("2026-04-26", 3, "2026-05-04"),
    // Saturday 22/8/2026 worked, 31/8–2/9 off: 21, 22, 24–28 | 3, 4, 7.
    ("2026-08-20", 10, "2026-09-07"),
    ("2026-08-21", 1, "2026-08-22"),
    ("2027-04-15", 1, "2027-04-19"),
    ("2019-03-03", 0, "2019-03-03"),
];

#[test]
fn working_days_are_those_counted_by_hand() {
    let days = WorkingDays::of_program();
    for (from, count, until) in COUNTED {
        assert_eq!(days.add(day(from), *count), Ok(day(until)), "{count} working days from {from}");
        let back = days.back(day(until), *count).unwrap();
        assert!(back <= day(from) || days.add(back, *count) == Ok(day(until)), "{from}");
    }
}

#[test]
fn a_last_day_that_is_off_moves_to_the_next_working_day() {
    let days = WorkingDays::of_program();
    for (from, count, until) in [
        ("2019-03-04", 10, "2019-03-14"),
        ("2019-03-06", 10, "2019-03-18"), // Saturday 16/3
        ("2019-01-26", 10, "2019-02-11"), // 5/2, within Tết
        ("2019-01-25", 10, "2019-02-11"), // 4/2
        ("2019-04-24", 10, "2019-05-04"), // a Saturday on which people work
        ("2019-04-19", 10, "2019-05-02"), // 29/4
        ("2019-08-02", 31, "2019-09-03"), // 2/9
        ("2019-12-22", 10, "2020-01-02"), // New Year's day
        ("2023-01-12", 10, "2023-01-27"), // mùng 1
        ("2025-04-22", 10, "2025-05-05"), // 2/5, a moved day
    ] {
        assert_eq!(days.after_days(day(from), count), Ok(day(until)), "{count} days from {from}");
    }
}

#[test]
fn a_year_without_data_says_so() {
    let days = WorkingDays::of_program();
    assert_eq!(days.years().collect::<Vec<_>>(), (2019..=2027).collect::<Vec<_>>());
    assert_eq!(days.add(day("2018-12-27"), 1), Err(NoData { year: 2018 }));
    assert_eq!(days.add(day("2018-12-31"), 1), Ok(day("2019-01-02")));
    assert_eq!(days.add(day("2027-12-30"), 1), Ok(day("2027-12-31")));
    assert_eq!(days.add(day("2027-12-30"), 2), Err(NoData { year: 2028 }));
    assert_eq!(days.after_days(day("2027-12-22"), 10), Err(NoData { year: 2028 }));
    assert_eq!(days.back(day("2019-01-02"), 1), Err(NoData { year: 2018 }));
    assert_eq!(days.is_working(day("2031-01-06")), Err(NoData { year: 2031 }));
    assert_eq!(NoData { year: 2031 }.to_string(), "the working days of 2031 are not known");
}

#[test]
fn what_waits_for_an_announcement_is_told() {
    let days = WorkingDays::of_program();
    assert!(days.is_confirmed(day("2019-01-01"), day("2025-12-31")));
    assert!(days.is_confirmed(day("2026-02-01"), day("2026-11-23")));
    assert!(!days.is_confirmed(day("2026-11-23"), day("2026-12-07")));
    assert!(!days.is_confirmed(day("2027-01-25"), day("2027-02-15")));
    assert!(!days.is_confirmed(day("2027-12-20"), day("2028-01-03")));
    assert_eq!(days.name_of(day("2019-02-05")), Some("Tết Kỷ Hợi"));
}

/// The days off that the law gives: ten a year, eleven from 2021 on, wherever they fall. What is moved adds a working
/// Saturday each.
#[test]
fn every_year_has_as_many_days_off_as_the_law_gives() {
    let days = WorkingDays::of_program();
    for year in 2019..=2027 {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let all = || first.iter_days().take_while(|day| day.year() == year);
        let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let off = all().filter(|day| !weekend(day) && !days.is_working(*day).unwrap()).count();
        let made_up: Vec<_> = all().filter(|day| weekend(day) && days.is_working(*day).unwrap()).collect();
        // 31/12/2018 was moved into 2019 and lies before it.
        let moved = made_up.iter().filter(|day| **day != self::day("2019-01-05")).count();
        let given = match year {
            2019 | 2020 => 10,
            2021..=2025 => 11,
            _ => 12, // with 24/11
        };
        assert_eq!(off - moved, given, "{year}");
    }
}

#[test]
fn faults_say_where_and_what_would_be_right() {
    let good = "[[year]]\nyear = 2030\nsource = \"x\"\n[[year.off]]\nfrom = 2030-01-01\nname = \"Tết\"\n[[year.make_up]]\nday = 2030-01-05\ninstead_of = 2030-01-01\n";
    assert!(WorkingDays::read(good).is_ok());
    for (from, to, line, words) in [
        ("year = 2030", "year = 30", 2, "no year such as 2019"),
        ("source = \"x\"\n", "", 1, "lacks source"),
        ("from = 2030-01-01", "from = 2031-01-01", 5, "lie in that year"),
        ("from = 2030-01-01", "from = 2030-01-01\nto = 2030-02-01", 5, "up to 12 days"),
        ("from = 2030-01-01", "from = 2030-01-05", 5, "weekends are off anyway"),
        ("name = \"Tết\"", "naam = \"Tết\"", 6, "did you mean “name”?"),
        ("day = 2030-01-05", "day = 2030-01-07", 8, "no Saturday or Sunday"),
        ("instead_of = 2030-01-01", "instead_of = 2030-01-02", 9, "no day off that was moved"),
        ("instead_of = 2030-01-01\n", "", 7, "lacks instead_of"),
    ] {
        let faults = WorkingDays::read(&good.replacen(from, to, 1)).unwrap_err();
        let found = faults.iter().any(|fault| fault.line == line && fault.message.contains(words));
        assert!(found, "{from:?} → {to:?}: {faults:#?}");
    }
    assert!(WorkingDays::read("").unwrap_err()[0].message.contains("has no year"));
    let twice = WorkingDays::read(&format!("{good}{good}")).unwrap_err();
    assert!(twice.iter().any(|fault| fault.message.contains("stands twice")), "{twice:#?}");
}
