//! Long polling. A batch is acknowledged by asking for the next one, and that is done only once the batch is committed.

use std::time::Duration;

use serde::Serialize;
use serde_json::value::RawValue;
use tokio::time::Instant;

use super::client::{CallError, read_result};
use super::incoming::{Reader, update_number};
use super::{Telegram, UPDATES};
use crate::channels::Arrival;
use crate::delivery::{Inbox, Stop, growing_pause};

/// How long Telegram may hold a request while there is nothing to say.
const WAIT: Duration = Duration::from_secs(25);

/// After this long without an update the offset is forgotten: after a quiet week Telegram counts on from anywhere, and
/// what comes twice is noticed by the inbox.
const QUIET: Duration = Duration::from_hours(24);

const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

#[derive(Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    timeout: u64,
    allowed_updates: [&'static str; UPDATES.len()],
}

/// Brings updates to the inbox until told to stop.
pub(super) async fn receive(telegram: &Telegram, inbox: &Inbox, stop: Stop) {
    let mut offset = None;
    let mut last_update = Instant::now();
    let mut failures = 0;
    while !stop.is_requested() {
        let batch = tokio::select! {
            batch = next_batch(telegram, offset) => batch,
            () = stop.requested() => return,
        };
        match batch {
            Ok(batch) => {
                failures = 0;
                if !inbox.keep_patiently(&read_batch(telegram, &batch), &stop).await {
                    return;
                }
                if let Some(last) = batch.iter().filter_map(|update| update_number(update.get())).max() {
                    offset = Some(last + 1);
                    last_update = Instant::now();
                } else if last_update.elapsed() > QUIET {
                    offset = None;
                }
            }
            Err(fault) => {
                recover(telegram, &fault).await;
                stop.pause(growing_pause(failures, FIRST_PAUSE, LONGEST_PAUSE)).await;
                failures += 1;
            }
        }
    }
}

async fn next_batch(telegram: &Telegram, offset: Option<i64>) -> Result<Vec<Box<RawValue>>, CallError> {
    let request = GetUpdates { offset, timeout: WAIT.as_secs(), allowed_updates: UPDATES };
    read_result(&telegram.client.call_waiting("getUpdates", &request, WAIT).await?)
}

/// Reads update by update, so that one that cannot be read takes no other with it.
fn read_batch(telegram: &Telegram, batch: &[Box<RawValue>]) -> Vec<Arrival> {
    let reader = Reader { line: &telegram.line, username: &telegram.username, now: telegram.clock.now() };
    batch.iter().filter_map(|update| reader.read(update.get())).collect()
}

async fn recover(telegram: &Telegram, fault: &CallError) {
    tracing::warn!(%fault, "Telegram hands out no updates; trying again");
    let webhook_is_set = matches!(fault, CallError::Declined { code: 409, description, .. }
        if description.to_lowercase().contains("webhook"));
    if webhook_is_set && let Err(fault) = telegram.client.call("deleteWebhook", &serde_json::Map::new()).await
    {
        tracing::warn!(%fault, "the webhook of an earlier run could not be taken away");
    }
}
