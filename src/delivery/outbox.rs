//! The outbox: what the bot says, written in the transaction that decides it.

use sqlx::PgConnection;

use super::fault::Misfit;
use super::{chats, wake};
use crate::channels::{Capabilities, Conversation, Line, MessageRef, Outgoing, Priority, fit};
use crate::seal::{Keyring, OpenFault};
use crate::store::purposes;

/// Queues what is to be sent, in the caller's transaction, and returns its row: later changes of the message name it by
/// [`MessageRef::Outbox`]. What is too long for the channel becomes several rows; the last one carries the buttons and
/// is the one returned. For a chat that is closed, the row is given up at once.
pub async fn enqueue(
    conn: &mut PgConnection,
    keyring: &Keyring,
    conversation: &Conversation,
    priority: Priority,
    outgoing: &Outgoing,
) -> anyhow::Result<Vec<i64>> {
    let line = &conversation.line;
    let destination = chats::destination(conn, conversation).await?;
    let mut rows = Vec::new();
    for part in fit(outgoing.clone(), Capabilities::of(&line.channel)) {
        let payload = keyring.seal(purposes::OUTBOX, &serde_json::to_vec(&part)?);
        // A change leaves after the message that it is about, so it is not more urgent than that.
        let about = part.target().and_then(|target| match target {
            MessageRef::Outbox(row) => Some(*row),
            MessageRef::Platform(_) => None,
        });
        let row = sqlx::query!(
            r#"with queued as (
                   insert into outbox (channel, bot, chat, priority, kind, payload, state, ended_at, outcome)
                   select $1, $2, $3,
                          greatest($4, (select priority from outbox where outbox_id = $5 and state = 'waiting')), $6,
                          case when $8 then null else $7::bytea end,
                          case when $8 then 'given_up' else 'waiting' end,
                          case when $8 then now() end,
                          case when $8 then 'the chat is closed' end
                   returning outbox_id)
               select outbox_id as "outbox_id!", pg_notify($9, $10)::text as told from queued"#,
            line.channel,
            line.bot,
            destination.chat,
            priority as i16,
            about,
            kind(&part),
            payload,
            destination.closed,
            wake::OUTBOX,
            wake::announcement(line)
        )
        .fetch_one(&mut *conn)
        .await?;
        rows.push(row.outbox_id);
    }
    Ok(rows)
}

/// Gives up the answers that still wait to be sent to a conversation, and these rows of whatever conversation, and wipes them:
/// they show what must not be kept.
pub async fn withdraw_answers(
    conn: &mut PgConnection,
    conversation: &Conversation,
    rows: &[i64],
) -> anyhow::Result<()> {
    let destination = chats::destination(conn, conversation).await?;
    sqlx::query!(
        "update outbox set state = 'given_up', payload = null, ended_at = now(), outcome = 'withdrawn'
         where state = 'waiting' and kind in ('message', 'amend')
           and (channel = $1 and bot = $2 and chat = $3 and priority = $4 or outbox_id = any ($5))",
        conversation.line.channel,
        conversation.line.bot,
        destination.chat,
        Priority::Answer as i16,
        rows,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What a row asks of the platform, readable without its payload.
fn kind(outgoing: &Outgoing) -> &'static str {
    match outgoing {
        Outgoing::Message(_) => "message",
        Outgoing::Amend { .. } => "amend",
        Outgoing::ClearButtons { .. } => "clear",
        Outgoing::Toast { .. } => "toast",
        Outgoing::Picture { .. } => "picture",
        Outgoing::Document { .. } => "document",
        Outgoing::Voice { .. } => "voice",
        Outgoing::Location { .. } => "location",
        Outgoing::Commands(_) => "commands",
    }
}

/// A row to be sent.
#[derive(Debug)]
pub(super) struct Waiting {
    pub outbox_id: i64,
    pub chat: String,
    pub payload: Vec<u8>,
    pub attempts: i32,
}

/// The first waiting row of each chat but the `excluded` ones, the most urgent and oldest first.
pub(super) async fn first_of_chats(
    conn: &mut PgConnection,
    line: &Line,
    excluded: &[String],
    limit: i64,
) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as!(
        Waiting,
        r#"select outbox_id, chat, payload as "payload!", attempts from outbox first
           where channel = $1 and bot = $2 and state = 'waiting' and kind <> 'toast' and chat <> all ($3)
             and not exists (
                 select from outbox earlier
                 where earlier.channel = first.channel and earlier.bot = first.bot and earlier.chat = first.chat
                   and earlier.state = 'waiting' and earlier.kind <> 'toast'
                   and (earlier.priority, earlier.outbox_id) < (first.priority, first.outbox_id))
           order by priority, outbox_id
           limit $4"#,
        line.channel,
        line.bot,
        excluded,
        limit
    )
    .fetch_all(conn)
    .await
}

/// The waiting toasts but the `excluded` ones: somebody looks at their telephone for each of them.
pub(super) async fn toasts(
    conn: &mut PgConnection,
    line: &Line,
    excluded: &[i64],
    limit: i64,
) -> sqlx::Result<Vec<Waiting>> {
    sqlx::query_as!(
        Waiting,
        r#"select outbox_id, chat, payload as "payload!", attempts from outbox
           where channel = $1 and bot = $2 and state = 'waiting' and kind = 'toast' and outbox_id <> all ($3)
           order by outbox_id
           limit $4"#,
        line.channel,
        line.bot,
        excluded,
        limit
    )
    .fetch_all(conn)
    .await
}

/// Opens a row's payload.
pub(super) fn open(keyring: &Keyring, sealed: &[u8]) -> Result<Outgoing, UnreadableRow> {
    let plain = keyring.open(purposes::OUTBOX, sealed)?;
    serde_json::from_slice(&plain).map_err(|fault| UnreadableRow::Shape(fault.into()))
}

/// Why a row cannot be read back.
#[derive(Debug, thiserror::Error)]
pub(super) enum UnreadableRow {
    #[error(transparent)]
    Sealed(#[from] OpenFault),
    #[error("the row is of another version: {0}")]
    Shape(Misfit),
}

/// The platform's id of the message that a row became, or that was sent in its stead; absent where there is none.
pub(super) async fn sent_message(conn: &mut PgConnection, outbox_id: i64) -> sqlx::Result<Option<String>> {
    let message = sqlx::query_scalar!("select message from outbox where outbox_id = $1", outbox_id);
    Ok(message.fetch_optional(conn).await?.flatten())
}

/// A row that was never sent got another message in its stead: later changes of the row are about that one.
pub(super) async fn stand_in(conn: &mut PgConnection, outbox_id: i64, message: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox set message = $2 where outbox_id = $1 and state = 'given_up' and message is null",
        outbox_id,
        message
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The row was sent, as that message; `note` is what the platform said instead of doing it once more. One that was withdrawn
/// while it was under way was sent all the same, and what changes it has to find that message.
pub(super) async fn mark_sent(
    conn: &mut PgConnection,
    outbox_id: i64,
    message: Option<&str>,
    note: Option<&str>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox set state = 'sent', payload = null, ended_at = now(), message = $2, outcome = $3
         where outbox_id = $1 and (state = 'waiting' or outcome = 'withdrawn')",
        outbox_id,
        message,
        note
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The row will never be sent.
pub(super) async fn give_up(conn: &mut PgConnection, outbox_id: i64, outcome: &str) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox set state = 'given_up', payload = null, ended_at = now(), outcome = $2
         where outbox_id = $1 and state = 'waiting'",
        outbox_id,
        outcome
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Sending the row failed, and will be tried again.
pub(super) async fn count_attempt(conn: &mut PgConnection, outbox_id: i64) -> sqlx::Result<()> {
    sqlx::query!("update outbox set attempts = attempts + 1 where outbox_id = $1", outbox_id)
        .execute(conn)
        .await?;
    Ok(())
}
