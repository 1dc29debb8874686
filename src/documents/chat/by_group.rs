//! The figures by group: one figure after the other, the groups side by side, since that is what a chat compares.

use i18n_embed_fl::fl;

use super::parts::pack;
use super::{Summary, covered, numbers, sections, shown};
use crate::domain::answer::Value;
use crate::domain::catalogue::Indicator;
use crate::domain::figure::number;
use crate::domain::language::Language;
use crate::domain::ward::{Group, GroupCode};
use crate::summary::display::yes_no;
use crate::words::{self, capitalised};

/// The shares of the groups. A group that has not submitted everything carries an asterisk; what is shown as the ward's
/// total only is left out.
pub fn by_group(of: Summary, language: Language, limit: usize) -> Vec<String> {
    let loader = words::loader(language);
    let (ward, period) = (capitalised(&of.ward.name), of.compiled.period.label(language));
    let mut heading = vec![fl!(loader, "summary-by-group-heading", ward = ward, period = period)];
    heading.push(covered(of.ward, &of.compiled.coverage, language));
    if !of.compiled.coverage.missing.is_empty() {
        heading.push(fl!(loader, "summary-by-group-mark"));
    }
    heading.push(String::new());
    let indicators: Vec<&Indicator> = of
        .catalogue
        .indicators
        .iter()
        .filter(|indicator| shown::is_asked(of.ward, indicator) && !indicator.aggregate_only)
        .collect();
    let mut blocks = vec![heading];
    let figures = sections(of.catalogue, &indicators, language, |indicator| lines(of, indicator, language));
    // The headings of sections would cost a line for each two figures here; each figure has its own.
    blocks.extend(figures.into_iter().flat_map(|section| figure_blocks(&section)));
    if blocks.len() == 1 {
        blocks.push(vec![fl!(loader, "summary-empty")]);
    }
    pack(&blocks, limit)
}

/// A block for each figure of a section: its label and the groups' shares.
fn figure_blocks(section: &[String]) -> Vec<Vec<String>> {
    section.get(1..).unwrap_or_default().chunks(2).map(<[String]>::to_vec).collect()
}

/// The label, and the shares below it.
fn lines(of: Summary, indicator: &Indicator, language: Language) -> Option<Vec<String>> {
    let groups: Vec<&Group> = of.ward.groups_within(of.compiled.period);
    let share = |group: &Group| of.compiled.by_group.get(&group.code)?.get(&indicator.key);
    let shares: Vec<(&Value, &Group)> =
        groups.iter().filter_map(|group| Some((share(group)?, *group))).collect();
    if shares.is_empty() {
        return None;
    }
    let unit = indicator.unit.get(language);
    let label = indicator.short_label().get(language);
    let amounts: Vec<(i64, &Group)> =
        shares.iter().filter_map(|(value, group)| Some((amount(value)?, *group))).collect();
    if amounts.is_empty() {
        return Some(vec![format!("**{label}**"), yes_and_no(of, &shares, language)]);
    }
    let label = if unit.is_empty() { format!("**{label}**") } else { format!("**{label}** ({unit})") };
    Some(vec![label, side_by_side(of, &groups, &amounts, language)])
}

fn amount(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => Some(*number),
        Value::YesNo(_) | Value::Text(_) | Value::Items(_) => None,
    }
}

/// `1: 6.225.000 · 2: 3.710.000 · 3*: –`. Where most have 0, those are drawn together at the end.
fn side_by_side(of: Summary, groups: &[&Group], amounts: &[(i64, &Group)], language: Language) -> String {
    let zeros = amounts.iter().filter(|(amount, _)| *amount == 0).count();
    let draw_together = zeros > 1 && zeros * 2 > amounts.len();
    let cell = |group: &&Group| {
        let given = amounts.iter().find(|(_, giver)| giver.code == group.code).map(|(amount, _)| *amount);
        match given {
            Some(0) if draw_together => None,
            Some(amount) => Some(format!("{}: {}", name(of, group), number(amount))),
            None => Some(format!("{}: –", name(of, group))),
        }
    };
    let mut cells: Vec<String> = groups.iter().filter_map(cell).collect();
    if draw_together {
        let count = zeros.to_string();
        cells.push(fl!(words::loader(language), "summary-other-groups-zero", count = count));
    }
    cells.join(" · ")
}

/// `có: tổ 1, 2; không: tổ 3`, or `cả 14 tổ: có`.
fn yes_and_no(of: Summary, shares: &[(&Value, &Group)], language: Language) -> String {
    let saying = |answer: bool| -> Vec<GroupCode> {
        let groups = shares.iter().filter(|(value, _)| **value == Value::YesNo(answer));
        groups.map(|(_, group)| group.code.clone()).collect()
    };
    let loader = words::loader(language);
    let answer = |answer: bool| {
        let groups = saying(answer);
        let shown = yes_no(answer, language);
        if groups.is_empty() {
            None
        } else if groups.len() == of.compiled.coverage.expected {
            let count = groups.len().to_string();
            Some(fl!(loader, "summary-all-groups-say", count = count, answer = shown))
        } else {
            let groups = numbers(of.ward, &groups);
            Some(fl!(loader, "summary-groups-say", groups = groups, answer = shown))
        }
    };
    [true, false].into_iter().filter_map(answer).collect::<Vec<_>>().join("; ")
}

/// The group's number, with an asterisk while a month of it is missing.
fn name(of: Summary, group: &Group) -> String {
    let mark = if of.compiled.coverage.missing.contains(&group.code) { "*" } else { "" };
    format!("{}{mark}", group.number)
}
