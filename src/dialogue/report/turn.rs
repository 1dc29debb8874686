//! What goes into a step and what comes out of it.

use chrono::{DateTime, Utc};

use crate::channels::Message;
use crate::domain::answer::Answers;
use crate::domain::catalogue::Key;

use super::session::{Held, Session};
use super::tap::Tap;

/// What the person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Text {
        text: String,
        sent_at: DateTime<Utc>,
    },
    /// A button, with the nonce that it carries.
    Tap {
        nonce: String,
        tap: Tap,
    },
    /// The person changed an earlier message, which had given these answers.
    Edited {
        gave: Answered,
        text: String,
    },
    /// Something that no question takes: a sticker, a voice note …
    Other,
    /// Somebody else's writing has changed the draft meanwhile: show where it stands.
    Overtaken,
}

/// What a step decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub next: Next,
    /// The draft as it is now.
    pub answers: Answers,
    /// Said in this order; the last one carries the living buttons.
    pub messages: Vec<Message>,
    /// The last message takes the place of the one whose button was tapped.
    pub amends: bool,
    /// The note under the person's finger after a tap.
    pub toast: Option<String>,
    /// What the person's message gave, so that editing it corrects that.
    pub answered: Option<Answered>,
}

/// Where the person goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// In the report.
    Stay(Session),
    /// Out of it; the draft is kept, and so is what was typed without being clear.
    Leave(Held),
    /// These answers are submitted.
    Submit(Answers),
    /// Out of it: the draft is complete, and whoever may send it is to be told.
    HandOver,
}

/// What one message of the person gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    One(Key),
    WholeMonth,
}
