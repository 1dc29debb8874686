//! What each identity is in the middle of, sealed: it may hold words that the person typed.

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::seal::Keyring;

use super::purposes;

/// A stored session: the state as JSON, and the outbox row of the message whose buttons are alive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    pub state: serde_json::Value,
    pub prompt: Option<i64>,
}

/// The session of an identity, held until the transaction ends.
pub async fn load(
    conn: &mut PgConnection,
    keyring: &Keyring,
    channel: &str,
    user_id: &str,
) -> anyhow::Result<Option<StoredSession>> {
    let row = sqlx::query_as!(
        Row,
        "select state, sealed, prompt from session where channel = $1 and user_id = $2 for update",
        channel,
        user_id,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| row.opened(keyring, channel, user_id)).transpose()
}

/// As [`load`], for a look at somebody else's session: `None` also where its owner's message is being handled this moment,
/// for which nobody waits.
pub async fn load_unless_held(
    conn: &mut PgConnection,
    keyring: &Keyring,
    channel: &str,
    user_id: &str,
) -> anyhow::Result<Option<StoredSession>> {
    let row = sqlx::query_as!(
        Row,
        "select state, sealed, prompt from session where channel = $1 and user_id = $2 for update skip locked",
        channel,
        user_id,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| row.opened(keyring, channel, user_id)).transpose()
}

/// Holds the sessions of all accounts of a person until the transaction ends: whoever means to end them does so before holding
/// the ward, because whoever writes holds their own session first and the ward second.
pub async fn hold_of_person(conn: &mut PgConnection, person_id: i64) -> Result<(), sqlx::Error> {
    sqlx::query_scalar!(
        "select session.user_id from session join identity using (channel, user_id) where person_id = $1
         order by channel, user_id for update of session",
        person_id,
    )
    .fetch_all(conn)
    .await
    .map(drop)
}

/// What everybody is in the middle of. What does not open is left out: nobody can go on with it.
pub async fn states(conn: &mut PgConnection, keyring: &Keyring) -> anyhow::Result<Vec<serde_json::Value>> {
    let rows = sqlx::query!("select channel, user_id, state, sealed from session").fetch_all(conn).await?;
    let opened = rows.into_iter().filter_map(|row| {
        let stored = Row { state: row.state, sealed: row.sealed, prompt: None };
        Some(stored.opened(keyring, &row.channel, &row.user_id).ok()?.state)
    });
    Ok(opened.collect())
}

/// Stores the session of an identity; `held_until` is when it ends at the latest, where it holds words that are not to be
/// kept.
pub async fn save(
    conn: &mut PgConnection,
    keyring: &Keyring,
    channel: &str,
    user_id: &str,
    session: &StoredSession,
    (now, held_until): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> anyhow::Result<()> {
    let sealed = keyring.seal(&purposes::session(channel, user_id), &serde_json::to_vec(&session.state)?);
    sqlx::query!(
        "insert into session (channel, user_id, sealed, prompt, updated_at, held_until)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (channel, user_id) do update
         set state = null, sealed = excluded.sealed, prompt = excluded.prompt, updated_at = excluded.updated_at,
             held_until = excluded.held_until",
        channel,
        user_id,
        sealed,
        session.prompt,
        now,
        held_until,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends the session of an identity.
pub async fn remove(conn: &mut PgConnection, channel: &str, user_id: &str) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from session where channel = $1 and user_id = $2", channel, user_id)
        .execute(conn)
        .await
        .map(drop)
}

/// As [`remove`], and gives what they were in the middle of; `None` also where it does not open: nobody can go on with it.
pub async fn end(
    conn: &mut PgConnection,
    keyring: &Keyring,
    channel: &str,
    user_id: &str,
) -> Result<Option<serde_json::Value>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        "delete from session where channel = $1 and user_id = $2 returning state, sealed, prompt",
        channel,
        user_id,
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.and_then(|row| row.opened(keyring, channel, user_id).ok()).map(|session| session.state))
}

/// A session that was ended, and whose it was.
pub struct Ended {
    pub channel: String,
    pub user_id: String,
    /// Absent where it does not open.
    pub state: Option<serde_json::Value>,
}

/// Ends the sessions that may hold their words no longer, and gives them. Who writes this moment goes on.
pub async fn end_held(
    conn: &mut PgConnection,
    keyring: &Keyring,
    now: DateTime<Utc>,
) -> Result<Vec<Ended>, sqlx::Error> {
    let rows = sqlx::query!(
        "delete from session
         where (channel, user_id) in (select channel, user_id from session
                                      where held_until <= $1 for update skip locked)
         returning channel, user_id, state, sealed",
        now,
    )
    .fetch_all(conn)
    .await?;
    let ended = rows.into_iter().map(|row| {
        let stored = Row { state: row.state, sealed: row.sealed, prompt: None };
        let opened = stored.opened(keyring, &row.channel, &row.user_id).ok();
        Ended { channel: row.channel, user_id: row.user_id, state: opened.map(|session| session.state) }
    });
    Ok(ended.collect())
}

/// Seals the sessions that an earlier version has stored, and gives how many they were. Who writes this moment is left for the
/// next time.
pub async fn seal_plain(conn: &mut PgConnection, keyring: &Keyring) -> anyhow::Result<usize> {
    let rows = sqlx::query!(
        r#"select channel, user_id, state as "state!" from session
           where state is not null for update skip locked"#
    )
    .fetch_all(&mut *conn)
    .await?;
    for row in &rows {
        let purpose = purposes::session(&row.channel, &row.user_id);
        sqlx::query!(
            "update session set state = null, sealed = $3 where channel = $1 and user_id = $2",
            row.channel,
            row.user_id,
            keyring.seal(&purpose, &serde_json::to_vec(&row.state)?),
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(rows.len())
}

/// A row of `session`.
struct Row {
    /// Of a row from before sessions were sealed.
    state: Option<serde_json::Value>,
    sealed: Option<Vec<u8>>,
    prompt: Option<i64>,
}

impl Row {
    fn opened(self, keyring: &Keyring, channel: &str, user_id: &str) -> anyhow::Result<StoredSession> {
        let state = match self.sealed {
            Some(sealed) => {
                serde_json::from_slice(&keyring.open(&purposes::session(channel, user_id), &sealed)?)?
            }
            None => self.state.context("a session holds no state")?,
        };
        Ok(StoredSession { state, prompt: self.prompt })
    }
}
