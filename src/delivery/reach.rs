//! Whether the platform is there.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// While something got through this recently, the platform is there.
const RECENTLY: Duration = Duration::from_mins(1);

/// Whether the platform can be reached, as far as sending tells.
#[derive(Debug, Default)]
pub(super) struct Reach {
    last_success: Mutex<Option<Instant>>,
    failing: AtomicBool,
}

impl Reach {
    /// Something got through.
    pub fn got_through(&self) {
        *self.last_success.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        if self.failing.swap(false, Ordering::Relaxed) {
            tracing::info!("the platform can be reached again");
        }
    }

    /// Something did not get through. Said once, and not for every message that waits meanwhile.
    pub fn failed(&self, fault: &str) {
        if !self.failing.swap(true, Ordering::Relaxed) {
            tracing::warn!(fault, "the platform cannot be reached; what is to be sent waits");
        }
    }

    /// Whether something got through recently.
    pub fn is_there(&self) -> bool {
        let last_success = *self.last_success.lock().unwrap_or_else(PoisonError::into_inner);
        last_success.is_some_and(|time| time.elapsed() < RECENTLY)
    }
}
