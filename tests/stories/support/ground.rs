//! What phones stand on: the local Telegram's door for phones, and waiting until the bot has nothing left to do.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use tokio::sync::Mutex;

/// How long the bot may take over everything that waits, before a test gives it up.
const PATIENCE: Duration = Duration::from_mins(1);
/// The pause between two looks: short beside handling a message, and long enough to leave the processor to the bot.
const BETWEEN_LOOKS: Duration = Duration::from_millis(3);

/// The phones' side of a world.
pub struct Ground {
    http: reqwest::Client,
    telegram: String,
    database: String,
    watcher: Mutex<Option<PgConnection>>,
}

impl Ground {
    /// `telegram` is the address of the local Telegram, `database` that of the bot's database.
    pub fn new(telegram: String, database: String) -> Self {
        Self { http: reqwest::Client::new(), telegram, database, watcher: Mutex::new(None) }
    }

    /// What a phone does; it has to be possible.
    pub async fn does(&self, method: Method, path: &str, wish: Value) -> Value {
        let (status, answer) = self.tries(method, path, wish).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    /// What a phone does: status and body of the answer.
    pub async fn tries(&self, method: Method, path: &str, wish: Value) -> (u16, Value) {
        let url = format!("{}/phone/{path}", self.telegram);
        let answer = self.http.request(method, url).json(&wish).send().await.expect("the local Telegram");
        (answer.status().as_u16(), answer.json().await.expect("JSON"))
    }

    pub async fn posts(&self, path: &str, wish: Value) -> Value {
        self.does(Method::POST, path, wish).await
    }

    pub async fn looks(&self, path: &str) -> Value {
        self.does(Method::GET, path, json!({})).await
    }

    /// Waits until the bot has taken every update, handled every event and sent every message.
    pub async fn settles(&self) {
        let start = Instant::now();
        while self.looks("pending?wait=5").await["pending"] != json!(0) || !self.database_is_settled().await {
            if start.elapsed() > PATIENCE {
                let waits = self.what_waits().await;
                panic!("the bot has not come to rest: {waits}");
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// False also while the database is away.
    async fn database_is_settled(&self) -> bool {
        let mut watcher = self.watcher.lock().await;
        if watcher.is_none() {
            *watcher = PgConnection::connect(&self.database).await.ok();
        }
        let Some(conn) = watcher.as_mut() else { return false };
        let waits = "select exists(select from inbox where state = 'waiting')
                         or exists(select from outbox where state = 'waiting')";
        match sqlx::query_scalar::<_, bool>(waits).fetch_one(conn).await {
            Ok(waits) => !waits,
            Err(_) => {
                *watcher = None;
                false
            }
        }
    }

    async fn what_waits(&self) -> String {
        let mut rows: Vec<String> = Vec::new();
        if let Some(conn) = self.watcher.lock().await.as_mut() {
            let waiting = "select format('inbox %s, %s attempts', update_key, attempts)
                           from inbox where state = 'waiting'
                           union all select format('outbox %s %s, %s attempts', outbox_id, kind, attempts)
                           from outbox where state = 'waiting'";
            rows = sqlx::query_scalar(waiting).fetch_all(conn).await.unwrap_or_default();
        }
        format!("{}; {}", self.looks("pending").await, rows.join(", "))
    }
}
