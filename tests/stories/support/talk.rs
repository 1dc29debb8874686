//! A conversation at speed: each turn is waited for in its own chat alone, so that many people can write side by side.
//!
//! It holds through a crash of the bot: what a bot says once more after it was cut off is counted and passed over.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::ground::Ground;
use super::screen::Shown;

/// How long the bot may take over one turn, restarts included, before a test gives it up.
const PATIENCE: Duration = Duration::from_mins(2);

/// A message of the bot with what its buttons carry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    pub id: i64,
    /// With `**` around what is bold.
    pub text: String,
    pub buttons: Vec<Button>,
}

/// A button below a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub data: String,
}

/// One person's private chat with the bot.
pub struct Talk {
    ground: Arc<Ground>,
    person: i64,
    name: String,
    /// The newest message that was seen, and how far the chat was read.
    newest: i64,
    sequence: u64,
    /// Everything that the bot has said: the same buttons under the same text are the same message once more. It is that
    /// also where it has lost its buttons before it was read here, because the question was answered meanwhile.
    said: HashMap<String, HashSet<Vec<String>>>,
    unread: VecDeque<Card>,
    card: Card,
    repeats: Vec<Card>,
    queries: Vec<String>,
}

impl Talk {
    /// Goes on with a chat; what stands in it has been read.
    pub async fn new(ground: Arc<Ground>, person: i64, name: &str) -> Self {
        let mut talk = Self {
            ground,
            person,
            name: name.to_owned(),
            newest: 0,
            sequence: 0,
            said: HashMap::new(),
            unread: VecDeque::new(),
            card: Card::default(),
            repeats: Vec::new(),
            queries: Vec::new(),
        };
        talk.reads_on(0).await;
        talk.card = talk.unread.pop_back().unwrap_or_default();
        talk.unread.clear();
        talk
    }

    /// The newest message of the bot.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// What the bot said once more after it was cut off.
    pub fn repeats(&self) -> &[Card] {
        &self.repeats
    }

    /// Types a text and waits for the answer. Returns the message's id, for [`Talk::edits`].
    pub async fn types(&mut self, text: &str) -> i64 {
        self.has_read_everything();
        let sent = self.ground.posts("send", json!({ "person": self.person, "text": text })).await;
        self.is_answered().await;
        sent["messages"][0]["message_id"].as_i64().expect("an id")
    }

    /// Taps a button of the newest message, called so wholly or at its beginning, and waits for the next message.
    pub async fn taps(&mut self, label: &str) {
        self.has_read_everything();
        let Some(button) = self.card.button(label) else {
            panic!("{} sees no button “{label}” below: {:#?}", self.name, self.card)
        };
        let data = button.data.clone();
        self.sends_tap(self.card.id, &data, false).await;
        self.is_answered().await;
    }

    /// Changes an earlier message and waits for the answer.
    pub async fn edits(&mut self, message: i64, text: &str) {
        self.has_read_everything();
        let wish = json!({ "person": self.person, "message": message, "text": text });
        self.ground.posts("edit", wish).await;
        self.is_answered().await;
    }

    /// Taps the first button of a message that the bot has said before, as somebody would who looks at the wrong one.
    /// Nothing is waited for.
    pub async fn taps_stale(&mut self, card: &Card) {
        if let Some(button) = card.buttons.first() {
            self.sends_tap(card.id, &button.data, true).await;
        }
    }

    /// How many taps were never answered.
    pub async fn unanswered_taps(&self) -> usize {
        let mut unanswered = 0;
        for query in &self.queries {
            let answer = self.ground.looks(&format!("answer?query={query}&wait=0")).await;
            unanswered += usize::from(answer["answered"] != json!(true));
        }
        unanswered
    }

    async fn sends_tap(&mut self, message: i64, data: &str, stale: bool) {
        let wish =
            json!({ "person": self.person, "message": message, "data": data, "forge": stale, "wait": 0 });
        let tap = self.ground.posts("tap", wish).await;
        self.queries.push(tap["query"].as_str().expect("a query").to_owned());
    }

    /// The bot answers each turn with one message: another one would be an answer to nothing.
    fn has_read_everything(&self) {
        assert!(
            self.unread.is_empty(),
            "the bot said more to {} than was asked: {:#?}",
            self.name,
            self.unread
        );
    }

    /// Waits for the next message that the bot has not said before.
    async fn is_answered(&mut self) {
        let start = Instant::now();
        while self.unread.is_empty() {
            assert!(start.elapsed() < PATIENCE, "{} waits for an answer after: {:#?}", self.name, self.card);
            self.reads_on(10).await;
        }
        self.card = self.unread.pop_front().unwrap_or_default();
    }

    /// Reads what is new, which is waited for up to `wait` seconds.
    async fn reads_on(&mut self, wait: u32) {
        let path = format!("messages?person={}&after={}&wait={wait}", self.person, self.sequence);
        let answer = self.ground.looks(&path).await;
        self.sequence = answer["sequence"].as_u64().expect("a sequence");
        for message in answer["messages"].as_array().expect("messages") {
            let Some(card) = Card::read(message).filter(|card| card.id > self.newest) else { continue };
            self.newest = card.id;
            if message["outgoing"] == json!(true) {
                continue;
            }
            let buttons: Vec<_> = card.buttons.iter().map(|button| button.data.clone()).collect();
            let said = self.said.entry(card.text.clone()).or_default();
            let has_lost_them = buttons.is_empty() && message["edit_date"].is_i64() && !said.is_empty();
            if !has_lost_them && said.insert(buttons) {
                self.unread.push_back(card);
            } else {
                self.repeats.push(card);
            }
        }
    }
}

impl Card {
    /// The button that is called so, wholly or at its beginning.
    pub fn button(&self, label: &str) -> Option<&Button> {
        let exact = self.buttons.iter().find(|button| button.label == label);
        exact.or_else(|| self.buttons.iter().find(|button| button.label.starts_with(label)))
    }

    fn read(message: &Value) -> Option<Self> {
        let shown = Shown::read(message)?;
        let rows = message["reply_markup"]["inline_keyboard"].as_array();
        let buttons = rows.into_iter().flatten().filter_map(Value::as_array).flatten();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let button =
            |button: &Value| Button { label: text(&button["text"]), data: text(&button["callback_data"]) };
        Some(Self { id: shown.id, text: shown.text, buttons: buttons.map(button).collect() })
    }
}
