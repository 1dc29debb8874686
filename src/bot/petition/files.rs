//! What belongs to a petition besides words: its photos, its voice notes, its place on the map.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::channels::Outgoing;
use crate::domain::petition::Number;
use crate::domain::petition::content::Place;
use crate::store::attachments::{self, Attachment, Standing};

use super::loaded::LoadedPetition;
use super::wording::Wording;

/// Sends the photos and voice notes of a petition to a handler.
pub async fn show(desk: &mut Desk<'_>, ward_id: i32, number: &Number) -> anyhow::Result<()> {
    match LoadedPetition::for_handler(desk, ward_id, number).await? {
        Some((loaded, _)) => send_all(desk, &loaded).await,
        None => replies::stale_button(desk).await,
    }
}

/// Sends the place of a petition to a handler.
pub async fn show_place(desk: &mut Desk<'_>, ward_id: i32, number: &Number) -> anyhow::Result<()> {
    let Some((loaded, _)) = LoadedPetition::for_handler(desk, ward_id, number).await? else {
        return replies::stale_button(desk).await;
    };
    let Some(Place::Point(point)) = loaded.opened.content.as_ref().and_then(|content| content.place.as_ref())
    else {
        return replies::stale_button(desk).await;
    };
    desk.answer_tap(None).await?;
    let (latitude, longitude) = (point.latitude().into(), point.longitude().into());
    desk.send(Outgoing::Location { latitude, longitude }).await.map(drop)
}

/// Answers a tap with the files of a petition, and says which are not there.
pub(in crate::bot) async fn send_all(desk: &mut Desk<'_>, loaded: &LoadedPetition) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    let words = loaded.wording(desk.voice()).words();
    for (at, file) in loaded.files.iter().enumerate() {
        if let Some(outgoing) = outgoing(desk, loaded, at, file).await? {
            desk.send(outgoing).await?;
        }
    }
    let count = |standing| loaded.files.iter().filter(|file| file.standing == standing).count();
    let (waiting, lost) = (count(Standing::Waiting), count(Standing::Lost));
    if waiting > 0 {
        desk.say_text(fl!(words, "register-files-waiting", count = waiting)).await?;
    }
    if lost > 0 {
        desk.say_text(fl!(words, "register-files-lost", count = lost)).await?;
    }
    Ok(())
}

/// The file as it is sent; `None` while it is not there. `at` counts the petition's files from 0.
pub(in crate::bot) async fn outgoing(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    at: usize,
    file: &Attachment,
) -> anyhow::Result<Option<Outgoing>> {
    let keyring = &desk.house.keyring;
    let kept = attachments::bytes(&mut *desk.conn, keyring, loaded.ward.ward_id, file.attachment_id).await?;
    let event = file.event.and_then(|event| usize::try_from(event - 1).ok());
    let at_event = event.and_then(|event| loaded.opened.events.get(event));
    let moment = at_event.map_or(loaded.opened.listed.petition.received_at(), |event| event.milestone.at);
    let (number, moment) = (loaded.number(), Wording::moment(moment));
    let words = loaded.wording(desk.voice()).words();
    let caption = fl!(words, "register-file-caption", number = number.as_str(), moment = moment);
    Ok(kept.map(|(kind, bytes)| match kind {
        attachments::Kind::Photo => {
            Outgoing::Picture { name: format!("{number}-{}.jpg", at + 1), bytes, caption }
        }
        attachments::Kind::Voice => {
            Outgoing::Voice { name: format!("{number}-{}.ogg", at + 1), bytes, caption }
        }
    }))
}
