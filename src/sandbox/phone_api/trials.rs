//! What tests arrange and ask: faults, limits, the log of calls, what waits, replays.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::faults::Fault;
use crate::sandbox::limits::Limits;
use crate::sandbox::settings::Notice;
use crate::sandbox::shared::Shared;

#[derive(Deserialize)]
pub struct Privacy {
    enabled: bool,
}

#[derive(Deserialize)]
pub struct After {
    after: Option<u64>,
}

#[derive(Deserialize)]
pub struct Wait {
    wait: Option<f64>,
}

#[derive(Deserialize)]
pub struct Count {
    count: usize,
}

#[derive(Deserialize)]
pub struct NewLimits {
    enforce: bool,
    chat_per_second: Option<f64>,
    chat_burst: Option<f64>,
    group_per_minute: Option<f64>,
    overall_per_second: Option<f64>,
}

pub async fn set_notice(
    State(shared): State<Arc<Shared>>,
    Json(notice): Json<Option<Notice>>,
) -> Json<Value> {
    let mut world = shared.world();
    if world.profile.notice != notice {
        world.put_profile(|profile| profile.notice = notice);
    }
    Json(json!({ "notice": world.profile.notice }))
}

pub async fn set_privacy(State(shared): State<Arc<Shared>>, Json(privacy): Json<Privacy>) -> Json<Value> {
    let mut world = shared.world();
    world.settings.privacy_mode = privacy.enabled;
    Json(json!({ "enabled": privacy.enabled }))
}

pub async fn add_fault(State(shared): State<Arc<Shared>>, Json(fault): Json<Fault>) -> Json<Value> {
    let mut world = shared.world();
    world.faults.add(fault);
    Json(json!({ "faults": world.faults.list() }))
}

pub async fn list_faults(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    Json(json!({ "faults": world.faults.list() }))
}

pub async fn clear_faults(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let mut world = shared.world();
    world.faults.clear();
    Json(json!({ "faults": [] }))
}

pub async fn set_limits(State(shared): State<Arc<Shared>>, Json(wish): Json<NewLimits>) -> Json<Value> {
    let usual = Limits::default();
    shared.world().pace.set(Limits {
        enforce: wish.enforce,
        chat_per_second: wish.chat_per_second.unwrap_or(usual.chat_per_second),
        chat_burst: wish.chat_burst.unwrap_or(usual.chat_burst),
        group_per_minute: wish.group_per_minute.unwrap_or(usual.group_per_minute),
        overall_per_second: wish.overall_per_second.unwrap_or(usual.overall_per_second),
    });
    Json(json!({ "enforce": wish.enforce }))
}

pub async fn calls(State(shared): State<Arc<Shared>>, Query(after): Query<After>) -> Json<Value> {
    let calls = shared.world().calls.after(after.after.unwrap_or(0));
    Json(json!({ "calls": calls }))
}

pub async fn pending(State(shared): State<Arc<Shared>>, Query(wait): Query<Wait>) -> Json<Value> {
    let limit = Duration::from_secs_f64(wait.wait.unwrap_or(0.0).clamp(0.0, 60.0));
    shared.wait_for(limit, |world| (world.updates.pending() == 0).then_some(())).await;
    Json(json!({ "pending": shared.world().updates.pending() }))
}

/// The bot can get no file any more that was sent so far: Telegram promises nothing about old ones.
pub async fn forget_files(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let mut world = shared.world();
    world.gone = world.files.keys().cloned().collect();
    Json(json!({ "forgotten": world.gone.len() }))
}

pub async fn replay(State(shared): State<Arc<Shared>>, Json(count): Json<Count>) -> Json<Value> {
    let mut world = shared.world();
    let replayed = world.updates.replay(count.count);
    world.touch();
    Json(json!({ "replayed": replayed }))
}
