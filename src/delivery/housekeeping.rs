//! What is not needed any more is deleted.

use std::time::Duration;

use sqlx::{PgConnection, PgPool};

use super::stop::Stop;
use crate::seal::{HEADER_LENGTH, Keyring};

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

/// How many waiting rows of inbox and outbox none of the keys opens.
pub(super) async fn count_unopenable(conn: &mut PgConnection, keyring: &Keyring) -> sqlx::Result<i64> {
    let header = i32::try_from(HEADER_LENGTH).unwrap_or(i32::MAX);
    let keys = sqlx::query!(
        r#"select substring(payload for $1) as "header!", count(*) as "rows!" from (
               select payload from inbox where state = 'waiting'
               union all
               select payload from outbox where state = 'waiting') waiting
           where payload is not null
           group by 1"#,
        header
    )
    .fetch_all(conn)
    .await?;
    Ok(keys.iter().filter(|key| !keyring.knows(&key.header)).map(|key| key.rows).sum())
}
