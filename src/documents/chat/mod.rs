//! The summary as a chat message: figures only, in the catalogue's sections and order, one line each.
//!
//! Texts use `**bold**` and nothing else. Each function gives the parts of one message, none of which is longer than the
//! limit (in UTF-16 units, as messengers count, without the marks); a part ends between sections where it can, and
//! otherwise between lines.

mod by_group;
mod figure_line;
mod own_year;
mod parts;
mod shown;
#[cfg(test)]
mod tests;

use i18n_embed_fl::fl;

pub use self::by_group::by_group;
pub use self::own_year::own_year;
use self::parts::pack;
use crate::domain::catalogue::{Catalogue, Indicator};
use crate::domain::language::Language;
use crate::domain::period::{Month, WARD_ZONE, local_day};
use crate::domain::ward::{GroupCode, Ward};
use crate::summary::comparison::Comparison;
use crate::summary::{Compiled, Coverage};
use crate::words::{self, capitalised};

/// A compiled summary and what is needed to put it in words.
#[derive(Clone, Copy)]
pub struct Summary<'a> {
    pub catalogue: &'a Catalogue,
    pub ward: &'a Ward,
    pub compiled: &'a Compiled,
    /// Earlier periods, in the order in which they are shown.
    pub comparisons: &'a [Comparison],
}

/// The summary for the committee's chat.
pub fn summary(of: Summary, language: Language, limit: usize) -> Vec<String> {
    let shown = shown::indicators(of);
    let mut blocks = vec![heading(of, language)];
    blocks.extend(sections(of.catalogue, &shown, language, |indicator| {
        figure_line::line(of, indicator, language)
    }));
    if shown.is_empty() {
        blocks.push(vec![fl!(words::loader(language), "summary-empty")]);
    }
    pack(&blocks, limit)
}

/// What period it is, how many groups have submitted, and as of when.
fn heading(of: Summary, language: Language) -> Vec<String> {
    let loader = words::loader(language);
    let (ward, period) = (capitalised(&of.ward.name), of.compiled.period.label(language));
    let moment = of.compiled.as_of.with_timezone(&WARD_ZONE).format("%H:%M %d/%m/%Y").to_string();
    let as_of = fl!(loader, "summary-as-of", moment = moment);
    let mut lines = vec![
        fl!(loader, "summary-heading", ward = ward, period = period),
        format!("{} {as_of}", covered(of.ward, &of.compiled.coverage, language)),
    ];
    lines.extend(of.comparisons.iter().filter_map(|comparison| uneven(of.compiled, comparison, language)));
    lines.extend(ward_missing(of, language));
    lines.push(String::new());
    lines
}

/// `Đã nộp 13/14 tổ (thiếu: tổ 7).`
fn covered(ward: &Ward, coverage: &Coverage, language: Language) -> String {
    let loader = words::loader(language);
    let (submitted, expected) = (coverage.submitted, coverage.expected);
    if coverage.expected == 0 {
        fl!(loader, "summary-no-groups")
    } else if coverage.missing.is_empty() {
        fl!(loader, "summary-covered", submitted = submitted, expected = expected)
    } else {
        let missing = numbers(ward, &coverage.missing);
        fl!(loader, "summary-covered-missing", submitted = submitted, expected = expected, missing = missing)
    }
}

/// A warning that a comparison may mislead, where one of the two periods lacks groups.
fn uneven(compiled: &Compiled, comparison: &Comparison, language: Language) -> Option<String> {
    let now = (compiled.coverage.submitted, compiled.coverage.expected);
    let complete = |(submitted, expected): (usize, usize)| submitted == expected;
    if complete(now) && complete(comparison.coverage) {
        return None;
    }
    let period = figure_line::earlier(comparison, language);
    let [now, before] =
        [now, comparison.coverage].map(|(submitted, expected)| format!("{submitted}/{expected}"));
    Some(fl!(words::loader(language), "summary-uneven", period = period, now = now, before = before))
}

/// Which of the months that have begun still lack the ward's own numbers.
fn ward_missing(of: Summary, language: Language) -> Option<String> {
    let this_month = Month::of(local_day(of.compiled.as_of));
    let missing: Vec<Month> =
        of.compiled.ward_missing.iter().copied().filter(|month| *month <= this_month).collect();
    let months = month_numbers(&missing);
    (!missing.is_empty()).then(|| fl!(words::loader(language), "summary-ward-missing", months = months))
}

/// One block for each section of the catalogue that has a line; lines that belong to no section come last.
fn sections(
    catalogue: &Catalogue,
    indicators: &[&Indicator],
    language: Language,
    line: impl Fn(&Indicator) -> Option<Vec<String>>,
) -> Vec<Vec<String>> {
    let mut blocks = Vec::new();
    for section in &catalogue.sections {
        let own = indicators.iter().filter(|indicator| indicator.section == section.code);
        let lines: Vec<String> = own.filter_map(|indicator| line(indicator)).flatten().collect();
        if !lines.is_empty() {
            let heading = section.short.as_ref().unwrap_or(&section.heading).get(language);
            blocks.push([vec![format!("**{heading}**")], lines].concat());
        }
    }
    blocks
}

/// The groups by their numbers: `3, 7, 12`.
fn numbers(ward: &Ward, groups: &[GroupCode]) -> String {
    let number = |code: &GroupCode| {
        ward.group(code).map_or_else(|| code.to_string(), |group| group.number.to_string())
    };
    groups.iter().map(number).collect::<Vec<_>>().join(", ")
}

/// Months of one year by their numbers, those in a row drawn together: `1–3, 5`.
fn month_numbers(months: &[Month]) -> String {
    let mut rows: Vec<(u32, u32)> = Vec::new();
    for month in months.iter().map(|month| month.number()) {
        match rows.last_mut() {
            Some((_, last)) if *last + 1 == month => *last = month,
            Some(_) | None => rows.push((month, month)),
        }
    }
    let row = |(first, last): (u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    rows.into_iter().map(row).collect::<Vec<_>>().join(", ")
}
