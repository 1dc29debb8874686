//! Where a person is in a report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dialogue::cut::Cut;
use crate::domain::answer::Item;
use crate::domain::catalogue::Key;

/// What was typed about indicators without being clear.
pub type Held = BTreeMap<Key, String>;

/// The part of a session that the report's steps read and write. Which report it is stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub place: Place,
    /// Carried by the buttons of the newest message: a button with another one is stale.
    pub nonce: String,
    /// The version of the draft that the person last saw.
    pub seen: i32,
    /// What a whole month in one message said of questions without being clear: taken up when their question comes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub held: Held,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tail: Option<Tail>,
}

/// A place in the report, with the facts that are valid there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The card that a report opens with.
    Opening,
    /// One question; `then` says where to go on.
    Question { key: Key, doubt: Option<Doubt>, then: Then },
    /// The lines of a list. `line` is the one being entered field by field (a skipped field is an empty text); without it
    /// the card of all lines is shown.
    Lines { key: Key, lines: Vec<Item>, line: Option<Item>, then: Then },
    /// The narratives are offered.
    Narratives,
    /// One narrative is being written.
    Narrative { key: Key },
    /// The list to copy was sent.
    WholeMonth,
    /// Every answer on one card.
    Review,
    /// Sending asked whether this month really equals the last one.
    SameAsLastMonth,
}

/// Where a question leads once it is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// To the next question.
    Onward,
    /// Back to the review card, unless the answer opened further questions.
    Review,
}

/// A figure that was asked back; nothing of it is stored yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The values that one tap accepts, the most likely first.
    pub readings: Vec<i64>,
    pub about: Doubtful,
}

/// What is doubtful about an answer that is asked back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubtful {
    /// The figure was understood and looks wrong: the first reading is the typed one.
    Figure,
    /// What was typed has several meanings.
    Meaning,
    /// Nothing happened, or nothing is known?
    Nothing,
}

impl Doubt {
    /// Whether a word such as “đúng” says enough: only one reading can be meant by it.
    pub fn is_agreeable(&self) -> bool {
        match self.about {
            Doubtful::Figure => true,
            Doubtful::Meaning => self.readings.len() == 1,
            Doubtful::Nothing => false,
        }
    }
}

/// The platform cuts a long text into several messages: what follows at once belongs to the message before, and answers
/// nothing of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tail {
    #[serde(flatten)]
    pub cut: Cut,
    /// The narrative that the beginning was stored under.
    pub narrative: Option<Key>,
}
