//! Changing and deleting messages that were sent.

use serde_json::{Value, json};

use super::chats::{message_in, reach};
use super::sending::text_of;
use crate::sandbox::entities::{LONGEST_CAPTION, Styled};
use crate::sandbox::errors::ApiError;
use crate::sandbox::markup;
use crate::sandbox::model::{Author, BotStanding, Chat, ChatKind, Content, Message};
use crate::sandbox::params::Params;
use crate::sandbox::world::World;

const TWO_DAYS: i64 = 48 * 60 * 60;
const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the \
                            same as a current content and reply markup of the message";

pub fn edit_text(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let styled = text_of(params)?;
    let (chat, message) = editable(world, params)?;
    let Content::Text(_) = message.content else {
        return Err(ApiError::bad_request("there is no text in the message to edit"));
    };
    change(world, params, &chat, message, Content::Text(styled))
}

pub fn edit_caption(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let caption = Styled::from_bot(params, "caption", "caption_entities")?;
    if caption.units() > LONGEST_CAPTION {
        return Err(ApiError::bad_request("message caption is too long"));
    }
    let (chat, message) = editable(world, params)?;
    let Content::Media { kind, file, .. } = message.content.clone() else {
        return Err(ApiError::bad_request("there is no caption in the message to edit"));
    };
    let content = Content::Media { kind, file, caption };
    change(world, params, &chat, message, content)
}

pub fn edit_markup(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let (chat, message) = editable(world, params)?;
    let content = message.content.clone();
    change(world, params, &chat, message, content)
}

pub fn delete_message(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    let message = message_in(world, &chat, params, "message to delete not found")?;
    may_delete(world, &chat, &message)?;
    world.delete(&message);
    Ok(json!(true))
}

pub fn delete_messages(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    let Some(Value::Array(ids)) = params.json("message_ids")? else {
        return Err(ApiError::bad_request("message identifiers are not specified"));
    };
    if ids.len() > 100 {
        return Err(ApiError::bad_request("too many message identifiers specified"));
    }
    for id in ids.iter().filter_map(Value::as_i64) {
        // Those that are gone are skipped, as Telegram does.
        if let Some(message) = world.message(chat.id, id).cloned()
            && may_delete(world, &chat, &message).is_ok()
        {
            world.delete(&message);
        }
    }
    Ok(json!(true))
}

fn editable(world: &World, params: &Params) -> Result<(Chat, Message), ApiError> {
    if params.text("inline_message_id").is_some() {
        return Err(ApiError::bad_request("message to edit not found"));
    }
    let chat = reach(world, params)?;
    let message = message_in(world, &chat, params, "message to edit not found")?;
    let is_service = matches!(message.content, Content::Service(_));
    if message.author != Author::Bot || message.brought_keyboard || is_service {
        return Err(ApiError::bad_request("message can't be edited"));
    }
    Ok((chat, message))
}

/// An edit without `reply_markup` takes the inline keyboard away, as on Telegram.
fn change(
    world: &mut World,
    params: &Params,
    chat: &Chat,
    mut message: Message,
    content: Content,
) -> Result<Value, ApiError> {
    let keyboard = markup::read_inline(params, chat.kind)?;
    if message.content == content && message.inline_keyboard == keyboard {
        return Err(ApiError::bad_request(NOT_MODIFIED));
    }
    // A change of buttons alone does not mark the message as edited.
    if message.content != content {
        message.edited = Some(world.now());
    }
    message.content = content;
    message.inline_keyboard = keyboard;
    let message = world.put_message(message);
    Ok(world.message_json(&message))
}

/// Source: <https://core.telegram.org/bots/api#deletemessage>.
fn may_delete(world: &World, chat: &Chat, message: &Message) -> Result<(), ApiError> {
    let is_old = world.now() - message.date > TWO_DAYS;
    let is_own = message.author == Author::Bot;
    let may = match (chat.kind, chat.bot) {
        (_, BotStanding::Administrator) if chat.kind == ChatKind::Supergroup => true,
        (ChatKind::Private, _) | (_, BotStanding::Administrator) => !is_old,
        _ => is_own && !is_old,
    };
    if may {
        return Ok(());
    }
    Err(ApiError::bad_request(if is_own {
        "message can't be deleted for everyone"
    } else {
        "message can't be deleted"
    }))
}
