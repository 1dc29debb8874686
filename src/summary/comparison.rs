//! A period beside the one before it and the same one last year.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Compiled, Figure, FigureValue};
use crate::domain::catalogue::Key;
use crate::domain::figure::{Percent, Rounding, percent};
use crate::domain::period::Period;

/// Which earlier period a period is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The one of the same kind before it.
    Previous,
    /// The same one a year earlier.
    LastYear,
}

/// The earlier periods to compare a period with. Those that come once a year have one only.
pub fn compared_periods(period: Period) -> Vec<(Relation, Period)> {
    let last_year = (Relation::LastYear, period.last_year());
    if period.previous() == period.last_year() {
        vec![last_year]
    } else {
        vec![(Relation::Previous, period.previous()), last_year]
    }
}

/// How the figures differ from those of an earlier period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub relation: Relation,
    /// The earlier period.
    pub with: Period,
    /// How many groups had submitted the earlier period, of how many.
    pub coverage: (usize, usize),
    /// By indicator, where both periods have a figure that can be compared.
    pub changes: BTreeMap<Key, Change>,
}

/// One figure beside its earlier value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub before: FigureValue,
    /// Whether the figure is now less than it was, the same, or greater.
    pub direction: Ordering,
    /// How much less or greater in percent of what it was, never negative; absent where it was 0, and for ratios, which are
    /// compared by their percentages.
    pub percent: Option<Percent>,
}

/// Compares with an earlier period, compiled; `None` where nobody had submitted anything of it.
pub fn compare(
    compiled: &Compiled,
    earlier: &Compiled,
    relation: Relation,
    rounding: Rounding,
) -> Option<Comparison> {
    if !earlier.has_entries {
        return None;
    }
    let change = |(key, figure): (&Key, &Figure)| {
        Some((key.clone(), change(&figure.value, &earlier.figures.get(key)?.value, rounding)?))
    };
    Some(Comparison {
        relation,
        with: earlier.period,
        coverage: (earlier.coverage.submitted, earlier.coverage.expected),
        changes: compiled.figures.iter().filter_map(change).collect(),
    })
}

fn change(now: &FigureValue, before: &FigureValue, rounding: Rounding) -> Option<Change> {
    if let (
        FigureValue::Ratio { numerator, denominator, .. },
        FigureValue::Ratio { numerator: n, denominator: d, .. },
    ) = (now, before)
    {
        if *denominator == 0 || *d == 0 {
            return None;
        }
        let direction =
            (i128::from(*numerator) * i128::from(*d)).cmp(&(i128::from(*n) * i128::from(*denominator)));
        return Some(Change { before: before.clone(), direction, percent: None });
    }
    let (new, old) = (countable(now)?, countable(before)?);
    let difference = i64::try_from(new.abs_diff(old)).ok()?;
    let percent = if old > 0 { percent(difference, old, rounding) } else { None };
    Some(Change { before: before.clone(), direction: new.cmp(&old), percent })
}

/// What is compared of a figure: its number, or a list's number of lines.
fn countable(value: &FigureValue) -> Option<i64> {
    match value {
        FigureValue::Count(number) | FigureValue::Money(number) | FigureValue::SayingYes(number) => {
            Some(*number)
        }
        FigureValue::List(items) => i64::try_from(items.len()).ok(),
        FigureValue::YesNo(_)
        | FigureValue::Text(_)
        | FigureValue::Ratio { .. }
        | FigureValue::Narrative(_) => None,
    }
}
