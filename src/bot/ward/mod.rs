//! The ward's set-up in chat: posts, invitations, the committee's chat, targets, calendar, indicators, groups.
//!
//! Cards are looked at by buttons, each of which says in its data where it leads; what is typed goes through
//! [`dialogue::ward`](crate::dialogue::ward). Whether the person may do it is asked at every step.

mod calendar;
mod choice;
mod committee;
mod groups;
mod home;
mod invite;
mod loaded;
mod optional;
mod posts;
mod proceed;
mod targets;

use serde::{Deserialize, Serialize};

use crate::dialogue::ward::Session;
use crate::domain::permissions::Permission;

use self::choice::Choice;
use self::loaded::LoadedWard;
use super::desk::Desk;
use super::replies;

pub use self::home::open;
pub use self::proceed::proceed;

/// In the middle of typing something about the ward's set-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InWard {
    pub ward_id: i32,
    pub session: Session,
}

/// Whether the person may set the ward up. It is held from here on: of two who change it at once, the later one sees what the
/// earlier did.
async fn still_manages(desk: &mut Desk<'_>, ward_id: i32) -> anyhow::Result<bool> {
    desk.hold_ward(ward_id).await?;
    Ok(desk.posts_that(Permission::ManageWard).iter().any(|post| post.ward_id == ward_id))
}

/// A button of the ward's set-up: `<ward>.<where it leads>`.
pub async fn choose(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    let parsed = choice.split_once('.').and_then(|(ward, rest)| {
        let ward_id: i32 = ward.parse().ok()?;
        Some((ward_id, Choice::parse(rest)?))
    });
    let Some((ward_id, choice)) = parsed else { return replies::stale_button(desk).await };
    if !still_manages(desk, ward_id).await? {
        return replies::stale_button(desk).await;
    }
    if let Choice::Dialogue { rest } = &choice {
        return proceed::tap(desk, ward_id, rest).await;
    }
    let Some(loaded) = LoadedWard::load(desk, ward_id).await? else {
        return replies::stale_button(desk).await;
    };
    match choice {
        Choice::Home => home::show(desk, &loaded).await,
        Choice::Posts { page } => posts::list(desk, &loaded, page).await,
        Choice::PostsOf { group } => posts::of(desk, &loaded, group.as_ref()).await,
        Choice::Post(post) => posts::show(desk, &loaded, &post).await,
        Choice::Invite(post) => invite::to_post(desk, &loaded, &post).await,
        Choice::AskAgain { holding } => invite::ask_again(desk, &loaded, holding).await,
        Choice::Again { holding } => invite::again(desk, &loaded, holding).await,
        Choice::AskEnd { holding } => posts::ask_to_end(desk, &loaded, holding).await,
        Choice::EndPost { holding } => posts::end(desk, &loaded, holding).await,
        Choice::Invitations { page } => invite::list(desk, &loaded, page).await,
        Choice::AskRevoke { short } => invite::ask_to_revoke(desk, &loaded, &short).await,
        Choice::Revoke { short } => invite::revoke(desk, &loaded, &short).await,
        Choice::Chat => committee::show(desk, &loaded).await,
        Choice::ChatCode => committee::code(desk, &loaded).await,
        Choice::AskRelease { chat } => committee::ask_to_release(desk, &loaded, &chat).await,
        Choice::Release { chat } => committee::release(desk, &loaded, &chat).await,
        Choice::Targets => targets::list(desk, &loaded).await,
        Choice::Target { key, year } => targets::ask(desk, &loaded, &key, year).await,
        Choice::Calendar => calendar::show(desk, &loaded).await,
        Choice::CalendarPart(part) => calendar::ask(desk, &loaded, part).await,
        Choice::Optionals { page } => optional::list(desk, &loaded, page).await,
        Choice::Optional { key } => optional::show(desk, &loaded, &key).await,
        Choice::TurnOptional { key, on } => optional::turn(desk, &loaded, &key, on).await,
        Choice::Groups { page } => groups::list(desk, &loaded, page).await,
        Choice::Group { code } => groups::show(desk, &loaded, &code).await,
        Choice::EndGroup { code } => groups::ask_to_end(desk, &loaded, &code).await,
        Choice::RenameGroup { code } => groups::ask_to_rename(desk, &loaded, &code).await,
        Choice::SplitGroup { code } => groups::ask_to_split(desk, &loaded, &code).await,
        Choice::MergeGroup { code, page } => groups::choose_other(desk, &loaded, &code, page).await,
        Choice::MergeGroups { first, second } => groups::ask_to_merge(desk, &loaded, &first, &second).await,
        Choice::Dialogue { .. } => replies::stale_button(desk).await,
    }
}
