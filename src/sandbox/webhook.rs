//! Pushes updates to the bot's webhook: one after the other, each until it is taken.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;

use super::errors::ApiError;
use super::shared::Shared;
use super::updates::QueuedUpdate;
use super::world::Webhook;

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs until the server closes.
pub async fn deliver(shared: Arc<Shared>) {
    let mut changes = shared.changes();
    while !shared.is_closing() {
        changes.borrow_and_update();
        let due = due(&shared);
        let Some((webhook, update, is_replay)) = due else {
            if changes.changed().await.is_err() {
                return;
            }
            continue;
        };
        push_until_taken(&shared, &webhook, &update, is_replay).await;
    }
}

/// Refuses an address that nothing can be pushed to.
///
/// Errors: 400. Real Telegram wants https; the local one speaks plain HTTP, to an address of this machine only.
pub fn check_address(url: &str) -> Result<(), ApiError> {
    let bad = |words: &str| ApiError::bad_request(format!("bad webhook: {words}"));
    let (host, _) = parts(url).ok_or_else(|| {
        bad("an http:// address of this machine must be provided for the local Telegram's webhook")
    })?;
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_local = name == "localhost" || name.starts_with("127.") || name == "[::1]";
    if !is_local {
        return Err(bad("IP address is not of this machine"));
    }
    Ok(())
}

fn due(shared: &Shared) -> Option<(Webhook, QueuedUpdate, bool)> {
    let world = shared.world();
    let webhook = world.profile.webhook.clone()?;
    let (update, is_replay) = world.updates.front()?;
    Some((webhook, update, is_replay))
}

async fn push_until_taken(shared: &Shared, webhook: &Webhook, update: &QueuedUpdate, is_replay: bool) {
    let mut pause = FIRST_PAUSE;
    loop {
        let outcome = push(webhook, update).await;
        if is_done(shared, webhook, update, is_replay, outcome) {
            return;
        }
        // A new address, or the end of the server, cuts the pause short.
        shared
            .wait_for(pause, |world| {
                let current = world.profile.webhook.as_ref().map(|now| now.number);
                (current != Some(webhook.number)).then_some(())
            })
            .await;
        if shared.is_closing() {
            return;
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// Notes how a push went; whether this update is no longer to be pushed.
fn is_done(
    shared: &Shared,
    webhook: &Webhook,
    update: &QueuedUpdate,
    is_replay: bool,
    outcome: Result<(), String>,
) -> bool {
    let mut world = shared.world();
    let current = world.profile.webhook.as_ref().map(|now| now.number);
    if current != Some(webhook.number) {
        return true;
    }
    match outcome {
        Ok(()) if is_replay => {
            world.updates.replay_taken();
            world.touch();
        }
        Ok(()) => world.confirm_updates(update.id + 1),
        Err(words) => {
            world.webhook_fault = Some((chrono::Utc::now().timestamp(), words));
            return false;
        }
    }
    true
}

async fn push(webhook: &Webhook, update: &QueuedUpdate) -> Result<(), String> {
    match timeout(PATIENCE, exchange(webhook, update)).await {
        Ok(Ok(200..=299)) => Ok(()),
        Ok(Ok(status)) => Err(format!("Wrong response from the webhook: {status}")),
        Ok(Err(fault)) => Err(format!("Connection failed: {fault}")),
        Err(_) => Err("Read timeout expired".to_owned()),
    }
}

/// One POST over a connection of its own. The status of the answer.
async fn exchange(webhook: &Webhook, update: &QueuedUpdate) -> std::io::Result<u16> {
    let invalid = || std::io::Error::from(std::io::ErrorKind::InvalidData);
    let (host, path) = parts(&webhook.url).ok_or_else(invalid)?;
    let address =
        if host.contains(':') && !host.ends_with(']') { host.to_owned() } else { format!("{host}:80") };
    let body = update.body.to_string();
    let secret = webhook
        .secret
        .as_deref()
        .map_or(String::new(), |secret| format!("X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"));
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         {secret}Connection: close\r\n\r\n",
        body.len()
    );
    let stream = TcpStream::connect(address).await?;
    write(&stream, format!("{head}{body}").as_bytes()).await?;
    let answer = read(&stream).await?;
    if answer.len() < 12 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let status = std::str::from_utf8(&answer[9..12]).map_err(|_| invalid())?;
    status.parse().map_err(|_| invalid())
}

async fn write(stream: &TcpStream, mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        stream.writable().await?;
        match stream.try_write(bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(fault) if fault.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// Reads until the other side closes, as it was asked to.
async fn read(stream: &TcpStream) -> std::io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    loop {
        stream.readable().await?;
        match stream.try_read(&mut piece) {
            Ok(0) => return Ok(answer),
            Ok(count) => answer.extend_from_slice(&piece[..count]),
            Err(fault) if fault.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(fault) => return Err(fault),
        }
    }
}

/// Host with port, and path, of an `http://` address.
fn parts(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("http://")?;
    let split = rest.find('/').unwrap_or(rest.len());
    let (host, path) = rest.split_at(split);
    let clean = |text: &str| !text.chars().any(|c| c.is_control() || c == ' ');
    (!host.is_empty() && clean(url)).then_some((host, if path.is_empty() { "/" } else { path }))
}
