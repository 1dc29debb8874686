//! The optional indicators: looked at one by one, turned on and off.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::domain::catalogue::{Indicator, Key};
use crate::domain::ward_change::{WardChange, turned};
use crate::words::loader;

use super::choice::Choice;
use super::proceed;
use super::room::{PAGE, Room, show_card};

/// A page of the optional indicators that groups can be asked, each with a mark whether it is on.
pub async fn list(desk: &mut Desk<'_>, room: &Room, page: usize) -> anyhow::Result<()> {
    let words = loader(room.voice);
    let optional = optional(room);
    let on = optional.iter().filter(|indicator| room.ward().optional.contains(&indicator.key)).count();
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
            let mark = if room.ward().optional.contains(&indicator.key) { "✅" } else { "▫️" };
            let label = format!("{mark} {}", indicator.short_label().get(room.voice.language));
            vec![room.button(&Choice::Optional { key: indicator.key.clone() }, label)]
        })
        .collect();
    if rows.is_empty() && page > 0 {
        return replies::stale_button(desk).await;
    }
    rows.push(room.turn_pages(page, optional.len(), |page| Choice::Optionals { page }));
    rows.push(room.back_home());
    show_card(desk, text, rows).await
}

/// One indicator with its question.
pub async fn show(desk: &mut Desk<'_>, room: &Room, key: &Key) -> anyhow::Result<()> {
    let optional = optional(room);
    let Some(at) = optional.iter().position(|indicator| indicator.key == *key) else {
        return replies::stale_button(desk).await;
    };
    let (indicator, words) = (optional[at], loader(room.voice));
    let on = room.ward().optional.contains(key);
    let asked = indicator.question.as_ref().unwrap_or(&indicator.label).get(room.voice.language);
    let others: Vec<_> = others(room, key, !on);
    let mut lines = vec![
        format!("**{}**", indicator.label.get(room.voice.language)),
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
    let back = room.button(&Choice::Optionals { page: at / PAGE }, fl!(words, "ward-optional-back"));
    let turn = room.button(&Choice::TurnOptional { key: key.clone(), on: !on }, label);
    show_card(desk, lines.join("\n\n"), vec![vec![turn], vec![back]]).await
}

/// Turns it on or off, as the card said; one that is so already stays.
pub async fn turn(desk: &mut Desk<'_>, room: &Room, key: &Key, on: bool) -> anyhow::Result<()> {
    if !optional(room).iter().any(|indicator| indicator.key == *key) {
        return replies::stale_button(desk).await;
    }
    let change = turned(room.ward(), &room.catalogue, key, on);
    if let Ok(after) = change.applied_to(room.ward(), &room.catalogue) {
        proceed::make(desk, room, after).await?;
    }
    let Some(room) = Room::load(desk, room.stored.ward_id).await? else {
        return replies::stale_button(desk).await;
    };
    show(desk, &room, key).await
}

/// The optional indicators of the catalogue.
fn optional(room: &Room) -> Vec<&Indicator> {
    room.catalogue.indicators.iter().filter(|indicator| indicator.optional).collect()
}

/// The labels of those that are turned with it.
fn others(room: &Room, key: &Key, on: bool) -> Vec<String> {
    let WardChange::Optional { on, off } = turned(room.ward(), &room.catalogue, key, on) else {
        return Vec::new();
    };
    let others = on.iter().chain(&off).filter(|other| *other != key);
    let label = |key: &Key| {
        let indicator = room.catalogue.get(key.as_str());
        indicator.map_or_else(
            || key.to_string(),
            |indicator| format!("“{}”", indicator.label.get(room.voice.language)),
        )
    };
    others.map(label).collect()
}
