//! Where a person is in writing a petition.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::draft::FileKind;
use super::form::Question;
use super::turn::Input;

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
    /// Is this a denunciation? What was sent is held here, and nowhere else, until the person has said so; `back` is the
    /// question that was open, none for the card of everything.
    Suspected {
        held: Option<Held>,
        back: Option<Question>,
    },
}

/// What was sent and looks like a denunciation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    Text {
        message: String,
        text: String,
        sent_at: DateTime<Utc>,
    },
    File {
        message: String,
        kind: FileKind,
        file: String,
        caption: String,
        sent_at: DateTime<Utc>,
        album: Option<String>,
    },
    Edited {
        message: String,
        text: String,
    },
}

impl Held {
    /// The message that brought it.
    pub fn message(&self) -> &str {
        match self {
            Self::Text { message, .. } | Self::File { message, .. } | Self::Edited { message, .. } => message,
        }
    }

    /// The words in doubt.
    pub fn words(&self) -> &str {
        match self {
            Self::Text { text, .. } | Self::Edited { text, .. } => text,
            Self::File { caption, .. } => caption,
        }
    }

    /// The same with other words: its message was changed.
    pub fn changed_to(self, words: String) -> Self {
        match self {
            Self::Text { message, sent_at, .. } => Self::Text { message, text: words, sent_at },
            Self::File { message, kind, file, sent_at, album, .. } => {
                Self::File { message, kind, file, caption: words, sent_at, album }
            }
            Self::Edited { message, .. } => Self::Edited { message, text: words },
        }
    }

    /// As what it came.
    pub fn into_input(self) -> Input {
        match self {
            Self::Text { message, text, sent_at } => Input::Text { message, text, sent_at },
            Self::File { message, kind, file, caption, sent_at, album } => {
                Input::File { message, kind, file, caption, sent_at, album }
            }
            Self::Edited { message, text } => Input::Edited { message, text },
        }
    }
}
