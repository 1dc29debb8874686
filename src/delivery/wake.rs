//! Wake-ups: NOTIFY in the transaction that brings work, LISTEN in whoever waits for it. They only save time: everyone
//! also looks at a slow tick.

use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::sync::watch;

use super::stop::{Stop, growing_pause};
use crate::channels::Line;

/// The channel on which new rows of the inbox are announced.
pub(super) const INBOX: &str = "topho_inbox";
/// The channel on which new rows of the outbox are announced.
pub(super) const OUTBOX: &str = "topho_outbox";

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// What an announcement says: whose row it is.
pub(super) fn announcement(line: &Line) -> String {
    format!("{}/{}", line.channel, line.bot)
}

/// Rings for everyone who waits.
#[derive(Debug, Clone)]
pub(super) struct Bell(watch::Sender<()>);

/// Hears a [`Bell`], also one that rang since it last began to wait.
#[derive(Debug)]
pub(super) struct Ear(watch::Receiver<()>);

impl Bell {
    pub fn new() -> Self {
        Self(watch::Sender::new(()))
    }

    pub fn ring(&self) {
        self.0.send_replace(());
    }

    pub fn ear(&self) -> Ear {
        Ear(self.0.subscribe())
    }
}

impl Ear {
    /// From now on, only what rings later counts. Call it before looking for work.
    pub fn clear(&mut self) {
        self.0.mark_unchanged();
    }

    /// Waits for the bell, for `time` at most.
    pub async fn wait(&mut self, time: Duration) {
        // Neither a timeout nor a bell that is gone needs more than to look again.
        let _ = tokio::time::timeout(time, self.0.changed()).await;
    }
}

/// Rings the bells whenever a row for `line` is announced, and whenever announcements may have been missed.
pub(super) async fn listen(pool: &PgPool, line: &Line, inbox: &Bell, outbox: &Bell, stop: &Stop) {
    let ours = announcement(line);
    let mut failures = 0;
    while !stop.is_requested() {
        tokio::select! {
            fault = hear(pool, &ours, inbox, outbox, &mut failures) => {
                tracing::warn!(%fault, "wake-ups of the database are lost for a while");
            }
            () = stop.requested() => return,
        }
        stop.pause(growing_pause(failures, FIRST_PAUSE, LONGEST_PAUSE)).await;
        failures += 1;
    }
}

async fn hear(pool: &PgPool, ours: &str, inbox: &Bell, outbox: &Bell, failures: &mut u32) -> sqlx::Error {
    let mut listener = match PgListener::connect_with(pool).await {
        Ok(listener) => listener,
        Err(fault) => return fault,
    };
    if let Err(fault) = listener.listen_all([INBOX, OUTBOX]).await {
        return fault;
    }
    *failures = 0;
    loop {
        // Also after a connection that was lost and restored: nobody knows what was announced meanwhile.
        inbox.ring();
        outbox.ring();
        loop {
            match listener.try_recv().await {
                Ok(Some(heard)) if heard.payload() == ours && heard.channel() == INBOX => inbox.ring(),
                Ok(Some(heard)) if heard.payload() == ours => outbox.ring(),
                Ok(Some(_)) => {}
                Ok(None) => break,
                Err(fault) => return fault,
            }
        }
    }
}
