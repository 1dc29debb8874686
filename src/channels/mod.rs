//! The messengers. Inside the house there are only [`Incoming`] and [`Outgoing`]; platform types stop in a channel's folder.

pub mod bold;
mod channel;
mod degrees;
mod file_bytes;
mod fit;
mod links;
pub mod telegram;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use channel::{Ability, Arrival, Capabilities, Channel, FetchError, LARGEST_FILE, Reading, SendError};
pub use degrees::Degrees;
pub use fit::fit;
pub use links::Links;

/// A bot on a messenger: the channel's name (`telegram`) and the bot's own id there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Line {
    pub channel: String,
    pub bot: String,
}

/// A conversation on a line: a private chat or a group chat, by the platform's id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Conversation {
    pub line: Line,
    pub chat: String,
}

/// What reached us from a platform.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incoming {
    pub conversation: Conversation,
    pub place: Place,
    /// Who sent it; absent where the platform does not say (a channel post, an anonymous administrator).
    pub sender: Option<Sender>,
    /// The platform's own time of sending.
    pub sent_at: DateTime<Utc>,
    pub content: Content,
}

/// Where a message was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Private,
    Group,
}

/// A person as the platform names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The platform's stable user id.
    pub id: String,
    pub name: String,
    /// The language that the person's application is set to, such as `vi` or `en-GB`.
    pub language: Option<String>,
}

/// What was sent. `message` is the platform's id of the message within its conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Text {
        message: String,
        text: String,
    },
    /// `/name argument`, without the slash and without the bot's name, the name in lower case.
    Command {
        message: String,
        name: String,
        argument: String,
    },
    /// The sender changed an earlier message of theirs to this text.
    Edited {
        message: String,
        text: String,
    },
    /// A button under a message of ours was tapped.
    Choice {
        callback: String,
        message: Option<String>,
        data: String,
    },
    /// A picture, also one that was sent as a document. [`Channel::fetch`] brings `file`, in the largest size that there
    /// is.
    Photo {
        message: String,
        file: String,
        caption: String,
        /// What the pictures have in common that were sent together. Each of them is a message of its own; the caption
        /// is with the first.
        #[serde(default)]
        album: Option<String>,
    },
    /// A voice note of so many seconds, with what was written below it. [`Channel::fetch`] brings `file`.
    Voice {
        message: String,
        file: String,
        #[serde(default)]
        seconds: u32,
        #[serde(default)]
        caption: String,
    },
    /// A telephone number. It is the sender's own where `user` is the sender's id, and only there.
    Contact {
        message: String,
        phone: String,
        /// The name that it was passed on under.
        #[serde(default)]
        name: String,
        user: Option<String>,
    },
    Location {
        message: String,
        latitude: Degrees,
        longitude: Degrees,
    },
    /// A sticker, a video, a poll …: anything that no dialogue takes.
    Other {
        message: String,
    },
    /// The bot was added to the conversation.
    Joined,
    /// The bot was removed from the conversation, or blocked.
    Left,
    /// The group chat goes on under another id.
    Migrated {
        to: String,
    },
    /// An update that the channel could not read; kept for inspection.
    Unreadable,
}

/// What leaves through the outbox, in the order in which it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outgoing {
    Message(Message),
    /// Takes the buttons off an earlier message.
    ClearButtons {
        of: MessageRef,
    },
    /// Replaces text and buttons of an earlier message.
    Amend {
        of: MessageRef,
        message: Message,
    },
    /// The short note shown to the person who tapped a button.
    Toast {
        callback: String,
        text: String,
        alert: bool,
    },
    Picture {
        name: String,
        #[serde(with = "file_bytes")]
        bytes: Vec<u8>,
        caption: String,
    },
    Document {
        name: String,
        #[serde(with = "file_bytes")]
        bytes: Vec<u8>,
        caption: String,
    },
    /// A voice note: Ogg with Opus, as messengers record it.
    Voice {
        name: String,
        #[serde(with = "file_bytes")]
        bytes: Vec<u8>,
        caption: String,
    },
    /// A place on the map.
    Location {
        latitude: Degrees,
        longitude: Degrees,
    },
    /// Has the messenger offer these commands in the conversation: name and description.
    Commands(Vec<(String, String)>),
}

impl From<Message> for Outgoing {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// A message of ours. `**bold**` in the text is bold; everything else is shown as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Message {
    pub text: String,
    pub choices: Choices,
}

impl Message {
    /// A text that somebody typed, to be shown within a message as it is: its stars make nothing bold.
    pub fn verbatim(typed: &str) -> String {
        bold::verbatim(typed)
    }
}

/// What a person can tap.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choices {
    #[default]
    None,
    /// Buttons under the message, in rows.
    Buttons(Vec<Vec<Button>>),
    /// The menu that stays below the typing field, in rows; a tap sends the label as text.
    Menu(Vec<Vec<String>>),
    /// A menu whose first button, `label`, sends the person's own telephone number as [`Content::Contact`]; below it
    /// ordinary labels. In private chats only: in a group, and where the messenger has no such button, the labels alone.
    Contact { label: String, rest: Vec<Vec<String>> },
    /// The same with a button that sends where the person is, as [`Content::Location`].
    Location { label: String, rest: Vec<Vec<String>> },
}

impl Content {
    /// Whether it is the sender's own telephone number, and not somebody else's that was passed on.
    pub fn is_own_contact(&self, sender: Option<&Sender>) -> bool {
        let Self::Contact { user: Some(user), .. } = self else { return false };
        sender.is_some_and(|sender| sender.id == *user)
    }

    /// The text of a new message that is no command.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text { text, .. } = self { Some(text) } else { None }
    }

    /// The data of a button that was tapped.
    pub fn as_choice(&self) -> Option<&str> {
        if let Self::Choice { data, .. } = self { Some(data) } else { None }
    }
}

/// A button under a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    pub label: String,
    /// Comes back as [`Content::Choice`]; at most 64 bytes.
    pub data: String,
}

/// An earlier message of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageRef {
    /// By its row in the outbox.
    Outbox(i64),
    /// By the platform's id.
    Platform(String),
}

/// How soon something must leave: within a conversation answers go before notices, and notices before broadcasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
pub enum Priority {
    Answer = 0,
    Notice = 1,
    Broadcast = 2,
}
