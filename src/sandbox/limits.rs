//! Telegram's pace: published as about one message a second in a chat, twenty a minute in a group, thirty a second
//! over all. Source: <https://core.telegram.org/bots/faq#broadcasting-to-users>.

use std::collections::HashMap;
use std::time::Instant;

/// How much is let through. Counted per sending or editing call.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub enforce: bool,
    /// Calls a second to one chat, over time.
    pub chat_per_second: f64,
    /// Calls to one chat that may come at once.
    pub chat_burst: f64,
    /// Calls a minute to one group.
    pub group_per_minute: f64,
    /// Calls a second to all chats.
    pub overall_per_second: f64,
}

impl Default for Limits {
    /// Telegram's numbers, not enforced.
    fn default() -> Self {
        Self {
            enforce: false,
            chat_per_second: 1.0,
            chat_burst: 5.0,
            group_per_minute: 20.0,
            overall_per_second: 30.0,
        }
    }
}

#[derive(Debug)]
struct Bucket {
    level: f64,
    at: Instant,
}

/// What has been used of the limits.
#[derive(Debug)]
pub struct Pace {
    limits: Limits,
    chats: HashMap<i64, Bucket>,
    overall: Option<Bucket>,
}

impl Pace {
    pub fn new(limits: Limits) -> Self {
        Self { limits, chats: HashMap::new(), overall: None }
    }

    pub fn set(&mut self, limits: Limits) {
        *self = Self::new(limits);
    }

    /// Lets a call to a chat through, or says after how many whole seconds it may come again.
    pub fn admit(&mut self, chat: i64, now: Instant) -> Result<(), u64> {
        if !self.limits.enforce {
            return Ok(());
        }
        let group = chat < 0;
        let (rate, size) = if group {
            let minute = self.limits.group_per_minute;
            (minute / 60.0, minute)
        } else {
            (self.limits.chat_per_second, self.limits.chat_burst)
        };
        let everything = self.limits.overall_per_second;
        let full = |size| Bucket { level: size, at: now };
        let of_chat = self.chats.entry(chat).or_insert_with(|| full(size));
        let of_all = self.overall.get_or_insert_with(|| full(everything));
        of_chat.refill(rate, size, now);
        of_all.refill(everything, everything, now);
        let wait = of_chat.wait(rate).max(of_all.wait(everything));
        if wait > 0 {
            return Err(wait);
        }
        of_chat.level -= 1.0;
        of_all.level -= 1.0;
        Ok(())
    }
}

impl Bucket {
    fn refill(&mut self, rate: f64, size: f64, now: Instant) {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        self.level = (self.level + passed * rate).min(size);
        self.at = now;
    }

    /// Whole seconds until one call fits; 0 when it fits now.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a small positive number of seconds
    fn wait(&self, rate: f64) -> u64 {
        if self.level >= 1.0 {
            return 0;
        }
        ((1.0 - self.level) / rate).ceil().max(1.0) as u64
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_burst_passes_then_one_a_second() {
        let mut pace = Pace::new(Limits { enforce: true, chat_burst: 2.0, ..Limits::default() });
        let start = Instant::now();
        assert_eq!(pace.admit(7, start), Ok(()));
        assert_eq!(pace.admit(7, start), Ok(()));
        assert_eq!(pace.admit(7, start), Err(1));
        assert_eq!(pace.admit(8, start), Ok(()), "another chat is not held up");
        assert_eq!(pace.admit(7, start + Duration::from_secs(1)), Ok(()));
        for _ in 0..20 {
            assert_eq!(pace.admit(-5, start + Duration::from_secs(2)), Ok(()));
        }
        assert_eq!(pace.admit(-5, start + Duration::from_secs(2)), Err(3));
    }
}
