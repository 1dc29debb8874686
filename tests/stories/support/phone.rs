//! A phone: what its owner does on it, and what they see. Whatever is done, the bot's answer is waited for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::Method;
use serde_json::{Value, json};

use super::ground::Ground;
use super::screen::{Shown, draw_row, rows};
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

    async fn has_on_keyboard(&self, label: &str) -> bool {
        self.shown().await.1.concat().iter().any(|shown| shown == label)
    }

    /// Taps the newest button that is called so, wholly or in part. Every tap has to be answered.
    pub async fn taps(&self, label: &str) {
        let messages = self.messages(WITHIN_REACH).await;
        let found = messages.iter().rev().find_map(|message| {
            let shown = Shown::read(message)?;
            let (row, column) = shown.button(label)?;
            Some((
                shown.id,
                shown.buttons[row][column].clone(),
                message["reply_markup"]["inline_keyboard"][row][column].clone(),
            ))
        });
        let Some((message, label, button)) = found else {
            panic!("{} sees no button “{label}”:\n{}", self.name, self.everything().await)
        };
        self.asks(&label, json!({ "message": message, "data": button["callback_data"], "wait": 0 })).await;
    }

    /// Sends a button's data that no message shows: a stale button of long ago, or a forged one.
    pub async fn forges(&self, data: &str) {
        self.asks("forged", json!({ "data": data, "forge": true, "wait": 0 })).await;
    }

    async fn asks(&self, label: &str, wish: Value) {
        let newest = self.newest().await;
        let tap = self.does("tap", wish).await;
        self.ground.settles().await;
        let query = tap["query"].as_str().expect("a query");
        let answer = self.ground.looks(&format!("answer?query={query}&wait=0")).await;
        assert_eq!(answer["answered"], json!(true), "the tap on “{label}” was never answered");
        let toast = answer["answer"]["text"].as_str().unwrap_or_default();
        let note = if toast.is_empty() { String::new() } else { format!("\n({toast})") };
        let mut seen = self.look_back();
        seen.count_of_taps += 1;
        seen.taps.push((newest, format!("{} taps [{label}]{note}", self.name)));
    }

    /// How often the owner has tapped or pressed a button so far.
    pub fn count_of_taps(&self) -> usize {
        self.look_back().count_of_taps
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

    /// What the bot says to each of some taps on buttons with that data, be they forged, one after the other: the note under
    /// the finger, else the message that comes.
    pub async fn hears_after_tapping(&self, taps: &[&str]) -> Vec<String> {
        let before = self.newest().await;
        let mut queries = Vec::new();
        for data in taps {
            let tap = self.does("tap", json!({ "data": data, "forge": true, "wait": 0 })).await;
            queries.push(tap["query"].as_str().expect("a query").to_owned());
        }
        self.ground.settles().await;
        let mut said = self.said_since(before).await.into_iter();
        let mut heard = Vec::new();
        for (data, query) in taps.iter().zip(queries) {
            let answer = self.ground.looks(&format!("answer?query={query}&wait=0")).await;
            assert_eq!(answer["answered"], json!(true), "the tap on {data} was never answered");
            let note = answer["answer"]["text"].as_str().unwrap_or_default().to_owned();
            let note = Some(note).filter(|note| !note.is_empty());
            heard.push(
                note.or_else(|| said.next()).unwrap_or_else(|| panic!("the tap on {data} ends in silence")),
            );
        }
        assert_eq!(said.next(), None, "what is said answers the taps");
        heard
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

    /// The data of every button of the newest message that has buttons.
    pub async fn newest_buttons(&self) -> Vec<String> {
        let messages = self.messages(WITHIN_REACH).await;
        let keyboards =
            messages.iter().rev().filter_map(|message| message["reply_markup"]["inline_keyboard"].as_array());
        let newest = keyboards.into_iter().find(|rows| !rows.is_empty());
        let buttons = newest.into_iter().flatten().filter_map(|row| row.as_array()).flatten();
        buttons.filter_map(|button| button["callback_data"].as_str().map(str::to_owned)).collect()
    }

    /// The data of the newest button that is called so, for [`Phone::forges`].
    pub async fn data_of(&self, label: &str) -> String {
        let messages = self.messages(WITHIN_REACH).await;
        let data = messages.iter().rev().find_map(|message| {
            let (row, column) = Shown::read(message)?.button(label)?;
            message["reply_markup"]["inline_keyboard"][row][column]["callback_data"]
                .as_str()
                .map(str::to_owned)
        });
        data.unwrap_or_else(|| panic!("{} sees no button “{label}”", self.name))
    }

    /// Presses a button of the menu below the typing field.
    pub async fn presses(&self, label: &str) {
        self.look_back().count_of_taps += 1;
        self.does("press", json!({ "label": label })).await;
        self.ground.settles().await;
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

    pub async fn sends_sticker(&self) {
        self.does("media/sticker", json!({ "emoji": "👍" })).await;
        self.ground.settles().await;
    }

    pub async fn sends_photo(&self) {
        self.does("media/photo", json!({})).await;
        self.ground.settles().await;
    }

    pub async fn sends_voice(&self) {
        self.does("media/voice", json!({})).await;
        self.ground.settles().await;
    }

    /// Sends a picture with these bytes: a JPEG or a PNG.
    pub async fn sends_photo_of(&self, bytes: &[u8], caption: &str) {
        self.sends_file("photo", bytes, &[("caption", caption.to_owned())]).await;
        self.ground.settles().await;
    }

    /// Sends pictures together; the caption is with the first.
    pub async fn sends_album(&self, pictures: &[&[u8]], caption: &str) {
        let album = format!("{}-{}", self.person, self.newest().await);
        for (number, bytes) in pictures.iter().enumerate() {
            let caption = if number == 0 { caption } else { "" };
            self.sends_file("photo", bytes, &[("caption", caption.to_owned()), ("album", album.clone())])
                .await;
        }
        self.ground.settles().await;
    }

    /// Sends a voice note with these bytes.
    pub async fn sends_voice_of(&self, bytes: &[u8]) {
        self.sends_file("voice", bytes, &[]).await;
        self.ground.settles().await;
    }

    /// Shares a contact: the person's own number, or somebody else's.
    pub async fn shares_contact(&self, own: bool) {
        let other = json!({ "first_name": "Hàng xóm", "phone_number": "+84911111111" });
        self.does("media/contact", if own { json!({ "own": true }) } else { other }).await;
        self.ground.settles().await;
    }

    pub async fn sends_location(&self, latitude: f64, longitude: f64) {
        self.does("media/location", json!({ "latitude": latitude, "longitude": longitude })).await;
        self.ground.settles().await;
    }

    /// The bytes of the pictures that the bot has sent, the oldest first.
    pub async fn pictures(&self) -> Vec<Vec<u8>> {
        self.files(|message| message["photo"].as_array()?.last()?["file_id"].as_str()).await
    }

    /// The bytes of the voice notes that the bot has sent, the oldest first.
    pub async fn voices(&self) -> Vec<Vec<u8>> {
        self.files(|message| message["voice"]["file_id"].as_str()).await
    }

    /// The bytes of the documents that the bot has sent, the oldest first.
    pub async fn documents(&self) -> Vec<Vec<u8>> {
        self.files(|message| message["document"]["file_id"].as_str()).await
    }

    async fn files(&self, id: impl Fn(&Value) -> Option<&str>) -> Vec<Vec<u8>> {
        let mut files = Vec::new();
        for message in self.messages(usize::MAX).await {
            if let Some(id) = id(&message).filter(|_| message["outgoing"] == json!(false)) {
                files.push(self.ground.file(id).await);
            }
        }
        files
    }

    async fn sends_file(&self, kind: &str, bytes: &[u8], fields: &[(&str, String)]) {
        let whose = [("person", self.person.to_string()), ("chat", self.chat().to_string())];
        let fields: Vec<_> = whose.into_iter().chain(fields.iter().cloned()).collect();
        self.ground.uploads(kind, &fields, bytes).await;
    }

    /// Blocks the bot, or unblocks it.
    pub async fn blocks(&self, blocked: bool) {
        let path = format!("people/{}/blocked", self.person);
        self.ground.does(Method::PUT, &path, json!({ "blocked": blocked })).await;
        self.ground.settles().await;
    }

    /// What is new since the last look: taps, messages that came or were changed, and the menu where it is another one.
    /// A message that only lost its buttons is not shown again.
    pub async fn screen(&self) -> String {
        let (messages, menu) = self.shown().await;
        let mut seen = self.look_back();
        let mut parts = Vec::new();
        let mut taps = std::mem::take(&mut seen.taps).into_iter().peekable();
        for message in &messages {
            while let Some((_, tap)) = taps.next_if(|(after, _)| *after < message.id) {
                parts.push(tap);
            }
            match seen.messages.get(&message.id) {
                None => parts.push(message.draw()),
                Some(before)
                    if before.text != message.text || !message.buttons.is_empty() && before != message =>
                {
                    parts.push(format!("(now reads) {}", message.draw()));
                }
                Some(_) => {}
            }
        }
        parts.extend(taps.map(|(_, tap)| tap));
        if menu != seen.menu {
            parts.push(menu.iter().fold("Menu:".to_owned(), |drawn, row| drawn + "\n" + &draw_row(row)));
        }
        seen.messages = messages.into_iter().map(|message| (message.id, message)).collect();
        seen.menu = menu;
        parts.join("\n\n")
    }

    /// Everything in the chat, as it stands now.
    pub async fn everything(&self) -> String {
        let messages = self.shown().await.0;
        messages.iter().map(Shown::draw).collect::<Vec<_>>().join("\n\n")
    }

    /// The newest message, without its author and buttons.
    pub async fn last(&self) -> String {
        let messages = self.messages(1).await;
        messages.last().and_then(Shown::read).map(|message| message.text).unwrap_or_default()
    }

    /// The labels of the newest message that has buttons.
    pub async fn buttons(&self) -> Vec<String> {
        let messages = self.messages(WITHIN_REACH).await;
        let with_buttons =
            messages.iter().rev().filter_map(Shown::read).find(|message| !message.buttons.is_empty());
        with_buttons.map(|message| message.buttons.concat()).unwrap_or_default()
    }

    /// The commands that the messenger offers in the chat, by their names.
    pub async fn commands(&self) -> Vec<String> {
        let answer = self.ground.looks(&self.path(1)).await;
        let commands = answer["commands"].as_array().expect("commands").iter();
        commands.filter_map(|command| command["command"].as_str().map(str::to_owned)).collect()
    }

    /// How many messages of the chat have buttons that can be tapped.
    pub async fn messages_with_buttons(&self) -> usize {
        let messages = self.shown().await.0;
        messages.iter().filter(|message| !message.buttons.is_empty()).count()
    }

    /// Looks at everything, so that [`Phone::screen`] shows only what comes later.
    pub async fn puts_away(&self) {
        self.screen().await;
    }

    async fn shown(&self) -> (Vec<Shown>, Vec<Vec<String>>) {
        let answer = self.ground.looks(&self.path(usize::MAX)).await;
        let messages =
            answer["messages"].as_array().expect("messages").iter().filter_map(Shown::read).collect();
        (messages, rows(&answer["keyboard"]["keyboard"]))
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
}
