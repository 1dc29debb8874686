//! What is kept of messages is sealed: `XChaCha20-Poly1305` under a key that only the environment holds.
//!
//! A sealed value is `version (1 byte) · key id (8 bytes) · nonce (24 bytes) · ciphertext and tag`. The purpose, such as
//! `inbox.payload`, is authenticated with it, so that a value moved to another column does not open.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand::RngCore as _;
use sha2::{Digest, Sha256};

const VERSION: u8 = 1;
const KEY_ID_LENGTH: usize = 8;
const NONCE_LENGTH: usize = 24;

/// How many bytes of a sealed value name the format and the key: what [`Keyring::knows`] looks at.
pub const HEADER_LENGTH: usize = 1 + KEY_ID_LENGTH;

/// The keys of a bot. The first seals; all of them open, so that a key can be replaced without losing what waits.
#[derive(Clone)]
pub struct Keyring(Vec<MasterKey>);

/// Why `TOPHO_KEY` is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    #[error("TOPHO_KEY is empty: it needs 32 bytes in base64 (make one with: openssl rand -base64 32)")]
    Missing,
    #[error("key {number} of TOPHO_KEY is not base64")]
    NotBase64 { number: usize },
    #[error("key {number} of TOPHO_KEY holds {bytes} bytes instead of 32")]
    WrongLength { number: usize, bytes: usize },
}

/// Why a sealed value does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenFault {
    #[error("the sealed value is cut off or of an unknown version")]
    Unreadable,
    #[error("the value was sealed with a key that TOPHO_KEY does not hold")]
    UnknownKey,
    #[error("the sealed value was changed, or sealed for another purpose")]
    Forged,
}

impl Keyring {
    /// Reads `TOPHO_KEY`: one or more keys of 32 bytes in base64, separated by commas, the newest first.
    pub fn read(text: &str) -> Result<Self, KeyFault> {
        if text.trim().is_empty() {
            return Err(KeyFault::Missing);
        }
        let keys = text.split(',').enumerate().map(|(index, key)| MasterKey::read(index + 1, key.trim()));
        Ok(Self(keys.collect::<Result<_, _>>()?))
    }

    /// A keyring of one fresh key, for trials and tests.
    pub fn random() -> Self {
        let mut key = [0; 32];
        rand::rng().fill_bytes(&mut key);
        Self(vec![MasterKey(key)])
    }

    /// The keys as [`Keyring::read`] reads them. Whoever stores this text holds the key to what is kept.
    pub fn to_base64(&self) -> String {
        let keys: Vec<_> = self.0.iter().map(|key| STANDARD.encode(key.0)).collect();
        keys.join(",")
    }

    /// Seals `plain` with the first key.
    pub fn seal(&self, purpose: &str, plain: &[u8]) -> Vec<u8> {
        let key = &self.0[0];
        let mut nonce = [0; NONCE_LENGTH];
        rand::rng().fill_bytes(&mut nonce);
        let mut sealed = key.header();
        let authenticated = authenticated(&sealed, purpose);
        let ciphertext = key
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &authenticated })
            .expect("only a message of more than 256 GiB cannot be encrypted");
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&ciphertext);
        sealed
    }

    /// Opens what [`Keyring::seal`] made for the same purpose.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, OpenFault> {
        let (header, rest) = sealed.split_at_checked(HEADER_LENGTH).ok_or(OpenFault::Unreadable)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_LENGTH>().ok_or(OpenFault::Unreadable)?;
        if header[0] != VERSION {
            return Err(OpenFault::Unreadable);
        }
        let key = self.0.iter().find(|key| key.header() == header).ok_or(OpenFault::UnknownKey)?;
        let payload = Payload { msg: ciphertext, aad: &authenticated(header, purpose) };
        key.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| OpenFault::Forged)
    }

    /// Whether one of the keys made a sealed value that begins with these [`HEADER_LENGTH`] bytes.
    pub fn knows(&self, header: &[u8]) -> bool {
        self.0.iter().any(|key| key.header() == header)
    }

    /// A digest of a personal value, that shows whether two values are the same and cannot be found out by trying values
    /// without the key: the id of the key that is in use (16 hexadecimal digits), a colon, and SHA-256 under a key derived
    /// from it. After a rotation the same value has another digest, under the other key's id.
    pub fn digest(&self, purpose: &str, value: &str) -> String {
        let key = &self.0[0];
        let message = [purpose.as_bytes(), &[0], value.as_bytes()].concat();
        format!("{}:{}", hexadecimal(&key.header()[1..]), hexadecimal(&key.derive("digest", &message)))
    }

    /// The first [`HEADER_LENGTH`] bytes of what the key that is in use seals.
    pub fn header(&self) -> Vec<u8> {
        self.0[0].header()
    }

    /// The first [`HEADER_LENGTH`] bytes of what the keys sealed that are not in use any more.
    pub fn older_headers(&self) -> Vec<Vec<u8>> {
        self.0.iter().skip(1).map(MasterKey::header).filter(|header| *header != self.0[0].header()).collect()
    }

    /// Secrets for `purpose` that only the holder of a key can work out, one a key, the one in use first:
    /// 43 characters of `A-Za-z0-9_-`.
    pub fn secrets(&self, purpose: &str, context: &str) -> Vec<String> {
        let message = [purpose.as_bytes(), &[0], context.as_bytes()].concat();
        self.0.iter().map(|key| URL_SAFE_NO_PAD.encode(key.derive("secret", &message))).collect()
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Keyring({} keys)", self.0.len())
    }
}

/// The bytes of the environment. Nothing is done with them but deriving keys for one use each.
#[derive(Clone)]
struct MasterKey([u8; 32]);

impl MasterKey {
    fn read(number: usize, text: &str) -> Result<Self, KeyFault> {
        let bytes = STANDARD
            .decode(text)
            .or_else(|_| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')))
            .map_err(|_| KeyFault::NotBase64 { number })?;
        let length = bytes.len();
        bytes.try_into().map(Self).map_err(|_| KeyFault::WrongLength { number, bytes: length })
    }

    /// A key for one use: SHA-256 over the master key and a SHA-256 over the master key and the message, so that
    /// knowing one result says nothing about another.
    fn derive(&self, usage: &str, message: &[u8]) -> [u8; 32] {
        let inner =
            Sha256::new().chain_update(self.0).chain_update(usage).chain_update([0]).chain_update(message);
        Sha256::new().chain_update(self.0).chain_update(inner.finalize()).finalize().into()
    }

    fn header(&self) -> Vec<u8> {
        let mut header = vec![VERSION];
        header.extend_from_slice(&self.derive("key id", &[])[..KEY_ID_LENGTH]);
        header
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive("seal", &[]).into())
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

fn authenticated(header: &[u8], purpose: &str) -> Vec<u8> {
    [header, purpose.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_is_read_back_and_a_faulty_one_refused() {
        let keyring = Keyring::random();
        let sealed = keyring.seal("inbox.payload", b"1tr250");
        let again = Keyring::read(&keyring.to_base64()).expect("a key that was printed");
        assert_eq!(again.open("inbox.payload", &sealed), Ok(b"1tr250".to_vec()));

        assert_eq!(Keyring::read("  ").err(), Some(KeyFault::Missing));
        assert_eq!(Keyring::read("không phải").err(), Some(KeyFault::NotBase64 { number: 1 }));
        let short = format!("{},AAAA", keyring.to_base64());
        assert_eq!(Keyring::read(&short).err(), Some(KeyFault::WrongLength { number: 2, bytes: 3 }));
    }

    #[test]
    fn a_replaced_key_still_opens_and_no_longer_seals() {
        let (old, new) = (Keyring::random(), Keyring::random());
        let both = Keyring::read(&format!("{}, {}", new.to_base64(), old.to_base64())).expect("two keys");
        let before = old.seal("outbox.payload", "Chào bác".as_bytes());
        assert_eq!(both.open("outbox.payload", &before), Ok("Chào bác".as_bytes().to_vec()));
        assert!(both.knows(&before[..HEADER_LENGTH]));

        let after = both.seal("outbox.payload", b"");
        assert_eq!(old.open("outbox.payload", &after), Err(OpenFault::UnknownKey));
        assert!(!old.knows(&after[..HEADER_LENGTH]));
        assert_eq!(new.open("outbox.payload", &after), Ok(Vec::new()));
    }

    #[test]
    fn a_value_opens_only_for_the_purpose_it_was_sealed_for() {
        let keyring = Keyring::random();
        let sealed = keyring.seal("inbox.payload", b"x");
        assert_eq!(keyring.open("outbox.payload", &sealed), Err(OpenFault::Forged));
    }

    #[test]
    fn two_seals_of_one_text_differ_and_nothing_prints_a_key() {
        let keyring = Keyring::random();
        assert_ne!(keyring.seal("p", b"x"), keyring.seal("p", b"x"));
        assert_eq!(format!("{keyring:?}"), "Keyring(1 keys)");
    }

    #[test]
    fn secrets_are_stable_differ_by_use_and_fit_a_header() {
        let keyring = Keyring::random();
        let secret = keyring.secrets("telegram webhook", "1:a").remove(0);
        assert_eq!(keyring.secrets("telegram webhook", "1:a"), [secret.as_str()]);
        assert_ne!(keyring.secrets("telegram webhook", "1:b"), [secret.as_str()]);
        assert_eq!(secret.len(), 43);
        assert!(secret.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)));
    }

    #[test]
    fn digests_are_stable_and_differ_by_value_use_and_key() {
        let (old, new) = (Keyring::random(), Keyring::random());
        let digest = old.digest("audit.value", "Nguyễn Văn Thịnh");
        assert_eq!(old.digest("audit.value", "Nguyễn Văn Thịnh"), digest);
        assert_ne!(old.digest("audit.value", "Nguyễn Văn Thinh"), digest);
        assert_ne!(old.digest("audit.chat", "Nguyễn Văn Thịnh"), digest);
        let both = Keyring::read(&format!("{},{}", new.to_base64(), old.to_base64())).expect("two keys");
        let rotated = both.digest("audit.value", "Nguyễn Văn Thịnh");
        assert_eq!(rotated, new.digest("audit.value", "Nguyễn Văn Thịnh"));
        let key_id = |digest: &str| digest.split_once(':').map(|(id, _)| id.to_owned());
        assert_ne!(key_id(&rotated), key_id(&digest));
        assert_eq!(digest.len(), 16 + 1 + 64);
    }

    proptest! {
        #[test]
        fn any_change_of_a_sealed_value_is_noticed(plain: Vec<u8>, place: prop::sample::Index, bit in 0..8u32) {
            let keyring = Keyring::random();
            let mut sealed = keyring.seal("inbox.payload", &plain);
            prop_assert_eq!(keyring.open("inbox.payload", &sealed), Ok(plain));
            let place = place.index(sealed.len());
            sealed[place] ^= 1 << bit;
            prop_assert!(keyring.open("inbox.payload", &sealed).is_err());
            prop_assert!(keyring.open("inbox.payload", &sealed[..place]).is_err());
        }
    }
}
