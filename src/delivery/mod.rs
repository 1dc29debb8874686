//! Delivery: the inbox, the workers, the outbox and the sender. What a person sends waits in the inbox, is handled in
//! one transaction with everything that it changes, and what the bot answers leaves through the outbox. The fetcher brings
//! the files that people sent, and the rounds are what the bot does by itself.
//!
//! A process needs as many connections of its pool as it has workers, and about twelve more.

mod alone;
mod chats;
mod counters;
mod events;
mod fault;
mod fetcher;
mod housekeeping;
mod inbox;
mod outage;
pub mod outbox;
mod pacing;
mod reach;
mod rounds;
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
pub(crate) use fault::told;
pub use housekeeping::{delete_old, forget};
pub use inbox::{Inbox, Stored, store};
pub use outage::is_outage;
pub use pacing::{Pacing, Rate};
pub use rounds::{Progress, call_for_round};
pub use settings::{FetchingSettings, SendingSettings, Settings};
pub use stop::{Stop, StopSwitch, growing_pause};
pub use worker::Handle;

use crate::channels::Channel;
use crate::seal::Keyring;
use crate::store::seal_anew;
use alone::alone;
use fetcher::Fetching;
use pacing::Pacer;
use reach::Reach;
use rounds::Rounds;
use sending::Sending;
use wake::Bells;
use worker::Worker;

/// How long a part that panicked is left alone before it starts again.
const AFTER_PANIC: Duration = Duration::from_secs(1);

/// Starts delivery for one bot on one messenger.
pub struct Delivery;

/// Why delivery does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    #[error(
        "{count} values were sealed with a key that TOPHO_KEY does not hold (in {places}); add the old key behind the new \
         one, separated by a comma"
    )]
    UnknownKey { count: i64, places: String },
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
        let unopenable = seal_anew::unopenable(&mut *pool.acquire().await?, &keyring).await?;
        if !unopenable.is_empty() {
            let places: Vec<_> = unopenable.keys().copied().collect();
            return Err(StartFault::UnknownKey {
                count: unopenable.values().sum(),
                places: places.join(", "),
            });
        }
        let line = channel.line().clone();
        let inbox = Inbox { pool, keyring, line, counters: Arc::default() };
        let (switch, stop) = StopSwitch::new();
        let bells = Bells::default();
        let parts = Parts { settings, handler, channel, inbox: inbox.clone(), bells, stop };
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
    bells: Bells,
    stop: Stop,
}

impl Parts {
    fn start(self: Arc<Self>) -> JoinSet<()> {
        let mut tasks = JoinSet::new();
        tasks.spawn(self.clone().keep_up("listener", |parts| Box::pin(parts.listen())));
        tasks.spawn(self.clone().keep_up("receiver", |parts| Box::pin(parts.receive())));
        tasks.spawn(self.clone().keep_up("sender", |parts| Box::pin(parts.send())));
        tasks.spawn(self.clone().keep_up("fetcher", |parts| Box::pin(parts.fetch())));
        tasks.spawn(self.clone().keep_up("rounds", |parts| Box::pin(parts.make_rounds())));
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
        wake::listen(&self.inbox.pool, &self.inbox.line, &self.bells, &self.stop).await;
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
        worker.run(&self.bells.inbox, &self.stop).await;
    }

    async fn send(self: Arc<Self>) {
        let sending = Arc::new(Sending {
            pool: self.inbox.pool.clone(),
            keyring: self.inbox.keyring.clone(),
            handler: self.handler.clone(),
            channel: self.channel.clone(),
            pacer: Pacer::new(self.settings.sending.pacing),
            settings: self.settings.sending.clone(),
            counters: self.inbox.counters.clone(),
            reach: Reach::default(),
        });
        let name = format!("send {}", wake::announcement(&self.inbox.line));
        let tick = self.settings.tick;
        alone(&self.inbox.pool, &name, &self.stop, |stop| {
            sender::run(sending.clone(), &self.bells.outbox, tick, stop)
        })
        .await;
    }

    async fn fetch(self: Arc<Self>) {
        let fetching = Arc::new(Fetching {
            pool: self.inbox.pool.clone(),
            keyring: self.inbox.keyring.clone(),
            channel: self.channel.clone(),
            settings: self.settings.fetching.clone(),
            counters: self.inbox.counters.clone(),
        });
        let name = format!("fetch {}", wake::announcement(&self.inbox.line));
        let tick = self.settings.tick;
        alone(&self.inbox.pool, &name, &self.stop, |stop| {
            fetcher::run(fetching.clone(), &self.bells.files, tick, stop)
        })
        .await;
    }

    async fn make_rounds(self: Arc<Self>) {
        let rounds = Rounds {
            pool: self.inbox.pool.clone(),
            handler: self.handler.clone(),
            clock: self.settings.clock.clone(),
            every: self.settings.rounds,
            counters: self.inbox.counters.clone(),
        };
        // Of all bots over one database, one process makes them.
        alone(&self.inbox.pool, "rounds", &self.stop, |stop| rounds.run(&self.bells.round, stop)).await;
    }

    async fn tidy(self: Arc<Self>) {
        housekeeping::run(&self.inbox.pool, self.settings.keep, &self.stop).await;
    }
}
