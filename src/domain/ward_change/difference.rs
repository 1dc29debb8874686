//! What is different between two states of a ward's set-up: shown before a change is made, and kept in the audit.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::catalogue::Key;
use super::super::figure::{Rounding, number};
use super::super::period::Month;
use super::super::ward::{Group, GroupCode, Ward};

/// One setting of a ward.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    Name,
    ReceiptCode,
    Rounding,
    FirstMonth,
    OpensDay,
    DueDay,
    /// Whether an optional indicator is turned on.
    Optional(Key),
    /// An annual target by its indicator and year.
    Target(Key, i32),
    Group(GroupCode),
}

/// The value of a setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingValue {
    Text(String),
    Month(Month),
    Day(u32),
    TurnedOn,
    /// Đồng or units.
    Number(i64),
    Group(GroupFacts),
}

/// What makes a group what it is, besides its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupFacts {
    pub number: u32,
    pub name: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    /// How many poor households its register names.
    pub households: usize,
    pub predecessors: Vec<GroupCode>,
}

/// A setting whose value is another one. An absent value: there was none, or there is none any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub setting: Setting,
    pub old: Option<SettingValue>,
    pub new: Option<SettingValue>,
}

/// The settings that are different in `after`, in a fixed order. Nothing is said of the groups that only `before` has where
/// `after` keeps them: see [`Ward::groups`].
pub fn differences(before: &Ward, after: &Ward) -> Vec<Difference> {
    let (mut before, mut after) = (settings(before), settings(after));
    let mut named: Vec<Setting> = before.keys().chain(after.keys()).cloned().collect();
    named.sort();
    named.dedup();
    named
        .into_iter()
        .filter_map(|setting| {
            let (old, new) = (before.remove(&setting), after.remove(&setting));
            (old != new).then_some(Difference { setting, old, new })
        })
        .collect()
}

fn settings(ward: &Ward) -> BTreeMap<Setting, SettingValue> {
    let rounding = match ward.rounding {
        Rounding::HalfUp => "half_up",
        Rounding::Truncate => "truncate",
    };
    let mut settings = BTreeMap::from([
        (Setting::Name, SettingValue::Text(ward.name.clone())),
        (Setting::ReceiptCode, SettingValue::Text(ward.receipt_code.clone())),
        (Setting::Rounding, SettingValue::Text(rounding.to_owned())),
        (Setting::FirstMonth, SettingValue::Month(ward.calendar.first_month)),
        (Setting::OpensDay, SettingValue::Day(ward.calendar.opens_day)),
        (Setting::DueDay, SettingValue::Day(ward.calendar.due_day)),
    ]);
    settings.extend(ward.optional.iter().map(|key| (Setting::Optional(key.clone()), SettingValue::TurnedOn)));
    settings.extend(
        ward.targets
            .iter()
            .map(|((key, year), value)| (Setting::Target(key.clone(), *year), SettingValue::Number(*value))),
    );
    settings.extend(
        ward.groups
            .iter()
            .map(|group| (Setting::Group(group.code.clone()), SettingValue::Group(GroupFacts::of(group)))),
    );
    settings
}

impl GroupFacts {
    fn of(group: &Group) -> Self {
        Self {
            number: group.number,
            name: group.name.clone(),
            valid_from: group.valid_from,
            valid_to: group.valid_to,
            households: group.household_codes.len(),
            predecessors: group.predecessors.clone(),
        }
    }
}

/// As the command line names it.
impl fmt::Display for Setting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => formatter.write_str("name"),
            Self::ReceiptCode => formatter.write_str("receipt_code"),
            Self::Rounding => formatter.write_str("percent_rounding"),
            Self::FirstMonth => formatter.write_str("calendar first_month"),
            Self::OpensDay => formatter.write_str("calendar opens_day"),
            Self::DueDay => formatter.write_str("calendar due_day"),
            Self::Optional(key) => write!(formatter, "optional {key}"),
            Self::Target(key, year) => write!(formatter, "target {key} {year}"),
            Self::Group(code) => write!(formatter, "group {code}"),
        }
    }
}

impl fmt::Display for SettingValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Month(month) => write!(formatter, "{month}"),
            Self::Day(day) => write!(formatter, "{day}"),
            Self::TurnedOn => formatter.write_str("on"),
            Self::Number(value) => formatter.write_str(&number(*value)),
            Self::Group(facts) => write!(formatter, "{facts}"),
        }
    }
}

impl fmt::Display for GroupFacts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} “{}” {}..", self.number, self.name, self.valid_from)?;
        if let Some(last_day) = self.valid_to {
            write!(formatter, "{last_day}")?;
        }
        write!(formatter, ", {} household codes", self.households)?;
        if self.predecessors.is_empty() {
            return Ok(());
        }
        let codes: Vec<_> = self.predecessors.iter().map(GroupCode::as_str).collect();
        write!(formatter, ", from {}", codes.join(" and "))
    }
}

/// In one line, for the command line: `calendar due_day: 5 → 7`.
impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let none = match self.setting {
            Setting::Optional(_) => "off",
            Setting::Name
            | Setting::ReceiptCode
            | Setting::Rounding
            | Setting::FirstMonth
            | Setting::OpensDay
            | Setting::DueDay
            | Setting::Target(..)
            | Setting::Group(_) => "none",
        };
        let shown =
            |value: &Option<SettingValue>| value.as_ref().map_or(none.to_owned(), ToString::to_string);
        write!(formatter, "{}: {} → {}", self.setting, shown(&self.old), shown(&self.new))
    }
}
