//! Doing something with a petition: what its handlers decide, and what its sender may still say.

mod act;
mod aside;
mod carry_out;
mod correct;
mod proceed;

use serde::{Deserialize, Serialize};

use crate::dialogue::handling::Session;
use crate::domain::petition::{ActionKind, Number};

use super::denounce::Echo;
use super::loaded::LoadedPetition;

pub use self::correct::correct;
pub use self::proceed::proceed;

pub(super) use self::act::{act, begin, begin_with_this, offered};
pub(super) use self::aside::give_back;
pub(in crate::bot) use self::aside::{leave, set_aside};
pub(super) use self::carry_out::held;

/// In the middle of doing something with a petition, as its handler or as its sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {
    pub ward_id: i32,
    pub number: Number,
    /// How many events of the petition the person has seen.
    pub seen: usize,
    pub session: Session,
    /// Our messages that show what the person has written.
    #[serde(default)]
    pub echoes: Vec<Echo>,
}

impl Handling {
    /// At this place with the petition as it is now.
    fn of(loaded: &LoadedPetition, session: Session, echoes: Vec<Echo>) -> Self {
        let (ward_id, number) = (loaded.ward.ward_id, loaded.number().clone());
        Self { ward_id, number, seen: loaded.opened.listed.events(), session, echoes }
    }

    /// Whether it is this that is done with the petition.
    pub fn is(&self, loaded: &LoadedPetition, action: ActionKind) -> bool {
        self.is_about(loaded) && self.session.action == action
    }

    /// Whether something is done with this petition.
    pub fn is_about(&self, loaded: &LoadedPetition) -> bool {
        (self.ward_id, &self.number) == (loaded.ward.ward_id, loaded.number())
    }
}
