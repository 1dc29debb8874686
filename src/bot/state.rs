//! What a person is in the middle of, as stored in their session.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::dialogue::{handling, petition, report};
use crate::domain::people::{Part, PostKind};
use crate::domain::period::Month;
use crate::domain::ward::GroupCode;
use crate::store::drafts::DraftKey;

/// How long words are held that may be a denunciation, for the person to say whether they are.
const HELD: TimeDelta = TimeDelta::days(1);

/// The state of one identity.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    #[default]
    Idle,
    /// Taking up an invitation.
    Enrolling(super::enrol::Enrolling),
    Report(InReport),
    /// Writing a petition.
    Petition(super::petition::writing::InPetition),
    /// Typing something about a petition that is being handled.
    Handling(super::petition::handling::Handling),
    /// Typing something about the ward's set-up.
    Ward(super::ward::InWard),
    /// Left while something typed was still unclear: it is taken up when the same report is opened again.
    Paused(Unclear),
}

/// What was typed in a report without being clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unclear {
    pub ward_id: i32,
    pub group: GroupCode,
    pub month: Month,
    pub part: Part,
    pub held: report::Held,
}

impl Unclear {
    fn is_of(&self, report: &DraftKey) -> bool {
        let own = (self.ward_id, &self.group, self.month, self.part);
        own == (report.ward_id, &report.group, report.month, report.part)
    }
}

impl State {
    /// After leaving a report.
    pub fn left(report: &DraftKey, held: report::Held) -> Self {
        if held.is_empty() {
            return Self::Idle;
        }
        let DraftKey { ward_id, group, month, part } = report.clone();
        Self::Paused(Unclear { ward_id, group, month, part, held })
    }

    /// What was typed in a report without being clear, when the person turns to something else.
    pub fn unclear(self) -> Option<Unclear> {
        let left = match self {
            Self::Report(place) => Self::left(&place.report(), place.session.held),
            Self::Enrolling(enrolling) => return enrolling.left,
            other
            @ (Self::Idle | Self::Petition(_) | Self::Handling(_) | Self::Ward(_) | Self::Paused(_)) => other,
        };
        match left {
            Self::Paused(unclear) => Some(unclear),
            Self::Idle
            | Self::Enrolling(_)
            | Self::Report(_)
            | Self::Petition(_)
            | Self::Handling(_)
            | Self::Ward(_) => None,
        }
    }

    /// When it ends at the latest, where it holds words that may be a denunciation; otherwise none.
    pub fn held_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let holds = match self {
            Self::Petition(place) => {
                matches!(&place.session.stage, petition::Stage::Suspected { held, .. } if !held.is_empty())
            }
            Self::Handling(place) => matches!(place.session.stage, handling::Stage::Suspected { .. }),
            Self::Idle | Self::Enrolling(_) | Self::Report(_) | Self::Ward(_) | Self::Paused(_) => false,
        };
        holds.then(|| now + HELD)
    }

    /// Whether it is something that only the holder of this post is in the middle of. A petition being written and what is
    /// being set up are begun anew by whoever still may.
    pub fn is_of(&self, ward_id: i32, (kind, group): (PostKind, Option<&GroupCode>)) -> bool {
        let own = |ward: i32, code: &GroupCode, part: Part| {
            ward == ward_id && Some(code) == group && Some(part) == kind.part()
        };
        match self {
            Self::Idle | Self::Enrolling(_) => false,
            Self::Report(place) => own(place.ward_id, &place.group, place.part),
            Self::Paused(unclear) => own(unclear.ward_id, &unclear.group, unclear.part),
            Self::Petition(_) | Self::Handling(_) | Self::Ward(_) => true,
        }
    }

    /// What is still unclear of this report.
    pub fn held(self, report: &DraftKey) -> report::Held {
        match self {
            Self::Report(place) if place.report() == *report => place.session.held,
            Self::Paused(unclear) if unclear.is_of(report) => unclear.held,
            Self::Idle
            | Self::Enrolling(_)
            | Self::Report(_)
            | Self::Petition(_)
            | Self::Handling(_)
            | Self::Ward(_)
            | Self::Paused(_) => report::Held::new(),
        }
    }
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
