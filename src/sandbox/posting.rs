//! How a message comes into a chat, by whoever it is sent, and what the bot hears of it.

use rand::Rng;
use rand::distr::Alphanumeric;
use serde_json::{Value, json};

use super::images;
use super::journal::Record;
use super::model::{
    Author, BotStanding, Chat, ChatKind, Content, MediaKind, Message, ShownKeyboard, StoredFile,
};
use super::params::Upload;
use super::world::World;

/// A message that is not posted yet.
#[derive(Debug)]
pub struct Draft {
    pub chat: i64,
    pub author: Author,
    pub content: Content,
    pub reply_to: Option<i64>,
    pub album: Option<String>,
    pub markup: Markup,
}

/// What a message brings besides its content.
#[derive(Clone, Debug, PartialEq)]
pub enum Markup {
    None,
    /// `{"inline_keyboard": …}`
    Inline(Value),
    /// `{"keyboard": …}` or `{"force_reply": true}`, for the phones to show.
    Shown(Value),
    /// Takes the keyboard away.
    Remove(Value),
}

impl Markup {
    fn is_selective(&self) -> bool {
        match self {
            Self::Shown(value) | Self::Remove(value) => value["selective"] == json!(true),
            Self::None | Self::Inline(_) => false,
        }
    }
}

impl Draft {
    pub fn new(chat: i64, author: Author, content: Content) -> Self {
        Self { chat, author, content, reply_to: None, album: None, markup: Markup::None }
    }
}

impl World {
    /// Puts a message into a chat that exists, and tells the bot of it if the bot would see it.
    pub fn post(&mut self, draft: Draft) -> Option<Message> {
        let mut chat = self.chats.get(&draft.chat)?.clone();
        chat.last_message += 1;
        let message = Message {
            chat: chat.id,
            id: chat.last_message,
            author: draft.author,
            date: self.now(),
            edited: None,
            reply_to: draft.reply_to,
            album: draft.album,
            content: draft.content,
            inline_keyboard: match &draft.markup {
                Markup::Inline(keyboard) => Some(keyboard.clone()),
                Markup::None | Markup::Shown(_) | Markup::Remove(_) => None,
            },
            brought_keyboard: matches!(draft.markup, Markup::Shown(_) | Markup::Remove(_)),
            deleted: false,
            sequence: 0,
        };
        self.show_keyboard(&mut chat, &message, &draft.markup);
        if let Author::Person(id) = message.author {
            chat.read.insert(id, message.id);
        } else {
            self.typing.remove(&chat.id);
        }
        self.put_chat(chat.clone());
        let message = self.put_message(message);
        if self.bot_hears(&chat, &message) {
            let object = self.message_json(&message);
            self.queue_update("message", object);
        }
        Some(message)
    }

    /// Marks a message as deleted; phones stop showing it. The bot is not told.
    pub fn delete(&mut self, message: &Message) {
        let mut gone = message.clone();
        gone.deleted = true;
        gone.inline_keyboard = None;
        self.put_message(gone);
        let Some(mut chat) = self.chats.get(&message.chat).cloned() else {
            return;
        };
        chat.keyboards.retain(|_, shown| shown.message != message.id);
        chat.pinned.remove(&message.id);
        self.put_chat(chat);
    }

    /// Keeps a file; ids are made up here.
    pub fn keep_file(&mut self, kind: &str, upload: &Upload) -> StoredFile {
        let id = format!("BQAC{}", random_word(40));
        let name = upload.name.replace(['/', '\\'], "_");
        let extension = name.rsplit_once('.').map_or("bin", |(_, end)| end);
        let number = self.files.len();
        let (width, height) = images::dimensions(&upload.bytes).unwrap_or((0, 0));
        let file = StoredFile {
            unique_id: super::wire::unique(&id).to_owned(),
            path: format!("{kind}s/file_{number}.{extension}"),
            name,
            mime: shown_type(&upload.bytes).map_or_else(|| upload.mime.clone(), str::to_owned),
            width,
            height,
            bytes: std::sync::Arc::new(upload.bytes.clone()),
            id,
        };
        self.put(Record::File(file.clone()));
        file
    }

    /// Whether the bot is told of a message: not of its own, in groups by Telegram's privacy mode.
    /// Source: <https://core.telegram.org/bots/features#privacy-mode>.
    pub fn bot_hears(&self, chat: &Chat, message: &Message) -> bool {
        let is_service = matches!(message.content, Content::Service(_));
        if message.author == Author::Bot && !is_service {
            return false;
        }
        match (chat.kind, chat.bot) {
            (ChatKind::Private, standing) => standing.is_in(),
            (_, BotStanding::Administrator) => true,
            (_, BotStanding::Member) => {
                is_service || !self.settings.privacy_mode || self.is_addressed(message)
            }
            (_, BotStanding::Never | BotStanding::Left | BotStanding::Kicked) => false,
        }
    }

    fn is_addressed(&self, message: &Message) -> bool {
        let replied = message.reply_to.and_then(|id| self.message(message.chat, id));
        if replied.is_some_and(|replied| replied.author == Author::Bot) {
            return true;
        }
        let Some(styled) = message.content.styled() else {
            return false;
        };
        let name = self.settings.bot.username.to_lowercase();
        let units: Vec<u16> = styled.text.encode_utf16().collect();
        styled.entities.iter().any(|entity| {
            let end = (entity.offset + entity.length).min(units.len());
            let word = String::from_utf16_lossy(&units[entity.offset.min(end)..end]).to_lowercase();
            match (entity.kind.as_str(), word.split_once('@')) {
                ("bot_command" | "mention", Some((_, to))) => to == name,
                ("bot_command", None) => entity.offset == 0,
                _ => false,
            }
        })
    }

    fn show_keyboard(&self, chat: &mut Chat, message: &Message, markup: &Markup) {
        let people = if markup.is_selective() && chat.kind != ChatKind::Private {
            self.meant(message)
        } else {
            chat.members.clone()
        };
        for person in people {
            match markup {
                Markup::Shown(value) => {
                    let shown = ShownKeyboard { message: message.id, markup: value.clone() };
                    chat.keyboards.insert(person, shown);
                }
                Markup::Remove(_) => {
                    chat.keyboards.remove(&person);
                }
                Markup::None | Markup::Inline(_) => {}
            }
        }
    }

    /// Those whom a selective keyboard is for: mentioned in the text, or replied to.
    fn meant(&self, message: &Message) -> Vec<i64> {
        let replied = message.reply_to.and_then(|id| self.message(message.chat, id));
        let mut meant = Vec::new();
        if let Some(Author::Person(id)) = replied.map(|replied| replied.author) {
            meant.push(id);
        }
        let text = message.content.styled().map(|styled| styled.text.to_lowercase());
        for person in self.people.values() {
            let name = person.username.as_ref().map(|name| format!("@{}", name.to_lowercase()));
            if let (Some(text), Some(name)) = (&text, name)
                && text.contains(&name)
            {
                meant.push(person.id);
            }
        }
        meant
    }
}

/// What can be shown is known by its first bytes, as Telegram knows it, whatever the sender called it.
fn shown_type(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 3] =
        [(b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"OggS", "audio/ogg")];
    known.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind)
}

impl MediaKind {
    /// The kind that a field of the Bot API names.
    pub fn named(word: &str) -> Option<Self> {
        [Self::Photo, Self::Document, Self::Voice].into_iter().find(|kind| kind.word() == word)
    }
}

/// Letters and digits at random.
pub fn random_word(length: usize) -> String {
    let characters = rand::rng().sample_iter(Alphanumeric);
    characters.take(length).map(char::from).collect()
}
