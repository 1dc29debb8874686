//! Which periods' summaries went to the committee's chat by themselves.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::domain::period::Period;

/// Claims the posting of a period's summary: true for exactly one caller.
pub async fn claim(
    conn: &mut PgConnection,
    ward_id: i32,
    period: Period,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into posted_summary (ward_id, period, posted_at) values ($1, $2, $3) on conflict do nothing",
        ward_id,
        period.code(),
        now,
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
