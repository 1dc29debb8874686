//! Buttons: tapping them, pressing those of the menu, and looking at what they carry.

use serde_json::{Value, json};

use super::{Phone, WITHIN_REACH};
use crate::support::screen::Shown;

impl Phone {
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

    /// Presses a button of the menu below the typing field.
    pub async fn presses(&self, label: &str) {
        self.look_back().count_of_taps += 1;
        self.does("press", json!({ "label": label })).await;
        self.ground.settles().await;
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

    /// The labels of the newest message that has buttons.
    pub async fn buttons(&self) -> Vec<String> {
        let messages = self.messages(WITHIN_REACH).await;
        let with_buttons =
            messages.iter().rev().filter_map(Shown::read).find(|message| !message.buttons.is_empty());
        with_buttons.map(|message| message.buttons.concat()).unwrap_or_default()
    }

    /// How many messages of the chat have buttons that can be tapped.
    pub async fn messages_with_buttons(&self) -> usize {
        let messages = self.shown().await.0;
        messages.iter().filter(|message| !message.buttons.is_empty()).count()
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

    pub(super) async fn has_on_keyboard(&self, label: &str) -> bool {
        self.shown().await.1.concat().iter().any(|shown| shown == label)
    }
}
