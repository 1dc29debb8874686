//! One petition's state, and the state after an event.

use chrono::{DateTime, Utc};

use super::states::{
    Accepted, Classifying, Forwarded, Guided, InProgress, NotEligible, Received, Refused, Reopened, Settled,
    SettledAgain, WaitingForMore, Withdrawn,
};
use crate::domain::petition::{EventKind, Status};

/// The state of a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Received(Received),
    Classifying(Classifying),
    WaitingForMore(WaitingForMore),
    NotEligible(NotEligible),
    Guided(Guided),
    Forwarded(Forwarded),
    Accepted(Accepted),
    InProgress(InProgress),
    Settled(Settled),
    Refused(Refused),
    Withdrawn(Withdrawn),
    Reopened(Reopened),
    SettledAgain(SettledAgain),
}

impl State {
    /// The status that people see.
    pub const fn status(self) -> Status {
        match self {
            Self::Received(_) => Status::Received,
            Self::Classifying(_) => Status::Classifying,
            Self::WaitingForMore(_) => Status::WaitingForMore,
            Self::NotEligible(_) => Status::NotEligible,
            Self::Guided(_) => Status::Guided,
            Self::Forwarded(_) => Status::Forwarded,
            Self::Accepted(_) => Status::Accepted,
            Self::InProgress(_) | Self::Reopened(_) => Status::InProgress,
            Self::Settled(_) | Self::SettledAgain(_) => Status::Settled,
            Self::Refused(_) => Status::Refused,
            Self::Withdrawn(_) => Status::Withdrawn,
        }
    }

    /// Since when it has stood so.
    pub const fn since(self) -> DateTime<Utc> {
        match self {
            Self::Received(state) => state.since(),
            Self::Classifying(state) => state.since(),
            Self::WaitingForMore(state) => state.since(),
            Self::NotEligible(state) => state.since(),
            Self::Guided(state) => state.since(),
            Self::Forwarded(state) => state.since(),
            Self::Accepted(state) => state.since(),
            Self::InProgress(state) => state.since(),
            Self::Settled(state) => state.since(),
            Self::Refused(state) => state.since(),
            Self::Withdrawn(state) => state.since(),
            Self::Reopened(state) => state.since(),
            Self::SettledAgain(state) => state.since(),
        }
    }

    /// The state after an event; `None` where the event cannot follow.
    pub fn after(self, event: EventKind, at: DateTime<Utc>) -> Option<Self> {
        match event {
            EventKind::Received | EventKind::Imported => None,
            EventKind::Taken => self.taken(at),
            EventKind::MoreAsked | EventKind::FoundIneligible | EventKind::Guided | EventKind::Forwarded => {
                self.classified(event, at)
            }
            EventKind::Accepted => self.accepted(at),
            EventKind::Refused => self.refused(at),
            EventKind::Started => self.started(at),
            EventKind::Settled => self.settled(at),
            EventKind::Reopened => self.reopened(at),
            EventKind::Withdrawn => self.withdrawn(at),
            EventKind::Added => self.added(at),
            EventKind::Answered => (self.status() != Status::Withdrawn).then_some(self),
            EventKind::Coordinated => {
                (self.status().is_open() || self.status() == Status::Settled).then_some(self)
            }
        }
    }

    fn taken(self, at: DateTime<Utc>) -> Option<Self> {
        let Self::Received(state) = self else { return None };
        Some(Self::Classifying(state.take(at)))
    }

    fn accepted(self, at: DateTime<Utc>) -> Option<Self> {
        if let Self::Classifying(state) = self {
            return Some(Self::Accepted(state.accept(at)));
        }
        let Self::Forwarded(state) = self else { return None };
        Some(Self::Accepted(state.accept(at)))
    }

    fn refused(self, at: DateTime<Utc>) -> Option<Self> {
        if let Self::Classifying(state) = self {
            return Some(Self::Refused(state.refuse(at)));
        }
        let Self::Forwarded(state) = self else { return None };
        Some(Self::Refused(state.refuse(at)))
    }

    fn started(self, at: DateTime<Utc>) -> Option<Self> {
        if let Self::Forwarded(state) = self {
            return Some(Self::InProgress(state.start(at)));
        }
        let Self::Accepted(state) = self else { return None };
        Some(Self::InProgress(state.start(at)))
    }

    fn settled(self, at: DateTime<Utc>) -> Option<Self> {
        if let Self::Forwarded(state) = self {
            return Some(Self::Settled(state.settle(at)));
        }
        if let Self::InProgress(state) = self {
            return Some(Self::Settled(state.settle(at)));
        }
        let Self::Reopened(state) = self else { return None };
        Some(Self::SettledAgain(state.settle(at)))
    }

    fn reopened(self, at: DateTime<Utc>) -> Option<Self> {
        let Self::Settled(state) = self else { return None };
        Some(Self::Reopened(state.reopen(at)))
    }

    /// The sender added something: what was waited for, or more.
    fn added(self, at: DateTime<Utc>) -> Option<Self> {
        if let Self::WaitingForMore(state) = self {
            return Some(Self::Classifying(state.add_more(at)));
        }
        self.status().is_open().then_some(self)
    }

    /// What only classifying leads to.
    fn classified(self, event: EventKind, at: DateTime<Utc>) -> Option<Self> {
        let Self::Classifying(state) = self else { return None };
        match event {
            EventKind::MoreAsked => Some(Self::WaitingForMore(state.ask_more(at))),
            EventKind::FoundIneligible => Some(Self::NotEligible(state.find_ineligible(at))),
            EventKind::Guided => Some(Self::Guided(state.guide(at))),
            EventKind::Forwarded => Some(Self::Forwarded(state.forward(at))),
            EventKind::Received
            | EventKind::Imported
            | EventKind::Taken
            | EventKind::Added
            | EventKind::Accepted
            | EventKind::Refused
            | EventKind::Started
            | EventKind::Answered
            | EventKind::Settled
            | EventKind::Reopened
            | EventKind::Withdrawn
            | EventKind::Coordinated => None,
        }
    }

    fn withdrawn(self, at: DateTime<Utc>) -> Option<Self> {
        let withdrawn = match self {
            Self::Received(state) => state.withdraw(at),
            Self::Classifying(state) => state.withdraw(at),
            Self::WaitingForMore(state) => state.withdraw(at),
            Self::Forwarded(state) => state.withdraw(at),
            Self::Accepted(state) => state.withdraw(at),
            Self::InProgress(state) => state.withdraw(at),
            Self::Reopened(state) => state.withdraw(at),
            Self::NotEligible(_)
            | Self::Guided(_)
            | Self::Settled(_)
            | Self::Refused(_)
            | Self::Withdrawn(_)
            | Self::SettledAgain(_) => return None,
        };
        Some(Self::Withdrawn(withdrawn))
    }
}
