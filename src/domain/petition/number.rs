//! A petition's number, by which people call it.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

const PREFIX: &str = "KN-";

/// A number such as `KN-2019-0018`. Imported petitions keep theirs, such as `KN-2019-001`: two numbers are the same only
/// where they are written alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number {
    year: i32,
    sequence: u32,
    written: Arc<str>,
}

impl Number {
    /// The number of the petition that is the `sequence`-th of its year, with at least four digits.
    pub fn new(year: i32, sequence: u32) -> Self {
        Self { year, sequence, written: format!("{PREFIX}{year:04}-{sequence:04}").into() }
    }

    /// Reads a number as it is written, small letters and surrounding blanks allowed.
    pub fn parse(text: &str) -> Option<Self> {
        let written = text.trim().to_uppercase();
        let (year, sequence) = written.strip_prefix(PREFIX)?.split_once('-')?;
        let digits = |text: &str, allowed: std::ops::RangeInclusive<usize>| {
            allowed.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(year, 4..=4) || !digits(sequence, 1..=7) {
            return None;
        }
        let (year, sequence) = (year.parse().ok()?, sequence.parse().ok()?);
        (sequence > 0).then(|| Self { year, sequence, written: written.into() })
    }

    /// Reads a number as somebody types it from memory: the parts may stand apart in any way, `kn 2019/26`.
    pub fn typed(text: &str) -> Option<Self> {
        let parts = text.split(|letter: char| letter.is_whitespace() || "-–.,/".contains(letter));
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        Self::parse(&parts.join("-"))
    }

    /// The number as written, then as it is written with four and with three digits: people leave zeros out.
    pub fn spellings(&self) -> impl Iterator<Item = Self> {
        let (year, sequence) = (self.year, self.sequence);
        let padded = [format!("{PREFIX}{year:04}-{sequence:04}"), format!("{PREFIX}{year:04}-{sequence:03}")];
        let written = Arc::clone(&self.written);
        let others = padded.into_iter().map(Arc::from).filter(move |other| *other != written);
        std::iter::once(Arc::clone(&self.written)).chain(others).map(move |written| Self {
            year,
            sequence,
            written,
        })
    }

    /// The year that it was given in.
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// Its place in the year, counted from 1.
    pub const fn sequence(&self) -> u32 {
        self.sequence
    }

    /// The number as written.
    pub fn as_str(&self) -> &str {
        &self.written
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written)
    }
}

impl TryFrom<String> for Number {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is no petition's number"))
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.written.as_ref().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn a_number_is_read_as_it_is_written() {
        let given = Number::new(2019, 18);
        assert_eq!(given.to_string(), "KN-2019-0018");
        assert_eq!(Number::parse(" kn-2019-0018 "), Some(given));
        let imported = Number::parse("KN-2019-018").unwrap();
        assert_eq!((imported.year(), imported.sequence(), imported.as_str()), (2019, 18, "KN-2019-018"));
        assert_ne!(imported, Number::new(2019, 18));
        assert_eq!(Number::new(2026, 12_345).as_str(), "KN-2026-12345");
    }

    #[test]
    fn a_number_typed_from_memory_is_found_by_its_spellings() {
        let spellings = |text| {
            let number = Number::typed(text).expect("a number");
            number.spellings().map(|number| number.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(spellings("kn 2019/26"), ["KN-2019-26", "KN-2019-0026", "KN-2019-026"]);
        assert_eq!(spellings("KN – 2019 – 0026"), ["KN-2019-0026", "KN-2019-026"]);
        assert_eq!(spellings("kn-2019-026"), ["KN-2019-026", "KN-2019-0026"]);
        assert_eq!(spellings("KN-2019-12345"), ["KN-2019-12345"]);
        assert_eq!(Number::typed("kn 26"), None);
        assert_eq!(Number::typed("đơn KN-2019-0026 sao rồi"), None);
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "KN",
            "KN-2019",
            "KN-2019-",
            "KN-19-0018",
            "KN-2019-0000",
            "KN-2019-00a8",
            "KN-2019-+018",
            "PL-2019-0018",
        ] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }
}
