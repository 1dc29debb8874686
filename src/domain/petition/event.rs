//! What happens to a petition, and what can be done with it.

use serde::{Deserialize, Serialize};

use crate::domain::figure::nfc;

/// Words that somebody wrote: composed (NFC), without blanks around them, and never empty. `Debug` does not show them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Said(String);

impl Said {
    /// The words; `None` where there are none.
    pub fn new(text: &str) -> Option<Self> {
        let text = nfc(text.trim());
        (!text.is_empty()).then_some(Self(text))
    }

    /// The words as they are shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Said {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Said(…)")
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl TryFrom<String> for Said {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("there are no words")
    }
}

impl From<Said> for String {
    fn from(said: Said) -> Self {
        said.0
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

/// What is done with a petition, with what has to be said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// A handler takes it up to classify it.
    Take,
    /// The sender is asked for more.
    AskMore {
        question: Said,
    },
    /// The sender adds something.
    AddMore {
        text: Option<Said>,
    },
    RefuseAsIneligible {
        reason: Said,
    },
    /// The sender is told where to turn to.
    Guide {
        where_to: Said,
    },
    /// It goes to the competent body, under that body's or the letter's reference number.
    Forward {
        body: Said,
        reference: Option<Said>,
    },
    Accept,
    Refuse {
        reason: Said,
    },
    Start,
    /// The sender is told something; the status stays.
    Answer {
        text: Said,
    },
    Settle {
        outcome: Said,
        reason: Said,
        evidence: Evidence,
    },
    /// The sender is not content.
    Reopen {
        reason: Said,
    },
    Withdraw,
    /// It was settled together with the People's Committee.
    MarkCoordinated,
}

/// An action without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    Take,
    AskMore,
    AddMore,
    RefuseAsIneligible,
    Guide,
    Forward,
    Accept,
    Refuse,
    Start,
    Answer,
    Settle,
    Reopen,
    Withdraw,
    MarkCoordinated,
}

impl ActionKind {
    /// Every action, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Take,
        Self::Accept,
        Self::Start,
        Self::Settle,
        Self::Forward,
        Self::AskMore,
        Self::Answer,
        Self::Guide,
        Self::Refuse,
        Self::RefuseAsIneligible,
        Self::MarkCoordinated,
        Self::AddMore,
        Self::Reopen,
        Self::Withdraw,
    ];

    /// A short name, for buttons and storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::AskMore => "ask_more",
            Self::AddMore => "add_more",
            Self::RefuseAsIneligible => "ineligible",
            Self::Guide => "guide",
            Self::Forward => "forward",
            Self::Accept => "accept",
            Self::Refuse => "refuse",
            Self::Start => "start",
            Self::Answer => "answer",
            Self::Settle => "settle",
            Self::Reopen => "reopen",
            Self::Withdraw => "withdraw",
            Self::MarkCoordinated => "coordinated",
        }
    }

    /// Reads a short name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it is for the sender to do; the others are for the handlers.
    pub const fn is_of_sender(self) -> bool {
        match self {
            Self::AddMore | Self::Reopen | Self::Withdraw => true,
            Self::Take
            | Self::AskMore
            | Self::RefuseAsIneligible
            | Self::Guide
            | Self::Forward
            | Self::Accept
            | Self::Refuse
            | Self::Start
            | Self::Answer
            | Self::Settle
            | Self::MarkCoordinated => false,
        }
    }

    /// What has happened once it is done.
    pub const fn event(self) -> EventKind {
        match self {
            Self::Take => EventKind::Taken,
            Self::AskMore => EventKind::MoreAsked,
            Self::AddMore => EventKind::Added,
            Self::RefuseAsIneligible => EventKind::FoundIneligible,
            Self::Guide => EventKind::Guided,
            Self::Forward => EventKind::Forwarded,
            Self::Accept => EventKind::Accepted,
            Self::Refuse => EventKind::Refused,
            Self::Start => EventKind::Started,
            Self::Answer => EventKind::Answered,
            Self::Settle => EventKind::Settled,
            Self::Reopen => EventKind::Reopened,
            Self::Withdraw => EventKind::Withdrawn,
            Self::MarkCoordinated => EventKind::Coordinated,
        }
    }
}

impl Action {
    /// The action without its words.
    pub const fn kind(&self) -> ActionKind {
        match self {
            Self::Take => ActionKind::Take,
            Self::AskMore { .. } => ActionKind::AskMore,
            Self::AddMore { .. } => ActionKind::AddMore,
            Self::RefuseAsIneligible { .. } => ActionKind::RefuseAsIneligible,
            Self::Guide { .. } => ActionKind::Guide,
            Self::Forward { .. } => ActionKind::Forward,
            Self::Accept => ActionKind::Accept,
            Self::Refuse { .. } => ActionKind::Refuse,
            Self::Start => ActionKind::Start,
            Self::Answer { .. } => ActionKind::Answer,
            Self::Settle { .. } => ActionKind::Settle,
            Self::Reopen { .. } => ActionKind::Reopen,
            Self::Withdraw => ActionKind::Withdraw,
            Self::MarkCoordinated => ActionKind::MarkCoordinated,
        }
    }

    /// What is kept, sealed, of the words.
    pub fn into_detail(self) -> Detail {
        match self {
            Self::Take | Self::Accept | Self::Start | Self::Withdraw | Self::MarkCoordinated => {
                Detail::Nothing
            }
            Self::AskMore { question } => Detail::Text(question),
            Self::AddMore { text } => text.map_or(Detail::Nothing, Detail::Text),
            Self::Answer { text } => Detail::Text(text),
            Self::Guide { where_to } => Detail::Text(where_to),
            Self::RefuseAsIneligible { reason } | Self::Refuse { reason } | Self::Reopen { reason } => {
                Detail::Text(reason)
            }
            Self::Forward { body, reference } => Detail::Forwarding { body, reference },
            Self::Settle { outcome, reason, evidence } => Detail::Settlement { outcome, reason, evidence },
        }
    }
}

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
