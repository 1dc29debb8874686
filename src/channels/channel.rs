//! What delivery asks of a messenger, and what a messenger says back.

use std::time::Duration;

use futures_util::future::BoxFuture;

use super::{Incoming, Line, Outgoing, Place, telegram};
use crate::delivery::{Inbox, Stop};

/// A bot on a messenger: it receives, and makes one call of the platform for each [`Outgoing`].
pub trait Channel: Send + Sync + 'static {
    /// The bot whose conversations these are.
    fn line(&self) -> &Line;

    /// Whether a chat is private or a group, as far as its id says: groups are paced more slowly.
    fn place(&self, chat: &str) -> Place;

    /// Makes the platform's call for `outgoing`, which [`fit`](super::fit) has fitted to the channel. `target` is the
    /// platform's id of the message that an amendment or a clearing is about. Returns the id of a new message.
    fn send<'a>(
        &'a self,
        chat: &'a str,
        outgoing: &'a Outgoing,
        target: Option<&'a str>,
    ) -> BoxFuture<'a, Result<Option<String>, SendError>>;

    /// Brings the bytes of a file that a person sent, [`LARGEST_FILE`] at most; `file` is the platform's id of it.
    fn fetch<'a>(&'a self, file: &'a str) -> BoxFuture<'a, Result<Vec<u8>, FetchError>>;

    /// Brings what people send to the inbox until told to stop. Runs in one process at a time.
    fn receive<'a>(&'a self, inbox: &'a Inbox, stop: Stop) -> BoxFuture<'a, ()>;
}

/// An update as it reached us, on its way to the inbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// The platform's key of the update: the same when it arrives again.
    pub key: String,
    /// Its conversation; empty where that cannot be told.
    pub chat: String,
    pub reading: Reading,
}

/// What the channel made of an update.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    Understood(Incoming),
    /// Kept as it came. Where at least the conversation could be told, the bot hears of it too, as
    /// [`Content::Unreadable`](super::Content::Unreadable).
    Unreadable {
        raw: String,
        incoming: Option<Incoming>,
    },
}

/// Why something was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    #[error("the platform asks for a pause of {0:?}")]
    RetryAfter(Duration),
    #[error("the chat goes on as {0}")]
    Migrated(String),
    /// The person blocked the bot, the group removed it, or the chat is gone.
    #[error("the chat is closed: {0}")]
    Closed(String),
    /// Nothing is left to do: the message already looks so, is gone, or the tap is too old to be answered.
    #[error("nothing is left to do: {0}")]
    AlreadyDone(String),
    /// The platform will never take it.
    #[error("refused: {0}")]
    Refused(String),
    /// The platform cannot be reached, or fails: worth trying again.
    #[error("the platform cannot be reached: {0}")]
    Unreachable(String),
}

/// The largest file that is fetched, in bytes: what Telegram gives to bots.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;

/// Why a file was not fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("the platform asks for a pause of {0:?}")]
    RetryAfter(Duration),
    /// The platform does not give it out: it is gone, or for the moment not to be had.
    #[error("refused: {0}")]
    Refused(String),
    /// It will never be given out.
    #[error("the file is larger than {LARGEST_FILE} bytes")]
    TooLarge,
    /// The platform cannot be reached, or fails: worth trying again.
    #[error("the platform cannot be reached: {0}")]
    Unreachable(String),
}

/// What a messenger takes. Lengths are in UTF-16 units of the text as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    pub text_units: usize,
    /// The longest text below a picture, a document or a voice note; 0 where there is none.
    pub caption_units: usize,
    /// What else it can do: for what is missing, [`fit`](super::fit) finds another way.
    pub abilities: &'static [Ability],
}

/// What not every messenger can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ability {
    /// A button that sends the person's own telephone number.
    AskContact,
    /// A button that sends where the person is.
    AskLocation,
    /// Voice notes that are played in the chat.
    SendVoice,
    /// A place on a map.
    SendLocation,
}

impl Ability {
    pub const ALL: &'static [Self] =
        &[Self::AskContact, Self::AskLocation, Self::SendVoice, Self::SendLocation];
}

impl Capabilities {
    /// What any messenger takes.
    pub const LEAST: Self = Self { text_units: 2_000, caption_units: 0, abilities: &[] };

    /// What the channel of that name takes. A new channel adds its line here.
    pub fn of(channel: &str) -> Self {
        match channel {
            telegram::CHANNEL => telegram::CAPABILITIES,
            _ => Self::LEAST,
        }
    }

    /// Whether the messenger can do that.
    pub fn can(&self, ability: Ability) -> bool {
        self.abilities.contains(&ability)
    }
}
