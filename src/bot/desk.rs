//! Where a use case works: the transaction, who is there, and the tray for what is answered.

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use rand::Rng;
use sqlx::PgConnection;

use crate::channels::{
    Capabilities, Choices, Content, Incoming, Message, MessageRef, Outgoing, Place, Priority,
};
use crate::delivery::outbox;
use crate::domain::audit::{Anchor, Change, Origin, post_text};
use crate::domain::language::Language;
use crate::domain::permissions::Permission;
use crate::domain::voice::Voice;
use crate::store::audit;
use crate::store::committee_chats::CommitteeChat;
use crate::store::people::{Holder, Holding, Person};
use crate::store::posts;
use crate::store::sessions::StoredSession;
use crate::store::wards;

use super::House;
use super::notices;
use super::state::State;

/// A known person and the posts that they hold now.
pub struct Visitor {
    pub person: Person,
    pub posts: Vec<Holding>,
}

/// One message being handled.
pub struct Desk<'a> {
    pub conn: &'a mut PgConnection,
    pub house: &'a House,
    pub incoming: &'a Incoming,
    /// The moment in the ward at which the message is handled.
    pub now: DateTime<Utc>,
    pub visitor: Option<Visitor>,
    /// The committee chat that the message was written in.
    pub chat: Option<CommitteeChat>,
    pub session: Option<StoredSession>,
    /// What was changed so far and is not in the audit yet, each with the post under which it was done.
    changes: Vec<(String, Change)>,
}

/// What was said, and asked with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The message whose buttons are alive from now on: the last one, where it has buttons.
    pub prompt: Option<i64>,
    /// The messages that show it, by their rows in the outbox: a long text takes several.
    pub rows: Vec<i64>,
}

impl<'a> Desk<'a> {
    /// A desk for one message; who sent it is still to be found out.
    pub fn new(conn: &'a mut PgConnection, house: &'a House, incoming: &'a Incoming) -> Self {
        let now = house.clock.now();
        Self { conn, house, incoming, now, visitor: None, chat: None, session: None, changes: Vec::new() }
    }

    /// The language to answer in: the person's, the committee chat's, else that of the application.
    pub fn language(&self) -> Language {
        let person = self.visitor.as_ref().map(|visitor| visitor.person.language);
        let chat = self.chat.as_ref().map(|chat| chat.language);
        let application = self.incoming.sender.as_ref().and_then(|sender| sender.language.as_deref());
        let known = match self.incoming.place {
            Place::Private => person.or_else(|| self.language_of_enrolment()),
            Place::Group => chat.or(person),
        };
        known.or_else(|| application.and_then(Language::from_code)).unwrap_or_default()
    }

    /// The language that somebody has chosen of whom nothing is kept so far.
    fn language_of_enrolment(&self) -> Option<Language> {
        let State::Enrolling(enrolling) = self.state() else { return None };
        enrolling.session.language
    }

    /// How to speak to whoever reads the answer. A group chat is addressed as one addresses anybody.
    pub fn voice(&self) -> Voice {
        let address = match self.incoming.place {
            Place::Private => self.visitor.as_ref().map(|visitor| visitor.person.address),
            Place::Group => None,
        };
        Voice::new(self.language(), address.unwrap_or_default())
    }

    /// The posts that the person holds.
    pub fn posts(&self) -> &[Holding] {
        self.visitor.as_ref().map_or(&[], |visitor| &visitor.posts)
    }

    /// Whether one of the person's posts entitles to it.
    pub fn may(&self, permission: Permission) -> bool {
        self.posts().iter().any(|post| post.kind.may(permission))
    }

    /// The posts of the person that entitle to it.
    pub fn posts_that(&self, permission: Permission) -> Vec<Holding> {
        self.posts().iter().filter(|post| post.kind.may(permission)).cloned().collect()
    }

    /// Holds the ward until the end of the transaction, and reads the person's posts anew: they were read before anything was
    /// held, and one that has passed on or ended while this waited is theirs no more. Whoever makes a change under a post
    /// calls this first and then asks for the post; what takes posts away holds the ward too. Does nothing in a ward in which
    /// the person holds no post.
    pub async fn hold_ward(&mut self, ward_id: i32) -> anyhow::Result<()> {
        if self.posts().iter().all(|post| post.ward_id != ward_id) {
            return Ok(());
        }
        wards::hold(&mut *self.conn, ward_id).await?;
        self.read_posts_anew().await
    }

    /// Reads the person's posts anew, once something is held that they are needed for: a draft, or the ward.
    pub async fn read_posts_anew(&mut self) -> anyhow::Result<()> {
        if let Some(visitor) = &mut self.visitor {
            visitor.posts = posts::posts_of(&mut *self.conn, visitor.person.person_id).await?;
        }
        Ok(())
    }

    /// A fresh word for buttons.
    pub fn nonce() -> String {
        const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let mut randomness = rand::rng();
        (0..6).map(|_| char::from(LETTERS[randomness.random_range(0..LETTERS.len())])).collect()
    }

    /// Answers with a message, and returns its row in the outbox.
    pub async fn say(&mut self, message: Message) -> anyhow::Result<i64> {
        self.send(Outgoing::Message(message)).await
    }

    /// The longest text of one message in the conversation, in UTF-16 units.
    pub fn longest_text(&self) -> usize {
        Capabilities::of(&self.incoming.conversation.line.channel).text_units
    }

    /// Answers with plain words.
    pub async fn say_text(&mut self, text: String) -> anyhow::Result<()> {
        self.say(Message { text, choices: Choices::None }).await.map(drop)
    }

    /// Queues an answer to the conversation, and returns its row in the outbox; the last one where it takes several.
    pub async fn send(&mut self, outgoing: Outgoing) -> anyhow::Result<i64> {
        let rows = self.queue(outgoing).await?;
        rows.last().copied().context("nothing was queued")
    }

    /// Queues an answer to the conversation, and returns the rows that it takes.
    async fn queue(&mut self, outgoing: Outgoing) -> anyhow::Result<Vec<i64>> {
        let conversation = &self.incoming.conversation;
        outbox::enqueue(&mut *self.conn, &self.house.keyring, conversation, Priority::Answer, &outgoing).await
    }

    /// Writes to somebody else, in each of their private chats.
    pub async fn tell(&mut self, holder: &Holder, notice: impl Into<Outgoing>) -> anyhow::Result<()> {
        notices::tell(&mut *self.conn, &self.house.keyring, &holder.chats, &notice.into()).await
    }

    /// Answers a tap, with a note where there is one: without an answer the button keeps waiting. For anything but a tap
    /// nothing is sent.
    pub async fn answer_tap(&mut self, note: Option<String>) -> anyhow::Result<()> {
        let Content::Choice { callback, .. } = &self.incoming.content else { return Ok(()) };
        let (callback, text) = (callback.clone(), note.unwrap_or_default());
        self.send(Outgoing::Toast { callback, text, alert: false }).await.map(drop)
    }

    /// Shows a message in place of the one that was tapped; where none was, it is said.
    pub async fn replace_tapped(&mut self, message: Message) -> anyhow::Result<()> {
        let outgoing = match &self.incoming.content {
            Content::Choice { message: Some(tapped), .. } => {
                Outgoing::Amend { of: MessageRef::Platform(tapped.clone()), message }
            }
            _ => Outgoing::Message(message),
        };
        self.send(outgoing).await.map(drop)
    }

    /// Takes the buttons off the message that was tapped.
    pub async fn clear_tapped(&mut self) -> anyhow::Result<()> {
        let Content::Choice { message: Some(message), .. } = &self.incoming.content else { return Ok(()) };
        let of = MessageRef::Platform(message.clone());
        self.send(Outgoing::ClearButtons { of }).await.map(drop)
    }

    /// Takes the buttons off the question that was open.
    pub async fn clear_prompt(&mut self) -> anyhow::Result<()> {
        let Some(prompt) = self.session.as_mut().and_then(|session| session.prompt.take()) else {
            return Ok(());
        };
        self.send(Outgoing::ClearButtons { of: MessageRef::Outbox(prompt) }).await.map(drop)
    }

    /// Notes a change for the audit, done under the posts that the person holds in that ward.
    pub fn audit(&mut self, change: Change) {
        let own = self.posts().iter().filter(|post| post.ward_id == change.ward_id);
        let posts: Vec<_> = own.map(|post| post_text(post.kind, post.group.as_ref())).collect();
        self.changes.push((posts.join(", "), change));
    }

    /// Notes a change for the audit, done under this one of the person's posts.
    pub fn audit_as(&mut self, post: &Holding, change: Change) {
        self.changes.push((post_text(post.kind, post.group.as_ref()), change));
    }

    /// What vouches for the ward's audit up to now, with all that was noted, to be written down elsewhere. Like
    /// [`Desk::record_changes`] it comes last.
    pub async fn anchor(&mut self, ward_id: i32) -> anyhow::Result<Option<Anchor>> {
        self.record_changes().await?;
        audit::anchor(&mut *self.conn, ward_id).await
    }

    /// Who acts, as the audit calls them: the person's pseudonym; for somebody whom the bot does not know, a digest of who
    /// they are on the platform; nothing where the platform did not say who it was.
    fn actor(&self) -> String {
        match (&self.visitor, &self.incoming.sender) {
            (Some(visitor), _) => visitor.person.pseudonym.clone(),
            (None, Some(sender)) => {
                let channel = &self.incoming.conversation.line.channel;
                let digest = self.digest(&format!("{channel} {}", sender.id));
                digest.as_str().unwrap_or_default().to_owned()
            }
            (None, None) => String::new(),
        }
    }

    /// What stands in the audit for a personal value.
    pub fn digest(&self, value: &str) -> serde_json::Value {
        audit::digest(Some(&self.house.keyring), value)
    }

    /// Appends what was noted to the audit. It holds the wards' chains until the end of the transaction, so nothing else
    /// should be waited for after it.
    pub async fn record_changes(&mut self) -> anyhow::Result<()> {
        let channel = self.incoming.conversation.line.channel.clone();
        let actor = self.actor();
        let mut changes = std::mem::take(&mut self.changes);
        // In the order of the wards, so that two transactions never wait for each other.
        changes.sort_by_key(|(_, change)| change.ward_id);
        for same in changes.chunk_by(|(post, _), (next, _)| post == next) {
            let origin = Origin::person(&actor, &same[0].0, &channel);
            let changes: Vec<_> = same.iter().map(|(_, change)| change.clone()).collect();
            audit::append(&mut *self.conn, &origin, self.now, &changes).await?;
        }
        Ok(())
    }

    /// Says what comes next. The question before loses its buttons after that, because the person is waiting for the new one;
    /// where the new one `amends` it, it is replaced. As long as nothing is said, it stays.
    pub async fn ask(&mut self, messages: Vec<Message>, amends: bool) -> anyhow::Result<Asked> {
        let before = self.session.as_ref().and_then(|session| session.prompt);
        let Some(last) = messages.last() else { return Ok(Asked { prompt: before, rows: vec![] }) };
        if let (true, Some(before)) = (amends, before) {
            let of = MessageRef::Outbox(before);
            let mut rows = self.queue(Outgoing::Amend { of, message: last.clone() }).await?;
            // The first part stands where the question stood.
            if let Some(first) = rows.first_mut() {
                *first = before;
            }
            return Ok(Asked { prompt: Some(before), rows });
        }
        let has_buttons = matches!(last.choices, Choices::Buttons(_));
        let mut rows = Vec::new();
        for message in messages {
            rows.extend(self.queue(Outgoing::Message(message)).await?);
        }
        self.clear_prompt().await?;
        Ok(Asked { prompt: rows.last().copied().filter(|_| has_buttons), rows })
    }
}
