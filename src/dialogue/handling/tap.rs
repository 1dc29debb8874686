//! The buttons of doing something with a petition: their codes, which come back as typed values.

use crate::channels::Button;

/// What a tapped button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tap {
    /// The body of the ward's list at this position.
    Body(usize),
    /// The template of the ward's list at this position.
    Template(usize),
    /// There is no reference number.
    Skip,
    /// All photos, or everything that is added, has been sent.
    Done,
    /// There is nothing that a photo could show.
    NoPhoto,
    /// Back to the question before.
    Back,
    Send,
    /// Writes it anew.
    Again,
    Leave,
    /// What was held back is a denunciation.
    Denunciation,
    NoDenunciation,
}

impl Tap {
    /// The button that leads here.
    pub fn button(self, nonce: &str, label: impl Into<String>) -> Button {
        Button { label: label.into(), data: format!("h.{nonce}.{}", self.code()) }
    }

    /// Parts a button's data into its nonce and the tap; `None` for data that none of these buttons carries.
    pub fn parse(data: &str) -> Option<(&str, Self)> {
        let (nonce, code) = data.strip_prefix("h.")?.split_once('.')?;
        Some((nonce, Self::from_code(code)?))
    }

    fn code(self) -> String {
        match self {
            Self::Body(at) => format!("b{at}"),
            Self::Template(at) => format!("t{at}"),
            Self::Skip => "skip".into(),
            Self::Done => "done".into(),
            Self::NoPhoto => "nophoto".into(),
            Self::Back => "back".into(),
            Self::Send => "send".into(),
            Self::Again => "again".into(),
            Self::Leave => "leave".into(),
            Self::Denunciation => "denunciation".into(),
            Self::NoDenunciation => "none".into(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let plain = [
            Self::Skip,
            Self::Done,
            Self::NoPhoto,
            Self::Back,
            Self::Send,
            Self::Again,
            Self::Leave,
            Self::Denunciation,
            Self::NoDenunciation,
        ];
        if let Some(tap) = plain.into_iter().find(|tap| tap.code() == code) {
            return Some(tap);
        }
        let (kind, at) = code.split_at_checked(1)?;
        match kind {
            "b" => at.parse().ok().map(Self::Body),
            "t" => at.parse().ok().map(Self::Template),
            _ => None,
        }
    }
}
