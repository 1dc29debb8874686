//! The local Telegram must refuse what the real one refuses: each point over HTTP, as the bot and phones reach it.

mod buttons;
mod delivery;
mod faults;
mod groups;
mod journal;
mod media;
mod page;
mod phones;
mod strictness;
mod teloxide_client;

use serde_json::{Value, json};

use super::{Sandbox, SandboxSettings};

const TOKEN: &str = "4242:test-token";

/// A local Telegram with a client that speaks to it.
struct Ground {
    sandbox: Sandbox,
    http: reqwest::Client,
}

fn settings() -> SandboxSettings {
    SandboxSettings::new(TOKEN, "topho_bot", "Trợ lý tổ phố")
}

impl Ground {
    async fn new() -> Self {
        Self::with(settings()).await
    }

    async fn with(settings: SandboxSettings) -> Self {
        let sandbox = Sandbox::start(settings).await.expect("it starts");
        let http = reqwest::Client::new();
        Self { sandbox, http }
    }

    /// Calls the Bot API with a JSON body: status and body of the answer.
    async fn call(&self, method: &str, body: Value) -> (u16, Value) {
        let url = format!("{}/bot{TOKEN}/{method}", self.sandbox.api_url());
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// A call that must succeed: its result.
    async fn bot(&self, method: &str, body: Value) -> Value {
        let (status, answer) = self.call(method, body).await;
        assert_eq!(status, 200, "{method}: {answer}");
        assert_eq!(answer["ok"], true);
        answer["result"].clone()
    }

    /// A call that must be refused: `(error code, description)`.
    async fn refused(&self, method: &str, body: Value) -> (u16, String) {
        let (status, answer) = self.call(method, body).await;
        assert_eq!(answer["ok"], false, "{method}: {answer}");
        assert_eq!(answer["error_code"], status);
        let words = answer["description"].as_str().unwrap().to_owned();
        (status, words)
    }

    async fn phone(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.phone_raw(reqwest::Method::POST, path, body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    async fn put(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.phone_raw(reqwest::Method::PUT, path, body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    async fn phone_raw(&self, method: reqwest::Method, path: &str, body: Value) -> (u16, Value) {
        let url = format!("{}/phone/{path}", self.sandbox.url());
        let request = self.http.request(method, url).json(&body);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    async fn look(&self, path: &str) -> Value {
        let url = format!("{}/phone/{path}", self.sandbox.url());
        self.http.get(url).send().await.unwrap().json().await.unwrap()
    }

    /// A person who has started the bot; their updates so far are confirmed.
    async fn person(&self, name: &str) -> i64 {
        let id = self.newcomer(name).await;
        self.phone("start", json!({ "person": id })).await;
        self.updates().await;
        id
    }

    /// A person who has never written to the bot.
    async fn newcomer(&self, name: &str) -> i64 {
        let person = self.phone("people", json!({ "name": name })).await;
        person["id"].as_i64().unwrap()
    }

    /// A group of these people with the bot in it; what the bot hears of that is confirmed.
    async fn group(&self, members: &[i64], kind: &str) -> i64 {
        let wish = json!({ "title": "BCĐ phường", "members": members, "kind": kind });
        let chat = self.phone("chats", wish).await;
        self.updates().await;
        chat["id"].as_i64().unwrap()
    }

    /// All updates that wait, which are confirmed at once.
    async fn updates(&self) -> Vec<Value> {
        let batch = self.bot("getUpdates", json!({})).await;
        let list = batch.as_array().unwrap().clone();
        if let Some(last) = list.last() {
            let next = last["update_id"].as_i64().unwrap() + 1;
            self.bot("getUpdates", json!({ "offset": next })).await;
        }
        list
    }

    async fn says(&self, chat: i64, text: &str) -> Value {
        self.bot("sendMessage", json!({ "chat_id": chat, "text": text })).await
    }

    async fn messages(&self, person: i64) -> Vec<Value> {
        let seen = self.look(&format!("messages?person={person}")).await;
        seen["messages"].as_array().unwrap().clone()
    }
}

fn bad(words: &str) -> (u16, String) {
    (400, format!("Bad Request: {words}"))
}
