//! How the bot gets its updates: by asking, or by webhook. The two exclude each other.

use std::time::Duration;

use serde_json::{Value, json};

use crate::sandbox::errors::ApiError;
use crate::sandbox::params::Params;
use crate::sandbox::shared::Shared;
use crate::sandbox::webhook;
use crate::sandbox::world::{Webhook, World};

const LONGEST_WAIT: i64 = 50;

/// `getUpdates`: confirms what is below `offset`, then waits up to `timeout` seconds for something to deliver.
pub async fn get_updates(shared: &Shared, params: &Params) -> Result<Value, ApiError> {
    let limit = match params.integer("limit") {
        Some(limit @ 1..=100) => usize::try_from(limit).unwrap_or(100),
        _ => 100,
    };
    let timeout = params.integer("timeout").unwrap_or(0).clamp(0, LONGEST_WAIT);
    let mine = {
        let mut world = shared.world();
        refuse_beside_webhook(&world)?;
        remember_kinds(&mut world, params)?;
        world.updates.take_replays();
        let offset = params.integer("offset").unwrap_or(0);
        if let Some(bound) = world.updates.bound(offset) {
            world.confirm_updates(bound);
        }
        world.polls += 1;
        world.touch();
        world.polls
    };
    let wait = Duration::from_secs(timeout.unsigned_abs());
    let found = shared
        .wait_for(wait, |world| {
            if world.profile.webhook.is_some() {
                return Some(Err(ApiError::conflict("terminated by setWebhook request")));
            }
            if world.polls != mine {
                return Some(Err(ApiError::conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running",
                )));
            }
            let batch = world.updates.batch(limit);
            (!batch.is_empty()).then_some(Ok(Value::Array(batch)))
        })
        .await;
    found.unwrap_or_else(|| Ok(json!([])))
}

pub fn set_webhook(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let url = params.text("url").unwrap_or_default();
    if url.is_empty() {
        return Ok(delete_webhook(world, params));
    }
    let secret = params.text("secret_token").filter(|secret| !secret.is_empty());
    if let Some(secret) = &secret {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if secret.len() > 256 {
            return Err(ApiError::bad_request("secret token is too long"));
        }
        if !secret.chars().all(fits) {
            return Err(ApiError::bad_request("secret token contains unallowed characters"));
        }
    }
    let max_connections =
        params.integer("max_connections").unwrap_or(Webhook::usual_connections()).clamp(1, 100);
    webhook::check_address(&url)?;
    remember_kinds(world, params)?;
    drop_pending(world, params);
    let number = world.sequence + 1;
    world.webhook_fault = None;
    world.put_profile(|profile| {
        profile.webhook = Some(Webhook { url, secret, max_connections, number });
    });
    Ok(json!(true))
}

pub fn delete_webhook(world: &mut World, params: &Params) -> Value {
    drop_pending(world, params);
    world.webhook_fault = None;
    if world.profile.webhook.is_some() {
        world.put_profile(|profile| profile.webhook = None);
    }
    json!(true)
}

pub fn webhook_info(world: &World) -> Value {
    let webhook = world.profile.webhook.as_ref();
    let mut info = json!({
        "url": webhook.map_or("", |webhook| &webhook.url),
        "has_custom_certificate": false,
        "pending_update_count": world.updates.pending(),
    });
    if let Some(webhook) = webhook {
        info["max_connections"] = json!(webhook.max_connections);
    }
    if let Some((at, words)) = &world.webhook_fault {
        info["last_error_date"] = json!(at);
        info["last_error_message"] = json!(words);
    }
    if !world.profile.allowed_updates.is_empty() {
        info["allowed_updates"] = json!(world.profile.allowed_updates);
    }
    info
}

fn refuse_beside_webhook(world: &World) -> Result<(), ApiError> {
    if world.profile.webhook.is_none() {
        return Ok(());
    }
    Err(ApiError::conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    ))
}

fn drop_pending(world: &mut World, params: &Params) {
    if params.flag("drop_pending_updates") {
        let end = world.updates.next();
        world.confirm_updates(end);
    }
}

/// `allowed_updates` stays until another list is given; an empty one means the usual kinds.
fn remember_kinds(world: &mut World, params: &Params) -> Result<(), ApiError> {
    let Some(list) = params.json("allowed_updates")? else {
        return Ok(());
    };
    let kinds: Vec<String> = serde_json::from_value(list)
        .map_err(|_| ApiError::bad_request("can't parse allowed_updates JSON object"))?;
    if kinds != world.profile.allowed_updates {
        world.put_profile(|profile| profile.allowed_updates = kinds);
    }
    Ok(())
}
