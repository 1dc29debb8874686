//! Withdrawing invitations that nobody has taken up.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::{Purpose, change_revoked, purpose_of};
use crate::domain::audit::Change;
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;
use crate::store::group_column;

/// Withdraws an invitation of the ward that nobody has taken up, by the digest's [short form](TokenDigest::short). Gives what
/// it was for; `None` where there is no such invitation (any more).
pub async fn revoke(
    conn: &mut PgConnection,
    ward_id: i32,
    short: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<Purpose>> {
    let row = sqlx::query!(
        "update invitation set revoked_at = $3
         where ward_id = $1 and left(encode(token_digest, 'hex'), 16) = $2
           and used_at is null and revoked_at is null and expires_at > $3
         returning kind, group_code, person_id",
        ward_id,
        short,
        now,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| purpose_of(&row.kind, &row.group_code, row.person_id)).transpose()
}

/// Withdraws the invitations to a post that nobody has taken up, and gives what the audit tells of it.
pub async fn revoke_to(
    conn: &mut PgConnection,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Change>> {
    revoke_where(conn, ward_id, Some(post.0.code()), group_column(post.1), now).await
}

/// Withdraws the invitations to every post of a group that nobody has taken up, and gives what the audit tells of it.
pub async fn revoke_of_group(
    conn: &mut PgConnection,
    ward_id: i32,
    group: &GroupCode,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Change>> {
    revoke_where(conn, ward_id, None, group.as_str(), now).await
}

async fn revoke_where(
    conn: &mut PgConnection,
    ward_id: i32,
    kind: Option<&str>,
    group: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Change>> {
    let rows = sqlx::query!(
        "update invitation set revoked_at = $4
         where ward_id = $1 and ($2::text is null or kind = $2) and group_code = $3
           and used_at is null and revoked_at is null and expires_at > $4
         returning kind, group_code, person_id",
        ward_id,
        kind,
        group,
        now,
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        let purpose = purpose_of(&row.kind, &row.group_code, row.person_id)?;
        changes.push(change_revoked(&mut *conn, ward_id, &purpose).await?);
    }
    Ok(changes)
}

/// Withdraws whatever other invitations there are for a person to go on under another account, and gives what the audit tells
/// of it.
pub async fn revoke_again(
    conn: &mut PgConnection,
    person_id: i64,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Change>> {
    let wards = sqlx::query_scalar!(
        "update invitation set revoked_at = $2
         where person_id = $1 and used_at is null and revoked_at is null and expires_at > $2
         returning ward_id",
        person_id,
        now,
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut changes = Vec::with_capacity(wards.len());
    for ward_id in wards {
        changes.push(change_revoked(&mut *conn, ward_id, &Purpose::Again { person_id }).await?);
    }
    Ok(changes)
}
