//! Whether a settlement is fine, typed instead of tapped.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::dialogue::typed::says;
use crate::domain::language::Language;
use crate::domain::petition::{EventKind, Status};
use crate::words::loader;

use super::asked::asked;
use super::choice::What;
use super::follow;
use super::sent;

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
    let what = if fine { What::Fine } else { What::NotFine };
    match asked(desk, EventKind::Settled, Status::Settled).await?.as_slice() {
        [] => replies::not_understood(desk).await,
        [(ward_id, number)] => follow::of_petition(desk, *ward_id, number, what).await,
        [_, _, ..] => {
            let lead = fl!(loader(desk.voice()), "follow-which");
            sent::list(desk, Some(lead)).await
        }
    }
}
