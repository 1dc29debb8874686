//! Photos and voice notes. What arrives is only the platform's file id, which dies; the bytes are fetched as soon as
//! possible (`fetching.rs`, by delivery) and kept sealed.

pub mod fetching;

use anyhow::Context;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::channels::Line;
use crate::seal::Keyring;

use super::{impossible, purposes};

/// The channel of NOTIFY on which files to be fetched are announced, with `<channel>/<bot>`.
pub const ANNOUNCED: &str = "topho_attachment";

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Photo,
    Voice,
}

/// How far a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its bytes are still to be fetched.
    Waiting,
    Kept,
    /// The platform would not give it out.
    Lost,
}

/// A file as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct Arrived<'a> {
    pub line: &'a Line,
    pub kind: Kind,
    /// The platform's id of it.
    pub file: &'a str,
    /// By the ward's clock.
    pub at: DateTime<Utc>,
}

/// A file that belongs to something, without its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attachment {
    pub attachment_id: i64,
    pub kind: Kind,
    pub standing: Standing,
    /// The petition's event that brought it; absent in a draft.
    pub event: Option<i32>,
}

impl Kind {
    /// The word in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Voice => "voice",
        }
    }

    fn from_code(code: &str) -> anyhow::Result<Self> {
        [Self::Photo, Self::Voice]
            .into_iter()
            .find(|kind| kind.code() == code)
            .ok_or_else(|| impossible("kind of file", code))
    }
}

impl Standing {
    fn from_code(code: &str) -> anyhow::Result<Self> {
        match code {
            "waiting" => Ok(Self::Waiting),
            "kept" => Ok(Self::Kept),
            "lost" => Ok(Self::Lost),
            _ => Err(impossible("state of a file", code)),
        }
    }
}

/// Takes a file in: it belongs to a draft until it is attached to a petition, and its bytes are fetched from now on.
pub async fn keep(
    conn: &mut PgConnection,
    keyring: &Keyring,
    ward_id: i32,
    arrived: &Arrived<'_>,
) -> anyhow::Result<i64> {
    let sequence = "select nextval(pg_get_serial_sequence('attachment', 'attachment_id'))";
    let attachment_id: i64 = sqlx::query_scalar(sequence).fetch_one(&mut *conn).await?;
    let purpose = purposes::attachment_file(ward_id, attachment_id);
    let Line { channel, bot } = arrived.line;
    sqlx::query!(
        "insert into attachment (ward_id, attachment_id, kind, channel, bot, file, received_at)
         overriding system value values ($1, $2, $3, $4, $5, $6, $7)",
        ward_id,
        attachment_id,
        arrived.kind.code(),
        channel,
        bot,
        keyring.seal(&purpose, arrived.file.as_bytes()),
        arrived.at,
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("select pg_notify($1, $2)::text as told", ANNOUNCED, format!("{channel}/{bot}"))
        .fetch_one(conn)
        .await?;
    Ok(attachment_id)
}

/// Attaches files of a draft to a petition, as what its event `event` brought (1: the petition itself). Files that
/// belong to a petition already stay there.
pub async fn attach(
    conn: &mut PgConnection,
    ward_id: i32,
    attachment_ids: &[i64],
    number: &str,
    event: i32,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update attachment set number = $3, event = $4
         where ward_id = $1 and attachment_id = any ($2) and number is null",
        ward_id,
        attachment_ids,
        number,
        event,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Removes files of a draft, bytes and all. Those that belong to a petition stay.
pub async fn drop_of_draft(
    conn: &mut PgConnection,
    ward_id: i32,
    attachment_ids: &[i64],
) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from attachment where ward_id = $1 and attachment_id = any ($2) and number is null",
        ward_id,
        attachment_ids,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// The files of a petition, in the order in which they came.
pub async fn of_petition(
    conn: &mut PgConnection,
    ward_id: i32,
    number: &str,
) -> anyhow::Result<Vec<Attachment>> {
    let rows = sqlx::query!(
        "select attachment_id, kind, state, event from attachment
         where ward_id = $1 and number = $2 order by event, attachment_id",
        ward_id,
        number,
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Attachment {
                attachment_id: row.attachment_id,
                kind: Kind::from_code(&row.kind)?,
                standing: Standing::from_code(&row.state)?,
                event: row.event,
            })
        })
        .collect()
}

/// A file with its bytes; absent while they are not kept (still to be fetched, or lost), or where there is no such file.
pub async fn bytes(
    conn: &mut PgConnection,
    keyring: &Keyring,
    ward_id: i32,
    attachment_id: i64,
) -> anyhow::Result<Option<(Kind, Vec<u8>)>> {
    let row = sqlx::query!(
        r#"select kind, bytes as "bytes!" from attachment
           where ward_id = $1 and attachment_id = $2 and bytes is not null"#,
        ward_id,
        attachment_id,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        let plain = keyring
            .open(&purposes::attachment_bytes(ward_id, attachment_id), &row.bytes)
            .with_context(|| format!("attachment {attachment_id}"))?;
        Ok((Kind::from_code(&row.kind)?, plain))
    })
    .transpose()
}
