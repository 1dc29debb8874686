//! The ward's own months, revision by revision. They are added, and never changed.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::{answers_of, month_of, revision_of, wards};
use crate::domain::answer::Answers;
use crate::domain::period::Month;
use crate::domain::report::{Entry, Source};

/// Stores the next revision of the ward's month, which takes the place of the one before, and returns its number.
pub async fn submit(
    conn: &mut PgConnection,
    ward_id: i32,
    month: Month,
    answers: &Answers,
    submitted_at: DateTime<Utc>,
) -> anyhow::Result<u32> {
    wards::hold(conn, ward_id).await?;
    let revision = newest(conn, ward_id, month).await?.map_or(0, |entry| entry.revision) + 1;
    sqlx::query!(
        "insert into ward_entry (ward_id, month, revision, answers, submitted_at) values ($1, $2, $3, $4, $5)",
        ward_id,
        month.first_day(),
        i32::try_from(revision)?,
        serde_json::to_value(answers)?,
        submitted_at,
    )
    .execute(conn)
    .await?;
    Ok(revision)
}

/// The newest revision of the ward's month.
pub async fn newest(conn: &mut PgConnection, ward_id: i32, month: Month) -> anyhow::Result<Option<Entry>> {
    let row = sqlx::query_as!(
        Row,
        "select month, revision, answers, submitted_at from ward_entry
         where ward_id = $1 and month = $2 order by revision desc limit 1",
        ward_id,
        month.first_day(),
    )
    .fetch_optional(conn)
    .await?;
    row.map(Entry::try_from).transpose()
}

/// Every revision of the ward's months from `first` to `last`.
pub async fn between(
    conn: &mut PgConnection,
    ward_id: i32,
    first: Month,
    last: Month,
) -> anyhow::Result<Vec<Entry>> {
    let rows = sqlx::query_as!(
        Row,
        "select month, revision, answers, submitted_at from ward_entry
         where ward_id = $1 and month between $2 and $3 order by month, revision",
        ward_id,
        first.first_day(),
        last.first_day(),
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Entry::try_from).collect()
}

struct Row {
    month: NaiveDate,
    revision: i32,
    answers: serde_json::Value,
    submitted_at: DateTime<Utc>,
}

impl TryFrom<Row> for Entry {
    type Error = anyhow::Error;

    fn try_from(row: Row) -> anyhow::Result<Self> {
        Ok(Self {
            source: Source::Ward,
            month: month_of(row.month)?,
            revision: revision_of(row.revision)?,
            submitted_at: row.submitted_at,
            answers: answers_of(row.answers)?,
        })
    }
}
