//! What is sent with words of its own, whichever dialogue it is for.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A text, a file, or another text for an earlier message: what may be taken, and may be a denunciation. `message` names the
/// message that it came in; `F` is what the dialogue knows of a file. `Debug` does not show the words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent<F> {
    Text {
        message: String,
        text: String,
        sent_at: DateTime<Utc>,
    },
    /// A photo or a voice note, with what was written below it.
    File {
        message: String,
        file: F,
        caption: String,
    },
    /// The person changed an earlier message, which reads so now.
    Edited {
        message: String,
        text: String,
    },
}

impl<F> Sent<F> {
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

    /// Its message was changed, and reads so now.
    pub fn change_to(&mut self, words: &str) {
        match self {
            Self::Text { text, .. } | Self::Edited { text, .. } => words.clone_into(text),
            Self::File { caption, .. } => words.clone_into(caption),
        }
    }
}

impl<F> std::fmt::Debug for Sent<F> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Sent({}, …)", self.message())
    }
}
