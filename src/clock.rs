//! The ward's clock. It is passed in wherever a time is needed, so that a trial or a test can stand at any moment.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::domain::period::{WARD_ZONE, local_day};

/// A source of the present time. Clones share one time.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    /// Stood at `start` when `since` was taken, and runs on from there.
    Shifted {
        start: DateTime<Utc>,
        since: Instant,
    },
    /// Stands still until it is set.
    Manual(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// The machine's own time.
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `start` now and runs on from there.
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        Self(Source::Shifted { start, since: Instant::now() })
    }

    /// A clock that stands at `start` until [`Clock::set`] or [`Clock::advance`] moves it.
    pub fn manual(start: DateTime<Utc>) -> Self {
        Self(Source::Manual(Arc::new(Mutex::new(start))))
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::System => Utc::now(),
            Source::Shifted { start, since } => {
                let passed = TimeDelta::from_std(since.elapsed()).unwrap_or(TimeDelta::MAX);
                start.checked_add_signed(passed).unwrap_or(DateTime::<Utc>::MAX_UTC)
            }
            Source::Manual(time) => *time.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// The present moment as the ward's people read it.
    pub fn local(&self) -> DateTime<Tz> {
        self.now().with_timezone(&WARD_ZONE)
    }

    /// The ward's present day.
    pub fn today(&self) -> NaiveDate {
        local_day(self.now())
    }

    /// Puts a manual clock at `time`. The others follow their own time, and stay as they are.
    pub fn set(&self, time: DateTime<Utc>) {
        if let Source::Manual(present) = &self.0 {
            *present.lock().unwrap_or_else(PoisonError::into_inner) = time;
        }
    }

    /// Moves a manual clock on by `step`. The others follow their own time, and stay as they are.
    pub fn advance(&self, step: TimeDelta) {
        if let Source::Manual(present) = &self.0 {
            let mut present = present.lock().unwrap_or_else(PoisonError::into_inner);
            *present = present.checked_add_signed(step).unwrap_or(DateTime::<Utc>::MAX_UTC);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment in RFC 3339")
    }

    #[test]
    fn a_manual_clock_stands_where_it_was_put_and_its_clones_follow() {
        let clock = Clock::manual(moment("2019-10-02T08:00:00+07:00"));
        let copy = clock.clone();
        clock.advance(TimeDelta::weeks(2));
        assert_eq!(copy.now(), moment("2019-10-16T01:00:00Z"));
        copy.set(moment("2019-12-31T17:00:00Z"));
        assert_eq!(clock.today(), NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date"));
    }

    #[test]
    fn a_shifted_clock_runs_on_from_its_start() {
        let start = moment("2019-10-02T08:00:00+07:00");
        let clock = Clock::starting_at(start);
        let first = clock.now();
        assert!(first >= start && first < start + TimeDelta::days(1), "{first}");
        assert!(clock.now() >= first);
        clock.set(moment("2000-01-01T00:00:00Z"));
        assert!(clock.now() >= first, "only a manual clock can be set");
    }
}
