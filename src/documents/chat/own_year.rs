//! “Số liệu của tổ”: what a group has reported this year.

use i18n_embed_fl::fl;

use super::parts::pack;
use super::{month_numbers, sections, shown};
use crate::domain::answer::Value;
use crate::domain::catalogue::{Catalogue, Indicator};
use crate::domain::figure::number;
use crate::domain::language::Language;
use crate::domain::period::Month;
use crate::domain::ward::{Group, Ward};
use crate::summary::display::{with_unit, yes_no};
use crate::summary::own_year::{OwnRow, OwnYear};
use crate::words;

/// The group's own months of the year: each figure's total and, behind it, the months that it comes from.
pub fn own_year(
    catalogue: &Catalogue,
    ward: &Ward,
    group: &Group,
    year: &OwnYear,
    language: Language,
    limit: usize,
) -> Vec<String> {
    let indicators: Vec<&Indicator> =
        catalogue.indicators.iter().filter(|indicator| shown::is_asked(ward, indicator)).collect();
    let mut blocks = vec![heading(group, year, language)];
    blocks.extend(sections(catalogue, &indicators, language, |indicator| {
        year.rows.get(&indicator.key).map(|row| vec![line(indicator, row, language)])
    }));
    if blocks.len() == 1 {
        blocks.push(vec![fl!(words::loader(language), "summary-empty")]);
    }
    pack(&blocks, limit)
}

fn heading(group: &Group, year: &OwnYear, language: Language) -> Vec<String> {
    let loader = words::loader(language);
    let number = group.number.to_string();
    let which = year.months.last().map(|(month, _)| month.year().to_string()).unwrap_or_default();
    let of_kind = |wanted: bool| -> Vec<Month> {
        year.months.iter().filter(|(_, submitted)| *submitted == wanted).map(|(month, _)| *month).collect()
    };
    let (submitted, missing) = (of_kind(true), of_kind(false));
    let mut sentences = Vec::new();
    if !submitted.is_empty() {
        let months = month_numbers(&submitted);
        sentences.push(fl!(loader, "summary-own-submitted", months = months));
    }
    if !missing.is_empty() {
        let months = month_numbers(&missing);
        sentences.push(fl!(loader, "summary-own-missing", months = months));
    }
    vec![
        fl!(loader, "summary-own-heading", number = number, year = which),
        sentences.join(" "),
        String::new(),
    ]
}

/// `Qua đời: 4 trường hợp (T2: 1, T5: 3)`.
fn line(indicator: &Indicator, row: &OwnRow, language: Language) -> String {
    let loader = words::loader(language);
    let unit = indicator.unit.get(language);
    let mut line = format!("{}:", indicator.short_label().get(language));
    if let Some(total) = &row.total {
        let total = match total {
            Value::Number(amount) => with_unit(number(*amount), unit),
            Value::YesNo(yes) => yes_no(*yes, language),
            Value::Text(_) | Value::Items(_) => String::new(),
        };
        line = format!("{line} {total}");
    }
    let mut remarks = months(indicator, row, language);
    if !row.not_known.is_empty() {
        let months = month_numbers(&row.not_known);
        remarks.push(fl!(loader, "summary-own-not-known", months = months));
    }
    if remarks.is_empty() { line } else { format!("{line} ({})", remarks.join(", ")) }
}

/// The months behind the total: of a flow those that are not 0, of a snapshot the one that it comes from.
fn months(indicator: &Indicator, row: &OwnRow, language: Language) -> Vec<String> {
    let loader = words::loader(language);
    let short = |month: Month| {
        let month = month.number().to_string();
        fl!(loader, "summary-month-short", month = month)
    };
    if !indicator.is_flow() {
        return row.by_month.last().map(|(month, _)| short(*month)).into_iter().collect();
    }
    let behind = |(month, value): &(Month, Value)| match value {
        Value::Number(0) | Value::YesNo(false) | Value::Text(_) | Value::Items(_) => None,
        Value::Number(amount) => Some(format!("{}: {}", short(*month), number(*amount))),
        Value::YesNo(true) => Some(short(*month)),
    };
    row.by_month.iter().filter_map(behind).collect()
}
