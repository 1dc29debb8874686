//! What the local Telegram knows of: people, chats, messages, files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::entities::Styled;

/// Somebody with a phone. `id` is both the user's id and the id of their private chat with the bot.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    pub id: i64,
    /// The first name; often the whole name.
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_code: Option<String>,
    /// With country code, as Telegram writes it: `+84912345678`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A line for the list of phones ("Tổ 7 · Tổ trưởng"); Telegram has no such thing, and the bot never sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    #[serde(default)]
    pub sequence: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatKind {
    Private,
    Group,
    Supergroup,
}

impl ChatKind {
    /// The word of the Bot API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
        }
    }
}

/// How the bot stands in a chat. In a private chat `Kicked` means that the person has blocked it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BotStanding {
    Never,
    Member,
    Administrator,
    Left,
    Kicked,
}

impl BotStanding {
    pub fn is_in(self) -> bool {
        matches!(self, Self::Member | Self::Administrator)
    }
}

/// A keyboard that a person's phone shows in place of its letters, or a forced reply.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShownKeyboard {
    pub message: i64,
    pub markup: Value,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Chat {
    pub id: i64,
    pub kind: ChatKind,
    /// Groups only.
    pub title: Option<String>,
    /// Ids of the people in it; the first made a group, and owns it.
    pub members: Vec<i64>,
    pub bot: BotStanding,
    /// The newest message id that was given out in this chat.
    pub last_message: i64,
    /// The supergroup that this basic group became.
    #[serde(default)]
    pub migrated_to: Option<i64>,
    #[serde(default)]
    pub pinned: BTreeSet<i64>,
    /// Reply keyboards, by person.
    #[serde(default)]
    pub keyboards: BTreeMap<i64, ShownKeyboard>,
    /// The newest message each person has seen.
    #[serde(default)]
    pub read: BTreeMap<i64, i64>,
    #[serde(default)]
    pub sequence: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    Bot,
    Person(i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    Photo,
    Document,
    Voice,
}

impl MediaKind {
    /// The word of the Bot API, which is also the field that carries the file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
            Self::Voice => "voice",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Text(Styled),
    Media {
        kind: MediaKind,
        file: String,
        caption: Styled,
    },
    Sticker {
        file: String,
        emoji: String,
    },
    Contact {
        phone_number: String,
        first_name: String,
        user_id: Option<i64>,
    },
    Location {
        latitude: f64,
        longitude: f64,
    },
    /// "X joined the group": the fields of the Bot API as they are.
    Service(Map<String, Value>),
}

impl Content {
    /// The text or the caption.
    pub fn styled(&self) -> Option<&Styled> {
        match self {
            Self::Text(styled) => Some(styled),
            Self::Media { caption, .. } => Some(caption),
            Self::Sticker { .. } | Self::Contact { .. } | Self::Location { .. } | Self::Service(_) => None,
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Message {
    pub chat: i64,
    pub id: i64,
    pub author: Author,
    /// Seconds since 1970 by the ward's clock.
    pub date: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<i64>,
    /// Messages of one album carry the same word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub album: Option<String>,
    pub content: Content,
    /// `{"inline_keyboard": …}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inline_keyboard: Option<Value>,
    /// It brought (or took away) a reply keyboard: Telegram refuses to edit such a message.
    #[serde(default)]
    pub brought_keyboard: bool,
    #[serde(default)]
    pub deleted: bool,
    pub sequence: u64,
}

/// A file that the bot or a phone has sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoredFile {
    pub id: String,
    pub unique_id: String,
    /// What `getFile` answers as `file_path`.
    pub path: String,
    pub name: String,
    pub mime: String,
    /// Pixels, for photos.
    pub width: u32,
    pub height: u32,
    #[serde(with = "super::journal::as_base64")]
    pub bytes: Arc<Vec<u8>>,
}
