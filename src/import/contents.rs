//! What a file holds, once it is read and found without fault.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::answer::Answers;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::petition::content::Content;
use crate::domain::petition::{Field, Petition};
use crate::domain::ward::{Group, GroupCode};

/// The contents of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Groups that the ward does not have so far.
    pub groups: Vec<Group>,
    /// Groups that the ward has, and whether the file says of them what the ward does. The ward's own name, number and days
    /// stay.
    pub known_groups: BTreeMap<GroupCode, bool>,
    /// In the file's order, superseded ones included.
    pub reports: Vec<Report>,
    pub ward_months: BTreeMap<Month, WardMonth>,
    pub petitions: Vec<PetitionRecord>,
    /// How many people were shown where to go with a denunciation, by month.
    pub denunciations: BTreeMap<Month, u32>,
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

/// A petition with what is known of its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PetitionRecord {
    /// Where it stands in the file: `petitions[17] (KN-2019-018)`.
    pub place: String,
    pub petition: Petition,
    pub field: Field,
    pub group: Option<GroupCode>,
    pub identity_protected: bool,
    pub content: Content,
}

/// All of the ward's own entries of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WardMonth {
    pub answers: Answers,
    pub submitted_at: DateTime<Utc>,
}

impl Contents {
    /// Leaves out the reports, the months of ward entries and the petitions that came after `until`; tells how many those
    /// were. Of petitions that had come, it leaves out what happened later.
    pub fn leave_out_after(&mut self, until: DateTime<Utc>) -> usize {
        let all = self.reports.len() + self.ward_months.len() + self.petitions.len();
        self.reports.retain(|report| report.submitted_at <= until);
        self.ward_months.retain(|_, entries| entries.submitted_at <= until);
        self.petitions.retain_mut(|record| match record.petition.known_by(until) {
            Some(then) => {
                record.petition = then;
                true
            }
            None => false,
        });
        all - self.reports.len() - self.ward_months.len() - self.petitions.len()
    }
}
