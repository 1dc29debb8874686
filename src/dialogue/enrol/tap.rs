//! The buttons of these questions: their codes, which come back as typed values.

use crate::channels::Button;
use crate::domain::language::Language;
use crate::domain::voice::Address;

/// What a tapped button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tap {
    Me,
    NotMe,
    Agree,
    Details,
    Refuse,
    Address(Address),
    Language(Language),
}

impl Tap {
    /// The button that leads here.
    pub fn button(self, nonce: &str, label: impl Into<String>) -> Button {
        Button { label: label.into(), data: format!("e.{nonce}.{}", self.code()) }
    }

    /// Parts a button's data into its nonce and the tap; `None` for data that none of these buttons carries.
    pub fn parse(data: &str) -> Option<(&str, Self)> {
        let (nonce, code) = data.strip_prefix("e.")?.split_once('.')?;
        let plain = [Self::Me, Self::NotMe, Self::Agree, Self::Details, Self::Refuse];
        let addresses = Address::ALL.into_iter().map(Self::Address);
        let languages = Language::ALL.into_iter().map(Self::Language);
        let mut all = plain.into_iter().chain(addresses).chain(languages);
        Some((nonce, all.find(|tap| tap.code() == code)?))
    }

    fn code(self) -> String {
        match self {
            Self::Me => "me".into(),
            Self::NotMe => "notme".into(),
            Self::Agree => "agree".into(),
            Self::Details => "details".into(),
            Self::Refuse => "refuse".into(),
            Self::Address(address) => format!("a:{}", address.code()),
            Self::Language(language) => format!("l:{}", language.code()),
        }
    }
}
