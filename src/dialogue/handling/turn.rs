//! What goes into a step and what comes out of it.

use crate::channels::Message;
use crate::domain::petition::{Action, Number};
use crate::domain::voice::Voice;

use super::session::{File, Sent, Session};
use super::tap::Tap;

/// What a step needs to know of the petition and of the ward.
#[derive(Debug, Clone)]
pub struct Form<'a> {
    pub number: &'a Number,
    /// The bodies that the ward forwards to.
    pub bodies: Vec<&'a str>,
    /// The ward's texts to answer with.
    pub templates: Vec<Template<'a>>,
    pub voice: Voice,
}

/// A text that the ward keeps ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template<'a> {
    pub title: &'a str,
    pub text: &'a str,
}

/// What the person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Sent(Sent),
    /// A button, with the nonce that it carries.
    Tap {
        nonce: String,
        tap: Tap,
    },
    /// Something that is not taken now: a sticker, a place, a photo where words are asked for.
    Other,
}

/// What a step decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub next: Next,
    /// What is said; it carries the living buttons. Nothing after a stale button, and after what was the last word.
    pub message: Option<Message>,
    /// The note under the person's finger after a tap.
    pub toast: Option<String>,
    /// Files that belong to nothing any more.
    pub discarded: Vec<File>,
}

/// Where the person goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    Stay(Session),
    /// Out of it: nothing is done.
    Leave,
    /// This is done now. Where somebody else was quicker, it is shown again, by [`overtaken`](super::overtaken).
    Act(Action, Vec<File>),
    /// What was written is a denunciation: nothing of it may stay, and nothing is done.
    Denunciation,
}
