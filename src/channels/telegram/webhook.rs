//! Webhooks: Telegram brings each update, and is told that it arrived only once it is committed.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde::Serialize;
use subtle::ConstantTimeEq;

use super::incoming::Reader;
use super::{Telegram, UPDATES};
use crate::delivery::{Inbox, Stop, growing_pause};

const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";
/// One update at a time: side by side, a person's later message could be stored before an earlier one.
const MAX_CONNECTIONS: u32 = 1;

const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

#[derive(Serialize)]
struct SetWebhook<'a> {
    url: &'a str,
    secret_token: Option<&'a String>,
    allowed_updates: [&'static str; UPDATES.len()],
    max_connections: u32,
}

/// Tells Telegram where to bring updates, and stays until told to stop.
pub(super) async fn register(telegram: &Telegram, base: &str, stop: Stop) {
    let url = format!("{}/telegram/{}", base.trim_end_matches('/'), telegram.line.bot);
    let request = SetWebhook {
        url: &url,
        secret_token: telegram.secrets.first(),
        allowed_updates: UPDATES,
        max_connections: MAX_CONNECTIONS,
    };
    let mut failures = 0;
    while !stop.is_requested() {
        match telegram.client.call("setWebhook", &request).await {
            Ok(_) => return stop.requested().await,
            Err(fault) => tracing::warn!(%fault, "Telegram does not take the webhook; trying again"),
        }
        stop.pause(growing_pause(failures, FIRST_PAUSE, LONGEST_PAUSE)).await;
        failures += 1;
    }
}

/// `POST /telegram/<bot id>`: 200 once the update is committed, 401 without the secret, 503 while the database is away
/// (Telegram then brings it again).
pub fn routes(telegram: Arc<Telegram>, inbox: Inbox) -> Router {
    Router::new().route("/telegram/{bot}", post(take)).with_state(Door { telegram, inbox })
}

#[derive(Clone)]
struct Door {
    telegram: Arc<Telegram>,
    inbox: Inbox,
}

async fn take(
    State(door): State<Door>,
    Path(bot): Path<String>,
    headers: HeaderMap,
    body: String,
) -> StatusCode {
    let telegram = &door.telegram;
    if bot != telegram.line.bot {
        return StatusCode::NOT_FOUND;
    }
    if !carries_secret(&headers, &telegram.secrets) {
        return StatusCode::UNAUTHORIZED;
    }
    let reader = Reader { line: &telegram.line, username: &telegram.username, now: telegram.clock.now() };
    let Some(arrival) = reader.read(&body) else { return StatusCode::OK };
    match door.inbox.keep(&[arrival]).await {
        Ok(_) => StatusCode::OK,
        Err(fault) => {
            tracing::warn!(%fault, "an update could not be stored; Telegram will bring it again");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// Compares in constant time, and with every secret, so that the time taken says nothing about them.
fn carries_secret(headers: &HeaderMap, secrets: &[String]) -> bool {
    let Some(given) = headers.get(SECRET_HEADER) else { return false };
    let matches = secrets.iter().map(|secret| secret.as_bytes().ct_eq(given.as_bytes()));
    matches.fold(subtle::Choice::from(0), |any, one| any | one).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_request_with_one_of_the_secrets_is_let_in() {
        let secrets = ["new-secret".to_owned(), "old-secret".to_owned()];
        let request = |secret: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(SECRET_HEADER, secret.parse().expect("a header"));
            headers
        };
        assert!(carries_secret(&request("new-secret"), &secrets));
        assert!(carries_secret(&request("old-secret"), &secrets));
        assert!(!carries_secret(&request("new-secre"), &secrets));
        assert!(!carries_secret(&request(""), &secrets));
        assert!(!carries_secret(&HeaderMap::new(), &secrets));
        assert!(!carries_secret(&request(""), &[]));
    }
}
