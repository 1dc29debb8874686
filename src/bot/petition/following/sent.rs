//! The petitions that a person's posts follow: those that they have passed on, or that an ended group's did.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::loaded::followed_groups;
use crate::bot::petition::wording::Wording;
use crate::channels::{Button, Choices, Message};
use crate::domain::permissions::Permission;
use crate::domain::voice::Voice;
use crate::store::petitions::find::{self, Listed, Which};
use crate::store::wards::{self, StoredWard};
use crate::words::loader;

use super::choice::{Choice, What};
use super::status::status;

/// How many petitions a page shows.
const A_PAGE: usize = 8;
/// How many of one post's petitions are listed at most: those of many years.
const MOST: i64 = 1_000;

/// The button that shows the list.
pub fn button(voice: Voice) -> Button {
    Choice::List { page: None }.button(fl!(loader(voice), "follow-list-button"))
}

/// The first page of the list, below a leading line.
pub async fn list(desk: &mut Desk<'_>, lead: Option<String>) -> anyhow::Result<()> {
    let message = page(desk, 0, lead).await?;
    desk.answer_tap(None).await?;
    desk.say(message).await.map(drop)
}

/// A page of the list, counted from 0, in place of the page that was tapped.
pub async fn turn(desk: &mut Desk<'_>, at: usize) -> anyhow::Result<()> {
    let message = page(desk, at, None).await?;
    desk.answer_tap(None).await?;
    desk.replace_tapped(message).await
}

async fn page(desk: &mut Desk<'_>, at: usize, lead: Option<String>) -> anyhow::Result<Message> {
    let sent = sent(desk).await?;
    let at = at.min(sent.len().saturating_sub(1) / A_PAGE);
    Ok(message(&sent, at, lead, desk.voice()))
}

/// Every petition that the person's posts follow, the newest first.
pub(super) async fn sent(desk: &mut Desk<'_>) -> anyhow::Result<Vec<(StoredWard, Listed)>> {
    let mut sent = Vec::new();
    for post in desk.posts_that(Permission::SendPetition) {
        let Some(ward) = wards::by_id(&mut *desk.conn, post.ward_id).await? else { continue };
        let groups = followed_groups(desk, &ward.ward, post.group.as_ref());
        let which = Which { sender: Some((post.kind, &groups)), ..Which::default() };
        let own = find::list(&mut *desk.conn, post.ward_id, &which, (MOST, 0)).await?;
        // Two posts may follow the same petition: that of an ended group, and that of the one that goes on.
        let of_other_posts = sent.len();
        for listed in own {
            let is_this = |(of, other): &(StoredWard, Listed)| {
                of.ward_id == ward.ward_id && other.number() == listed.number()
            };
            if !sent[..of_other_posts].iter().any(is_this) {
                sent.push((ward.clone(), listed));
            }
        }
    }
    sent.sort_by_key(|(_, listed)| std::cmp::Reverse(listed.petition.received_at()));
    Ok(sent)
}

fn message(sent: &[(StoredWard, Listed)], page: usize, lead: Option<String>, voice: Voice) -> Message {
    let words = loader(voice);
    if sent.is_empty() {
        let text = lead.into_iter().chain([fl!(words, "follow-list-empty")]).collect::<Vec<_>>();
        return Message { text: text.join("\n\n"), choices: Choices::None };
    }
    let shown: Vec<_> = sent.iter().skip(page * A_PAGE).take(A_PAGE).collect();
    let line = |(ward, listed): &&(StoredWard, Listed)| {
        let wording = Wording { ward: &ward.ward, voice };
        fl!(
            words,
            "follow-list-line",
            number = listed.number().as_str(),
            kind = wording.kind(listed.petition.kind()),
            field = wording.short_field(listed.field),
            status = crate::words::capitalised(&status(listed.petition.status(), voice))
        )
    };
    let heading = fl!(words, "follow-list-heading", count = sent.len());
    let hint = fl!(words, "follow-list-hint");
    let parts = lead.into_iter().chain([heading]).chain(shown.iter().map(line)).chain([hint]);
    let text = parts.collect::<Vec<_>>().join("\n\n");
    let buttons = shown.iter().map(|(ward, listed)| {
        What::Status.button(ward.ward_id, listed.number(), listed.number().to_string())
    });
    let buttons: Vec<_> = buttons.collect();
    let mut rows: Vec<_> = buttons.chunks(2).map(<[Button]>::to_vec).collect();
    let to_page = |page: usize, label: String| Choice::List { page: Some(page) }.button(label);
    let turns = [
        (page > 0).then(|| to_page(page.saturating_sub(1), fl!(words, "follow-newer-button"))),
        ((page + 1) * A_PAGE < sent.len()).then(|| to_page(page + 1, fl!(words, "follow-older-button"))),
    ];
    let turns: Vec<_> = turns.into_iter().flatten().collect();
    if !turns.is_empty() {
        rows.push(turns);
    }
    Message { text, choices: Choices::Buttons(rows) }
}
