//! `topho demo`.

use crate::demo::{self, DemoOptions};

/// Runs the demo until it is told to stop.
pub async fn run(options: DemoOptions) -> anyhow::Result<bool> {
    demo::run(options).await?;
    Ok(true)
}
