//! People and their private chats with the bot.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Refusal, person_of};
use crate::sandbox::model::{BotStanding, Chat, ChatKind, Person};
use crate::sandbox::shared::Shared;
use crate::sandbox::wire;
use crate::sandbox::world::World;

#[derive(Deserialize)]
pub struct NewPerson {
    id: Option<i64>,
    name: String,
    last_name: Option<String>,
    username: Option<String>,
    language_code: Option<String>,
    phone: Option<String>,
    label: Option<String>,
}

#[derive(Deserialize)]
pub struct Blocked {
    blocked: bool,
}

pub async fn create(State(shared): State<Arc<Shared>>, Json(new): Json<NewPerson>) -> Answer {
    if new.name.trim().is_empty() {
        return Err(Refusal::bad("a person needs a name"));
    }
    let mut world = shared.world();
    let id = match new.id {
        Some(id) if id <= 0 || id == world.settings.bot.id() => {
            return Err(Refusal::bad("a person's id is positive and not the bot's"));
        }
        Some(id) => id,
        None => world.free_chat_id(ChatKind::Private),
    };
    world.put_person(Person {
        id,
        name: new.name,
        last_name: new.last_name,
        username: new.username,
        language_code: new.language_code,
        phone: new.phone,
        label: new.label,
        sequence: 0,
    });
    if !world.chats.contains_key(&id) {
        world.put_chat(private_chat(id));
    }
    let person = person_of(&world, id)?;
    Ok(Json(describe(&world, &person)))
}

pub async fn list(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    let people: Vec<Value> = world.people.values().map(|person| describe(&world, person)).collect();
    Json(json!({ "people": people }))
}

pub async fn block(
    State(shared): State<Arc<Shared>>,
    Path(person): Path<i64>,
    Json(wish): Json<Blocked>,
) -> Answer {
    let mut world = shared.world();
    let known = person_of(&world, person)?;
    let standing = if wish.blocked { BotStanding::Kicked } else { BotStanding::Member };
    world.set_standing(person, standing, person);
    Ok(Json(describe(&world, &known)))
}

/// A person as phones and tests see them.
pub fn describe(world: &World, person: &Person) -> Value {
    let mut object = wire::person(person);
    let standing = world.chats.get(&person.id).map(|chat| chat.bot);
    object["phone"] = json!(person.phone);
    object["label"] = json!(person.label);
    object["started"] = json!(standing.is_some_and(|standing| standing != BotStanding::Never));
    object["blocked"] = json!(standing == Some(BotStanding::Kicked));
    object
}

fn private_chat(person: i64) -> Chat {
    Chat {
        id: person,
        kind: ChatKind::Private,
        title: None,
        members: vec![person],
        bot: BotStanding::Never,
        last_message: 0,
        migrated_to: None,
        pinned: BTreeSet::new(),
        keyboards: BTreeMap::new(),
        read: BTreeMap::new(),
        sequence: 0,
    }
}
