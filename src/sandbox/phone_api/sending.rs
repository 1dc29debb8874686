//! Typing, the start button, editing and deleting.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::json;

use super::{Answer, Refusal, chat_of, phone_messages};
use crate::sandbox::entities::{LONGEST_CAPTION, LONGEST_TEXT, Styled, units};
use crate::sandbox::model::{Author, BotStanding, Chat, ChatKind, Content, Message};
use crate::sandbox::posting::Draft;
use crate::sandbox::shared::Shared;
use crate::sandbox::world::World;

#[derive(Deserialize)]
pub struct Typed {
    person: i64,
    chat: Option<i64>,
    text: String,
    reply_to: Option<i64>,
}

#[derive(Deserialize)]
pub struct Start {
    person: i64,
    payload: Option<String>,
}

#[derive(Deserialize)]
pub struct Edit {
    person: i64,
    chat: Option<i64>,
    message: i64,
    text: String,
}

#[derive(Deserialize)]
pub struct Delete {
    person: i64,
    chat: Option<i64>,
    message: i64,
}

pub async fn send(State(shared): State<Arc<Shared>>, Json(wish): Json<Typed>) -> Answer {
    let mut world = shared.world();
    let chat = open_chat(&mut world, wish.person, wish.chat)?;
    let mut sent = Vec::new();
    for piece in pieces(wish.text.trim()) {
        let mut draft =
            Draft::new(chat.id, Author::Person(wish.person), Content::Text(Styled::typed(&piece)));
        draft.reply_to = wish.reply_to.filter(|_| sent.is_empty());
        sent.extend(post(&mut world, draft));
    }
    if sent.is_empty() {
        return Err(Refusal::bad("there is nothing in the text"));
    }
    Ok(phone_messages(&world, &sent, wish.person))
}

pub async fn start(State(shared): State<Arc<Shared>>, Json(wish): Json<Start>) -> Answer {
    let payload = wish.payload.unwrap_or_default();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if payload.len() > 64 || !payload.chars().all(fits) {
        return Err(Refusal::bad("a deep link carries up to 64 characters of A-Z, a-z, 0-9, _ and -"));
    }
    let mut world = shared.world();
    let chat = chat_of(&world, wish.person, None)?;
    // The start button of a blocked bot unblocks it.
    world.set_standing(chat.id, BotStanding::Member, wish.person);
    let text = format!("/start {payload}");
    let content = Content::Text(Styled::typed(text.trim()));
    let draft = Draft::new(chat.id, Author::Person(wish.person), content);
    let sent: Vec<Message> = post(&mut world, draft).into_iter().collect();
    Ok(phone_messages(&world, &sent, wish.person))
}

pub async fn edit(State(shared): State<Arc<Shared>>, Json(wish): Json<Edit>) -> Answer {
    let mut world = shared.world();
    let chat = chat_of(&world, wish.person, wish.chat)?;
    let mut message = own_message(&world, &chat, wish.person, wish.message)?;
    let styled = Styled::typed(&wish.text);
    let longest = match &mut message.content {
        Content::Text(text) => {
            *text = styled.clone();
            LONGEST_TEXT
        }
        Content::Media { caption, .. } => {
            *caption = styled.clone();
            LONGEST_CAPTION
        }
        Content::Sticker { .. }
        | Content::Contact { .. }
        | Content::Location { .. }
        | Content::Service(_) => {
            return Err(Refusal::conflict("only a text or a caption can be edited"));
        }
    };
    let is_empty_text = styled.text.is_empty() && longest == LONGEST_TEXT;
    if is_empty_text || styled.units() > longest {
        return Err(Refusal::bad("the text is empty or too long"));
    }
    message.edited = Some(world.now());
    let message = world.put_message(message);
    if world.bot_hears(&chat, &message) {
        let object = world.message_json(&message);
        world.queue_update("edited_message", object);
    }
    Ok(phone_messages(&world, &[message], wish.person))
}

pub async fn delete(State(shared): State<Arc<Shared>>, Json(wish): Json<Delete>) -> Answer {
    let mut world = shared.world();
    let chat = chat_of(&world, wish.person, wish.chat)?;
    let message = own_message(&world, &chat, wish.person, wish.message)?;
    world.delete(&message);
    Ok(Json(json!({ "deleted": message.id })))
}

/// The chat, ready to be written in: a first message starts a private chat.
pub fn open_chat(world: &mut World, person: i64, chat: Option<i64>) -> Result<Chat, Refusal> {
    let chat = chat_of(world, person, chat)?;
    if chat.migrated_to.is_some() {
        return Err(Refusal::conflict("the group has become a supergroup"));
    }
    if chat.kind == ChatKind::Private {
        if chat.bot == BotStanding::Kicked {
            return Err(Refusal::conflict("the bot is blocked"));
        }
        world.set_standing(chat.id, BotStanding::Member, person);
    }
    Ok(chat)
}

/// Posts a person's message. A forced reply is answered by it, and done.
pub fn post(world: &mut World, mut draft: Draft) -> Option<Message> {
    let Author::Person(person) = draft.author else {
        return world.post(draft);
    };
    let mut chat = world.chats.get(&draft.chat)?.clone();
    let forced = chat.keyboards.get(&person).filter(|shown| shown.markup["force_reply"] == json!(true));
    if let Some(shown) = forced.cloned() {
        draft.reply_to = draft.reply_to.or(Some(shown.message));
        chat.keyboards.remove(&person);
        world.put_chat(chat);
    }
    world.post(draft)
}

fn own_message(world: &World, chat: &Chat, person: i64, id: i64) -> Result<Message, Refusal> {
    let found = world.message(chat.id, id);
    found
        .filter(|message| message.author == Author::Person(person))
        .cloned()
        .ok_or_else(|| Refusal::missing(format!("person {person} has no message {id} there")))
}

/// Splits a long text as Telegram's phones do: up to 4,096 units each, at a line end or a space where there is one.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while units(rest) > LONGEST_TEXT {
        let mut length = 0;
        let fits = rest
            .char_indices()
            .find(|(_, character)| {
                length += character.len_utf16();
                length > LONGEST_TEXT
            })
            .map_or(rest.len(), |(at, _)| at);
        let head = &rest[..fits];
        let cut = head.rfind('\n').or_else(|| head.rfind(' ')).filter(|cut| *cut > 0).unwrap_or(fits);
        pieces.push(rest[..cut].trim_end().to_owned());
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() {
        pieces.push(rest.to_owned());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_split_between_words() {
        let text = "đồng ".repeat(1000);
        let split = pieces(text.trim());
        assert_eq!(split.len(), 2);
        assert!(split.iter().all(|piece| units(piece) <= LONGEST_TEXT));
        assert_eq!(split.join(" "), text.trim());
        assert_eq!(pieces(&"x".repeat(5000)).len(), 2);
    }
}
