//! One group's own months of a year.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Giver;
use super::books::{Book, Books};
use super::months::{Combined, Share};
use crate::domain::answer::{Answer, Blank, Value};
use crate::domain::catalogue::{Catalogue, Indicator, Key};
use crate::domain::people::Part;
use crate::domain::period::{Month, Period};
use crate::domain::report::Entry;
use crate::domain::ward::{Group, Ward};

/// What a post of a group has reported from January on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnYear {
    /// The months of the year in which the group is in force, and whether the part is submitted.
    pub months: Vec<(Month, bool)>,
    /// What the part asks, by indicator, where there is anything to show.
    pub rows: BTreeMap<Key, OwnRow>,
}

/// One indicator of a group's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRow {
    /// The year so far: the sum of flows, the last snapshot, whether any month said yes; absent where no month has a value.
    pub total: Option<Value>,
    pub by_month: Vec<(Month, Value)>,
    /// The months answered with “not known yet”.
    pub not_known: Vec<Month>,
}

/// The months of the year up to `until` of one part of a group's reports: numbers, and yes or no. Whoever answers for the
/// part sees all of it, also what everybody else sees as the ward's total only.
pub fn own_year(
    catalogue: &Catalogue,
    ward: &Ward,
    (group, part): (&Group, Part),
    entries: &[Entry],
    until: Month,
    as_of: DateTime<Utc>,
) -> OwnYear {
    let books = Books::open(ward, entries, Period::Month(until), as_of);
    let months: Vec<Month> = until.year_so_far().filter(|month| group.in_force(*month)).collect();
    let own = Giver::Group(group.code.clone());
    let Some(book) = books.givers.iter().find(|book| book.giver == own) else {
        return OwnYear {
            months: months.into_iter().map(|month| (month, false)).collect(),
            rows: BTreeMap::new(),
        };
    };
    let asked = catalogue.indicators.iter().filter(|indicator| indicator.asked_of() == Some(part));
    OwnYear {
        months: months.iter().map(|month| (*month, book.has(*month, part))).collect(),
        rows: asked
            .filter_map(|indicator| Some((indicator.key.clone(), row(book, indicator, &months)?)))
            .collect(),
    }
}

fn row(book: &Book, indicator: &Indicator, months: &[Month]) -> Option<OwnRow> {
    let values = book.values(indicator, |_| true);
    let by_month: Vec<(Month, Value)> =
        values.iter().map(|(month, value)| (*month, (*value).clone())).collect();
    let total = match Share::of(&book.giver, indicator, values).map(|share| share.value) {
        Some(Combined::Number(number)) => Some(Value::Number(number)),
        Some(Combined::YesNo(yes)) => Some(Value::YesNo(yes)),
        Some(Combined::Texts(_) | Combined::Lines(_)) => return None,
        None => None,
    };
    let unknown =
        |month: &&Month| book.answer(indicator, **month) == Some(&Answer::blank(Blank::NotKnownYet));
    let not_known: Vec<Month> = months.iter().filter(unknown).copied().collect();
    (total.is_some() || !not_known.is_empty()).then_some(OwnRow { total, by_month, not_known })
}
