//! The rows of the inbox, as workers see them.

use std::time::Duration;

use sqlx::PgConnection;

use crate::channels::Line;

/// An event in a worker's hand.
#[derive(Debug)]
pub(super) struct Event {
    pub id: i64,
    /// Sealed.
    pub payload: Vec<u8>,
    /// How often it has failed.
    pub attempts: i32,
}

/// Takes the oldest waiting event of a conversation that no other worker holds. It is held until the transaction ends,
/// however that happens. Later events of a conversation wait for the earlier ones, also while those wait to be retried.
pub(super) async fn claim(conn: &mut PgConnection, line: &Line) -> sqlx::Result<Option<Event>> {
    sqlx::query_as!(
        Event,
        r#"select event_id as id, payload as "payload!", attempts from inbox first
           where channel = $1 and bot = $2 and state = 'waiting' and retry_at <= now()
             and not exists (
                 select from inbox earlier
                 where earlier.channel = first.channel and earlier.bot = first.bot and earlier.chat = first.chat
                   and earlier.state = 'waiting' and earlier.event_id < first.event_id)
           order by event_id
           limit 1
           for update skip locked"#,
        line.channel,
        line.bot
    )
    .fetch_optional(conn)
    .await
}

/// The event is done with: its key stays, its payload goes.
pub(super) async fn mark_handled(conn: &mut PgConnection, event_id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "update inbox set state = 'handled', payload = null, ended_at = clock_timestamp() where event_id = $1",
        event_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The event was answered as far as it could be read; its payload stays for inspection.
pub(super) async fn mark_unreadable(conn: &mut PgConnection, event_id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "update inbox set state = 'unreadable', ended_at = clock_timestamp() where event_id = $1",
        event_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The event failed, and is tried again after `pause`.
pub(super) async fn postpone(conn: &mut PgConnection, event_id: i64, pause: Duration) -> sqlx::Result<()> {
    sqlx::query!(
        "update inbox set attempts = attempts + 1, retry_at = clock_timestamp() + make_interval(secs => $2)
         where event_id = $1",
        event_id,
        pause.as_secs_f64()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The event failed too often; its payload stays for inspection.
pub(super) async fn set_aside(conn: &mut PgConnection, event_id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "update inbox set state = 'set_aside', attempts = attempts + 1, ended_at = clock_timestamp()
         where event_id = $1",
        event_id
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Has the database check now what it would otherwise check at the end of the transaction.
pub(super) async fn check_constraints(conn: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("set constraints all immediate").execute(conn).await?;
    Ok(())
}

/// How long until the next event that failed may be tried again.
pub(super) async fn until_next_retry(conn: &mut PgConnection, line: &Line) -> sqlx::Result<Option<Duration>> {
    let seconds = sqlx::query_scalar!(
        "select extract(epoch from min(retry_at) - now())::float8 from inbox
         where channel = $1 and bot = $2 and state = 'waiting' and retry_at > now()",
        line.channel,
        line.bot
    )
    .fetch_one(conn)
    .await?;
    Ok(seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()))
}
