//! First step of compiling: the months of one giver become one value.

use std::collections::BTreeSet;

use super::Giver;
use crate::domain::answer::{Cell, Item, Value};
use crate::domain::catalogue::{Indicator, Kind, OverMonths};
use crate::domain::period::Month;

/// What one giver gave of one indicator over a period.
pub(super) struct Share<'a> {
    pub giver: Giver,
    pub value: Combined,
    /// The months that are in the value, oldest first.
    pub counted: Vec<(Month, &'a Value)>,
}

/// A giver's months as one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Combined {
    Number(i64),
    YesNo(bool),
    Texts(Vec<(Month, String)>),
    Lines(Vec<(Month, Item)>),
}

impl<'a> Share<'a> {
    /// Combines a giver's values, from the oldest to the newest; absent where there is none.
    pub fn of(giver: &Giver, indicator: &Indicator, values: Vec<(Month, &'a Value)>) -> Option<Self> {
        let counted = match indicator.over_months {
            OverMonths::Latest => values.last().copied().into_iter().collect(),
            OverMonths::Sum
            | OverMonths::Any
            | OverMonths::Distinct { .. }
            | OverMonths::Concat
            | OverMonths::Ratio
            | OverMonths::None => values,
        };
        if counted.is_empty() {
            return None;
        }
        let value = combine(indicator, &counted)?;
        Some(Self { giver: giver.clone(), value, counted })
    }
}

fn combine(indicator: &Indicator, counted: &[(Month, &Value)]) -> Option<Combined> {
    match &indicator.kind {
        Kind::Count | Kind::Money => {
            let numbers = counted.iter().filter_map(|(_, value)| number(value));
            Some(Combined::Number(numbers.fold(0, i64::saturating_add)))
        }
        Kind::YesNo => {
            Some(Combined::YesNo(counted.iter().any(|(_, value)| matches!(value, Value::YesNo(true)))))
        }
        Kind::ShortText | Kind::Narrative => {
            let texts = counted.iter().filter_map(|(month, value)| Some((*month, text(value)?)));
            Some(Combined::Texts(texts.collect()))
        }
        Kind::List(_) => {
            let lines = counted
                .iter()
                .flat_map(|(month, value)| items(value).iter().map(|item| (*month, item.clone())));
            let lines = lines.collect();
            Some(Combined::Lines(match &indicator.over_months {
                OverMonths::Distinct { by } => distinct(lines, by.as_deref()),
                OverMonths::Sum
                | OverMonths::Latest
                | OverMonths::Any
                | OverMonths::Concat
                | OverMonths::Ratio
                | OverMonths::None => lines,
            }))
        }
        Kind::Ratio { .. } => None,
    }
}

/// Of the lines that are the same by the field (by all fields where none is named) only the last one. Lines without the
/// field are all kept: nothing says that they are the same.
pub(super) fn distinct<T>(lines: Vec<(T, Item)>, by: Option<&str>) -> Vec<(T, Item)> {
    let mut seen: BTreeSet<Item> = BTreeSet::new();
    let mut kept: Vec<(T, Item)> = Vec::new();
    for (place, item) in lines.into_iter().rev() {
        let mark = match by {
            Some(field) => item.get(field).map(|cell| Item::from([(field.to_owned(), trimmed(cell))])),
            None => Some(item.clone()),
        };
        if mark.is_none_or(|mark| seen.insert(mark)) {
            kept.push((place, item));
        }
    }
    kept.reverse();
    kept
}

fn trimmed(cell: &Cell) -> Cell {
    Cell::Text(cell.as_text().trim().to_owned())
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::YesNo(_) | Value::Text(_) | Value::Items(_) => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::YesNo(_) | Value::Number(_) | Value::Items(_) => None,
    }
}

fn items(value: &Value) -> &[Item] {
    match value {
        Value::Items(items) => items,
        Value::YesNo(_) | Value::Number(_) | Value::Text(_) => &[],
    }
}
