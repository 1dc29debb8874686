//! The Bot API: `/bot<TOKEN>/<method>`, by GET or POST, parameters in the query, a form, JSON or multipart.
//!
//! One table ([`answer`]) names every method that the local Telegram knows; any other is 404, as on the real one.
//! Refusals carry Telegram's words.

mod chats;
mod edits;
mod identity;
mod media;
mod polling;
mod queries;
mod sending;

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use serde_json::{Value, json};

use super::calls::Call;
use super::errors::ApiError;
use super::faults::FaultKind;
use super::params::Params;
use super::server::Breaker;
use super::shared::Shared;
use super::world::World;

/// Answers a call. `path` is what follows `/bot`: the token and the method.
pub async fn call(shared: Arc<Shared>, breaker: Breaker, path: String, request: Request) -> Response {
    let Some((token, method)) = path.split_once('/') else {
        return ApiError::new(404, "Not Found").into_response();
    };
    if token != shared.world().settings.bot.token {
        return ApiError::new(401, "Unauthorized").into_response();
    }
    let method = method.trim_end_matches('/').to_lowercase();
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(refusal) => return refusal.into_response(),
    };
    let started = Instant::now();
    let fault = shared.world().faults.take(&method, params.integer("chat_id"));
    let outcome = with_fault(&shared, &method, &params, fault.as_ref()).await;
    let is_broken = matches!(fault, Some(FaultKind::DropBefore | FaultKind::DropAfter));
    note(&shared, &method, &params, &outcome, started, is_broken);
    if is_broken {
        breaker.break_connection();
    }
    match outcome {
        Ok(result) => Json(json!({ "ok": true, "result": result })).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

/// Gives out a file's bytes while the link to it lives. `path` is what follows `/file/bot`. Faults for the method
/// `download` happen here.
pub async fn download(shared: &Shared, breaker: Breaker, path: &str) -> Response {
    let fault = shared.world().faults.take("download", None);
    match fault {
        Some(FaultKind::DropBefore | FaultKind::DropAfter) => breaker.break_connection(),
        Some(FaultKind::Delay { milliseconds }) => {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        }
        Some(FaultKind::TooManyRequests { .. } | FaultKind::Refuse { .. }) | None => {}
    }
    if let Some(refusal) = fault.as_ref().and_then(FaultKind::refusal) {
        return refusal.into_response();
    }
    let world = shared.world();
    let Some((token, file_path)) = path.split_once('/') else {
        return ApiError::new(404, "Not Found").into_response();
    };
    if token != world.settings.bot.token {
        return ApiError::new(401, "Unauthorized").into_response();
    }
    let lives = world.links.get(file_path).is_some_and(|until| world.now() < *until);
    let found =
        world.files.values().find(|file| lives && file.path == file_path && !world.gone.contains(&file.id));
    match found {
        Some(file) => {
            let kind = [(header::CONTENT_TYPE, file.mime.clone())];
            (StatusCode::OK, kind, file.bytes.as_slice().to_vec()).into_response()
        }
        None => ApiError::new(404, "Not Found").into_response(),
    }
}

async fn with_fault(
    shared: &Shared,
    method: &str,
    params: &Params,
    fault: Option<&FaultKind>,
) -> Result<Value, ApiError> {
    if let Some(refusal) = fault.and_then(FaultKind::refusal) {
        return Err(refusal);
    }
    match fault {
        Some(FaultKind::DropBefore) => return Err(ApiError::new(500, "connection broken")),
        Some(FaultKind::Delay { milliseconds }) => {
            tokio::time::sleep(Duration::from_millis(*milliseconds)).await;
        }
        Some(FaultKind::DropAfter | FaultKind::TooManyRequests { .. } | FaultKind::Refuse { .. }) | None => {}
    }
    if method == "getupdates" {
        return polling::get_updates(shared, params).await;
    }
    let mut world = shared.world();
    if let Some(chat) = params.integer("chat_id")
        && is_paced(method, chat)
    {
        let admitted = world.pace.admit(chat, Instant::now());
        admitted.map_err(ApiError::too_many_requests)?;
    }
    answer(&mut world, method, params)
}

/// Every method but `getUpdates`, in lower case, as the Bot API takes any case.
fn answer(world: &mut World, method: &str, params: &Params) -> Result<Value, ApiError> {
    match method {
        "getme" => Ok(identity::get_me(world)),
        "setmycommands" => identity::set_commands(world, params),
        "getmycommands" => identity::get_commands(world, params),
        "deletemycommands" => identity::delete_commands(world, params),
        "setmyname" | "setmydescription" | "setmyshortdescription" | "setchatmenubutton" => {
            identity::set_text(world, method, params)
        }
        "getmyname" | "getmydescription" | "getmyshortdescription" | "getchatmenubutton" => {
            Ok(identity::get_text(world, method, params))
        }
        "setwebhook" => polling::set_webhook(world, params),
        "deletewebhook" => Ok(polling::delete_webhook(world, params)),
        "getwebhookinfo" => Ok(polling::webhook_info(world)),
        "sendmessage" => sending::send_message(world, params),
        "sendlocation" => sending::send_location(world, params),
        "sendcontact" => sending::send_contact(world, params),
        "sendchataction" => sending::send_chat_action(world, params),
        "senddocument" | "sendphoto" | "sendvoice" => media::send_one(world, method, params),
        "sendmediagroup" => media::send_group(world, params),
        "getfile" => media::get_file(world, params),
        "editmessagetext" => edits::edit_text(world, params),
        "editmessagecaption" => edits::edit_caption(world, params),
        "editmessagereplymarkup" => edits::edit_markup(world, params),
        "deletemessage" => edits::delete_message(world, params),
        "deletemessages" => edits::delete_messages(world, params),
        "answercallbackquery" => queries::answer_query(world, params),
        "getchat" => chats::get_chat(world, params),
        "getchatmember" => chats::get_member(world, params),
        "getchatmembercount" => chats::count_members(world, params),
        "getchatadministrators" => chats::administrators(world, params),
        "leavechat" => chats::leave(world, params),
        "pinchatmessage" => chats::pin(world, params),
        "unpinchatmessage" => chats::unpin(world, params),
        "unpinallchatmessages" => chats::unpin_all(world, params),
        _ => {
            tracing::warn!(method, "the local Telegram does not know this method");
            Err(ApiError::new(404, "Not Found: method not found"))
        }
    }
}

/// What makes or changes messages is counted; taking the buttons off an answered question in a private chat passes.
fn is_paced(method: &str, chat: i64) -> bool {
    match method {
        "sendchataction" => false,
        "editmessagereplymarkup" => chat < 0,
        _ => method.starts_with("send") || method.starts_with("editmessage"),
    }
}

fn note(
    shared: &Shared,
    method: &str,
    params: &Params,
    outcome: &Result<Value, ApiError>,
    started: Instant,
    is_broken: bool,
) {
    let is_empty_poll = matches!(outcome, Ok(Value::Array(list)) if list.is_empty());
    if method == "getupdates" && is_empty_poll && !is_broken {
        return;
    }
    let (status, description) = match outcome {
        _ if is_broken => (0, Some("connection broken".to_owned())),
        Ok(_) => (200, None),
        Err(refusal) => (refusal.code, Some(refusal.description.clone())),
    };
    let mut world = shared.world();
    world.calls.add(Call {
        number: 0,
        method: method.to_owned(),
        chat: params.integer("chat_id"),
        status,
        description,
        milliseconds: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        at: Utc::now().timestamp_millis(),
    });
    world.touch();
}
