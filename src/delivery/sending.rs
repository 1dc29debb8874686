//! Sending one row of the outbox: the call, what its outcome means, and writing that down.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use sqlx::{Connection, PgConnection, PgPool};

use super::chats;
use super::counters::Counters;
use super::fault::told;
use super::outbox::{self, Waiting};
use super::pacing::Pacer;
use super::reach::Reach;
use super::settings::SendingSettings;
use super::stop::{Stop, growing_pause};
use super::worker::Handle;
use crate::channels::{Channel, Conversation, MessageRef, Outgoing, SendError};
use crate::seal::Keyring;

const FIRST_RECORD_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_RECORD_PAUSE: Duration = Duration::from_secs(2);

/// How often a toast is tried: soon nobody looks for it any more.
const TOAST_TRIES: u32 = 3;

/// What sending a row needs.
pub(super) struct Sending {
    pub pool: PgPool,
    pub keyring: Arc<Keyring>,
    pub handler: Arc<dyn Handle>,
    pub channel: Arc<dyn Channel>,
    pub pacer: Pacer,
    pub settings: SendingSettings,
    pub counters: Arc<Counters>,
    pub reach: Reach,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Conclusion {
    /// `stands_for` is the row in whose stead the message was sent.
    Sent {
        message: Option<String>,
        note: Option<String>,
        stands_for: Option<i64>,
    },
    GivenUp {
        outcome: String,
    },
    Later(Duration),
    Migrated {
        to: String,
    },
    Closed,
}

/// What a row's change is about.
enum Target {
    Nothing,
    Message(String),
    /// The row that is to be changed never became a message.
    NeverSent(i64),
}

impl Sending {
    /// Sends a row, unless told to stop before its turn. Returns how long its chat must be left in peace.
    pub async fn send(&self, row: &Waiting, outgoing: &Outgoing, stop: &Stop) -> Option<Duration> {
        match self.target(outgoing).await {
            Ok(Target::NeverSent(row_changed)) => match whole(outgoing) {
                Some(message) => self.deliver(row, &message, Target::NeverSent(row_changed), stop).await,
                None => {
                    let outcome = "the message that it is about was never sent".to_owned();
                    self.record(row, &Conclusion::GivenUp { outcome }).await
                }
            },
            Ok(target) => self.deliver(row, outgoing, target, stop).await,
            Err(fault) => {
                tracing::warn!(%fault, "the outbox cannot be read; trying again");
                Some(FIRST_RECORD_PAUSE)
            }
        }
    }

    async fn deliver(
        &self,
        row: &Waiting,
        outgoing: &Outgoing,
        target: Target,
        stop: &Stop,
    ) -> Option<Duration> {
        tokio::select! {
            () = self.pacer.overall() => {}
            () = stop.requested() => return None,
        }
        let (target, stands_for) = match target {
            Target::Nothing => (None, None),
            Target::Message(message) => (Some(message), None),
            Target::NeverSent(row_changed) => (None, Some(row_changed)),
        };
        let outcome = self.call(row, outgoing, target.as_deref()).await;
        let mut conclusion = self.conclude(row, outcome.map(|message| message.or(target)));
        if let Conclusion::Sent { stands_for: whose, .. } = &mut conclusion {
            *whose = stands_for;
        }
        self.record(row, &conclusion).await
    }

    /// Sends a toast: at once, and not for long.
    pub async fn send_toast(&self, row: &Waiting, toast: &Outgoing, stop: &Stop) {
        let mut tries = 0;
        let conclusion = loop {
            match self.conclude(row, self.call(row, toast, None).await) {
                Conclusion::Later(_) if tries + 1 < TOAST_TRIES && !stop.is_requested() => {
                    stop.pause(growing_pause(tries, self.settings.first_pause, self.settings.longest_pause))
                        .await;
                    tries += 1;
                }
                Conclusion::Later(_) | Conclusion::Closed => {
                    break Conclusion::GivenUp { outcome: "the toast could not be shown in time".to_owned() };
                }
                conclusion @ (Conclusion::Sent { .. }
                | Conclusion::GivenUp { .. }
                | Conclusion::Migrated { .. }) => {
                    break conclusion;
                }
            }
        };
        self.record(row, &conclusion).await;
    }

    /// Gives up a row that cannot be opened.
    pub async fn give_up(&self, row: &Waiting, fault: &outbox::UnreadableRow) {
        tracing::error!(outbox_id = row.outbox_id, %fault, "a message cannot be opened, and is given up");
        self.record(row, &Conclusion::GivenUp { outcome: fault.to_string() }).await;
    }

    async fn target(&self, outgoing: &Outgoing) -> sqlx::Result<Target> {
        match outgoing.target() {
            None => Ok(Target::Nothing),
            Some(MessageRef::Platform(message)) => Ok(Target::Message(message.clone())),
            Some(MessageRef::Outbox(row)) => {
                let mut conn = self.pool.acquire().await?;
                let message = outbox::sent_message(&mut conn, *row).await?;
                Ok(message.map_or(Target::NeverSent(*row), Target::Message))
            }
        }
    }

    async fn call(
        &self,
        row: &Waiting,
        outgoing: &Outgoing,
        target: Option<&str>,
    ) -> Result<Option<String>, SendError> {
        let call = AssertUnwindSafe(self.channel.send(&row.chat, outgoing, target));
        let outcome = call.catch_unwind().await;
        outcome.unwrap_or_else(|_| Err(SendError::Refused("the channel's adapter panicked".to_owned())))
    }

    fn conclude(&self, row: &Waiting, outcome: Result<Option<String>, SendError>) -> Conclusion {
        match outcome {
            Ok(message) => {
                self.reach.got_through();
                Conclusion::Sent { message, note: None, stands_for: None }
            }
            Err(SendError::AlreadyDone(note)) => {
                Conclusion::Sent { message: None, note: Some(note), stands_for: None }
            }
            Err(SendError::RetryAfter(pause)) => {
                self.pacer.told_to_wait(&row.chat, pause);
                Conclusion::Later(pause)
            }
            Err(SendError::Migrated(to)) => Conclusion::Migrated { to },
            Err(SendError::Closed(words)) => {
                tracing::info!(outbox_id = row.outbox_id, words, "a chat is closed");
                Conclusion::Closed
            }
            Err(SendError::Refused(outcome)) => {
                tracing::warn!(
                    outbox_id = row.outbox_id,
                    outcome,
                    "the platform refuses a message, and it is given up"
                );
                Conclusion::GivenUp { outcome }
            }
            Err(SendError::Unreachable(fault)) => self.conclude_unreachable(row, fault),
        }
    }

    /// A platform that is away is waited for; one that only ever fails at this row must not hold up its chat for good.
    fn conclude_unreachable(&self, row: &Waiting, fault: String) -> Conclusion {
        let failures = u32::try_from(row.attempts).unwrap_or(0);
        if failures >= self.settings.tries && self.reach.is_there() {
            tracing::warn!(
                outbox_id = row.outbox_id,
                fault,
                "a message fails again and again, and is given up"
            );
            return Conclusion::GivenUp { outcome: fault };
        }
        self.reach.failed(&fault);
        Conclusion::Later(growing_pause(failures, self.settings.first_pause, self.settings.longest_pause))
    }

    /// Writes the conclusion down, however long the database is away: what was sent must not be sent again. Returns
    /// how long the chat must be left in peace.
    async fn record(&self, row: &Waiting, conclusion: &Conclusion) -> Option<Duration> {
        let mut failures = 0;
        while let Err(fault) = self.try_record(row, conclusion).await {
            if failures == 0 {
                let fault = told(&fault);
                tracing::warn!(
                    outbox_id = row.outbox_id,
                    fault,
                    "an outcome cannot be written down; trying until it can"
                );
            }
            tokio::time::sleep(growing_pause(failures, FIRST_RECORD_PAUSE, LONGEST_RECORD_PAUSE)).await;
            failures += 1;
        }
        match conclusion {
            Conclusion::Later(pause) => Some(*pause),
            Conclusion::Sent { .. }
            | Conclusion::GivenUp { .. }
            | Conclusion::Migrated { .. }
            | Conclusion::Closed => None,
        }
    }

    async fn try_record(&self, row: &Waiting, conclusion: &Conclusion) -> anyhow::Result<()> {
        let mut conn = self.pool.acquire().await?;
        let mut transaction = conn.begin().await?;
        self.write_down(&mut transaction, row, conclusion).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn write_down(
        &self,
        conn: &mut PgConnection,
        row: &Waiting,
        conclusion: &Conclusion,
    ) -> anyhow::Result<()> {
        let line = self.channel.line();
        match conclusion {
            Conclusion::Sent { message, note, stands_for } => {
                outbox::mark_sent(conn, row.outbox_id, message.as_deref(), note.as_deref()).await?;
                if let (Some(stands_for), Some(message)) = (stands_for, message) {
                    outbox::stand_in(conn, *stands_for, message).await?;
                }
                self.counters.sent.add(1);
            }
            Conclusion::GivenUp { outcome } => {
                outbox::give_up(conn, row.outbox_id, outcome).await?;
                self.counters.given_up.add(1);
            }
            Conclusion::Later(pause) => {
                outbox::count_attempt(conn, row.outbox_id).await?;
                chats::pause(conn, line, &row.chat, *pause).await?;
                self.counters.postponed.add(1);
            }
            Conclusion::Migrated { to } => {
                let from = Conversation { line: line.clone(), chat: row.chat.clone() };
                chats::migrate(conn, &*self.handler, &from, to).await?;
            }
            Conclusion::Closed => {
                let given_up = chats::close(conn, line, &row.chat).await?;
                self.counters.given_up.add(given_up);
            }
        }
        Ok(())
    }
}

/// A change as a message of its own, for a person who has not seen what it changes; absent where it would say nothing.
fn whole(outgoing: &Outgoing) -> Option<Outgoing> {
    match outgoing {
        Outgoing::Amend { message, .. } => Some(Outgoing::Message(message.clone())),
        Outgoing::ClearButtons { .. }
        | Outgoing::Message(_)
        | Outgoing::Toast { .. }
        | Outgoing::Picture { .. }
        | Outgoing::Document { .. }
        | Outgoing::Voice { .. }
        | Outgoing::Location { .. }
        | Outgoing::Commands(_) => None,
    }
}
