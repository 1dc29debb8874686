//! Telegram. The platform's types stop in this folder.

mod client;
mod commands;
mod files;
mod incoming;
mod outgoing;
mod polling;
mod refusals;
mod webhook;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;

pub use client::{CallError, Client, Me, PUBLIC_API};
pub use webhook::routes;

use super::{Ability, Capabilities, Channel, FetchError, Line, Outgoing, Place, SendError};
use crate::clock::Clock;
use crate::delivery::{Inbox, Stop};
use crate::seal::Keyring;

/// The channel's name in a [`Line`].
pub const CHANNEL: &str = "telegram";

/// Telegram's published limits: 4,096 characters a message, 1,024 a caption.
pub const CAPABILITIES: Capabilities =
    Capabilities { text_units: 4_096, caption_units: 1_024, abilities: Ability::ALL };

/// The kinds of update that the bot asks for.
const UPDATES: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

/// How updates reach the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receiving {
    Polling,
    /// Telegram calls `<url>/telegram/<bot id>`; `url` is public and https, without a slash at the end.
    Webhook {
        url: String,
    },
}

/// A Telegram bot.
pub struct Telegram {
    client: Client,
    clock: Clock,
    receiving: Receiving,
    /// What a webhook request may carry as its secret: the first is told to Telegram, a replaced key's is still taken.
    secrets: Vec<String>,
    line: Line,
    username: String,
}

impl Telegram {
    /// Asks Telegram who the bot is, until it answers. Fails where the token is refused.
    pub async fn connect(
        client: Client,
        receiving: Receiving,
        keyring: &Keyring,
        clock: Clock,
    ) -> Result<Arc<Self>, CallError> {
        let me = ask_until_answered(&client).await?;
        let secrets = keyring.secrets("telegram webhook", client.token());
        let line = Line { channel: CHANNEL.to_owned(), bot: me.id.to_string() };
        Ok(Arc::new(Self { client, clock, receiving, secrets, line, username: me.username }))
    }

    /// The bot's name, as in `https://t.me/<username>`.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The beginning of the links that carry an invitation's token to the bot.
    pub fn start_link(&self) -> String {
        start_link(&self.username)
    }
}

impl Channel for Telegram {
    fn line(&self) -> &Line {
        &self.line
    }

    fn place(&self, chat: &str) -> Place {
        // Groups and channels have negative ids.
        if chat.starts_with('-') { Place::Group } else { Place::Private }
    }

    fn send<'a>(
        &'a self,
        chat: &'a str,
        outgoing: &'a Outgoing,
        target: Option<&'a str>,
    ) -> BoxFuture<'a, Result<Option<String>, SendError>> {
        Box::pin(outgoing::send(&self.client, chat, outgoing, target))
    }

    fn fetch<'a>(&'a self, file: &'a str) -> BoxFuture<'a, Result<Vec<u8>, FetchError>> {
        Box::pin(files::fetch(&self.client, file))
    }

    fn receive<'a>(&'a self, inbox: &'a Inbox, stop: Stop) -> BoxFuture<'a, ()> {
        match &self.receiving {
            Receiving::Polling => Box::pin(polling::receive(self, inbox, stop)),
            Receiving::Webhook { url } => Box::pin(webhook::register(self, url, stop)),
        }
    }
}

/// The beginning of the links that carry an invitation's token to the bot of that name.
pub fn start_link(username: &str) -> String {
    format!("https://t.me/{username}?start=")
}

/// Who the bot is, once Telegram can be reached.
async fn ask_until_answered(client: &Client) -> Result<Me, CallError> {
    let mut pause = Duration::from_millis(500);
    loop {
        match client.get_me().await {
            Err(fault) if fault.is_passing() => {
                tracing::warn!(%fault, "Telegram does not say who the bot is; trying again");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(Duration::from_secs(30));
            }
            answer => return answer,
        }
    }
}
