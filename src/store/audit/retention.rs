//! Deleting the oldest entries, the one thing that may be done to them.

use anyhow::{Context, anyhow};
use chrono::{DateTime, Months, SubsecRound as _, Utc};
use serde_json::json;
use sqlx::PgConnection;

use super::{append, hash_of, hold_end, kept};
use crate::domain::audit::{Action, Change, Origin, Place, RETENTION_SUBJECT};

/// Retention: deletes the oldest entries, up to the first one made `years` ago or later, and records that. Returns how many
/// they were.
pub async fn delete_oldest(
    conn: &mut PgConnection,
    ward_id: i32,
    years: u32,
    now: DateTime<Utc>,
) -> anyhow::Result<u64> {
    let limit = now.checked_sub_months(Months::new(years.saturating_mul(12)));
    // As exact as entries are: what it says of itself is verified against when it was made.
    let limit = limit.context("a moment before all calendars")?.trunc_subsecs(6);
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
            "audit_years": years,
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
