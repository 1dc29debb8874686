//! A button that does something with a petition: at once, or by asking for what has to be said.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::help;
use crate::bot::state::State;
use crate::dialogue::handling::{self, Form, Next, Template, Turn};
use crate::domain::petition::{Action, ActionKind, Number};
use crate::store::attachments;

use super::deed::{self, Done};
use super::dossier::Dossier;
use super::{Handling, card};

/// A handler wants to do this, having seen so many events of the petition.
pub async fn act(
    desk: &mut Desk<'_>,
    ward_id: i32,
    number: &Number,
    (action, seen): (ActionKind, usize),
) -> anyhow::Result<()> {
    let Some((dossier, side)) = deed::held(desk, ward_id, number, false).await? else {
        return help::stale_button(desk).await;
    };
    if action.is_of_sender() {
        return help::stale_button(desk).await;
    }
    desk.answer_tap(None).await?;
    if dossier.opened.listed.events() != seen || !dossier.allows().contains(&action) {
        let words = dossier.wording(desk.voice()).words();
        let lead = fl!(words, "register-changed", number = number.as_str());
        desk.clear_tapped().await?;
        return card::say(desk, &dossier, Some(lead)).await;
    }
    let at_once = match action {
        ActionKind::Take => Some(Action::Take),
        ActionKind::Accept => Some(Action::Accept),
        ActionKind::Start => Some(Action::Start),
        ActionKind::MarkCoordinated => Some(Action::MarkCoordinated),
        ActionKind::AskMore
        | ActionKind::AddMore
        | ActionKind::RefuseAsIneligible
        | ActionKind::Guide
        | ActionKind::Forward
        | ActionKind::Refuse
        | ActionKind::Answer
        | ActionKind::Settle
        | ActionKind::Reopen
        | ActionKind::Withdraw => None,
    };
    let Some(at_once) = at_once else { return begin(desk, &dossier, action).await };
    desk.clear_tapped().await?;
    leave(desk).await?;
    match deed::carry_out(desk, (dossier, side), at_once, &[]).await? {
        Done::Yes(after, told) => say_done(desk, &after, action, told).await,
        Done::Impossible => help::stale_button(desk).await,
    }
}

/// Asks for what the action needs.
pub(in crate::bot) async fn begin(
    desk: &mut Desk<'_>,
    dossier: &Dossier,
    action: ActionKind,
) -> anyhow::Result<()> {
    let form = form(dossier, desk);
    let Some(turn) = handling::open(&form, action, Desk::nonce()) else { return Ok(()) };
    leave(desk).await?;
    show(desk, dossier, turn).await
}

/// Leaves what the person was in the middle of doing with a petition; files that were sent for it are removed.
pub(in crate::bot) async fn leave(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let State::Handling(before) = desk.state() else { return Ok(()) };
    let files: Vec<i64> = before.session.files().iter().map(|file| file.attachment_id).collect();
    attachments::drop_of_draft(&mut *desk.conn, before.ward_id, &files).await?;
    desk.clear_prompt().await?;
    desk.save_state(&State::Idle, None).await
}

/// Says what a turn shows, and stores where the person is now.
pub(super) async fn show(desk: &mut Desk<'_>, dossier: &Dossier, turn: Turn) -> anyhow::Result<()> {
    let Next::Stay(session) = turn.next else { return Ok(()) };
    let before = desk.session.as_ref().and_then(|session| session.prompt);
    let prompt = match turn.message {
        Some(message) => {
            let prompt = desk.say(message).await?;
            desk.clear_prompt().await?;
            Some(prompt)
        }
        None => before,
    };
    let state = State::Handling(Handling {
        ward_id: dossier.ward.ward_id,
        number: dossier.number().clone(),
        seen: dossier.opened.listed.events(),
        session,
    });
    desk.save_state(&state, prompt).await
}

/// The card after something was done.
pub(super) async fn say_done(
    desk: &mut Desk<'_>,
    after: &Dossier,
    action: ActionKind,
    told: bool,
) -> anyhow::Result<()> {
    let wording = after.wording(desk.voice());
    let what = wording.action(action);
    let lead = if told {
        fl!(wording.words(), "register-done-told", what = what)
    } else {
        fl!(wording.words(), "register-done", what = what)
    };
    card::say(desk, after, Some(lead)).await
}

/// What the dialogue needs to know.
pub(super) fn form<'a>(dossier: &'a Dossier, desk: &Desk<'_>) -> Form<'a> {
    let settings = &dossier.ward.ward.petitions;
    let template = |template: &'a crate::domain::petition::Template| Template {
        title: &template.title,
        text: &template.text,
    };
    Form {
        number: dossier.number(),
        bodies: settings.bodies.iter().map(|body| body.name.as_str()).collect(),
        templates: settings.templates.iter().map(template).collect(),
        voice: desk.voice(),
    }
}
