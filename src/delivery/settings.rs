//! How delivery works: what differs between production, trials and tests.

use std::time::Duration;

use super::pacing::Pacing;
use crate::clock::Clock;

/// Settings of [`Delivery`](super::Delivery).
#[derive(Debug, Clone)]
pub struct Settings {
    /// How many events are handled at once.
    pub workers: usize,
    /// The pauses after the first failures of an event; one failure more sets it aside.
    pub strike_pauses: Vec<Duration>,
    /// How often everyone looks for work without having been woken.
    pub tick: Duration,
    pub sending: SendingSettings,
    pub fetching: FetchingSettings,
    /// The time between the bot's rounds; without it they are made only when called for.
    pub rounds: Option<Duration>,
    /// The ward's clock, which the rounds go by. Delivery itself goes by the database's time.
    pub clock: Clock,
    /// How long the keys of handled updates, the outcomes of what was sent, and the contents of what was set aside or
    /// could not be read are kept. Platforms bring an update again for a day at most.
    pub keep: Duration,
}

/// Settings of the sender.
#[derive(Debug, Clone)]
pub struct SendingSettings {
    /// How many chats are sent to at once.
    pub at_once: usize,
    pub pacing: Pacing,
    /// The pause of a chat after a failed send; it doubles up to the longest.
    pub first_pause: Duration,
    pub longest_pause: Duration,
    /// So often a message may fail while others get through, before it is given up.
    pub tries: u32,
}

/// Settings of the fetcher.
#[derive(Debug, Clone)]
pub struct FetchingSettings {
    /// How many files are fetched at once.
    pub at_once: usize,
    /// The pause of a file after a failed fetch; it doubles up to the longest.
    pub first_pause: Duration,
    pub longest_pause: Duration,
    /// After so many refusals of the platform a file is lost. A platform that is away is waited for.
    pub refusals: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            workers: 4,
            strike_pauses: vec![Duration::from_secs(1), Duration::from_secs(5)],
            tick: Duration::from_secs(2),
            sending: SendingSettings::default(),
            fetching: FetchingSettings::default(),
            rounds: Some(Duration::from_mins(1)),
            clock: Clock::system(),
            keep: Duration::from_hours(30 * 24),
        }
    }
}

impl Default for SendingSettings {
    fn default() -> Self {
        Self {
            at_once: 16,
            pacing: Pacing::TELEGRAM,
            first_pause: Duration::from_secs(1),
            longest_pause: Duration::from_secs(30),
            tries: 20,
        }
    }
}

impl Default for FetchingSettings {
    fn default() -> Self {
        Self {
            at_once: 4,
            first_pause: Duration::from_secs(5),
            longest_pause: Duration::from_mins(10),
            // Over about half an hour.
            refusals: 10,
        }
    }
}
