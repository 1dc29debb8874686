//! A house with a local Telegram, as strict as the real one, reached over HTTP as phones reach it.

use std::sync::Arc;

use serde_json::{Value, json};
use topho::channels::telegram::{Client, Receiving, Telegram};
use topho::clock::Clock;
use topho::delivery::Running;
use topho::sandbox::{Sandbox, SandboxSettings};

use super::support::{House, eventually};

pub const TOKEN: &str = "77:token";
pub const AN: i64 = 501;

/// A house with a local Telegram, on which An has a phone.
pub struct Street {
    pub house: House,
    pub sandbox: Sandbox,
    pub http: reqwest::Client,
}

impl Street {
    pub async fn new() -> Self {
        let house = House::new().await;
        let sandbox =
            Sandbox::start(SandboxSettings::new(TOKEN, "PhucLoiBot", "Phúc Lợi")).await.expect("a sandbox");
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let street = Self { house, sandbox, http };
        street.post("people", json!({"id": AN, "name": "An", "language_code": "vi"})).await;
        street
    }

    pub async fn connect(&self, receiving: Receiving) -> Arc<Telegram> {
        let client = Client::new(TOKEN, Some(&self.sandbox.api_url())).expect("a client");
        let connected = Telegram::connect(client, receiving, &self.house.keyring, Clock::system());
        connected.await.expect("the bot is known")
    }

    /// Starts the bot with polling.
    pub async fn start(&self) -> Running {
        let telegram = self.connect(Receiving::Polling).await;
        self.house.start(telegram).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Value {
        self.ask(self.http.post(format!("{}/phone/{path}", self.sandbox.url())).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Value {
        self.ask(self.http.put(format!("{}/phone/{path}", self.sandbox.url())).json(&body)).await
    }

    pub async fn get(&self, path: &str) -> Value {
        self.ask(self.http.get(format!("{}/phone/{path}", self.sandbox.url()))).await
    }

    pub async fn ask(&self, request: reqwest::RequestBuilder) -> Value {
        let answer = request.send().await.expect("an answer");
        let status = answer.status();
        let body: Value = answer.json().await.expect("JSON");
        assert!(status.is_success(), "{status}: {body}");
        body
    }

    pub async fn says(&self, text: &str) {
        self.post("send", json!({"person": AN, "text": text})).await;
    }

    /// What the bot wrote in a chat, as An sees it.
    pub async fn written(&self, chat: i64) -> Vec<Value> {
        let seen = self.get(&format!("messages?person={AN}&chat={chat}")).await;
        let messages = seen["messages"].as_array().expect("messages").clone();
        messages.into_iter().filter(|message| message["from"]["is_bot"] == json!(true)).collect()
    }

    pub async fn texts(&self, chat: i64) -> Vec<String> {
        let written = self.written(chat).await;
        let text =
            |message: &Value| message["text"].as_str().or(message["caption"].as_str()).map(str::to_owned);
        written.iter().filter_map(text).collect()
    }

    pub async fn until_texts(&self, chat: i64, texts: &[&str]) {
        eventually(&format!("{texts:?} in {chat}"), async || self.texts(chat).await == texts).await;
    }

    /// Waits until Telegram has been told that everything arrived.
    pub async fn until_acknowledged(&self) {
        assert_eq!(self.get("pending?wait=20").await["pending"], json!(0));
    }

    /// A group with An and the bot.
    pub async fn group(&self) -> i64 {
        let group = json!({"title": "Ban chỉ đạo", "members": [AN], "bot": "administrator", "id": -900});
        self.post("chats", group).await["id"].as_i64().expect("an id")
    }
}
