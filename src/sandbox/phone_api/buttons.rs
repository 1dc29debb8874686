//! Inline buttons and reply keyboards.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::{Query as Queried, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::sending::{open_chat, post};
use super::{Answer, Refusal, chat_of, phone_messages};
use crate::sandbox::entities::Styled;
use crate::sandbox::model::{Author, Chat, ChatKind, Content, Message};
use crate::sandbox::posting::{Draft, random_word};
use crate::sandbox::shared::Shared;
use crate::sandbox::world::{Query, World};

/// A place in the ward of Phúc Lợi, for phones that share where they are.
pub const HERE: (f64, f64) = (21.0426, 105.9282);

#[derive(Deserialize)]
pub struct Press {
    person: i64,
    chat: Option<i64>,
    label: String,
}

#[derive(Deserialize)]
pub struct Tap {
    person: i64,
    chat: Option<i64>,
    message: Option<i64>,
    label: Option<String>,
    data: Option<String>,
    #[serde(default)]
    forge: bool,
    wait: Option<f64>,
}

#[derive(Deserialize)]
pub struct Asked {
    query: String,
    wait: Option<f64>,
}

pub async fn press(State(shared): State<Arc<Shared>>, Json(wish): Json<Press>) -> Answer {
    let mut world = shared.world();
    let mut chat = open_chat(&mut world, wish.person, wish.chat)?;
    let shown = chat.keyboards.get(&wish.person).cloned();
    let shown = shown.ok_or_else(|| Refusal::missing("no keyboard is shown"))?;
    let button = buttons(&shown.markup["keyboard"]).find(|button| button["text"] == *wish.label);
    let Some(button) = button.cloned() else {
        let labels: Vec<_> =
            buttons(&shown.markup["keyboard"]).map(|button| button["text"].to_string()).collect();
        return Err(Refusal::missing(format!("no such button; there are: {}", labels.join(", "))));
    };
    let content = pressed(&world, wish.person, &button)?;
    let mut draft = Draft::new(chat.id, Author::Person(wish.person), content);
    // In a group a phone sends it as a reply, so that the bot sees it in privacy mode.
    draft.reply_to = (chat.kind != ChatKind::Private).then_some(shown.message);
    if shown.markup["one_time_keyboard"] == json!(true) {
        chat.keyboards.remove(&wish.person);
        let changed = Chat { keyboards: chat.keyboards, ..chat_of(&world, wish.person, wish.chat)? };
        world.put_chat(changed);
    }
    let sent: Vec<Message> = post(&mut world, draft).into_iter().collect();
    Ok(phone_messages(&world, &sent, wish.person))
}

pub async fn tap(State(shared): State<Arc<Shared>>, Json(wish): Json<Tap>) -> Answer {
    let id = {
        let mut world = shared.world();
        let chat = chat_of(&world, wish.person, wish.chat)?;
        if !chat.bot.is_in() {
            return Err(Refusal::conflict("the bot is not in this chat"));
        }
        let (message, button) = find_button(&world, &chat, &wish)?;
        let Some(data) = button["callback_data"].as_str() else {
            return Ok(Json(json!({ "answered": true, "button": button, "url": button["url"] })));
        };
        ask(&mut world, wish.person, &message, data)
    };
    Ok(answer_within(&shared, &id, wish.wait.unwrap_or(10.0)).await)
}

pub async fn answer(State(shared): State<Arc<Shared>>, Queried(asked): Queried<Asked>) -> Answer {
    if !shared.world().queries.contains_key(&asked.query) {
        return Err(Refusal::missing("there is no such query"));
    }
    Ok(answer_within(&shared, &asked.query, asked.wait.unwrap_or(0.0)).await)
}

async fn answer_within(shared: &Shared, id: &str, wait: f64) -> Json<Value> {
    let limit = Duration::from_secs_f64(wait.clamp(0.0, 60.0));
    let found = shared.wait_for(limit, |world| world.queries.get(id)?.answer.clone()).await;
    Json(json!({ "query": id, "answered": found.is_some(), "answer": found }))
}

fn ask(world: &mut World, person: i64, message: &Message, data: &str) -> String {
    let lifetime = world.settings.query_lifetime;
    // The answered ones stay a while for phones that ask late; then all go.
    world.queries.retain(|_, query| query.at.elapsed() < lifetime + Duration::from_mins(1));
    let id: String = rand::Rng::random_range(&mut rand::rng(), 10_u64.pow(17)..10_u64.pow(18)).to_string();
    let query = Query { at: Instant::now(), answer: None };
    world.queries.insert(id.clone(), query);
    let update = json!({
        "id": id,
        "from": world.person_json(person),
        "message": world.message_json(message),
        "chat_instance": random_word(19),
        "data": data,
    });
    world.queue_update("callback_query", update);
    world.touch();
    id
}

fn find_button(world: &World, chat: &Chat, wish: &Tap) -> Result<(Message, Value), Refusal> {
    let fits = |button: &&Value| match (&wish.data, &wish.label) {
        (Some(data), _) => button["callback_data"] == **data,
        (None, Some(label)) => button["text"] == **label,
        (None, None) => false,
    };
    let find = |message: &Message| {
        let keyboard = message.inline_keyboard.as_ref()?;
        buttons(&keyboard["inline_keyboard"]).find(fits).cloned()
    };
    let all = world.messages.get(&chat.id).into_iter().flat_map(|all| all.values().rev());
    let mut candidates =
        all.filter(|message| !message.deleted && wish.message.is_none_or(|wanted| wanted == message.id));
    if wish.forge {
        let message = candidates
            .find(|message| message.author == Author::Bot)
            .cloned()
            .ok_or_else(|| Refusal::missing("there is no message of the bot"))?;
        let data = wish.data.clone().unwrap_or_default();
        return Ok((message, json!({ "text": "", "callback_data": data })));
    }
    candidates
        .find_map(|message| Some((message.clone(), find(message)?)))
        .ok_or_else(|| Refusal::missing("there is no such button"))
}

fn buttons(rows: &Value) -> impl Iterator<Item = &Value> {
    rows.as_array().into_iter().flatten().filter_map(Value::as_array).flatten()
}

fn pressed(world: &World, person: i64, button: &Value) -> Result<Content, Refusal> {
    let is_set = |name: &str| button[name] == json!(true);
    if is_set("request_contact") {
        let known = super::person_of(world, person)?;
        return Ok(Content::Contact {
            phone_number: known.phone.unwrap_or_else(|| "+84900000000".to_owned()),
            first_name: known.name,
            user_id: Some(person),
        });
    }
    if is_set("request_location") {
        return Ok(Content::Location { latitude: HERE.0, longitude: HERE.1 });
    }
    let text = button["text"].as_str().unwrap_or_default();
    Ok(Content::Text(Styled::typed(text)))
}
