//! What goes into a step and what comes out of it.

use crate::channels::Message;
use crate::domain::petition::content::Point;

use super::draft::{Complete, Draft};
use super::sent::Sent;
use super::session::Session;
use super::tap::Tap;

/// What the person did. `message` names the message that it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Something with words of its own.
    Sent(Sent),
    Location {
        message: String,
        point: Point,
    },
    /// A telephone number that was shared, with the name that it was shared under.
    Contact {
        message: String,
        name: String,
        phone: String,
    },
    /// A button, with the nonce that it carries.
    Tap {
        nonce: String,
        tap: Tap,
    },
    /// Something that is not taken: a sticker, a video …
    Other,
}

/// What a step decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub next: Next,
    /// The draft as it is now.
    pub draft: Draft,
    /// What is said; it carries the living buttons. Nothing after a stale button.
    pub message: Option<Message>,
    /// The message takes the place of the newest one with buttons.
    pub amends: bool,
    /// The note under the person's finger after a tap.
    pub toast: Option<String>,
}

/// Where the person goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    Stay(Session),
    /// Out of it; the draft is kept.
    Leave,
    /// This is sent.
    Send(Box<Complete>),
    /// It is a denunciation: everything that was written, where anything was, is removed, and the person is told where to
    /// go.
    Denunciation {
        written: bool,
    },
}
