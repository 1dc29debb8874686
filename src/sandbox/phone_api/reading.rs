//! What a phone shows.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Refusal, chat_of, groups, people, phone_message};
use crate::sandbox::model::{Author, BotStanding, Chat, ChatKind, Message};
use crate::sandbox::shared::Shared;
use crate::sandbox::world::World;

#[derive(Deserialize)]
pub struct Since {
    after: Option<u64>,
    wait: Option<f64>,
}

#[derive(Deserialize)]
pub struct Reading {
    person: i64,
    chat: Option<i64>,
    after: Option<u64>,
    wait: Option<f64>,
    limit: Option<usize>,
}

#[derive(Deserialize)]
pub struct Seen {
    person: i64,
    chat: Option<i64>,
}

pub async fn state(State(shared): State<Arc<Shared>>, Query(since): Query<Since>) -> Json<Value> {
    let after = since.after;
    wait_past(&shared, since.wait, |world| after.is_none_or(|after| world.sequence > after)).await;
    let world = shared.world();
    let people = world.people.values().map(|person| {
        let mut object = people::describe(&world, person);
        let chat = world.chats.get(&person.id);
        object["unread"] = json!(chat.map_or(0, |chat| unread(&world, chat, person.id)));
        object["last"] = json!(chat.and_then(|chat| last(&world, chat)));
        object
    });
    let people: Vec<Value> = people.collect();
    let groups: Vec<Value> = world
        .chats
        .values()
        .filter(|chat| chat.kind != ChatKind::Private && chat.migrated_to.is_none())
        .map(|chat| {
            let mut object = groups::describe(&world, chat);
            object["last"] = json!(last(&world, chat));
            object["unread_by"] = chat
                .members
                .iter()
                .map(|member| (member.to_string(), json!(unread(&world, chat, *member))))
                .collect::<serde_json::Map<_, _>>()
                .into();
            object
        })
        .collect();
    Json(json!({
        "sequence": world.sequence,
        "notice": world.profile.notice,
        "bot": world.bot_json(),
        "people": people,
        "groups": groups,
        "pending": world.updates.pending(),
    }))
}

pub async fn messages(State(shared): State<Arc<Shared>>, Query(wish): Query<Reading>) -> Answer {
    let chat = chat_of(&shared.world(), wish.person, wish.chat)?.id;
    let after = wish.after.unwrap_or(0);
    wait_past(&shared, wish.wait, |world| {
        let all = world.messages.get(&chat);
        all.is_some_and(|all| all.values().any(|message| message.sequence > after))
    })
    .await;
    let world = shared.world();
    let chat = chat_of(&world, wish.person, wish.chat)?;
    let mut list: Vec<&Message> = world
        .messages
        .get(&chat.id)
        .into_iter()
        .flat_map(|all| all.values())
        .filter(|message| message.sequence > after && (after > 0 || !message.deleted))
        .collect();
    if let Some(limit) = wish.limit {
        list.drain(..list.len().saturating_sub(limit));
    }
    let list: Vec<Value> =
        list.into_iter().map(|message| phone_message(&world, message, wish.person)).collect();
    let keyboard = chat.keyboards.get(&wish.person).map(|shown| &shown.markup);
    Ok(Json(json!({
        "sequence": world.sequence,
        "chat": groups::describe(&world, &chat),
        "messages": list,
        "keyboard": keyboard,
        "commands": commands(&world, &chat, wish.person),
        "typing": world.typing.get(&chat.id).is_some_and(|until| *until > Instant::now()),
        "unread": unread(&world, &chat, wish.person),
    })))
}

pub async fn mark_read(State(shared): State<Arc<Shared>>, Json(seen): Json<Seen>) -> Answer {
    let mut world = shared.world();
    let mut chat = chat_of(&world, seen.person, seen.chat)?;
    let newest = chat.last_message;
    if chat.read.insert(seen.person, newest) != Some(newest) {
        world.put_chat(chat);
    }
    Ok(Json(json!({ "read": newest })))
}

pub async fn file(State(shared): State<Arc<Shared>>, Path(file): Path<String>) -> Result<Response, Refusal> {
    let world = shared.world();
    let found = world.files.get(&file);
    let file = found.ok_or_else(|| Refusal::missing("there is no such file"))?;
    // A browser must show nothing but pictures, and play nothing but sound, of what strangers sent: the rest is saved.
    let shown = matches!(file.mime.as_str(), "image/png" | "image/jpeg") || file.mime.starts_with("audio/");
    let kind = if shown { file.mime.as_str() } else { "application/octet-stream" };
    let headers =
        [(header::CONTENT_TYPE, kind.to_owned()), (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned())];
    Ok((headers, file.bytes.as_slice().to_vec()).into_response())
}

pub async fn events(State(shared): State<Arc<Shared>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut changes = shared.changes();
    changes.mark_changed();
    let stream = unfold((shared, changes), |(shared, mut changes)| async move {
        if shared.is_closing() || changes.changed().await.is_err() || shared.is_closing() {
            return None;
        }
        let sequence = shared.world().sequence;
        let event = Event::default().data(json!({ "sequence": sequence }).to_string());
        Some((Ok(event), (shared, changes)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

async fn wait_past(shared: &Shared, wait: Option<f64>, is_there: impl Fn(&World) -> bool) {
    let Some(wait) = wait else { return };
    let limit = Duration::from_secs_f64(wait.clamp(0.0, 60.0));
    shared.wait_for(limit, |world| is_there(world).then_some(())).await;
}

fn commands(world: &World, chat: &Chat, person: i64) -> Vec<Value> {
    if chat.bot == BotStanding::Never && chat.kind != ChatKind::Private {
        return Vec::new();
    }
    let known = world.people.get(&person);
    let language = known.and_then(|person| person.language_code.as_deref());
    world.profile.commands.shown(chat, person, language.unwrap_or_default())
}

fn unread(world: &World, chat: &Chat, person: i64) -> usize {
    let seen = chat.read.get(&person).copied().unwrap_or(0);
    let all = world.messages.get(&chat.id).into_iter();
    all.flat_map(|all| all.range(seen + 1..))
        .filter(|(_, message)| !message.deleted && message.author != Author::Person(person))
        .count()
}

/// One line on the newest message: its text, or the word for what it is.
fn last(world: &World, chat: &Chat) -> Option<Value> {
    let all = world.messages.get(&chat.id)?;
    let message = all.values().rev().find(|message| !message.deleted)?;
    let object = world.message_json(message);
    let fields: BTreeSet<&str> = object.as_object()?.keys().map(String::as_str).collect();
    let kinds = ["photo", "document", "voice", "sticker", "contact", "location"];
    let kind = kinds.into_iter().find(|kind| fields.contains(kind));
    let text = message.content.styled().map(|styled| {
        let start: String = styled.text.chars().take(120).collect();
        start
    });
    Some(json!({
        "text": text,
        "kind": kind,
        "date": message.date,
        "from": object["from"]["first_name"],
        "by": object["from"]["id"],
    }))
}
