//! Which reminders of a petition's deadlines were queued.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use crate::domain::petition::Number;

/// Claims a reminder: whether it is queued now for the first time. `kind` names the deadline and how near it was.
pub async fn claim(
    conn: &mut PgConnection,
    (ward_id, number): (i32, &Number),
    kind: &str,
    due_on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let claimed = sqlx::query!(
        "insert into petition_reminder (ward_id, number, kind, due_on, sent_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        ward_id,
        number.as_str(),
        kind,
        due_on,
        now,
    )
    .execute(conn)
    .await?;
    Ok(claimed.rows_affected() == 1)
}
