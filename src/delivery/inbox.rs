//! The inbox: what people sent is committed here before the platform is told that it arrived.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool};

use super::counters::Counters;
use super::fault::Misfit;
use super::stop::{Stop, growing_pause};
use super::{chats, wake};
use crate::channels::{Arrival, Content, Incoming, Line, Reading};
use crate::seal::{Keyring, OpenFault};
use crate::store::purposes;

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(3);

/// Where a channel leaves what arrives.
#[derive(Debug, Clone)]
pub struct Inbox {
    pub(super) pool: PgPool,
    pub(super) keyring: Arc<Keyring>,
    pub(super) line: Line,
    pub(super) counters: Arc<Counters>,
}

/// How many arrivals were new, and how many had been stored before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stored {
    pub new: u64,
    pub repeated: u64,
}

impl Inbox {
    /// Stores arrivals in their order, all or none; they are safe when this returns.
    pub async fn keep(&self, arrivals: &[Arrival]) -> anyhow::Result<Stored> {
        if arrivals.is_empty() {
            return Ok(Stored::default());
        }
        let mut transaction = self.pool.begin().await?;
        let stored = store(&mut transaction, &self.keyring, &self.line, arrivals).await?;
        transaction.commit().await?;
        self.counters.stored.add(stored.new);
        self.counters.repeated.add(stored.repeated);
        Ok(stored)
    }

    /// Stores arrivals, however long the database is away. Returns false when told to stop before that.
    pub async fn keep_patiently(&self, arrivals: &[Arrival], stop: &Stop) -> bool {
        let mut failures = 0;
        while let Err(fault) = self.keep(arrivals).await {
            tracing::warn!(%fault, updates = arrivals.len(), "updates could not be stored; trying again");
            stop.pause(growing_pause(failures, FIRST_PAUSE, LONGEST_PAUSE)).await;
            failures += 1;
            if stop.is_requested() {
                return false;
            }
        }
        true
    }
}

/// What an event's payload holds once it is opened.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    /// Absent where not even the conversation could be told.
    pub incoming: Option<Incoming>,
    /// The update itself, where it could not be read.
    pub raw: Option<String>,
}

/// Stores arrivals in their order. One that was stored before is left as it is.
pub async fn store(
    conn: &mut PgConnection,
    keyring: &Keyring,
    line: &Line,
    arrivals: &[Arrival],
) -> anyhow::Result<Stored> {
    let mut stored = Stored::default();
    for arrival in arrivals {
        if insert(conn, keyring, line, arrival).await? {
            stored.new += 1;
            note_chat(conn, line, arrival).await?;
        } else {
            stored.repeated += 1;
        }
    }
    sqlx::query!("select pg_notify($1, $2)::text as told", wake::INBOX, wake::announcement(line))
        .fetch_one(conn)
        .await?;
    Ok(stored)
}

/// Opens an event's payload.
pub(super) fn open(keyring: &Keyring, sealed: &[u8]) -> Result<Kept, UnreadableEvent> {
    let plain = keyring.open(purposes::INBOX, sealed)?;
    serde_json::from_slice(&plain).map_err(|fault| UnreadableEvent::Shape(fault.into()))
}

/// Why a stored event cannot be read back.
#[derive(Debug, thiserror::Error)]
pub(super) enum UnreadableEvent {
    #[error(transparent)]
    Sealed(#[from] OpenFault),
    #[error("the stored event is of another version: {0}")]
    Shape(Misfit),
}

/// Stores one arrival; false where it was stored before.
async fn insert(
    conn: &mut PgConnection,
    keyring: &Keyring,
    line: &Line,
    arrival: &Arrival,
) -> anyhow::Result<bool> {
    let kept = match &arrival.reading {
        Reading::Understood(incoming) => Kept { incoming: Some(incoming.clone()), raw: None },
        Reading::Unreadable { raw, incoming } => Kept { incoming: incoming.clone(), raw: Some(raw.clone()) },
    };
    // Without a conversation there is nobody to answer.
    let state = if kept.incoming.is_some() { "waiting" } else { "unreadable" };
    let inserted = sqlx::query!(
        "insert into inbox (channel, bot, update_key, chat, payload, state, ended_at)
         values ($1, $2, $3, $4, $5, $6, case when $6 <> 'waiting' then now() end)
         on conflict (channel, bot, update_key) do nothing",
        line.channel,
        line.bot,
        arrival.key,
        arrival.chat,
        keyring.seal(purposes::INBOX, &serde_json::to_vec(&kept)?),
        state
    )
    .execute(conn)
    .await?;
    Ok(inserted.rows_affected() > 0)
}

/// What an arrival says about its chat: the bot was thrown out of it, or can write to it.
async fn note_chat(conn: &mut PgConnection, line: &Line, arrival: &Arrival) -> sqlx::Result<()> {
    match &arrival.reading {
        Reading::Understood(incoming) if incoming.content == Content::Left => {
            chats::close(conn, line, &arrival.chat).await?;
            Ok(())
        }
        // Nobody can tell what it says of the chat.
        Reading::Unreadable { incoming: None, .. } => Ok(()),
        Reading::Understood(_) | Reading::Unreadable { incoming: Some(_), .. } => {
            chats::reopen(conn, line, &arrival.chat).await
        }
    }
}
