//! Which figures stand in the chat, where a screen is small.

use std::collections::BTreeSet;

use super::Summary;
use crate::domain::catalogue::{Catalogue, Derivation, Indicator, Key, Reporter, Term};
use crate::domain::ward::Ward;
use crate::summary::FigureValue;

/// The indicators that have a line, in the order of the catalogue: those of the ward's set that have a figure, without
/// narratives, and without what another line shows already.
pub(super) fn indicators(of: Summary<'_>) -> Vec<&Indicator> {
    let has_line = |indicator: &&Indicator| {
        of.compiled
            .figures
            .get(&indicator.key)
            .is_some_and(|figure| !matches!(figure.value, FigureValue::Narrative(_)))
    };
    let asked: Vec<&Indicator> = of
        .catalogue
        .indicators
        .iter()
        .filter(|indicator| is_asked(of.ward, indicator))
        .filter(has_line)
        .collect();
    let mut told: BTreeSet<&Key> = BTreeSet::new();
    for indicator in &asked {
        told.extend(told_elsewhere(of, indicator));
    }
    asked.into_iter().filter(|indicator| !told.contains(&indicator.key)).collect()
}

/// Whether the ward asks the indicator: the core ones, and the optional ones that it has turned on.
pub(super) fn is_asked(ward: &Ward, indicator: &Indicator) -> bool {
    !indicator.optional || ward.optional.contains(&indicator.key)
}

/// What needs no line of its own since `indicator` has one: the numerator of a ratio, a list of which the lines are
/// counted; and, where it has a target, that target and the ratio of the two, since its own line shows both.
fn told_elsewhere<'a>(of: Summary<'a>, indicator: &'a Indicator) -> Vec<&'a Key> {
    match &indicator.reporter {
        Reporter::Derived(Derivation::Ratio { numerator: Term::Sum(keys), .. }) => match keys.as_slice() {
            [numerator] if target_shown_by(of.catalogue, numerator, indicator) => vec![&indicator.key],
            [numerator] => vec![numerator],
            _ => Vec::new(),
        },
        Reporter::Derived(Derivation::Number(
            Term::CountOf { list, filter: None } | Term::DistinctOf { list, filter: None, .. },
        )) => vec![list],
        Reporter::Derived(_) | Reporter::Group(_) | Reporter::Ward | Reporter::Both(_) => {
            let figure = of.compiled.figures.get(&indicator.key);
            let target = indicator.target.as_ref();
            target.filter(|_| figure.is_some_and(|figure| figure.target.is_some())).into_iter().collect()
        }
    }
}

/// Whether the ratio is the numerator's share of its target.
fn target_shown_by(catalogue: &Catalogue, numerator: &Key, ratio: &Indicator) -> bool {
    let Some(target) = catalogue.get(numerator.as_str()).and_then(|indicator| indicator.target.as_ref())
    else {
        return false;
    };
    match &ratio.reporter {
        Reporter::Derived(Derivation::Ratio { denominator: Term::Sum(keys), .. }) => {
            keys.as_slice() == std::slice::from_ref(target)
        }
        Reporter::Derived(_) | Reporter::Group(_) | Reporter::Ward | Reporter::Both(_) => false,
    }
}
