//! The next step of doing something with a petition: of a handler, or of its sender.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::denounce::denounce;
use crate::bot::petition::following;
use crate::bot::petition::loaded::{LoadedPetition, Side};
use crate::bot::petition::register::card;
use crate::bot::replies;
use crate::bot::state::State;
use crate::channels::{Content, Message};
use crate::dialogue::handling::{self, File, FileKind, Input, Next, Sent, Tap};
use crate::domain::petition::Action;
use crate::store::attachments::{self, Arrived};
use crate::words::loader;

use super::carry_out::{Done, carry_out, held};
use super::{Handling, act};

/// A text, a file, a tap or anything else in the middle of it.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let State::Handling(place) = desk.state() else { return replies::not_understood(desk).await };
    let as_sender = place.session.action.is_of_sender();
    let Some((loaded, side)) = held(desk, place.ward_id, &place.number, as_sender).await? else {
        // The post has passed on meanwhile.
        discard(desk, &place, &place.session.files()).await?;
        desk.end_handling()?;
        desk.leave().await?;
        desk.answer_tap(None).await?;
        return replies::not_for_you(desk).await;
    };
    let Some(input) = input(desk, &place).await? else { return replies::stale_button(desk).await };
    let more_of_an_album = matches!(&desk.incoming.content, Content::Photo { album: Some(_), .. })
        && !place.session.files().is_empty();
    let form = act::form(&loaded, desk);
    let turn = handling::step(&form, place.session.clone(), input, Desk::nonce());
    desk.answer_tap(turn.toast.clone()).await?;
    discard(desk, &place, &turn.discarded).await?;
    match turn.next {
        // Another photo of an album: the count below the first is brought up to date, and nothing new is said.
        Next::Stay(_) => act::show(desk, &loaded, turn, more_of_an_album).await,
        Next::Leave => {
            desk.end_handling()?;
            desk.leave().await?;
            desk.say(turn.message.unwrap_or_default()).await.map(drop)
        }
        Next::Denunciation => {
            let (words, number) = (loader(desk.voice()), place.number.as_str());
            let removed = fl!(words, "handling-denunciation-chat", number = number);
            desk.end_handling()?;
            denounce(desk, &loaded.ward, &place.echoes, Some(removed)).await
        }
        Next::Act(action, files) => finish(desk, &place, (loaded, side), action, files).await,
    }
}

/// Does it, unless the petition has changed since the person last saw it.
async fn finish(
    desk: &mut Desk<'_>,
    place: &Handling,
    (loaded, side): (LoadedPetition, Side),
    action: Action,
    files: Vec<File>,
) -> anyhow::Result<()> {
    desk.clear_prompt().await?;
    let possible = loaded.allows().contains(&action.kind());
    let changed = loaded.opened.listed.events() != place.seen;
    if changed || !possible {
        say_changed(desk, &loaded, side, (!possible).then_some(&action)).await?;
        if possible {
            let turn = handling::overtaken(&act::form(&loaded, desk), &action, files, Desk::nonce());
            return act::show(desk, &loaded, turn, false).await;
        }
        discard(desk, place, &files).await?;
        desk.end_handling()?;
        return desk.save_state(&State::Idle, None).await;
    }
    desk.end_handling()?;
    desk.save_state(&State::Idle, None).await?;
    let kind = action.kind();
    match carry_out(desk, (loaded, side), action, &files).await? {
        Done::Yes(after, told) => match side {
            Side::Handler(_) => act::say_done(desk, &after, kind, told).await,
            Side::Sender(_) => match kind.of_sender() {
                Some(done) => following::say_done(desk, &after, done).await,
                None => Ok(()),
            },
        },
        Done::Impossible => replies::stale_button(desk).await,
    }
}

/// Shows the petition as it is now; what was written and cannot be sent any more is given back.
async fn say_changed(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    side: Side,
    unsent: Option<&Action>,
) -> anyhow::Result<()> {
    let words = loaded.wording(desk.voice()).words();
    if let Some(written) = unsent.and_then(|action| action.clone().into_detail().written()) {
        let lead = fl!(words, "register-new-words");
        desk.say_text(format!("{lead}\n{}", Message::verbatim(&written))).await?;
    }
    let number = loaded.number().as_str();
    match side {
        Side::Handler(_) => {
            card::say(desk, loaded, Some(fl!(words, "register-changed", number = number))).await
        }
        Side::Sender(_) => {
            following::say_status(desk, loaded, Some(fl!(words, "follow-changed", number = number))).await
        }
    }
}

async fn discard(desk: &mut Desk<'_>, place: &Handling, files: &[File]) -> anyhow::Result<()> {
    let files: Vec<i64> = files.iter().map(|file| file.attachment_id).collect();
    attachments::drop_of_draft(&mut *desk.conn, place.ward_id, &files).await?;
    Ok(())
}

/// What the person did. A file that is taken now is kept at once: the platform forgets it.
async fn input(desk: &mut Desk<'_>, place: &Handling) -> anyhow::Result<Option<Input>> {
    let (message, file, caption, kind) = match &desk.incoming.content {
        Content::Text { message, text } => {
            let (message, text, sent_at) = (message.clone(), text.clone(), desk.incoming.sent_at);
            return Ok(Some(Input::Sent(Sent::Text { message, text, sent_at })));
        }
        Content::Edited { message, text } => {
            let (message, text) = (message.clone(), text.clone());
            return Ok(Some(Input::Sent(Sent::Edited { message, text })));
        }
        Content::Choice { data, .. } => {
            return Ok(Tap::parse(data).map(|(nonce, tap)| Input::Tap { nonce: nonce.to_owned(), tap }));
        }
        Content::Photo { message, file, caption, .. } => (message, file, caption.clone(), FileKind::Photo),
        Content::Voice { message, file, caption, .. } => (message, file, caption.clone(), FileKind::Voice),
        Content::Command { .. }
        | Content::Contact { .. }
        | Content::Location { .. }
        | Content::Other { .. }
        | Content::Joined
        | Content::Left
        | Content::Migrated { .. }
        | Content::Unreadable => return Ok(Some(Input::Other)),
    };
    if !place.session.takes(kind) {
        return Ok(Some(Input::Other));
    }
    let stored = match kind {
        FileKind::Photo => attachments::Kind::Photo,
        FileKind::Voice => attachments::Kind::Voice,
    };
    let line = &desk.incoming.conversation.line;
    let arrived = Arrived { line, kind: stored, file, at: desk.now };
    let keyring = &desk.house.keyring;
    let attachment_id = attachments::keep(&mut *desk.conn, keyring, place.ward_id, &arrived).await?;
    let file = File { attachment_id, kind };
    Ok(Some(Input::Sent(Sent::File { message: message.clone(), file, caption })))
}
