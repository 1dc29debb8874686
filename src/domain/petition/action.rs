//! What can be done with a petition.

use serde::{Deserialize, Serialize};

use super::{Detail, EventKind, Evidence, Said};

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

/// The actions that are for the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderAction {
    AddMore,
    Reopen,
    Withdraw,
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

    /// What the sender does by it; `None` for what is for the handlers to do.
    pub const fn of_sender(self) -> Option<SenderAction> {
        match self {
            Self::AddMore => Some(SenderAction::AddMore),
            Self::Reopen => Some(SenderAction::Reopen),
            Self::Withdraw => Some(SenderAction::Withdraw),
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
            | Self::MarkCoordinated => None,
        }
    }

    /// Whether it is for the sender to do.
    pub const fn is_of_sender(self) -> bool {
        self.of_sender().is_some()
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
