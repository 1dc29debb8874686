//! The person edited a message that had given answers: the answers follow. In a submitted report that begins a new
//! revision, which is shown for sending.

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::bot::state::State;
use crate::dialogue::report::{self, Answered, Input, Next};
use crate::store::answer_messages;

use super::apply::apply;
use super::loaded::LoadedReport;

/// A message of the person now reads `text`.
pub async fn correct(desk: &mut Desk<'_>, message: &str, text: &str) -> anyhow::Result<()> {
    let conversation = &desk.incoming.conversation;
    let Some(gave) = answer_messages::find(&mut *desk.conn, conversation, message).await? else {
        return replies::edit_changes_nothing(desk).await;
    };
    let Some(loaded) = LoadedReport::load(desk, &gave.report).await?.filter(LoadedReport::is_open) else {
        return replies::not_for_you(desk).await;
    };
    let answers = loaded.answers.clone();
    let session = match desk.state() {
        State::Report(place) if place.report() == gave.report => place.session,
        state @ (State::Report(_)
        | State::Paused(_)
        | State::Enrolling(_)
        | State::Petition(_)
        | State::Handling(_)
        | State::Ward(_)
        | State::Idle) => {
            let held = state.held(&gave.report);
            let opened = report::open(&loaded.form(), answers.clone(), loaded.version, held, Desk::nonce());
            let Next::Stay(session) = opened.next else { return Ok(()) };
            session
        }
    };
    let gave = gave.key.map_or(Answered::WholeMonth, Answered::One);
    let input = Input::Edited { gave, text: text.to_owned() };
    let turn = report::step(&loaded.form(), session, answers, input, Desk::nonce());
    apply(desk, &loaded, turn).await
}
