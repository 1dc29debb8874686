//! Words that somebody wrote.

use serde::{Deserialize, Serialize};

use crate::domain::figure::nfc;

/// Words that somebody wrote: composed (NFC), without blanks around them, and never empty. `Debug` does not show them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Said(String);

impl Said {
    /// The words; `None` where there are none.
    pub fn new(text: &str) -> Option<Self> {
        let text = nfc(text.trim());
        (!text.is_empty()).then_some(Self(text))
    }

    /// The words as they are shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Said {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Said(…)")
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl TryFrom<String> for Said {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("there are no words")
    }
}

impl From<Said> for String {
    fn from(said: Said) -> Self {
        said.0
    }
}
