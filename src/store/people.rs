//! Persons, their identities on the messengers, and the posts that they hold.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::{impossible, language_of};
use crate::channels::Conversation;
use crate::domain::language::Language;
use crate::domain::people::PostKind;
use crate::domain::voice::{Address, Voice};
use crate::domain::ward::GroupCode;

pub use super::profiles::{Profile, profile, save_profile};

/// Somebody who has written to the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub person_id: i64,
    pub language: Language,
    pub address: Address,
    /// Stands for the person in the audit.
    pub pseudonym: String,
}

impl Person {
    /// How the person is spoken to.
    pub const fn voice(&self) -> Voice {
        Voice::new(self.language, self.address)
    }
}

/// A post that a person holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    pub ward_id: i32,
    pub holding_id: i64,
    pub kind: PostKind,
    /// The group; absent for posts of the ward.
    pub group: Option<GroupCode>,
}

/// Somebody who holds a post now, and where to write to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub holding_id: i64,
    pub person: Person,
    /// Their private chats, one for each identity.
    pub chats: Vec<Conversation>,
}

/// The person behind a platform's user.
pub async fn find(conn: &mut PgConnection, channel: &str, user_id: &str) -> anyhow::Result<Option<Person>> {
    let row = sqlx::query!(
        "select person_id, person.language, address, pseudonym from identity join person using (person_id)
         where channel = $1 and user_id = $2",
        channel,
        user_id,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| person_of(row.person_id, &row.language, &row.address, row.pseudonym)).transpose()
}

/// The person behind a platform's user who wrote in a private chat: remembers the chat as the one to write to, and makes
/// the person, speaking `language`, where nobody is known yet.
pub async fn meet(
    conn: &mut PgConnection,
    conversation: &Conversation,
    user_id: &str,
    language: Language,
    now: DateTime<Utc>,
) -> anyhow::Result<Person> {
    if let Some(person) = find(conn, &conversation.line.channel, user_id).await? {
        remember_chat(conn, conversation, user_id).await?;
        return Ok(person);
    }
    let made = sqlx::query!(
        "insert into person (language, created_at) values ($1, $2) returning person_id, address, pseudonym",
        language.code(),
        now,
    )
    .fetch_one(&mut *conn)
    .await?;
    sqlx::query!(
        "insert into identity (channel, user_id, person_id, bot, chat) values ($1, $2, $3, $4, $5)",
        conversation.line.channel,
        user_id,
        made.person_id,
        conversation.line.bot,
        conversation.chat,
    )
    .execute(conn)
    .await?;
    person_of(made.person_id, language.code(), &made.address, made.pseudonym)
}

/// Remembers the bot and the private chat of an identity's latest message as those to write to.
pub async fn remember_chat(
    conn: &mut PgConnection,
    conversation: &Conversation,
    user_id: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity set bot = $3, chat = $4
         where channel = $1 and user_id = $2 and (bot, chat) is distinct from ($3, $4)",
        conversation.line.channel,
        user_id,
        conversation.line.bot,
        conversation.chat,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Changes the language in which a person is written to.
pub async fn set_language(
    conn: &mut PgConnection,
    person_id: i64,
    language: Language,
) -> Result<(), sqlx::Error> {
    sqlx::query!("update person set language = $2 where person_id = $1", person_id, language.code())
        .execute(conn)
        .await
        .map(drop)
}

/// Changes how a person is addressed.
pub async fn set_address(
    conn: &mut PgConnection,
    person_id: i64,
    address: Address,
) -> Result<(), sqlx::Error> {
    sqlx::query!("update person set address = $2 where person_id = $1", person_id, address.code())
        .execute(conn)
        .await
        .map(drop)
}

/// The person of that id.
pub async fn by_id(conn: &mut PgConnection, person_id: i64) -> anyhow::Result<Option<Person>> {
    let row = sqlx::query!(
        "select person_id, language, address, pseudonym from person where person_id = $1",
        person_id
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| person_of(row.person_id, &row.language, &row.address, row.pseudonym)).transpose()
}

/// A person by their columns.
pub(super) fn person_of(
    person_id: i64,
    language: &str,
    address: &str,
    pseudonym: String,
) -> anyhow::Result<Person> {
    let address = Address::from_code(address).ok_or_else(|| impossible("form of address", address))?;
    Ok(Person { person_id, language: language_of(language)?, address, pseudonym })
}
