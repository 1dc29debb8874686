//! What phones and tests do, over HTTP. Bodies and answers are JSON; ids are those of the Bot API; a refusal is a
//! status of 4xx with `{"error": "…"}`.
//!
//! `chat` may be left out everywhere: it is then the person's private chat with the bot.
//!
//! People and groups
//! - `GET  /phone/state?after=&wait=` → `{sequence, notice, bot, people, groups, pending}`: the list beside the phones.
//!   With `after` (a sequence) and `wait` (seconds) it answers when something is newer.
//! - `PUT  /phone/notice {vi, en}`: the line at the top of the page (the ward's clock); `null` takes it away.
//! - `POST /phone/people {name, last_name?, username?, language_code?, phone?, label?, id?}` → the person. With the
//!   `id` of somebody known it changes them: repeating it is harmless.
//! - `GET  /phone/people`, `GET /phone/chats?person=`
//! - `PUT  /phone/people/{person}/blocked {blocked}`: blocks or unblocks the bot.
//! - `POST /phone/chats {title, members, kind?: "group"|"supergroup", bot?: "member"|"administrator"|"never", id?}` →
//!   the chat. With the `id` of a known group nothing changes.
//! - `POST /phone/chats/{chat}/members {person, by?}`, `DELETE /phone/chats/{chat}/members/{person}?by=`
//! - `PUT  /phone/chats/{chat}/bot {standing: "member"|"administrator"|"left"|"kicked", by?}`
//! - `POST /phone/chats/{chat}/upgrade {by?}` → the supergroup.
//! - `PUT  /phone/privacy {enabled}`: whether the bot sees only what is meant for it in groups.
//!
//! Writing
//! - `POST /phone/send {person, chat?, text, reply_to?}` → `{messages}`: over 4,096 UTF-16 units it becomes several.
//! - `POST /phone/start {person, payload?}` → `{messages}`: the start button, or a deep link.
//! - `POST /phone/edit {person, chat?, message, text}`, `POST /phone/delete {person, chat?, message}`
//! - `POST /phone/press {person, chat?, label}` → `{messages}`: a button of the reply keyboard.
//! - `POST /phone/tap {person, chat?, message?, label?|data?, forge?, wait?}` → `{query, answered, answer, url?}`: an
//!   inline button, on the newest message that has it unless `message` is given. `forge: true` sends `data` even if no
//!   such button is there (a stale or a forged one). Waits up to `wait` (10) seconds for the bot's answer:
//!   `{text, show_alert, url}`.
//! - `GET  /phone/answer?query=&wait=` → the same, later.
//! - `POST /phone/media/photo|document|voice`: multipart with `person`, `chat?`, `caption?`, `reply_to?`, `album?` and a
//!   part `file`; without the file a small sample is sent. JSON with the same names, but no file, works too. What is sent
//!   with the same `album` was sent together.
//! - `POST /phone/media/sticker {person, chat?, emoji?}`, `…/location {person, latitude?, longitude?}`,
//!   `…/contact {person, phone_number?, first_name?, own?}`
//!
//! Reading
//! - `GET  /phone/messages?person=&chat=&after=&wait=&limit=` → `{sequence, chat, messages, keyboard, commands, typing,
//!   unread}`. Messages are Bot API objects with `outgoing`, `sequence` and, when they are gone, `deleted`. With `after`
//!   only those that were sent, edited or deleted since; `wait` seconds until there is one.
//! - `POST /phone/read {person, chat?}`: has seen everything.
//! - `GET  /phone/files/{file_id}`, `GET /phone/events` (server-sent: `{"sequence": n}` after each change).
//!
//! Trials
//! - `POST /phone/faults {kind, method?, chat?, times?, …}`, `GET`, `DELETE`; kinds: `too_many_requests {retry_after}`,
//!   `refuse {code, description}`, `drop_before`, `drop_after`, `delay {milliseconds}`. The method `download` is the
//!   download of a file.
//! - `PUT  /phone/limits {enforce, chat_per_second?, chat_burst?, group_per_minute?, overall_per_second?}`
//! - `GET  /phone/calls?after=` → `{calls}`: what the bot called.
//! - `GET  /phone/pending?wait=` → `{pending}`: updates that the bot has not acknowledged; with `wait` it answers when
//!   there are none.
//! - `POST /phone/forget-files` → `{forgotten}`: the bot can fetch no file any more that was sent so far.
//! - `POST /phone/replay {count}` → `{replayed}`: delivers the last confirmed updates again, under the same ids.

mod buttons;
mod groups;
mod media;
mod people;
mod reading;
mod sending;
mod trials;

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use serde_json::{Value, json};

use super::errors::ApiError;
use super::model::{Chat, ChatKind, Message, Person};
use super::shared::Shared;
use super::world::World;

/// All routes under `/phone`.
pub fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/phone/state", get(reading::state))
        .route("/phone/notice", put(trials::set_notice))
        .route("/phone/people", post(people::create).get(people::list))
        .route("/phone/people/{person}/blocked", put(people::block))
        .route("/phone/chats", post(groups::create).get(groups::list))
        .route("/phone/chats/{chat}/members", post(groups::add_member))
        .route("/phone/chats/{chat}/members/{person}", delete(groups::remove_member))
        .route("/phone/chats/{chat}/bot", put(groups::set_bot))
        .route("/phone/chats/{chat}/upgrade", post(groups::upgrade))
        .route("/phone/privacy", put(trials::set_privacy))
        .route("/phone/send", post(sending::send))
        .route("/phone/start", post(sending::start))
        .route("/phone/edit", post(sending::edit))
        .route("/phone/delete", post(sending::delete))
        .route("/phone/press", post(buttons::press))
        .route("/phone/tap", post(buttons::tap))
        .route("/phone/answer", get(buttons::answer))
        .route("/phone/media/{kind}", post(media::send))
        .route("/phone/messages", get(reading::messages))
        .route("/phone/read", post(reading::mark_read))
        .route("/phone/files/{file}", get(reading::file))
        .route("/phone/events", get(reading::events))
        .route("/phone/faults", post(trials::add_fault).get(trials::list_faults).delete(trials::clear_faults))
        .route("/phone/limits", put(trials::set_limits))
        .route("/phone/calls", get(trials::calls))
        .route("/phone/pending", get(trials::pending))
        .route("/phone/forget-files", post(trials::forget_files))
        .route("/phone/replay", post(trials::replay))
}

/// A refusal to a phone: a status and a sentence.
#[derive(Debug)]
pub struct Refusal(StatusCode, String);

/// What a route answers.
pub type Answer = Result<Json<Value>, Refusal>;

impl Refusal {
    fn bad(words: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, words.into())
    }

    fn missing(words: impl Into<String>) -> Self {
        Self(StatusCode::NOT_FOUND, words.into())
    }

    fn conflict(words: impl Into<String>) -> Self {
        Self(StatusCode::CONFLICT, words.into())
    }
}

impl From<ApiError> for Refusal {
    fn from(fault: ApiError) -> Self {
        let status = StatusCode::from_u16(fault.code).unwrap_or(StatusCode::BAD_REQUEST);
        Self(status, fault.description)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

fn person_of(world: &World, id: i64) -> Result<Person, Refusal> {
    let found = world.people.get(&id).cloned();
    found.ok_or_else(|| Refusal::missing(format!("there is no person {id}")))
}

/// The chat that a person means, which they must be in.
fn chat_of(world: &World, person: i64, chat: Option<i64>) -> Result<Chat, Refusal> {
    person_of(world, person)?;
    let id = chat.unwrap_or(person);
    let found = world.chats.get(&id).filter(|chat| {
        chat.id == person || (chat.kind != ChatKind::Private && chat.members.contains(&person))
    });
    found.cloned().ok_or_else(|| Refusal::missing(format!("person {person} is in no chat {id}")))
}

/// A message as a phone shows it: the Bot API's object, and what a phone knows besides.
fn phone_message(world: &World, message: &Message, person: i64) -> Value {
    let outgoing = message.author == super::model::Author::Person(person);
    if message.deleted {
        return json!({
            "message_id": message.id, "deleted": true, "outgoing": outgoing, "sequence": message.sequence,
        });
    }
    let mut object = world.message_json(message);
    object["outgoing"] = json!(outgoing);
    object["sequence"] = json!(message.sequence);
    object
}

fn phone_messages(world: &World, messages: &[Message], person: i64) -> Json<Value> {
    let list: Vec<Value> = messages.iter().map(|message| phone_message(world, message, person)).collect();
    Json(json!({ "messages": list, "sequence": world.sequence }))
}
