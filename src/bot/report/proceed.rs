//! The next step of the report that the person is in.

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::bot::state::State;
use crate::dialogue::report::{self, Input, Tap};

use super::apply::apply;
use super::loaded::LoadedReport;

/// A text, a tap or anything else within a report.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let State::Report(place) = desk.state() else { return replies::not_understood(desk).await };
    let Some(input) = input(desk) else { return replies::stale_button(desk).await };
    let Some(loaded) = LoadedReport::load(desk, &place.report()).await? else {
        desk.save_state(&State::Idle, None).await?;
        return replies::not_for_you(desk).await;
    };
    let leaves = matches!(&input, Input::Tap { tap: Tap::Later | Tap::Review, .. });
    let overtaken = place.session.seen != loaded.version && !leaves;
    let input = if overtaken { Input::Overtaken } else { input };
    let turn = report::step(&loaded.form(), place.session, loaded.answers.clone(), input, Desk::nonce());
    apply(desk, &loaded, turn).await
}

fn input(desk: &Desk<'_>) -> Option<Input> {
    let content = &desk.incoming.content;
    if let Some(data) = content.as_choice() {
        let (nonce, tap) = Tap::parse(data)?;
        return Some(Input::Tap { nonce: nonce.to_owned(), tap });
    }
    let typed = |text: &str| Input::Text { text: text.to_owned(), sent_at: desk.incoming.sent_at };
    Some(content.as_text().map_or(Input::Other, typed))
}
