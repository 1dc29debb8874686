//! The indicator catalogue: what groups and the ward are asked, how the answers are added up, where they are printed.
//!
//! A catalogue is data (`catalogue/*.toml`), read and checked by [`Catalogue::read`].

mod asking;
mod combination;
mod condition;
mod cycle;
mod derivation;
pub(in crate::domain) mod document;
pub(in crate::domain) mod faults;
mod indicator;
mod kind;
pub(in crate::domain) mod links;
mod list_field;
pub(in crate::domain) mod names;
pub(in crate::domain) mod nearest;
mod read;
pub(in crate::domain) mod syntax;
mod term;
#[cfg(test)]
mod tests;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::derivation::{Derivation, Filter, RegisterCondition, RegisterCount, Term};
pub use self::faults::{Fault, Severity as FaultSeverity};
pub use self::kind::{Choice, Field, FieldKind, Kind};
use super::expression::Expression;
use super::language::Words;
use super::people::Part;
use super::period::Month;

/// An indicator's stable name, such as `fund_poor_raised`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(Arc<str>);

impl Key {
    /// The key of that name.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A checked catalogue. Its indicators keep the file's order, which is the order of asking and of printing within a section.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub version: String,
    /// In printed order.
    pub sections: Vec<Section>,
    pub indicators: Vec<Indicator>,
    pub rules: Vec<Rule>,
    by_key: BTreeMap<Key, usize>,
}

impl Catalogue {
    /// The indicator of that key.
    pub fn get(&self, key: &str) -> Option<&Indicator> {
        self.by_key.get(key).and_then(|at| self.indicators.get(*at))
    }

    /// The position of the key in the catalogue's order.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The indicator whose months a rule over a group's year reads under `name`: `people_conference_months` is the number of
    /// months of the year in which the group answered `people_conference_held` with yes. The checker of rules provides such a
    /// value for each `yes_no` that groups are asked, under its key with `_months` for a final `_held`, or after it.
    pub fn months_counted(&self, name: &str) -> Option<&Indicator> {
        if self.get(name).is_some() {
            return None;
        }
        condition::counted(name)
            .filter_map(|key| self.get(&key))
            .find(|indicator| condition::counts_months(indicator))
    }
}

/// A section of the printed report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub code: String,
    pub heading: Words,
    /// A shorter heading for chat, where the printed one is long.
    pub short: Option<Words>,
    /// Whether the printed report shows the heading.
    pub printed_heading: bool,
}

/// One indicator.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a setting of its own in the file; any combination is valid"
)]
#[derive(Debug, Clone)]
pub struct Indicator {
    pub key: Key,
    pub label: Words,
    /// A shorter label for chat lines and buttons.
    pub short: Option<Words>,
    /// The unit counted, such as `hộ` or `đồng`; empty where there is none.
    pub unit: Words,
    /// The question as asked of a leader; absent where the label serves.
    pub question: Option<Words>,
    pub kind: Kind,
    pub reporter: Reporter,
    pub over_months: OverMonths,
    pub over_groups: OverGroups,
    /// The section's code.
    pub section: String,
    /// Asked only where this holds of the same report's answers.
    pub ask_if: Option<Expression>,
    pub season: Season,
    /// Last month's value is offered first (snapshots).
    pub prefill_previous: bool,
    pub bounds: Bounds,
    /// The annual target where neither the ward's entries nor its file give one.
    pub target_annual: Option<i64>,
    /// The indicator that holds this one's annual target, such as `fund_poor_target` for `fund_poor_raised`: taken from the
    /// ratio indicator whose numerator is this one and whose denominator is a ward's money or count of the year.
    pub target: Option<Key>,
    /// Belongs to the second set, which a ward turns on one by one.
    pub optional: bool,
    pub sensitive: bool,
    /// Shown as the ward's total only, never by group.
    pub aggregate_only: bool,
}

impl Indicator {
    /// The short label where there is one, else the label.
    pub fn short_label(&self) -> &Words {
        self.short.as_ref().unwrap_or(&self.label)
    }

    /// The part of a group's report that asks this indicator; `None` for the ward's own and for derived ones.
    pub const fn asked_of(&self) -> Option<Part> {
        match self.reporter {
            Reporter::Group(part) | Reporter::Both(part) => Some(part),
            Reporter::Ward | Reporter::Derived(_) => None,
        }
    }

    /// Whether the ward itself gives entries of it.
    pub const fn given_by_ward(&self) -> bool {
        matches!(self.reporter, Reporter::Ward | Reporter::Both(_))
    }

    /// A monthly flow: months add up, so a month in which nothing happened is 0.
    pub const fn is_flow(&self) -> bool {
        matches!(
            self.over_months,
            OverMonths::Sum | OverMonths::Any | OverMonths::Concat | OverMonths::Distinct { .. }
        )
    }
}

/// Who gives an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reporter {
    /// Each group, by the post that writes this part.
    Group(Part),
    /// The ward committee.
    Ward,
    /// Each group, and the ward as one more source.
    Both(Part),
    /// Nobody: it is computed from compiled figures.
    Derived(Derivation),
}

/// How the months of a period are combined inside one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OverMonths {
    Sum,
    /// The last month with a value; carried forward within the year.
    Latest,
    /// Yes, if any month says yes.
    Any,
    /// All lines of all months, one for each distinct value of the field `by`.
    Distinct {
        by: Option<String>,
    },
    Concat,
    /// Sum of numerators over sum of denominators.
    Ratio,
    None,
}

/// How the sources are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverGroups {
    Sum,
    /// The number of sources that say yes.
    CountTrue,
    Concat,
    Distinct,
    /// There is only one source.
    Single,
    Ratio,
    None,
}

/// In which months a question is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Season {
    /// Calendar months, 1 to 12; empty means each.
    pub months: Vec<u32>,
    /// Empty means each.
    pub years: Vec<i32>,
    /// From the first month of the season on, until it was answered yes in the year.
    pub until_yes: bool,
}

impl Season {
    /// Whether the question is in season in `month`; `said_yes` tells whether an earlier month of the same year was
    /// answered yes.
    pub fn asks(&self, month: Month, said_yes: bool) -> bool {
        if !self.years.is_empty() && !self.years.contains(&month.year()) {
            return false;
        }
        if self.until_yes {
            let begun = self.months.iter().min().is_none_or(|first| month.number() >= *first);
            return begun && !said_yes;
        }
        self.months.is_empty() || self.months.contains(&month.number())
    }
}

/// Bounds of one entry, in units or đồng.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// A group's month above it is asked back.
    pub warn_max: Option<i64>,
    /// A group's month above it is not taken.
    pub hard_max: Option<i64>,
    /// The ward's own month above it is asked back.
    pub warn_max_ward: Option<i64>,
    /// A value above 0 and below it is asked back.
    pub warn_below: Option<i64>,
}

/// A rule over several indicators.
#[derive(Debug, Clone)]
pub struct Rule {
    pub id: String,
    pub scope: Scope,
    /// Holds where all is well. A missing key makes the rule not applicable.
    pub condition: Expression,
    pub severity: Severity,
    pub message: Words,
}

/// What a rule's figures are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One group's month.
    GroupMonth,
    /// One group's year so far, compiled.
    GroupYear,
    /// The ward's year so far, compiled.
    WardYear,
}

/// What a broken rule does to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The answer is not taken.
    Error,
    /// The answer is taken once it is confirmed.
    Warn,
}
