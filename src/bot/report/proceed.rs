//! The next step of the report that the person is in.

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::bot::state::State;
use crate::channels::Content;
use crate::dialogue::report::{self, Input, Tap};

use super::apply::apply;
use super::folder::Folder;

/// A text, a tap or anything else within a report.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let State::Report(place) = desk.state() else { return replies::not_understood(desk).await };
    let Some(input) = input(desk) else { return replies::stale_button(desk).await };
    let Some(folder) = Folder::load(desk, &place.report()).await? else {
        desk.save_state(&State::Idle, None).await?;
        return replies::not_for_you(desk).await;
    };
    let leaves = matches!(&input, Input::Tap { tap: Tap::Later | Tap::Review, .. });
    let overtaken = place.session.seen != folder.version && !leaves;
    let input = if overtaken { Input::Overtaken } else { input };
    let turn = report::step(&folder.form(), place.session, folder.answers.clone(), input, Desk::nonce());
    apply(desk, &folder, turn).await
}

fn input(desk: &Desk<'_>) -> Option<Input> {
    match &desk.incoming.content {
        Content::Text { text, .. } => {
            Some(Input::Text { text: text.clone(), sent_at: desk.incoming.sent_at })
        }
        Content::Choice { data, .. } => {
            let (nonce, tap) = Tap::parse(data)?;
            Some(Input::Tap { nonce: nonce.to_owned(), tap })
        }
        Content::Command { .. }
        | Content::Edited { .. }
        | Content::Photo { .. }
        | Content::Voice { .. }
        | Content::Contact { .. }
        | Content::Location { .. }
        | Content::Other { .. }
        | Content::Joined
        | Content::Left
        | Content::Migrated { .. }
        | Content::Unreadable => Some(Input::Other),
    }
}
