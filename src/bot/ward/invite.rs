//! Inviting somebody to a post, and again after a lost phone; invitations that are open, and taking them back.

use i18n_embed_fl::fl;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::channels::{Button, Outgoing};
use crate::dialogue::ward::day;
use crate::documents::qr;
use crate::domain::period::local_day;
use crate::store::invitations::{self, OpenInvitation, Purpose, VALIDITY};
use crate::store::posts as held_posts;
use crate::words::{capitalised, loader};

use super::choice::{Choice, Post};
use super::loaded::{LoadedWard, PAGE, show_card};
use super::posts;

/// Makes an invitation to the post and sends it, ready to be passed on.
pub async fn to_post(desk: &mut Desk<'_>, loaded: &LoadedWard, post: &Post) -> anyhow::Result<()> {
    let Some(name) = posts::name(loaded, post) else { return replies::stale_button(desk).await };
    let purpose = Purpose::Post { kind: post.kind, group: post.group.clone() };
    let title =
        fl!(loader(loaded.voice), "ward-invitation-to", post = name, ward = loaded.ward().name.as_str());
    desk.answer_tap(None).await?;
    send(desk, loaded, &purpose, title).await
}

/// Asks whether somebody is to be invited again.
pub async fn ask_again(desk: &mut Desk<'_>, loaded: &LoadedWard, holding: i64) -> anyhow::Result<()> {
    let Some((post, name, person)) = posts::find(desk, loaded, holding).await? else {
        return replies::stale_button(desk).await;
    };
    let words = loader(loaded.voice);
    let leave = vec![loaded.button(&Choice::Post(post), fl!(words, "ward-leave"))];
    if holds_elsewhere(desk, loaded, holding).await? {
        return show_card(
            desk,
            fl!(words, "ward-again-elsewhere", post = name, person = person),
            vec![leave],
        )
        .await;
    }
    let text = fl!(words, "ward-again-ask", post = name, person = person);
    let rows = vec![vec![loaded.button(&Choice::Again { holding }, fl!(words, "ward-again-yes"))], leave];
    show_card(desk, text, rows).await
}

/// Makes an invitation for a holder who has lost their phone.
pub async fn again(desk: &mut Desk<'_>, loaded: &LoadedWard, holding: i64) -> anyhow::Result<()> {
    let held = held_posts::held(&mut *desk.conn, loaded.stored.ward_id).await?;
    let Some(held) = held.into_iter().find(|held| held.holding_id == holding) else {
        return replies::stale_button(desk).await;
    };
    let Some(name) = posts::name(loaded, &Post { kind: held.kind, group: held.group.clone() }) else {
        return replies::stale_button(desk).await;
    };
    if holds_elsewhere(desk, loaded, holding).await? {
        return ask_again(desk, loaded, holding).await;
    }
    let title =
        fl!(loader(loaded.voice), "ward-invitation-again", post = name, ward = loaded.ward().name.as_str());
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    send(desk, loaded, &Purpose::Again { person_id: held.person_id }, title).await
}

/// Whether the holder has posts in another ward too: then no one ward can bind all that is theirs to another account.
async fn holds_elsewhere(desk: &mut Desk<'_>, loaded: &LoadedWard, holding: i64) -> anyhow::Result<bool> {
    let ward_id = loaded.stored.ward_id;
    let held = held_posts::held(&mut *desk.conn, ward_id).await?;
    let Some(held) = held.into_iter().find(|held| held.holding_id == holding) else { return Ok(false) };
    held_posts::holds_elsewhere(&mut *desk.conn, held.person_id, ward_id).await
}

/// The link with its QR picture.
async fn send(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    purpose: &Purpose,
    title: String,
) -> anyhow::Result<()> {
    let ward_id = loaded.stored.ward_id;
    let (now, words) = (desk.now, loader(loaded.voice));
    let token =
        invitations::create(&mut *desk.conn, ward_id, purpose, &mut StdRng::from_os_rng(), now).await?;
    let made = invitations::change_made(&mut *desk.conn, ward_id, purpose, now).await?;
    desk.audit(made);
    let last_day = day(local_day(now + VALIDITY));
    let how = fl!(words, "ward-invitation-how", day = last_day);
    let bot = &desk.incoming.conversation.line;
    match desk.house.links.link(bot, token.as_str()) {
        Some(link) => {
            let (name, bytes) = ("topho.png".to_owned(), qr::picture(&link)?);
            let caption = [title, link, how].join("\n\n");
            desk.send(Outgoing::Picture { name, bytes, caption }).await.map(drop)
        }
        None => desk.say_text([title, format!("/start {}", token.as_str()), how].join("\n\n")).await,
    }
}

/// The invitations that can still be taken up, a page of them.
pub async fn list(desk: &mut Desk<'_>, loaded: &LoadedWard, page: usize) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let open = invitations::open_ones(&mut *desk.conn, loaded.stored.ward_id, desk.now).await?;
    let of_page = open.iter().skip(page.saturating_mul(PAGE)).take(PAGE);
    let mut rows: Vec<Vec<Button>> = of_page
        .map(|invitation| {
            let until = day(local_day(invitation.expires_at));
            let label =
                fl!(words, "ward-invitation-line", what = what(loaded, &invitation.purpose), day = until);
            vec![loaded.button(&Choice::AskRevoke { short: invitation.digest.short().to_owned() }, label)]
        })
        .collect();
    rows.push(loaded.turn_pages(page, open.len(), |page| Choice::Invitations { page }));
    rows.push(loaded.back_home());
    let text = if open.is_empty() {
        fl!(words, "ward-invitations-none")
    } else {
        fl!(words, "ward-invitations-heading", count = open.len())
    };
    show_card(desk, text, rows).await
}

/// Asks whether an invitation is to be taken back.
pub async fn ask_to_revoke(desk: &mut Desk<'_>, loaded: &LoadedWard, short: &str) -> anyhow::Result<()> {
    let open = invitations::open_ones(&mut *desk.conn, loaded.stored.ward_id, desk.now).await?;
    let is_it = |invitation: &&OpenInvitation| invitation.digest.short() == short;
    let Some(invitation) = open.iter().find(is_it) else { return replies::stale_button(desk).await };
    let words = loader(loaded.voice);
    let text = fl!(words, "ward-revoke-ask", what = what(loaded, &invitation.purpose));
    let rows = vec![
        vec![loaded.button(&Choice::Revoke { short: short.to_owned() }, fl!(words, "ward-revoke-yes"))],
        vec![loaded.button(&Choice::Invitations { page: 0 }, fl!(words, "ward-leave"))],
    ];
    show_card(desk, text, rows).await
}

/// Takes an invitation back.
pub async fn revoke(desk: &mut Desk<'_>, loaded: &LoadedWard, short: &str) -> anyhow::Result<()> {
    let ward_id = loaded.stored.ward_id;
    let Some(purpose) = invitations::revoke(&mut *desk.conn, ward_id, short, desk.now).await? else {
        return replies::stale_button(desk).await;
    };
    let revoked = invitations::change_revoked(&mut *desk.conn, ward_id, &purpose).await?;
    desk.audit(revoked);
    list(desk, loaded, 0).await
}

/// What an invitation is for.
fn what(loaded: &LoadedWard, purpose: &Purpose) -> String {
    let words = loader(loaded.voice);
    match purpose {
        Purpose::Post { kind, group } => {
            let post = Post { kind: *kind, group: group.clone() };
            posts::name(loaded, &post).unwrap_or_else(|| kind.code().to_owned())
        }
        Purpose::Again { .. } => capitalised(&fl!(words, "ward-invitation-other-phone")),
        Purpose::CommitteeChat => fl!(words, "ward-invitation-chat"),
    }
}
