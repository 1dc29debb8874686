//! Chats and their members.

use serde_json::{Value, json};

use crate::sandbox::errors::ApiError;
use crate::sandbox::model::{Author, BotStanding, Chat, ChatKind, Message};
use crate::sandbox::params::Params;
use crate::sandbox::world::World;

/// The chat that `chat_id` names, if the bot may act in it.
///
/// Errors: 400 and 403 with Telegram's words.
pub fn reach(world: &World, params: &Params) -> Result<Chat, ApiError> {
    let Some(written) = params.text("chat_id").filter(|text| !text.is_empty()) else {
        return Err(ApiError::bad_request("chat_id is empty"));
    };
    let not_found = || ApiError::bad_request("chat not found");
    let id = params.integer("chat_id").ok_or_else(|| {
        tracing::debug!(chat = written, "not a number");
        not_found()
    })?;
    let chat = world.chats.get(&id).ok_or_else(not_found)?;
    if let Some(new) = chat.migrated_to {
        return Err(ApiError::migrated(new));
    }
    match (chat.kind, chat.bot) {
        (_, BotStanding::Member | BotStanding::Administrator) => Ok(chat.clone()),
        (ChatKind::Private, BotStanding::Kicked) => Err(ApiError::forbidden("bot was blocked by the user")),
        (ChatKind::Private, _) if has_met(world, id) => {
            Err(ApiError::forbidden("bot can't initiate conversation with a user"))
        }
        (ChatKind::Private, _) | (_, BotStanding::Never) => Err(not_found()),
        (kind, BotStanding::Kicked) => {
            Err(ApiError::forbidden(format!("bot was kicked from the {} chat", kind.word())))
        }
        (kind, BotStanding::Left) => {
            Err(ApiError::forbidden(format!("bot is not a member of the {} chat", kind.word())))
        }
    }
}

/// The message that `message_id` names, or 400 with these words.
pub fn message_in(world: &World, chat: &Chat, params: &Params, words: &str) -> Result<Message, ApiError> {
    let found = params.integer("message_id").and_then(|id| world.message(chat.id, id));
    found.cloned().ok_or_else(|| ApiError::bad_request(words))
}

pub fn get_chat(world: &World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    let mut object = world.chat_json(&chat);
    object["accent_color_id"] = json!(0);
    object["max_reaction_count"] = json!(11);
    object["accepted_gift_types"] = json!({
        "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false,
        "premium_subscription": false, "gifts_from_channels": false,
    });
    let newest = chat.pinned.last().and_then(|id| world.message(chat.id, *id));
    if let Some(pinned) = newest {
        object["pinned_message"] = world.message_json(pinned);
    }
    Ok(object)
}

pub fn get_member(world: &World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    let user = params
        .integer("user_id")
        .filter(|id| *id > 0)
        .ok_or_else(|| ApiError::bad_request("invalid user_id specified"))?;
    if user == world.settings.bot.id() {
        return Ok(world.bot_member_json(chat.bot));
    }
    if !world.people.contains_key(&user) {
        return Err(ApiError::bad_request("PARTICIPANT_ID_INVALID"));
    }
    Ok(world.member_json(&chat, user))
}

pub fn count_members(world: &World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    Ok(json!(chat.members.len() + usize::from(chat.bot.is_in())))
}

pub fn administrators(world: &World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    if chat.kind == ChatKind::Private {
        return Err(ApiError::bad_request("there are no administrators in the private chat"));
    }
    let owner = chat.members.first();
    let mut list: Vec<Value> = owner.map(|id| world.member_json(&chat, *id)).into_iter().collect();
    if chat.bot == BotStanding::Administrator {
        list.push(world.bot_member_json(chat.bot));
    }
    Ok(Value::Array(list))
}

pub fn leave(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let chat = reach(world, params)?;
    if chat.kind == ChatKind::Private {
        return Err(ApiError::bad_request("chat member status can't be changed in private chats"));
    }
    let owner = chat.members.first().copied().unwrap_or_default();
    world.set_standing(chat.id, BotStanding::Left, owner);
    Ok(json!(true))
}

pub fn pin(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let mut chat = reach(world, params)?;
    may_pin(&chat)?;
    let message = message_in(world, &chat, params, "message to pin not found")?;
    if chat.pinned.insert(message.id) {
        world.put_chat(chat.clone());
        let pinned = world.message_json(&message);
        world.say(chat.id, Author::Bot, "pinned_message", pinned);
    }
    Ok(json!(true))
}

pub fn unpin(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let mut chat = reach(world, params)?;
    may_pin(&chat)?;
    let named = params.integer("message_id");
    let Some(id) = named.or_else(|| chat.pinned.last().copied()) else {
        return Err(ApiError::bad_request("message to unpin not found"));
    };
    if !chat.pinned.remove(&id) {
        return Err(ApiError::bad_request("message to unpin not found"));
    }
    world.put_chat(chat);
    Ok(json!(true))
}

pub fn unpin_all(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let mut chat = reach(world, params)?;
    may_pin(&chat)?;
    chat.pinned.clear();
    world.put_chat(chat);
    Ok(json!(true))
}

fn may_pin(chat: &Chat) -> Result<(), ApiError> {
    if chat.kind == ChatKind::Private || chat.bot == BotStanding::Administrator {
        return Ok(());
    }
    Err(ApiError::bad_request("not enough rights to manage pinned messages in the chat"))
}

/// The bot knows somebody whom it has seen in a group.
fn has_met(world: &World, person: i64) -> bool {
    world.chats.values().any(|chat| chat.id != person && chat.bot.is_in() && chat.members.contains(&person))
}
