//! The accounts on messengers under which a person writes.

use sqlx::PgConnection;

use crate::channels::{Conversation, Line};

/// An account of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub channel: String,
    pub user_id: String,
    /// Where the person can be written to under it.
    pub chat: Conversation,
}

/// The accounts of a person.
pub async fn of_person(conn: &mut PgConnection, person_id: i64) -> Result<Vec<Identity>, sqlx::Error> {
    let rows = sqlx::query!(
        "select channel, user_id, bot, chat from identity where person_id = $1 order by channel, user_id",
        person_id
    )
    .fetch_all(conn)
    .await?;
    let identities = rows.into_iter().map(|row| Identity {
        chat: Conversation { line: Line { channel: row.channel.clone(), bot: row.bot }, chat: row.chat },
        channel: row.channel,
        user_id: row.user_id,
    });
    Ok(identities.collect())
}

/// Makes an account this person's, whoever's it was.
pub async fn bind(
    conn: &mut PgConnection,
    person_id: i64,
    conversation: &Conversation,
    user_id: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity (channel, user_id, person_id, bot, chat) values ($1, $2, $3, $4, $5)
         on conflict (channel, user_id) do update
         set person_id = excluded.person_id, bot = excluded.bot, chat = excluded.chat",
        conversation.line.channel,
        user_id,
        person_id,
        conversation.line.bot,
        conversation.chat,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Forgets an account, with what it was in the middle of.
pub async fn remove(conn: &mut PgConnection, channel: &str, user_id: &str) -> Result<(), sqlx::Error> {
    super::sessions::remove(&mut *conn, channel, user_id).await?;
    sqlx::query!("delete from identity where channel = $1 and user_id = $2", channel, user_id)
        .execute(conn)
        .await
        .map(drop)
}
