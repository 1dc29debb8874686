//! What goes into a step and what comes out of it.

use crate::channels::Message;
use crate::domain::ward_change::WardChange;

use super::session::Session;
use super::tap::Tap;

/// What the person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Text(String),
    /// A button, with the nonce that it carries.
    Tap {
        nonce: String,
        tap: Tap,
    },
    /// Something that no question takes: a sticker, a voice note …
    Other,
}

/// What a step decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub next: Next,
    /// What is said; a message with buttons carries the living ones.
    pub message: Option<Message>,
    /// The note under the person's finger after a tap.
    pub toast: Option<String>,
}

/// Where the person goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    Stay(Session),
    /// Nothing was changed.
    Leave,
    /// The change was confirmed as it was shown.
    Make(WardChange),
}
