//! What is written of a petition so far.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::dialogue::cut::Cut;
use crate::domain::petition::content::{Asker, Content, Place};
use crate::domain::petition::{Field, Kind, Said};
use crate::domain::phone::PhoneNumber;
use crate::domain::ward::GroupCode;

use super::form::{Form, Question};

/// What is written so far. A part that is absent is still to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub about: Option<About>,
    pub kind: Option<Kind>,
    pub field: Option<Field>,
    /// What was sent, in the order in which it came.
    pub pieces: Vec<Piece>,
    /// The person has said that the pieces are all.
    pub told: bool,
    pub place: Option<Given<Place>>,
    /// The resident's name; passed over where they are not named.
    pub name: Option<Given<Said>>,
    pub phone: Option<Given<PhoneNumber>>,
    /// Name and number are those of whoever writes: it is for their own household.
    pub own: bool,
    pub households: Option<Given<u32>>,
    /// Which of the person's messages answered what, so that changing a message corrects that.
    pub messages: BTreeMap<String, Question>,
}

/// What a petition is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Ward,
    Group(GroupCode),
}

/// An answer to a question that may be passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given<T> {
    Passed,
    Given(T),
}

/// Something that was sent as what the petition says. `message` names the message that brought it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// A text, or what was written below a photo.
    Text { message: String, text: Said, sent_at: DateTime<Utc>, may_go_on: bool },
    /// `album` is what files that were sent together have in common.
    File { message: String, kind: FileKind, file: File, sent_at: DateTime<Utc>, album: Option<String> },
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Photo,
    Voice,
}

/// Where a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum File {
    /// On the platform, under this id: it has just come.
    Arrived(String),
    /// Among the attachments, under this number.
    Kept(i64),
}

/// A petition that can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complete {
    pub about: About,
    pub kind: Kind,
    pub field: Field,
    pub content: Content,
    /// The attachments, in the order in which they came.
    pub files: Vec<i64>,
    pub households: Option<u32>,
}

impl<T> Given<T> {
    /// What was given; `None` where it was passed over.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Passed => None,
            Self::Given(value) => Some(value),
        }
    }
}

impl Piece {
    /// A text of a message.
    pub fn text(message: String, text: &str, sent_at: DateTime<Utc>) -> Option<Self> {
        let may_go_on = Cut::of(text, sent_at).is_some();
        Some(Self::Text { message, text: Said::new(text)?, sent_at, may_go_on })
    }

    /// The message that brought it.
    pub fn message(&self) -> &str {
        match self {
            Self::Text { message, .. } | Self::File { message, .. } => message,
        }
    }

    /// Where the messenger may have cut it; `None` where it has not.
    fn cut(&self) -> Option<Cut> {
        match self {
            Self::Text { text, sent_at, may_go_on, .. } => {
                // A space at the end of what was sent is not kept, and makes no difference to whether it was cut.
                let cut = Cut::of(text.as_str(), *sent_at);
                cut.or(may_go_on.then_some(Cut { sent_at: *sent_at, at_a_space: true }))
            }
            Self::File { .. } => None,
        }
    }

    /// When it was sent.
    pub const fn sent_at(&self) -> DateTime<Utc> {
        match self {
            Self::Text { sent_at, .. } | Self::File { sent_at, .. } => *sent_at,
        }
    }
}

impl Draft {
    /// Whether anything is written that would be a loss: more than what was chosen by buttons.
    pub fn has_content(&self) -> bool {
        let is_named = self.name.is_some() || self.phone.is_some();
        !self.pieces.is_empty() || self.place.is_some() || is_named || self.households.is_some()
    }

    /// What was typed, joined: a text that the messenger cut without a seam, others as paragraphs.
    pub fn text(&self) -> Option<Said> {
        let mut joined = String::new();
        let mut before: Option<Cut> = None;
        for piece in &self.pieces {
            let Piece::Text { text, sent_at, .. } = piece else { continue };
            let seam = match before {
                Some(cut) if cut.goes_on(*sent_at) => cut.seam(),
                Some(_) | None if joined.is_empty() => "",
                Some(_) | None => "\n",
            };
            joined.push_str(seam);
            joined.push_str(text.as_str());
            before = piece.cut();
        }
        Said::new(&joined)
    }

    /// Whether a text sent at `sent_at` is the rest of a text that the messenger cut.
    pub fn goes_on(&self, sent_at: DateTime<Utc>) -> bool {
        self.pieces.last().and_then(Piece::cut).is_some_and(|cut| cut.goes_on(sent_at))
    }

    /// Whether the newest file is of this album, too.
    pub fn is_of_album(&self, wanted: Option<&String>) -> bool {
        let files = self.pieces.iter().rev().filter_map(|piece| match piece {
            Piece::File { album, .. } => Some(album.as_ref()),
            Piece::Text { .. } => None,
        });
        wanted.is_some() && files.take(1).any(|album| album == wanted)
    }

    /// Whether the message has given something.
    pub fn knows(&self, message: &str) -> bool {
        self.messages.contains_key(message) || self.pieces.iter().any(|piece| piece.message() == message)
    }

    /// How many photos and how many voice notes there are.
    pub fn count(&self, wanted: FileKind) -> usize {
        let kinds = self.pieces.iter().filter_map(|piece| match piece {
            Piece::File { kind, .. } => Some(*kind),
            Piece::Text { .. } => None,
        });
        kinds.filter(|kind| *kind == wanted).count()
    }

    /// How many letters were typed.
    pub fn letters(&self) -> usize {
        self.text().map_or(0, |text| text.as_str().chars().count())
    }

    /// The files that are kept among the attachments, in the order in which they came.
    pub fn kept_files(&self) -> Vec<i64> {
        let files = self.pieces.iter().filter_map(|piece| match piece {
            Piece::File { file: File::Kept(attachment), .. } => Some(*attachment),
            Piece::File { file: File::Arrived(_), .. } | Piece::Text { .. } => None,
        });
        files.collect()
    }

    /// Whether the question has its answer.
    pub fn answers(&self, question: Question) -> bool {
        match question {
            Question::About => self.about.is_some(),
            Question::Kind => self.kind.is_some(),
            Question::Field => self.field.is_some(),
            Question::What => self.told && !self.pieces.is_empty(),
            Question::Place => self.place.is_some(),
            Question::Name => self.name.is_some(),
            Question::Phone => self.phone.is_some(),
            Question::Households => self.households.is_some(),
        }
    }

    /// Takes out the name and the number of whoever writes; tells whether they stood there.
    pub fn take_out_writer(&mut self) -> bool {
        let own = std::mem::take(&mut self.own);
        if own {
            (self.name, self.phone) = (None, None);
        }
        own
    }

    /// Forgets in which messages something was given, where they are such; tells whether there were any. A piece goes on
    /// under a number, so that what one message brought stays together.
    pub fn forget_messages(&mut self, is_such: impl Fn(&str) -> bool) -> bool {
        let before = self.messages.len();
        self.messages.retain(|message, _| !is_such(message));
        let named: Vec<String> = self.pieces.iter().map(|piece| piece.message().to_owned()).collect();
        let forgotten: BTreeSet<&String> = named.iter().filter(|message| is_such(message)).collect();
        let free = (1..).map(|number: u32| number.to_string()).filter(|number| !named.contains(number));
        let numbers: BTreeMap<_, _> = forgotten.into_iter().zip(free).collect();
        for piece in &mut self.pieces {
            let (Piece::Text { message, .. } | Piece::File { message, .. }) = piece;
            if let Some(number) = numbers.get(&*message) {
                message.clone_from(number);
            }
        }
        self.messages.len() < before || !numbers.is_empty()
    }

    /// The petition, where nothing is missing any more.
    pub fn complete(&self, form: &Form) -> Option<Complete> {
        if form.next_open(self).is_some() {
            return None;
        }
        let kind = self.kind?;
        let asker = match self.name.as_ref()? {
            Given::Passed if form.may_be_unnamed(kind) => Asker::Unnamed,
            Given::Passed => return None,
            Given::Given(name) => {
                Asker::Named { name: name.clone(), phone: self.phone.as_ref()?.value().cloned() }
            }
        };
        let place = self.place.as_ref()?.value().cloned();
        Some(Complete {
            about: self.about.clone()?,
            kind,
            field: self.field?,
            content: Content { text: self.text(), place, asker, own: self.own, note: None },
            files: self.kept_files(),
            households: self.households.as_ref()?.value().copied(),
        })
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    fn piece(message: &str, text: &str) -> Piece {
        Piece::text(message.to_owned(), text, DateTime::UNIX_EPOCH).expect("a text")
    }

    #[test]
    fn what_one_message_brought_stays_together_when_its_name_is_forgotten() {
        let pieces = vec![
            piece("1", "a"),
            piece("an/1", "b"),
            piece("an/1", "c"),
            piece("an/2", "d"),
            piece("binh/1", "e"),
        ];
        let messages = ["an/3", "binh/2"].map(|message| (message.to_owned(), Question::Place)).into();
        let mut draft = Draft { pieces, messages, ..Draft::default() };
        assert!(draft.forget_messages(|message| message.starts_with("an/")));
        let names: Vec<&str> = draft.pieces.iter().map(Piece::message).collect();
        assert_eq!(names, ["1", "2", "2", "3", "binh/1"]);
        assert_eq!(draft.messages.keys().collect::<Vec<_>>(), ["binh/2"]);
        assert!(!draft.forget_messages(|message| message.starts_with("an/")), "there is nothing left");
    }
}
