//! Those who handle petitions are told at once that a new one came: nothing of what it says, and of nobody's name.

use chrono::{Datelike as _, NaiveDate};
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::notices::others;
use crate::bot::petition::notify::responsible;
use crate::bot::petition::register::Choice;
use crate::channels::{Choices, Message};
use crate::dialogue::petition::{About, Complete};
use crate::domain::language::Language;
use crate::domain::petition::{Asked, NoData, Petition, deadlines};
use crate::domain::voice::Voice;
use crate::words::{day_label, loader};

use super::loaded::LoadedDraft;

/// Tells those who answer for it; not somebody about what they have sent themselves.
pub async fn tell_handlers(
    desk: &mut Desk<'_>,
    loaded: &LoadedDraft,
    complete: &Complete,
    petition: &Petition,
) -> anyhow::Result<()> {
    let handlers = responsible(&mut *desk.conn, loaded.of.ward_id, None).await?;
    for holder in others(desk, handlers) {
        let message = notice(loaded, complete, petition, holder.person.voice());
        desk.tell(&holder, message).await?;
    }
    Ok(())
}

fn notice(loaded: &LoadedDraft, complete: &Complete, petition: &Petition, voice: Voice) -> Message {
    let (words, rules) = (loader(voice), &loaded.settings().rules);
    let line = fl!(
        words,
        "petition-new-line",
        kind = rules.kind(Asked::Take(complete.kind)).label.get(voice.language),
        field = rules.field(complete.field).get(voice.language),
        place = place(loaded, complete, voice)
    );
    let due = reply_due(loaded, petition).and_then(Result::ok);
    let due = due.map(|due| fl!(words, "petition-new-due", day = day(due, voice.language)));
    let heading = fl!(words, "petition-new", number = petition.number().as_str());
    let text = [Some(heading), Some(line), due].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let card = Choice::Card(petition.number().clone());
    let open = card.button(loaded.of.ward_id, fl!(words, "notice-open-button"));
    Message { text, choices: Choices::Buttons(vec![vec![open]]) }
}

/// The last day on which the outcome of the reception is to be told: a complaint has two such deadlines, and the earlier
/// one binds.
pub fn reply_due(loaded: &LoadedDraft, petition: &Petition) -> Option<Result<NaiveDate, NoData>> {
    let deadlines = deadlines(petition, loaded.settings());
    deadlines.iter().find(|one| one.id.is_of_reception()).map(|one| one.due)
}

/// A day with its year: `thứ Tư 16/10/2019`.
pub fn day(day: NaiveDate, language: Language) -> String {
    format!("{}/{}", day_label(day, language), day.year())
}

/// The group that the petition is about, or the whole ward.
pub fn place(loaded: &LoadedDraft, complete: &Complete, voice: Voice) -> String {
    let words = loader(voice);
    match &complete.about {
        About::Ward => fl!(words, "petition-the-whole-ward"),
        About::Group(code) => {
            let group = loaded.ward.ward.group(code);
            group.map_or_else(|| code.to_string(), |group| fl!(words, "register-group", group = group.number))
        }
    }
}
