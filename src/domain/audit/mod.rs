//! The audit: what was changed, by whom, from where; append-only, each entry chained by its hash to the one before.
//!
//! Whoever can write to the database can change an entry, but not without breaking the chain from there on; and who writes
//! the whole chain anew is found out by an [`Anchor`] that is kept elsewhere, such as in the committee's chat.

mod action;
mod anchor;
mod changes;
mod encoding;
mod figures;
mod verify;

#[cfg(test)]
mod tests;

pub use self::action::Action;
pub use self::anchor::{Anchor, AnchorFault};
pub use self::changes::{WardState, ward_changes};
pub use self::encoding::{Hash, storable, storable_text};
pub use self::figures::{Digest, Revision, figure_change, revision_change, written};
pub use self::verify::{Fault, Kept, RETENTION_SUBJECT, RetentionRule, Told, Verified, Verifier, verify};

use chrono::{DateTime, SubsecRound, Utc};
use serde_json::Value;

use super::people::{Part, PostKind};
use super::period::Month;
use super::ward::GroupCode;

/// One thing that was changed. Values are plain for figures, statuses, posts and settings, and keyed digests for anything
/// personal: texts, names, phones, ids on a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub ward_id: i32,
    pub action: Action,
    /// What was changed, such as `report TDP07 2019-09`.
    pub subject: String,
    /// Absent where there was nothing before.
    pub old: Option<Value>,
    /// Absent where nothing is left.
    pub new: Option<Value>,
}

/// Who makes changes, under which post, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// A person's pseudonym, `command line` or `bot`.
    pub actor: String,
    /// The post under which the person acts, as [`post_text`] writes it; empty where none.
    pub post: String,
    /// The messenger's name, `command line` or `bot`.
    pub channel: String,
}

impl Origin {
    /// A person who acts from a messenger.
    pub fn person(pseudonym: &str, post: &str, channel: &str) -> Self {
        Self { actor: pseudonym.to_owned(), post: post.to_owned(), channel: channel.to_owned() }
    }

    /// Somebody without a post, or nobody that is known, on a messenger: a chat that removes the bot, or goes on under
    /// another id.
    pub fn nobody(channel: &str) -> Self {
        Self::person("", "", channel)
    }

    /// The command line: whoever may run it on the machine.
    pub fn command_line() -> Self {
        Self::person("command line", "", "command line")
    }

    /// The bot of its own accord: what it does by the clock.
    pub fn bot() -> Self {
        Self::person("bot", "", "bot")
    }
}

/// An entry as it is kept. The texts are as the row has them, so that a row that somebody changed can be verified too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub ward_id: i32,
    /// 1, 2, 3 … without gaps.
    pub sequence: i64,
    /// UTC, to the microsecond.
    pub at: DateTime<Utc>,
    pub origin: Origin,
    /// The code of an [`Action`].
    pub action: String,
    pub subject: String,
    pub old: Option<Value>,
    pub new: Option<Value>,
    /// Over all of the above and the hash of the entry before.
    pub hash: Hash,
}

impl Entry {
    /// The entry that records a change after the entry numbered `sequence - 1`, whose hash is `before`.
    pub fn record(origin: &Origin, at: DateTime<Utc>, change: &Change, sequence: i64, before: Hash) -> Self {
        let mut entry = Self {
            ward_id: change.ward_id,
            sequence,
            at: at.trunc_subsecs(6),
            origin: Origin {
                actor: storable_text(&origin.actor),
                post: storable_text(&origin.post),
                channel: storable_text(&origin.channel),
            },
            action: change.action.code().to_owned(),
            subject: storable_text(&change.subject),
            old: change.old.clone().and_then(storable),
            new: change.new.clone().and_then(storable),
            hash: Hash::NONE,
        };
        entry.hash = entry.hash_after(before);
        entry
    }

    /// The hash that the entry must have where the one before has the hash `before`.
    pub fn hash_after(&self, before: Hash) -> Hash {
        encoding::hash(self, self.sequence, before)
    }

    /// The entry's place in the chain.
    pub const fn place(&self) -> Place {
        Place { sequence: self.sequence, hash: self.hash }
    }
}

/// A place in a chain: the number of an entry and its hash. The place before the first entry is number 0 and
/// [`Hash::NONE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub sequence: i64,
    pub hash: Hash,
}

impl Place {
    /// Before the first entry of a ward.
    pub const START: Self = Self { sequence: 0, hash: Hash::NONE };
}

/// The subject of what happens to the chats of the ward's committee.
pub const COMMITTEE_CHAT: &str = "committee chat";

/// A report as subjects name it: `report TDP07 2019-09`, with the part behind it where it is not the leader's.
pub fn report_text(group: &GroupCode, month: Month, part: Part) -> String {
    match part {
        Part::Leader => format!("report {group} {month}"),
        Part::FrontBoardHead => format!("report {group} {month} {}", part.code()),
    }
}

/// A post as subjects name it: `leader TDP07`, `secretary`.
pub fn post_text(kind: PostKind, group: Option<&GroupCode>) -> String {
    match group {
        Some(group) => format!("{} {group}", kind.code()),
        None => kind.code().to_owned(),
    }
}
