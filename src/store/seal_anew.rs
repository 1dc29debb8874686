//! Key rotation: what was sealed with an older key is sealed with the newest one, so that the older can be dropped.

use std::collections::BTreeMap;

use anyhow::Context;
use sqlx::{FromRow, PgConnection};

use crate::seal::{HEADER_LENGTH, Keyring};

use super::purposes;

/// How many values are sealed anew at once.
const AT_ONCE: i64 = 100;
/// How many files: each may have 20 MB.
const FILES_AT_ONCE: i64 = 4;

/// A sealed column: where its values are, and what they are sealed for.
struct Column {
    /// As in `petition.content`.
    place: &'static str,
    /// How many values there are by the key that sealed them.
    count: &'static str,
    /// Values that a key of `$1` sealed, `$2` at most, behind the place `$3`: where the row is, what identifies it, the value.
    select: &'static str,
    update: &'static str,
    at_once: i64,
    purpose: fn(&[String]) -> Option<String>,
}

/// `$row` is what identifies the row within its purpose; `$which` the rows that count.
macro_rules! column {
    ($table:literal, $column:literal, [$row:literal], $at_once:expr, $purpose:expr) => {
        column!($table, $column, [$row], $at_once, $purpose, "true")
    };
    ($table:literal, $column:literal, [$row:literal], $at_once:expr, $purpose:expr, $counted:literal) => {
        Column {
            place: concat!($table, ".", $column),
            count: concat!(
                "select substring(",
                $column,
                " for 9), count(*) from ",
                $table,
                " where ",
                $column,
                " is not null and ",
                $counted,
                " group by 1"
            ),
            select: concat!(
                "select ctid::text as place, array[",
                $row,
                "]::text[] as identity, ",
                $column,
                " as sealed from ",
                $table,
                " where substring(",
                $column,
                " for 9) = any ($1) and ctid > $3::tid order by ctid limit $2 for update skip locked"
            ),
            update: concat!("update ", $table, " set ", $column, " = $2 where ctid = $1::tid"),
            at_once: $at_once,
            purpose: $purpose,
        }
    };
}

/// Every sealed column.
#[rustfmt::skip]
const COLUMNS: [Column; 9] = [
    column!("person", "profile", ["person_id"], AT_ONCE, |row| match row {
        [person] => Some(purposes::person_profile(person.parse().ok()?)),
        _ => None,
    }),
    column!("session", "sealed", ["channel, user_id"], AT_ONCE, |row| match row {
        [channel, user] => Some(purposes::session(channel, user)),
        _ => None,
    }),
    column!("petition", "content", ["ward_id::text, number"], AT_ONCE, |row| match row {
        [ward, number] => Some(purposes::petition(ward.parse().ok()?, number)),
        _ => None,
    }),
    column!("petition_event", "detail", ["ward_id::text, number, sequence::text"], AT_ONCE, |row| match row {
        [ward, number, sequence] => {
            Some(purposes::petition_event(ward.parse().ok()?, number, sequence.parse().ok()?))
        }
        _ => None,
    }),
    column!("petition_draft", "content", ["ward_id::text, post, group_code"], AT_ONCE, |row| match row {
        [ward, post, group] => Some(purposes::petition_draft(ward.parse().ok()?, post, group)),
        _ => None,
    }),
    column!("attachment", "file", ["ward_id, attachment_id"], AT_ONCE, |row| match row {
        [ward, file] => Some(purposes::attachment_file(ward.parse().ok()?, file.parse().ok()?)),
        _ => None,
    }),
    column!("attachment", "bytes", ["ward_id, attachment_id"], FILES_AT_ONCE, |row| match row {
        [ward, file] => Some(purposes::attachment_bytes(ward.parse().ok()?, file.parse().ok()?)),
        _ => None,
    }),
    // What was set aside is deleted after a while anyhow: it is no reason not to start.
    column!("inbox", "payload", [""], AT_ONCE, |_| Some(purposes::INBOX.to_owned()), "state = 'waiting'"),
    column!("outbox", "payload", [""], AT_ONCE, |_| Some(purposes::OUTBOX.to_owned()), "state = 'waiting'"),
];

const _: () = assert!(HEADER_LENGTH == 9, "the queries look at so many bytes");

/// The names of all sealed columns, such as `petition.content`.
pub fn places() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|column| column.place)
}

/// How many values none of the keys opens, by column.
pub async fn unopenable(
    conn: &mut PgConnection,
    keyring: &Keyring,
) -> sqlx::Result<BTreeMap<&'static str, i64>> {
    let mut unopenable = BTreeMap::new();
    for column in &COLUMNS {
        let counts: Vec<(Vec<u8>, i64)> = sqlx::query_as(column.count).fetch_all(&mut *conn).await?;
        let unknown: i64 =
            counts.iter().filter(|(header, _)| !keyring.knows(header)).map(|(_, count)| count).sum();
        if unknown > 0 {
            unopenable.insert(column.place, unknown);
        }
    }
    Ok(unopenable)
}

/// Whether the key in use has sealed anything of what there is, or there is nothing so far: else whoever reads it may not know
/// that key.
pub async fn is_in_use(conn: &mut PgConnection, keyring: &Keyring) -> sqlx::Result<bool> {
    let mut is_empty = true;
    for column in &COLUMNS {
        let counts: Vec<(Vec<u8>, i64)> = sqlx::query_as(column.count).fetch_all(&mut *conn).await?;
        if counts.iter().any(|(header, _)| *header == keyring.header()) {
            return Ok(true);
        }
        is_empty &= counts.is_empty();
    }
    Ok(is_empty)
}

/// What a step of sealing anew has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// How many values were sealed anew.
    pub sealed: usize,
    /// How many values do not open: they were changed, or moved from another row. They stay as they are.
    pub unopened: usize,
}

/// Seals some values anew that an older key has sealed; none where there is no older key, or nothing left of it. Values
/// that somebody else holds are left for the next time.
pub async fn seal_batch(conn: &mut PgConnection, keyring: &Keyring) -> anyhow::Result<Step> {
    let mut step = Step { sealed: 0, unopened: 0 };
    let older = keyring.older_headers();
    if older.is_empty() {
        return Ok(step);
    }
    for column in &COLUMNS {
        let done = column.seal_some(conn, keyring, &older).await?;
        step.sealed += done.sealed;
        step.unopened += done.unopened;
    }
    Ok(step)
}

#[derive(FromRow)]
struct Row {
    place: String,
    identity: Vec<String>,
    sealed: Vec<u8>,
}

/// Before the first place of a table.
const NOWHERE: &str = "(0,0)";

impl Column {
    /// Values that do not open hold up none behind them: it goes on until some were sealed, or nothing is left.
    async fn seal_some(
        &self,
        conn: &mut PgConnection,
        keyring: &Keyring,
        older: &[Vec<u8>],
    ) -> anyhow::Result<Step> {
        let mut step = Step { sealed: 0, unopened: 0 };
        let mut last = NOWHERE.to_owned();
        while step.sealed == 0 {
            let rows: Vec<Row> = sqlx::query_as(self.select)
                .bind(older)
                .bind(self.at_once)
                .bind(&last)
                .fetch_all(&mut *conn)
                .await
                .context(self.place)?;
            let Some(end) = rows.last() else { break };
            last.clone_from(&end.place);
            for row in rows {
                if self.seal_anew(conn, keyring, &row).await? {
                    step.sealed += 1;
                } else {
                    step.unopened += 1;
                }
            }
        }
        Ok(step)
    }

    /// False where the value does not open.
    async fn seal_anew(&self, conn: &mut PgConnection, keyring: &Keyring, row: &Row) -> anyhow::Result<bool> {
        let purpose = (self.purpose)(&row.identity).context(self.place)?;
        let Ok(plain) = keyring.open(&purpose, &row.sealed) else { return Ok(false) };
        // Within this transaction the row is held, so it stays where it is.
        sqlx::query(self.update)
            .bind(&row.place)
            .bind(keyring.seal(&purpose, &plain))
            .execute(conn)
            .await
            .context(self.place)?;
        Ok(true)
    }
}
