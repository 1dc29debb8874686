//! From submitted entries to compiled figures, with what each of them covers. Pure.
//!
//! [`compile`] takes every revision of a year and gives the figures of a period as of a moment. First the months of one
//! giver (a group, both its parts together, or the ward itself) become one value, then the givers' values become the
//! figure; derived indicators are computed last, from compiled figures. What nobody has given is absent, never 0.

pub mod comparison;
pub mod display;
pub mod json;
pub mod own_year;

mod books;
mod compile;
mod coverage;
mod derived;
mod months;
mod register;
mod sources;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

pub use self::compile::{Records, compile};
pub use self::register::Registered;
use crate::domain::answer::{Item, Value};
use crate::domain::catalogue::Key;
use crate::domain::figure::Percent;
use crate::domain::period::{Month, Period};
use crate::domain::ward::GroupCode;

/// The ward's figures of a period, as of a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    pub period: Period,
    /// Revisions submitted later are not in it.
    pub as_of: DateTime<Utc>,
    /// What the leaders' parts of the groups' reports cover.
    pub coverage: Coverage,
    /// The groups in force in the period's last month: the N of every n/N.
    pub group_count: usize,
    /// The months of the period for which the ward itself has entered nothing.
    pub ward_missing: Vec<Month>,
    /// Whether anybody has submitted a month of the period.
    pub has_entries: bool,
    /// What somebody has given, or what follows from it, by indicator.
    pub figures: BTreeMap<Key, Figure>,
    /// The shares of the groups in force within the period: numbers, and yes or no. Never of an indicator that is shown as
    /// the ward's total only.
    pub by_group: BTreeMap<GroupCode, BTreeMap<Key, Value>>,
}

/// One compiled indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub value: FigureValue,
    /// The year's target, where the indicator has one.
    pub target: Option<Target>,
    /// Which groups it covers; absent where no group is asked.
    pub coverage: Option<Coverage>,
    /// The groups that answered “not known yet” and so are not in it, though they have submitted.
    pub not_known: Vec<GroupCode>,
    /// The answers that it was made from, oldest first. Those of an indicator that is shown as the ward's total only
    /// must not be shown. Empty for a derived figure, which is made from other figures.
    pub contributions: Vec<Contribution>,
}

/// A figure's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureValue {
    /// Units of the indicator.
    Count(i64),
    /// Đồng.
    Money(i64),
    /// Yes or no of a single giver.
    YesNo(bool),
    /// How many givers said yes.
    SayingYes(i64),
    Text(String),
    /// The percentage is absent where the denominator is 0.
    Ratio {
        numerator: i64,
        denominator: i64,
        percent: Option<Percent>,
    },
    List(Vec<Item>),
    Narrative(Vec<Passage>),
}

impl FigureValue {
    /// The figure as one number, where it is one: yes and no are 1 and 0. Lists, texts and ratios are none.
    pub const fn as_number(&self) -> Option<i64> {
        match self {
            Self::Count(number) | Self::Money(number) | Self::SayingYes(number) => Some(*number),
            Self::YesNo(yes) => Some(*yes as i64),
            Self::Text(_) | Self::Ratio { .. } | Self::List(_) | Self::Narrative(_) => None,
        }
    }
}

/// What one giver wrote in one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub giver: Giver,
    pub month: Month,
    pub text: String,
}

/// Who gives values: a group, whichever post of it, or the ward itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Giver {
    Group(GroupCode),
    Ward,
}

/// An answer that a figure was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    pub giver: Giver,
    pub month: Month,
    pub value: Value,
}

/// A target of the year, in đồng or units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub value: i64,
    /// How much of it the figure reaches; absent where the target is 0.
    pub percent: Option<Percent>,
}

/// Which groups a figure covers. A group counts once each of its months in force within the period is submitted, in the
/// part (or parts) that ask the figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub submitted: usize,
    /// The groups in force in at least one month of the period.
    pub expected: usize,
    /// The groups that do not count yet, in the order of their numbers.
    pub missing: Vec<GroupCode>,
    /// Submitted and expected months, over all groups.
    pub group_months: (usize, usize),
}
