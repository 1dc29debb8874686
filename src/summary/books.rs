//! The newest entries, laid out by giver and month.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Giver;
use crate::domain::answer::{Answer, Value};
use crate::domain::catalogue::{Indicator, Kind};
use crate::domain::people::Part;
use crate::domain::period::{Month, Period};
use crate::domain::report::{Entry, Source, newest};
use crate::domain::ward::Ward;

/// The newest entries of a year up to the period's last month, of groups only for the months in which they were in force.
pub(super) struct Books<'a> {
    /// The groups in the order of their numbers, then the ward.
    pub givers: Vec<Book<'a>>,
}

/// What one giver has submitted.
pub(super) struct Book<'a> {
    pub giver: Giver,
    /// A month holds one entry a part.
    pub months: BTreeMap<Month, Vec<&'a Entry>>,
}

impl<'a> Books<'a> {
    pub fn open(ward: &Ward, entries: &'a [Entry], period: Period, as_of: DateTime<Utc>) -> Self {
        let mut by_giver: BTreeMap<Giver, BTreeMap<Month, Vec<&Entry>>> = BTreeMap::new();
        for entry in newest(entries, as_of) {
            let in_year = entry.month.year() == period.year() && entry.month <= period.last();
            if in_year && counts(ward, entry) {
                by_giver.entry(giver(entry)).or_default().entry(entry.month).or_default().push(entry);
            }
        }
        let mut groups: Vec<_> = ward.groups.iter().collect();
        groups.sort_by_key(|group| (group.number, &group.code));
        let order = groups.into_iter().map(|group| Giver::Group(group.code.clone())).chain([Giver::Ward]);
        let givers =
            order.map(|giver| Book { months: by_giver.remove(&giver).unwrap_or_default(), giver }).collect();
        Self { givers }
    }

    /// The months for which the ward itself has entered something.
    pub fn has_ward_month(&self, month: Month) -> bool {
        self.givers.iter().any(|book| book.giver == Giver::Ward && book.months.contains_key(&month))
    }
}

impl<'a> Book<'a> {
    /// The values given for the indicator, oldest first, in the months that `wanted` holds of.
    pub fn values(&self, indicator: &Indicator, wanted: impl Fn(Month) -> bool) -> Vec<(Month, &'a Value)> {
        let months = self.months.iter().filter(|(month, _)| wanted(**month));
        months.filter_map(|(month, entries)| Some((*month, value_in(entries, indicator)?))).collect()
    }

    /// The answer of one month: a value from whichever part gave it, else the blank of the part that is asked.
    pub fn answer(&self, indicator: &Indicator, month: Month) -> Option<&'a Answer> {
        let entries = self.months.get(&month)?;
        let answers =
            || asked_first(entries, indicator).filter_map(|entry| entry.answers.get(&indicator.key));
        answers().find(|answer| fits(answer, &indicator.kind).is_some()).or_else(|| answers().next())
    }

    /// Whether the part of the giver's report of `month` is submitted.
    pub fn has(&self, month: Month, part: Part) -> bool {
        let of_part = |entry: &&Entry| matches!(&entry.source, Source::Group(_, written) if *written == part);
        self.months.get(&month).is_some_and(|entries| entries.iter().any(of_part))
    }
}

fn giver(entry: &Entry) -> Giver {
    match &entry.source {
        Source::Group(code, _) => Giver::Group(code.clone()),
        Source::Ward => Giver::Ward,
    }
}

/// Whether the entry counts at all: the ward's own always does, a group's only while the group is in force.
fn counts(ward: &Ward, entry: &Entry) -> bool {
    match &entry.source {
        Source::Group(code, _) => ward.group(code).is_some_and(|group| group.in_force(entry.month)),
        Source::Ward => true,
    }
}

fn value_in<'a>(entries: &[&'a Entry], indicator: &Indicator) -> Option<&'a Value> {
    asked_first(entries, indicator)
        .find_map(|entry| fits(entry.answers.get(&indicator.key)?, &indicator.kind))
}

/// The entries of a month, that of the part which asks the indicator first.
fn asked_first<'a>(entries: &[&'a Entry], indicator: &Indicator) -> impl Iterator<Item = &'a Entry> {
    let asked = indicator.asked_of();
    let (first, then): (Vec<&Entry>, Vec<&Entry>) = entries
        .iter()
        .partition(|entry| matches!(&entry.source, Source::Group(_, part) if Some(*part) == asked));
    first.into_iter().chain(then)
}

/// The answer's value, where it is one of the indicator's kind. An empty text says nothing.
fn fits<'a>(answer: &'a Answer, kind: &Kind) -> Option<&'a Value> {
    let value = answer.value()?;
    let fits = match (kind, value) {
        (Kind::Count | Kind::Money, Value::Number(_))
        | (Kind::YesNo, Value::YesNo(_))
        | (Kind::List(_), Value::Items(_)) => true,
        (Kind::ShortText | Kind::Narrative, Value::Text(text)) => !text.trim().is_empty(),
        (
            Kind::Count
            | Kind::Money
            | Kind::YesNo
            | Kind::ShortText
            | Kind::Narrative
            | Kind::List(_)
            | Kind::Ratio { .. },
            _,
        ) => false,
    };
    fits.then_some(value)
}
