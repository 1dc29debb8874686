//! The hash of an entry: SHA-256 over one unambiguous row of bytes.
//!
//! In this order: `topho audit 1` and a zero byte; the hash of the entry before (32 bytes); ward (4 bytes), sequence and
//! microseconds since 1970 (8 bytes each), signed, the highest byte first; actor, post, channel, action and subject, each
//! behind its length in bytes (8 bytes); old and new, each a byte 0 where it is absent, else 1 and, behind its length, JSON
//! in UTF-8 without blanks, the fields of objects sorted by their bytes.

use std::fmt;

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::Entry;

const HEAD: &[u8] = b"topho audit 1\0";

/// A SHA-256. `Display` writes it in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// What stands for the hash before the first entry of a ward.
    pub const NONE: Self = Self([0; 32]);
    /// How many hexadecimal digits it is written with.
    pub const DIGITS: usize = 64;

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A hash of a column; `None` where it does not have 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Reads a hash in hexadecimal.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != Self::DIGITS {
            return None;
        }
        let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let mut hash = [0; 32];
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(hash))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Hash({self})")
    }
}

/// The hash of an entry as if it had the number `sequence` and followed an entry of the hash `before`.
pub(super) fn hash(entry: &Entry, sequence: i64, before: Hash) -> Hash {
    Hash(Sha256::digest(encoded(entry, sequence, before)).into())
}

/// The row of bytes that is hashed.
pub(super) fn encoded(entry: &Entry, sequence: i64, before: Hash) -> Vec<u8> {
    // A new field of an entry belongs in here: the compiler asks for it.
    let Entry { ward_id, sequence: _, at, origin, action, subject, old, new, hash: _ } = entry;
    let mut bytes = [HEAD, &before.0].concat();
    bytes.extend_from_slice(&ward_id.to_be_bytes());
    bytes.extend_from_slice(&sequence.to_be_bytes());
    bytes.extend_from_slice(&at.timestamp_micros().to_be_bytes());
    for text in [&origin.actor, &origin.post, &origin.channel, action, subject] {
        put(&mut bytes, text.as_bytes());
    }
    for value in [old, new] {
        match value {
            None => bytes.push(0),
            Some(value) => {
                bytes.push(1);
                put(&mut bytes, sorted(value).to_string().as_bytes());
            }
        }
    }
    bytes
}

fn put(bytes: &mut Vec<u8>, field: &[u8]) {
    bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
    bytes.extend_from_slice(field);
}

/// The value with the fields of its objects in the order of their bytes, whatever order the JSON library keeps.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| name.as_bytes());
            Value::Object(fields.into_iter().map(|(name, value)| (name.clone(), sorted(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(sorted).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// The value as Postgres gives it back: without zero bytes, which it refuses, and with fractions as texts, which it would
/// write in other words. `None` for null: nothing is absence here.
pub fn storable(value: Value) -> Option<Value> {
    (!value.is_null()).then(|| settled(value))
}

/// The text without zero bytes, which Postgres refuses.
pub fn storable_text(text: &str) -> String {
    text.replace('\0', "")
}

fn settled(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => Value::String(number.to_string()),
        Value::String(text) => Value::String(storable_text(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(settled).collect()),
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (storable_text(&name), settled(value)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}
