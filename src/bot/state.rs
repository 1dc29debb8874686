//! What a person is in the middle of, as stored in their session.

use serde::{Deserialize, Serialize};

use crate::dialogue::report;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::ward::GroupCode;
use crate::store::drafts::DraftKey;

/// The state of one identity.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    #[default]
    Idle,
    Report(InReport),
}

/// In the middle of a report: of which, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InReport {
    pub ward_id: i32,
    pub group: GroupCode,
    pub month: Month,
    pub part: Part,
    pub session: report::Session,
}

impl InReport {
    /// The report being written.
    pub fn report(&self) -> DraftKey {
        DraftKey { ward_id: self.ward_id, group: self.group.clone(), month: self.month, part: self.part }
    }

    /// At a place in this report.
    pub fn at(report: &DraftKey, session: report::Session) -> Self {
        let DraftKey { ward_id, group, month, part } = report.clone();
        Self { ward_id, group, month, part, session }
    }
}
