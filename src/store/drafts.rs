//! What is being written: one draft for each group, month and part. It belongs to the post, not to the person.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use sqlx::types::Json;

use super::impossible;
use crate::domain::answer::Answers;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::report::{Hands, Writer};
use crate::domain::ward::GroupCode;

/// Which report a draft is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftKey {
    pub ward_id: i32,
    pub group: GroupCode,
    pub month: Month,
    pub part: Part,
}

/// A draft as stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Grows with every change and with the report's submission; 0 where nothing was ever written.
    pub version: i32,
    /// What is being written; absent before the first answer and after the submission.
    pub answers: Option<Answers>,
    /// Who wrote in it, in the order of their first answer.
    pub writers: Vec<Writer>,
    pub hands: Hands,
    /// The version that a deputy has handed over to the leader.
    pub handed_over: Option<i32>,
}

/// A change of a draft.
#[derive(Debug, Clone, Copy)]
pub struct Writing<'a> {
    pub answers: &'a Answers,
    pub hands: &'a Hands,
    pub writer: &'a Writer,
}

/// The draft, held against other writers until the transaction ends, also where nothing was written so far.
pub async fn load(conn: &mut PgConnection, key: &DraftKey, now: DateTime<Utc>) -> anyhow::Result<Draft> {
    // A row that is not there cannot be locked: of two first writers, the later one waits here.
    sqlx::query!(
        "insert into draft (ward_id, group_code, month, part, version, updated_at) values ($1, $2, $3, $4, 0, $5)
         on conflict (ward_id, group_code, month, part) do nothing",
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
        now,
    )
    .execute(&mut *conn)
    .await?;
    let row = sqlx::query!(
        r#"select version, answers as "answers: Json<Answers>", writers, hands as "hands: Json<Hands>", handed_over
           from draft
           where ward_id = $1 and group_code = $2 and month = $3 and part = $4
           for update"#,
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
    )
    .fetch_one(conn)
    .await?;
    let writer = |text: &String| Writer::parse(text).ok_or_else(|| impossible("writer", text));
    Ok(Draft {
        version: row.version,
        answers: row.answers.map(|answers| answers.0),
        writers: row.writers.iter().map(writer).collect::<anyhow::Result<_>>()?,
        hands: row.hands.0,
        handed_over: row.handed_over,
    })
}

/// Stores the answers under the next version, and returns that.
pub async fn save(
    conn: &mut PgConnection,
    key: &DraftKey,
    writing: Writing<'_>,
    now: DateTime<Utc>,
) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(
        "insert into draft (ward_id, group_code, month, part, version, answers, hands, writers, updated_at)
         values ($1, $2, $3, $4, 1, $5, $6, array[$7::text], $8)
         on conflict (ward_id, group_code, month, part) do update
         set version = draft.version + 1, answers = excluded.answers, hands = excluded.hands,
             writers = case when $7 = any (draft.writers) then draft.writers
                            else array_append(draft.writers, $7) end,
             updated_at = excluded.updated_at
         returning version",
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
        Json(writing.answers) as _,
        Json(writing.hands) as _,
        writing.writer.to_string(),
        now,
    )
    .fetch_one(conn)
    .await
}

/// Notes that the leader knows of the draft as it stands.
pub async fn hand_over(conn: &mut PgConnection, key: &DraftKey) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update draft set handed_over = version
         where ward_id = $1 and group_code = $2 and month = $3 and part = $4",
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Empties the draft: its report was submitted. Its version goes on growing, so that nobody takes a later draft for the
/// one that they saw.
pub async fn clear(conn: &mut PgConnection, key: &DraftKey, now: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update draft set answers = null, hands = '{}', writers = '{}', handed_over = null,
                          version = version + 1, updated_at = $5
         where ward_id = $1 and group_code = $2 and month = $3 and part = $4",
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
        now,
    )
    .execute(conn)
    .await
    .map(drop)
}
