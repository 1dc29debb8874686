//! What the router knows of a message: where it was sent, by whom, in the middle of what, and what it is.

use std::collections::BTreeSet;

use crate::bot::commands::{ButtonKind, Command};
use crate::channels::Place;
use crate::domain::permissions::Permission;

/// What decides the way of a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Facts {
    pub place: Place,
    /// The chat is a ward's committee chat.
    pub bound: bool,
    pub who: Who,
    /// What the person's posts entitle to, in whatever ward or group.
    pub permissions: BTreeSet<Permission>,
    pub what: What,
    pub session: Session,
}

impl Facts {
    /// Whether one of the person's posts entitles to the command.
    pub(super) fn may_give(&self, command: Command) -> bool {
        command.needs().iter().any(|permission| self.permissions.contains(permission))
    }
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Somebody of whom nothing is kept.
    Stranger,
    /// Somebody who holds no post (any more).
    Known,
    /// Somebody who holds a post, and has not agreed to the present text on personal data.
    Unasked,
    /// Somebody who holds a post.
    Holder,
}

/// What the person is in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Session {
    Idle,
    Enrolling,
    InReport,
    InPetition,
    Handling,
    InWard,
    /// Stored by an earlier version, in a form that cannot be read any more.
    Unreadable,
}

/// What was sent.
#[derive(Clone, PartialEq, Eq)]
pub enum What {
    Command {
        name: String,
        argument: String,
    },
    Choice {
        data: String,
    },
    Text,
    /// The words of a menu label, as a text.
    Named {
        command: Command,
    },
    /// The number of a petition, as a text.
    Number {
        number: String,
    },
    /// Whether a settlement is fine, as a text.
    Verdict {
        fine: bool,
    },
    Edited {
        message: String,
        text: String,
    },
    /// A sticker, a photo, a voice note …
    Other,
    Joined,
    Left,
    /// The group goes on under another id; delivery has followed it there.
    Migrated,
    Unreadable,
}

impl What {
    pub(super) fn is_choice(&self, kind: ButtonKind) -> bool {
        matches!(self, Self::Choice { data } if ButtonKind::of(data).is_some_and(|(found, _)| found == kind))
    }
}
