//! The residential groups: they end, merge, split and are renamed.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::channels::Message;
use crate::dialogue::ward::{Asked, day};
use crate::domain::ward::{Group, GroupCode};
use crate::words::loader;

use super::choice::Choice;
use super::loaded::{LoadedWard, PAGE, show_card};
use super::proceed;

/// A page of the groups that exist or will exist.
pub async fn list(desk: &mut Desk<'_>, loaded: &LoadedWard, page: usize) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let groups = going_on(loaded);
    let of_page: Vec<_> = groups.iter().skip(page.saturating_mul(PAGE)).take(PAGE).collect();
    if of_page.is_empty() && page > 0 {
        return replies::stale_button(desk).await;
    }
    let mut rows: Vec<_> = of_page
        .iter()
        .map(|group| vec![loaded.button(&Choice::Group { code: group.code.clone() }, label(loaded, group))])
        .collect();
    rows.push(loaded.turn_pages(page, groups.len(), |page| Choice::Groups { page }));
    rows.push(loaded.back_home());
    let in_force = groups.iter().filter(|group| group.in_force_on(loaded.today)).count();
    let ended = loaded.ward().groups.len() - groups.len();
    let text = fl!(words, "ward-groups-heading", count = in_force, ended = ended);
    show_card(desk, text, rows).await
}

/// One group with what can be done to it.
pub async fn show(desk: &mut Desk<'_>, loaded: &LoadedWard, code: &GroupCode) -> anyhow::Result<()> {
    let Some(group) = loaded.ward().group(code) else { return replies::stale_button(desk).await };
    let words = loader(loaded.voice);
    let named = |groups: Vec<&Group>| {
        let numbers = groups.iter().map(|group| fl!(words, "ward-group-called", number = group.number));
        numbers.collect::<Vec<_>>().join(", ")
    };
    let predecessors: Vec<&Group> =
        group.predecessors.iter().filter_map(|code| loaded.ward().group(code)).collect();
    let successors = loaded.ward().successors(code);
    let mut lines = vec![
        format!("**{}**", Message::verbatim(&group.name)),
        fl!(words, "ward-group-code", code = code.as_str()),
        match group.valid_to {
            Some(last) => {
                fl!(words, "ward-group-exists-until", from = day(group.valid_from), until = day(last))
            }
            None => fl!(words, "ward-group-exists", from = day(group.valid_from)),
        },
    ];
    if !predecessors.is_empty() {
        lines.push(fl!(words, "ward-group-predecessors", groups = named(predecessors)));
    }
    if !successors.is_empty() {
        lines.push(fl!(words, "ward-group-successors", groups = named(successors)));
    }
    let button = |choice: Choice, label: String| vec![loaded.button(&choice, label)];
    let code = || code.clone();
    let mut rows = vec![button(Choice::RenameGroup { code: code() }, fl!(words, "ward-group-rename"))];
    if is_going_on(loaded, group) {
        rows.push(button(Choice::EndGroup { code: code() }, fl!(words, "ward-group-end")));
        rows.push(button(Choice::MergeGroup { code: code(), page: 0 }, fl!(words, "ward-group-merge")));
        rows.push(button(Choice::SplitGroup { code: code() }, fl!(words, "ward-group-split")));
    }
    rows.push(button(Choice::Groups { page: 0 }, fl!(words, "ward-groups-back")));
    show_card(desk, lines.join("\n"), rows).await
}

/// Asks for its last day.
pub async fn ask_to_end(desk: &mut Desk<'_>, loaded: &LoadedWard, code: &GroupCode) -> anyhow::Result<()> {
    begin(desk, loaded, &[code], Asked::LastDay { group: code.clone() }).await
}

/// Asks for its new name.
pub async fn ask_to_rename(desk: &mut Desk<'_>, loaded: &LoadedWard, code: &GroupCode) -> anyhow::Result<()> {
    begin(desk, loaded, &[code], Asked::Name { group: code.clone() }).await
}

/// Asks for the day from which it is two.
pub async fn ask_to_split(desk: &mut Desk<'_>, loaded: &LoadedWard, code: &GroupCode) -> anyhow::Result<()> {
    begin(desk, loaded, &[code], Asked::SplitDay { group: code.clone() }).await
}

/// Asks for the day from which two are one.
pub async fn ask_to_merge(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    first: &GroupCode,
    second: &GroupCode,
) -> anyhow::Result<()> {
    let groups = (first.clone(), second.clone());
    begin(desk, loaded, &[first, second], Asked::MergeDay { groups }).await
}

/// Asks which group it merges with.
pub async fn choose_other(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    code: &GroupCode,
    page: usize,
) -> anyhow::Result<()> {
    let Some(group) = loaded.ward().group(code) else { return replies::stale_button(desk).await };
    let words = loader(loaded.voice);
    let others: Vec<_> = going_on(loaded).into_iter().filter(|other| other.code != *code).collect();
    let of_page = others.iter().skip(page.saturating_mul(PAGE)).take(PAGE);
    let mut rows: Vec<_> = of_page
        .map(|other| {
            let choice = Choice::MergeGroups { first: code.clone(), second: other.code.clone() };
            vec![loaded.button(&choice, label(loaded, other))]
        })
        .collect();
    rows.push(loaded.turn_pages(page, others.len(), |page| Choice::MergeGroup { code: code.clone(), page }));
    rows.push(vec![loaded.button(&Choice::Group { code: code.clone() }, fl!(words, "ward-group-back"))]);
    show_card(desk, fl!(words, "ward-merge-which", number = group.number), rows).await
}

async fn begin(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    codes: &[&GroupCode],
    asked: Asked,
) -> anyhow::Result<()> {
    if codes.iter().any(|code| loaded.ward().group(code).is_none()) {
        return replies::stale_button(desk).await;
    }
    proceed::begin(desk, loaded, asked).await
}

/// The groups whose last day has not passed, in the order of their numbers.
fn going_on(loaded: &LoadedWard) -> Vec<&Group> {
    let mut groups: Vec<_> = loaded.ward().groups.iter().filter(|group| is_going_on(loaded, group)).collect();
    groups.sort_by_key(|group| (group.number, group.code.clone()));
    groups
}

fn is_going_on(loaded: &LoadedWard, group: &Group) -> bool {
    group.valid_to.is_none_or(|last| last >= loaded.today)
}

fn label(loaded: &LoadedWard, group: &Group) -> String {
    let words = loader(loaded.voice);
    let name = group.name.as_str();
    match group.valid_to {
        Some(last) => fl!(words, "ward-group-line-until", name = name, day = day(last)),
        None if group.valid_from > loaded.today => {
            fl!(words, "ward-group-line-from", name = name, day = day(group.valid_from))
        }
        None => name.to_owned(),
    }
}
