//! Which answers a person's message gave, so that editing the message corrects them.

use sqlx::PgConnection;

use crate::channels::Conversation;
use crate::domain::catalogue::Key;
use crate::domain::people::Part;
use crate::domain::ward::GroupCode;

use super::drafts::DraftKey;
use super::{impossible, month_of};

/// What a message gave: the report, and the indicator; without one the message held many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerMessage {
    pub report: DraftKey,
    pub key: Option<Key>,
}

/// Remembers what a message gave.
pub async fn remember(
    conn: &mut PgConnection,
    conversation: &Conversation,
    message: &str,
    gave: &AnswerMessage,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into answer_message (ward_id, channel, bot, chat, message, group_code, month, part, key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (ward_id, channel, bot, chat, message) do nothing",
        gave.report.ward_id,
        conversation.line.channel,
        conversation.line.bot,
        conversation.chat,
        message,
        gave.report.group.as_str(),
        gave.report.month.first_day(),
        gave.report.part.code(),
        gave.key.as_ref().map_or("", Key::as_str),
    )
    .execute(conn)
    .await
    .map(drop)
}

/// What a message gave, where it gave something.
pub async fn find(
    conn: &mut PgConnection,
    conversation: &Conversation,
    message: &str,
) -> anyhow::Result<Option<AnswerMessage>> {
    let row = sqlx::query!(
        "select ward_id, group_code, month, part, key from answer_message
         where channel = $1 and bot = $2 and chat = $3 and message = $4",
        conversation.line.channel,
        conversation.line.bot,
        conversation.chat,
        message,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        let part = Part::from_code(&row.part).ok_or_else(|| impossible("part", &row.part))?;
        let (group, month) = (GroupCode::new(&row.group_code), month_of(row.month)?);
        let report = DraftKey { ward_id: row.ward_id, group, month, part };
        Ok(AnswerMessage { report, key: Some(Key::new(&row.key)).filter(|key| !key.as_str().is_empty()) })
    })
    .transpose()
}
