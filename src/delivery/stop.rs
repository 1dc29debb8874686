//! The request to stop, and waiting in a way that hears it.

use std::time::Duration;

use tokio::sync::watch;

/// Hears whether to stop. Clones hear the same.
#[derive(Debug, Clone)]
pub struct Stop(watch::Receiver<bool>);

/// Asks everyone who holds the [`Stop`] to stop; so does dropping it.
#[derive(Debug)]
pub struct StopSwitch(watch::Sender<bool>);

impl StopSwitch {
    /// A switch and who hears it.
    pub fn new() -> (Self, Stop) {
        let (sender, receiver) = watch::channel(false);
        (Self(sender), Stop(receiver))
    }

    /// Asks to stop.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Whether stopping has been asked for.
    pub fn is_requested(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Waits until stopping is asked for.
    pub async fn requested(&self) {
        // An error means that the switch is gone, which asks the same.
        let _ = self.0.clone().wait_for(|requested| *requested).await;
    }

    /// Waits for `time`, or until stopping is asked for.
    pub async fn pause(&self, time: Duration) {
        tokio::select! {
            () = tokio::time::sleep(time) => {}
            () = self.requested() => {}
        }
    }
}

/// The pause after so many failures in a row (0 after the first): doubled each time up to `longest`, and then cut by up
/// to a half at random, so that many who failed together do not come back together.
pub fn growing_pause(failures: u32, first: Duration, longest: Duration) -> Duration {
    let grown = first.saturating_mul(2_u32.saturating_pow(failures)).min(longest);
    grown.mul_f64(rand::random_range(0.5..=1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_the_longest() {
        let (first, longest) = (Duration::from_millis(500), Duration::from_secs(30));
        for (failures, full) in [(0, 500), (1, 1_000), (5, 16_000), (6, 30_000), (u32::MAX, 30_000)] {
            let pause = growing_pause(failures, first, longest);
            let full = Duration::from_millis(full);
            assert!(full / 2 <= pause && pause <= full, "{failures}: {pause:?}");
        }
    }

    #[tokio::test]
    async fn dropping_the_switch_asks_to_stop() {
        let (switch, stop) = StopSwitch::new();
        assert!(!stop.is_requested());
        drop(switch);
        assert!(stop.is_requested());
        stop.requested().await;
    }
}
