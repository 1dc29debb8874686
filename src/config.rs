//! What the environment says, read once at the start.

use std::env::VarError;
use std::fmt;
use std::net::SocketAddr;

use chrono::{DateTime, Utc};

use crate::clock::Clock;

/// A text that no log may show: `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes the text into keeping.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// The environment. What is not set, or set to nothing, is absent; what a command cannot do without, it asks for by the
/// method of that name.
#[derive(Debug, Clone)]
pub struct Config {
    /// `DATABASE_URL`: the address of the Postgres database. It holds a password, and so is a secret.
    pub database_url: Option<Secret>,
    /// `TELEGRAM_TOKEN`: the bot's token from `@BotFather`.
    pub telegram_token: Option<Secret>,
    /// `TOPHO_KEY`: the key under which what is personal is sealed, 32 random bytes in base64; older ones may follow after
    /// commas.
    pub key: Option<Secret>,
    /// `TELEGRAM_API_URL`: another server of the Bot API than Telegram's own.
    pub telegram_api_url: Option<String>,
    /// `WEBHOOK_URL`: the public https address of this program; without it, updates are polled for.
    pub webhook_url: Option<String>,
    /// `LISTEN`: address and port of health, metrics and webhooks.
    pub listen: Option<SocketAddr>,
    /// `TOPHO_CLOCK`: where the ward's clock starts; the machine's time where it is not set.
    pub clock_start: Option<DateTime<Utc>>,
}

/// What is wrong with the environment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("{name} is not set: {purpose}")]
    Missing { name: &'static str, purpose: &'static str },
    /// The value itself is not told: it may be a secret in the wrong place.
    #[error("{name} cannot be used: {wanted}")]
    Unusable { name: &'static str, wanted: &'static str },
}

impl Config {
    /// Reads the environment of this process.
    pub fn from_environment() -> Result<Self, ConfigError> {
        Self::read(|name| std::env::var(name))
    }

    /// Reads an environment, given as a look-up by name.
    pub fn read(look_up: impl Fn(&str) -> Result<String, VarError>) -> Result<Self, ConfigError> {
        let text = |name: &'static str| match look_up(name) {
            Ok(text) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => {
                Err(ConfigError::Unusable { name, wanted: "it is not UTF-8 text" })
            }
        };
        Ok(Self {
            database_url: text("DATABASE_URL")?.map(Secret),
            telegram_token: text("TELEGRAM_TOKEN")?.map(Secret),
            key: text("TOPHO_KEY")?.map(Secret),
            telegram_api_url: web_address("TELEGRAM_API_URL", text("TELEGRAM_API_URL")?)?,
            webhook_url: web_address("WEBHOOK_URL", text("WEBHOOK_URL")?)?,
            listen: text("LISTEN")?.map(|address| listen_address(&address)).transpose()?,
            clock_start: text("TOPHO_CLOCK")?.map(|start| clock_start(&start)).transpose()?,
        })
    }

    /// The database's address, or a refusal that says how to set it.
    pub fn database_url(&self) -> Result<&Secret, ConfigError> {
        let purpose =
            "the address of the Postgres database, such as postgres://topho:password@localhost/topho";
        self.database_url.as_ref().ok_or(ConfigError::Missing { name: "DATABASE_URL", purpose })
    }

    /// The bot's token, or a refusal that says where to get it.
    pub fn telegram_token(&self) -> Result<&Secret, ConfigError> {
        let purpose = "the bot's token, which @BotFather gives on Telegram";
        self.telegram_token.as_ref().ok_or(ConfigError::Missing { name: "TELEGRAM_TOKEN", purpose })
    }

    /// The sealing key, or a refusal that says how to make one.
    pub fn key(&self) -> Result<&Secret, ConfigError> {
        let purpose = "the key under which what is personal is sealed: 32 random bytes in base64 (`openssl rand -base64 32`)";
        self.key.as_ref().ok_or(ConfigError::Missing { name: "TOPHO_KEY", purpose })
    }

    /// The ward's clock: from `TOPHO_CLOCK` on where that is set, else the machine's.
    pub fn clock(&self) -> Clock {
        self.clock_start.map_or_else(Clock::system, Clock::starting_at)
    }
}

fn web_address(name: &'static str, text: Option<String>) -> Result<Option<String>, ConfigError> {
    let wanted = "it is an address that begins with https:// or http://";
    match text {
        Some(text) if !text.starts_with("https://") && !text.starts_with("http://") => {
            Err(ConfigError::Unusable { name, wanted })
        }
        text => Ok(text.map(|text| text.trim_end_matches('/').to_owned())),
    }
}

fn listen_address(text: &str) -> Result<SocketAddr, ConfigError> {
    let wanted = "it is an address and a port, such as 127.0.0.1:8080 or [::]:8080";
    text.parse().map_err(|_| ConfigError::Unusable { name: "LISTEN", wanted })
}

fn clock_start(text: &str) -> Result<DateTime<Utc>, ConfigError> {
    let wanted = "it is a moment in RFC 3339, such as 2019-10-02T08:00:00+07:00";
    let moment = DateTime::parse_from_rfc3339(text);
    moment.map(|moment| moment.to_utc()).map_err(|_| ConfigError::Unusable { name: "TOPHO_CLOCK", wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned()).ok_or(VarError::NotPresent)
        })
    }

    #[test]
    fn an_empty_environment_lacks_what_a_command_asks_for() {
        let config = read(&[("DATABASE_URL", " ")]).expect("nothing is wrong yet");
        let refusals = [
            config.database_url().expect_err("not set").to_string(),
            config.telegram_token().expect_err("not set").to_string(),
            config.key().expect_err("not set").to_string(),
        ];
        for (refusal, name) in refusals.iter().zip(["DATABASE_URL", "TELEGRAM_TOKEN", "TOPHO_KEY"]) {
            assert!(refusal.starts_with(&format!("{name} is not set: ")), "{refusal}");
            assert_eq!(refusal.lines().count(), 1);
        }
    }

    #[test]
    fn values_are_read_and_secrets_stay_hidden() {
        let config = read(&[
            ("DATABASE_URL", "postgres://ward:hush@localhost/ward"),
            ("TELEGRAM_TOKEN", "12345:hush"),
            ("TOPHO_KEY", "hush"),
            ("TELEGRAM_API_URL", "http://localhost:8081/"),
            ("LISTEN", "127.0.0.1:8080"),
            ("TOPHO_CLOCK", "2019-10-02T08:00:00+07:00"),
        ])
        .expect("all can be used");
        assert_eq!(config.telegram_api_url.as_deref(), Some("http://localhost:8081"));
        assert_eq!(config.clock().today().to_string(), "2019-10-02");
        assert_eq!(config.key().map(Secret::reveal), Ok("hush"));
        assert!(!format!("{config:?}").contains("hush"));
    }

    #[test]
    fn what_cannot_be_used_is_named_without_its_value() {
        for (name, value) in [
            ("TELEGRAM_API_URL", "localhost"),
            ("WEBHOOK_URL", "12345:secret"),
            ("LISTEN", "somewhere"),
            ("TOPHO_CLOCK", "02/10/2019"),
        ] {
            let refusal = read(&[(name, value)]).expect_err(name).to_string();
            assert!(refusal.starts_with(&format!("{name} cannot be used: ")), "{refusal}");
            assert!(!refusal.contains(value), "{refusal}");
        }
    }
}
