//! `topho demo`.

use std::path::PathBuf;

use clap::Args;

use crate::demo;

/// How the demo is to run.
#[derive(Debug, Clone, Args)]
pub struct DemoOptions {
    /// Forget what was tried before and begin anew
    #[arg(long)]
    pub fresh: bool,
    /// The port of the page; another is taken where the usual one is in use
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Where the demo keeps its world
    #[arg(long, value_name = "DIRECTORY")]
    pub directory: Option<PathBuf>,
}

/// Runs the demo until it is told to stop.
pub async fn run(options: DemoOptions) -> anyhow::Result<bool> {
    demo::run(options).await?;
    Ok(true)
}
