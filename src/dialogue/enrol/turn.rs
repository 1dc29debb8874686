//! What goes into a step and what comes out of it.

use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::domain::language::Language;
use crate::domain::petition::Retention;
use crate::domain::phone::PhoneNumber;
use crate::domain::voice::{Address, Voice};
use crate::words::loader;

use super::session::Session;
use super::tap::Tap;

/// What is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// An invitation that nobody has taken up so far.
    Offer(Offer),
    /// The invitation is taken up; the bot and the person get to know each other.
    Introduction { voice: Voice },
    /// The person changes one of these things later.
    Change { voice: Voice },
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub voice: Voice,
    /// The ward's name.
    pub ward: String,
    /// The posts in words: one, or for somebody who is invited again all of theirs.
    pub posts: Vec<String>,
    pub taker: Taker,
    /// Somebody else holds the post now.
    pub held: bool,
    /// The person has not agreed to the present text so far.
    pub asks_consent: bool,
    /// How long the ward keeps what.
    pub kept: Retention,
}

/// Who has opened an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taker {
    /// Somebody whom the bot has never met.
    Stranger,
    /// Somebody whom it knows.
    Known,
    /// Whoever it is meant for holds the posts already, and has lost their phone.
    Again,
}

impl Form {
    /// How the person is spoken to.
    pub const fn voice(&self) -> Voice {
        match self {
            Self::Offer(offer) => offer.voice,
            Self::Introduction { voice } | Self::Change { voice } => *voice,
        }
    }

    /// The same for somebody who is spoken to so.
    pub fn spoken(mut self, new: Voice) -> Self {
        match &mut self {
            Self::Offer(offer) => offer.voice = new,
            Self::Introduction { voice } | Self::Change { voice } => *voice = new,
        }
        self
    }
}

/// What the person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Text(String),
    /// A button, with the nonce that it carries.
    Tap {
        nonce: String,
        tap: Tap,
    },
    /// Their own telephone number.
    OwnNumber(PhoneNumber),
    /// Somebody else's, or one that cannot be read.
    OtherNumber,
    /// Something that no question takes: a sticker, a photo, a command …
    Other,
    /// The language was changed: the question is shown in the new one.
    Speak(Language),
}

/// What a step decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub next: Next,
    pub decision: Option<Decision>,
    /// Said in this order; the last one carries the living buttons.
    pub messages: Vec<Message>,
    /// The last message takes the place of the one whose button was tapped.
    pub amends: bool,
    /// The note under the person's finger after a tap.
    pub toast: Option<String>,
}

/// What is to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The person is the one who is invited, and has agreed to what is kept: now, or before.
    TakeUp {
        consents: bool,
    },
    Address(Address),
    Phone(PhoneNumber),
    Speak(Language),
}

/// Where the person goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    Stay(Session),
    Leave(Leaving),
}

/// How it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// Everything was asked.
    Done,
    /// The invitation was somebody else's, or was refused.
    Declined,
}

/// The version of the text that people agree to. Whoever changes the text changes it too: people are asked again then.
pub fn consent_version() -> String {
    fl!(loader(Language::default()), "consent-version")
}
