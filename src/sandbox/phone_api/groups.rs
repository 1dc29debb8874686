//! Groups, their members, and the bot in them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Refusal, person_of};
use crate::sandbox::model::{Author, BotStanding, Chat, ChatKind};
use crate::sandbox::shared::Shared;
use crate::sandbox::world::World;

#[derive(Deserialize)]
pub struct NewGroup {
    id: Option<i64>,
    title: String,
    members: Vec<i64>,
    kind: Option<ChatKind>,
    bot: Option<BotStanding>,
}

#[derive(Deserialize)]
pub struct Member {
    person: i64,
    by: Option<i64>,
}

#[derive(Deserialize)]
pub struct By {
    by: Option<i64>,
}

#[derive(Deserialize)]
pub struct Standing {
    standing: BotStanding,
    by: Option<i64>,
}

#[derive(Deserialize)]
pub struct OfPerson {
    person: Option<i64>,
}

pub async fn create(State(shared): State<Arc<Shared>>, Json(new): Json<NewGroup>) -> Answer {
    let mut world = shared.world();
    if let Some(known) = new.id.and_then(|id| world.chats.get(&id)) {
        return Ok(Json(describe(&world, known)));
    }
    let kind = new.kind.unwrap_or(ChatKind::Group);
    let id = new.id.unwrap_or_else(|| world.free_chat_id(kind));
    let Some(owner) = new.members.first().copied() else {
        return Err(Refusal::bad("a group needs a member"));
    };
    if kind == ChatKind::Private || id >= 0 || new.title.trim().is_empty() {
        return Err(Refusal::bad("a group has a title and a negative id"));
    }
    for member in &new.members {
        person_of(&world, *member)?;
    }
    world.put_chat(Chat {
        id,
        kind,
        title: Some(new.title),
        members: new.members,
        bot: BotStanding::Never,
        last_message: 0,
        migrated_to: None,
        pinned: BTreeSet::new(),
        keyboards: BTreeMap::new(),
        read: BTreeMap::new(),
        sequence: 0,
    });
    let (event, value) = match kind {
        ChatKind::Supergroup => ("supergroup_chat_created", json!(true)),
        ChatKind::Group | ChatKind::Private => ("group_chat_created", json!(true)),
    };
    world.say(id, Author::Person(owner), event, value);
    let standing = new.bot.unwrap_or(BotStanding::Member);
    world.set_standing(id, standing, owner);
    group(&world, id).map(|chat| Json(describe(&world, &chat)))
}

pub async fn list(State(shared): State<Arc<Shared>>, Query(of): Query<OfPerson>) -> Json<Value> {
    let world = shared.world();
    let chats: Vec<Value> = world
        .chats
        .values()
        .filter(|chat| of.person.is_none_or(|person| chat.members.contains(&person)))
        .map(|chat| describe(&world, chat))
        .collect();
    Json(json!({ "chats": chats }))
}

pub async fn add_member(
    State(shared): State<Arc<Shared>>,
    Path(chat): Path<i64>,
    Json(member): Json<Member>,
) -> Answer {
    let mut world = shared.world();
    group(&world, chat)?;
    person_of(&world, member.person)?;
    world.add_member(chat, member.person, member.by.unwrap_or(member.person));
    group(&world, chat).map(|chat| Json(describe(&world, &chat)))
}

pub async fn remove_member(
    State(shared): State<Arc<Shared>>,
    Path((chat, person)): Path<(i64, i64)>,
    Query(by): Query<By>,
) -> Answer {
    let mut world = shared.world();
    group(&world, chat)?;
    world.remove_member(chat, person, by.by.unwrap_or(person));
    group(&world, chat).map(|chat| Json(describe(&world, &chat)))
}

pub async fn set_bot(
    State(shared): State<Arc<Shared>>,
    Path(chat): Path<i64>,
    Json(wish): Json<Standing>,
) -> Answer {
    let mut world = shared.world();
    let by = by_or_owner(&group(&world, chat)?, wish.by);
    world.set_standing(chat, wish.standing, by);
    group(&world, chat).map(|chat| Json(describe(&world, &chat)))
}

pub async fn upgrade(
    State(shared): State<Arc<Shared>>,
    Path(chat): Path<i64>,
    Json(wish): Json<By>,
) -> Answer {
    let mut world = shared.world();
    let by = by_or_owner(&group(&world, chat)?, wish.by);
    let upgraded = world.upgrade(chat, by);
    let new = upgraded.ok_or_else(|| Refusal::conflict("only a basic group can be upgraded"))?;
    Ok(Json(describe(&world, &new)))
}

/// A chat as phones and tests see it.
pub fn describe(world: &World, chat: &Chat) -> Value {
    let mut object = world.chat_json(chat);
    object["members"] = json!(chat.members);
    object["bot"] = json!(chat.bot);
    object["migrated_to"] = json!(chat.migrated_to);
    object["pinned"] = json!(chat.pinned);
    object
}

fn group(world: &World, id: i64) -> Result<Chat, Refusal> {
    let found = world.chats.get(&id);
    found
        .filter(|chat| chat.kind != ChatKind::Private)
        .cloned()
        .ok_or_else(|| Refusal::missing(format!("there is no group {id}")))
}

fn by_or_owner(chat: &Chat, by: Option<i64>) -> i64 {
    by.or_else(|| chat.members.first().copied()).unwrap_or_default()
}
