//! The register of petitions, for those who handle them: lists, and the card of each petition.

pub(super) mod card;
mod choice;
mod list;

use crate::bot::desk::Desk;
use crate::bot::replies;

use super::{files, handling};

pub use self::list::open;

pub(in crate::bot) use self::choice::{Choice, DeadlineList, Filter};

/// A button of the register.
pub async fn choose(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    let Some((ward_id, choice)) = Choice::parse(choice) else { return replies::stale_button(desk).await };
    match &choice {
        // Words that are typed below a list or another card are not meant for what was asked above it.
        Choice::List { .. } | Choice::Fields | Choice::Groups | Choice::Card(_) => {
            handling::set_aside(desk).await?;
        }
        // Its files and its place are looked at while something is done with it.
        Choice::Files(_) | Choice::Place(_) | Choice::Act { .. } => {}
    }
    match choice {
        Choice::List { filter, page } => list::turn(desk, ward_id, &filter, page).await,
        by @ (Choice::Fields | Choice::Groups) => list::narrow(desk, ward_id, &by).await,
        Choice::Card(number) => card::show(desk, ward_id, &number).await,
        Choice::Files(number) => files::show(desk, ward_id, &number).await,
        Choice::Place(number) => files::show_place(desk, ward_id, &number).await,
        Choice::Act { seen, action, number } => handling::act(desk, ward_id, &number, (action, seen)).await,
    }
}
