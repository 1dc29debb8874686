//! Who holds which post.

use std::collections::BTreeMap;

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::enrol::{end_sessions, note_post, revoke_invitations};
use crate::bot::notices::{Ended, tell_former_holder};
use crate::bot::replies;
use crate::bot::wording::post_name;
use crate::channels::Message;
use crate::dialogue::ward::day;
use crate::domain::audit::Action;
use crate::domain::people::PostKind;
use crate::domain::period::local_day;
use crate::domain::permissions::Permission;
use crate::domain::ward::{Group, GroupCode};
use crate::store::people;
use crate::store::posts::{self, HeldPost};
use crate::words::loader;

use super::choice::{Choice, Post};
use super::loaded::{LoadedWard, PAGE, show_card};

/// The posts of the ward, and a page of the groups with how many of their posts are held.
pub async fn list(desk: &mut Desk<'_>, loaded: &LoadedWard, page: usize) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let held = posts::held(&mut *desk.conn, loaded.stored.ward_id).await?;
    let groups = groups(loaded);
    let of_page: Vec<&Group> = groups.iter().skip(page.saturating_mul(PAGE)).take(PAGE).copied().collect();
    if of_page.is_empty() && page > 0 {
        return replies::stale_button(desk).await;
    }
    let mut rows = Vec::new();
    if page == 0 {
        rows.push(vec![loaded.button(&Choice::PostsOf { group: None }, fl!(words, "ward-posts-of-ward"))]);
    }
    let most = PostKind::ALL.into_iter().filter(|kind| kind.of_group()).count();
    rows.extend(of_page.into_iter().map(|group| {
        let count = held.iter().filter(|post| post.group.as_ref() == Some(&group.code)).count();
        let label = fl!(words, "ward-posts-of-group", name = group.name.as_str(), count = count, most = most);
        vec![loaded.button(&Choice::PostsOf { group: Some(group.code.clone()) }, label)]
    }));
    rows.push(loaded.turn_pages(page, groups.len(), |page| Choice::Posts { page }));
    rows.push(loaded.back_home());
    show_card(desk, fl!(words, "ward-posts-heading"), rows).await
}

/// The posts of one group, or of the ward itself, with their holders.
pub async fn of(desk: &mut Desk<'_>, loaded: &LoadedWard, group: Option<&GroupCode>) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let found = group.and_then(|code| loaded.ward().group(code));
    if group.is_some() && found.is_none() {
        return replies::stale_button(desk).await;
    }
    let held = posts::held(&mut *desk.conn, loaded.stored.ward_id).await?;
    let heading = found.map_or_else(|| loaded.ward().name.clone(), |group| group.name.clone());
    let mut lines =
        vec![fl!(words, "ward-posts-of-heading", name = Message::verbatim(&heading)), String::new()];
    let mut rows = Vec::new();
    for kind in PostKind::ALL.into_iter().filter(|kind| kind.of_group() == group.is_some()) {
        let name = post_name(kind, found, loaded.voice.language);
        lines.push(format!("**{name}**"));
        lines.extend(holders(desk, loaded, &held, (kind, group)).await?);
        rows.push(vec![loaded.button(&Choice::Post(Post { kind, group: group.cloned() }), name)]);
    }
    rows.push(vec![loaded.button(&Choice::Posts { page: 0 }, fl!(words, "ward-posts-back"))]);
    show_card(desk, lines.join("\n"), rows).await
}

/// One post with what can be done about it.
pub async fn show(desk: &mut Desk<'_>, loaded: &LoadedWard, post: &Post) -> anyhow::Result<()> {
    let Some(name) = name(loaded, post) else { return replies::stale_button(desk).await };
    let words = loader(loaded.voice);
    let held = posts::held(&mut *desk.conn, loaded.stored.ward_id).await?;
    let own: Vec<&HeldPost> = held.iter().filter(|held| post.is(held)).collect();
    let mut lines = vec![format!("**{name}**")];
    lines.extend(holders(desk, loaded, &held, (post.kind, post.group.as_ref())).await?);
    if !own.is_empty() && !post.kind.is_shared() {
        lines.push(String::new());
        lines.push(fl!(words, "ward-post-passes-on"));
    }
    let mut rows = vec![vec![loaded.button(&Choice::Invite(post.clone()), fl!(words, "ward-post-invite"))]];
    for (at, held) in own.iter().enumerate() {
        let (again, end) = if own.len() == 1 {
            (fl!(words, "ward-post-again"), fl!(words, "ward-post-end"))
        } else {
            let number = at + 1;
            (
                fl!(words, "ward-post-again-numbered", number = number),
                fl!(words, "ward-post-end-numbered", number = number),
            )
        };
        rows.push(vec![loaded.button(&Choice::AskAgain { holding: held.holding_id }, again)]);
        rows.push(vec![loaded.button(&Choice::AskEnd { holding: held.holding_id }, end)]);
    }
    let back = Choice::PostsOf { group: post.group.clone() };
    rows.push(vec![loaded.button(&back, fl!(words, "ward-group-back"))]);
    show_card(desk, lines.join("\n"), rows).await
}

/// Asks whether somebody is to hold their post no more.
pub async fn ask_to_end(desk: &mut Desk<'_>, loaded: &LoadedWard, holding: i64) -> anyhow::Result<()> {
    let Some((post, name, person)) = find(desk, loaded, holding).await? else {
        return replies::stale_button(desk).await;
    };
    let words = loader(loaded.voice);
    let text = fl!(words, "ward-post-end-ask", post = name, person = person);
    let rows = vec![
        vec![loaded.button(&Choice::EndPost { holding }, fl!(words, "ward-post-end-yes"))],
        vec![loaded.button(&Choice::Post(post), fl!(words, "ward-leave"))],
    ];
    show_card(desk, text, rows).await
}

/// Ends a holding. The last who can set the ward up keeps that, so that nobody is locked out.
pub async fn end(desk: &mut Desk<'_>, loaded: &LoadedWard, holding: i64) -> anyhow::Result<()> {
    let ward_id = loaded.stored.ward_id;
    let held = posts::held(&mut *desk.conn, ward_id).await?;
    let Some(own) = held.iter().find(|held| held.holding_id == holding) else {
        return replies::stale_button(desk).await;
    };
    let post = Post { kind: own.kind, group: own.group.clone() };
    let manages = |held: &&HeldPost| held.kind.may(Permission::ManageWard) && held.holding_id != holding;
    let words = loader(loaded.voice);
    let back = vec![vec![loaded.button(&Choice::Post(post.clone()), fl!(words, "ward-group-back"))]];
    if own.kind.may(Permission::ManageWard) && !held.iter().any(|held| manages(&held)) {
        return show_card(desk, fl!(words, "ward-post-end-last"), back).await;
    }
    let key = (post.kind, post.group.as_ref());
    let holders = posts::holders(&mut *desk.conn, ward_id, key).await?;
    posts::end(&mut *desk.conn, ward_id, holding, desk.now).await?;
    for former in holders.iter().filter(|holder| holder.holding_id == holding) {
        note_post(desk, ward_id, key, Action::PostLeft, &former.person);
        let (keyring, of) = (&desk.house.keyring, (loaded.ward(), key));
        end_sessions(&mut *desk.conn, keyring, (ward_id, key), former, desk.now).await?;
        tell_former_holder(&mut *desk.conn, keyring, of, former, Ended::Vacant).await?;
    }
    let revoked = revoke_invitations(desk, ward_id, key).await?;
    let name = name(loaded, &post).unwrap_or_default();
    let done = fl!(words, "ward-post-ended-done", post = name);
    let text = if revoked == 0 { done } else { format!("{done}\n{}", fl!(words, "ward-post-ended-revoked")) };
    show_card(desk, text, back).await
}

/// A holding of the ward: its post, the post's name, and who holds it.
pub async fn find(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    holding: i64,
) -> anyhow::Result<Option<(Post, String, String)>> {
    let held = posts::held(&mut *desk.conn, loaded.stored.ward_id).await?;
    let Some(held) = held.into_iter().find(|held| held.holding_id == holding) else { return Ok(None) };
    let person = person(desk, loaded, held.person_id).await?;
    let post = Post { kind: held.kind, group: held.group };
    Ok(name(loaded, &post).map(|name| (post, name, person)))
}

/// The post in words; `None` where its group is none of the ward's.
pub fn name(loaded: &LoadedWard, post: &Post) -> Option<String> {
    let group = match &post.group {
        Some(code) => Some(loaded.ward().group(code)?),
        None => None,
    };
    (post.kind.of_group() == group.is_some()).then(|| post_name(post.kind, group, loaded.voice.language))
}

/// Who holds the post since when, a line each; or that it is vacant.
async fn holders(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    held: &[HeldPost],
    (kind, group): (PostKind, Option<&GroupCode>),
) -> anyhow::Result<Vec<String>> {
    let words = loader(loaded.voice);
    let mut lines = Vec::new();
    for held in held.iter().filter(|held| held.kind == kind && held.group.as_ref() == group) {
        let since = day(local_day(held.since));
        let person = person(desk, loaded, held.person_id).await?;
        lines.push(fl!(words, "ward-post-held", person = person, since = since));
    }
    if lines.is_empty() {
        lines.push(fl!(words, "ward-post-vacant"));
    }
    Ok(lines)
}

/// The person's name, as far as it is kept.
async fn person(desk: &mut Desk<'_>, loaded: &LoadedWard, person_id: i64) -> anyhow::Result<String> {
    let profile = people::profile(&mut *desk.conn, &desk.house.keyring, person_id).await?;
    if profile.name.trim().is_empty() {
        return Ok(fl!(loader(loaded.voice), "ward-post-nameless"));
    }
    Ok(Message::verbatim(&profile.name))
}

/// How many posts are held, and how many there are: three a group in force, secretary and chair.
pub async fn count(desk: &mut Desk<'_>, loaded: &LoadedWard) -> anyhow::Result<(usize, usize)> {
    let held = posts::held(&mut *desk.conn, loaded.stored.ward_id).await?;
    let mut single: BTreeMap<(PostKind, Option<GroupCode>), bool> = BTreeMap::new();
    for group in groups(loaded) {
        for kind in PostKind::ALL.into_iter().filter(|kind| kind.of_group()) {
            single.insert((kind, Some(group.code.clone())), false);
        }
    }
    for kind in PostKind::ALL.into_iter().filter(|kind| !kind.of_group() && !kind.is_shared()) {
        single.insert((kind, None), false);
    }
    for held in held {
        if let Some(is_held) = single.get_mut(&(held.kind, held.group)) {
            *is_held = true;
        }
    }
    Ok((single.values().filter(|is_held| **is_held).count(), single.len()))
}

/// The groups that have not ended, in the order of their numbers.
fn groups(loaded: &LoadedWard) -> Vec<&Group> {
    let going_on = |group: &&Group| group.valid_to.is_none_or(|last| last >= loaded.today);
    let mut groups: Vec<_> = loaded.ward().groups.iter().filter(going_on).collect();
    groups.sort_by_key(|group| (group.number, group.code.clone()));
    groups
}
