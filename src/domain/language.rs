//! The languages that the bot speaks, and texts that exist in each of them.

use serde::{Deserialize, Serialize};

/// A language of the bot. Vietnamese is the language of reference: every text exists in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Vi,
    En,
}

impl Language {
    /// Every language, in the order in which people are offered them.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The two-letter code of ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// Reads a language code such as `vi`, `en` or `en-US`.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }
}

/// A text of the catalogue or of a ward in each language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    pub vi: String,
    /// Absent where nobody has translated it: then the Vietnamese text is shown.
    pub en: Option<String>,
}

impl Words {
    /// A text that exists in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: Some(en.into()) }
    }

    /// The text in `language`, or the Vietnamese one where it is missing.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => self.en.as_deref().unwrap_or(&self.vi),
        }
    }
}
