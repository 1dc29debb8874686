//! What has happened to a petition, and the words that belong to it.

use serde::{Deserialize, Serialize};

use super::Said;

/// The words that belong to an event. They are kept sealed, apart from what the register counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    Nothing,
    /// A question, a reason, an answer, what was added, or where to turn to.
    Text(Said),
    Forwarding {
        body: Said,
        reference: Option<Said>,
    },
    Settlement {
        outcome: Said,
        reason: Said,
        evidence: Evidence,
    },
}

impl Detail {
    /// What a person has written of it, as one reads it.
    pub fn written(self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Text(text) => Some(text.to_string()),
            Self::Forwarding { body, reference: Some(reference) } => Some(format!("{body}, {reference}")),
            Self::Forwarding { body, reference: None } => Some(body.to_string()),
            Self::Settlement { outcome, reason, .. } => Some(format!("{outcome}\n{reason}")),
        }
    }
}

/// What has happened to a petition, without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    Received,
    /// It was brought in from a file, which told how it stood.
    Imported,
    Taken,
    MoreAsked,
    /// The sender added something.
    Added,
    FoundIneligible,
    Guided,
    Forwarded,
    Accepted,
    Refused,
    Started,
    Answered,
    Settled,
    Reopened,
    Withdrawn,
    /// It was marked as settled together with the People's Committee.
    Coordinated,
}

impl EventKind {
    /// Every kind of event.
    pub const ALL: [Self; 16] = [
        Self::Received,
        Self::Imported,
        Self::Taken,
        Self::MoreAsked,
        Self::Added,
        Self::FoundIneligible,
        Self::Guided,
        Self::Forwarded,
        Self::Accepted,
        Self::Refused,
        Self::Started,
        Self::Answered,
        Self::Settled,
        Self::Reopened,
        Self::Withdrawn,
        Self::Coordinated,
    ];

    /// The name used in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Imported => "imported",
            Self::Taken => "taken",
            Self::MoreAsked => "more_asked",
            Self::Added => "added",
            Self::FoundIneligible => "found_ineligible",
            Self::Guided => "guided",
            Self::Forwarded => "forwarded",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Started => "started",
            Self::Answered => "answered",
            Self::Settled => "settled",
            Self::Reopened => "reopened",
            Self::Withdrawn => "withdrawn",
            Self::Coordinated => "coordinated",
        }
    }

    /// Reads the name used in storage.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What shows that a petition was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// So many photos, which are kept as attachments of the event.
    Photos(u32),
    /// There is nothing that a photo could show, such as after an explanation.
    NotApplicable,
}
