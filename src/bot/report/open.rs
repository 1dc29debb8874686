//! `/report`: the oldest month owed, and the choice of others.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::bot::wording::post_name;
use crate::channels::{Button, Choices, Message};
use crate::dialogue::report::{self, Turn};
use crate::domain::language::Language;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::permissions::Permission;
use crate::domain::ward::Group;
use crate::store::drafts::DraftKey;
use crate::store::people::Holding;
use crate::store::wards::{self, StoredWard};
use crate::words::{capitalised, loader};

use super::apply::apply;
use super::choice::{Pen, Wish};
use super::groups::choose_group;
use super::loaded::{LoadedReport, open_months};

/// How many other months a card offers: more would bury its own buttons.
const OTHER_MONTHS: usize = 3;
/// How many months the list of months shows.
const LISTED_MONTHS: usize = 12;

/// `/report`: with several posts the post is chosen first.
pub async fn open(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let writes = |post: &&Holding| writes_reports(post);
    let posts: Vec<_> = desk.posts().iter().filter(writes).cloned().collect();
    match posts.as_slice() {
        [] => replies::not_for_you(desk).await,
        [post] => open_post(desk, post).await,
        several => choose_post(desk, several).await,
    }
}

/// The place in the report was lost with an upgrade: the draft is kept, and the report goes on from it.
pub async fn resume(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    desk.say_text(fl!(loader(desk.voice()), "report-form-changed")).await?;
    // Before a post or a month is chosen no new place is stored: the unreadable one must not be met again.
    desk.leave().await?;
    open(desk).await
}

/// A button that opens a report, by what stands behind `rep.` in its data.
pub async fn open_chosen(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    let Some((holding_id, wish)) = Wish::parse(choice) else { return replies::stale_button(desk).await };
    let own = |post: &&Holding| post.holding_id == holding_id && writes_reports(post);
    let Some(post) = desk.posts().iter().find(own).cloned() else { return replies::stale_button(desk).await };
    let wish = match wish {
        Wish::Groups(page) if post.kind.may(Permission::FileForLeader) => Wish::Groups(page),
        Wish::Post => Wish::Post,
        Wish::Month(pen, month) if pen.writes(&post).is_some() => Wish::Month(pen, month),
        Wish::Months(pen) if pen.writes(&post).is_some() => Wish::Months(pen),
        Wish::Groups(_) | Wish::Month(..) | Wish::Months(_) => return replies::stale_button(desk).await,
    };
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    match wish {
        Wish::Post => open_post(desk, &post).await,
        Wish::Groups(page) => choose_group(desk, &post, page).await,
        Wish::Month(pen, month) => open_oldest(desk, &post, &pen, month).await,
        Wish::Months(pen) => list_months(desk, &post, &pen).await,
    }
}

fn writes_reports(post: &Holding) -> bool {
    post.kind.may(Permission::WriteReport) || post.kind.may(Permission::FileForLeader)
}

/// Opens the oldest month that the post's group owes; a secretary chooses the group first.
async fn open_post(desk: &mut Desk<'_>, post: &Holding) -> anyhow::Result<()> {
    if post.kind.may(Permission::WriteReport) {
        return open_oldest(desk, post, &Pen::own(post.holding_id), None).await;
    }
    choose_group(desk, post, 0).await
}

/// What a pen writes, where there is such a group.
struct Written {
    ward: StoredWard,
    group: Group,
    part: Part,
}

async fn written(desk: &mut Desk<'_>, post: &Holding, pen: &Pen) -> anyhow::Result<Option<Written>> {
    let Some((code, part)) = pen.writes(post) else { return Ok(None) };
    let Some(ward) = wards::by_id(&mut *desk.conn, post.ward_id).await? else { return Ok(None) };
    let Some(group) = ward.ward.group(&code).cloned() else { return Ok(None) };
    Ok(Some(Written { ward, group, part }))
}

/// Opens the chosen month, or the oldest one that is owed.
async fn open_oldest(
    desk: &mut Desk<'_>,
    post: &Holding,
    pen: &Pen,
    chosen: Option<Month>,
) -> anyhow::Result<()> {
    let Some(Written { ward, group, part }) = written(desk, post, pen).await? else {
        return replies::not_for_you(desk).await;
    };
    let months = open_months(desk, &ward, &group, part).await?;
    let owed = months.iter().find(|(_, sent)| !sent).map(|(month, _)| *month);
    let open = |month: &Month| months.iter().any(|(open, _)| open == month);
    let Some(month) = chosen.filter(open).or(owed) else { return list_months(desk, post, pen).await };
    let report = DraftKey { ward_id: post.ward_id, group: group.code, month, part };
    let Some(loaded) = LoadedReport::load(desk, &report).await? else {
        return replies::not_for_you(desk).await;
    };
    let form = loaded.form();
    if form.figures().is_empty() {
        let text = fl!(
            loader(desk.voice()),
            "report-asks-nothing",
            month = capitalised(&month.label(desk.language()))
        );
        return desk.say_text(text).await;
    }
    let held = desk.state().held(&report);
    let mut turn = report::open(&form, loaded.answers.clone(), loaded.version, held, Desk::nonce());
    offer_other_months(&mut turn, pen, &months, month, desk.language());
    // A report that was open before is left as it is: its draft is stored.
    apply(desk, &loaded, turn).await
}

/// Adds buttons for the other months to the opening card.
fn offer_other_months(
    turn: &mut Turn,
    pen: &Pen,
    months: &[(Month, bool)],
    shown: Month,
    language: Language,
) {
    let Some(Choices::Buttons(rows)) = turn.messages.last_mut().map(|message| &mut message.choices) else {
        return;
    };
    let owed = months.iter().filter(|(month, sent)| !sent && *month != shown);
    rows.extend(owed.take(OTHER_MONTHS).map(|month| vec![month_button(pen, *month, language)]));
    if months.iter().any(|(month, sent)| *sent && *month != shown) {
        let label = fl!(loader(language), "report-months-button");
        rows.push(vec![Button { label, data: pen.months() }]);
    }
}

/// The newest months, owed and sent, each with a button.
async fn list_months(desk: &mut Desk<'_>, post: &Holding, pen: &Pen) -> anyhow::Result<()> {
    let language = desk.language();
    let words = loader(desk.voice());
    let Some(Written { ward, group, part }) = written(desk, post, pen).await? else {
        return replies::not_for_you(desk).await;
    };
    let months = open_months(desk, &ward, &group, part).await?;
    let owed = months.iter().filter(|(_, sent)| !sent).count();
    let text = match (months.len(), owed) {
        (0, _) => return desk.say_text(fl!(words, "report-no-month", group = group.number)).await,
        (_, 0) => fl!(words, "report-nothing-owed", group = group.number),
        _ => fl!(words, "report-other-months"),
    };
    let newest = months.iter().rev().take(LISTED_MONTHS);
    let rows = newest.map(|month| vec![month_button(pen, *month, language)]).collect();
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}

/// The button that opens a month.
fn month_button(pen: &Pen, (month, sent): (Month, bool), language: Language) -> Button {
    let name = capitalised(&month.label(language));
    let label = if sent {
        fl!(loader(language), "report-month-sent", month = name)
    } else {
        fl!(loader(language), "report-month-owed", month = name)
    };
    Button { label, data: pen.month(month) }
}

async fn choose_post(desk: &mut Desk<'_>, posts: &[Holding]) -> anyhow::Result<()> {
    let language = desk.language();
    let mut rows = Vec::new();
    for post in posts {
        let ward = wards::by_id(&mut *desk.conn, post.ward_id).await?;
        let group = post.group.as_ref().and_then(|code| ward.as_ref()?.ward.group(code));
        let label = if post.kind.may(Permission::FileForLeader) {
            fl!(loader(desk.voice()), "report-file-for")
        } else {
            post_name(post.kind, group, language)
        };
        rows.push(vec![Button { label, data: Pen::own(post.holding_id).data() }]);
    }
    let text = fl!(loader(desk.voice()), "report-choose-post");
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}
