//! A phone: what its owner does on it, and what they see. Whatever is done, the bot's answer is waited for.

mod buttons;
mod files;
mod look;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::Method;
use serde_json::{Value, json};

use super::ground::Ground;
use super::screen::Shown;
use super::talk::Talk;

/// How far back a phone looks for a button.
const WITHIN_REACH: usize = 40;

/// A person's phone, in the private chat with the bot or in a group chat.
#[derive(Clone)]
pub struct Phone {
    ground: Arc<Ground>,
    person: i64,
    name: String,
    /// The group chat; absent for the private chat.
    chat: Option<i64>,
    seen: Arc<Mutex<Seen>>,
}

/// What the owner has looked at.
#[derive(Default)]
struct Seen {
    messages: BTreeMap<i64, Shown>,
    menu: Vec<Vec<String>>,
    /// Taps since the last look: the newest message at that time, and what was seen of the tap.
    taps: Vec<(i64, String)>,
    /// How often a button was tapped or pressed, ever.
    count_of_taps: usize,
}

impl Phone {
    pub fn private(ground: Arc<Ground>, person: i64, name: &str) -> Self {
        Self { ground, person, name: name.to_owned(), chat: None, seen: Arc::default() }
    }

    /// The same person's phone in a group chat.
    pub fn in_chat(&self, chat: i64) -> Self {
        Self { chat: Some(chat), seen: Arc::default(), ..self.clone() }
    }

    /// The same private chat for many turns side by side with other people's.
    pub async fn talk(&self) -> Talk {
        Talk::new(Arc::clone(&self.ground), self.person, &self.name).await
    }

    /// The person's id on the local Telegram.
    pub fn id(&self) -> i64 {
        self.person
    }

    /// The chat's id: the person's own in private.
    pub fn chat(&self) -> i64 {
        self.chat.unwrap_or(self.person)
    }

    /// Types a text, and waits for the answer.
    pub async fn says(&self, text: &str) {
        self.types(text).await;
        self.ground.settles().await;
    }

    /// Types a text, and waits for nothing.
    pub async fn types(&self, text: &str) {
        self.does("send", json!({ "text": text })).await;
    }

    /// Opens an invitation link, and waits for the answer.
    pub async fn opens(&self, token: &str) {
        self.does("start", json!({ "payload": token })).await;
        self.ground.settles().await;
    }

    /// Opens an invitation link and answers all that is asked then: it is them, they agree, they are addressed as usual, and
    /// they give no number.
    pub async fn takes_up(&self, token: &str) {
        self.opens(token).await;
        while let Some(label) = self.usual_answer().await {
            self.taps(&label).await;
        }
        if self.has_on_keyboard("Để sau").await {
            self.presses("Để sau").await;
        } else if self.has_on_keyboard("Later").await {
            self.presses("Later").await;
        }
    }

    /// What somebody taps who has no questions about their enrolment; none where the newest message is no question of it.
    async fn usual_answer(&self) -> Option<String> {
        let messages = self.messages(1).await;
        let buttons = messages.last().and_then(Shown::read)?.buttons.concat();
        let usual = ["Đúng, là tôi", "Yes, that is me", "Tôi đồng ý", "I agree", "Bác"];
        buttons.into_iter().find(|label| usual.contains(&label.as_str()))
    }

    /// What the bot says next in the chat after the person has typed a text.
    pub async fn hears_after(&self, text: &str) -> Vec<String> {
        let before = self.newest().await;
        self.says(text).await;
        self.said_since(before).await
    }

    /// What the bot says after the person has typed one text after the other.
    pub async fn hears_after_each(&self, texts: &[String]) -> Vec<String> {
        let before = self.newest().await;
        for text in texts {
            self.types(text).await;
        }
        self.ground.settles().await;
        self.said_since(before).await
    }

    async fn said_since(&self, before: i64) -> Vec<String> {
        let messages = self.messages(usize::MAX).await;
        let said = messages.iter().filter(|message| {
            message["outgoing"] != json!(true)
                && message["message_id"].as_i64().is_some_and(|id| id > before)
                && message["from"]["is_bot"] == json!(true)
        });
        said.filter_map(Shown::read).map(|message| message.text).collect()
    }

    async fn newest(&self) -> i64 {
        let messages = self.messages(1).await;
        messages.last().and_then(|message| message["message_id"].as_i64()).unwrap_or(0)
    }

    async fn messages(&self, limit: usize) -> Vec<Value> {
        let mut answer = self.ground.looks(&self.path(limit)).await;
        match answer["messages"].take() {
            Value::Array(messages) => messages,
            other => panic!("no messages: {other}"),
        }
    }

    fn path(&self, limit: usize) -> String {
        format!("messages?person={}&chat={}&limit={}", self.person, self.chat(), limit.min(100_000))
    }

    async fn does(&self, path: &str, mut wish: Value) -> Value {
        wish["person"] = json!(self.person);
        if let Some(chat) = self.chat {
            wish["chat"] = json!(chat);
        }
        self.ground.posts(path, wish).await
    }

    fn look_back(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the newest own message that reads `old`.
    pub async fn edits(&self, old: &str, new: &str) {
        let messages = self.messages(usize::MAX).await;
        let own = messages
            .iter()
            .rev()
            .find(|message| message["outgoing"] == json!(true) && message["text"] == *old);
        let Some(own) = own else {
            panic!("{} has written no “{old}”:\n{}", self.name, self.everything().await)
        };
        self.does("edit", json!({ "message": own["message_id"], "text": new })).await;
        self.ground.settles().await;
    }

    /// Blocks the bot, or unblocks it.
    pub async fn blocks(&self, blocked: bool) {
        let path = format!("people/{}/blocked", self.person);
        self.ground.does(Method::PUT, &path, json!({ "blocked": blocked })).await;
        self.ground.settles().await;
    }
}
