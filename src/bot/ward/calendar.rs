//! The reporting calendar.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::dialogue::ward::{Asked, day};
use crate::domain::period::Month;
use crate::words::loader;

use super::choice::{CalendarPart, Choice};
use super::loaded::{LoadedWard, show_card};
use super::proceed;

/// The calendar, with what it means for the present month.
pub async fn show(desk: &mut Desk<'_>, loaded: &LoadedWard) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let language = loaded.voice.language;
    let calendar = &loaded.ward().calendar;
    let month = Month::of(loaded.today);
    let lines = [
        fl!(words, "ward-calendar-heading"),
        String::new(),
        fl!(words, "ward-calendar-first-month", month = calendar.first_month.label(language)),
        fl!(words, "ward-calendar-opens", day = calendar.opens_day),
        fl!(words, "ward-calendar-due", day = calendar.due_day),
        String::new(),
        fl!(
            words,
            "ward-calendar-example",
            month = month.label(language),
            opens = day(calendar.opens_on(month)),
            due = day(calendar.due_on(month))
        ),
    ];
    let label = |part: CalendarPart| match part {
        CalendarPart::FirstMonth => fl!(words, "ward-setting-first-month"),
        CalendarPart::OpensDay => fl!(words, "ward-setting-opens-day"),
        CalendarPart::DueDay => fl!(words, "ward-setting-due-day"),
    };
    let mut rows: Vec<_> = CalendarPart::ALL
        .into_iter()
        .map(|part| vec![loaded.button(&Choice::CalendarPart(part), label(part))])
        .collect();
    rows.push(loaded.back_home());
    show_card(desk, lines.join("\n"), rows).await
}

/// Asks for one part of it.
pub async fn ask(desk: &mut Desk<'_>, loaded: &LoadedWard, part: CalendarPart) -> anyhow::Result<()> {
    let asked = match part {
        CalendarPart::FirstMonth => Asked::FirstMonth,
        CalendarPart::OpensDay => Asked::OpensDay,
        CalendarPart::DueDay => Asked::DueDay,
    };
    proceed::begin(desk, loaded, asked).await
}
