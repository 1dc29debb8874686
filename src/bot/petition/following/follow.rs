//! Following a petition by buttons and by its number: showing it, and what its sender can do about it.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::files;
use crate::bot::petition::handling;
use crate::bot::petition::loaded::LoadedPetition;
use crate::bot::replies;
use crate::domain::permissions::Permission;
use crate::domain::petition::{ActionKind, Number, Status};
use crate::words::loader;

use super::choice::{Choice, What};
use super::sent;
use super::status::say_status;

/// A button below what the sender hears.
pub async fn follow(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    let choice = Choice::parse(choice);
    if matches!(choice, Some(Choice::List { .. } | Choice::Of { what: What::Status, .. })) {
        handling::set_aside(desk).await?;
    }
    match choice {
        Some(Choice::List { page }) if desk.may(Permission::SendPetition) => match page {
            Some(page) => sent::turn(desk, page).await,
            None => sent::list(desk, None).await,
        },
        Some(Choice::Of { ward_id, number, what }) => of_petition(desk, ward_id, &number, what).await,
        Some(Choice::List { .. }) | None => replies::stale_button(desk).await,
    }
}

/// The number of a petition was typed by somebody who handles none.
pub async fn follow_number(desk: &mut Desk<'_>, number: &str) -> anyhow::Result<()> {
    let Some(number) = Number::parse(number) else { return replies::not_understood(desk).await };
    let mut wards: Vec<i32> = desk.posts().iter().map(|post| post.ward_id).collect();
    wards.dedup();
    for spelling in number.spellings() {
        for ward_id in &wards {
            if let Some((loaded, _)) = LoadedPetition::for_sender(desk, *ward_id, &spelling).await? {
                return say_status(desk, &loaded, None).await;
            }
        }
    }
    let lead = fl!(loader(desk.voice()), "follow-number-unknown", number = number.as_str());
    sent::list(desk, Some(lead)).await
}

pub(super) async fn of_petition(
    desk: &mut Desk<'_>,
    ward_id: i32,
    number: &Number,
    what: What,
) -> anyhow::Result<()> {
    let Some((loaded, _)) = handling::held(desk, ward_id, number, true).await? else {
        return replies::stale_button(desk).await;
    };
    let allows = loaded.allows();
    let words = loader(desk.voice());
    let begins = match what {
        What::Files => return files::send_all(desk, &loaded).await,
        What::Fine if loaded.opened.listed.petition.status() == Status::Settled => {
            desk.answer_tap(None).await?;
            desk.clear_tapped().await?;
            return desk.say_text(fl!(words, "follow-fine", number = number.as_str())).await;
        }
        What::NotFine if is_settled_again(&loaded) => {
            desk.answer_tap(None).await?;
            desk.clear_tapped().await?;
            return desk.say_text(fl!(words, "follow-fine-once-more", number = number.as_str())).await;
        }
        What::Status | What::Fine => None,
        What::More => Some(ActionKind::AddMore),
        What::NotFine => Some(ActionKind::Reopen),
        What::Withdraw => Some(ActionKind::Withdraw),
    };
    desk.answer_tap(None).await?;
    match begins {
        Some(action) if allows.contains(&action) => {
            if action == ActionKind::Reopen {
                desk.clear_tapped().await?;
            }
            handling::begin(desk, &loaded, action).await
        }
        Some(_) => {
            let lead = fl!(words, "follow-changed", number = number.as_str());
            say_status(desk, &loaded, Some(lead)).await
        }
        None => say_status(desk, &loaded, None).await,
    }
}

fn is_settled_again(loaded: &LoadedPetition) -> bool {
    let petition = &loaded.opened.listed.petition;
    petition.status() == Status::Settled && !loaded.allows().contains(&ActionKind::Reopen)
}
