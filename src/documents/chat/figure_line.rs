//! One figure as a line of chat.

use std::cmp::Ordering;

use i18n_embed_fl::fl;

use super::{Summary, numbers};
use crate::domain::catalogue::Indicator;
use crate::domain::figure::{Percent, number};
use crate::domain::language::Language;
use crate::domain::period::Period;
use crate::summary::comparison::{Change, Comparison, Relation};
use crate::summary::display::display;
use crate::summary::{Figure, FigureValue, Target};
use crate::words;

/// Below this many, a percentage of a count says less than the count itself: one case and then three are +200%.
const FEW: i64 = 100;
/// Letters of a text that a line of chat shows.
const LONGEST_TEXT: usize = 160;

/// `Vì người nghèo: 93.095.000 đồng, đạt 88,37% ▓▓▓▓▓▓▓▓▓░ (11/14 tổ; so với tháng 8/2019: +12,5%)`.
pub(super) fn line(of: Summary, indicator: &Indicator, language: Language) -> Option<Vec<String>> {
    let figure = of.compiled.figures.get(&indicator.key)?;
    let shown = display(of.catalogue, indicator, &figure.value, of.compiled.group_count, language)?;
    let mut line = format!("{}: {}", indicator.short_label().get(language), one_line(&shown));
    if let Some(reached) = figure.target.and_then(|target| reached(target, language)) {
        line = format!("{line}, {reached}");
    }
    let mut remarks = remarks(of, figure, language);
    remarks
        .extend(of.comparisons.iter().filter_map(|comparison| compared(of, indicator, comparison, language)));
    if !remarks.is_empty() {
        line = format!("{line} ({})", remarks.join("; "));
    }
    Some(vec![line])
}

/// `đạt 88,37% ▓▓▓▓▓▓▓▓▓░`, and `vượt` where the target is exceeded.
fn reached(target: Target, language: Language) -> Option<String> {
    let percent = target.percent?;
    let (share, bar) = (percent.vietnamese(), bar(percent));
    let loader = words::loader(language);
    Some(if percent.hundredths() > FULL {
        fl!(loader, "summary-exceeded", percent = share, bar = bar)
    } else {
        fl!(loader, "summary-reached", percent = share, bar = bar)
    })
}

/// A target that is reached, in hundredths of a percent.
const FULL: i64 = 10_000;

/// Ten cells. A bar is full only once the target is reached, and empty only where nothing is.
fn bar(percent: Percent) -> String {
    const CELLS: usize = 10;
    let full = if percent.hundredths() >= FULL {
        CELLS
    } else {
        let nearest = usize::try_from((percent.hundredths() + 500) / 1000).unwrap_or(0);
        nearest.clamp(usize::from(percent.hundredths() > 0), CELLS - 1)
    };
    format!("{}{}", "▓".repeat(full), "░".repeat(CELLS - full))
}

/// The coverage where it is not what the heading says, and who does not know yet.
fn remarks(of: Summary, figure: &Figure, language: Language) -> Vec<String> {
    let loader = words::loader(language);
    let mut remarks = Vec::new();
    if let Some(coverage) =
        figure.coverage.as_ref().filter(|coverage| coverage.missing != of.compiled.coverage.missing)
    {
        let (submitted, expected) = (coverage.submitted.to_string(), coverage.expected.to_string());
        remarks.push(fl!(loader, "summary-groups-of", yes = submitted, all = expected));
    }
    if !figure.not_known.is_empty() {
        let groups = numbers(of.ward, &figure.not_known);
        remarks.push(fl!(loader, "summary-not-known", groups = groups));
    }
    remarks
}

/// `so với tháng 8/2019: +12,5%`, or `tháng 8/2019: 3` of few; what did not change is said of flows only, and not of
/// nothing.
fn compared(
    of: Summary,
    indicator: &Indicator,
    comparison: &Comparison,
    language: Language,
) -> Option<String> {
    let change = comparison.changes.get(&indicator.key)?;
    let loader = words::loader(language);
    let period = earlier(comparison, language);
    if change.direction == Ordering::Equal {
        let says = indicator.is_flow() && change.before.as_number() != Some(0) && !is_ratio(&change.before);
        return says.then(|| fl!(loader, "summary-unchanged", period = period));
    }
    if let Some(percent) = signed(change).filter(|_| !are_few(&change.before)) {
        return Some(fl!(loader, "summary-compared", period = period, change = percent));
    }
    let before = match change.before {
        FigureValue::Ratio { percent, .. } => percent?.vietnamese(),
        FigureValue::Count(count) => number(count),
        FigureValue::List(ref items) => number(i64::try_from(items.len()).unwrap_or(i64::MAX)),
        FigureValue::Money(_)
        | FigureValue::YesNo(_)
        | FigureValue::SayingYes(_)
        | FigureValue::Text(_)
        | FigureValue::Narrative(_) => {
            display(of.catalogue, indicator, &change.before, of.compiled.group_count, language)?
        }
    };
    Some(fl!(loader, "summary-before", period = period, value = before))
}

/// A count, of people or cases or lines of a list, that is told better than its change in percent.
fn are_few(before: &FigureValue) -> bool {
    match before {
        FigureValue::Count(count) | FigureValue::SayingYes(count) => *count < FEW,
        FigureValue::List(items) => i64::try_from(items.len()).is_ok_and(|count| count < FEW),
        FigureValue::Money(_)
        | FigureValue::Ratio { .. }
        | FigureValue::YesNo(_)
        | FigureValue::Text(_)
        | FigureValue::Narrative(_) => false,
    }
}

const fn is_ratio(value: &FigureValue) -> bool {
    matches!(value, FigureValue::Ratio { .. })
}

/// `+12,5%`, `−3%`: without zeros at the end.
fn signed(change: &Change) -> Option<String> {
    let written = change.percent?.vietnamese();
    let short = written.trim_end_matches('%').trim_end_matches('0').trim_end_matches(',');
    let sign = match change.direction {
        Ordering::Less => "−",
        Ordering::Equal => "",
        Ordering::Greater => "+",
    };
    Some(format!("{sign}{short}%"))
}

/// The earlier period, as short as it can be: `tháng 8/2019`, `quý II năm 2019`, `cùng kỳ 2018`.
pub(super) fn earlier(comparison: &Comparison, language: Language) -> String {
    match (comparison.relation, comparison.with) {
        (Relation::Previous, Period::Month(month)) => month.label(language),
        (Relation::Previous, period) => period.label(language),
        (Relation::LastYear, period) => {
            let year = period.year().to_string();
            fl!(words::loader(language), "summary-last-year", year = year)
        }
    }
}

/// The text on one line, cut where it is long, and without marks of bold of its own.
fn one_line(text: &str) -> String {
    let words = text.replace("**", "*").split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST_TEXT {
        return words;
    }
    format!("{}…", words.chars().take(LONGEST_TEXT).collect::<String>().trim_end())
}
