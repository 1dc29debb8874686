//! What is sent with words of its own.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::draft::FileKind;

/// A text, a file, or another text for an earlier message: what may be part of the petition, and may be a denunciation.
/// `message` names the message that it came in. `Debug` does not show the words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent {
    Text {
        message: String,
        text: String,
        sent_at: DateTime<Utc>,
    },
    /// A photo or a voice note, by the platform's id, with what was written below it.
    File {
        message: String,
        kind: FileKind,
        file: String,
        caption: String,
        sent_at: DateTime<Utc>,
        album: Option<String>,
    },
    /// The person changed an earlier message.
    Edited {
        message: String,
        text: String,
    },
}

impl Sent {
    /// The message that brought it.
    pub fn message(&self) -> &str {
        match self {
            Self::Text { message, .. } | Self::File { message, .. } | Self::Edited { message, .. } => message,
        }
    }

    /// What was written.
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
}

impl std::fmt::Debug for Sent {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Sent({}, …)", self.message())
    }
}
