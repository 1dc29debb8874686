//! A petition as a machine over what was recorded of it.
//!
//! `received → classifying; classifying → waiting for more, not eligible, guided, forwarded, accepted, refused;
//! waiting for more → classifying; forwarded → accepted, in progress, settled, refused; accepted → in progress;
//! in progress → settled; settled → in progress (once); any open one → withdrawn`.

mod state;
pub mod states;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

pub use self::state::State;
use self::states::{Received, brought_in};
use super::{Action, ActionKind, Detail, EventKind, Kind, Number, Status};

/// An event as the register keeps it in plain: no words, no persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    pub at: DateTime<Utc>,
    pub kind: EventKind,
    /// The petition's status after it.
    pub status: Status,
}

/// An event that has just happened and is to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its place among the petition's events, counted from 1.
    pub sequence: u32,
    pub milestone: Milestone,
    /// To be sealed.
    pub detail: Detail,
}

/// How a petition came into the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Sent,
    /// From a file. Whoever handled it before has told the sender the outcome of its reception, if the file tells a status
    /// beyond classification; when, the file does not say.
    Imported {
        outcome_told: bool,
    },
}

/// A petition: its state, and what led there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Petition {
    number: Number,
    kind: Kind,
    origin: Origin,
    state: State,
    first: Milestone,
    later: Vec<Milestone>,
}

/// Why an action was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{number} is {}: {} cannot be done with it", .status.code(), .action.code())]
pub struct Impossible {
    pub number: Number,
    pub status: Status,
    pub action: ActionKind,
}

/// A stored history that cannot have happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("event {sequence} of {number} cannot have happened")]
pub struct ImpossibleHistory {
    pub number: Number,
    /// Counted from 1.
    pub sequence: usize,
}

impl Petition {
    /// A petition that was just sent.
    pub fn received(number: Number, kind: Kind, at: DateTime<Utc>) -> (Self, Recorded) {
        let first = Milestone { at, kind: EventKind::Received, status: Status::Received };
        let state = State::Received(Received::at(at));
        let petition = Self { number, kind, origin: Origin::Sent, state, first, later: Vec::new() };
        (petition, Recorded { sequence: 1, milestone: first, detail: Detail::Nothing })
    }

    /// A petition from its milestones, oldest first. Those of an imported one tell no more than its file did: it may be
    /// settled straight after it was received.
    pub fn replay(number: &Number, kind: Kind, milestones: &[Milestone]) -> Result<Self, ImpossibleHistory> {
        let impossible = |sequence| ImpossibleHistory { number: number.clone(), sequence };
        let (first, rest) = milestones.split_first().ok_or_else(|| impossible(1))?;
        let (origin, state) = match first.kind {
            EventKind::Received if first.status == Status::Received => {
                (Origin::Sent, State::Received(Received::at(first.at)))
            }
            EventKind::Imported if first.status != Status::Settled => {
                let outcome_told = first.status.is_beyond_classification() || settled_before(first, rest);
                (Origin::Imported { outcome_told }, brought_in::state(first.status, first.at))
            }
            EventKind::Received
            | EventKind::Imported
            | EventKind::Taken
            | EventKind::MoreAsked
            | EventKind::Added
            | EventKind::FoundIneligible
            | EventKind::Guided
            | EventKind::Forwarded
            | EventKind::Accepted
            | EventKind::Refused
            | EventKind::Started
            | EventKind::Answered
            | EventKind::Settled
            | EventKind::Reopened
            | EventKind::Withdrawn
            | EventKind::Coordinated => return Err(impossible(1)),
        };
        let mut petition =
            Self { number: number.clone(), kind, origin, state, first: *first, later: Vec::new() };
        for (at, milestone) in rest.iter().enumerate() {
            petition = petition
                .step(milestone.kind, milestone.at)
                .filter(|after| after.status() == milestone.status)
                .ok_or_else(|| impossible(at + 2))?;
        }
        Ok(petition)
    }

    /// Does the action, and gives what is to be stored of it.
    pub fn act(self, action: Action, at: DateTime<Utc>) -> Result<(Self, Recorded), Impossible> {
        let kind = action.kind();
        let refusal = Impossible { number: self.number.clone(), status: self.status(), action: kind };
        let after = self.step(kind.event(), at).ok_or(refusal)?;
        let milestone = Milestone { at, kind: kind.event(), status: after.status() };
        // A petition has a handful of events.
        let sequence = u32::try_from(after.later.len() + 1).unwrap_or(u32::MAX);
        Ok((after, Recorded { sequence, milestone, detail: action.into_detail() }))
    }

    /// What can be done with it now, whoever may.
    pub fn allows(&self) -> Vec<ActionKind> {
        let possible = |kind: &ActionKind| {
            let again = kind.event() == EventKind::Coordinated && self.is_coordinated();
            !again && self.state.after(kind.event(), self.state.since()).is_some()
        };
        ActionKind::ALL.into_iter().filter(possible).collect()
    }

    /// The petition as it stood at `at`; `None` where it had not come yet.
    pub fn as_of(&self, at: DateTime<Utc>) -> Option<Self> {
        let then = self.known_by(at)?;
        Some(Self { origin: self.origin, ..then })
    }

    /// The petition as whoever knows nothing later than `at` would keep it; `None` where it had not come yet.
    pub fn known_by(&self, at: DateTime<Utc>) -> Option<Self> {
        let milestones: Vec<_> = self.milestones().take_while(|milestone| milestone.at <= at).collect();
        Self::replay(&self.number, self.kind, &milestones).ok()
    }

    fn step(mut self, event: EventKind, at: DateTime<Utc>) -> Option<Self> {
        if event == EventKind::Coordinated && self.is_coordinated() {
            return None;
        }
        // The file of an imported petition told nothing of the way from its reception to its settlement.
        let straight = self.origin == (Origin::Imported { outcome_told: true })
            && event == EventKind::Settled
            && self.status() == Status::Received;
        let state =
            if straight { Some(brought_in::state(Status::Settled, at)) } else { self.state.after(event, at) };
        self.state = state?;
        self.later.push(Milestone { at, kind: event, status: self.state.status() });
        Some(self)
    }

    /// Its number.
    pub const fn number(&self) -> &Number {
        &self.number
    }

    /// Its kind.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How it came into the register.
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// Its state.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Its status.
    pub const fn status(&self) -> Status {
        self.state.status()
    }

    /// When it was received.
    pub const fn received_at(&self) -> DateTime<Utc> {
        self.first.at
    }

    /// Whether it was marked as settled together with the People's Committee.
    pub fn is_coordinated(&self) -> bool {
        self.later.iter().any(|milestone| milestone.kind == EventKind::Coordinated)
    }

    /// What was recorded of it, oldest first.
    pub fn milestones(&self) -> impl Iterator<Item = Milestone> + '_ {
        std::iter::once(self.first).chain(self.later.iter().copied())
    }
}

/// Whether a file that says “received” goes on to say “settled”.
fn settled_before(first: &Milestone, rest: &[Milestone]) -> bool {
    let next = rest.iter().find(|milestone| milestone.kind != EventKind::Coordinated);
    first.status == Status::Received && next.is_some_and(|next| next.kind == EventKind::Settled)
}
