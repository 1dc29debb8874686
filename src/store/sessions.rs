//! What each identity is in the middle of.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// A stored session: the state as JSON, and the outbox row of the message whose buttons are alive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    pub state: serde_json::Value,
    pub prompt: Option<i64>,
}

/// The session of an identity, held until the transaction ends.
pub async fn load(
    conn: &mut PgConnection,
    channel: &str,
    user_id: &str,
) -> Result<Option<StoredSession>, sqlx::Error> {
    sqlx::query_as!(
        StoredSession,
        "select state, prompt from session where channel = $1 and user_id = $2 for update",
        channel,
        user_id,
    )
    .fetch_optional(conn)
    .await
}

/// Stores the session of an identity.
pub async fn save(
    conn: &mut PgConnection,
    channel: &str,
    user_id: &str,
    session: &StoredSession,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into session (channel, user_id, state, prompt, updated_at) values ($1, $2, $3, $4, $5)
         on conflict (channel, user_id) do update
         set state = excluded.state, prompt = excluded.prompt, updated_at = excluded.updated_at",
        channel,
        user_id,
        session.state,
        session.prompt,
        now,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Ends the session of an identity.
pub async fn remove(conn: &mut PgConnection, channel: &str, user_id: &str) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from session where channel = $1 and user_id = $2", channel, user_id)
        .execute(conn)
        .await
        .map(drop)
}
