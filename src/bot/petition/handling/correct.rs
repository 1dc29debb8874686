//! The sender edited a message while they do something with their petition: its words may be a denunciation now, or none.

use crate::bot::desk::Desk;
use crate::bot::state::State;
use crate::dialogue::handling::{Session, Stage};
use crate::domain::petition::looks_like_denunciation;

use super::proceed::proceed;

/// A message of the person now reads `text`. False where that changes nothing of what they are doing.
pub async fn correct(desk: &mut Desk<'_>, message: &str, text: &str) -> anyhow::Result<bool> {
    let State::Handling(place) = desk.state() else { return Ok(false) };
    let suspected = place.session.action.is_of_sender() && looks_like_denunciation(text);
    if !suspected && !is_held(&place.session, message) {
        return Ok(false);
    }
    proceed(desk).await?;
    Ok(true)
}

/// Whether the message is held back, because it looks like a denunciation.
fn is_held(session: &Session, name: &str) -> bool {
    matches!(&session.stage, Stage::Suspected { held, .. } if held.knows(name))
}
