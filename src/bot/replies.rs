//! The polite answers to what no use case takes, and the way out of what somebody is in the middle of.

use i18n_embed_fl::fl;

use crate::channels::{Choices, Message, Place};
use crate::words::loader;

use super::desk::Desk;
use super::menu;
use super::state::State;

/// A command that the person's posts do not entitle them to.
pub async fn not_for_you(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    with_menu(desk, fl!(loader(desk.voice()), "help-not-for-you")).await
}

/// The post under which something was begun has passed on or ended since: nothing of it is done.
pub async fn post_is_gone(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    desk.save_state(&State::Idle, None).await?;
    if desk.posts().is_empty() {
        return desk.say_text(fl!(loader(desk.voice()), "enrol-no-post")).await;
    }
    not_for_you(desk).await
}

/// A command in the committee's chat that belongs into a private chat with the bot, or that is unknown.
pub async fn say_privately(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    desk.say_text(fl!(loader(desk.voice()), "help-say-privately")).await
}

/// Something was sent while the bot had asked nothing.
pub async fn not_understood(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    with_menu(desk, fl!(loader(desk.voice()), "help-not-understood")).await
}

/// A button that leads nowhere any more.
pub async fn stale_button(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let note = fl!(loader(desk.voice()), "stale-button");
    desk.answer_tap(Some(note)).await
}

/// The edited message had given no answer.
pub async fn edit_changes_nothing(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    desk.say_text(fl!(loader(desk.voice()), "help-edit-changes-nothing")).await
}

/// `/cancel`: leaves what the person is in the middle of; what was answered is kept.
pub async fn cancel(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let words = loader(desk.voice());
    let (text, left) = match desk.state() {
        State::Enrolling(enrolling) => return super::enrol::cancel(desk, enrolling).await,
        state @ (State::Idle | State::Paused(_)) => (fl!(words, "help-nothing-to-cancel"), state),
        State::Petition(_) => (fl!(words, "petition-paused"), State::Idle),
        State::Handling(_) => {
            let left = super::petition::handling::leave(desk).await?;
            let text = match left {
                Some(left) => fl!(words, "handling-set-aside", number = left.number.as_str()),
                None => fl!(words, "help-cancelled"),
            };
            (text, State::Idle)
        }
        State::Ward(_) => (fl!(words, "help-cancelled"), State::Idle),
        State::Report(place) => {
            let left = State::left(&place.report(), place.session.held);
            (fl!(words, "report-paused"), left)
        }
    };
    desk.clear_prompt().await?;
    desk.save_state(&left, None).await?;
    with_menu(desk, text).await
}

/// A message could not be handled, three times over.
pub async fn apologise(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let text = fl!(loader(desk.voice()), "help-apology");
    desk.answer_tap(None).await?;
    match desk.incoming.place {
        Place::Private => desk.say_text(text).await,
        Place::Group => Ok(()),
    }
}

/// Says something, with the menu below the typing field.
pub async fn with_menu(desk: &mut Desk<'_>, text: String) -> anyhow::Result<()> {
    let choices = match desk.incoming.place {
        Place::Private => menu::menu(desk.posts(), desk.language()),
        Place::Group => Choices::None,
    };
    desk.say(Message { text, choices }).await.map(drop)
}
