//! Raw updates of the Bot API → [`Arrival`]s.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use teloxide::types::{
    CallbackQuery, Chat, ChatMemberUpdated, ChatMigration, Contact, MediaDocument, MediaKind, MediaPhoto,
    Message, MessageKind, Update, UpdateKind, User,
};

use super::commands;
use crate::channels::{Arrival, Content, Conversation, Incoming, LARGEST_FILE, Line, Place, Reading, Sender};

/// Who reads, and when: commands for other bots are none of ours, and a tap carries no time of its own.
pub(super) struct Reader<'a> {
    pub line: &'a Line,
    pub username: &'a str,
    pub now: DateTime<Utc>,
}

/// What an update means to a bot like this one.
enum Sense {
    Says(Box<Incoming>),
    /// Service messages, inline queries, edits of pictures, live locations on the move.
    Nothing,
    Unclear,
}

/// The number by which Telegram counts updates.
pub(super) fn update_number(raw: &str) -> Option<i64> {
    #[derive(Deserialize)]
    struct Numbered {
        update_id: i64,
    }
    serde_json::from_str(raw).ok().map(|numbered: Numbered| numbered.update_id)
}

impl Reader<'_> {
    /// Reads one update. Absent where it says nothing to the bot.
    pub(super) fn read(&self, raw: &str) -> Option<Arrival> {
        let key = update_number(raw)
            .map_or_else(|| format!("sha256:{:x}", Sha256::digest(raw)), |number| number.to_string());
        let (chat, reading) = match self.sense(raw) {
            Sense::Nothing => return None,
            Sense::Says(incoming) => (incoming.conversation.chat.clone(), Reading::Understood(*incoming)),
            Sense::Unclear => {
                let incoming = self.guess(raw);
                let chat = named_chat(raw).unwrap_or_default();
                (chat, Reading::Unreadable { raw: raw.to_owned(), incoming })
            }
        };
        Some(Arrival { key, chat, reading })
    }

    fn sense(&self, raw: &str) -> Sense {
        // Always from the text: from a serde_json::Value some valid messages do not parse.
        match serde_json::from_str::<Update>(raw).map(|update| update.kind) {
            Ok(UpdateKind::Message(message)) => self.message(&message),
            Ok(UpdateKind::EditedMessage(message)) => self.edited(&message),
            Ok(UpdateKind::CallbackQuery(query)) => self.choice(query),
            Ok(UpdateKind::MyChatMember(change)) => self.membership(&change),
            Ok(UpdateKind::Error(_)) | Err(_) => Sense::Unclear,
            // Kinds that the bot does not ask for.
            Ok(_) => Sense::Nothing,
        }
    }

    fn message(&self, message: &Message) -> Sense {
        let id = message.id.to_string();
        let content = match &message.kind {
            MessageKind::Common(common) => match &common.media_kind {
                MediaKind::Text(media) => self.text(id, &media.text),
                MediaKind::Photo(media) => photo(id, media),
                MediaKind::Document(media) => document(id, media),
                MediaKind::Voice(media) => Content::Voice {
                    message: id,
                    file: media.voice.file.id.to_string(),
                    seconds: media.voice.duration.seconds(),
                    caption: media.caption.clone().unwrap_or_default(),
                },
                MediaKind::Contact(media) => Content::Contact {
                    message: id,
                    phone: media.contact.phone_number.clone(),
                    name: contact_name(&media.contact),
                    user: media.contact.user_id.map(|user| user.to_string()),
                },
                MediaKind::Location(media) => Content::Location {
                    message: id,
                    latitude: media.location.latitude.into(),
                    longitude: media.location.longitude.into(),
                },
                MediaKind::Migration(ChatMigration::To { chat_id }) => {
                    Content::Migrated { to: chat_id.to_string() }
                }
                MediaKind::Migration(ChatMigration::From { .. }) => return Sense::Nothing,
                _ => Content::Other { message: id },
            },
            MessageKind::Dice(_) => Content::Other { message: id },
            // What teloxide makes of a message whose content it does not know.
            MessageKind::Empty {} => return Sense::Unclear,
            // Somebody joined, a message was pinned …: nobody says anything.
            _ => return Sense::Nothing,
        };
        self.says(&message.chat, sender(message), message.date, content)
    }

    fn text(&self, message: String, text: &str) -> Content {
        match commands::read(text, self.username) {
            Some((name, argument)) => Content::Command { message, name, argument },
            None => Content::Text { message, text: text.to_owned() },
        }
    }

    fn edited(&self, message: &Message) -> Sense {
        if let MessageKind::Empty {} = message.kind {
            return Sense::Unclear;
        }
        let Some(text) = message.text().or_else(|| message.caption()) else { return Sense::Nothing };
        let content = Content::Edited { message: message.id.to_string(), text: text.to_owned() };
        let MessageKind::Common(common) = &message.kind else { return Sense::Nothing };
        let edited_at = common.edit_date.unwrap_or(message.date);
        self.says(&message.chat, sender(message), edited_at, content)
    }

    fn choice(&self, query: CallbackQuery) -> Sense {
        let (Some(message), Some(data)) = (query.message, query.data) else { return Sense::Nothing };
        let content = Content::Choice { callback: query.id.0, message: Some(message.id().to_string()), data };
        self.says(message.chat(), Some(named(&query.from)), self.now, content)
    }

    fn membership(&self, change: &ChatMemberUpdated) -> Sense {
        let content =
            match (change.old_chat_member.kind.is_present(), change.new_chat_member.kind.is_present()) {
                (false, true) => Content::Joined,
                (true, false) => Content::Left,
                // Made an administrator, or banned after leaving.
                (true, true) | (false, false) => return Sense::Nothing,
            };
        self.says(&change.chat, Some(named(&change.from)), change.date, content)
    }

    fn says(&self, chat: &Chat, sender: Option<Sender>, sent_at: DateTime<Utc>, content: Content) -> Sense {
        let place = if chat.is_private() { Place::Private } else { Place::Group };
        let conversation = Conversation { line: self.line.clone(), chat: chat.id.to_string() };
        Sense::Says(Box::new(Incoming { conversation, place, sender, sent_at, content }))
    }

    /// Who wrote or tapped where, when nothing else of an update can be read.
    fn guess(&self, raw: &str) -> Option<Incoming> {
        let outline = serde_json::from_str::<Outline>(raw).ok()?;
        let (chat, from, sent_at) = match (outline.message.or(outline.edited_message), outline.callback_query)
        {
            (Some(message), _) => (message.chat, message.from, DateTime::from_timestamp(message.date, 0)?),
            // A tap carries no time of its own.
            (None, Some(tap)) => (tap.message.chat, Some(tap.from), self.now),
            (None, None) => return None,
        };
        let conversation = Conversation { line: self.line.clone(), chat: chat.id.to_string() };
        let place = if chat.kind == "private" { Place::Private } else { Place::Group };
        let sender = from.map(|from| Sender {
            id: from.id.to_string(),
            name: [from.first_name, from.last_name.unwrap_or_default()].join(" ").trim().to_owned(),
            language: from.language_code,
        });
        Some(Incoming { conversation, place, sender, sent_at, content: Content::Unreadable })
    }
}

/// The chat that an update plainly names, when nothing else of it can be read.
fn named_chat(raw: &str) -> Option<String> {
    let update: serde_json::Value = serde_json::from_str(raw).ok()?;
    let parts = update.as_object()?.values();
    let mut chats = parts.flat_map(|part| [&part["chat"]["id"], &part["message"]["chat"]["id"]]);
    chats.find_map(serde_json::Value::as_i64).map(|chat| chat.to_string())
}

/// The parts of an update that have never changed; it holds one of the three.
#[derive(Deserialize)]
struct Outline {
    message: Option<OutlineMessage>,
    edited_message: Option<OutlineMessage>,
    callback_query: Option<OutlineTap>,
}

#[derive(Deserialize)]
struct OutlineMessage {
    chat: OutlineChat,
    from: Option<OutlineUser>,
    date: i64,
}

#[derive(Deserialize)]
struct OutlineTap {
    from: OutlineUser,
    message: OutlineTapped,
}

/// The message whose button was tapped; of an old one little more is told.
#[derive(Deserialize)]
struct OutlineTapped {
    chat: OutlineChat,
}

#[derive(Deserialize)]
struct OutlineChat {
    id: i64,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct OutlineUser {
    id: i64,
    first_name: String,
    last_name: Option<String>,
    language_code: Option<String>,
}

/// The person; nobody where a chat speaks: an anonymous administrator, or a channel.
fn sender(message: &Message) -> Option<Sender> {
    if message.sender_chat.is_some() {
        return None;
    }
    message.from.as_ref().map(named)
}

fn named(user: &User) -> Sender {
    Sender { id: user.id.to_string(), name: user.full_name(), language: user.language_code.clone() }
}

fn photo(message: String, media: &MediaPhoto) -> Content {
    // Telegram keeps a picture in several sizes.
    let largest = media.photo.iter().max_by_key(|size| u64::from(size.width) * u64::from(size.height));
    let Some(largest) = largest else { return Content::Other { message } };
    Content::Photo {
        message,
        file: largest.file.id.to_string(),
        caption: media.caption.clone().unwrap_or_default(),
        album: media.media_group_id.as_ref().map(ToString::to_string),
    }
}

/// The name that a contact was passed on under.
fn contact_name(contact: &Contact) -> String {
    let last = contact.last_name.as_deref().unwrap_or_default();
    [contact.first_name.as_str(), last].join(" ").trim().to_owned()
}

/// Who wants to keep a picture's quality sends it as a document.
fn document(message: String, media: &MediaDocument) -> Content {
    let document = &media.document;
    let is_picture = document.mime_type.as_ref().is_some_and(|kind| kind.type_() == "image");
    // What teloxide says where the size was not told.
    let is_unknown = document.file.size == u32::MAX;
    let is_small = usize::try_from(document.file.size).is_ok_and(|size| size <= LARGEST_FILE);
    if !is_picture || !(is_small || is_unknown) {
        return Content::Other { message };
    }
    Content::Photo {
        message,
        file: document.file.id.to_string(),
        caption: media.caption.clone().unwrap_or_default(),
        album: media.media_group_id.as_ref().map(ToString::to_string),
    }
}

#[cfg(test)]
mod tests;
