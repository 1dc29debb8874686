//! When the bot's duties were done last.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// The moment of the ward's clock at which the duty of that name was last done.
pub async fn last_done(conn: &mut PgConnection, duty: &str) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!("select made_at from round where name = $1", duty).fetch_optional(conn).await
}
