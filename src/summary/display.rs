//! A figure as people read it.

use i18n_embed_fl::fl;

use super::FigureValue;
use crate::domain::catalogue::{Catalogue, Derivation, Indicator, Reporter};
use crate::domain::figure::number;
use crate::domain::language::Language;
use crate::words;

/// The figure with its unit: `93.095.000 đồng`, `49/51 trường hợp, 96,08%`, `14/14 tổ`, `có`. `group_count` is the N of
/// n/N. A narrative has no short form.
pub fn display(
    catalogue: &Catalogue,
    indicator: &Indicator,
    value: &FigureValue,
    group_count: usize,
    language: Language,
) -> Option<String> {
    match value {
        FigureValue::Count(amount) | FigureValue::Money(amount) => {
            Some(with_unit(number(*amount), unit(catalogue, indicator, language)))
        }
        FigureValue::YesNo(yes) => Some(yes_no(*yes, language)),
        FigureValue::SayingYes(groups) => {
            let (yes, all) = (groups.to_string(), group_count.to_string());
            Some(fl!(words::loader(language), "summary-groups-of", yes = yes, all = all))
        }
        FigureValue::Text(text) => Some(text.clone()),
        FigureValue::Ratio { numerator, denominator, percent } => Some(match percent {
            None => fl!(words::loader(language), "summary-none-arose"),
            Some(percent) => {
                let counts = format!("{}/{}", number(*numerator), number(*denominator));
                format!(
                    "{}, {}",
                    with_unit(counts, unit(catalogue, indicator, language)),
                    percent.vietnamese()
                )
            }
        }),
        FigureValue::List(items) => {
            let lines = i64::try_from(items.len()).unwrap_or(i64::MAX);
            Some(with_unit(number(lines), unit(catalogue, indicator, language)))
        }
        FigureValue::Narrative(_) => None,
    }
}

/// Yes or no.
pub fn yes_no(yes: bool, language: Language) -> String {
    if yes { fl!(words::loader(language), "summary-yes") } else { fl!(words::loader(language), "summary-no") }
}

/// The unit that is counted: the indicator's own or, where a ratio is given in `%`, that of its numerator.
pub fn unit<'a>(catalogue: &'a Catalogue, indicator: &'a Indicator, language: Language) -> &'a str {
    let own = indicator.unit.get(language);
    if own != "%" {
        return own;
    }
    match &indicator.reporter {
        Reporter::Derived(Derivation::Ratio { numerator, .. }) => {
            let counted = numerator.keys().into_iter().find_map(|key| catalogue.get(key.as_str()));
            counted.map_or("", |counted| counted.unit.get(language))
        }
        Reporter::Derived(Derivation::Number(_))
        | Reporter::Group(_)
        | Reporter::Ward
        | Reporter::Both(_) => own,
    }
}

/// The amount followed by its unit, where there is one.
pub fn with_unit(amount: String, unit: &str) -> String {
    if unit.is_empty() { amount } else { format!("{amount} {unit}") }
}
