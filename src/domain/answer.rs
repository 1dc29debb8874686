//! What a question was answered with: a value, or one of three blanks that are never confused with 0.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::catalogue::Key;

/// An answer to one indicator of one month.
///
/// As JSON a value stands for itself (`0`, `true`, `"text"`, `[{…}]`), a blank is `{"blank": "not_known_yet"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Blank { blank: Blank },
    Value(Value),
}

/// The three ways of giving no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Blank {
    NotApplicable,
    NotKnownYet,
    Declined,
}

impl Blank {
    /// Every blank, in the order in which people are offered them.
    pub const ALL: [Self; 3] = [Self::NotKnownYet, Self::NotApplicable, Self::Declined];
}

/// A given value. Money is whole đồng, a count is whole units of the indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    YesNo(bool),
    Number(i64),
    Text(String),
    Items(Vec<Item>),
}

/// One line of a list indicator: field name → cell.
pub type Item = BTreeMap<String, Cell>;

/// A cell of a list's line. Dates are ISO texts (`2019-09-30`), choices are their codes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    Number(i64),
    Text(String),
}

/// The answers of one report, by indicator.
pub type Answers = BTreeMap<Key, Answer>;

impl Answer {
    /// A number of units or of đồng.
    pub const fn number(number: i64) -> Self {
        Self::Value(Value::Number(number))
    }

    /// A blank of the given kind.
    pub const fn blank(blank: Blank) -> Self {
        Self::Blank { blank }
    }

    /// The value, where one was given.
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Blank { .. } => None,
        }
    }

    /// The answer as a number, where it is one: yes and no count as 1 and 0.
    pub fn as_number(&self) -> Option<i64> {
        match self.value()? {
            Value::Number(number) => Some(*number),
            Value::YesNo(yes) => Some(i64::from(*yes)),
            Value::Text(_) | Value::Items(_) => None,
        }
    }
}

impl Cell {
    /// The cell as people write it, without units.
    pub fn as_text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }

    /// The number in the cell, where it holds one.
    pub const fn as_number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) => None,
        }
    }
}
