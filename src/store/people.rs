//! Persons, their identities on the messengers, and the posts that they hold.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::impossible;
use crate::channels::{Conversation, Line};
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

/// Gives a post to a person from `now` on, and returns the holding. Who held it before ends then, except that a ward has
/// as many committee members and administrators as it likes. A person who holds the post already goes on holding it.
pub async fn hold(
    conn: &mut PgConnection,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
    person_id: i64,
    now: DateTime<Utc>,
) -> anyhow::Result<i64> {
    let (kind, group) = post;
    super::wards::hold(conn, ward_id).await?; // two who take the same post at once: the later one holds it
    let held = sqlx::query_scalar!(
        "select holding_id from post_holding
         where ward_id = $1 and kind = $2 and group_code = $3 and person_id = $4 and held_to is null",
        ward_id,
        kind.code(),
        group_column(group),
        person_id,
    )
    .fetch_optional(&mut *conn)
    .await?;
    if let Some(holding_id) = held {
        return Ok(holding_id);
    }
    if !kind.is_shared() {
        vacate(conn, ward_id, (kind, group), now).await?;
    }
    let holding_id = sqlx::query_scalar!(
        "insert into post_holding (ward_id, kind, group_code, person_id, held_from)
         values ($1, $2, $3, $4, $5) returning holding_id",
        ward_id,
        kind.code(),
        group_column(group),
        person_id,
        now,
    )
    .fetch_one(conn)
    .await?;
    Ok(holding_id)
}

/// Ends whatever holding of a post there is.
pub async fn vacate(
    conn: &mut PgConnection,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update post_holding set held_to = $4
         where ward_id = $1 and kind = $2 and group_code = $3 and held_to is null",
        ward_id,
        post.0.code(),
        group_column(post.1),
        now,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// The posts that a person holds now, the oldest first.
pub async fn posts_of(conn: &mut PgConnection, person_id: i64) -> anyhow::Result<Vec<Holding>> {
    let rows = sqlx::query!(
        "select ward_id, holding_id, kind, group_code from post_holding
         where person_id = $1 and held_to is null order by holding_id",
        person_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Holding {
                ward_id: row.ward_id,
                holding_id: row.holding_id,
                kind: PostKind::from_code(&row.kind).ok_or_else(|| impossible("post", &row.kind))?,
                group: group_of(&row.group_code),
            })
        })
        .collect()
}

/// Whether a person holds a post in another ward than this one.
pub async fn holds_elsewhere(conn: &mut PgConnection, person_id: i64, ward_id: i32) -> anyhow::Result<bool> {
    Ok(posts_of(conn, person_id).await?.iter().any(|post| post.ward_id != ward_id))
}

/// Who holds a post now: one at most, except for posts that several share.
pub async fn holders(
    conn: &mut PgConnection,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
) -> anyhow::Result<Vec<Holder>> {
    let rows = sqlx::query!(
        r#"select holding_id, person_id, person.language, address, pseudonym, channel as "channel?", bot as "bot?", chat as "chat?"
           from post_holding join person using (person_id) left join identity using (person_id)
           where ward_id = $1 and kind = $2 and group_code = $3 and held_to is null
           order by holding_id, channel, user_id"#,
        ward_id,
        post.0.code(),
        group_column(post.1),
    )
    .fetch_all(conn)
    .await?;
    let mut holders: Vec<Holder> = Vec::new();
    for row in rows {
        if holders.last().is_none_or(|holder| holder.holding_id != row.holding_id) {
            let person = person_of(row.person_id, &row.language, &row.address, row.pseudonym)?;
            holders.push(Holder { holding_id: row.holding_id, person, chats: Vec::new() });
        }
        if let (Some(holder), Some(channel), Some(bot), Some(chat)) =
            (holders.last_mut(), row.channel, row.bot, row.chat)
        {
            holder.chats.push(Conversation { line: Line { channel, bot }, chat });
        }
    }
    Ok(holders)
}

/// The posts of a ward that somebody holds now.
pub async fn held_posts(
    conn: &mut PgConnection,
    ward_id: i32,
) -> anyhow::Result<Vec<(PostKind, Option<GroupCode>)>> {
    let rows = sqlx::query!(
        "select kind, group_code from post_holding where ward_id = $1 and held_to is null
         order by group_code, kind, holding_id",
        ward_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let kind = PostKind::from_code(&row.kind).ok_or_else(|| impossible("post", &row.kind))?;
            Ok((kind, group_of(&row.group_code)))
        })
        .collect()
}

/// The group as the tables write it: empty for posts of the ward.
pub(super) fn group_column(group: Option<&GroupCode>) -> &str {
    group.map_or("", GroupCode::as_str)
}

/// The group of a column; empty for posts of the ward.
pub(super) fn group_of(column: &str) -> Option<GroupCode> {
    (!column.is_empty()).then(|| GroupCode::new(column))
}

/// A person by their columns.
fn person_of(person_id: i64, language: &str, address: &str, pseudonym: String) -> anyhow::Result<Person> {
    let address = Address::from_code(address).ok_or_else(|| impossible("form of address", address))?;
    Ok(Person { person_id, language: language_of(language)?, address, pseudonym })
}

/// The language of a column.
pub(super) fn language_of(column: &str) -> anyhow::Result<Language> {
    Language::from_code(column).ok_or_else(|| impossible("language", column))
}
