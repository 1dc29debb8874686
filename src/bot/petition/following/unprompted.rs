//! Something is sent while nothing is open: an answer to what the ward has asked, or what must not be sent at all.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::denounce::denounce;
use crate::bot::petition::handling;
use crate::bot::replies;
use crate::channels::Content;
use crate::domain::permissions::Permission;
use crate::domain::petition::{ActionKind, EventKind, Status, looks_like_denunciation};
use crate::store::wards;
use crate::words::loader;

use super::asked::asked;
use super::sent;

/// Takes it as what the ward has asked for, where it has; who denounces somebody is told where to go.
pub async fn take_unprompted(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let words = match &desk.incoming.content {
        Content::Text { text, .. } => text,
        Content::Photo { caption, .. } | Content::Voice { caption, .. } => caption,
        Content::Command { .. }
        | Content::Choice { .. }
        | Content::Edited { .. }
        | Content::Contact { .. }
        | Content::Location { .. }
        | Content::Other { .. }
        | Content::Joined
        | Content::Left
        | Content::Migrated { .. }
        | Content::Unreadable => return replies::not_understood(desk).await,
    };
    if looks_like_denunciation(words) {
        return lead_elsewhere(desk).await;
    }
    match asked(desk, EventKind::MoreAsked, Status::WaitingForMore).await?.as_slice() {
        [] => replies::not_understood(desk).await,
        [(ward_id, number)] => match handling::held(desk, *ward_id, number, true).await? {
            Some((loaded, _)) => handling::begin_with_this(desk, &loaded, ActionKind::AddMore).await,
            None => replies::not_understood(desk).await,
        },
        [_, _, ..] => {
            let lead = fl!(loader(desk.voice()), "follow-which-answered");
            sent::list(desk, Some(lead)).await
        }
    }
}

/// Nothing of it was stored, and nothing else of the person's is touched.
async fn lead_elsewhere(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let post = desk.posts_that(Permission::SendPetition).into_iter().next();
    let ward = match post {
        Some(post) => wards::by_id(&mut *desk.conn, post.ward_id).await?,
        None => None,
    };
    let Some(ward) = ward else { return replies::not_understood(desk).await };
    let hint = fl!(loader(desk.voice()), "petition-denunciation-unprompted");
    denounce(desk, &ward, &[], Some(hint)).await
}
