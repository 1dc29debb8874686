//! What phones stand on: the local Telegram's door for phones, and waiting until the bot has nothing left to do.

use std::time::{Duration, Instant};

use reqwest::Method;
use reqwest::multipart::{Form, Part};
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

    /// What a phone sends with a file; it has to be possible.
    pub async fn uploads(&self, kind: &str, fields: &[(&str, String)], file: &[u8]) -> Value {
        let name = if kind == "voice" { "voice.ogg" } else { "photo.jpg" };
        let part = Part::bytes(file.to_vec()).file_name(name);
        let part = part.mime_str(if kind == "voice" { "audio/ogg" } else { "image/jpeg" }).expect("a type");
        let form = fields.iter().fold(Form::new().part("file", part), |form, (name, value)| {
            form.text((*name).to_owned(), value.clone())
        });
        let url = format!("{}/phone/media/{kind}", self.telegram);
        let answer = self.http.post(url).multipart(form).send().await.expect("the local Telegram");
        assert_eq!(answer.status().as_u16(), 200, "{kind}");
        answer.json().await.expect("JSON")
    }

    /// A file as a phone shows it.
    pub async fn file(&self, id: &str) -> Vec<u8> {
        let url = format!("{}/phone/files/{id}", self.telegram);
        let answer = self.http.get(url).send().await.expect("the local Telegram");
        assert_eq!(answer.status().as_u16(), 200, "{id}");
        answer.bytes().await.expect("bytes").to_vec()
    }

    pub async fn looks(&self, path: &str) -> Value {
        self.does(Method::GET, path, json!({})).await
    }

    /// Waits until the bot has taken every update, handled every event, fetched every file and sent every message.
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
                         or exists(select from outbox where state = 'waiting')
                         or exists(select from attachment where state = 'waiting')";
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
                           from outbox where state = 'waiting'
                           union all select format('attachment %s, %s attempts', attachment_id, attempts)
                           from attachment where state = 'waiting'";
            rows = sqlx::query_scalar(waiting).fetch_all(conn).await.unwrap_or_default();
        }
        format!("{}; {}", self.looks("pending").await, rows.join(", "))
    }
}
