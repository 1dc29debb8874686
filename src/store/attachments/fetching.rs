//! The files that wait to be fetched, as delivery sees them.

use std::time::Duration;

use sqlx::PgConnection;

use crate::channels::Line;
use crate::seal::{Keyring, OpenFault};

use super::super::purposes;

/// A file to be fetched.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub ward_id: i32,
    pub attachment_id: i64,
    /// Sealed: the platform's id of it.
    pub file: Vec<u8>,
    /// How often fetching it has failed.
    pub attempts: i32,
    /// How often of these the platform refused it.
    pub refusals: i32,
}

impl Waiting {
    /// The platform's id of the file.
    pub fn file_id(&self, keyring: &Keyring) -> Result<String, OpenFault> {
        let purpose = purposes::attachment_file(self.ward_id, self.attachment_id);
        let plain = keyring.open(&purpose, &self.file)?;
        String::from_utf8(plain).map_err(|_| OpenFault::Unreadable)
    }
}

/// The files of a line that may be fetched now, the oldest first, but the `excluded` ones.
pub async fn waiting(
    conn: &mut PgConnection,
    line: &Line,
    excluded: &[i64],
    limit: i64,
) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as!(
        Waiting,
        r#"select ward_id, attachment_id, file as "file!", attempts, refusals from attachment
           where channel = $1 and bot = $2 and state = 'waiting' and retry_at <= now()
             and attachment_id <> all ($3)
           order by retry_at, attachment_id
           limit $4"#,
        line.channel,
        line.bot,
        excluded,
        limit,
    )
    .fetch_all(conn)
    .await
}

/// How long until the next file may be fetched again.
pub async fn until_next(conn: &mut PgConnection, line: &Line) -> sqlx::Result<Option<Duration>> {
    let seconds = sqlx::query_scalar!(
        "select extract(epoch from min(retry_at) - now())::float8 from attachment
         where channel = $1 and bot = $2 and state = 'waiting' and retry_at > now()",
        line.channel,
        line.bot,
    )
    .fetch_one(conn)
    .await?;
    Ok(seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()))
}

/// Keeps the bytes of a file, and forgets its id. Where the file was removed meanwhile, nothing is kept.
pub async fn keep_bytes(
    conn: &mut PgConnection,
    keyring: &Keyring,
    waiting: &Waiting,
    bytes: &[u8],
) -> sqlx::Result<()> {
    let Waiting { ward_id, attachment_id, .. } = *waiting;
    let sealed = keyring.seal(&purposes::attachment_bytes(ward_id, attachment_id), bytes);
    sqlx::query!(
        "update attachment set state = 'kept', bytes = $3, file = null
         where ward_id = $1 and attachment_id = $2 and state = 'waiting'",
        ward_id,
        attachment_id,
        sealed,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Fetching failed, and is tried again after `pause`.
pub async fn postpone(
    conn: &mut PgConnection,
    waiting: &Waiting,
    pause: Duration,
    refused: bool,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update attachment set attempts = attempts + 1, refusals = refusals + $3::int,
                retry_at = now() + make_interval(secs => $4)
         where ward_id = $1 and attachment_id = $2 and state = 'waiting'",
        waiting.ward_id,
        waiting.attachment_id,
        i32::from(refused),
        pause.as_secs_f64(),
    )
    .execute(conn)
    .await
    .map(drop)
}

/// The file will never be had.
pub async fn lose(conn: &mut PgConnection, waiting: &Waiting) -> sqlx::Result<()> {
    sqlx::query!(
        "update attachment set state = 'lost', file = null, attempts = attempts + 1
         where ward_id = $1 and attachment_id = $2 and state = 'waiting'",
        waiting.ward_id,
        waiting.attachment_id,
    )
    .execute(conn)
    .await
    .map(drop)
}
