//! Everything the local Telegram knows, and the only ways to change it.
//!
//! A change is a [`Record`]: it is written to the journal and applied, so that replaying the journal gives the same
//! world.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Instant;

use rand::Rng;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::calls::CallLog;
use super::commands::CommandBook;
use super::faults::Faults;
use super::journal::{Journal, Record};
use super::limits::Pace;
use super::model::{Chat, Message, Person, StoredFile};
use super::settings::{Notice, SandboxSettings};
use super::updates::{QueuedUpdate, Updates, is_wanted};

/// The bot as the platform keeps it, and what stands on the page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Profile {
    pub notice: Option<Notice>,
    /// Kinds of updates that the bot asked for; empty is the usual ones.
    #[serde(default)]
    pub allowed_updates: Vec<String>,
    #[serde(default)]
    pub webhook: Option<Webhook>,
    #[serde(default)]
    pub commands: CommandBook,
    /// Descriptions, names and menu buttons that the bot set, by method and language.
    #[serde(default)]
    pub texts: BTreeMap<String, Value>,
    #[serde(default)]
    pub sequence: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Webhook {
    pub url: String,
    pub secret: Option<String>,
    /// How many updates may be under way at once. The local Telegram brings them one by one whatever it says.
    #[serde(default = "Webhook::usual_connections")]
    pub max_connections: i64,
    /// Changes with each `setWebhook`, so that a running delivery notices.
    pub number: u64,
}

impl Webhook {
    /// What Telegram takes where the bot does not say.
    pub const fn usual_connections() -> i64 {
        40
    }
}

/// A tap on an inline button that waits for the bot's answer.
#[derive(Clone, Debug)]
pub struct Query {
    pub at: Instant,
    pub answer: Option<Value>,
}

pub struct World {
    pub settings: SandboxSettings,
    pub profile: Profile,
    pub people: BTreeMap<i64, Person>,
    pub chats: BTreeMap<i64, Chat>,
    pub messages: BTreeMap<i64, BTreeMap<i64, Message>>,
    pub files: BTreeMap<String, StoredFile>,
    pub updates: Updates,
    /// Grows with every change that a phone can see.
    pub sequence: u64,
    // What follows is not kept over a restart.
    pub queries: HashMap<String, Query>,
    /// Until when a chat shows "is typing".
    pub typing: HashMap<i64, Instant>,
    pub faults: Faults,
    pub calls: CallLog,
    pub pace: Pace,
    pub webhook_fault: Option<(i64, String)>,
    /// Until when (seconds since 1970 by the ward's clock) a file can be downloaded, by its path: `getFile` makes a link.
    pub links: HashMap<String, i64>,
    /// Files that the bot can get no more, as happens to old ones. Phones still show them.
    pub gone: HashSet<String>,
    /// Which `getUpdates` is the newest; an older one that still waits is told to go.
    pub polls: u64,
    journal: Option<Journal>,
    changed: bool,
}

impl World {
    /// Opens the journal if there is one, and replays it.
    pub fn open(settings: SandboxSettings) -> anyhow::Result<Self> {
        let opened = settings.journal.as_deref().map(Journal::open).transpose()?;
        let first_update = rand::rng().random_range(100_000_000..900_000_000);
        let mut world = Self {
            pace: Pace::new(settings.limits),
            settings,
            profile: Profile::default(),
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            messages: BTreeMap::new(),
            files: BTreeMap::new(),
            updates: Updates::new(0),
            sequence: 0,
            queries: HashMap::new(),
            typing: HashMap::new(),
            faults: Faults::default(),
            calls: CallLog::default(),
            webhook_fault: None,
            links: HashMap::new(),
            gone: HashSet::new(),
            polls: 0,
            journal: None,
            changed: false,
        };
        if let Some((file, records)) = opened {
            for record in records {
                world.apply(record);
            }
            world.begin(first_update);
            world.journal = Some(file.compacted(world.records())?);
        } else {
            world.begin(first_update);
        }
        Ok(world)
    }

    /// Makes a change: writes it down, and applies it.
    pub fn put(&mut self, record: Record) {
        if let Some(journal) = &mut self.journal {
            journal.append(&record);
        }
        self.apply(record);
        self.changed = true;
    }

    /// Something changed that is not kept: wakes those who wait.
    pub fn touch(&mut self) {
        self.changed = true;
    }

    /// Ends a turn: flushes the journal; whether anything has changed.
    pub fn settle(&mut self) -> bool {
        let changed = std::mem::take(&mut self.changed);
        if let (true, Some(journal)) = (changed, &mut self.journal) {
            journal.flush();
        }
        changed
    }

    /// The ward's time, in seconds since 1970.
    pub fn now(&self) -> i64 {
        (self.settings.clock)().timestamp()
    }

    pub fn put_person(&mut self, mut person: Person) {
        person.sequence = self.sequence + 1;
        self.put(Record::Person(person));
    }

    pub fn put_chat(&mut self, mut chat: Chat) {
        chat.sequence = self.sequence + 1;
        self.put(Record::Chat(chat));
    }

    pub fn put_message(&mut self, mut message: Message) -> Message {
        message.sequence = self.sequence + 1;
        self.put(Record::Message(message.clone()));
        message
    }

    pub fn put_profile(&mut self, change: impl FnOnce(&mut Profile)) {
        let mut profile = self.profile.clone();
        change(&mut profile);
        profile.sequence = self.sequence + 1;
        self.put(Record::Profile(profile));
    }

    /// Queues an update, if the bot wants its kind. `object` is what stands under the kind's name.
    pub fn queue_update(&mut self, kind: &str, object: Value) {
        if !is_wanted(&self.profile.allowed_updates, kind) {
            return;
        }
        let id = self.updates.next();
        let mut body = json!({ "update_id": id });
        body[kind] = object;
        self.put(Record::Update(QueuedUpdate { id, body }));
    }

    /// Confirms all updates below `bound`.
    pub fn confirm_updates(&mut self, bound: i64) {
        self.put(Record::Confirmed(bound));
    }

    /// A message that exists and is not deleted.
    pub fn message(&self, chat: i64, id: i64) -> Option<&Message> {
        let message = self.messages.get(&chat)?.get(&id)?;
        (!message.deleted).then_some(message)
    }

    fn begin(&mut self, first_update: i64) {
        if self.updates.next() == 0 {
            self.apply(Record::Confirmed(first_update));
        }
    }

    fn apply(&mut self, record: Record) {
        match record {
            Record::Profile(profile) => {
                self.sequence = self.sequence.max(profile.sequence);
                self.profile = profile;
            }
            Record::Person(person) => {
                self.sequence = self.sequence.max(person.sequence);
                self.people.insert(person.id, person);
            }
            Record::Chat(chat) => {
                self.sequence = self.sequence.max(chat.sequence);
                self.chats.insert(chat.id, chat);
            }
            Record::Message(message) => {
                self.sequence = self.sequence.max(message.sequence);
                let chat = self.messages.entry(message.chat).or_default();
                chat.insert(message.id, message);
            }
            Record::File(file) => {
                self.files.insert(file.id.clone(), file);
            }
            Record::Update(update) => self.updates.push(update),
            Record::Confirmed(bound) => self.updates.confirm(bound),
        }
    }

    /// Everything that still counts, as records.
    fn records(&self) -> impl Iterator<Item = Record> {
        let messages = self.messages.values().flat_map(BTreeMap::values);
        let first = self.updates.waiting().next();
        let bound = first.map_or(self.updates.next(), |update| update.id);
        std::iter::once(Record::Confirmed(bound))
            .chain(std::iter::once(Record::Profile(self.profile.clone())))
            .chain(self.people.values().cloned().map(Record::Person))
            .chain(self.chats.values().cloned().map(Record::Chat))
            .chain(self.files.values().cloned().map(Record::File))
            .chain(messages.cloned().map(Record::Message))
            .chain(self.updates.waiting().cloned().map(Record::Update))
    }
}
