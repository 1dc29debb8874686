//! The buttons of writing a petition: their codes, which come back as typed values.

use crate::channels::Button;
use crate::domain::petition::{Asked, Field};
use crate::domain::ward::GroupCode;

use super::draft::About;
use super::form::Question;

/// What a tapped button asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tap {
    /// Goes on with what is written.
    Resume,
    /// Asks whether to throw away what is written.
    Anew,
    Discard,
    About(About),
    Kind(Asked),
    Field(Field),
    /// The pieces are all.
    Done,
    /// Takes back the newest piece.
    Undo,
    /// The person asks for their own household.
    Own,
    Households(u32),
    /// The question is passed over; of the name: the resident is not named.
    Pass,
    Back,
    Later,
    Review,
    Open(Question),
    Send,
    /// What was held back, or chosen, is a denunciation.
    Denunciation,
    NoDenunciation,
}

const PREFIX: &str = "p.";

impl Tap {
    /// The button that leads here.
    pub fn button(&self, nonce: &str, label: impl Into<String>) -> Button {
        Button { label: label.into(), data: format!("{PREFIX}{nonce}.{}", self.code()) }
    }

    /// Parts a button's data into its nonce and the tap; `None` for data that none of these buttons carries.
    pub fn parse(data: &str) -> Option<(&str, Self)> {
        let (nonce, code) = data.strip_prefix(PREFIX)?.split_once('.')?;
        Some((nonce, Self::from_code(code)?))
    }

    fn code(&self) -> String {
        match self {
            Self::Resume => "resume".into(),
            Self::Anew => "anew".into(),
            Self::Discard => "discard".into(),
            Self::About(About::Ward) => "ward".into(),
            Self::About(About::Group(group)) => format!("g:{group}"),
            Self::Kind(asked) => format!("k:{}", asked.code()),
            Self::Field(field) => format!("f:{}", field.code()),
            Self::Done => "done".into(),
            Self::Undo => "undo".into(),
            Self::Own => "own".into(),
            Self::Households(count) => format!("n:{count}"),
            Self::Pass => "pass".into(),
            Self::Back => "back".into(),
            Self::Later => "later".into(),
            Self::Review => "review".into(),
            Self::Open(question) => format!("q:{}", question.code()),
            Self::Send => "send".into(),
            Self::Denunciation => "denunciation".into(),
            Self::NoDenunciation => "none".into(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let plain = [
            Self::Resume,
            Self::Anew,
            Self::Discard,
            Self::About(About::Ward),
            Self::Done,
            Self::Undo,
            Self::Own,
            Self::Pass,
            Self::Back,
            Self::Later,
            Self::Review,
            Self::Send,
            Self::Denunciation,
            Self::NoDenunciation,
        ];
        if let Some(tap) = plain.into_iter().find(|tap| tap.code() == code) {
            return Some(tap);
        }
        let (kind, rest) = code.split_once(':')?;
        match kind {
            "g" => Some(Self::About(About::Group(GroupCode::new(rest)))),
            "k" => Asked::from_code(rest).map(Self::Kind),
            "f" => Field::from_code(rest).map(Self::Field),
            "n" => rest.parse().ok().map(Self::Households),
            "q" => Question::ALL.into_iter().find(|question| question.code() == rest).map(Self::Open),
            _ => None,
        }
    }
}
