//! The queue of updates for the bot.
//!
//! An update waits until the bot confirms it: by a `getUpdates` with a higher `offset`, or by 2xx to a webhook. Until
//! then it is delivered again. Confirmed ones are kept for a while, for the replay door.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many confirmed updates are remembered for replaying.
const REMEMBERED: usize = 20_000;

/// What `getUpdates` delivers when the bot has named no kinds.
const USUAL_KINDS: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QueuedUpdate {
    pub id: i64,
    /// The whole object, with its `update_id`.
    pub body: Value,
}

#[derive(Debug)]
pub struct Updates {
    next: i64,
    waiting: VecDeque<QueuedUpdate>,
    confirmed: VecDeque<QueuedUpdate>,
    /// Updates to be delivered once more, whatever the offset.
    replayed: VecDeque<QueuedUpdate>,
    /// How many of `replayed` have been handed out since, and count as taken with the next call.
    handed_out: usize,
}

impl Updates {
    pub fn new(next: i64) -> Self {
        Self {
            next,
            waiting: VecDeque::new(),
            confirmed: VecDeque::new(),
            replayed: VecDeque::new(),
            handed_out: 0,
        }
    }

    /// The number that the next update gets.
    pub fn next(&self) -> i64 {
        self.next
    }

    pub fn push(&mut self, update: QueuedUpdate) {
        self.next = self.next.max(update.id + 1);
        self.waiting.push_back(update);
    }

    /// Confirms everything below `offset`.
    pub fn confirm(&mut self, offset: i64) {
        self.next = self.next.max(offset);
        while let Some(update) = self.waiting.pop_front_if(|update| update.id < offset) {
            self.confirmed.push_back(update);
        }
        while self.confirmed.len() > REMEMBERED {
            self.confirmed.pop_front();
        }
    }

    /// What an offset of `getUpdates` confirms below: itself, or, when negative, all but the last so many.
    pub fn bound(&self, offset: i64) -> Option<i64> {
        if offset >= 0 {
            let first = self.waiting.front()?;
            return (first.id < offset).then_some(offset.min(self.next));
        }
        let kept = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
        let skipped = self.waiting.len().checked_sub(kept)?;
        (skipped > 0).then(|| self.waiting[skipped].id)
    }

    /// Updates that are not confirmed.
    pub fn pending(&self) -> usize {
        self.waiting.len() + self.replayed.len()
    }

    /// The next batch for polling: replays first and by themselves.
    pub fn batch(&mut self, limit: usize) -> Vec<Value> {
        if !self.replayed.is_empty() {
            self.handed_out = self.replayed.len().min(limit);
            return bodies(&self.replayed, limit);
        }
        bodies(&self.waiting, limit)
    }

    /// The next call of the bot has come: what was replayed to it counts as taken.
    pub fn take_replays(&mut self) {
        self.replayed.drain(..self.handed_out);
        self.handed_out = 0;
    }

    /// The one update that a webhook is to be given now, and whether it is a replay.
    pub fn front(&self) -> Option<(QueuedUpdate, bool)> {
        let replay = self.replayed.front().map(|update| (update.clone(), true));
        replay.or_else(|| self.waiting.front().map(|update| (update.clone(), false)))
    }

    /// The webhook has taken the front replay.
    pub fn replay_taken(&mut self) {
        self.replayed.pop_front();
    }

    /// Delivers the last `count` confirmed updates once more, under their numbers. How many there were.
    pub fn replay(&mut self, count: usize) -> usize {
        let from = self.confirmed.len().saturating_sub(count);
        let again: Vec<_> = self.confirmed.iter().skip(from).cloned().collect();
        self.replayed.extend(again.iter().cloned());
        again.len()
    }

    /// Everything that waits, in order.
    pub fn waiting(&self) -> impl Iterator<Item = &QueuedUpdate> {
        self.waiting.iter()
    }
}

/// Whether the bot asked for updates of this kind; without a list it gets the usual ones.
pub fn is_wanted(allowed: &[String], kind: &str) -> bool {
    if allowed.is_empty() {
        return USUAL_KINDS.contains(&kind);
    }
    allowed.iter().any(|allowed| allowed == kind)
}

fn bodies(queue: &VecDeque<QueuedUpdate>, limit: usize) -> Vec<Value> {
    let first = queue.iter().take(limit);
    first.map(|update| update.body.clone()).collect()
}
