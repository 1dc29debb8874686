//! The bot's own rounds: what it does by itself as time passes (reminders, retention, …). Each duty has a transaction of
//! its own; one that fails holds up no other, and is tried again in the next round.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};

use super::counters::Counters;
use super::events;
use super::fault::told;
use super::stop::Stop;
use super::wake::{self, Bell};
use super::worker::{Handle, undisturbed};
use crate::clock::Clock;

/// The row of table `round` that stands for a whole round.
const WHOLE_ROUND: &str = "all";

/// How far a duty has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Done,
    /// There is more to do: it is to be called again at once, in a new transaction.
    More,
}

/// What making rounds needs.
pub(super) struct Rounds {
    pub pool: PgPool,
    pub handler: Arc<dyn Handle>,
    pub clock: Clock,
    /// The time between rounds; without it they are made only when called for.
    pub every: Option<Duration>,
    pub counters: Arc<Counters>,
}

/// Has a round made soon, in whichever process makes them, once the caller's transaction is committed.
pub async fn call_for_round(conn: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("select pg_notify($1, '')::text as told", wake::ROUND).fetch_one(conn).await.map(drop)
}

impl Rounds {
    /// Makes rounds until told to stop; the duty in hand is finished then.
    pub async fn run(&self, bell: &Bell, stop: Stop) {
        let mut ear = bell.ear();
        if self.every.is_some() {
            self.make(&stop).await;
        }
        while !stop.is_requested() {
            tokio::select! {
                () = ear.wait(self.every.unwrap_or(Duration::MAX)) => {}
                () = stop.requested() => return,
            }
            ear.clear();
            self.make(&stop).await;
        }
    }

    async fn make(&self, stop: &Stop) {
        let mut failures = 0;
        for duty in self.handler.duties() {
            if stop.is_requested() {
                return;
            }
            if let Err(fault) = self.perform(duty, stop).await {
                tracing::error!(duty, fault = told(&fault), "a duty failed, and will be tried again");
                self.counters.failed_duties.add(1);
                failures += 1;
            }
        }
        match self.record(failures).await {
            Ok(()) => self.counters.rounds.add(1),
            Err(fault) => tracing::warn!(%fault, "a round cannot be written down"),
        }
    }

    async fn perform(&self, duty: &'static str, stop: &Stop) -> anyhow::Result<()> {
        loop {
            let mut transaction = self.pool.begin().await?;
            let now = self.clock.now();
            let progress = undisturbed(self.handler.perform(&mut transaction, duty, now)).await?;
            events::check_constraints(&mut transaction).await?;
            if progress == Progress::Done {
                write_down(&mut transaction, duty, now, 0).await?;
            }
            transaction.commit().await?;
            if progress == Progress::Done || stop.is_requested() {
                return Ok(());
            }
        }
    }

    async fn record(&self, failures: i32) -> sqlx::Result<()> {
        let mut conn = self.pool.acquire().await?;
        write_down(&mut conn, WHOLE_ROUND, self.clock.now(), failures).await
    }
}

async fn write_down(
    conn: &mut PgConnection,
    name: &str,
    now: DateTime<Utc>,
    failures: i32,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into round (name, made_at, times, failures) values ($1, $2, 1, $3)
         on conflict (name) do update
         set made_at = excluded.made_at, times = round.times + 1, failures = excluded.failures",
        name,
        now,
        failures,
    )
    .execute(conn)
    .await
    .map(drop)
}
