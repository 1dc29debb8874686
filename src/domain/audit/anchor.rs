//! What is kept of a chain elsewhere, so that a chain that was cut off or written anew is found out.

use std::fmt;

use super::Place;
use super::encoding::Hash;

/// How many hexadecimal digits of a hash an anchor shows: 80 bits. Who writes a chain anew must meet them by trying,
/// 2^80 times; a line of a chat still holds them.
const SHOWN: usize = 20;
/// The fewest that are taken for an anchor.
const FEWEST: usize = 16;

/// A place in a chain as it is written down: the number of an entry and the first digits of its hash, such as
/// `128-3f9ac2d41b7e5a6089ab`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    pub sequence: i64,
    /// 16 to 64 small hexadecimal digits.
    digits: String,
}

/// Why a text is no anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a check mark is written like 128-3f9ac2d41b7e5a6089ab, as the last line of a summary says it")]
pub struct AnchorFault;

impl Anchor {
    /// Writes down a place.
    pub fn of(place: Place) -> Self {
        let mut digits = place.hash.to_string();
        digits.truncate(SHOWN);
        Self { sequence: place.sequence, digits }
    }

    /// Reads an anchor; the words of the line before it (`Dấu kiểm tra: …`) may stand there too.
    pub fn parse(text: &str) -> Result<Self, AnchorFault> {
        let last = text.split([' ', ':', '\u{a0}', '\n', '\t']).rfind(|word| !word.is_empty());
        let (sequence, digits) = last.and_then(|word| word.split_once('-')).ok_or(AnchorFault)?;
        let sequence = sequence.parse().ok().filter(|sequence| *sequence >= 0).ok_or(AnchorFault)?;
        let digits = digits.trim_end_matches(['.', '*']).to_ascii_lowercase();
        let is_hash = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if !is_hash || !(FEWEST..=Hash::DIGITS).contains(&digits.len()) {
            return Err(AnchorFault);
        }
        Ok(Self { sequence, digits })
    }

    /// Whether the anchor was taken of an entry with this hash.
    pub fn fits(&self, hash: Hash) -> bool {
        hash.to_string().starts_with(&self.digits)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.sequence, self.digits)
    }
}
