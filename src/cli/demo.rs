//! `topho demo`.

use crate::config::{Config, Secret};
use crate::demo::{self, DemoOptions};

/// Runs the demo, on the database at `DATABASE_URL` where that is set, until it is stopped.
pub async fn run(options: DemoOptions) -> anyhow::Result<bool> {
    let config = Config::from_environment()?;
    demo::run(options, config.database_url.as_ref().map(Secret::reveal)).await.map(|()| true)
}
