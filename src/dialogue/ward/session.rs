//! Where a person is in setting something up.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::catalogue::Key;
use crate::domain::ward::GroupCode;
use crate::domain::ward_change::{Difference, WardChange};

/// A place in the dialogue, and the word that its living buttons carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub place: Place,
    pub nonce: String,
}

/// A place, with the facts that are valid there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The value is awaited.
    Asked(Asked),
    /// What was typed for a target has several readings.
    Unclear { asked: Asked, readings: Vec<i64> },
    /// The change was shown with these differences, and waits for the person's yes.
    Confirm { asked: Asked, change: WardChange, shown: Vec<Difference> },
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// The annual target that this indicator holds.
    Target {
        key: Key,
        year: i32,
    },
    FirstMonth,
    OpensDay,
    DueDay,
    Name {
        group: GroupCode,
    },
    LastDay {
        group: GroupCode,
    },
    MergeDay {
        groups: (GroupCode, GroupCode),
    },
    MergeNumber {
        groups: (GroupCode, GroupCode),
        first_day: NaiveDate,
    },
    SplitDay {
        group: GroupCode,
    },
    SplitNumbers {
        group: GroupCode,
        first_day: NaiveDate,
    },
}
