//! `/ward`: the card that everything else is reached from.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::channels::{Button, Choices, Message};
use crate::domain::permissions::Permission;
use crate::store::{committee_chats, invitations, wards};
use crate::words::{capitalised, loader};

use super::choice::Choice;
use super::loaded::{LoadedWard, show_card};
use super::posts;

/// `/ward`: who sets up several wards chooses one first.
pub async fn open(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let mut ward_ids: Vec<i32> =
        desk.posts_that(Permission::ManageWard).iter().map(|post| post.ward_id).collect();
    ward_ids.sort_unstable();
    ward_ids.dedup();
    match ward_ids.as_slice() {
        [] => replies::not_for_you(desk).await,
        [ward_id] => match LoadedWard::load(desk, *ward_id).await? {
            Some(loaded) => show(desk, &loaded).await,
            None => replies::not_for_you(desk).await,
        },
        several => choose_ward(desk, several).await,
    }
}

async fn choose_ward(desk: &mut Desk<'_>, ward_ids: &[i32]) -> anyhow::Result<()> {
    let mut rows: Vec<Vec<Button>> = Vec::new();
    for ward_id in ward_ids {
        if let Some(stored) = wards::by_id(&mut *desk.conn, *ward_id).await? {
            rows.push(vec![Choice::Home.button(*ward_id, capitalised(&stored.ward.name))]);
        }
    }
    let text = fl!(loader(desk.voice()), "ward-choose");
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}

/// The ward at a glance.
pub async fn show(desk: &mut Desk<'_>, loaded: &LoadedWard) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let in_force = loaded.ward().groups.iter().filter(|group| group.in_force_on(loaded.today)).count();
    let (held, all) = posts::count(desk, loaded).await?;
    let vacant = all.saturating_sub(held);
    let ward_id = loaded.stored.ward_id;
    let chats = committee_chats::of_ward(&mut *desk.conn, ward_id).await?.len();
    let open = invitations::open_ones(&mut *desk.conn, ward_id, desk.now).await?.len();
    let lines = [
        format!("**{}**", capitalised(&Message::verbatim(&loaded.ward().name))),
        fl!(words, "ward-home-groups", count = in_force),
        fl!(words, "ward-home-posts", held = held, vacant = vacant),
        if chats == 0 { fl!(words, "ward-home-no-chat") } else { fl!(words, "ward-home-chat") },
        fl!(words, "ward-home-invitations", count = open),
        String::new(),
        fl!(words, "ward-home-choose"),
    ];
    let button = |choice: Choice, label: String| vec![loaded.button(&choice, label)];
    let rows = vec![
        button(Choice::Posts { page: 0 }, fl!(words, "ward-posts-button")),
        button(Choice::Invitations { page: 0 }, fl!(words, "ward-invitations-button")),
        button(Choice::Chat, fl!(words, "ward-chat-button")),
        button(Choice::Targets, fl!(words, "ward-targets-button")),
        button(Choice::Calendar, fl!(words, "ward-calendar-button")),
        button(Choice::Optionals { page: 0 }, fl!(words, "ward-optional-button")),
        button(Choice::Groups { page: 0 }, fl!(words, "ward-groups-button")),
    ];
    show_card(desk, lines.join("\n"), rows).await
}
