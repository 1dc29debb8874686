//! The person edited a message that had given a part of a petition: the part follows.

use crate::bot::desk::Desk;
use crate::bot::state::State;
use crate::dialogue::petition::{self, Input, Next, Sent, Session, Stage};
use crate::domain::permissions::Permission;

use super::apply::apply;
use super::loaded::{LoadedDraft, draft_of};
use super::proceed::message_name;

/// A message of the person now reads `text`. False where it has given nothing to a petition that is being written.
pub async fn correct(desk: &mut Desk<'_>, message: &str, text: &str) -> anyhow::Result<bool> {
    let name = message_name(desk, message);
    let place = match desk.state() {
        State::Petition(place) => Some(place),
        State::Idle
        | State::Enrolling(_)
        | State::Report(_)
        | State::Handling(_)
        | State::Ward(_)
        | State::Paused(_) => None,
    };
    for post in desk.posts_that(Permission::SendPetition) {
        let of = draft_of(&post);
        let Some(loaded) = LoadedDraft::load(desk, &of).await? else { continue };
        let here = place.as_ref().filter(|place| place.draft_of() == of && place.draft_id == loaded.id);
        let held = here.is_some_and(|place| is_held(&place.session, &name));
        if !held && !loaded.draft.knows(&name) {
            continue;
        }
        let session = match here {
            Some(place) => place.session.clone(),
            None => match petition::open(&loaded.form(), loaded.draft.clone(), Desk::nonce()).next {
                Next::Stay(session) => session,
                Next::Leave | Next::Send(_) | Next::Denunciation { .. } => return Ok(false),
            },
        };
        let input = Input::Sent(Sent::Edited { message: name, text: text.to_owned() });
        let turn = petition::step(&loaded.form(), session, loaded.draft.clone(), input, Desk::nonce());
        apply(desk, &loaded, turn).await?;
        return Ok(true);
    }
    Ok(false)
}

/// Whether the message is held back, because it looks like a denunciation.
fn is_held(session: &Session, name: &str) -> bool {
    matches!(&session.stage, Stage::Suspected { held, .. } if held.knows(name))
}
