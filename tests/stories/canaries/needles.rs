//! What is planted, and the forms in which it is searched.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use unicode_normalization::UnicodeNormalization as _;

/// Every planted text begins and ends so; what stands between names the door.
const BEGINS: &str = "Sẻ Đồng";
const ENDS: &str = "Ướt Cánh";

/// A planted number, as it is typed.
pub const PHONE: &str = "0987 612 345";
/// The other ways in which it may be written.
const PHONES: [&str; 4] = ["987612345", "987 612 345", "987.612.345", "987-612-345"];

/// How much of a needle's text is shown around a hit.
const AROUND: usize = 60;

/// A canary for a door. NFC and NFD of it differ.
pub fn planted(door: &str) -> String {
    format!("{BEGINS} {door} {ENDS}")
}

/// A form in which a text may lie somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Composed,
    Decomposed,
    Lower,
    Upper,
    Hex,
    UpperHex,
    Base64,
    UrlBase64,
    EscapedJson,
    UpperEscapedJson,
}

impl Form {
    pub const ALL: [Self; 10] = [
        Self::Composed,
        Self::Decomposed,
        Self::Lower,
        Self::Upper,
        Self::Hex,
        Self::UpperHex,
        Self::Base64,
        Self::UrlBase64,
        Self::EscapedJson,
        Self::UpperEscapedJson,
    ];

    /// A text in this form.
    pub fn hide(self, text: &str) -> String {
        match self {
            Self::Composed => text.nfc().collect(),
            Self::Decomposed => text.nfd().collect(),
            Self::Lower => text.to_lowercase(),
            Self::Upper => text.to_uppercase(),
            Self::Hex => hex(text.as_bytes()),
            Self::UpperHex => hex(text.as_bytes()).to_uppercase(),
            Self::Base64 => STANDARD.encode(text),
            Self::UrlBase64 => URL_SAFE.encode(text),
            Self::EscapedJson => escaped(text),
            Self::UpperEscapedJson => {
                escaped(text).split("\\u").map(upper_escape).collect::<Vec<_>>().join("\\u")
            }
        }
    }
}

/// The digits of an escape in capitals; the text after them as it is.
fn upper_escape(part: &str) -> String {
    let (digits, rest) = part.split_at_checked(4).unwrap_or((part, ""));
    if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        digits.to_uppercase() + rest
    } else {
        part.to_owned()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes all");
        text
    })
}

/// The text as JSON that is all ASCII.
fn escaped(text: &str) -> String {
    let units = text.encode_utf16();
    units
        .map(|unit| {
            u8::try_from(unit)
                .ok()
                .filter(u8::is_ascii)
                .map_or_else(|| format!("\\u{unit:04x}"), |byte| char::from(byte).to_string())
        })
        .collect()
}

/// Everything that is searched.
pub struct Needles(Vec<(String, String)>);

impl Needles {
    pub fn all() -> Self {
        let texts = [BEGINS, ENDS].into_iter().flat_map(|text| {
            let cased = [text.to_owned(), text.to_lowercase(), text.to_uppercase()];
            cased.into_iter().flat_map(|text| [text.nfc().collect::<String>(), text.nfd().collect()])
        });
        let texts: Vec<String> = texts.chain(PHONES.map(str::to_owned)).collect();
        let mut needles: Vec<(String, String)> = Vec::new();
        for text in texts {
            let mut forms = vec![text.clone(), hex(text.as_bytes()), hex(text.as_bytes()).to_uppercase()];
            forms.push(Form::EscapedJson.hide(&text));
            forms.push(Form::UpperEscapedJson.hide(&text));
            forms.extend(alignments(&text, &STANDARD));
            forms.extend(alignments(&text, &URL_SAFE));
            // A form within a form: an escape in a text in a table that is printed as hex, or as JSON in JSON.
            forms.push(hex(Form::EscapedJson.hide(&text).as_bytes()));
            forms.push(hex(Form::UpperEscapedJson.hide(&text).as_bytes()));
            forms.push(hex(hex(text.as_bytes()).as_bytes()));
            forms.push(hex(hex(text.as_bytes()).to_uppercase().as_bytes()));
            for inner in alignments(&text, &STANDARD).into_iter().chain(alignments(&text, &URL_SAFE)) {
                forms.push(hex(inner.as_bytes()));
            }
            for escape in [Form::EscapedJson.hide(&text), Form::UpperEscapedJson.hide(&text)] {
                forms.push(escape.replace('\\', "\\\\"));
                forms.push(escape.replace('\\', "\\\\\\\\"));
            }
            forms.sort();
            forms.dedup();
            needles.extend(forms.into_iter().map(|form| (text.clone(), form)));
        }
        Self(needles)
    }

    /// What of it lies in the text, with what stands around.
    pub fn found_in(&self, text: &str) -> Vec<String> {
        let found =
            self.0.iter().filter_map(|(needle, form)| Some((needle, text.find(form.as_str())?, form)));
        found
            .map(|(needle, at, form)| {
                let from = text.floor_char_boundary(at.saturating_sub(AROUND));
                let to = text.ceil_char_boundary((at + form.len() + AROUND).min(text.len()));
                format!("{needle} as {form}: … {} …", &text[from..to])
            })
            .collect()
    }
}

/// The part of a text's base64 that is the same whatever stands before and after, for each of the three ways in which it may lie
/// across the groups of three bytes.
fn alignments(text: &str, engine: &impl base64::Engine) -> Vec<String> {
    (0..3)
        .map(|shift| {
            let skipped = (3 - shift) % 3;
            let whole = (text.len() - skipped) / 3 * 3;
            engine.encode(&text.as_bytes()[skipped..skipped + whole])
        })
        .collect()
}
