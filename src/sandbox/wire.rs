//! How things look in the Bot API's JSON.

use serde_json::{Map, Value, json};

use super::entities::Styled;
use super::model::{Author, BotStanding, Chat, ChatKind, Content, MediaKind, Message, Person, StoredFile};
use super::sounds;
use super::world::World;

/// A `User`.
pub fn person(person: &Person) -> Value {
    let mut user = json!({ "id": person.id, "is_bot": false, "first_name": person.name });
    add(&mut user, "last_name", person.last_name.as_deref());
    add(&mut user, "username", person.username.as_deref());
    add(&mut user, "language_code", person.language_code.as_deref());
    user
}

impl World {
    /// The bot as a `User`.
    pub fn bot_json(&self) -> Value {
        let bot = &self.settings.bot;
        json!({ "id": bot.id(), "is_bot": true, "first_name": bot.name, "username": bot.username })
    }

    /// A person as a `User`; somebody unknown has only an id.
    pub fn person_json(&self, id: i64) -> Value {
        match self.people.get(&id) {
            Some(known) => person(known),
            None => json!({ "id": id, "is_bot": false, "first_name": "?" }),
        }
    }

    pub fn author_json(&self, author: Author) -> Value {
        match author {
            Author::Bot => self.bot_json(),
            Author::Person(id) => self.person_json(id),
        }
    }

    /// A `Chat`, as the bot sees it.
    pub fn chat_json(&self, chat: &Chat) -> Value {
        let mut object = json!({ "id": chat.id, "type": chat.kind.word() });
        match chat.kind {
            ChatKind::Private => {
                if let Some(person) = self.people.get(&chat.id) {
                    object["first_name"] = json!(person.name);
                    add(&mut object, "last_name", person.last_name.as_deref());
                    add(&mut object, "username", person.username.as_deref());
                }
            }
            ChatKind::Group | ChatKind::Supergroup => {
                add(&mut object, "title", chat.title.as_deref());
            }
        }
        if chat.kind == ChatKind::Group {
            object["all_members_are_administrators"] = json!(false);
        }
        object
    }

    /// A `Message`, with the message that it replies to.
    pub fn message_json(&self, message: &Message) -> Value {
        let mut object = self.message_alone(message);
        let replied = message.reply_to.and_then(|id| self.message(message.chat, id));
        if let Some(replied) = replied {
            object["reply_to_message"] = self.message_alone(replied);
        }
        object
    }

    fn message_alone(&self, message: &Message) -> Value {
        let chat = match self.chats.get(&message.chat) {
            Some(chat) => self.chat_json(chat),
            None => json!({ "id": message.chat, "type": "private" }),
        };
        let mut object = json!({
            "message_id": message.id,
            "from": self.author_json(message.author),
            "chat": chat,
            "date": message.date,
        });
        if let Some(edited) = message.edited {
            object["edit_date"] = json!(edited);
        }
        add(&mut object, "media_group_id", message.album.as_deref());
        for (name, value) in self.content_fields(&message.content) {
            object[name] = value;
        }
        if let Some(keyboard) = &message.inline_keyboard {
            object["reply_markup"] = keyboard.clone();
        }
        object
    }

    fn content_fields(&self, content: &Content) -> Map<String, Value> {
        let fields = match content {
            Content::Text(styled) => styled_fields(styled, "text", "entities"),
            Content::Media { kind, file, caption } => {
                let mut fields = styled_fields(caption, "caption", "caption_entities");
                if let Some(file) = self.files.get(file) {
                    fields[kind.word()] = media(*kind, file);
                }
                fields
            }
            Content::Sticker { file, emoji } => json!({ "sticker": {
                "file_id": file, "file_unique_id": unique(file), "type": "regular",
                "width": 512, "height": 512, "is_animated": false, "is_video": false, "emoji": emoji,
            }}),
            Content::Contact { phone_number, first_name, user_id } => {
                let mut contact = json!({ "phone_number": phone_number, "first_name": first_name });
                if let Some(user) = user_id {
                    contact["user_id"] = json!(user);
                }
                json!({ "contact": contact })
            }
            Content::Location { latitude, longitude } => {
                json!({ "location": { "latitude": latitude, "longitude": longitude } })
            }
            Content::Service(fields) => return fields.clone(),
        };
        match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        }
    }

    /// A `ChatMember` for a person.
    pub fn member_json(&self, chat: &Chat, person: i64) -> Value {
        let user = self.person_json(person);
        if !chat.members.contains(&person) {
            return json!({ "user": user, "status": "left" });
        }
        if chat.members.first() == Some(&person) && chat.kind != ChatKind::Private {
            return json!({ "user": user, "status": "creator", "is_anonymous": false });
        }
        json!({ "user": user, "status": "member" })
    }

    /// The bot as a `ChatMember`.
    pub fn bot_member_json(&self, standing: BotStanding) -> Value {
        let user = self.bot_json();
        match standing {
            BotStanding::Member => json!({ "user": user, "status": "member" }),
            BotStanding::Never | BotStanding::Left => json!({ "user": user, "status": "left" }),
            BotStanding::Kicked => json!({ "user": user, "status": "kicked", "until_date": 0 }),
            BotStanding::Administrator => json!({
                "user": user, "status": "administrator", "can_be_edited": false, "is_anonymous": false,
                "can_manage_chat": true, "can_delete_messages": true, "can_manage_video_chats": true,
                "can_restrict_members": true, "can_promote_members": false, "can_change_info": true,
                "can_invite_users": true, "can_pin_messages": true, "can_post_stories": false,
                "can_edit_stories": false, "can_delete_stories": false, "can_manage_topics": false,
            }),
        }
    }
}

/// A `File`, or the common part of a `Document`.
pub fn file(file: &StoredFile) -> Value {
    json!({
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.bytes.len(),
    })
}

fn media(kind: MediaKind, stored: &StoredFile) -> Value {
    let mut object = file(stored);
    match kind {
        MediaKind::Photo => {
            object["width"] = json!(stored.width);
            object["height"] = json!(stored.height);
            json!([object])
        }
        MediaKind::Document => {
            object["file_name"] = json!(stored.name);
            object["mime_type"] = json!(stored.mime);
            object
        }
        MediaKind::Voice => {
            // Of what is no Opus, as far as its size says: phones record 32 kilobits a second.
            let guess = || 1 + stored.bytes.len() as u64 / 4000;
            object["duration"] = json!(sounds::seconds(&stored.bytes).unwrap_or_else(guess));
            object["mime_type"] = json!(stored.mime);
            object
        }
    }
}

fn styled_fields(styled: &Styled, text: &str, entities: &str) -> Value {
    let mut fields = json!({});
    if !styled.text.is_empty() {
        fields[text] = json!(styled.text);
    }
    if !styled.entities.is_empty() {
        fields[entities] = json!(styled.entities);
    }
    fields
}

/// A file's unique id is the tail of its id.
pub fn unique(file_id: &str) -> &str {
    &file_id[file_id.len().saturating_sub(15)..]
}

fn add(object: &mut Value, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        object[name] = json!(value);
    }
}
