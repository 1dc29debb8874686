//! What is kept of one person, for the person to see.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::group_of;
use super::{impossible, month_of};
use crate::domain::people::{Part, PostKind};
use crate::domain::period::Month;
use crate::domain::ward::GroupCode;

/// A post that the person holds or has held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastHolding {
    pub ward_id: i32,
    pub kind: PostKind,
    pub group: Option<GroupCode>,
    pub from: DateTime<Utc>,
    /// Absent while it is held.
    pub to: Option<DateTime<Utc>>,
}

/// A revision of a report that the person has submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnReport {
    pub ward_id: i32,
    pub group: GroupCode,
    pub month: Month,
    pub part: Part,
    pub revision: i32,
    pub submitted_at: DateTime<Utc>,
}

/// A petition that the person has passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPetition {
    pub ward_id: i32,
    pub number: String,
    pub received_at: DateTime<Utc>,
}

/// Every post of a person, the oldest first.
pub async fn holdings(conn: &mut PgConnection, person_id: i64) -> anyhow::Result<Vec<PastHolding>> {
    let rows = sqlx::query!(
        "select ward_id, kind, group_code, held_from, held_to from post_holding
         where person_id = $1 order by held_from, holding_id",
        person_id
    )
    .fetch_all(conn)
    .await?;
    let holdings = rows.into_iter().map(|row| {
        Ok(PastHolding {
            ward_id: row.ward_id,
            kind: PostKind::from_code(&row.kind).ok_or_else(|| impossible("post", &row.kind))?,
            group: group_of(&row.group_code),
            from: row.held_from,
            to: row.held_to,
        })
    });
    holdings.collect()
}

/// Every report that a person has submitted, the oldest first.
pub async fn reports(conn: &mut PgConnection, person_id: i64) -> anyhow::Result<Vec<OwnReport>> {
    let rows = sqlx::query!(
        "select ward_id, group_code, month, part, revision, submitted_at from report
         where submitted_by = $1 order by submitted_at, group_code, month, revision",
        person_id
    )
    .fetch_all(conn)
    .await?;
    let reports = rows.into_iter().map(|row| {
        Ok(OwnReport {
            ward_id: row.ward_id,
            group: GroupCode::new(&row.group_code),
            month: month_of(row.month)?,
            part: Part::from_code(&row.part).ok_or_else(|| impossible("part", &row.part))?,
            revision: row.revision,
            submitted_at: row.submitted_at,
        })
    });
    reports.collect()
}

/// Every petition that a person has passed on, the oldest first.
pub async fn petitions(conn: &mut PgConnection, person_id: i64) -> Result<Vec<OwnPetition>, sqlx::Error> {
    sqlx::query_as!(
        OwnPetition,
        "select ward_id, number, received_at from petition where sent_by = $1 order by received_at, number",
        person_id
    )
    .fetch_all(conn)
    .await
}

/// How many photos and voice notes came with the petitions that a person has passed on.
pub async fn files(conn: &mut PgConnection, person_id: i64) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from attachment join petition using (ward_id, number) where sent_by = $1"#,
        person_id
    )
    .fetch_one(conn)
    .await
}

/// The months of the reports that are being written and in which the person has written.
pub async fn drafts(conn: &mut PgConnection, pseudonym: &str) -> anyhow::Result<Vec<(GroupCode, Month)>> {
    let rows = sqlx::query!(
        "select group_code, month from draft
         where answers is not null
           and exists(select from unnest(writers) as writer where right(writer, length($1)) = $1)
         order by month, group_code",
        pseudonym
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok((GroupCode::new(&row.group_code), month_of(row.month)?))).collect()
}
