//! The sender: order within a chat, several chats at once, and nobody waits for a chat that must wait.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::{JoinError, JoinSet};
use tokio::time::Instant;

use super::chats;
use super::outbox::{self, Waiting};
use super::pacing::counts_in_chat;
use super::sending::Sending;
use super::stop::{Stop, growing_pause};
use super::wake::Bell;

const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(3);

/// How many toasts are shown at once.
const TOASTS_AT_ONCE: usize = 16;

/// Sends what waits until told to stop; what is under way then is finished.
pub(super) async fn run(sending: Arc<Sending>, bell: &Bell, tick: Duration, stop: Stop) {
    let mut ear = bell.ear();
    let mut round = Round::new(sending, stop.clone());
    let mut failures = 0;
    while !stop.is_requested() {
        ear.clear();
        let longest = match round.start().await {
            Ok(()) => {
                failures = 0;
                tick
            }
            Err(fault) => {
                tracing::warn!(%fault, "the outbox cannot be read; trying again");
                failures += 1;
                growing_pause(failures, FIRST_PAUSE, LONGEST_PAUSE)
            }
        };
        let wait = round.next_turn().map_or(longest, |turn| turn.min(longest));
        tokio::select! {
            Some(finished) = round.under_way.join_next() => round.finish(finished),
            () = ear.wait(wait) => {}
            () = stop.requested() => {}
        }
    }
    while round.under_way.join_next().await.is_some() {}
}

/// What a task was about.
enum Finished {
    Row { chat: String, pause: Option<Duration> },
    Toast(i64),
}

/// What is under way, and who has to wait.
struct Round {
    sending: Arc<Sending>,
    stop: Stop,
    under_way: JoinSet<Finished>,
    busy: HashSet<String>,
    toasts: HashSet<i64>,
    quiet_until: HashMap<String, Instant>,
    /// Whether the pauses that were written down before this start are known.
    pauses_known: bool,
}

impl Round {
    fn new(sending: Arc<Sending>, stop: Stop) -> Self {
        Self {
            sending,
            stop,
            under_way: JoinSet::new(),
            busy: HashSet::new(),
            toasts: HashSet::new(),
            quiet_until: HashMap::new(),
            pauses_known: false,
        }
    }

    /// Starts everything that can leave now.
    async fn start(&mut self) -> sqlx::Result<()> {
        if !self.pauses_known {
            self.learn_pauses().await?;
        }
        self.start_toasts().await?;
        let now = Instant::now();
        self.quiet_until.retain(|_, until| *until > now);
        loop {
            let free = self.sending.settings.at_once.saturating_sub(self.busy.len());
            let rows = self.first_of_chats(free).await?;
            if rows.is_empty() {
                self.sending.pacer.forget_quiet_chats();
                return Ok(());
            }
            for row in rows {
                self.start_row(row);
            }
        }
    }

    async fn learn_pauses(&mut self) -> sqlx::Result<()> {
        let mut conn = self.sending.pool.acquire().await?;
        let paused = chats::paused(&mut conn, self.sending.channel.line()).await?;
        let now = Instant::now();
        self.quiet_until.extend(paused.into_iter().map(|(chat, pause)| (chat, now + pause)));
        self.pauses_known = true;
        Ok(())
    }

    async fn first_of_chats(&self, free: usize) -> sqlx::Result<Vec<Waiting>> {
        if free == 0 {
            return Ok(Vec::new());
        }
        let excluded: Vec<_> = self.busy.iter().chain(self.quiet_until.keys()).cloned().collect();
        let mut conn = self.sending.pool.acquire().await?;
        let limit = i64::try_from(free).unwrap_or(i64::MAX);
        outbox::first_of_chats(&mut conn, self.sending.channel.line(), &excluded, limit).await
    }

    /// Starts a row, unless its chat has to wait for its turn.
    fn start_row(&mut self, row: Waiting) {
        let (sending, stop) = (self.sending.clone(), self.stop.clone());
        let outgoing = outbox::open(&sending.keyring, &row.payload);
        let place = sending.channel.place(&row.chat);
        if outgoing.as_ref().is_ok_and(|outgoing| counts_in_chat(outgoing, place))
            && let Err(wait) = sending.pacer.turn(place, &row.chat)
        {
            self.quiet_until.insert(row.chat, Instant::now() + wait);
            return;
        }
        self.busy.insert(row.chat.clone());
        self.under_way.spawn(async move {
            let pause = match outgoing {
                Ok(outgoing) => sending.send(&row, &outgoing, &stop).await,
                Err(fault) => {
                    sending.give_up(&row, &fault).await;
                    None
                }
            };
            Finished::Row { chat: row.chat, pause }
        });
    }

    async fn start_toasts(&mut self) -> sqlx::Result<()> {
        let free = TOASTS_AT_ONCE.saturating_sub(self.toasts.len());
        if free == 0 {
            return Ok(());
        }
        let excluded: Vec<_> = self.toasts.iter().copied().collect();
        let mut conn = self.sending.pool.acquire().await?;
        let limit = i64::try_from(free).unwrap_or(i64::MAX);
        let rows = outbox::toasts(&mut conn, self.sending.channel.line(), &excluded, limit).await?;
        for row in rows {
            self.toasts.insert(row.outbox_id);
            let (sending, stop) = (self.sending.clone(), self.stop.clone());
            self.under_way.spawn(async move {
                match outbox::open(&sending.keyring, &row.payload) {
                    Ok(toast) => sending.send_toast(&row, &toast, &stop).await,
                    Err(fault) => sending.give_up(&row, &fault).await,
                }
                Finished::Toast(row.outbox_id)
            });
        }
        Ok(())
    }

    fn finish(&mut self, finished: Result<Finished, JoinError>) {
        match finished {
            Ok(Finished::Row { chat, pause }) => {
                self.busy.remove(&chat);
                if let Some(pause) = pause {
                    self.quiet_until.insert(chat, Instant::now() + pause);
                }
            }
            Ok(Finished::Toast(row)) => {
                self.toasts.remove(&row);
            }
            // Nobody knows any more which chat it was: the sender starts afresh.
            Err(fault) => {
                if let Ok(panic) = fault.try_into_panic() {
                    std::panic::resume_unwind(panic);
                }
            }
        }
    }

    /// How long until the next chat that has to wait may go on.
    fn next_turn(&self) -> Option<Duration> {
        let next = self.quiet_until.values().min()?;
        Some(next.saturating_duration_since(Instant::now()))
    }
}
