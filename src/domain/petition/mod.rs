//! Petitions: what they are, how they move on, when something is due, and which of them the bot must not take.

mod action;
pub mod content;
mod deadlines;
mod denunciation;
mod event;
mod field;
mod kind;
pub mod machine;
mod number;
mod rules;
mod said;
mod settings;
mod similarity;
mod standing;
mod status;
mod working_days;

pub use action::{Action, ActionKind, SenderAction};
pub use deadlines::{Deadline, DeadlineId, Met, deadlines, next_due, overdue};
pub use denunciation::looks_like_denunciation;
pub use event::{Detail, EventKind, Evidence};
pub use field::Field;
pub use kind::{Asked, Kind};
pub use machine::{Impossible, ImpossibleHistory, Milestone, Origin, Petition, Recorded, State};
pub use number::Number;
pub use rules::{DeadlineRule, KindRule, Limit, Rules, Start, StatusWords};
pub use said::Said;
pub use settings::{Body, PetitionSettings, Retention, Template};
pub use similarity::{Candidate, NEAR_DAYS, likely_duplicates, similarity};
pub use standing::{NEAR_WORKING_DAYS, Standing};
pub use status::Status;
pub use working_days::{NoData, WorkingDays};
