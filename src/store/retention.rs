//! What is kept no longer: a query for each rule of [`Retention`](crate::domain::petition::Retention).

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::group_of;
use super::impossible;
use super::petitions::drafts::DraftOf;
use super::petitions::find::codes;
use crate::domain::people::PostKind;
use crate::domain::petition::Status;

/// Empties the drafts of the reports of months that ended before `month_limit`, where nobody has written in them since
/// `limit`, and gives how many they were. A row stays, so that no version comes twice.
pub async fn empty_drafts(
    conn: &mut PgConnection,
    ward_id: i32,
    month_limit: NaiveDate,
    limit: DateTime<Utc>,
) -> Result<u64, sqlx::Error> {
    sqlx::query!(
        "update draft
         set answers = null, version = version + 1, writers = '{}', hands = '{}', handed_over = null
         where ward_id = $1 and answers is not null and month + interval '1 month' <= $2 and updated_at < $3",
        ward_id,
        month_limit.and_time(chrono::NaiveTime::MIN),
        limit,
    )
    .execute(conn)
    .await
    .map(|done| done.rows_affected())
}

/// The petitions being written; where there is a `limit`, those that nobody has touched since.
pub async fn petition_drafts(
    conn: &mut PgConnection,
    ward_id: i32,
    limit: Option<DateTime<Utc>>,
) -> anyhow::Result<Vec<DraftOf>> {
    let rows = sqlx::query!(
        "select post, group_code from petition_draft
         where ward_id = $1 and content is not null and ($2::timestamptz is null or updated_at < $2)
         order by post, group_code",
        ward_id,
        limit,
    )
    .fetch_all(conn)
    .await?;
    let drafts = rows.into_iter().map(|row| {
        let post = PostKind::from_code(&row.post).ok_or_else(|| impossible("post", &row.post))?;
        Ok(DraftOf { ward_id, post, group: group_of(&row.group_code) })
    });
    drafts.collect()
}

/// Removes what is personal of the petitions that ended before the limits (`ineligible` for those that could not be handled,
/// `others` for the rest): what they and their events say, their files, and who sent and handled them. The rows stay with
/// kind, field, group, and each event's time and status, so that the figures of past years do. Gives their numbers.
pub async fn empty_petitions(
    conn: &mut PgConnection,
    ward_id: i32,
    ineligible: DateTime<Utc>,
    others: DateTime<Utc>,
) -> Result<Vec<String>, sqlx::Error> {
    let numbers = sqlx::query_scalar!(
        "update petition set content = null, sender_post = null, sender_group = null, sent_by = null, households = null
         where ward_id = $1 and content is not null
           and status = any ($4)
           and (select coalesce(max(at), petition.received_at) from petition_event
                where petition_event.ward_id = petition.ward_id and petition_event.number = petition.number)
               < case when status = $5 then $2::timestamptz else $3 end
         returning number",
        ward_id,
        ineligible,
        others,
        &codes(&Status::ended()),
        Status::NotEligible.code(),
    )
    .fetch_all(&mut *conn)
    .await?;
    sqlx::query!(
        "update petition_event set detail = null, person_id = null, post = null
         where ward_id = $1 and number = any ($2)",
        ward_id,
        &numbers,
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("delete from attachment where ward_id = $1 and number = any ($2)", ward_id, &numbers)
        .execute(conn)
        .await?;
    Ok(numbers)
}

/// The wards in the order of their ids, each with the moment of its clock at which retention last went over it.
pub async fn wards(conn: &mut PgConnection) -> Result<Vec<(i32, Option<DateTime<Utc>>)>, sqlx::Error> {
    let rows =
        sqlx::query!("select ward_id, retention_at from ward order by ward_id").fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.ward_id, row.retention_at)).collect())
}

/// Writes down that retention went over the ward.
pub async fn mark_gone_over(
    conn: &mut PgConnection,
    ward_id: i32,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!("update ward set retention_at = $2 where ward_id = $1", ward_id, now)
        .execute(conn)
        .await
        .map(drop)
}

/// Somebody who held posts and holds none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    pub person_id: i64,
    pub pseudonym: String,
    /// Where the posts were, in order.
    pub ward_ids: Vec<i32>,
    /// When the last one ended.
    pub held_to: DateTime<Utc>,
}

/// Everybody who held posts and holds none, and of whose wards this is the first.
pub async fn former_holders(conn: &mut PgConnection, ward_id: i32) -> Result<Vec<Former>, sqlx::Error> {
    sqlx::query_as!(
        Former,
        r#"select person_id as "person_id!", pseudonym as "pseudonym!",
                  array_agg(distinct ward_id order by ward_id) as "ward_ids!", max(held_to) as "held_to!"
           from person join post_holding using (person_id)
           group by person_id, pseudonym
           having min(ward_id) = $1 and bool_and(held_to is not null)
           order by person_id"#,
        ward_id,
    )
    .fetch_all(conn)
    .await
}

/// Holds a person until the transaction ends, and tells whether they have taken up no post since they were found.
pub async fn hold_former(conn: &mut PgConnection, former: &Former) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!("select person_id from person where person_id = $1 for update", former.person_id)
        .fetch_optional(&mut *conn)
        .await?;
    // A query of its own: it sees what whoever held the person before has done.
    sqlx::query_scalar!(
        r#"select count(*) > 0 and bool_and(coalesce(held_to <= $2, false)) as "is_former!"
           from post_holding where person_id = $1"#,
        former.person_id,
        former.held_to,
    )
    .fetch_one(conn)
    .await
}

/// The files that came before `limit` and belong to no petition: whatever they were sent for was never done, or is not yet.
pub async fn files_of_no_petition(
    conn: &mut PgConnection,
    ward_id: i32,
    limit: DateTime<Utc>,
) -> Result<Vec<i64>, sqlx::Error> {
    sqlx::query_scalar!(
        "select attachment_id from attachment
         where ward_id = $1 and number is null and received_at < $2 order by attachment_id",
        ward_id,
        limit,
    )
    .fetch_all(conn)
    .await
}

/// Removes what people were in the middle of, where they have not gone on since `limit`. Who writes this moment goes on.
pub async fn remove_idle_sessions(conn: &mut PgConnection, limit: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    sqlx::query!(
        "delete from session
         where (channel, user_id) in (select channel, user_id from session
                                      where updated_at < $1 for update skip locked)",
        limit
    )
    .execute(conn)
    .await
    .map(|done| done.rows_affected())
}

/// Removes the invitations of a ward that were used, withdrawn or out of date before `limit`.
pub async fn remove_old_invitations(
    conn: &mut PgConnection,
    ward_id: i32,
    limit: DateTime<Utc>,
) -> Result<u64, sqlx::Error> {
    sqlx::query!(
        "delete from invitation where ward_id = $1 and coalesce(used_at, revoked_at, expires_at) < $2",
        ward_id,
        limit,
    )
    .execute(conn)
    .await
    .map(|done| done.rows_affected())
}
