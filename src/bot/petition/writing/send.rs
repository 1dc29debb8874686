//! Sending: the petition gets its number, the sender a receipt, and those who handle petitions a notice.

use i18n_embed_fl::fl;
use serde_json::json;

use crate::bot::desk::Desk;
use crate::bot::petition::following::What;
use crate::bot::replies;
use crate::channels::{Choices, Message};
use crate::dialogue::petition::{About, Complete};
use crate::domain::audit::{Action, Change};
use crate::domain::period::WARD_ZONE;
use crate::domain::petition::{Asked, Petition};
use crate::domain::ward::GroupCode;
use crate::store::petitions::drafts;
use crate::store::petitions::receive::{Sent, receive};
use crate::words::loader;

use super::announce;
use super::loaded::{LoadedDraft, draft_of};

/// Stores the petition under its number.
pub async fn send(desk: &mut Desk<'_>, loaded: &LoadedDraft, complete: &Complete) -> anyhow::Result<()> {
    desk.hold_ward(loaded.of.ward_id).await?;
    if !desk.posts().iter().any(|post| draft_of(post) == loaded.of) {
        return replies::post_is_gone(desk).await;
    }
    let sent = Sent {
        ward_id: loaded.of.ward_id,
        kind: complete.kind,
        field: complete.field,
        group: group_of(&complete.about),
        post: (loaded.of.post, loaded.of.group.as_ref()),
        person_id: desk.visitor.as_ref().map(|visitor| visitor.person.person_id),
        households: complete.households,
        content: &complete.content,
        files: &complete.files,
    };
    let petition = receive(&mut *desk.conn, &desk.house.keyring, &sent, desk.now).await?;
    drafts::clear(&mut *desk.conn, &loaded.of, desk.now).await?;
    note_in_audit(desk, loaded, complete, &petition);
    give_receipt(desk, loaded, complete, &petition).await?;
    announce::tell_handlers(desk, loaded, complete, &petition).await
}

/// The group that the petition is about; `None` for the ward.
pub fn group_of(about: &About) -> Option<&GroupCode> {
    match about {
        About::Ward => None,
        About::Group(code) => Some(code),
    }
}

/// The audit has nothing of what it says, nor of whom it names.
fn note_in_audit(desk: &mut Desk<'_>, loaded: &LoadedDraft, complete: &Complete, petition: &Petition) {
    let change = Change {
        ward_id: loaded.of.ward_id,
        action: Action::PetitionReceived,
        subject: format!("petition {}", petition.number()),
        old: None,
        new: Some(json!({
            "kind": complete.kind.code(),
            "field": complete.field.code(),
            "group": group_of(&complete.about).map_or("", GroupCode::as_str),
            "status": petition.status().code(),
        })),
    };
    let own = desk.posts().iter().find(|post| draft_of(post) == loaded.of).cloned();
    match own {
        Some(post) => desk.audit_as(&post, change),
        None => desk.audit(change),
    }
}

async fn give_receipt(
    desk: &mut Desk<'_>,
    loaded: &LoadedDraft,
    complete: &Complete,
    petition: &Petition,
) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let at = desk.now.with_timezone(&WARD_ZONE);
    let kind = loaded.settings().rules.kind(Asked::Take(complete.kind));
    let receipt = fl!(
        words,
        "petition-receipt",
        kind = kind.label.get(loaded.voice.language).to_lowercase(),
        place = announce::place(loaded, complete, loaded.voice),
        time = at.format("%H:%M").to_string(),
        date = at.format("%d/%m/%Y").to_string(),
        number = petition.number().as_str()
    );
    let due = match announce::reply_due(loaded, petition) {
        Some(Ok(due)) => {
            let day = announce::day(due, loaded.voice.language);
            Some(fl!(words, "petition-receipt-due", day = day))
        }
        Some(Err(unknown)) => {
            Some(fl!(words, "petition-receipt-due-unknown", year = unknown.year.to_string()))
        }
        None => None,
    };
    let text = [Some(receipt), due, Some(fl!(words, "petition-receipt-thanks"))];
    let text = text.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let label = fl!(words, "follow-track-button");
    let follow = What::Status.button(loaded.of.ward_id, petition.number(), label);
    desk.say(Message { text, choices: Choices::Buttons(vec![vec![follow]]) }).await.map(drop)
}
