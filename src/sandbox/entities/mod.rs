//! Text with entities, counted in UTF-16 units as Telegram counts them.

mod detect;
mod html;
mod references;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::errors::ApiError;
use super::params::Params;

/// The longest text of a message, in UTF-16 units after entities.
pub const LONGEST_TEXT: usize = 4096;
/// The longest caption, in UTF-16 units after entities.
pub const LONGEST_CAPTION: usize = 1024;

/// The Bot API's `MessageEntity`; offset and length in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    #[serde(rename = "type")]
    pub kind: String,
    pub offset: usize,
    pub length: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_emoji_id: Option<String>,
}

impl Entity {
    pub fn new(kind: &str, offset: usize, length: usize) -> Self {
        Self {
            kind: kind.to_owned(),
            offset,
            length,
            url: None,
            language: None,
            user: None,
            custom_emoji_id: None,
        }
    }

    fn end(&self) -> usize {
        self.offset + self.length
    }
}

/// A text and its entities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Styled {
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Entity>,
}

impl Styled {
    /// What a person typed: no formatting, but commands, mentions and links are found.
    pub fn typed(text: &str) -> Self {
        Self { text: text.to_owned(), entities: Vec::new() }.finished()
    }

    /// Reads what the bot sent: `parse_mode`, or a list of entities, or neither.
    ///
    /// Errors: 400 with Telegram's words.
    pub fn from_bot(params: &Params, text_field: &str, entities_field: &str) -> Result<Self, ApiError> {
        let text = params.text(text_field).unwrap_or_default().replace('\r', "");
        let styled = match params.text("parse_mode").as_deref() {
            None | Some("") => Self::with_entities(text, params.json(entities_field)?)?,
            Some(mode) if mode.eq_ignore_ascii_case("html") => html::parse(&text)
                .map_err(|fault| ApiError::bad_request(format!("can't parse entities: {fault}")))?,
            Some(mode)
                if mode.eq_ignore_ascii_case("markdown") || mode.eq_ignore_ascii_case("markdownv2") =>
            {
                return Err(ApiError::bad_request(
                    "the local Telegram reads no Markdown; send HTML or entities",
                ));
            }
            Some(_) => return Err(ApiError::bad_request("unsupported parse_mode")),
        };
        Ok(styled.finished())
    }

    /// The length that Telegram's limits count.
    pub fn units(&self) -> usize {
        units(&self.text)
    }

    fn with_entities(text: String, list: Option<Value>) -> Result<Self, ApiError> {
        let Some(list) = list else {
            return Ok(Self { text, entities: Vec::new() });
        };
        let Value::Array(list) = list else {
            return Err(ApiError::bad_request("expected an Array of MessageEntity"));
        };
        let mut entities = Vec::with_capacity(list.len());
        for value in list {
            check_numbers(&value)?;
            let entity: Entity = serde_json::from_value(value)
                .map_err(|_| ApiError::bad_request("can't parse MessageEntity: expected an Object"))?;
            check_entity(&text, &entity)?;
            entities.push(entity);
        }
        Ok(Self { text, entities })
    }

    /// Trims as Telegram does, sorts the entities, and adds those that it finds by itself.
    fn finished(self) -> Self {
        let before = units(&self.text) - units(self.text.trim_start());
        let text = self.text.trim().to_owned();
        let end = units(&text);
        let mut entities: Vec<Entity> =
            self.entities.into_iter().filter_map(|entity| moved(entity, before, end)).collect();
        for found in detect::find(&text) {
            let overlaps = |other: &Entity| found.offset < other.end() && other.offset < found.end();
            let bars = |other: &&Entity| {
                matches!(other.kind.as_str(), "pre" | "code" | "text_link" | "text_mention")
            };
            if !entities.iter().filter(bars).any(overlaps) {
                entities.push(found);
            }
        }
        entities.sort_by(|a, b| a.offset.cmp(&b.offset).then(b.length.cmp(&a.length)));
        Self { text, entities }
    }
}

/// UTF-16 units of a text.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn moved(mut entity: Entity, before: usize, end: usize) -> Option<Entity> {
    let from = entity.offset.max(before) - before;
    let to = entity.end().saturating_sub(before).min(end);
    if to <= from {
        return None;
    }
    entity.offset = from;
    entity.length = to - from;
    Some(entity)
}

const KINDS: [&str; 18] = [
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
];

fn check_numbers(entity: &Value) -> Result<(), ApiError> {
    for field in ["offset", "length"] {
        if !entity[field].is_u64() {
            return Err(ApiError::bad_request(format!(
                "can't parse MessageEntity: field \"{field}\" must be of type Number"
            )));
        }
    }
    match entity["type"].as_str() {
        Some(kind) if KINDS.contains(&kind) || kind == "custom_emoji" => Ok(()),
        Some(_) => Err(ApiError::bad_request("can't parse MessageEntity: unsupported type specified")),
        None => Err(ApiError::bad_request("can't parse MessageEntity: can't find field \"type\"")),
    }
}

fn check_entity(text: &str, entity: &Entity) -> Result<(), ApiError> {
    let (start, end) = (entity.offset, entity.end());
    let whole = units(text);
    if start > whole {
        return Err(ApiError::bad_request(format!(
            "entity begins after the end of the text at UTF-16 offset {start}"
        )));
    }
    if end > whole {
        return Err(ApiError::bad_request(format!(
            "entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
        )));
    }
    if let Err(byte) = boundary(text, start) {
        return Err(ApiError::bad_request(format!(
            "entity begins in a middle of a UTF-16 symbol at byte offset {byte}"
        )));
    }
    if let Err(byte) = boundary(text, end) {
        return Err(ApiError::bad_request(format!(
            "entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol at byte offset {byte}"
        )));
    }
    if entity.kind == "text_link" && !entity.url.as_deref().is_some_and(is_link) {
        let url = entity.url.as_deref().unwrap_or_default();
        return Err(ApiError::bad_request(format!("entity URL '{url}' is invalid: Wrong HTTP URL")));
    }
    Ok(())
}

/// Whether a UTF-16 offset lies between characters; the byte offset after the character that it splits if not.
fn boundary(text: &str, offset: usize) -> Result<(), usize> {
    let mut at = 0;
    for (byte, character) in text.char_indices() {
        if at >= offset {
            break;
        }
        at += character.len_utf16();
        if at > offset {
            return Err(byte + character.len_utf8());
        }
    }
    Ok(())
}

/// Whether Telegram takes this as a link: http(s) or tg, and a host with a dot in it.
pub fn is_link(url: &str) -> bool {
    let lower = url.to_lowercase();
    if let Some(rest) = lower.strip_prefix("tg://") {
        return !rest.is_empty();
    }
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")).unwrap_or(&lower);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let characters_fit = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    characters_fit && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}
