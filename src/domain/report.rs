//! Submitted entries: a group's month, part by part, or the ward's own month.

use chrono::{DateTime, Utc};

use std::collections::BTreeMap;
use std::fmt;

use super::answer::Answers;
use super::catalogue::Key;
use super::people::{Part, PostKind};
use super::period::Month;
use super::ward::GroupCode;

/// Somebody who wrote in a report, and under which post.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Writer {
    pub post: PostKind,
    /// Stands for the person; points nowhere once they are removed.
    pub pseudonym: String,
}

impl Writer {
    /// Reads what `Display` writes: `<post> <pseudonym>`.
    pub fn parse(text: &str) -> Option<Self> {
        let (post, pseudonym) = text.split_once(' ')?;
        let post = PostKind::from_code(post)?;
        (!pseudonym.is_empty()).then(|| Self { post, pseudonym: pseudonym.to_owned() })
    }
}

impl fmt::Display for Writer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.post.code(), self.pseudonym)
    }
}

/// The post that gave each answer of a draft; answers taken over from a submitted revision are nobody's.
pub type Hands = BTreeMap<Key, PostKind>;

/// The hands after `writer` has changed a draft from `before` to `after`.
pub fn hands_after(hands: &Hands, before: &Answers, after: &Answers, writer: PostKind) -> Hands {
    let unchanged = |key: &Key| before.get(key) == after.get(key);
    let hand = |key: &Key| if unchanged(key) { hands.get(key).copied() } else { Some(writer) };
    after.keys().filter_map(|key| Some((key.clone(), hand(key)?))).collect()
}

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

#[cfg(test)]
mod tests {
    use super::super::answer::Answer;
    use super::*;

    fn answers(given: &[(&str, i64)]) -> Answers {
        given.iter().map(|(key, number)| (Key::new(key), Answer::number(*number))).collect()
    }

    #[test]
    fn an_answer_is_by_the_post_that_changed_it_last() {
        let nothing = Answers::new();
        let begun = answers(&[("deaths", 1), ("fund", 5)]);
        let hands = hands_after(&Hands::new(), &nothing, &begun, PostKind::Deputy);
        let corrected = answers(&[("deaths", 2), ("fund", 5), ("weddings", 0)]);
        let hands = hands_after(&hands, &begun, &corrected, PostKind::Leader);
        let given = |key: &str| hands.get(&Key::new(key)).copied();
        assert_eq!(given("deaths"), Some(PostKind::Leader));
        assert_eq!(given("fund"), Some(PostKind::Deputy));
        assert_eq!(given("weddings"), Some(PostKind::Leader));
        let dropped = hands_after(&hands, &corrected, &begun, PostKind::Secretary);
        assert_eq!(dropped.len(), 2);
    }

    #[test]
    fn what_was_submitted_before_is_by_nobody() {
        let submitted = answers(&[("deaths", 1), ("fund", 5)]);
        let corrected = answers(&[("deaths", 1), ("fund", 6)]);
        let hands = hands_after(&Hands::new(), &submitted, &corrected, PostKind::Leader);
        assert_eq!(hands, Hands::from([(Key::new("fund"), PostKind::Leader)]));
    }

    #[test]
    fn a_writer_is_read_as_written() {
        let writer = Writer { post: PostKind::FrontBoardHead, pseudonym: "a1b2".into() };
        assert_eq!(Writer::parse(&writer.to_string()), Some(writer));
        for text in ["", "leader", "leader ", "mayor a1b2"] {
            assert_eq!(Writer::parse(text), None, "{text}");
        }
    }
}
