//! What the chain promises: every kind of tampering is found and told apart.

mod encoding;
mod tampering;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{Action, Change, Entry, Kept, Origin, Place};

fn moment() -> DateTime<Utc> {
    "2019-10-02T08:00:00.123456+07:00".parse().expect("a moment")
}

/// An entry that records a figure.
fn next(before: Place, figure: i64) -> Entry {
    let change = Change {
        ward_id: 1,
        action: Action::ReportSubmitted,
        subject: "report TDP07 2019-09".to_owned(),
        old: None,
        new: Some(json!({ "deaths": figure })),
    };
    let origin = Origin::person("f00d", "leader TDP07", "telegram");
    Entry::record(&origin, moment(), &change, before.sequence + 1, before.hash)
}

/// A chain of so many entries from the start.
fn chain(length: i64) -> (Kept, Vec<Entry>) {
    let mut entries: Vec<Entry> = Vec::new();
    for figure in 0..length {
        let before = entries.last().map_or(Place::START, Entry::place);
        entries.push(next(before, figure));
    }
    let end = entries.last().map_or(Place::START, Entry::place);
    (Kept { start: Place::START, end }, entries)
}
