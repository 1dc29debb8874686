//! What this process has done since it started.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts for `/metrics`. Clones of an `Arc` of it count together.
#[derive(Debug, Default)]
pub struct Counters {
    /// Updates stored in the inbox.
    pub stored: Counter,
    /// Updates that had been stored before.
    pub repeated: Counter,
    pub handled: Counter,
    /// Failures of handling an event, without outages.
    pub strikes: Counter,
    pub set_aside: Counter,
    pub sent: Counter,
    pub given_up: Counter,
    /// Sends to be tried again.
    pub postponed: Counter,
    /// Files whose bytes were fetched.
    pub fetched: Counter,
    /// Fetches to be tried again.
    pub fetches_postponed: Counter,
    /// Files that the platform would not give out.
    pub lost: Counter,
    /// Rounds made.
    pub rounds: Counter,
    /// Duties of rounds that failed.
    pub failed_duties: Counter,
}

/// A count that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Counts `more`.
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    /// The count since the process started.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
