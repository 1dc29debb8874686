//! Enrolment: an invitation is looked at, consented to, and taken up; a post passes on; an account moves to another phone.

mod again;
mod handover;
mod offer;
mod open;
mod proceed;
mod take_up;
mod welcome;

use serde::{Deserialize, Serialize};

use crate::dialogue::enrol::Session;
use crate::store::invitations::TokenDigest;

use super::state::Unclear;

pub use self::handover::{audit as note_post, end_sessions, revoke_invitations};
pub use self::open::{enrol, meet_stranger};
pub use self::proceed::{cancel, change, proceed, speak};

/// In the middle of taking up an invitation, or of changing what was answered then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolling {
    pub about: About,
    pub session: Session,
    /// What was typed in a report that was left for this, without being clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Unclear>,
}

/// What is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// An invitation that has not been taken up so far.
    Invitation(TokenDigest),
    /// The invitation is taken up; what is asked now is up to the person.
    Introduction,
    /// One answer is changed, from `/mydata`.
    Change,
}
