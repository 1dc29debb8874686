//! The doors on `LISTEN`: health, metrics, and the messengers' webhooks.

mod health;
mod metrics;

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use sqlx::PgPool;
use tokio::net::TcpListener;

use crate::delivery::{Counters, Stop};

/// `/health` and `/metrics`. Merge the channels' webhooks into it.
pub fn router(pool: PgPool, counters: Arc<Counters>) -> Router {
    let metrics = Router::new().route("/metrics", get(metrics::show)).with_state((pool.clone(), counters));
    Router::new().route("/health", get(health::show)).with_state(pool).merge(metrics)
}

/// Serves until told to stop; requests under way are finished.
pub async fn serve(listener: TcpListener, router: Router, stop: Stop) -> io::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(async move { stop.requested().await }).await
}
