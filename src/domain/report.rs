//! Submitted entries: a group's month, part by part, or the ward's own month.

use chrono::{DateTime, Utc};

use super::answer::Answers;
use super::people::Part;
use super::period::Month;
use super::ward::GroupCode;

/// Who gave an entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A residential group; its month comes in parts.
    Group(GroupCode, Part),
    /// The ward committee's own month.
    Ward,
}

/// One submitted revision of a month; it never changes. The newest revision of a source and month is the one that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub source: Source,
    pub month: Month,
    /// 1, 2, … within a source and month.
    pub revision: u32,
    pub submitted_at: DateTime<Utc>,
    pub answers: Answers,
}

/// The newest revision of each source and month among those submitted at `as_of` or before.
pub fn newest(entries: &[Entry], as_of: DateTime<Utc>) -> Vec<&Entry> {
    let mut newest = std::collections::BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.submitted_at <= as_of) {
        let kept = newest.entry((&entry.source, entry.month)).or_insert(entry);
        if entry.revision > kept.revision {
            *kept = entry;
        }
    }
    newest.into_values().collect()
}
