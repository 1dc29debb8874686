//! The register of petitions, for those who handle them: lists, the card of a petition, and what can be done with it.

mod act;
mod aside;
mod card;
mod carry_out;
mod choice;
mod correct;
mod files;
mod history;
mod list;
mod loaded;
mod notify;
mod proceed;
mod wording;

use serde::{Deserialize, Serialize};

use crate::bot::desk::Desk;
use crate::bot::petition::Echo;
use crate::bot::replies;
use crate::dialogue::handling;
use crate::domain::petition::{ActionKind, Number};

pub use self::correct::correct;
pub use self::list::open;
pub use self::proceed::proceed;

pub(in crate::bot) use self::act::begin;
pub(in crate::bot) use self::aside::{give_back, leave};
pub(in crate::bot) use self::carry_out::held;
pub(in crate::bot) use self::choice::{Choice, DeadlineList};
pub(in crate::bot) use self::files::send_all;
pub(in crate::bot) use self::history::for_sender as history_for_sender;
pub(in crate::bot) use self::loaded::{LoadedPetition, followed_groups, today};
pub(in crate::bot) use self::notify::{follow_button, next as next_for_sender, others, responsible};
pub(in crate::bot) use self::wording::Wording;

/// In the middle of doing something with a petition, as its handler or as its sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {
    pub ward_id: i32,
    pub number: Number,
    /// How many events of the petition the person has seen.
    pub seen: usize,
    pub session: handling::Session,
    /// Our messages that show what the person has written.
    #[serde(default)]
    pub echoes: Vec<Echo>,
}

impl Handling {
    /// Whether it is this that is done with the petition.
    pub fn is(&self, loaded: &LoadedPetition, action: ActionKind) -> bool {
        self.is_about(loaded) && self.session.action == action
    }

    /// Whether something is done with this petition.
    pub fn is_about(&self, loaded: &LoadedPetition) -> bool {
        (self.ward_id, &self.number) == (loaded.ward.ward_id, loaded.number())
    }
}

/// A button of the register.
pub async fn choose(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    let Some((ward_id, choice)) = Choice::parse(choice) else { return replies::stale_button(desk).await };
    match choice {
        Choice::List { filter, page } => list::turn(desk, ward_id, &filter, page).await,
        by @ (Choice::Fields | Choice::Groups) => list::narrow(desk, ward_id, &by).await,
        Choice::Card(number) => card::show(desk, ward_id, &number).await,
        Choice::Files(number) => files::show(desk, ward_id, &number).await,
        Choice::Place(number) => files::show_place(desk, ward_id, &number).await,
        Choice::Act { seen, action, number } => act::act(desk, ward_id, &number, (action, seen)).await,
    }
}
