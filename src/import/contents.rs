//! What a file holds, once it is read and found without fault.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::answer::Answers;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::ward::{Group, GroupCode};

/// The contents of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// With the household codes that the ward keeps for them.
    pub groups: Vec<Group>,
    /// In the file's order, superseded ones included.
    pub reports: Vec<Report>,
    pub ward_months: BTreeMap<Month, WardMonth>,
}

/// A revision of a group's month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Where it stands in the file: `group_reports[17] (TDP04-2019-02)`.
    pub place: String,
    pub group: GroupCode,
    pub month: Month,
    /// Counted from 1.
    pub revision: u32,
    pub submitted_at: DateTime<Utc>,
    /// The leader's part always; that of the head of the front board where the file has an answer of his.
    pub parts: BTreeMap<Part, Answers>,
}

/// All of the ward's own entries of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WardMonth {
    pub answers: Answers,
    pub submitted_at: DateTime<Utc>,
}

impl Contents {
    /// Leaves out the reports and the months of ward entries submitted after `until`; tells how many those were.
    pub fn leave_out_after(&mut self, until: DateTime<Utc>) -> usize {
        let all = self.reports.len() + self.ward_months.len();
        self.reports.retain(|report| report.submitted_at <= until);
        self.ward_months.retain(|_, entries| entries.submitted_at <= until);
        all - self.reports.len() - self.ward_months.len()
    }
}
