//! Months, and the periods that reports are made for.

mod local;
mod read;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use self::local::{WARD_ZONE, local_day};
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

    /// The calendar year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    pub const fn number(self) -> u32 {
        self.month
    }

    /// The month after it.
    pub const fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { year: self.year, month: self.month + 1 }
        }
    }

    /// The month before it.
    pub const fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { year: self.year, month: self.month - 1 }
        }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// Its last day.
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

    /// Whether the month is one of the period's.
    pub fn contains(self, month: Month) -> bool {
        (self.first()..=self.last()).contains(&month)
    }

    /// The calendar year in which the period lies.
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
        read::period(text, None)
    }

    /// Like [`Period::parse`], where a missing year means `year`.
    pub fn parse_in(text: &str, year: i32) -> Option<Self> {
        read::period(text, Some(year))
    }
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
