//! Wake-ups: NOTIFY in the transaction that brings work, LISTEN in whoever waits for it. They only save time: everyone
//! also looks at a slow tick.

use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::sync::watch;

use super::stop::{Stop, growing_pause};
use crate::channels::Line;
use crate::store::attachments::ANNOUNCED;

/// The channel on which new rows of the inbox are announced.
pub(super) const INBOX: &str = "topho_inbox";
/// The channel on which new rows of the outbox are announced.
pub(super) const OUTBOX: &str = "topho_outbox";

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The channel on which a round is called for, whoever makes it.
pub(super) const ROUND: &str = "topho_round";

/// What an announcement says: whose row it is.
pub(super) fn announcement(line: &Line) -> String {
    format!("{}/{}", line.channel, line.bot)
}

/// What can be waited for.
#[derive(Debug, Default)]
pub(super) struct Bells {
    pub inbox: Bell,
    pub outbox: Bell,
    pub files: Bell,
    pub round: Bell,
}

/// Rings for everyone who waits.
#[derive(Debug, Clone, Default)]
pub(super) struct Bell(watch::Sender<()>);

/// Hears a [`Bell`], also one that rang since it last began to wait.
#[derive(Debug)]
pub(super) struct Ear(watch::Receiver<()>);

impl Bells {
    /// Rings for what was announced on a channel of the database; most of it counts only if it is about our line.
    fn ring_for(&self, channel: &str, is_ours: bool) {
        match channel {
            ROUND => self.round.ring(),
            INBOX if is_ours => self.inbox.ring(),
            OUTBOX if is_ours => self.outbox.ring(),
            ANNOUNCED if is_ours => self.files.ring(),
            _ => {}
        }
    }
}

impl Bell {
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
pub(super) async fn listen(pool: &PgPool, line: &Line, bells: &Bells, stop: &Stop) {
    let ours = announcement(line);
    let mut failures = 0;
    while !stop.is_requested() {
        tokio::select! {
            fault = hear(pool, &ours, bells, &mut failures) => {
                tracing::warn!(%fault, "wake-ups of the database are lost for a while");
            }
            () = stop.requested() => return,
        }
        stop.pause(growing_pause(failures, FIRST_PAUSE, LONGEST_PAUSE)).await;
        failures += 1;
    }
}

async fn hear(pool: &PgPool, ours: &str, bells: &Bells, failures: &mut u32) -> sqlx::Error {
    let mut listener = match PgListener::connect_with(pool).await {
        Ok(listener) => listener,
        Err(fault) => return fault,
    };
    if let Err(fault) = listener.listen_all([INBOX, OUTBOX, ANNOUNCED, ROUND]).await {
        return fault;
    }
    *failures = 0;
    loop {
        // Also after a connection that was lost and restored: nobody knows what was announced meanwhile.
        // A round needs no such care: it comes by itself.
        bells.inbox.ring();
        bells.outbox.ring();
        bells.files.ring();
        loop {
            match listener.try_recv().await {
                Ok(Some(heard)) => bells.ring_for(heard.channel(), heard.payload() == ours),
                Ok(None) => break,
                Err(fault) => return fault,
            }
        }
    }
}
