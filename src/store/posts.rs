//! Which posts of a ward are held, since when, and ending one.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::impossible;
use super::people::group_of;
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;

/// A post that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPost {
    pub holding_id: i64,
    pub kind: PostKind,
    /// The group; absent for posts of the ward.
    pub group: Option<GroupCode>,
    pub person_id: i64,
    pub since: DateTime<Utc>,
}

/// The posts of a ward that are held now, those of the ward first, then group by group.
pub async fn held(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Vec<HeldPost>> {
    let rows = sqlx::query!(
        "select holding_id, kind, group_code, person_id, held_from from post_holding
         where ward_id = $1 and held_to is null order by group_code, holding_id",
        ward_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(HeldPost {
                holding_id: row.holding_id,
                kind: PostKind::from_code(&row.kind).ok_or_else(|| impossible("post", &row.kind))?,
                group: group_of(&row.group_code),
                person_id: row.person_id,
                since: row.held_from,
            })
        })
        .collect()
}

/// Ends one holding; tells whether it was going on.
pub async fn end(
    conn: &mut PgConnection,
    ward_id: i32,
    holding_id: i64,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update post_holding set held_to = $3 where ward_id = $1 and holding_id = $2 and held_to is null",
        ward_id,
        holding_id,
        now,
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
