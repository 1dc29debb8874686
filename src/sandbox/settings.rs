//! What a local Telegram is started with.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::limits::Limits;

/// Gives the time that messages are dated with: the ward's clock.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The bot that lives on this Telegram.
#[derive(Clone)]
pub struct BotAccount {
    /// `123456:ABC…`; the number is the bot's user id.
    pub token: String,
    /// Without `@`.
    pub username: String,
    pub name: String,
}

impl BotAccount {
    /// The bot's user id: the number before the colon of its token.
    pub fn id(&self) -> i64 {
        let number = self.token.split(':').next().unwrap_or_default();
        number.parse().unwrap_or(1)
    }
}

/// A line at the top of the page, in the languages of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub vi: String,
    pub en: String,
}

/// Settings of [`Sandbox::start`](super::Sandbox::start).
#[derive(Clone)]
pub struct SandboxSettings {
    /// Where to listen; port 0 takes any free one. Keep it on the loopback: there is no login.
    pub listen: SocketAddr,
    pub bot: BotAccount,
    /// Where the state is kept over restarts; in memory only when `None`.
    pub journal: Option<PathBuf>,
    /// A line at the top of the page; `None` leaves the one that the journal has.
    pub notice: Option<Notice>,
    pub clock: Clock,
    pub limits: Limits,
    /// In groups the bot, unless it is an administrator, sees only commands, replies to it and mentions.
    pub privacy_mode: bool,
    /// How long a tap on a button can be answered.
    pub query_lifetime: Duration,
}

impl SandboxSettings {
    /// A bot on any free port of the loopback, in memory, with the machine's clock and without limits.
    pub fn new(token: &str, username: &str, name: &str) -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            bot: BotAccount { token: token.to_owned(), username: username.to_owned(), name: name.to_owned() },
            journal: None,
            notice: None,
            clock: Arc::new(Utc::now),
            limits: Limits::default(),
            privacy_mode: true,
            query_lifetime: Duration::from_mins(5),
        }
    }
}
