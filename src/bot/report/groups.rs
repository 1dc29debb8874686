//! The groups that a secretary may file for, with what each of them owes.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::channels::{Button, Choices, Message};
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::period::local_day;
use crate::domain::voice::Voice;
use crate::domain::ward::{Group, Ward};
use crate::store::people::Holding;
use crate::store::{reports, wards};
use crate::words::loader;

use super::choice::{Pen, Wish};

/// How many groups a page shows: more would not fit a phone's screen.
const GROUPS_A_PAGE: usize = 12;
/// How many stand in a row.
const GROUPS_A_ROW: usize = 2;

/// A group with the months that it owes, oldest first.
struct Standing<'a> {
    group: &'a Group,
    owes: Vec<Month>,
}

/// Has the secretary choose a group; the ones that owe something come first.
pub async fn choose_group(desk: &mut Desk<'_>, post: &Holding, page: usize) -> anyhow::Result<()> {
    let Some(stored) = wards::by_id(&mut *desk.conn, post.ward_id).await? else {
        return replies::not_for_you(desk).await;
    };
    let submitted = reports::submitted_months_of_groups(&mut *desk.conn, post.ward_id, Part::Leader).await?;
    let months = stored.ward.calendar.open_months(local_day(desk.now));
    let none = BTreeSet::new();
    let sent = |group: &Group| submitted.get(&group.code).unwrap_or(&none);
    let standings = standings(&stored.ward, &months, |group, month| sent(group).contains(&month));
    let words = loader(desk.voice());
    if standings.is_empty() {
        return desk.say_text(fl!(words, "report-no-groups")).await;
    }
    let pages = standings.len().div_ceil(GROUPS_A_PAGE);
    let page = page.min(pages - 1);
    let shown = standings.iter().skip(page * GROUPS_A_PAGE).take(GROUPS_A_PAGE);
    let voice = desk.voice();
    let buttons: Vec<_> = shown.map(|standing| group_button(post, standing, voice)).collect();
    let mut rows: Vec<_> = buttons.chunks(GROUPS_A_ROW).map(<[Button]>::to_vec).collect();
    let turn = |label: String, page: usize| Button { label, data: Wish::groups(post.holding_id, page) };
    let before = page.checked_sub(1).map(|page| turn(fl!(words, "report-groups-before"), page));
    let after = (page + 1 < pages).then(|| turn(fl!(words, "report-groups-after"), page + 1));
    let turning: Vec<_> = before.into_iter().chain(after).collect();
    if !turning.is_empty() {
        rows.push(turning);
    }
    let owing = standings.iter().filter(|standing| !standing.owes.is_empty()).count();
    let text = fl!(words, "report-choose-group", owing = owing, groups = standings.len());
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}

/// The groups that owe or have owed one of the months: those that still owe first, each by their numbers.
fn standings<'a>(
    ward: &'a Ward,
    months: &[Month],
    is_sent: impl Fn(&Group, Month) -> bool,
) -> Vec<Standing<'a>> {
    let mut groups: Vec<&Group> =
        ward.groups.iter().filter(|group| months.iter().any(|month| group.in_force(*month))).collect();
    groups.sort_by_key(|group| (group.number, group.code.clone()));
    let owed = |group: &Group| {
        let in_force = months.iter().copied().filter(|month| group.in_force(*month));
        in_force.filter(|month| !is_sent(group, *month)).collect()
    };
    let mut standings: Vec<_> =
        groups.into_iter().map(|group| Standing { group, owes: owed(group) }).collect();
    standings.sort_by_key(|standing| standing.owes.is_empty());
    standings
}

fn group_button(post: &Holding, standing: &Standing<'_>, voice: Voice) -> Button {
    let words = loader(voice);
    let number = standing.group.number;
    let label = match standing.owes.as_slice() {
        [] => fl!(words, "report-group-sent", group = number),
        [month] => {
            let month = format!("{}/{}", month.number(), month.year());
            fl!(words, "report-group-owes", group = number, month = month)
        }
        several => fl!(words, "report-group-owes-several", group = number, count = several.len()),
    };
    Button { label, data: Pen::filing(post.holding_id, standing.group.code.clone()).data() }
}
