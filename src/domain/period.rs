//! Months, and the periods that reports are made for.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::figure::fold;
use super::language::Language;

/// A calendar month. Written `2019-09`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    /// 1 to 12.
    month: u32,
}

impl Month {
    /// The years that a month may lie in: those of which the civil calendar and people's typing make sense.
    const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;

    /// The month, where `month` is 1 to 12 and the year a plausible one.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        (Self::YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month that `day` lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    pub const fn number(self) -> u32 {
        self.month
    }

    pub const fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { year: self.year, month: self.month + 1 }
        }
    }

    pub const fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { year: self.year, month: self.month - 1 }
        }
    }

    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    pub fn last_day(self) -> NaiveDate {
        self.next().first_day() - Days::new(1)
    }

    /// January of the month's year up to the month itself.
    pub fn year_so_far(self) -> impl Iterator<Item = Self> {
        (1..=self.month).map(move |month| Self { year: self.year, month })
    }

    /// The month as in a heading: `tháng 9/2019`, `September 2019`.
    pub fn label(self, language: Language) -> String {
        match language {
            Language::Vi => format!("tháng {}/{}", self.month, self.year),
            Language::En => format!("{} {}", ENGLISH_MONTHS[self.month as usize - 1], self.year),
        }
    }

    /// Reads `2019-09`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once('-')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || month.len() != 2 || !digits(year) || !digits(month) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("“{text}” is no month such as 2019-09")))
    }
}

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A period that the ward reports on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    Month(Month),
    /// A quarter, 1 to 4.
    Quarter {
        year: i32,
        quarter: u32,
    },
    /// The first six months of a year.
    Half {
        year: i32,
    },
    /// The first nine months of a year.
    NineMonths {
        year: i32,
    },
    Year {
        year: i32,
    },
}

impl Period {
    /// The first month of the period.
    pub fn first(self) -> Month {
        match self {
            Self::Month(month) => month,
            Self::Quarter { year, quarter } => Month { year, month: quarter * 3 - 2 },
            Self::Half { year } | Self::NineMonths { year } | Self::Year { year } => Month { year, month: 1 },
        }
    }

    /// The last month of the period.
    pub fn last(self) -> Month {
        match self {
            Self::Month(month) => month,
            Self::Quarter { year, quarter } => Month { year, month: quarter * 3 },
            Self::Half { year } => Month { year, month: 6 },
            Self::NineMonths { year } => Month { year, month: 9 },
            Self::Year { year } => Month { year, month: 12 },
        }
    }

    /// The months of the period, oldest first. A period never crosses a year.
    pub fn months(self) -> Vec<Month> {
        let first = self.first();
        (first.month..=self.last().month).map(|month| Month { year: first.year, month }).collect()
    }

    pub fn contains(self, month: Month) -> bool {
        (self.first()..=self.last()).contains(&month)
    }

    pub fn year(self) -> i32 {
        self.first().year
    }

    /// The period of the same kind before this one: August for September, quarter II for quarter III, last year's nine
    /// months for this year's.
    pub fn previous(self) -> Self {
        match self {
            Self::Month(month) => Self::Month(month.previous()),
            Self::Quarter { year, quarter: 1 } => Self::Quarter { year: year - 1, quarter: 4 },
            Self::Quarter { year, quarter } => Self::Quarter { year, quarter: quarter - 1 },
            Self::Half { .. } | Self::NineMonths { .. } | Self::Year { .. } => self.last_year(),
        }
    }

    /// The same period one year earlier.
    pub fn last_year(self) -> Self {
        match self {
            Self::Month(Month { year, month }) => Self::Month(Month { year: year - 1, month }),
            Self::Quarter { year, quarter } => Self::Quarter { year: year - 1, quarter },
            Self::Half { year } => Self::Half { year: year - 1 },
            Self::NineMonths { year } => Self::NineMonths { year: year - 1 },
            Self::Year { year } => Self::Year { year: year - 1 },
        }
    }

    /// The periods that are complete once `month` is: the month itself, and the quarter, half, nine months and year that
    /// end with it.
    pub fn ending_with(month: Month) -> Vec<Self> {
        let year = month.year;
        let quarter =
            month.month.is_multiple_of(3).then_some(Self::Quarter { year, quarter: month.month / 3 });
        let longer = match month.month {
            6 => Some(Self::Half { year }),
            9 => Some(Self::NineMonths { year }),
            12 => Some(Self::Year { year }),
            _ => None,
        };
        [Some(Self::Month(month)), quarter, longer].into_iter().flatten().collect()
    }

    /// The period as people write it in a sentence: `tháng 9 năm 2019`, `quý III năm 2019`, `9 tháng đầu năm 2019`.
    pub fn label(self, language: Language) -> String {
        match (self, language) {
            (Self::Month(Month { year, month }), Language::Vi) => format!("tháng {month} năm {year}"),
            (Self::Month(month), Language::En) => month.label(Language::En),
            (Self::Quarter { year, quarter }, Language::Vi) => format!("quý {} năm {year}", roman(quarter)),
            (Self::Quarter { year, quarter }, Language::En) => {
                format!("quarter {} of {year}", roman(quarter))
            }
            (Self::Half { year }, Language::Vi) => format!("6 tháng đầu năm {year}"),
            (Self::Half { year }, Language::En) => format!("first six months of {year}"),
            (Self::NineMonths { year }, Language::Vi) => format!("9 tháng đầu năm {year}"),
            (Self::NineMonths { year }, Language::En) => format!("first nine months of {year}"),
            (Self::Year { year }, Language::Vi) => format!("năm {year}"),
            (Self::Year { year }, Language::En) => format!("year {year}"),
        }
    }

    /// A short stable code for buttons and storage: `2019-09`, `2019-q3`, `2019-6m`, `2019-9m`, `2019`. [`Period::parse`]
    /// reads it back.
    pub fn code(self) -> String {
        match self {
            Self::Month(month) => month.to_string(),
            Self::Quarter { year, quarter } => format!("{year}-q{quarter}"),
            Self::Half { year } => format!("{year}-6m"),
            Self::NineMonths { year } => format!("{year}-9m"),
            Self::Year { year } => year.to_string(),
        }
    }

    /// Reads a period as people write it: `9/2019`, `2019-09`, `tháng 9 năm 2019`, `quý 3 2019`, `q3/2019`, `6 tháng 2019`,
    /// `9 tháng đầu năm 2019`, `năm 2019`, `nine months 2019`. A year must be named: see [`Period::parse_in`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text, None)
    }

    /// Like [`Period::parse`], where a missing year means `year`.
    pub fn parse_in(text: &str, year: i32) -> Option<Self> {
        Self::read(text, Some(year))
    }

    fn read(text: &str, default_year: Option<i32>) -> Option<Self> {
        let words = words_of(text);
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        let year = match words.iter().position(|word| is_year(word)) {
            Some(at) => words.remove(at).parse().ok()?,
            None => default_year?,
        };
        Month::new(year, 1)?;
        read_within(&words, year)
    }
}

/// Splits into folded words; digits and letters that touch (`q3`, `9m`) are parted.
fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = ' ';
    for letter in fold(text).chars() {
        let joins = letter.is_alphanumeric()
            && last.is_alphanumeric()
            && letter.is_ascii_digit() == last.is_ascii_digit();
        match words.last_mut() {
            Some(word) if joins => word.push(letter),
            _ if letter.is_alphanumeric() => words.push(letter.to_string()),
            _ => {}
        }
        last = letter;
    }
    words
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads what is left of a period once its year is known.
fn read_within(words: &[&str], year: i32) -> Option<Period> {
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !matches!(*word, "dau" | "cua" | "first" | "of" | "the"))
        .collect();
    let words = match words.as_slice() {
        [rest @ .., "nam" | "year"] if !rest.is_empty() && rest != ["thang"] => rest,
        all => all,
    };
    match *words {
        [] | ["nam" | "y" | "year"] | ["ca", "nam"] => Some(Period::Year { year }),
        ["quy" | "q" | "quarter", quarter] => {
            quarter_number(quarter).map(|quarter| Period::Quarter { year, quarter })
        }
        ["6" | "six" | "sau", "thang" | "m" | "month" | "months"] | ["half" | "h", ..]
            if is_first_half(words) =>
        {
            Some(Period::Half { year })
        }
        ["9" | "nine" | "chin", "thang" | "m" | "months"] => Some(Period::NineMonths { year }),
        ["thang" | "t" | "month", month] | [month] => {
            month_number(month).and_then(|month| Month::new(year, month)).map(Period::Month)
        }
        _ => None,
    }
}

fn is_first_half(words: &[&str]) -> bool {
    !matches!(words, ["h" | "half", second] if *second != "1")
}

fn quarter_number(word: &str) -> Option<u32> {
    match word {
        "1" | "i" | "mot" => Some(1),
        "2" | "ii" | "hai" => Some(2),
        "3" | "iii" | "ba" => Some(3),
        "4" | "iv" | "tu" | "bon" => Some(4),
        _ => None,
    }
}

fn month_number(word: &str) -> Option<u32> {
    const VIETNAMESE: [&str; 5] = ["gieng", "hai", "ba", "tu", "nam"];
    let digits = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 2;
    let english =
        || ENGLISH_MONTHS.iter().position(|name| word.len() >= 3 && name.to_lowercase().starts_with(word));
    let vietnamese = || VIETNAMESE.iter().position(|name| *name == word);
    if digits {
        return word.parse().ok();
    }
    english().or_else(vietnamese).and_then(|at| u32::try_from(at + 1).ok())
}

/// A quarter's number as printed.
pub const fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
}
