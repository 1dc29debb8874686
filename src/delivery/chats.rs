//! What delivery learns about chats: closed, open again, gone on under another id, to be left in peace for a while.

use std::time::Duration;

use sqlx::PgConnection;

use super::worker::Handle;
use crate::channels::{Conversation, Line};

/// Where a message for a conversation goes now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Destination {
    pub chat: String,
    /// Nothing can be sent there.
    pub closed: bool,
}

/// Where a message for a conversation goes now.
pub(super) async fn destination(
    conn: &mut PgConnection,
    conversation: &Conversation,
) -> sqlx::Result<Destination> {
    let Conversation { line, chat } = conversation;
    sqlx::query_as!(
        Destination,
        r#"select coalesce(known.migrated_to, asked.chat) as "chat!",
                  coalesce(there.closed_at, known.closed_at) is not null as "closed!"
           from (values ($3::text)) asked (chat)
           left join chat_status known on known.channel = $1 and known.bot = $2 and known.chat = asked.chat
           left join chat_status there on there.channel = $1 and there.bot = $2 and there.chat = known.migrated_to"#,
        line.channel,
        line.bot,
        chat
    )
    .fetch_one(conn)
    .await
}

/// Nothing can be sent to the chat until something comes from it: gives up everything that waits for it.
pub(super) async fn close(conn: &mut PgConnection, line: &Line, chat: &str) -> sqlx::Result<u64> {
    sqlx::query!(
        "insert into chat_status (channel, bot, chat, closed_at) values ($1, $2, $3, now())
         on conflict (channel, bot, chat) do update set closed_at = coalesce(chat_status.closed_at, now())",
        line.channel,
        line.bot,
        chat
    )
    .execute(&mut *conn)
    .await?;
    let given_up = sqlx::query!(
        "update outbox set state = 'given_up', payload = null, ended_at = now(), outcome = 'the chat is closed'
         where channel = $1 and bot = $2 and chat = $3 and state = 'waiting'",
        line.channel,
        line.bot,
        chat
    )
    .execute(conn)
    .await?;
    Ok(given_up.rows_affected())
}

/// Something came from the chat, so it can be written to.
pub(super) async fn reopen(conn: &mut PgConnection, line: &Line, chat: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update chat_status set closed_at = null
         where channel = $1 and bot = $2 and chat = $3 and closed_at is not null",
        line.channel,
        line.bot,
        chat
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The group goes on under another id: what the bot keeps of the chat and what waits for it follows.
pub(super) async fn migrate(
    conn: &mut PgConnection,
    handler: &dyn Handle,
    from: &Conversation,
    to: &str,
) -> anyhow::Result<()> {
    let Conversation { line, chat } = from;
    if chat == to {
        return Ok(());
    }
    sqlx::query!(
        "insert into chat_status (channel, bot, chat, migrated_to) values ($1, $2, $3, $4)
         on conflict (channel, bot, chat) do update set migrated_to = excluded.migrated_to, closed_at = null",
        line.channel,
        line.bot,
        chat,
        to
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "update outbox set chat = $4 where channel = $1 and bot = $2 and chat = $3 and state = 'waiting'",
        line.channel,
        line.bot,
        chat,
        to
    )
    .execute(&mut *conn)
    .await?;
    handler.moved(conn, from, to).await
}

/// Nothing is to be sent to the chat for `pause`, also by whoever sends after a restart.
pub(super) async fn pause(
    conn: &mut PgConnection,
    line: &Line,
    chat: &str,
    pause: Duration,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into chat_status (channel, bot, chat, paused_until)
         values ($1, $2, $3, now() + make_interval(secs => $4))
         on conflict (channel, bot, chat) do update set paused_until = excluded.paused_until",
        line.channel,
        line.bot,
        chat,
        pause.as_secs_f64()
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The chats that are paused, and for how long still.
pub(super) async fn paused(conn: &mut PgConnection, line: &Line) -> sqlx::Result<Vec<(String, Duration)>> {
    let rows = sqlx::query!(
        r#"select chat, extract(epoch from paused_until - now())::float8 as "seconds!"
           from chat_status where channel = $1 and bot = $2 and paused_until > now()"#,
        line.channel,
        line.bot
    )
    .fetch_all(conn)
    .await?;
    let pauses =
        rows.into_iter().filter_map(|row| Some((row.chat, Duration::try_from_secs_f64(row.seconds).ok()?)));
    Ok(pauses.collect())
}
