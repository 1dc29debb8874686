//! Changes of a ward's set-up, whoever makes them: in chat, by the command line, or by loading the ward's file.

mod difference;
mod groups;
mod optional;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::difference::{Difference, GroupFacts, Setting, SettingValue, differences};
pub use self::groups::{GroupChange, months_lost};
pub use self::optional::turned;
use super::catalogue::links::is_target;
use super::catalogue::{Catalogue, Indicator, Key};
use super::ward::{Calendar, GroupCode, Ward};

/// No target of a ward is larger; what is, was mistyped.
pub const LARGEST_TARGET: i64 = 1_000_000_000_000;

/// One change of a ward's set-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WardChange {
    /// The annual target that the indicator `key` holds, in đồng or units.
    Target {
        key: Key,
        year: i32,
        value: i64,
    },
    Calendar(Calendar),
    /// Optional indicators to turn on and off, together.
    Optional {
        on: BTreeSet<Key>,
        off: BTreeSet<Key>,
    },
    Groups(GroupChange),
}

/// Why a change is not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the catalogue has no indicator `{0}`")]
    UnknownIndicator(Key),
    #[error("`{0}` holds no annual target")]
    NoTarget(Key),
    #[error("`{0}` is not optional: it is asked of every ward")]
    NotOptional(Key),
    #[error("`{0}` is to be turned on and off at once")]
    OnAndOff(Key),
    #[error("`{asked}` is asked depending on `{missing}`, which is turned off")]
    DependsOn { asked: Key, missing: Key },
    #[error("a target is more than 0 and at most {LARGEST_TARGET}")]
    TargetOutOfRange,
    #[error("the year {0} is not between 1990 and 2199")]
    YearOutOfRange(i32),
    #[error("a day of the month is between 1 and 31")]
    DayOutOfRange,
    #[error("there is no group `{0}`")]
    UnknownGroup(GroupCode),
    #[error("two different groups are needed")]
    SameGroup,
    #[error("the group `{group}` does not exist on {day}")]
    NotInForce { group: GroupCode, day: NaiveDate },
    #[error("the group `{group}` exists from {first_day} on")]
    NotYetBegun { group: GroupCode, first_day: NaiveDate },
    #[error("the number {number} belongs to the group `{group}` at that time")]
    NumberTaken { number: u32, group: GroupCode },
    #[error("a group's number is between 1 and 999")]
    NumberOutOfRange,
    #[error("the two groups need two different numbers")]
    SameNumber,
    #[error("a group's name has 1 to {} characters on one line", groups::LONGEST_NAME)]
    UnusableName,
    #[error("the ward would have no group left on {0}")]
    NoGroupLeft(NaiveDate),
    #[error("that is so already")]
    NothingChanges,
}

impl WardChange {
    /// The ward after the change, or why it cannot be made.
    pub fn applied_to(&self, ward: &Ward, catalogue: &Catalogue) -> Result<Ward, Refusal> {
        let mut after = ward.clone();
        match self {
            Self::Target { key, year, value } => {
                check_target(catalogue, key, *year, *value)?;
                after.targets.insert((key.clone(), *year), *value);
            }
            Self::Calendar(calendar) => {
                let days = [calendar.opens_day, calendar.due_day];
                if days.iter().any(|day| !(1..=31).contains(day)) {
                    return Err(Refusal::DayOutOfRange);
                }
                check_year(calendar.first_month.year())?;
                after.calendar = calendar.clone();
            }
            Self::Optional { on, off } => optional::apply(&mut after, catalogue, on, off)?,
            Self::Groups(change) => change.apply(&mut after)?,
        }
        if after == *ward { Err(Refusal::NothingChanges) } else { Ok(after) }
    }
}

/// The indicators that hold an annual target that a figure is compared with, in the catalogue's order.
pub fn targets_of(catalogue: &Catalogue) -> Vec<&Indicator> {
    let named: BTreeSet<&Key> =
        catalogue.indicators.iter().filter_map(|indicator| indicator.target.as_ref()).collect();
    catalogue.indicators.iter().filter(|indicator| named.contains(&indicator.key)).collect()
}

fn check_target(catalogue: &Catalogue, key: &Key, year: i32, value: i64) -> Result<(), Refusal> {
    let indicator = catalogue.get(key.as_str()).ok_or_else(|| Refusal::UnknownIndicator(key.clone()))?;
    if !is_target(indicator) {
        return Err(Refusal::NoTarget(key.clone()));
    }
    check_year(year)?;
    if (1..=LARGEST_TARGET).contains(&value) { Ok(()) } else { Err(Refusal::TargetOutOfRange) }
}

fn check_year(year: i32) -> Result<(), Refusal> {
    if (1990..2200).contains(&year) { Ok(()) } else { Err(Refusal::YearOutOfRange(year)) }
}
