//! The optional indicators: looked at one by one, turned on and off.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::domain::catalogue::{Indicator, Key};
use crate::domain::ward_change::{WardChange, turned};
use crate::words::loader;

use super::choice::Choice;
use super::loaded::{LoadedWard, PAGE, show_card};
use super::proceed;

/// A page of the optional indicators that groups can be asked, each with a mark whether it is on.
pub async fn list(desk: &mut Desk<'_>, loaded: &LoadedWard, page: usize) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let optional = optional(loaded);
    let on = optional.iter().filter(|indicator| loaded.ward().optional.contains(&indicator.key)).count();
    let (shown_page, pages) = (page.saturating_add(1), optional.len().div_ceil(PAGE).max(1));
    let text = fl!(
        words,
        "ward-optional-heading",
        on = on,
        count = optional.len(),
        page = shown_page,
        pages = pages
    );
    let of_page = optional.iter().skip(page.saturating_mul(PAGE)).take(PAGE);
    let mut rows: Vec<_> = of_page
        .map(|indicator| {
            let mark = if loaded.ward().optional.contains(&indicator.key) { "✅" } else { "▫️" };
            let label = format!("{mark} {}", indicator.short_label().get(loaded.voice.language));
            vec![loaded.button(&Choice::Optional { key: indicator.key.clone() }, label)]
        })
        .collect();
    if rows.is_empty() && page > 0 {
        return replies::stale_button(desk).await;
    }
    rows.push(loaded.turn_pages(page, optional.len(), |page| Choice::Optionals { page }));
    rows.push(loaded.back_home());
    show_card(desk, text, rows).await
}

/// One indicator with its question.
pub async fn show(desk: &mut Desk<'_>, loaded: &LoadedWard, key: &Key) -> anyhow::Result<()> {
    let optional = optional(loaded);
    let Some(at) = optional.iter().position(|indicator| indicator.key == *key) else {
        return replies::stale_button(desk).await;
    };
    let (indicator, words) = (optional[at], loader(loaded.voice));
    let on = loaded.ward().optional.contains(key);
    let asked = indicator.question.as_ref().unwrap_or(&indicator.label).get(loaded.voice.language);
    let others: Vec<_> = others(loaded, key, !on);
    let mut lines = vec![
        format!("**{}**", indicator.label.get(loaded.voice.language)),
        if indicator.asked_of().is_some() {
            fl!(words, "ward-optional-question", question = asked)
        } else {
            fl!(words, "ward-optional-computed")
        },
        if on { fl!(words, "ward-optional-is-on") } else { fl!(words, "ward-optional-is-off") },
    ];
    if !others.is_empty() {
        let others = others.join(", ");
        lines.push(if on {
            fl!(words, "ward-optional-off-with", others = others)
        } else {
            fl!(words, "ward-optional-on-with", others = others)
        });
    }
    let label = if on { fl!(words, "ward-optional-turn-off") } else { fl!(words, "ward-optional-turn-on") };
    let back = loaded.button(&Choice::Optionals { page: at / PAGE }, fl!(words, "ward-optional-back"));
    let turn = loaded.button(&Choice::TurnOptional { key: key.clone(), on: !on }, label);
    show_card(desk, lines.join("\n\n"), vec![vec![turn], vec![back]]).await
}

/// Turns it on or off, as the card said; one that is so already stays.
pub async fn turn(desk: &mut Desk<'_>, loaded: &LoadedWard, key: &Key, on: bool) -> anyhow::Result<()> {
    if !optional(loaded).iter().any(|indicator| indicator.key == *key) {
        return replies::stale_button(desk).await;
    }
    let change = turned(loaded.ward(), &loaded.catalogue, key, on);
    if let Ok(after) = change.applied_to(loaded.ward(), &loaded.catalogue) {
        proceed::make(desk, loaded, after).await?;
    }
    let Some(loaded) = LoadedWard::load(desk, loaded.stored.ward_id).await? else {
        return replies::stale_button(desk).await;
    };
    show(desk, &loaded, key).await
}

/// The optional indicators of the catalogue.
fn optional(loaded: &LoadedWard) -> Vec<&Indicator> {
    loaded.catalogue.indicators.iter().filter(|indicator| indicator.optional).collect()
}

/// The labels of those that are turned with it.
fn others(loaded: &LoadedWard, key: &Key, on: bool) -> Vec<String> {
    let WardChange::Optional { on, off } = turned(loaded.ward(), &loaded.catalogue, key, on) else {
        return Vec::new();
    };
    let others = on.iter().chain(&off).filter(|other| *other != key);
    let label = |key: &Key| {
        let indicator = loaded.catalogue.get(key.as_str());
        indicator.map_or_else(
            || key.to_string(),
            |indicator| format!("“{}”", indicator.label.get(loaded.voice.language)),
        )
    };
    others.map(label).collect()
}
