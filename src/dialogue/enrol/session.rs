//! Where a person is in taking up an invitation.

use serde::{Deserialize, Serialize};

use crate::domain::language::Language;

/// The part of a session that these steps read and write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub place: Place,
    /// Carried by the buttons of the newest message: a button with another one is stale.
    pub nonce: String,
    /// Chosen before anything is kept of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Is it you who is invited?
    IsItYou,
    /// Do you agree to what is kept of you?
    Consent,
    /// The same below the full text.
    Details,
    /// How do you wish to be addressed?
    Address,
    /// Which telephone number is yours?
    Phone,
}
