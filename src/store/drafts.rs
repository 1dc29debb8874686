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

/// A draft as stored. The version grows with every change; 0 means that there is none yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    pub version: i32,
    pub answers: Answers,
}

/// The draft, held against other writers until the transaction ends.
pub async fn load(conn: &mut PgConnection, key: &DraftKey) -> Result<Option<Draft>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select version, answers as "answers: Json<Answers>" from draft
           where ward_id = $1 and group_code = $2 and month = $3 and part = $4
           for update"#,
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| Draft { version: row.version, answers: row.answers.0 }))
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

/// Removes the draft: its report was submitted.
pub async fn remove(conn: &mut PgConnection, key: &DraftKey) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "delete from draft where ward_id = $1 and group_code = $2 and month = $3 and part = $4",
        key.ward_id,
        key.group.as_str(),
        key.month.first_day(),
        key.part.code(),
    )
    .execute(conn)
    .await
    .map(drop)
}
