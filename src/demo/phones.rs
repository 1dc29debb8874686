//! The phones of the local Telegram, used over HTTP as their owners use them.

use std::time::Duration;

use anyhow::{Context, bail};
use serde_json::{Value, json};

/// How long the bot may take to have read everything.
const PATIENCE: Duration = Duration::from_mins(2);

/// The local Telegram's door for phones.
pub struct Phones {
    url: String,
    client: reqwest::Client,
}

impl Phones {
    /// The phones of the local Telegram at `url`.
    pub fn at(url: &str) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder().no_proxy().build()?;
        Ok(Self { url: url.to_owned(), client })
    }

    /// Makes a person known.
    pub async fn person(&self, id: i64, name: &str, label: &str) -> anyhow::Result<()> {
        let body = json!({ "id": id, "name": name, "label": label, "language_code": "vi" });
        self.post("people", &body).await.map(drop)
    }

    /// Makes a group chat with the bot in it, and returns its id.
    pub async fn group(&self, title: &str, members: &[i64]) -> anyhow::Result<i64> {
        let body = json!({ "title": title, "members": members, "kind": "supergroup", "bot": "member" });
        let chat = self.post("chats", &body).await?;
        chat["id"].as_i64().context("the local Telegram made a group without an id")
    }

    /// Opens an invitation link.
    pub async fn start(&self, person: i64, payload: &str) -> anyhow::Result<()> {
        self.post("start", &json!({ "person": person, "payload": payload })).await.map(drop)
    }

    /// Writes in a group chat.
    pub async fn write(&self, person: i64, chat: i64, text: &str) -> anyhow::Result<()> {
        self.post("send", &json!({ "person": person, "chat": chat, "text": text })).await.map(drop)
    }

    /// Their owner has read the chat: what comes from now on is new.
    pub async fn seen(&self, person: i64, chat: i64) -> anyhow::Result<()> {
        self.post("read", &json!({ "person": person, "chat": chat })).await.map(drop)
    }

    /// Waits until the bot has read everything that was sent.
    pub async fn all_read(&self) -> anyhow::Result<()> {
        let url = format!("{}/phone/pending?wait={}", self.url, PATIENCE.as_secs());
        let answer: Value = self.client.get(url).send().await?.error_for_status()?.json().await?;
        match answer["pending"].as_u64() {
            Some(0) => Ok(()),
            _ => bail!("the bot did not read all that was sent to it"),
        }
    }

    async fn post(&self, route: &str, body: &Value) -> anyhow::Result<Value> {
        let answer = self.client.post(format!("{}/phone/{route}", self.url)).json(body).send().await?;
        let refused = !answer.status().is_success();
        let answer: Value = answer.json().await?;
        if refused {
            bail!("the local Telegram refused {route}: {}", answer["error"]);
        }
        Ok(answer)
    }
}
