//! Bytes of a file within JSON: as base64, a third of the size of a list of numbers. Such a list, as earlier versions
//! queued it, is read too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&STANDARD.encode(bytes))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Base64(String),
        Numbers(Vec<u8>),
    }
    match Written::deserialize(from)? {
        Written::Base64(text) => STANDARD.decode(text).map_err(|_| D::Error::custom("no base64")),
        Written::Numbers(bytes) => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use crate::channels::Outgoing;

    #[test]
    fn bytes_are_written_as_base64_and_read_from_numbers_too() {
        let picture = |bytes: &[u8]| Outgoing::Picture {
            name: "a.png".to_owned(),
            bytes: bytes.to_vec(),
            caption: String::new(),
        };
        let written = serde_json::to_string(&picture(&[0, 255, 7])).expect("JSON");
        assert_eq!(written, r#"{"picture":{"name":"a.png","bytes":"AP8H","caption":""}}"#);
        let numbers = written.replace(r#""AP8H""#, "[0,255,7]");
        for text in [written, numbers] {
            assert_eq!(serde_json::from_str::<Outgoing>(&text).expect("an outgoing"), picture(&[0, 255, 7]));
        }
    }
}
