//! Moments, as people type them on the command line.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

use crate::domain::period::WARD_ZONE;

/// Reads a moment; what says no zone is in the ward's, and a day means its end.
pub fn or_end_of_day(text: &str) -> Result<DateTime<Utc>, String> {
    read(text, NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap_or_default())
}

/// Reads a moment; what says no zone is in the ward's, and a day means its beginning.
pub fn or_start_of_day(text: &str) -> Result<DateTime<Utc>, String> {
    read(text, NaiveTime::MIN)
}

fn read(text: &str, of_day: NaiveTime) -> Result<DateTime<Utc>, String> {
    let text = text.trim();
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Ok(moment.to_utc());
    }
    let with_time =
        ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let with_time = with_time.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let day =
        || ["%d/%m/%Y", "%Y-%m-%d"].iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok());
    let local = with_time.or_else(|| day().map(|day| day.and_time(of_day)));
    let moment = local.and_then(|local| WARD_ZONE.from_local_datetime(&local).earliest());
    moment.map(|moment| moment.to_utc()).ok_or_else(|| {
        "a time is written like 2019-10-02T08:00:00+07:00, 2019-10-02 or \"02/10/2019 08:00\"".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::{or_end_of_day, or_start_of_day};

    #[test]
    fn moments_are_read_in_the_wards_zone() {
        for (text, expected) in [
            ("2019-10-02T08:00:00+07:00", "2019-10-02T01:00:00Z"),
            ("2019-10-02T01:00:00Z", "2019-10-02T01:00:00Z"),
            ("02/10/2019 08:00", "2019-10-02T01:00:00Z"),
            ("2/10/2019 8:00", "2019-10-02T01:00:00Z"),
            ("2019-10-02T08:00", "2019-10-02T01:00:00Z"),
            ("2019-10-02", "2019-10-02T16:59:59.999999Z"),
            (" 02/10/2019 ", "2019-10-02T16:59:59.999999Z"),
        ] {
            assert_eq!(or_end_of_day(text), Ok(expected.parse().expect("a moment")), "{text}");
        }
        for text in ["", "hôm qua", "2019-13-01", "31/02/2019", "02/10/2019 25:00"] {
            assert!(or_end_of_day(text).is_err(), "{text}");
        }
        assert_eq!(or_start_of_day("2/10/2019"), Ok("2019-10-01T17:00:00Z".parse().expect("a moment")));
    }
}
