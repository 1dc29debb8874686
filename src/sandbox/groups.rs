//! What happens to a group, and to the bot in a chat.

use serde_json::{Map, Value, json};

use super::model::{Author, BotStanding, Chat, ChatKind, Content};
use super::posting::Draft;
use super::world::World;

impl World {
    /// Changes how the bot stands in a chat: tells the bot, and in groups says so in the chat.
    pub fn set_standing(&mut self, chat_id: i64, standing: BotStanding, by: i64) {
        let Some(mut chat) = self.chats.get(&chat_id).cloned() else {
            return;
        };
        let before = chat.bot;
        if before == standing {
            return;
        }
        chat.bot = standing;
        if chat.kind == ChatKind::Private && standing.is_in() && !chat.members.contains(&by) {
            chat.members.push(by);
        }
        self.put_chat(chat.clone());
        let update = json!({
            "chat": self.chat_json(&chat),
            "from": self.person_json(by),
            "date": self.now(),
            "old_chat_member": self.bot_member_json(before),
            "new_chat_member": self.bot_member_json(standing),
        });
        // Telegram says nothing of a first /start: only of blocking, unblocking and groups.
        if chat.kind != ChatKind::Private || before != BotStanding::Never {
            self.queue_update("my_chat_member", update);
        }
        if chat.kind != ChatKind::Private && before.is_in() != standing.is_in() {
            let event = if standing.is_in() {
                ("new_chat_members", json!([self.bot_json()]))
            } else {
                ("left_chat_member", self.bot_json())
            };
            let author = if standing == BotStanding::Left { Author::Bot } else { Author::Person(by) };
            self.say(chat_id, author, event.0, event.1);
        }
    }

    /// A person joins or is brought into a group. Tells those in it.
    pub fn add_member(&mut self, chat_id: i64, person: i64, by: i64) {
        let Some(mut chat) = self.chats.get(&chat_id).cloned() else {
            return;
        };
        if chat.members.contains(&person) {
            return;
        }
        let before = self.member_json(&chat, person);
        chat.members.push(person);
        self.put_chat(chat.clone());
        self.queue_member_update(&chat, person, by, &before);
        let joined = json!([self.person_json(person)]);
        self.say(chat_id, Author::Person(by), "new_chat_members", joined);
    }

    /// A person leaves a group, or is put out of it.
    pub fn remove_member(&mut self, chat_id: i64, person: i64, by: i64) {
        let Some(mut chat) = self.chats.get(&chat_id).cloned() else {
            return;
        };
        if !chat.members.contains(&person) {
            return;
        }
        let before = self.member_json(&chat, person);
        chat.members.retain(|member| *member != person);
        chat.keyboards.remove(&person);
        self.put_chat(chat.clone());
        self.queue_member_update(&chat, person, by, &before);
        let left = self.person_json(person);
        self.say(chat_id, Author::Person(by), "left_chat_member", left);
    }

    /// Turns a basic group into a supergroup with a new id. The new chat.
    pub fn upgrade(&mut self, chat_id: i64, by: i64) -> Option<Chat> {
        let old = self.chats.get(&chat_id)?.clone();
        if old.kind != ChatKind::Group || old.migrated_to.is_some() {
            return None;
        }
        let new_id = self.free_chat_id(ChatKind::Supergroup);
        let new = Chat {
            id: new_id,
            kind: ChatKind::Supergroup,
            last_message: 0,
            keyboards: std::collections::BTreeMap::new(),
            pinned: std::collections::BTreeSet::new(),
            read: std::collections::BTreeMap::new(),
            ..old.clone()
        };
        self.put_chat(new);
        let to = json!(new_id);
        self.say(chat_id, Author::Person(by), "migrate_to_chat_id", to);
        let mut old = self.chats.get(&chat_id)?.clone();
        old.migrated_to = Some(new_id);
        self.put_chat(old);
        let from = json!(chat_id);
        self.say(new_id, Author::Person(by), "migrate_from_chat_id", from);
        self.chats.get(&new_id).cloned()
    }

    /// An id that no chat has: large, as real ones are, so that nothing fits 32 bits by luck.
    pub fn free_chat_id(&self, kind: ChatKind) -> i64 {
        use rand::Rng;
        loop {
            let id = match kind {
                ChatKind::Private => rand::rng().random_range(5_000_000_000..8_000_000_000),
                ChatKind::Group => -rand::rng().random_range(4_000_000_000..5_000_000_000),
                ChatKind::Supergroup => {
                    -1_000_000_000_000 - rand::rng().random_range(1_500_000_000..3_000_000_000_i64)
                }
            };
            if !self.chats.contains_key(&id) && id != self.settings.bot.id() {
                return id;
            }
        }
    }

    /// Posts a service message.
    pub fn say(&mut self, chat: i64, author: Author, event: &str, value: Value) {
        let mut fields = Map::new();
        fields.insert(event.to_owned(), value);
        self.post(Draft::new(chat, author, Content::Service(fields)));
    }

    /// Only administrators hear of other members, and only if they asked to.
    fn queue_member_update(&mut self, chat: &Chat, person: i64, by: i64, before: &Value) {
        if chat.bot != BotStanding::Administrator {
            return;
        }
        let update = json!({
            "chat": self.chat_json(chat),
            "from": self.person_json(by),
            "date": self.now(),
            "old_chat_member": before,
            "new_chat_member": self.member_json(chat, person),
        });
        self.queue_update("chat_member", update);
    }
}
