//! The states of a petition, a type each. What leads on from a state is a method that consumes it: a way that is not
//! written here cannot be gone.

use chrono::{DateTime, Utc};

/// Declares states that know since when they are.
macro_rules! states {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name {
            since: DateTime<Utc>,
        }

        impl $name {
            /// Since when the petition has been in this state.
            pub const fn since(self) -> DateTime<Utc> {
                self.since
            }
        }
    )+};
}

states! {
    Received,
    Classifying,
    WaitingForMore,
    NotEligible,
    Guided,
    Forwarded,
    Accepted,
    InProgress,
    /// Settled for the first time: it can be reopened.
    Settled,
    Refused,
    Withdrawn,
    /// In progress again, after it was reopened.
    Reopened,
    /// Settled after it was reopened: that was the only time.
    SettledAgain,
}

impl Received {
    /// Every petition that is sent begins here.
    pub const fn at(since: DateTime<Utc>) -> Self {
        Self { since }
    }

    /// Classifying is the first thing that is done with what was received.
    pub const fn take(self, since: DateTime<Utc>) -> Classifying {
        Classifying { since }
    }
}

impl Classifying {
    /// The sender may be asked for what is missing, before it is clear where the petition belongs.
    pub const fn ask_more(self, since: DateTime<Utc>) -> WaitingForMore {
        WaitingForMore { since }
    }

    /// What does not fulfil the conditions ends with its classification.
    pub const fn find_ineligible(self, since: DateTime<Utc>) -> NotEligible {
        NotEligible { since }
    }

    /// The sender is told whom to turn to instead, which ends it here.
    pub const fn guide(self, since: DateTime<Utc>) -> Guided {
        Guided { since }
    }

    /// The Front classifies, forwards and follows up: the competent body settles.
    pub const fn forward(self, since: DateTime<Utc>) -> Forwarded {
        Forwarded { since }
    }

    /// A petition can be accepted only out of its classification, here or by the body that it goes to.
    pub const fn accept(self, since: DateTime<Utc>) -> Accepted {
        Accepted { since }
    }

    /// A petition can be refused only out of its classification, here or by the body that it goes to.
    pub const fn refuse(self, since: DateTime<Utc>) -> Refused {
        Refused { since }
    }
}

impl WaitingForMore {
    /// What the sender adds has it classified again, and nothing else can follow but a withdrawal.
    pub const fn add_more(self, since: DateTime<Utc>) -> Classifying {
        Classifying { since }
    }
}

impl Forwarded {
    /// The body that it went to has told that it accepts it.
    pub const fn accept(self, since: DateTime<Utc>) -> Accepted {
        Accepted { since }
    }

    /// The body that it went to works on it, whether or not it told of accepting it.
    pub const fn start(self, since: DateTime<Utc>) -> InProgress {
        InProgress { since }
    }

    /// The body that it went to has told the outcome, whether or not it told of any step before.
    pub const fn settle(self, since: DateTime<Utc>) -> Settled {
        Settled { since }
    }

    /// The body that it went to has told that it does not accept it.
    pub const fn refuse(self, since: DateTime<Utc>) -> Refused {
        Refused { since }
    }
}

impl Accepted {
    /// What was accepted is worked on before it can be settled; nothing else but a withdrawal can follow.
    pub const fn start(self, since: DateTime<Utc>) -> InProgress {
        InProgress { since }
    }
}

impl InProgress {
    /// What is worked on can be settled: with an outcome, a reason and, where it applies, a photograph.
    pub const fn settle(self, since: DateTime<Utc>) -> Settled {
        Settled { since }
    }
}

impl Settled {
    /// A sender who is not content can have it reopened: once.
    pub const fn reopen(self, since: DateTime<Utc>) -> Reopened {
        Reopened { since }
    }
}

impl Reopened {
    /// As the first time; afterwards it stays settled.
    pub const fn settle(self, since: DateTime<Utc>) -> SettledAgain {
        SettledAgain { since }
    }
}

/// The states out of which the sender can withdraw.
macro_rules! open {
    ($($name:ident),+ $(,)?) => {$(
        impl $name {
            /// Whoever sent a petition can take it back as long as it is open.
            pub const fn withdraw(self, since: DateTime<Utc>) -> Withdrawn {
                Withdrawn { since }
            }
        }
    )+};
}

open! { Received, Classifying, WaitingForMore, Forwarded, Accepted, InProgress, Reopened }

/// What a file tells about a petition that was handled before: it stands as the file says, without the way there.
pub(super) mod brought_in {
    use chrono::{DateTime, Utc};

    use super::super::State;
    use super::{
        Accepted, Classifying, Forwarded, Guided, InProgress, NotEligible, Received, Refused, Settled,
        WaitingForMore, Withdrawn,
    };
    use crate::domain::petition::Status;

    pub const fn state(status: Status, since: DateTime<Utc>) -> State {
        match status {
            Status::Received => State::Received(Received { since }),
            Status::Classifying => State::Classifying(Classifying { since }),
            Status::WaitingForMore => State::WaitingForMore(WaitingForMore { since }),
            Status::NotEligible => State::NotEligible(NotEligible { since }),
            Status::Guided => State::Guided(Guided { since }),
            Status::Forwarded => State::Forwarded(Forwarded { since }),
            Status::Accepted => State::Accepted(Accepted { since }),
            Status::InProgress => State::InProgress(InProgress { since }),
            Status::Settled => State::Settled(Settled { since }),
            Status::Refused => State::Refused(Refused { since }),
            Status::Withdrawn => State::Withdrawn(Withdrawn { since }),
        }
    }
}
