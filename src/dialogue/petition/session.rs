//! Where a person is in writing a petition.

use serde::{Deserialize, Serialize};

use crate::dialogue::held::Held;

use super::form::Question;
use super::sent::SentFile;

/// The part of a session that the steps read and write. Whose petition it is stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub stage: Stage,
    /// Carried by the buttons of the newest message: a button with another one is stale.
    pub nonce: String,
}

/// A stage of the dialogue, with the facts that are valid there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Something is written already: go on with it, or begin anew?
    Found,
    /// Really throw away what is written?
    Discarding,
    Asking(Question),
    /// Everything on one card.
    Review,
    /// Is this a denunciation? What is sent is held here, and nowhere else, until the person has said so (nothing where they
    /// have chosen it); `back` is the question that was open, none for the card of everything.
    Suspected {
        held: Held<SentFile>,
        back: Option<Question>,
    },
}
