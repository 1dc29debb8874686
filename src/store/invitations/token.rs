//! What is handed out, and what is kept of it.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::{CryptoRng, Rng};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Purpose;
use crate::store::hexadecimal;

/// How many letters of a digest tell an open invitation of a ward from the others.
const SHORT: usize = 16;

/// Letters and digits that nobody takes for one another, also in capitals and by hand.
const TYPEABLE: &[u8] = b"ACDEFGHJKMNPQRTUVWXY34679";

/// How many of them a code has: 25^8, about 1.5 × 10^11 codes.
const CODE_LENGTH: usize = 8;

/// What is handed out, once. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What is kept of a token, and what a session may keep: its SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenDigest(pub(super) String);

impl Token {
    /// A token for a link: 32 random bytes as 43 characters of A-Za-z0-9_-, which a deep link can carry.
    pub fn for_link(randomness: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 32];
        randomness.fill_bytes(&mut bytes);
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A code that a person can type: eight letters and digits.
    pub fn for_typing(randomness: &mut impl CryptoRng) -> Self {
        let letter = |_| char::from(TYPEABLE[randomness.random_range(0..TYPEABLE.len())]);
        Self((0..CODE_LENGTH).map(letter).collect())
    }

    /// The token for the purpose: typed into a chat, or carried by a link.
    pub fn for_purpose(purpose: &Purpose, randomness: &mut impl CryptoRng) -> Self {
        match purpose {
            Purpose::Post { .. } | Purpose::Again { .. } => Self::for_link(randomness),
            Purpose::CommitteeChat => Self::for_typing(randomness),
        }
    }

    /// The token itself, to be shown once.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

impl TokenDigest {
    /// The digest of a link's token, as it came with `/start`.
    pub fn of_link(token: &str) -> Self {
        Self(hexadecimal(&Sha256::digest(token.trim().as_bytes())))
    }

    /// The digest of a code that somebody typed: small letters, spaces and hyphens do not matter.
    pub fn of_typed(code: &str) -> Self {
        let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        Self(hexadecimal(&Sha256::digest(code.to_ascii_uppercase().as_bytes())))
    }

    /// Its first letters, which fit a button: enough to tell a ward's invitations from each other, and no way to take one up.
    pub fn short(&self) -> &str {
        self.0.get(..SHORT).unwrap_or(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_links_token_fits_a_deep_link() {
        let mut randomness = rand::rng();
        for _ in 0..100 {
            let token = Token::for_link(&mut randomness);
            assert!(token.as_str().len() <= 64);
            let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
            assert!(token.as_str().chars().all(allowed), "{}", token.as_str());
            assert!(!format!("{token:?}").contains(token.as_str()));
        }
    }

    #[test]
    fn a_typed_code_is_recognised_however_it_is_written() {
        let mut randomness = rand::rng();
        for _ in 0..100 {
            let token = Token::for_typing(&mut randomness);
            let (head, tail) = token.as_str().split_at(4);
            let typed = format!(" {}-{} ", head.to_lowercase(), tail.to_lowercase());
            assert_eq!(TokenDigest::of_typed(&typed), TokenDigest::of_link(token.as_str()));
            assert!(!token.as_str().contains(['0', 'O', '1', 'I', 'L', '5', 'S', '8', 'B', '2', 'Z']));
        }
    }
}
