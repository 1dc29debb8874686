//! Denunciations are not taken: only how many people were shown where to go is counted, by month.

use sqlx::PgConnection;

use crate::domain::period::Month;

/// Counts somebody who was shown where to go.
pub async fn count(conn: &mut PgConnection, ward_id: i32, month: Month) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into denunciation (ward_id, month, guided) values ($1, $2, 1)
         on conflict (ward_id, month) do update set guided = denunciation.guided + 1",
        ward_id,
        month.first_day(),
    )
    .execute(conn)
    .await
    .map(drop)
}
