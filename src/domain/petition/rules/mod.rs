//! What petitions are called and which deadlines they have, as data (`catalogue/petitions.toml`).

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::{Asked, Field, Status};
use crate::domain::catalogue::Fault;
use crate::domain::language::Words;

const OF_PROGRAM: &str = include_str!("../../../../catalogue/petitions.toml");

/// The words and deadlines of petitions. Every kind, field and status has its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The file that says all this.
    source: Arc<str>,
    kinds: BTreeMap<Asked, KindRule>,
    fields: BTreeMap<Field, Words>,
    statuses: BTreeMap<Status, StatusWords>,
    /// In the file's order.
    pub deadlines: Vec<DeadlineRule>,
    /// Why no denunciation is taken in chat.
    pub denunciation: Words,
    /// Whom to call in danger.
    pub urgent: Words,
    /// What to know about the law that the deadlines come from.
    pub law: Words,
}

/// How a kind is explained to the person who chooses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindRule {
    pub label: Words,
    /// One sentence.
    pub meaning: Words,
    pub examples: Words,
    /// Where the kind comes from.
    pub law: String,
    /// Whether it may be sent without a name.
    pub anonymous: bool,
}

/// How a status is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusWords {
    pub label: Words,
    /// One sentence in plain words.
    pub meaning: Words,
}

/// A deadline as the law or the ward sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineRule {
    pub id: String,
    pub applies_to: Vec<Asked>,
    /// Absent where the ward's own rule counts.
    pub limit: Option<Limit>,
    /// The law's limits for harder cases, such as `("limit_complex", 45)`, in the same unit. They are for people to
    /// read.
    pub harder: Vec<(String, u32)>,
    pub start: Start,
    /// What has to be done by then.
    pub what: Words,
    pub source: String,
    /// Whether the source was looked up.
    pub verified: bool,
}

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Calendar days.
    Days(u32),
    WorkingDays(u32),
    WorkingHours(u32),
}

/// What a deadline counts from. The day itself does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Reception,
    Acceptance,
}

impl Rules {
    /// Reads a file such as `catalogue/petitions.toml`. Faults of severity error refuse it.
    pub fn read(source: &str) -> Result<Self, Vec<Fault>> {
        read::read(source)
    }

    /// The rules that come with the program.
    pub fn of_program() -> Arc<Self> {
        static RULES: LazyLock<Arc<Rules>> =
            LazyLock::new(|| Arc::new(Rules::read(OF_PROGRAM).expect("a test reads this file")));
        RULES.clone()
    }

    /// The text of the file.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How a kind is explained.
    pub fn kind(&self, asked: Asked) -> &KindRule {
        &self.kinds[&asked] // reading refuses a file that lacks one
    }

    /// What a field is called.
    pub fn field(&self, field: Field) -> &Words {
        &self.fields[&field] // reading refuses a file that lacks one
    }

    /// How a status is told.
    pub fn status(&self, status: Status) -> &StatusWords {
        &self.statuses[&status] // reading refuses a file that lacks one
    }

    /// The deadline of that name.
    pub fn deadline(&self, id: &str) -> Option<&DeadlineRule> {
        self.deadlines.iter().find(|rule| rule.id == id)
    }
}
