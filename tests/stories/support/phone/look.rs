//! Looking at the screen.

use super::Phone;
use crate::support::screen::{Shown, draw_row, rows};

impl Phone {
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

    /// Everything that the bot's messages in the chat show now.
    pub async fn said_by_the_bot(&self) -> String {
        let messages = self.shown().await.0;
        let said =
            messages.iter().filter(|message| message.author == "Trợ lý").map(|message| message.text.as_str());
        said.collect::<Vec<_>>().join("\n\n")
    }

    /// The newest message, without its author and buttons.
    pub async fn last(&self) -> String {
        let messages = self.messages(1).await;
        messages.last().and_then(Shown::read).map(|message| message.text).unwrap_or_default()
    }

    /// The commands that the messenger offers in the chat, by their names.
    pub async fn commands(&self) -> Vec<String> {
        let answer = self.ground.looks(&self.path(1)).await;
        let commands = answer["commands"].as_array().expect("commands").iter();
        commands.filter_map(|command| command["command"].as_str().map(str::to_owned)).collect()
    }

    /// Looks at everything, so that [`Phone::screen`] shows only what comes later.
    pub async fn puts_away(&self) {
        self.screen().await;
    }

    pub(super) async fn shown(&self) -> (Vec<Shown>, Vec<Vec<String>>) {
        let answer = self.ground.looks(&self.path(usize::MAX)).await;
        let messages =
            answer["messages"].as_array().expect("messages").iter().filter_map(Shown::read).collect();
        (messages, rows(&answer["keyboard"]["keyboard"]))
    }
}
