//! `topho migrate`.

use super::terminal::say;
use crate::config::Config;
use crate::store;

/// Brings the schema up to this version; done already, it changes nothing.
pub async fn run() -> anyhow::Result<bool> {
    let config = Config::from_environment()?;
    let mut conn = super::connect(&config).await?;
    store::migrate_over(&mut conn).await?;
    say("The database is ready for this version.")?;
    Ok(true)
}
