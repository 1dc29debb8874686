//! Third step of compiling: derived indicators, computed from compiled figures.

use std::collections::{BTreeMap, BTreeSet};

use super::register::Register;
use super::{Figure, FigureValue};
use crate::domain::answer::{Cell, Item};
use crate::domain::catalogue::{Catalogue, Derivation, Filter, Indicator, Key, Kind, Reporter, Term};
use crate::domain::figure::{Rounding, percent};

/// The derived indicators in an order in which each follows those that it is computed from.
pub(super) fn in_order(catalogue: &Catalogue) -> Vec<&Indicator> {
    let derived = |indicator: &&Indicator| matches!(indicator.reporter, Reporter::Derived(_));
    let mut waiting: Vec<&Indicator> = catalogue.indicators.iter().filter(derived).collect();
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let open: BTreeSet<&Key> = waiting.iter().map(|indicator| &indicator.key).collect();
        let (ready, rest): (Vec<_>, Vec<_>) =
            waiting.iter().partition(|indicator| keys(indicator).iter().all(|key| !open.contains(key)));
        if ready.is_empty() {
            // A cycle, which no checked catalogue has: there is no figure of it.
            break;
        }
        ordered.extend(ready);
        waiting = rest;
    }
    ordered
}

fn keys(indicator: &Indicator) -> Vec<&Key> {
    match &indicator.reporter {
        Reporter::Derived(derivation) => derivation.keys(),
        Reporter::Group(_) | Reporter::Ward | Reporter::Both(_) => Vec::new(),
    }
}

/// What derived indicators are computed from.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    pub figures: &'a BTreeMap<Key, Figure>,
    pub register: &'a Register<'a>,
}

/// The value of a derived indicator; absent where a figure that it needs is absent.
pub(super) fn value(indicator: &Indicator, inputs: &Inputs<'_>, rounding: Rounding) -> Option<FigureValue> {
    let Reporter::Derived(derivation) = &indicator.reporter else { return None };
    match derivation {
        Derivation::Number(formula) => {
            let number = term(formula, inputs)?;
            Some(if indicator.kind == Kind::Money {
                FigureValue::Money(number)
            } else {
                FigureValue::Count(number)
            })
        }
        Derivation::Ratio { numerator, denominator } => {
            let denominator = term(denominator, inputs)?;
            let numerator = match term(numerator, inputs) {
                // Without a death nobody is asked for cremations: nothing happened, of nothing.
                None if denominator == 0 => 0,
                numerator => numerator?,
            };
            Some(FigureValue::Ratio {
                numerator,
                denominator,
                percent: percent(numerator, denominator, rounding),
            })
        }
    }
}

fn term(term: &Term, inputs: &Inputs<'_>) -> Option<i64> {
    let figures = inputs.figures;
    match term {
        Term::Sum(keys) => {
            let mut numbers = keys.iter().map(|key| figures.get(key)?.value.as_number());
            numbers.try_fold(0_i64, |sum, number| Some(sum.saturating_add(number?)))
        }
        Term::CountOf { list, filter } => count(lines(list, filter.as_ref(), figures)?.len()),
        Term::SumOf { list, field, filter } => {
            let lines = lines(list, filter.as_ref(), figures)?;
            let numbers = lines.into_iter().filter_map(|item| item.get(field)?.as_number());
            Some(numbers.fold(0, i64::saturating_add))
        }
        Term::DistinctOf { list, field, filter } => {
            let lines = lines(list, filter.as_ref(), figures)?;
            let values: BTreeSet<String> =
                lines.into_iter().filter_map(|item| Some(text(item.get(field)?))).collect();
            count(values.len())
        }
        Term::Petitions(what) => inputs.register.count(what),
    }
}

/// The lines of a compiled list that pass the filter.
fn lines<'a>(
    list: &Key,
    filter: Option<&Filter>,
    figures: &'a BTreeMap<Key, Figure>,
) -> Option<Vec<&'a Item>> {
    let FigureValue::List(items) = &figures.get(list)?.value else { return None };
    let passes = |item: &&Item| {
        filter.is_none_or(|filter| item.get(&filter.field).is_some_and(|cell| text(cell) == filter.value))
    };
    Some(items.iter().filter(passes).collect())
}

fn text(cell: &Cell) -> String {
    cell.as_text().trim().to_owned()
}

fn count(lines: usize) -> Option<i64> {
    i64::try_from(lines).ok()
}
