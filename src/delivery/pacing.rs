//! How fast the platform lets a bot speak.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use tokio::time::Instant;

use crate::channels::{Outgoing, Place};

/// So many chats that are told to wait at the same time mean that the bot as a whole is too fast.
const CHATS_OVER_LIMIT: usize = 4;

/// One call each `every`, after a pause up to `burst` at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub every: Duration,
    pub burst: NonZeroU32,
}

/// How fast a bot speaks: in a private chat, in a group, and overall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pacing {
    pub private: Rate,
    pub group: Rate,
    pub overall: Rate,
}

impl Rate {
    /// One call each `every`, and `burst` at once after a pause; 0 counts as 1.
    pub const fn new(every: Duration, burst: u32) -> Self {
        let burst = match NonZeroU32::new(burst) {
            Some(burst) => burst,
            None => NonZeroU32::MIN,
        };
        Self { every, burst }
    }

    fn quota(self) -> Quota {
        let every = self.every.max(Duration::from_nanos(1));
        Quota::with_period(every).expect("a period above zero is a quota").allow_burst(self.burst)
    }
}

impl Pacing {
    /// Telegram's published limits (core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this): one message
    /// a second in a chat, where short bursts pass; 20 a minute in a group; about 30 a second overall. Burst and rate
    /// together stay within 20 in any minute and 30 in any second.
    pub const TELEGRAM: Self = Self {
        private: Rate::new(Duration::from_secs(1), 3),
        group: Rate::new(Duration::from_secs(4), 5),
        overall: Rate::new(Duration::from_millis(40), 5),
    };

    /// As good as none, for tests.
    pub const UNHINDERED: Self = Self {
        private: Rate::new(Duration::from_micros(1), 1_000_000),
        group: Rate::new(Duration::from_micros(1), 1_000_000),
        overall: Rate::new(Duration::from_micros(1), 1_000_000),
    };
}

/// Whether a call counts in its chat. Toasts and lists of commands put nothing into a chat, and taking the buttons off
/// an answered question in a private chat passes without being counted.
pub(super) fn counts_in_chat(outgoing: &Outgoing, place: Place) -> bool {
    match outgoing {
        Outgoing::Message(_)
        | Outgoing::Amend { .. }
        | Outgoing::Picture { .. }
        | Outgoing::Document { .. }
        | Outgoing::Voice { .. }
        | Outgoing::Location { .. } => true,
        Outgoing::ClearButtons { .. } => place == Place::Group,
        Outgoing::Toast { .. } | Outgoing::Commands(_) => false,
    }
}

type Chats<C> = RateLimiter<String, DefaultKeyedStateStore<String>, C, NoOpMiddleware<<C as Clock>::Instant>>;
type Everything<C> = RateLimiter<NotKeyed, InMemoryState, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// Keeps to a [`Pacing`].
pub(super) struct Pacer<C: Clock = DefaultClock> {
    private: Chats<C>,
    group: Chats<C>,
    overall: Everything<C>,
    refusals: Mutex<Refusals>,
    clock: C,
}

/// What the platform said to calls that came too fast all the same.
#[derive(Default)]
struct Refusals {
    /// The chats that were told to wait, and until when.
    chats: HashMap<String, Instant>,
    /// Until when the bot says nothing anywhere.
    silent_until: Option<Instant>,
}

impl Pacer {
    pub fn new(pacing: Pacing) -> Self {
        Self::with_clock(pacing, DefaultClock::default())
    }

    /// Waits until the bot may speak at all.
    pub async fn overall(&self) {
        loop {
            let silence = self.silence();
            if !silence.is_zero() {
                tokio::time::sleep(silence).await;
            } else if let Err(wait) = self.overall_turn() {
                tokio::time::sleep(wait).await;
            } else {
                return;
            }
        }
    }
}

impl<C: Clock + Clone> Pacer<C> {
    fn with_clock(pacing: Pacing, clock: C) -> Self {
        let chats =
            |rate: Rate| RateLimiter::new(rate.quota(), DefaultKeyedStateStore::default(), clock.clone());
        Self {
            private: chats(pacing.private),
            group: chats(pacing.group),
            overall: RateLimiter::new(pacing.overall.quota(), InMemoryState::default(), clock.clone()),
            refusals: Mutex::default(),
            clock,
        }
    }

    /// Takes a turn in a chat, or says how long until there is one.
    pub fn turn(&self, place: Place, chat: &str) -> Result<(), Duration> {
        let chats = match place {
            Place::Private => &self.private,
            Place::Group => &self.group,
        };
        chats.check_key(&chat.to_owned()).map_err(|not_until| not_until.wait_time_from(self.clock.now()))
    }

    fn overall_turn(&self) -> Result<(), Duration> {
        self.overall.check().map_err(|not_until| not_until.wait_time_from(self.clock.now()))
    }

    /// The platform told a chat to wait. When many are told so, the bot falls silent everywhere.
    pub fn told_to_wait(&self, chat: &str, pause: Duration) {
        let now = Instant::now();
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        refusals.chats.retain(|_, until| *until > now);
        refusals.chats.insert(chat.to_owned(), now + pause);
        if refusals.chats.len() >= CHATS_OVER_LIMIT {
            tracing::warn!(?pause, "the platform tells many chats to wait: the bot is silent for as long");
            refusals.silent_until = refusals.silent_until.max(Some(now + pause));
        }
    }

    fn silence(&self) -> Duration {
        let until = self.refusals.lock().unwrap_or_else(PoisonError::into_inner).silent_until;
        until.map_or(Duration::ZERO, |until| until.saturating_duration_since(Instant::now()))
    }

    /// Forgets chats that have been quiet for long.
    pub fn forget_quiet_chats(&self) {
        self.private.retain_recent();
        self.group.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use governor::clock::FakeRelativeClock;

    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    /// Takes every turn as soon as there is one; when each was taken, from the start.
    fn turns(
        take: impl Fn() -> Result<(), Duration>,
        clock: &FakeRelativeClock,
        length: Duration,
    ) -> Vec<Duration> {
        let mut now = Duration::ZERO;
        let mut taken = Vec::new();
        while now < length {
            match take() {
                Ok(()) => taken.push(now),
                Err(wait) => {
                    assert!(!wait.is_zero());
                    clock.advance(wait);
                    now += wait;
                }
            }
        }
        taken
    }

    fn most_within(taken: &[Duration], window: Duration) -> usize {
        let within =
            |start: &Duration| taken.iter().filter(|turn| (*start..=*start + window).contains(turn)).count();
        taken.iter().map(within).max().unwrap_or(0)
    }

    #[test]
    fn a_private_chat_takes_a_burst_and_then_one_a_second() {
        let clock = FakeRelativeClock::default();
        let pacer = Pacer::with_clock(Pacing::TELEGRAM, clock.clone());
        let taken = turns(|| pacer.turn(Place::Private, "501"), &clock, Duration::from_secs(5));
        let seconds: Vec<_> = taken.iter().map(Duration::as_secs).collect();
        assert_eq!(seconds, [0, 0, 0, 1, 2, 3, 4]);
        let other = turns(|| pacer.turn(Place::Private, "502"), &clock, Duration::from_secs(1));
        assert_eq!(other.len(), 3, "another chat has its own turns");
    }

    #[test]
    fn a_group_gets_at_most_twenty_in_any_minute() {
        let clock = FakeRelativeClock::default();
        let pacer = Pacer::with_clock(Pacing::TELEGRAM, clock.clone());
        let taken = turns(|| pacer.turn(Place::Group, "-900"), &clock, 10 * MINUTE);
        assert!(taken.len() > 140, "{}", taken.len());
        assert_eq!(most_within(&taken, MINUTE), 20);
    }

    #[test]
    fn the_bot_says_at_most_thirty_things_in_any_second() {
        let clock = FakeRelativeClock::default();
        let pacer = Pacer::with_clock(Pacing::TELEGRAM, clock.clone());
        let taken = turns(|| pacer.overall_turn(), &clock, Duration::from_secs(20));
        assert!(taken.len() > 480, "{}", taken.len());
        assert_eq!(most_within(&taken, Duration::from_secs(1)), 30);
    }

    #[tokio::test]
    async fn the_bot_falls_silent_when_many_chats_are_told_to_wait() {
        let pacer = Pacer::new(Pacing::UNHINDERED);
        for chat in ["1", "2", "3", "3"] {
            pacer.told_to_wait(chat, Duration::from_mins(10));
        }
        assert_eq!(pacer.silence(), Duration::ZERO);
        let start = Instant::now();
        pacer.told_to_wait("4", Duration::from_millis(40));
        pacer.overall().await;
        assert!(start.elapsed() >= Duration::from_millis(40));
    }
}
