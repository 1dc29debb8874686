//! Delivery: the inbox, the workers, the outbox and the sender. What a person sends waits in the inbox, is handled in
//! one transaction with everything that it changes, and what the bot answers leaves through the outbox.
//!
//! A process needs as many connections of its pool as it has workers, and about eight more.

mod alone;
mod chats;
mod counters;
mod events;
mod fault;
mod housekeeping;
mod inbox;
mod outage;
pub mod outbox;
mod pacing;
mod reach;
mod sender;
mod sending;
mod settings;
mod stop;
mod wake;
mod worker;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sqlx::PgPool;
use tokio::task::JoinSet;

pub use counters::{Counter, Counters};
pub use fault::log_panics;
pub use housekeeping::delete_old;
pub use inbox::{Inbox, Stored, store};
pub use outage::is_outage;
pub use pacing::{Pacing, Rate};
pub use settings::{SendingSettings, Settings};
pub use stop::{Stop, StopSwitch, growing_pause};
pub use worker::Handle;

use crate::channels::Channel;
use crate::seal::Keyring;
use alone::alone;
use pacing::Pacer;
use reach::Reach;
use sending::Sending;
use wake::Bell;
use worker::Worker;

/// How long a part that panicked is left alone before it starts again.
const AFTER_PANIC: Duration = Duration::from_secs(1);

/// Starts delivery for one bot on one messenger.
pub struct Delivery;

/// Why delivery does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    #[error(
        "{0} waiting messages were sealed with a key that TOPHO_KEY does not hold; add the old key behind the new one, \
         separated by a comma"
    )]
    UnknownKey(i64),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Delivery at work. Dropping it cuts it off, as a crash would: nothing is lost.
pub struct Running {
    switch: StopSwitch,
    tasks: JoinSet<()>,
    inbox: Inbox,
}

impl Delivery {
    /// Starts receiving, handling and sending. The tables must be there.
    pub async fn start(
        settings: Settings,
        pool: PgPool,
        keyring: Arc<Keyring>,
        handler: Arc<dyn Handle>,
        channel: Arc<dyn Channel>,
    ) -> Result<Running, StartFault> {
        let unopenable = housekeeping::count_unopenable(&mut *pool.acquire().await?, &keyring).await?;
        if unopenable > 0 {
            return Err(StartFault::UnknownKey(unopenable));
        }
        let line = channel.line().clone();
        let inbox = Inbox { pool, keyring, line, counters: Arc::default() };
        let (switch, stop) = StopSwitch::new();
        let (inbox_bell, outbox_bell) = (Bell::new(), Bell::new());
        let parts = Parts { settings, handler, channel, inbox: inbox.clone(), inbox_bell, outbox_bell, stop };
        Ok(Running { switch, tasks: Arc::new(parts).start(), inbox })
    }
}

impl Running {
    /// Where webhooks leave what arrives.
    pub fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    /// What this process has done so far.
    pub fn counters(&self) -> &Arc<Counters> {
        &self.inbox.counters
    }

    /// Takes nothing new, finishes the events in hand and the sends under way, and returns whether that was done within
    /// `bound`. What was not done is in the tables, and the next start goes on with it.
    pub async fn shutdown(mut self, bound: Duration) -> bool {
        self.switch.stop();
        let finish = async { while self.tasks.join_next().await.is_some() {} };
        let in_time = tokio::time::timeout(bound, finish).await.is_ok();
        self.tasks.shutdown().await;
        in_time
    }
}

/// What runs side by side, and what it runs on.
struct Parts {
    settings: Settings,
    handler: Arc<dyn Handle>,
    channel: Arc<dyn Channel>,
    inbox: Inbox,
    inbox_bell: Bell,
    outbox_bell: Bell,
    stop: Stop,
}

impl Parts {
    fn start(self: Arc<Self>) -> JoinSet<()> {
        let mut tasks = JoinSet::new();
        tasks.spawn(self.clone().keep_up("listener", |parts| Box::pin(parts.listen())));
        tasks.spawn(self.clone().keep_up("receiver", |parts| Box::pin(parts.receive())));
        tasks.spawn(self.clone().keep_up("sender", |parts| Box::pin(parts.send())));
        tasks.spawn(self.clone().keep_up("housekeeping", |parts| Box::pin(parts.tidy())));
        for _ in 0..self.settings.workers {
            tasks.spawn(self.clone().keep_up("worker", |parts| Box::pin(parts.work())));
        }
        tasks
    }

    /// Runs a part until told to stop, and again after a panic: one fault must not silence the bot.
    async fn keep_up(self: Arc<Self>, name: &'static str, part: fn(Arc<Self>) -> BoxFuture<'static, ()>) {
        while AssertUnwindSafe(part(self.clone())).catch_unwind().await.is_err() && !self.stop.is_requested()
        {
            tracing::error!(name, "a part of delivery panicked, and is started again");
            self.stop.pause(AFTER_PANIC).await;
        }
    }

    async fn listen(self: Arc<Self>) {
        wake::listen(&self.inbox.pool, &self.inbox.line, &self.inbox_bell, &self.outbox_bell, &self.stop)
            .await;
    }

    async fn receive(self: Arc<Self>) {
        let name = format!("receive {}", wake::announcement(&self.inbox.line));
        alone(&self.inbox.pool, &name, &self.stop, |stop| self.channel.receive(&self.inbox, stop)).await;
    }

    async fn work(self: Arc<Self>) {
        let worker = Worker {
            pool: self.inbox.pool.clone(),
            keyring: self.inbox.keyring.clone(),
            line: self.inbox.line.clone(),
            handler: self.handler.clone(),
            settings: self.settings.clone(),
            counters: self.inbox.counters.clone(),
        };
        worker.run(&self.inbox_bell, &self.stop).await;
    }

    async fn send(self: Arc<Self>) {
        let sending = Arc::new(Sending {
            pool: self.inbox.pool.clone(),
            keyring: self.inbox.keyring.clone(),
            channel: self.channel.clone(),
            pacer: Pacer::new(self.settings.sending.pacing),
            settings: self.settings.sending.clone(),
            counters: self.inbox.counters.clone(),
            reach: Reach::default(),
        });
        let name = format!("send {}", wake::announcement(&self.inbox.line));
        let tick = self.settings.tick;
        alone(&self.inbox.pool, &name, &self.stop, |stop| {
            sender::run(sending.clone(), &self.outbox_bell, tick, stop)
        })
        .await;
    }

    async fn tidy(self: Arc<Self>) {
        housekeeping::run(&self.inbox.pool, self.settings.keep, &self.stop).await;
    }
}
