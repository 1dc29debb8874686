//! The next step of doing something with a petition: of a handler, or of its sender.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::help;
use crate::bot::petition;
use crate::bot::state::State;
use crate::channels::{Choices, Content, Message, MessageRef, Outgoing};
use crate::dialogue::handling::{self, File, FileKind, Input, Next, Tap, Turn};
use crate::domain::petition::{Action, Detail};
use crate::store::attachments::{self, Arrived};

use super::deed::{self, Done};
use super::dossier::{Dossier, Side};
use super::{Handling, act, card};

/// A text, a file, a tap or anything else in the middle of it.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let State::Handling(place) = desk.state() else { return help::not_understood(desk).await };
    let as_sender = place.session.action.is_of_sender();
    let Some((dossier, side)) = deed::held(desk, place.ward_id, &place.number, as_sender).await? else {
        // The post has passed on meanwhile.
        discard(desk, &place, place.session.files()).await?;
        desk.clear_prompt().await?;
        desk.save_state(&State::Idle, None).await?;
        desk.answer_tap(None).await?;
        return help::not_for_you(desk).await;
    };
    let Some(input) = input(desk, &place).await? else { return help::stale_button(desk).await };
    let more_of_an_album = matches!(&desk.incoming.content, Content::Photo { album: Some(_), .. })
        && !place.session.files().is_empty();
    let form = act::form(&dossier, desk);
    let turn = handling::step(&form, place.session.clone(), input, Desk::nonce());
    desk.answer_tap(turn.toast.clone()).await?;
    discard(desk, &place, &turn.discarded).await?;
    match turn.next {
        Next::Stay(_) if more_of_an_album => amend(desk, &dossier, turn).await,
        Next::Stay(_) => act::show(desk, &dossier, turn).await,
        Next::Leave => {
            desk.clear_prompt().await?;
            desk.save_state(&State::Idle, None).await?;
            desk.say(turn.message.unwrap_or_default()).await.map(drop)
        }
        Next::Act(action, files) => finish(desk, &place, (dossier, side), action, files).await,
    }
}

/// Does it, unless the petition has changed since the person last saw it.
async fn finish(
    desk: &mut Desk<'_>,
    place: &Handling,
    (dossier, side): (Dossier, Side),
    action: Action,
    files: Vec<File>,
) -> anyhow::Result<()> {
    desk.clear_prompt().await?;
    let possible = dossier.allows().contains(&action.kind());
    let changed = dossier.opened.listed.events() != place.seen;
    if changed || !possible {
        say_changed(desk, &dossier, side, (!possible).then_some(&action)).await?;
        if possible {
            let turn = handling::overtaken(&act::form(&dossier, desk), &action, files, Desk::nonce());
            return act::show(desk, &dossier, turn).await;
        }
        discard(desk, place, &files).await?;
        return desk.save_state(&State::Idle, None).await;
    }
    desk.save_state(&State::Idle, None).await?;
    let kind = action.kind();
    match deed::carry_out(desk, (dossier, side), action, &files).await? {
        Done::Yes(after, told) => match side {
            Side::Handler(_) => act::say_done(desk, &after, kind, told).await,
            Side::Sender(_) => petition::say_done(desk, &after, kind).await,
        },
        Done::Impossible => help::stale_button(desk).await,
    }
}

/// Shows the petition as it is now; what was written and cannot be sent any more is given back.
async fn say_changed(
    desk: &mut Desk<'_>,
    dossier: &Dossier,
    side: Side,
    unsent: Option<&Action>,
) -> anyhow::Result<()> {
    let words = dossier.wording(desk.voice()).words();
    let written = unsent.and_then(|action| match action.clone().into_detail() {
        Detail::Nothing => None,
        Detail::Text(text) => Some(text.as_str().to_owned()),
        Detail::Forwarding { body, reference } => {
            let reference = reference.map_or_else(String::new, |reference| format!(", {reference}"));
            Some(format!("{body}{reference}"))
        }
        Detail::Settlement { outcome, reason, .. } => Some(format!("{outcome}\n{reason}")),
    });
    if let Some(written) = written {
        let lead = fl!(words, "register-new-words");
        desk.say_text(format!("{lead}\n{}", Message::verbatim(&written))).await?;
    }
    let number = dossier.number().as_str();
    match side {
        Side::Handler(_) => {
            card::say(desk, dossier, Some(fl!(words, "register-changed", number = number))).await
        }
        Side::Sender(_) => {
            petition::say_status(desk, dossier, Some(fl!(words, "follow-changed", number = number))).await
        }
    }
}

/// Another photo of an album: the count below the first is brought up to date, and nothing new is said.
async fn amend(desk: &mut Desk<'_>, dossier: &Dossier, turn: Turn) -> anyhow::Result<()> {
    let prompt = desk.session.as_ref().and_then(|session| session.prompt);
    let (Some(prompt), Some(message)) = (prompt, turn.message.clone()) else {
        return act::show(desk, dossier, turn).await;
    };
    let buttons = matches!(message.choices, Choices::Buttons(_));
    desk.send(Outgoing::Amend { of: MessageRef::Outbox(prompt), message }).await?;
    debug_assert!(buttons, "every stage has buttons");
    act::show(desk, dossier, Turn { message: None, ..turn }).await
}

async fn discard(desk: &mut Desk<'_>, place: &Handling, files: &[File]) -> anyhow::Result<()> {
    let files: Vec<i64> = files.iter().map(|file| file.attachment_id).collect();
    attachments::drop_of_draft(&mut *desk.conn, place.ward_id, &files).await?;
    Ok(())
}

/// What the person did. A file that is taken now is kept at once: the platform forgets it.
async fn input(desk: &mut Desk<'_>, place: &Handling) -> anyhow::Result<Option<Input>> {
    let (file, caption, kind) = match &desk.incoming.content {
        Content::Text { text, .. } => {
            return Ok(Some(Input::Text { text: text.clone(), sent_at: desk.incoming.sent_at }));
        }
        Content::Choice { data, .. } => {
            return Ok(Tap::parse(data).map(|(nonce, tap)| Input::Tap { nonce: nonce.to_owned(), tap }));
        }
        Content::Photo { file, caption, .. } => (file, caption.clone(), FileKind::Photo),
        Content::Voice { file, .. } => (file, String::new(), FileKind::Voice),
        Content::Command { .. }
        | Content::Edited { .. }
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
    Ok(Some(Input::File { file: File { attachment_id, kind }, caption }))
}
