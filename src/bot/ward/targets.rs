//! The annual targets.

use chrono::Datelike;
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::channels::Button;
use crate::dialogue::report::display;
use crate::dialogue::ward::Asked;
use crate::domain::answer::{Answer, Value};
use crate::domain::catalogue::{Indicator, Key};
use crate::domain::period::Month;
use crate::domain::report::newest;
use crate::domain::ward_change::{WardChange, targets_of};
use crate::store::ward_entries;
use crate::words::loader;

use super::choice::Choice;
use super::loaded::{LoadedWard, show_card};
use super::proceed;

/// The targets of this year and the next, each with a button.
pub async fn list(desk: &mut Desk<'_>, loaded: &LoadedWard) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let language = loaded.voice.language;
    let this_year = loaded.today.year();
    let mut lines = vec![fl!(words, "ward-targets-heading"), String::new()];
    let mut rows: Vec<Vec<Button>> = Vec::new();
    for indicator in targets_of(&loaded.catalogue) {
        lines.push(format!("**{}**", indicator.label.get(language)));
        let mut row = Vec::new();
        for year in [this_year, this_year + 1] {
            lines.push(line(desk, loaded, indicator, year).await?);
            let label = format!("{} · {year}", indicator.short_label().get(language));
            row.push(loaded.button(&Choice::Target { key: indicator.key.clone(), year }, label));
        }
        rows.extend(row.into_iter().map(|button| vec![button]));
    }
    if rows.is_empty() {
        lines.push(fl!(words, "ward-targets-none"));
    }
    rows.push(loaded.back_home());
    show_card(desk, lines.join("\n"), rows).await
}

/// A year's target: that of the ward's own entries goes first, as in the summary.
async fn line(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    indicator: &Indicator,
    year: i32,
) -> anyhow::Result<String> {
    let words = loader(loaded.voice);
    let shown = |value: i64| display::number(indicator, value, loaded.voice.language);
    let set = loaded.ward().targets.get(&(indicator.key.clone(), year)).copied();
    let set = set.map_or_else(|| fl!(words, "ward-none"), shown);
    let line = fl!(words, "ward-target-line", year = year.to_string(), value = set);
    Ok(match entered(desk, loaded, &indicator.key, year).await? {
        Some(value) => format!("{line}\n{}", fl!(words, "ward-target-entered", value = shown(value))),
        None => line,
    })
}

/// Where a change sets a target that the ward's own entries give too: that the summary goes by those.
pub(super) async fn overruled(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    change: &WardChange,
) -> anyhow::Result<Option<String>> {
    let WardChange::Target { key, year, .. } = change else { return Ok(None) };
    let Some(indicator) = targets_of(&loaded.catalogue).into_iter().find(|one| one.key == *key) else {
        return Ok(None);
    };
    let entered = entered(desk, loaded, key, *year).await?;
    Ok(entered.map(|value| {
        let value = display::number(indicator, value, loaded.voice.language);
        fl!(loader(loaded.voice), "ward-target-overruled", year = year.to_string(), value = value)
    }))
}

/// The target that the ward's own entries of the year give.
async fn entered(
    desk: &mut Desk<'_>,
    loaded: &LoadedWard,
    key: &Key,
    year: i32,
) -> anyhow::Result<Option<i64>> {
    let (Some(first), Some(last)) = (Month::new(year, 1), Month::new(year, 12)) else { return Ok(None) };
    let entries = ward_entries::between(&mut *desk.conn, loaded.stored.ward_id, first, last).await?;
    let newest = newest(&entries, desk.now).into_iter().filter_map(|entry| match entry.answers.get(key)? {
        Answer::Value(Value::Number(value)) => Some((entry.month, *value)),
        Answer::Value(Value::YesNo(_) | Value::Text(_) | Value::Items(_)) | Answer::Blank { .. } => None,
    });
    Ok(newest.max_by_key(|(month, _)| *month).map(|(_, value)| value))
}

/// Asks for a year's target.
pub async fn ask(desk: &mut Desk<'_>, loaded: &LoadedWard, key: &Key, year: i32) -> anyhow::Result<()> {
    if !targets_of(&loaded.catalogue).iter().any(|indicator| indicator.key == *key) {
        return replies::stale_button(desk).await;
    }
    proceed::begin(desk, loaded, Asked::Target { key: key.clone(), year }).await
}
