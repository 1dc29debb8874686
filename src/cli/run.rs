//! `topho run`.

use crate::app;
use crate::config::Config;

/// The environment, as `topho run --help` tells it.
pub const ENVIRONMENT: &str = "\
Environment:
  DATABASE_URL      the Postgres database
  TELEGRAM_TOKEN    the bot's token from @BotFather
  TOPHO_KEY         32 random bytes in base64, the key under which what is personal is sealed
  TELEGRAM_API_URL  another Bot API server (optional)
  WEBHOOK_URL       the public https address of this program (optional; updates are polled for without it)
  LISTEN            address and port of health, metrics and webhooks (optional without WEBHOOK_URL)
  TOPHO_CLOCK       where the ward's clock starts, in RFC 3339 (optional, for trials)";

/// Runs the bot until it is told to stop.
pub async fn run() -> anyhow::Result<bool> {
    app::run(Config::from_environment()?).await?;
    Ok(true)
}
