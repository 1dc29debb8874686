//! What is being written: one draft for each group, month and part. It belongs to the post, not to the person.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use sqlx::types::Json;

use crate::domain::answer::Answers;
use crate::domain::people::Part;
use crate::domain::period::Month;
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
}

/// The draft, held against other writers until the transaction ends, also where nothing was written so far.
pub async fn load(conn: &mut PgConnection, key: &DraftKey, now: DateTime<Utc>) -> Result<Draft, sqlx::Error> {
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
        r#"select version, answers as "answers: Json<Answers>" from draft
           where ward_id = $1 and group_code = $2 and month = $3 and part = $4
           for update"#,
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
    )
    .fetch_one(conn)
    .await?;
    Ok(Draft { version: row.version, answers: row.answers.map(|answers| answers.0) })
}

/// Stores the answers under the next version, and returns that.
pub async fn save(
    conn: &mut PgConnection,
    key: &DraftKey,
    answers: &Answers,
    now: DateTime<Utc>,
) -> Result<i32, sqlx::Error> {
    sqlx::query_scalar!(
        "insert into draft (ward_id, group_code, month, part, version, answers, updated_at)
         values ($1, $2, $3, $4, 1, $5, $6)
         on conflict (ward_id, group_code, month, part) do update
         set version = draft.version + 1, answers = excluded.answers, updated_at = excluded.updated_at
         returning version",
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
        Json(answers) as _,
        now,
    )
    .fetch_one(conn)
    .await
}

/// Empties the draft: its report was submitted. Its version goes on growing, so that nobody takes a later draft for the
/// one that they saw.
pub async fn clear(conn: &mut PgConnection, key: &DraftKey, now: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update draft set answers = null, version = version + 1, updated_at = $5
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
