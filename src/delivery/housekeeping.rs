//! What is not needed any more is deleted.

use std::time::Duration;

use sqlx::{PgConnection, PgPool};

use super::stop::Stop;
use crate::channels::Conversation;

const EVERY: Duration = Duration::from_hours(1);

/// Deletes old rows now and every hour until told to stop.
pub(super) async fn run(pool: &PgPool, keep: Duration, stop: &Stop) {
    while !stop.is_requested() {
        match tidy(pool, keep).await {
            Ok(0) => {}
            Ok(deleted) => tracing::info!(deleted, "old rows of the inbox and the outbox are deleted"),
            Err(fault) => tracing::warn!(%fault, "old rows cannot be deleted now"),
        }
        stop.pause(EVERY).await;
    }
}

async fn tidy(pool: &PgPool, keep: Duration) -> sqlx::Result<u64> {
    let mut conn = pool.acquire().await?;
    delete_old(&mut conn, keep).await
}

/// Deletes events and messages that ended before `keep`, however they ended; returns how many. What was set aside or
/// could not be read can be looked into until then.
pub async fn delete_old(conn: &mut PgConnection, keep: Duration) -> sqlx::Result<u64> {
    let events = sqlx::query!(
        "delete from inbox where state <> 'waiting' and ended_at < now() - make_interval(secs => $1)",
        keep.as_secs_f64()
    )
    .execute(&mut *conn)
    .await?;
    let messages = sqlx::query!(
        "delete from outbox where state <> 'waiting' and ended_at < now() - make_interval(secs => $1)",
        keep.as_secs_f64()
    )
    .execute(conn)
    .await?;
    Ok(events.rows_affected() + messages.rows_affected())
}

/// Wipes what is kept of a chat's messages that were set aside or could not be read: their sender is to be forgotten, or
/// must not have them kept. Keys, times and outcomes stay.
pub async fn forget(conn: &mut PgConnection, conversation: &Conversation) -> sqlx::Result<()> {
    sqlx::query!(
        "update inbox set payload = null
         where channel = $1 and bot = $2 and chat = $3 and state in ('set_aside', 'unreadable')",
        conversation.line.channel,
        conversation.line.bot,
        conversation.chat,
    )
    .execute(conn)
    .await
    .map(drop)
}
