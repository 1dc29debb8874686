//! The phones of the local Telegram, used over HTTP as their owners use them.

use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::{Value, json};

/// How long the bot may take to have read everything.
const PATIENCE: Duration = Duration::from_mins(2);

/// How often a phone looks whether the bot has answered.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

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

    /// Writes in a group chat, or in the private chat, which has the person's own id.
    pub async fn write(&self, person: i64, chat: i64, text: &str) -> anyhow::Result<()> {
        self.post("send", &json!({ "person": person, "chat": chat, "text": text })).await.map(drop)
    }

    /// Waits until the newest message of the bot in the private chat has a button that is called so, and taps it.
    pub async fn tap(&self, person: i64, label: &str) -> anyhow::Result<()> {
        let (message, data) = self.waits_for(person, |chat| newest_button(chat, label)).await?;
        let tap = json!({ "person": person, "message": message, "data": data, "wait": 0 });
        self.post("tap", &tap).await.map(drop)
    }

    /// Waits until the keyboard below the typing field has this label, and presses it.
    pub async fn press(&self, person: i64, label: &str) -> anyhow::Result<()> {
        self.waits_for(person, |chat| keyboard_has(chat, label).then_some(())).await?;
        self.write(person, person, label).await
    }

    /// What is found in the person's private chat with the bot, as soon as it is there.
    async fn waits_for<T>(&self, person: i64, find: impl Fn(&Value) -> Option<T>) -> anyhow::Result<T> {
        let begin = Instant::now();
        while begin.elapsed() < PATIENCE {
            let url = format!("{}/phone/messages?person={person}&limit=1", self.url);
            let chat: Value = self.client.get(url).send().await?.error_for_status()?.json().await?;
            if let Some(found) = find(&chat) {
                return Ok(found);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        bail!("the bot did not go on with an enrolment")
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

/// The newest message and the data of its button that is called so.
fn newest_button(chat: &Value, label: &str) -> Option<(i64, String)> {
    let message = chat["messages"].as_array()?.last()?;
    let rows = message["reply_markup"]["inline_keyboard"].as_array()?;
    let mut buttons = rows.iter().filter_map(Value::as_array).flatten();
    let data = buttons.find(|button| button["text"] == label)?["callback_data"].as_str()?;
    Some((message["message_id"].as_i64()?, data.to_owned()))
}

fn keyboard_has(chat: &Value, label: &str) -> bool {
    let rows = chat["keyboard"]["keyboard"].as_array();
    let mut buttons = rows.into_iter().flatten().filter_map(Value::as_array).flatten();
    buttons.any(|button| button["text"] == label)
}
