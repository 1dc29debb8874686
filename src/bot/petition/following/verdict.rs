//! Whether a settlement is fine, typed instead of tapped.

use chrono::{DateTime, TimeDelta, Utc};
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::dialogue::typed::says;
use crate::domain::language::Language;
use crate::domain::petition::{EventKind, Status};
use crate::store::petitions::find::Listed;
use crate::words::loader;

use super::choice::What;
use super::follow;
use super::sent;

/// After this time nobody means the question any more that came with a settlement.
const ASKED: TimeDelta = TimeDelta::days(14);
/// Of two questions that came within this time it is not clear which one is answered.
const AT_ONCE: TimeDelta = TimeDelta::hours(1);

/// Whether the text says that a settlement is fine, or not; `None` where it says something else.
pub fn verdict(text: &str) -> Option<bool> {
    let fine = Language::ALL.map(|language| fl!(loader(language), "follow-fine-button"));
    let not_fine = Language::ALL.map(|language| fl!(loader(language), "follow-not-fine-button"));
    if says(text, fine) {
        return Some(true);
    }
    (says(text, not_fine) || says(text, ["không ổn"])).then_some(false)
}

/// Answers the newest question that came with a settlement; where several came at once the person says which one is meant.
pub async fn give_verdict(desk: &mut Desk<'_>, fine: bool) -> anyhow::Result<()> {
    let settled = sent::sent(desk).await?.into_iter();
    let settled = settled.filter_map(|(ward, listed)| Some((asked_at(&listed)?, ward.ward_id, listed)));
    let settled: Vec<_> = settled.filter(|(at, ..)| *at >= desk.now - ASKED).collect();
    let newest = settled.iter().map(|(at, ..)| *at).max();
    let asked = settled.iter().filter(|(at, ..)| newest.is_some_and(|newest| *at > newest - AT_ONCE));
    let asked: Vec<_> = asked.collect();
    let what = if fine { What::Fine } else { What::NotFine };
    match asked.as_slice() {
        [] => replies::not_understood(desk).await,
        [(_, ward_id, listed)] => follow::of_petition(desk, *ward_id, listed.number(), what).await,
        [_, _, ..] => {
            let lead = fl!(loader(desk.voice()), "follow-which");
            sent::list(desk, Some(lead)).await
        }
    }
}

/// When the sender was asked whether its settlement is fine; `None` where it is not settled (any more).
fn asked_at(listed: &Listed) -> Option<DateTime<Utc>> {
    let settled = listed.petition.milestones().filter(|one| one.kind == EventKind::Settled).last();
    settled.filter(|_| listed.petition.status() == Status::Settled).map(|settled| settled.at)
}
