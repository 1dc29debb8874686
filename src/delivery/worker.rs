//! The worker: takes the oldest event of a conversation that nobody holds, and has it handled in one transaction with
//! everything that it changes.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sqlx::{Connection, PgConnection, PgPool};

use super::counters::Counters;
use super::events::{self, Event};
use super::fault::{told, told_by_panic};
use super::outage::is_outage;
use super::rounds::Progress;
use super::settings::Settings;
use super::stop::{Stop, growing_pause};
use super::wake::Bell;
use super::{chats, inbox};
use crate::channels::{Content, Conversation, Incoming, Line};
use crate::seal::Keyring;

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(3);

/// The bot: what happens when something arrives, and what it does by itself. The methods write to the
/// database and queue what is to be said by
/// [`outbox::enqueue`](super::outbox::enqueue), all on the connection that they are given; it is in a transaction.
pub trait Handle: Send + Sync + 'static {
    /// Handles what arrived as the inbox's row `event`. After an error or a panic nothing of it has happened, and it is
    /// tried again.
    fn handle<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        incoming: &'a Incoming,
        event: i64,
    ) -> BoxFuture<'a, anyhow::Result<()>>;

    /// Tells the person that what they sent could not be handled, and what to do next.
    fn apologise<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        incoming: &'a Incoming,
    ) -> BoxFuture<'a, anyhow::Result<()>>;

    /// The names of what the bot does by itself as time passes, in the order in which it is done. None unless said
    /// otherwise.
    fn duties(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// Performs a duty; `now` is the moment in the ward. After an error or a panic nothing of it has happened, and it is
    /// tried again in the next round.
    fn perform<'a>(
        &'a self,
        _conn: &'a mut PgConnection,
        _duty: &'a str,
        _now: DateTime<Utc>,
    ) -> BoxFuture<'a, anyhow::Result<Progress>> {
        Box::pin(async { Ok(Progress::Done) })
    }

    /// The chat `from` goes on under the id `to`: what is kept of it follows. It may be told more than once. Unless said
    /// otherwise nothing is kept of chats.
    fn moved<'a>(
        &'a self,
        _conn: &'a mut PgConnection,
        _from: &'a Conversation,
        _to: &'a str,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(async { Ok(()) })
    }
}

/// One of several workers.
pub(super) struct Worker {
    pub pool: PgPool,
    pub keyring: Arc<Keyring>,
    pub line: Line,
    pub handler: Arc<dyn Handle>,
    pub settings: Settings,
    pub counters: Arc<Counters>,
}

impl Worker {
    /// Works until told to stop; the event in hand then is finished.
    pub async fn run(&self, bell: &Bell, stop: &Stop) {
        let mut ear = bell.ear();
        let mut failures = 0;
        while !stop.is_requested() {
            ear.clear();
            match self.handle_next(stop).await {
                Ok(true) => failures = 0,
                Ok(false) => {
                    failures = 0;
                    let wait = self.until_next_retry().await;
                    tokio::select! {
                        () = ear.wait(wait) => {}
                        () = stop.requested() => {}
                    }
                }
                Err(fault) => {
                    tracing::warn!(fault = told(&fault), "events cannot be handled now; trying again");
                    stop.pause(growing_pause(failures, FIRST_PAUSE, LONGEST_PAUSE)).await;
                    failures += 1;
                }
            }
        }
    }

    /// Handles one event; false where none waits. An error says that the database is away, or that nothing could be
    /// written down: the event is as it was.
    async fn handle_next(&self, stop: &Stop) -> anyhow::Result<bool> {
        let mut transaction = self.pool.begin().await?;
        let Some(event) = events::claim(&mut transaction, &self.line).await? else { return Ok(false) };
        if stop.is_requested() {
            return Ok(false);
        }
        match self.attempt(&mut transaction, &event).await {
            Ok(()) => {
                transaction.commit().await?;
                self.counters.handled.add(1);
            }
            Err(fault) if is_outage(&fault) => return Err(fault),
            Err(fault) => {
                self.strike(&mut transaction, &event, &fault).await?;
                transaction.commit().await?;
                self.counters.strikes.add(1);
            }
        }
        Ok(true)
    }

    /// Handles the event and marks it. After an error the transaction is where it was before, and still holds the event.
    async fn attempt(&self, conn: &mut PgConnection, event: &Event) -> anyhow::Result<()> {
        let kept = inbox::open(&self.keyring, &event.payload)?;
        let incoming = kept.incoming.context("an event without a conversation waits")?;
        let mut part = conn.begin().await?;
        if let Err(fault) = undisturbed(self.handle(&mut part, &incoming, event.id)).await {
            part.rollback().await?;
            return Err(fault);
        }
        part.commit().await?;
        match kept.raw {
            None => events::mark_handled(conn, event.id).await?,
            Some(_) => events::mark_unreadable(conn, event.id).await?,
        }
        Ok(())
    }

    async fn handle(&self, conn: &mut PgConnection, incoming: &Incoming, event: i64) -> anyhow::Result<()> {
        if let Content::Migrated { to } = &incoming.content {
            chats::migrate(conn, &*self.handler, &incoming.conversation, to).await?;
        }
        self.handler.handle(conn, incoming, event).await?;
        // What would fail only at the end of the transaction fails here, where it is this event's fault.
        events::check_constraints(conn).await?;
        Ok(())
    }

    /// Counts a failure against the event; the last one sets it aside, and its conversation goes on.
    async fn strike(
        &self,
        conn: &mut PgConnection,
        event: &Event,
        fault: &anyhow::Error,
    ) -> anyhow::Result<()> {
        let strikes = usize::try_from(event.attempts).unwrap_or(0);
        let fault = told(fault);
        if let Some(pause) = self.settings.strike_pauses.get(strikes) {
            tracing::warn!(
                event = event.id,
                strikes = strikes + 1,
                fault,
                "an event failed, and will be tried again"
            );
            events::postpone(conn, event.id, *pause).await?;
            return Ok(());
        }
        tracing::error!(
            event = event.id,
            strikes = strikes + 1,
            fault,
            "an event failed too often, and is set aside"
        );
        events::set_aside(conn, event.id).await?;
        self.counters.set_aside.add(1);
        self.apologise(conn, event).await
    }

    /// Has the person told. A failure of that is logged only: it must not bring the event back.
    async fn apologise(&self, conn: &mut PgConnection, event: &Event) -> anyhow::Result<()> {
        // Without knowing who sent it there is nobody to tell.
        let Ok(Some(incoming)) = inbox::open(&self.keyring, &event.payload).map(|kept| kept.incoming) else {
            return Ok(());
        };
        let mut part = conn.begin().await?;
        match undisturbed(self.handler.apologise(&mut part, &incoming)).await {
            Ok(()) => part.commit().await?,
            Err(fault) => {
                part.rollback().await?;
                if is_outage(&fault) {
                    return Err(fault);
                }
                tracing::error!(event = event.id, fault = told(&fault), "nobody could be told");
            }
        }
        Ok(())
    }

    /// How long to wait when nothing can be handled: until an event that failed may be tried again, or the next tick.
    async fn until_next_retry(&self) -> Duration {
        let next = match self.pool.acquire().await {
            Ok(mut conn) => events::until_next_retry(&mut conn, &self.line).await,
            Err(fault) => Err(fault),
        };
        // Whoever next takes an event says that the database is away.
        next.ok().flatten().map_or(self.settings.tick, |next| next.min(self.settings.tick))
    }
}

/// Runs a part of the handler; a panic in it is an error like any other.
pub(super) async fn undisturbed<T>(part: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    match AssertUnwindSafe(part).catch_unwind().await {
        Ok(outcome) => outcome,
        Err(panic) => Err(anyhow!("panicked: {}", told_by_panic(panic.as_ref()))),
    }
}
