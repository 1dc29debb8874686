//! A button that does something with a petition: at once, or by asking for what has to be said.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::denounce::Echo;
use crate::bot::petition::loaded::LoadedPetition;
use crate::bot::petition::register::card;
use crate::bot::replies;
use crate::bot::state::State;
use crate::dialogue::handling::{self, Form, Next, Stage, Template, Turn};
use crate::domain::petition::{Action, ActionKind, Number, Status};

use super::carry_out::{Done, carry_out, held};
use super::proceed::proceed;
use super::{Handling, aside};

/// A handler wants to do this, having seen so many events of the petition.
pub async fn act(
    desk: &mut Desk<'_>,
    ward_id: i32,
    number: &Number,
    (action, seen): (ActionKind, usize),
) -> anyhow::Result<()> {
    let Some((loaded, side)) = held(desk, ward_id, number, false).await? else {
        return replies::stale_button(desk).await;
    };
    if action.is_of_sender() && action != ActionKind::AddMore {
        return replies::stale_button(desk).await;
    }
    desk.answer_tap(None).await?;
    if loaded.opened.listed.events() != seen || !offered(&loaded).contains(&action) {
        let words = loaded.wording(desk.voice()).words();
        let lead = fl!(words, "register-changed", number = number.as_str());
        desk.clear_tapped().await?;
        return card::say(desk, &loaded, Some(lead)).await;
    }
    let at_once = match action {
        ActionKind::Take => Some(Action::Take),
        ActionKind::Accept => Some(Action::Accept),
        ActionKind::Start => Some(Action::Start),
        ActionKind::AddMore => Some(Action::AddMore { text: None }),
        ActionKind::AskMore
        | ActionKind::RefuseAsIneligible
        | ActionKind::Guide
        | ActionKind::Forward
        | ActionKind::Refuse
        | ActionKind::Answer
        | ActionKind::Settle
        | ActionKind::Reopen
        | ActionKind::Withdraw
        | ActionKind::MarkCoordinated => None,
    };
    let Some(at_once) = at_once else { return begin(desk, &loaded, action).await };
    desk.clear_tapped().await?;
    aside::set_aside(desk).await?;
    match carry_out(desk, (loaded, side), at_once, &[]).await? {
        Done::Yes(after, told) => say_done(desk, &after, action, told).await,
        Done::Impossible => replies::stale_button(desk).await,
    }
}

/// What a handler can do now. Whom nobody in a chat answers for is not asked for more; and what was asked for may have come
/// by telephone, or somebody at the ward knows it.
pub(in crate::bot::petition) fn offered(loaded: &LoadedPetition) -> Vec<ActionKind> {
    let listed = &loaded.opened.listed;
    let waits = listed.petition.status() == Status::WaitingForMore;
    let is_offered = |action: &ActionKind| match action {
        ActionKind::AskMore => listed.sender.is_some(),
        ActionKind::AddMore => waits,
        action => !action.is_of_sender(),
    };
    loaded.allows().into_iter().filter(is_offered).collect()
}

/// Asks for what the action needs.
pub(in crate::bot) async fn begin(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    action: ActionKind,
) -> anyhow::Result<()> {
    let form = form(loaded, desk);
    let Some(opened) = handling::open(&form, action, Desk::nonce()) else { return Ok(()) };
    let left = aside::leave(desk).await?;
    let turn = match aside::take_up(desk, loaded, action).await? {
        Some(session) => handling::resume(&form, session, Desk::nonce()),
        None => opened,
    };
    aside::say_left(desk, left.filter(|left| !left.is(loaded, action))).await?;
    show(desk, loaded, turn, false).await
}

/// Begins it with what the person has just sent, as if it had been asked for.
pub(in crate::bot::petition) async fn begin_with_this(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    action: ActionKind,
) -> anyhow::Result<()> {
    let Some(opened) = handling::open(&form(loaded, desk), action, Desk::nonce()) else { return Ok(()) };
    if aside::take_up(desk, loaded, action).await?.is_none() {
        let Next::Stay(session) = opened.next else { return Ok(()) };
        let state = State::Handling(Handling::of(loaded, session, vec![]));
        desk.save_state(&state, None).await?;
    }
    proceed(desk).await
}

/// Says what a turn shows, in place of the question before where it `amends` that, and stores where the person is now.
pub(super) async fn show(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    turn: Turn,
    amends: bool,
) -> anyhow::Result<()> {
    let Next::Stay(session) = turn.next else { return Ok(()) };
    let mut echoes = match desk.state() {
        State::Handling(before) => before.echoes,
        State::Idle
        | State::Enrolling(_)
        | State::Report(_)
        | State::Petition(_)
        | State::Ward(_)
        | State::Paused(_) => vec![],
    };
    let asked = desk.ask(turn.message.into_iter().collect(), amends).await?;
    if matches!(session.stage, Stage::Review { .. }) {
        echoes.extend(asked.rows.into_iter().map(|row| Echo::here(desk, row)));
    }
    let state = State::Handling(Handling::of(loaded, session, echoes));
    desk.save_state(&state, asked.prompt).await
}

/// The card after something was done.
pub(super) async fn say_done(
    desk: &mut Desk<'_>,
    after: &LoadedPetition,
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
pub(super) fn form<'a>(loaded: &'a LoadedPetition, desk: &Desk<'_>) -> Form<'a> {
    let settings = &loaded.ward.ward.petitions;
    let template = |template: &'a crate::domain::petition::Template| Template {
        title: &template.title,
        text: &template.text,
    };
    Form {
        number: loaded.number(),
        bodies: settings.bodies.iter().map(|body| body.name.as_str()).collect(),
        templates: settings.templates.iter().map(template).collect(),
        voice: desk.voice(),
    }
}
