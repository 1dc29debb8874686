//! Which groups have submitted what a figure rests on.

use std::collections::BTreeSet;

use super::books::Books;
use super::{Coverage, Giver};
use crate::domain::catalogue::{Catalogue, Indicator, Reporter};
use crate::domain::people::Part;
use crate::domain::period::{Month, Period};
use crate::domain::ward::{Group, Ward};

/// The coverage of what the given parts of the groups' reports ask.
pub(super) fn coverage(ward: &Ward, books: &Books, period: Period, parts: &BTreeSet<Part>) -> Coverage {
    let groups = ward.groups_within(period);
    let mut coverage =
        Coverage { submitted: 0, expected: groups.len(), missing: Vec::new(), group_months: (0, 0) };
    for group in groups {
        let owed = months_in_force(group, period);
        let submitted = owed.iter().filter(|month| is_submitted(books, group, **month, parts)).count();
        coverage.group_months.0 += submitted;
        coverage.group_months.1 += owed.len();
        if submitted == owed.len() {
            coverage.submitted += 1;
        } else {
            coverage.missing.push(group.code.clone());
        }
    }
    coverage
}

/// The months of the period in which the group is in force.
pub(super) fn months_in_force(group: &Group, period: Period) -> Vec<Month> {
    period.months().into_iter().filter(|month| group.in_force(*month)).collect()
}

fn is_submitted(books: &Books, group: &Group, month: Month, parts: &BTreeSet<Part>) -> bool {
    let of_group = |giver: &Giver| matches!(giver, Giver::Group(code) if *code == group.code);
    let book = books.givers.iter().find(|book| of_group(&book.giver));
    book.is_some_and(|book| parts.iter().all(|part| book.has(month, *part)))
}

/// The parts of the groups' reports that an indicator rests on: the one that asks it or, for a derived indicator, those
/// that ask what it is computed from. None for what only the ward gives.
pub(super) fn parts(catalogue: &Catalogue, indicator: &Indicator) -> BTreeSet<Part> {
    inputs(catalogue, indicator).into_iter().filter_map(Indicator::asked_of).collect()
}

/// The reported indicators that an indicator rests on: itself, or the inputs of a derived one down to what is reported.
pub(super) fn inputs<'a>(catalogue: &'a Catalogue, indicator: &'a Indicator) -> Vec<&'a Indicator> {
    let mut found: Vec<&Indicator> = Vec::new();
    let mut waiting = vec![indicator];
    let mut seen = BTreeSet::new();
    while let Some(indicator) = waiting.pop() {
        if !seen.insert(&indicator.key) {
            continue;
        }
        match &indicator.reporter {
            Reporter::Derived(derivation) => {
                waiting.extend(derivation.keys().into_iter().filter_map(|key| catalogue.get(key.as_str())));
            }
            Reporter::Group(_) | Reporter::Ward | Reporter::Both(_) => found.push(indicator),
        }
    }
    found
}
