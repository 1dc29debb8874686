//! The ward's zone, and the day that a moment lies in there.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// The time zone of every ward.
pub const WARD_ZONE: Tz = chrono_tz::Asia::Ho_Chi_Minh;

/// The ward's day of a moment.
pub fn local_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&WARD_ZONE).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_the_wards_midnight() {
        for (at, day) in [("2019-03-03T16:59:59Z", "2019-03-03"), ("2019-03-03T17:00:00Z", "2019-03-04")] {
            let at = at.parse().expect("a moment");
            assert_eq!(local_day(at), day.parse().expect("a date"), "{at}");
        }
    }
}
