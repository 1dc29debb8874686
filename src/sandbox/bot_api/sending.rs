//! Sending texts and what is not a file.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::chats::reach;
use crate::sandbox::entities::{LONGEST_TEXT, Styled};
use crate::sandbox::errors::ApiError;
use crate::sandbox::markup;
use crate::sandbox::model::{Author, Chat, Content};
use crate::sandbox::params::Params;
use crate::sandbox::posting::Draft;
use crate::sandbox::world::World;

pub fn send_message(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let styled = text_of(params)?;
    send(world, params, Content::Text(styled))
}

pub fn send_location(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let coordinate = |name: &str| {
        let given = params.number(name);
        given.ok_or_else(|| ApiError::bad_request(format!("parameter \"{name}\" is required")))
    };
    let (latitude, longitude) = (coordinate("latitude")?, coordinate("longitude")?);
    if latitude.abs() > 90.0 || longitude.abs() > 180.0 {
        return Err(ApiError::bad_request("invalid coordinates specified"));
    }
    let content = Content::Location { latitude, longitude };
    send(world, params, content)
}

pub fn send_contact(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let field = |name: &str| {
        let given = params.text(name).filter(|text| !text.is_empty());
        given.ok_or_else(|| ApiError::bad_request(format!("parameter \"{name}\" is required")))
    };
    let content = Content::Contact {
        phone_number: field("phone_number")?,
        first_name: field("first_name")?,
        user_id: None,
    };
    send(world, params, content)
}

pub fn send_chat_action(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    let known = [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ];
    let action = params.text("action").unwrap_or_default();
    if !known.contains(&action.as_str()) {
        return Err(ApiError::bad_request("wrong parameter action in request"));
    }
    let until = Instant::now() + Duration::from_secs(5);
    world.typing.insert(chat.id, until);
    world.touch();
    Ok(json!(true))
}

/// The text of a message, checked.
///
/// Errors: 400 with Telegram's words.
pub fn text_of(params: &Params) -> Result<Styled, ApiError> {
    let styled = Styled::from_bot(params, "text", "entities")?;
    if styled.text.is_empty() {
        return Err(ApiError::bad_request("message text is empty"));
    }
    if styled.units() > LONGEST_TEXT {
        return Err(ApiError::bad_request("message is too long"));
    }
    Ok(styled)
}

/// Posts a content with the common parameters, and answers with the message.
pub fn send(world: &mut World, params: &Params, content: Content) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    let mut draft = Draft::new(chat.id, Author::Bot, content);
    draft.reply_to = reply_of(world, &chat, params)?;
    draft.markup = markup::read(params, chat.kind)?;
    let posted = world.post(draft);
    let message = posted.ok_or_else(|| ApiError::bad_request("chat not found"))?;
    Ok(world.message_json(&message))
}

/// The message that is replied to.
///
/// Errors: 400 when it is gone, unless the bot allows that.
pub fn reply_of(world: &World, chat: &Chat, params: &Params) -> Result<Option<i64>, ApiError> {
    let reply = params.json("reply_parameters")?.unwrap_or_default();
    let named = reply["message_id"].as_i64().or_else(|| params.integer("reply_to_message_id"));
    let Some(id) = named.filter(|id| *id != 0) else {
        return Ok(None);
    };
    if world.message(chat.id, id).is_some() {
        return Ok(Some(id));
    }
    let is_allowed =
        reply["allow_sending_without_reply"] == json!(true) || params.flag("allow_sending_without_reply");
    if is_allowed {
        return Ok(None);
    }
    Err(ApiError::bad_request("message to be replied not found"))
}
