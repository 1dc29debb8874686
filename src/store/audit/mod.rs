//! The audit's chain, a row an entry. Rows are added, and never changed; only retention deletes the oldest.

mod reading;
mod retention;
mod settings;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::PgConnection;

pub use self::reading::{Filter, entries, verify};
pub use self::retention::delete_oldest;
pub use self::settings::append_ward_changes;
use super::impossible;
use crate::domain::audit::{Anchor, Change, Entry, Hash, Kept, Origin, Place};
use crate::seal::Keyring;

/// What stands in the audit for a personal value: a digest that needs the key; without a key nothing but that there was a
/// value.
pub fn digest(keyring: Option<&Keyring>, text: &str) -> Value {
    match keyring {
        Some(keyring) => json!(keyring.digest("audit.value", text)),
        None => json!({ "withheld": true }),
    }
}

/// Appends the changes of one origin to the chains of their wards. It holds each chain until the transaction ends, so it
/// is best done last. Does nothing where nothing was changed.
pub async fn append(
    conn: &mut PgConnection,
    origin: &Origin,
    at: DateTime<Utc>,
    changes: &[Change],
) -> anyhow::Result<()> {
    // In the order of the wards: two transactions never wait for each other.
    let mut by_ward: BTreeMap<i32, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        by_ward.entry(change.ward_id).or_default().push(change);
    }
    for (ward_id, changes) in by_ward {
        let mut last = hold_end(conn, ward_id).await?;
        let mut entries = Vec::with_capacity(changes.len());
        for change in changes {
            let entry = Entry::record(origin, at, change, last.sequence + 1, last.hash);
            last = entry.place();
            entries.push(entry);
        }
        insert(conn, ward_id, &entries).await?;
        move_end(conn, ward_id, last).await?;
    }
    Ok(())
}

/// The newest place of a ward's chain as this transaction sees it, to be written down elsewhere; `None` where nothing was
/// ever recorded.
pub async fn anchor(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Option<Anchor>> {
    let kept = kept(conn, ward_id).await?;
    Ok(kept.filter(|kept| kept.end.sequence > 0).map(|kept| Anchor::of(kept.end)))
}

/// Where a ward's chain begins and ends; `None` where nothing was ever recorded.
pub async fn kept(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Option<Kept>> {
    let row = sqlx::query!(
        "select first_sequence, first_hash, last_sequence, last_hash from audit_chain where ward_id = $1",
        ward_id
    )
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Kept {
        start: Place { sequence: row.first_sequence - 1, hash: hash_of(&row.first_hash)? },
        end: Place { sequence: row.last_sequence, hash: hash_of(&row.last_hash)? },
    }))
}

/// The end of a ward's chain, held until the transaction ends.
async fn hold_end(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Place> {
    // A row that is not there cannot be locked: of two that append first, the later one waits here.
    sqlx::query!(
        "insert into audit_chain (ward_id, first_sequence, first_hash, last_sequence, last_hash)
         values ($1, 1, $2, 0, $2) on conflict (ward_id) do nothing",
        ward_id,
        Hash::NONE.as_bytes().as_slice(),
    )
    .execute(&mut *conn)
    .await?;
    let row = sqlx::query!(
        "select last_sequence, last_hash from audit_chain where ward_id = $1 for no key update",
        ward_id
    )
    .fetch_one(conn)
    .await?;
    Ok(Place { sequence: row.last_sequence, hash: hash_of(&row.last_hash)? })
}

async fn move_end(conn: &mut PgConnection, ward_id: i32, end: Place) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update audit_chain set last_sequence = $2, last_hash = $3 where ward_id = $1",
        ward_id,
        end.sequence,
        end.hash.as_bytes().as_slice(),
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Stores the entries in one go: an import brings hundreds.
async fn insert(conn: &mut PgConnection, ward_id: i32, entries: &[Entry]) -> Result<(), sqlx::Error> {
    let texts = |of: fn(&Entry) -> &str| -> Vec<String> {
        entries.iter().map(|entry| of(entry).to_owned()).collect()
    };
    let values = |of: fn(&Entry) -> &Option<Value>| -> Vec<Option<Value>> {
        entries.iter().map(|entry| of(entry).clone()).collect()
    };
    sqlx::query!(
        "insert into audit_entry (ward_id, sequence, at, actor, post, channel, action, subject, old, new, hash)
         select $1, * from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
                                  $8::text[], $9::jsonb[], $10::jsonb[], $11::bytea[])",
        ward_id,
        &entries.iter().map(|entry| entry.sequence).collect::<Vec<_>>(),
        &entries.iter().map(|entry| entry.at).collect::<Vec<_>>(),
        &texts(|entry| &entry.origin.actor),
        &texts(|entry| &entry.origin.post),
        &texts(|entry| &entry.origin.channel),
        &texts(|entry| &entry.action),
        &texts(|entry| &entry.subject),
        &values(|entry| &entry.old) as _,
        &values(|entry| &entry.new) as _,
        &entries.iter().map(|entry| entry.hash.as_bytes().to_vec()).collect::<Vec<_>>(),
    )
    .execute(conn)
    .await
    .map(drop)
}

fn hash_of(column: &[u8]) -> anyhow::Result<Hash> {
    Hash::from_bytes(column).ok_or_else(|| impossible("hash of the audit, its length", column.len()))
}
