//! `/report`: the oldest month owed, and the choice of others.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::enrol::post_name;
use crate::bot::help;
use crate::bot::state::State;
use crate::channels::{Button, Choices, Message};
use crate::dialogue::report::{self, Turn};
use crate::domain::language::Language;
use crate::domain::period::Month;
use crate::domain::permissions::Permission;
use crate::store::drafts::DraftKey;
use crate::store::people::Holding;
use crate::store::wards;
use crate::words::{capitalised, loader};

use super::apply::apply;
use super::folder::{Folder, open_months};

/// How many other months a card offers: more would bury its own buttons.
const OTHER_MONTHS: usize = 3;
/// How many months the list of months shows.
const LISTED_MONTHS: usize = 12;

/// `/report`: with several posts the post is chosen first.
pub async fn open(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let posts = desk.posts_that(Permission::WriteReport);
    match posts.as_slice() {
        [] => help::not_for_you(desk).await,
        [post] => open_oldest(desk, post, None).await,
        several => choose_post(desk, several).await,
    }
}

/// The place in the report was lost with an upgrade: the draft is kept, and the report goes on from it.
pub async fn resume(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    desk.say_text(fl!(loader(desk.voice()), "report-form-changed")).await?;
    desk.clear_prompt().await?;
    // Before a post or a month is chosen no new place is stored: the unreadable one must not be met again.
    desk.save_state(&State::Idle, None).await?;
    open(desk).await
}

/// A button of [`month_button`] or [`choose_post`]: `<holding>`, `<holding>.<month>` or `<holding>.all`.
pub async fn open_chosen(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    let (holding, rest) = choice.split_once('.').unwrap_or((choice, ""));
    let own = |post: &&Holding| post.kind.part().is_some() && post.holding_id.to_string() == holding;
    let Some(post) = desk.posts().iter().find(own).cloned() else { return help::stale_button(desk).await };
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    match rest {
        "all" => list_months(desk, &post).await,
        "" => open_oldest(desk, &post, None).await,
        month => match Month::parse(month) {
            Some(month) => open_oldest(desk, &post, Some(month)).await,
            None => Ok(()),
        },
    }
}

/// Opens the chosen month, or the oldest one that is owed.
async fn open_oldest(desk: &mut Desk<'_>, post: &Holding, chosen: Option<Month>) -> anyhow::Result<()> {
    let (Some(part), Some(group)) = (post.kind.part(), &post.group) else {
        return help::not_for_you(desk).await;
    };
    let Some(ward) = wards::by_id(&mut *desk.conn, post.ward_id).await? else {
        return help::not_for_you(desk).await;
    };
    let Some(group) = ward.ward.group(group).cloned() else { return help::not_for_you(desk).await };
    let months = open_months(desk, &ward, &group, part).await?;
    let owed = months.iter().find(|(_, sent)| !sent).map(|(month, _)| *month);
    let open = |month: &Month| months.iter().any(|(open, _)| open == month);
    let Some(month) = chosen.filter(open).or(owed) else { return list_months(desk, post).await };
    let report = DraftKey { ward_id: post.ward_id, group: group.code, month, part };
    let Some(folder) = Folder::load(desk, &report).await? else { return help::not_for_you(desk).await };
    let form = folder.form();
    if form.figures().is_empty() {
        let text = fl!(
            loader(desk.voice()),
            "report-asks-nothing",
            month = capitalised(&month.label(desk.language()))
        );
        return desk.say_text(text).await;
    }
    let held = desk.state().held(&report);
    let mut turn = report::open(&form, folder.answers.clone(), folder.version, held, Desk::nonce());
    offer_other_months(&mut turn, post, &months, month, desk.language());
    // A report that was open before is left as it is: its draft is stored.
    apply(desk, &folder, turn).await
}

/// Adds buttons for the other months to the opening card.
fn offer_other_months(
    turn: &mut Turn,
    post: &Holding,
    months: &[(Month, bool)],
    shown: Month,
    language: Language,
) {
    let Some(Choices::Buttons(rows)) = turn.messages.last_mut().map(|message| &mut message.choices) else {
        return;
    };
    let owed = months.iter().filter(|(month, sent)| !sent && *month != shown);
    rows.extend(owed.take(OTHER_MONTHS).map(|month| vec![month_button(post, *month, language)]));
    if months.iter().any(|(month, sent)| *sent && *month != shown) {
        let label = fl!(loader(language), "report-months-button");
        rows.push(vec![Button { label, data: format!("rep.{}.all", post.holding_id) }]);
    }
}

/// The newest months, owed and sent, each with a button.
async fn list_months(desk: &mut Desk<'_>, post: &Holding) -> anyhow::Result<()> {
    let language = desk.language();
    let words = loader(desk.voice());
    let (Some(part), Some(group)) = (post.kind.part(), &post.group) else {
        return help::not_for_you(desk).await;
    };
    let Some(ward) = wards::by_id(&mut *desk.conn, post.ward_id).await? else {
        return help::not_for_you(desk).await;
    };
    let Some(group) = ward.ward.group(group).cloned() else { return help::not_for_you(desk).await };
    let months = open_months(desk, &ward, &group, part).await?;
    let owed = months.iter().filter(|(_, sent)| !sent).count();
    let text = match (months.len(), owed) {
        (0, _) => return desk.say_text(fl!(words, "report-no-month", group = group.number)).await,
        (_, 0) => fl!(words, "report-nothing-owed", group = group.number),
        _ => fl!(words, "report-other-months"),
    };
    let newest = months.iter().rev().take(LISTED_MONTHS);
    let rows = newest.map(|month| vec![month_button(post, *month, language)]).collect();
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}

/// The button that opens a month.
pub fn month_button(post: &Holding, (month, sent): (Month, bool), language: Language) -> Button {
    let name = capitalised(&month.label(language));
    let label = if sent {
        fl!(loader(language), "report-month-sent", month = name)
    } else {
        fl!(loader(language), "report-month-owed", month = name)
    };
    Button { label, data: format!("rep.{}.{month}", post.holding_id) }
}

async fn choose_post(desk: &mut Desk<'_>, posts: &[Holding]) -> anyhow::Result<()> {
    let language = desk.language();
    let mut rows = Vec::new();
    for post in posts {
        let ward = wards::by_id(&mut *desk.conn, post.ward_id).await?;
        let group = post.group.as_ref().and_then(|code| ward.as_ref()?.ward.group(code));
        let label = post_name(post.kind, group, language);
        rows.push(vec![Button { label, data: format!("rep.{}", post.holding_id) }]);
    }
    let text = fl!(loader(desk.voice()), "report-choose-post");
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}
