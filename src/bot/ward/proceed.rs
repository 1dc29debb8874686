//! What is typed about the ward's set-up, and making what was confirmed.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::bot::state::State;
use crate::channels::{Choices, Message};
use crate::dialogue::ward::{self, Asked, Input, Next, Tap, Turn, difference};
use crate::domain::audit::{WardState, ward_changes};
use crate::domain::ward::Ward;
use crate::domain::ward_change::{WardChange, differences};
use crate::store::wards;
use crate::words::loader;

use super::InWard;
use super::choice::Choice;
use super::loaded::LoadedWard;
use super::targets;

/// Asks for something, from a card.
pub async fn begin(desk: &mut Desk<'_>, loaded: &LoadedWard, asked: Asked) -> anyhow::Result<()> {
    let turn = ward::ask(&loaded.form(), asked, Desk::nonce());
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    apply(desk, loaded, turn).await
}

/// Whatever is sent in the middle of setting something up.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let input = desk.incoming.content.as_text().map_or(Input::Other, |text| Input::Text(text.to_owned()));
    goes_on(desk, input).await
}

/// A button of the dialogue: nonce and tap.
pub async fn tap(desk: &mut Desk<'_>, ward_id: i32, rest: &str) -> anyhow::Result<()> {
    let Some((nonce, tap)) = Tap::parse(rest) else { return replies::stale_button(desk).await };
    let here = matches!(desk.state(), State::Ward(place) if place.ward_id == ward_id);
    if here {
        goes_on(desk, Input::Tap { nonce: nonce.to_owned(), tap }).await
    } else {
        replies::stale_button(desk).await
    }
}

async fn goes_on(desk: &mut Desk<'_>, input: Input) -> anyhow::Result<()> {
    let State::Ward(place) = desk.state() else { return replies::not_understood(desk).await };
    let entitled = super::still_manages(desk, place.ward_id).await?;
    let loaded = if entitled { LoadedWard::load(desk, place.ward_id).await? } else { None };
    let Some(loaded) = loaded else {
        desk.answer_tap(None).await?;
        desk.leave().await?;
        return replies::not_for_you(desk).await;
    };
    let turn = ward::step(&loaded.form(), place.session, input, Desk::nonce());
    desk.answer_tap(turn.toast.clone()).await?;
    apply(desk, &loaded, turn).await
}

/// Says and stores what the step decided.
async fn apply(desk: &mut Desk<'_>, loaded: &LoadedWard, turn: Turn) -> anyhow::Result<()> {
    let ward_id = loaded.stored.ward_id;
    match turn.next {
        Next::Stay(session) => {
            let Some(message) = turn.message else { return Ok(()) };
            let prompt = desk.ask(vec![message], false).await?.prompt;
            desk.save_state(&State::Ward(InWard { ward_id, session }), prompt).await
        }
        Next::Leave => {
            desk.leave().await?;
            match turn.message {
                Some(message) => desk.say(with_way_back(loaded, message)).await.map(drop),
                None => Ok(()),
            }
        }
        Next::Make(change) => {
            desk.leave().await?;
            confirm(desk, loaded, &change).await
        }
    }
}

/// Makes a change that was confirmed, and says what it was.
async fn confirm(desk: &mut Desk<'_>, loaded: &LoadedWard, change: &WardChange) -> anyhow::Result<()> {
    let Ok(after) = change.applied_to(loaded.ward(), &loaded.catalogue) else {
        return replies::not_understood(desk).await;
    };
    let form = loaded.form();
    let lines = differences(loaded.ward(), &after).into_iter();
    let lines = lines.map(|one| format!("• {}", difference(&form, &one))).collect::<Vec<_>>().join("\n");
    let text = fl!(loader(loaded.voice), "ward-done", changes = lines);
    make(desk, loaded, after).await?;
    let overruled = targets::overruled(desk, loaded, change).await?;
    let text = [Some(text), overruled].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    desk.say(with_way_back(loaded, Message { text, ..Message::default() })).await.map(drop)
}

/// Stores the ward as it is now, and notes it for the audit.
pub async fn make(desk: &mut Desk<'_>, loaded: &LoadedWard, after: Ward) -> anyhow::Result<()> {
    let stored = &loaded.stored;
    wards::save(&mut *desk.conn, &after, &stored.catalogue_digest, desk.now).await?;
    let state = |ward| WardState { ward, catalogue_digest: &stored.catalogue_digest };
    let changes = {
        let digest = |value: &str| desk.digest(value);
        ward_changes(stored.ward_id, Some(state(&stored.ward)), state(&after), &digest)
    };
    for change in changes {
        desk.audit(change);
    }
    Ok(())
}

fn with_way_back(loaded: &LoadedWard, message: Message) -> Message {
    let label = fl!(loader(loaded.voice), "ward-back-home");
    let button = loaded.button(&Choice::Home, label);
    Message { choices: Choices::Buttons(vec![vec![button]]), ..message }
}
