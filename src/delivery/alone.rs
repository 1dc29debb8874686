//! One process at a time does some work: an advisory lock on a connection of its own. The others stand by.

use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection, PgConnection, PgPool};

use super::stop::{Stop, StopSwitch};

/// How often those who stand by look whether it is their turn.
const STANDBY: Duration = Duration::from_millis(250);
/// How often the holder looks whether it still is.
const CHECK: Duration = Duration::from_secs(1);
/// A check that takes longer has failed: the connection is as good as lost.
const CHECK_TIMEOUT: Duration = Duration::from_secs(5);

/// Runs `work` whenever no other process does work of that name, until told to stop. When the lock is lost, the work is
/// told to stop and is waited for, and starts again once the lock is regained.
pub(super) async fn alone<F: Future<Output = ()>>(
    pool: &PgPool,
    name: &str,
    stop: &Stop,
    work: impl Fn(Stop) -> F,
) {
    while !stop.is_requested() {
        let Some(mut lock) = stand_by(&pool.connect_options(), name, stop).await else { return };
        let (switch, work_stop) = StopSwitch::new();
        let mut working = Box::pin(work(work_stop));
        let finished = tokio::select! {
            () = &mut working => true,
            () = lost(&mut lock) => {
                tracing::warn!(work = name, "the lock is lost; standing by");
                false
            }
            () = stop.requested() => false,
        };
        switch.stop();
        if !finished {
            working.await;
        }
        // The lock ends with its connection, however that ends.
        let _ = lock.close().await;
    }
}

/// Waits for the lock; `None` when told to stop.
async fn stand_by(options: &PgConnectOptions, name: &str, stop: &Stop) -> Option<PgConnection> {
    let mut connection = None;
    while !stop.is_requested() {
        let tried = tokio::select! {
            tried = try_lock(connection.take(), options, name) => tried,
            () = stop.requested() => return None,
        };
        connection = match tried {
            Ok((connection, true)) => return Some(connection),
            Ok((connection, false)) => Some(connection),
            // Whoever uses the database for more than waiting says that it is away.
            Err(_) => None,
        };
        stop.pause(STANDBY).await;
    }
    None
}

async fn try_lock(
    connection: Option<PgConnection>,
    options: &PgConnectOptions,
    name: &str,
) -> Result<(PgConnection, bool), sqlx::Error> {
    let mut connection = match connection {
        Some(connection) => connection,
        None => PgConnection::connect_with(options).await?,
    };
    let query =
        sqlx::query_scalar!(r#"select pg_try_advisory_lock(hashtextextended($1, 0)) as "locked!""#, name);
    let locked = query.fetch_one(&mut connection).await?;
    Ok((connection, locked))
}

/// Returns when the connection that holds the lock has failed.
async fn lost(lock: &mut PgConnection) {
    loop {
        tokio::time::sleep(CHECK).await;
        match tokio::time::timeout(CHECK_TIMEOUT, lock.ping()).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) | Err(_) => return,
        }
    }
}
