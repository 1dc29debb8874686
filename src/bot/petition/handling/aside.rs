//! What somebody had typed and sent to do something with a petition when they turned to something else.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::loaded::LoadedPetition;
use crate::bot::state::State;
use crate::channels::Message;
use crate::dialogue::handling;
use crate::domain::petition::ActionKind;
use crate::store::attachments;
use crate::words::loader;

use super::Handling;

/// Leaves what the person is in the middle of doing with a petition, and gives what is set aside of it, where anything is.
pub(in crate::bot) async fn leave(desk: &mut Desk<'_>) -> anyhow::Result<Option<Handling>> {
    let State::Handling(before) = desk.state() else { return Ok(None) };
    desk.leave().await?;
    let same = |aside: &Handling| {
        let (this, that) = (aside, &before);
        (this.ward_id, &this.number, this.session.action) == (that.ward_id, &that.number, that.session.action)
    };
    Ok(desk.has_aside(same).then_some(before))
}

/// The person turns to something else: what they were doing with a petition is set aside, and they are told so.
pub(in crate::bot) async fn set_aside(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let left = leave(desk).await?;
    say_left(desk, left).await
}

/// Says what was left, and how to come back to it.
pub(super) async fn say_left(desk: &mut Desk<'_>, left: Option<Handling>) -> anyhow::Result<()> {
    let Some(left) = left else { return Ok(()) };
    let number = left.number.as_str();
    desk.say_text(fl!(loader(desk.voice()), "handling-set-aside", number = number)).await
}

/// Goes on with what was set aside of doing this with the petition, where anything was.
pub(super) async fn take_up(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    action: ActionKind,
) -> anyhow::Result<Option<handling::Session>> {
    let before = desk.take_out(|aside| aside.is(loaded, action)).await?.pop();
    let Some(before) = before else { return Ok(None) };
    let session = before.session.clone();
    desk.save_state(&State::Handling(before), None).await?;
    Ok(Some(session))
}

/// What was set aside and cannot be done with the petition any more is shown to whoever wrote it, and kept no longer.
pub(in crate::bot) async fn give_back(desk: &mut Desk<'_>, loaded: &LoadedPetition) -> anyhow::Result<()> {
    let possible = loaded.allows();
    let is_over = |aside: &Handling| aside.is_about(loaded) && !possible.contains(&aside.session.action);
    for aside in desk.take_out(is_over).await? {
        let files: Vec<i64> = aside.session.files().iter().map(|file| file.attachment_id).collect();
        attachments::drop_of_draft(&mut *desk.conn, aside.ward_id, &files).await?;
        let words = loader(desk.voice());
        let parts = [
            Some(fl!(words, "handling-given-back", number = aside.number.as_str())),
            aside.session.written().map(|written| Message::verbatim(&written)),
            (!files.is_empty()).then(|| fl!(words, "handling-given-back-files", count = files.len())),
        ];
        desk.say_text(parts.into_iter().flatten().collect::<Vec<_>>().join("\n")).await?;
    }
    Ok(())
}
