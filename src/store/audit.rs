//! The audit's chain, a row an entry. Rows are added, and never changed; only retention deletes the oldest.

use std::collections::BTreeMap;

use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::PgConnection;
use sqlx::types::Json;

use super::impossible;
use crate::domain::audit::{
    Action, Anchor, Change, Entry, Fault, Hash, Kept, Origin, Place, RETENTION_SUBJECT, Verified, Verifier,
};

/// How many entries are read at once when a chain is verified.
const PAGE: i64 = 500;

/// Which entries to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those at this moment or later.
    pub since: Option<DateTime<Utc>>,
    pub action: Option<Action>,
    /// Those whose subject contains this, in whatever case.
    pub subject: Option<String>,
    /// The newest so many.
    pub limit: Option<u32>,
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

/// The entries that the filter lets through, the oldest first.
pub async fn entries(conn: &mut PgConnection, ward_id: i32, filter: &Filter) -> anyhow::Result<Vec<Entry>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select ward_id, sequence, at, actor, post, channel, action, subject,
                  old as "old: Json<Value>", new as "new: Json<Value>", hash
           from audit_entry
           where ward_id = $1 and ($2::timestamptz is null or at >= $2) and ($3::text is null or action = $3)
             and ($4::text is null or strpos(lower(subject), lower($4)) > 0)
           order by sequence desc limit $5"#,
        ward_id,
        filter.since,
        filter.action.map(Action::code),
        filter.subject.as_deref(),
        filter.limit.map(i64::from),
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().rev().map(Entry::try_from).collect()
}

/// Verifies a ward's chain page by page. The connection should be in a transaction that sees one moment throughout
/// (`repeatable read`): what is appended meanwhile would look like a chain that was tampered with.
pub async fn verify(
    conn: &mut PgConnection,
    ward_id: i32,
    anchors: &[Anchor],
) -> anyhow::Result<Result<Verified, Vec<Fault>>> {
    let mut verifier = Verifier::new(kept(conn, ward_id).await?, anchors);
    let mut after = i64::MIN;
    loop {
        let rows = sqlx::query_as!(
            Row,
            r#"select ward_id, sequence, at, actor, post, channel, action, subject,
                      old as "old: Json<Value>", new as "new: Json<Value>", hash
               from audit_entry where ward_id = $1 and sequence > $2 order by sequence limit $3"#,
            ward_id,
            after,
            PAGE,
        )
        .fetch_all(&mut *conn)
        .await?;
        let Some(last) = rows.last() else { return Ok(verifier.finish()) };
        after = last.sequence;
        for row in rows {
            verifier.take(row.try_into()?);
        }
    }
}

/// Retention: deletes the oldest entries, up to the first one made at `limit` or later, and records that. Returns how many
/// they were.
pub async fn delete_before(
    conn: &mut PgConnection,
    ward_id: i32,
    limit: DateTime<Utc>,
    now: DateTime<Utc>,
) -> anyhow::Result<u64> {
    if kept(conn, ward_id).await?.is_none() {
        return Ok(0);
    }
    let end = hold_end(conn, ward_id).await?;
    let kept = kept(conn, ward_id).await?.context("the chain that is held is gone")?;
    let stays = sqlx::query_scalar!(
        "select min(sequence) from audit_entry where ward_id = $1 and at >= $2",
        ward_id,
        limit
    )
    .fetch_one(&mut *conn)
    .await?;
    let gone_to = stays.map_or(end.sequence, |stays| stays - 1);
    if gone_to <= kept.start.sequence {
        return Ok(0);
    }
    let start = place_of(conn, ward_id, gone_to).await?;
    let told = Change {
        ward_id,
        action: Action::Retention,
        subject: RETENTION_SUBJECT.to_owned(),
        old: Some(json!({ "first": kept.start.sequence + 1 })),
        new: Some(json!({
            "first": start.sequence + 1,
            "hash_before": start.hash.to_string(),
            "older_than": limit.to_rfc3339(),
        })),
    };
    append(conn, &Origin::bot(), now, &[told]).await?;
    move_beginning(conn, ward_id, start).await
}

async fn place_of(conn: &mut PgConnection, ward_id: i32, sequence: i64) -> anyhow::Result<Place> {
    let hash = sqlx::query_scalar!(
        "select hash from audit_entry where ward_id = $1 and sequence = $2",
        ward_id,
        sequence
    )
    .fetch_optional(conn)
    .await?;
    let hash = hash.ok_or_else(|| anyhow!("the audit lacks entry {sequence}: see `topho audit verify`"))?;
    Ok(Place { sequence, hash: hash_of(&hash)? })
}

/// Deletes what lies before the place, which is the chain's beginning from now on.
async fn move_beginning(conn: &mut PgConnection, ward_id: i32, start: Place) -> anyhow::Result<u64> {
    sqlx::query!(
        "update audit_chain set first_sequence = $2, first_hash = $3 where ward_id = $1",
        ward_id,
        start.sequence + 1,
        start.hash.as_bytes().as_slice(),
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("select set_config('topho.audit_retention', 'on', true)").fetch_one(&mut *conn).await?;
    let deleted = sqlx::query!(
        "delete from audit_entry where ward_id = $1 and sequence <= $2",
        ward_id,
        start.sequence
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("select set_config('topho.audit_retention', 'off', true)").fetch_one(conn).await?;
    Ok(deleted.rows_affected())
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

struct Row {
    ward_id: i32,
    sequence: i64,
    at: DateTime<Utc>,
    actor: String,
    post: String,
    channel: String,
    action: String,
    subject: String,
    old: Option<Json<Value>>,
    new: Option<Json<Value>>,
    hash: Vec<u8>,
}

impl TryFrom<Row> for Entry {
    type Error = anyhow::Error;

    fn try_from(row: Row) -> anyhow::Result<Self> {
        Ok(Self {
            ward_id: row.ward_id,
            sequence: row.sequence,
            at: row.at,
            origin: Origin { actor: row.actor, post: row.post, channel: row.channel },
            action: row.action,
            subject: row.subject,
            old: row.old.map(|value| value.0),
            new: row.new.map(|value| value.0),
            hash: hash_of(&row.hash)?,
        })
    }
}
