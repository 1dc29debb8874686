//! `/health`: whether the bot can work.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use sqlx::PgPool;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// 200 when the database answers, 503 otherwise.
pub(super) async fn show(State(pool): State<PgPool>) -> (StatusCode, &'static str) {
    match tokio::time::timeout(PATIENCE, ask(&pool)).await {
        Ok(Ok(())) => (StatusCode::OK, "ok\n"),
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

async fn ask(pool: &PgPool) -> sqlx::Result<()> {
    let mut conn = pool.acquire().await?;
    sqlx::query_scalar!("select true").fetch_one(&mut *conn).await?;
    Ok(())
}
