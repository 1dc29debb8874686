//! How a person is spoken to: in which language, and by which form of address.

use serde::{Deserialize, Serialize};

use super::language::Language;

/// The Vietnamese word by which a person is addressed. Each person chooses theirs once; “bác” suits anybody past middle age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Address {
    #[default]
    Bac,
    Ong,
    Ba,
    Anh,
    Chi,
    DongChi,
}

impl Address {
    /// Every form, in the order in which people are offered them.
    pub const ALL: [Self; 6] = [Self::Bac, Self::Ong, Self::Ba, Self::Anh, Self::Chi, Self::DongChi];

    /// The name used in storage and in buttons.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bac => "bac",
            Self::Ong => "ong",
            Self::Ba => "ba",
            Self::Anh => "anh",
            Self::Chi => "chi",
            Self::DongChi => "dong_chi",
        }
    }

    /// Reads the name used in storage.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|address| address.code() == code)
    }

    /// The word within a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bac => "bác",
            Self::Ong => "ông",
            Self::Ba => "bà",
            Self::Anh => "anh",
            Self::Chi => "chị",
            Self::DongChi => "đồng chí",
        }
    }
}

/// Language and form of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Voice {
    pub language: Language,
    /// Vietnamese only: English says “you” to everybody.
    pub address: Address,
}

impl Voice {
    /// In this language, by this form of address.
    pub const fn new(language: Language, address: Address) -> Self {
        Self { language, address }
    }
}

/// By the form of address that suits somebody who has not chosen any.
impl From<Language> for Voice {
    fn from(language: Language) -> Self {
        Self { language, address: Address::default() }
    }
}
