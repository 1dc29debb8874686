//! `/petition`: what is written already, or a new one.

use i18n_embed_fl::fl;

use crate::bot::commands::ButtonKind;
use crate::bot::desk::Desk;
use crate::bot::petition::following;
use crate::bot::petition::loaded::followed_groups;
use crate::bot::replies;
use crate::bot::wording::post_name;
use crate::channels::{Button, Choices, Message};
use crate::dialogue::petition;
use crate::domain::permissions::Permission;
use crate::store::people::Holding;
use crate::store::petitions::find::{self, Which};
use crate::store::wards;
use crate::words::loader;

use super::apply::apply;
use super::loaded::{LoadedDraft, draft_of};

/// `/petition`: with several posts the post is chosen first.
pub async fn open(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let posts = desk.posts_that(Permission::SendPetition);
    match posts.as_slice() {
        [] => replies::not_for_you(desk).await,
        [post] => open_for(desk, post).await,
        several => choose_post(desk, several).await,
    }
}

/// A button of [`choose_post`]: the holding.
pub async fn open_chosen(desk: &mut Desk<'_>, holding: &str) -> anyhow::Result<()> {
    let posts = desk.posts_that(Permission::SendPetition);
    let Some(post) = posts.iter().find(|post| post.holding_id.to_string() == holding) else {
        return replies::stale_button(desk).await;
    };
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    open_for(desk, post).await
}

async fn open_for(desk: &mut Desk<'_>, post: &Holding) -> anyhow::Result<()> {
    let Some(loaded) = LoadedDraft::load(desk, &draft_of(post)).await? else {
        return replies::not_for_you(desk).await;
    };
    let mut turn = petition::open(&loaded.form(), loaded.draft.clone(), Desk::nonce());
    let groups = followed_groups(desk, &loaded.ward.ward, post.group.as_ref());
    let which = Which { sender: Some((post.kind, &groups)), ..Which::default() };
    if find::count(&mut *desk.conn, post.ward_id, &which).await? > 0
        && let Some(Choices::Buttons(rows)) = turn.message.as_mut().map(|message| &mut message.choices)
    {
        rows.push(vec![following::list_button(desk.voice())]);
    }
    // The tap on the post has had its answer.
    apply(desk, &loaded, turn).await
}

async fn choose_post(desk: &mut Desk<'_>, posts: &[Holding]) -> anyhow::Result<()> {
    let language = desk.language();
    let mut rows = Vec::new();
    for post in posts {
        let ward = wards::by_id(&mut *desk.conn, post.ward_id).await?;
        let group = post.group.as_ref().and_then(|code| ward.as_ref()?.ward.group(code));
        let label = post_name(post.kind, group, language);
        rows.push(vec![Button { label, data: ButtonKind::OpenPetition.data(post.holding_id) }]);
    }
    let text = fl!(loader(desk.voice()), "petition-choose-post");
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}
