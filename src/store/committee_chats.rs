//! The chats of ward committees, where summaries are read and posted.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::language_of;
use crate::channels::{Conversation, Line};
use crate::domain::language::Language;

/// A chat that is bound to a ward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitteeChat {
    pub ward_id: i32,
    pub conversation: Conversation,
    /// The language in which the chat is written to.
    pub language: Language,
    pub bound_at: DateTime<Utc>,
}

/// Binds a chat to a ward. A chat belongs to one ward: one that was bound to another moves.
pub async fn bind(conn: &mut PgConnection, chat: &CommitteeChat) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into committee_chat (ward_id, channel, bot, chat, language, bound_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (channel, bot, chat) do update
         set ward_id = excluded.ward_id, language = excluded.language, bound_at = excluded.bound_at",
        chat.ward_id,
        chat.conversation.line.channel,
        chat.conversation.line.bot,
        chat.conversation.chat,
        chat.language.code(),
        chat.bound_at,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Takes a chat from its ward, such as when the bot was removed from it; tells whether it was bound.
pub async fn release(conn: &mut PgConnection, conversation: &Conversation) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "delete from committee_chat where channel = $1 and bot = $2 and chat = $3",
        conversation.line.channel,
        conversation.line.bot,
        conversation.chat,
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The binding of a chat, where it is a committee's.
pub async fn find(
    conn: &mut PgConnection,
    conversation: &Conversation,
) -> anyhow::Result<Option<CommitteeChat>> {
    let row = sqlx::query!(
        "select ward_id, language, bound_at from committee_chat where channel = $1 and bot = $2 and chat = $3",
        conversation.line.channel,
        conversation.line.bot,
        conversation.chat,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(CommitteeChat {
            ward_id: row.ward_id,
            conversation: conversation.clone(),
            language: language_of(&row.language)?,
            bound_at: row.bound_at,
        })
    })
    .transpose()
}

/// The chats of a ward's committee, the one bound first at the front.
pub async fn of_ward(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Vec<CommitteeChat>> {
    let rows = sqlx::query!(
        "select channel, bot, chat, language, bound_at from committee_chat where ward_id = $1 order by bound_at, chat",
        ward_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let line = Line { channel: row.channel, bot: row.bot };
            Ok(CommitteeChat {
                ward_id,
                conversation: Conversation { line, chat: row.chat },
                language: language_of(&row.language)?,
                bound_at: row.bound_at,
            })
        })
        .collect()
}

/// Changes the language in which a chat is written to.
pub async fn set_language(
    conn: &mut PgConnection,
    conversation: &Conversation,
    language: Language,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update committee_chat set language = $4 where channel = $1 and bot = $2 and chat = $3",
        conversation.line.channel,
        conversation.line.bot,
        conversation.chat,
        language.code(),
    )
    .execute(conn)
    .await
    .map(drop)
}

/// Follows a chat that goes on under another id; tells whether its binding went along. It stays behind where there is none,
/// and where the new id is bound already.
pub async fn migrate(conn: &mut PgConnection, from: &Conversation, to: &str) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update committee_chat set chat = $4
         where channel = $1 and bot = $2 and chat = $3
           and not exists (select from committee_chat where channel = $1 and bot = $2 and chat = $4)",
        from.line.channel,
        from.line.bot,
        from.chat,
        to,
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
