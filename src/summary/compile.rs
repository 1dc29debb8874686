//! [`compile`], which puts the steps together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::books::{Book, Books};
use super::coverage::{coverage, inputs, months_in_force, parts};
use super::derived::Inputs;
use super::months::{Combined, Share};
use super::register::{Register, Registered};
use super::{Compiled, Contribution, Figure, FigureValue, Giver, Target, derived, sources};
use crate::domain::answer::{Answer, Blank, Value};
use crate::domain::catalogue::{Catalogue, Indicator, Key, Kind, OverMonths, Reporter};
use crate::domain::figure::percent;
use crate::domain::people::Part;
use crate::domain::period::{Month, Period};
use crate::domain::report::Entry;
use crate::domain::ward::{GroupCode, Ward};

/// The indicator that is counted from the register of groups and never asked.
const GROUP_COUNT: &str = "group_count";

type Figures = BTreeMap<Key, Figure>;
type ByGroup = BTreeMap<GroupCode, BTreeMap<Key, Value>>;

/// What a summary is compiled from.
#[derive(Debug, Clone, Copy)]
pub struct Records<'a> {
    /// Revisions of monthly reports.
    pub entries: &'a [Entry],
    /// The ward's petition register.
    pub petitions: &'a [Registered],
}

impl<'a> From<&'a Vec<Entry>> for Records<'a> {
    /// Reports of a ward whose register is empty.
    fn from(entries: &'a Vec<Entry>) -> Self {
        Self { entries, petitions: &[] }
    }
}

/// Compiles the figures of `period` from the revisions that were submitted at `as_of` or before.
///
/// The records' `entries` hold all revisions of the months from January of the period's year to its last month, from any
/// source; others are passed over, and so is what a group reported of a month in which it was not in force. A snapshot (`latest`) looks
/// back to January, and counts the groups in force in the period's last month: what was merged away stands in its
/// successor's numbers. Optional indicators that the ward has not turned on are compiled too, where somebody gave them.
pub fn compile<'a>(
    catalogue: &Catalogue,
    ward: &Ward,
    records: impl Into<Records<'a>>,
    period: Period,
    as_of: DateTime<Utc>,
) -> Compiled {
    let records = records.into();
    let books = Books::open(ward, records.entries, period, as_of);
    let register = Register::open(records.petitions, &ward.petitions, period, as_of);
    let scene = Scene { catalogue, ward, period, books: &books };
    let (mut figures, by_group) = scene.reported();
    scene.add_targets(&mut figures);
    for indicator in derived::in_order(catalogue) {
        if let Some(value) =
            derived::value(indicator, &Inputs { figures: &figures, register: &register }, ward.rounding)
        {
            figures.insert(indicator.key.clone(), plain(value));
        }
    }
    scene.add_reached(&mut figures);
    scene.add_coverage(&mut figures);
    let months = period.months();
    Compiled {
        period,
        as_of,
        coverage: coverage(ward, &books, period, &BTreeSet::from([Part::Leader])),
        group_count: ward.groups_in_force(period.last()).len(),
        ward_missing: months.iter().copied().filter(|month| !books.has_ward_month(*month)).collect(),
        has_entries: months
            .iter()
            .any(|month| books.givers.iter().any(|book| book.months.contains_key(month))),
        figures,
        by_group,
    }
}

/// What is compiled.
struct Scene<'a> {
    catalogue: &'a Catalogue,
    ward: &'a Ward,
    period: Period,
    books: &'a Books<'a>,
}

impl<'a> Scene<'a> {
    /// The figures that groups and the ward report, the number of groups, and the groups' shares.
    fn reported(&self) -> (Figures, ByGroup) {
        let groups = self.ward.groups_within(self.period);
        let mut by_group: ByGroup =
            groups.into_iter().map(|group| (group.code.clone(), BTreeMap::new())).collect();
        let mut figures = Figures::new();
        for indicator in &self.catalogue.indicators {
            let shares = self.shares(indicator);
            note_groups(&mut by_group, indicator, &shares);
            let value = if indicator.key.as_str() == GROUP_COUNT {
                i64::try_from(self.ward.groups_in_force(self.period.last()).len())
                    .ok()
                    .map(FigureValue::Count)
            } else {
                sources::combine(indicator, &shares)
            };
            if let Some(value) = value {
                figures.insert(
                    indicator.key.clone(),
                    Figure { contributions: contributions(&shares), ..plain(value) },
                );
            }
        }
        (figures, by_group)
    }

    /// What each giver gave of the indicator, groups in the order of their numbers, the ward last.
    fn shares(&self, indicator: &Indicator) -> Vec<Share<'a>> {
        if matches!(indicator.reporter, Reporter::Derived(_)) || indicator.key.as_str() == GROUP_COUNT {
            return Vec::new();
        }
        let books = self.books.givers.iter().filter(|book| is_asked(indicator, &book.giver));
        books.filter_map(|book| Share::of(&book.giver, indicator, self.given(book, indicator))).collect()
    }

    /// The giver's values that the figure may be made from.
    fn given(&self, book: &Book<'a>, indicator: &Indicator) -> Vec<(Month, &'a Value)> {
        if indicator.over_months == OverMonths::Latest {
            let lasts = self.exists_at_the_end(&book.giver);
            book.values(indicator, |_| lasts)
        } else {
            book.values(indicator, |month| self.period.contains(month))
        }
    }

    fn exists_at_the_end(&self, giver: &Giver) -> bool {
        match giver {
            Giver::Group(code) => {
                self.ward.group(code).is_some_and(|group| group.in_force(self.period.last()))
            }
            Giver::Ward => true,
        }
    }

    /// The targets that the ward has not entered: those of its file, else of the catalogue.
    fn add_targets(&self, figures: &mut Figures) {
        let year = self.period.year();
        let of_file = self
            .ward
            .targets
            .iter()
            .filter(|((_, of), _)| *of == year)
            .map(|((key, _), value)| (key, *value));
        let of_catalogue = self
            .catalogue
            .indicators
            .iter()
            .filter_map(|raised| Some((raised.target.as_ref()?, raised.target_annual?)));
        for (key, value) in of_file.chain(of_catalogue) {
            let value = match self.catalogue.get(key.as_str()).map(|indicator| &indicator.kind) {
                Some(Kind::Money) => FigureValue::Money(value),
                Some(Kind::Count) => FigureValue::Count(value),
                Some(
                    Kind::YesNo | Kind::ShortText | Kind::Narrative | Kind::List(_) | Kind::Ratio { .. },
                )
                | None => continue,
            };
            figures.entry(key.clone()).or_insert_with(|| plain(value));
        }
    }

    /// How much of their targets the figures reach.
    fn add_reached(&self, figures: &mut Figures) {
        for indicator in &self.catalogue.indicators {
            let target = match &indicator.target {
                Some(key) => figures.get(key).and_then(|figure| figure.value.as_number()),
                None => indicator.target_annual,
            };
            let Some((target, figure)) = target.zip(figures.get_mut(&indicator.key)) else { continue };
            let Some(reached) = figure.value.as_number() else { continue };
            figure.target =
                Some(Target { value: target, percent: percent(reached, target, self.ward.rounding) });
        }
    }

    /// Which groups the figures cover, and which of them do not know yet.
    fn add_coverage(&self, figures: &mut Figures) {
        for (key, figure) in figures {
            let Some(indicator) = self.catalogue.get(key.as_str()) else { continue };
            let parts = parts(self.catalogue, indicator);
            if parts.is_empty() {
                continue;
            }
            figure.coverage = Some(coverage(self.ward, self.books, self.period, &parts));
            let unknown: BTreeSet<GroupCode> = inputs(self.catalogue, indicator)
                .into_iter()
                .filter(|input| input.asked_of().is_some())
                .flat_map(|input| self.not_known(input))
                .collect();
            let groups = self.ward.groups_within(self.period).into_iter();
            figure.not_known =
                groups.map(|group| group.code.clone()).filter(|code| unknown.contains(code)).collect();
        }
    }

    /// The groups whose newest answer is “not known yet”: of a flow in any month of the period, of a snapshot where there
    /// is no value to carry forward either.
    fn not_known(&self, indicator: &Indicator) -> Vec<GroupCode> {
        let mut groups = Vec::new();
        for group in self.ward.groups_within(self.period) {
            let Some(book) =
                self.books.givers.iter().find(|book| book.giver == Giver::Group(group.code.clone()))
            else {
                continue;
            };
            let unknown =
                |month: &Month| book.answer(indicator, *month) == Some(&Answer::blank(Blank::NotKnownYet));
            let carried =
                indicator.over_months == OverMonths::Latest && !self.given(book, indicator).is_empty();
            if !carried && months_in_force(group, self.period).iter().any(unknown) {
                groups.push(group.code.clone());
            }
        }
        groups
    }
}

/// Whether the catalogue wants the indicator from this giver. What others say of it does not count.
const fn is_asked(indicator: &Indicator, giver: &Giver) -> bool {
    match giver {
        Giver::Group(_) => indicator.asked_of().is_some(),
        Giver::Ward => indicator.given_by_ward(),
    }
}

/// A figure with nothing but its value.
fn plain(value: FigureValue) -> Figure {
    Figure { value, target: None, coverage: None, not_known: Vec::new(), contributions: Vec::new() }
}

fn note_groups(by_group: &mut ByGroup, indicator: &Indicator, shares: &[Share]) {
    if indicator.aggregate_only {
        return;
    }
    for share in shares {
        let Giver::Group(code) = &share.giver else { continue };
        let value = match share.value {
            Combined::Number(number) => Value::Number(number),
            Combined::YesNo(yes) => Value::YesNo(yes),
            Combined::Texts(_) | Combined::Lines(_) => continue,
        };
        if let Some(values) = by_group.get_mut(code) {
            values.insert(indicator.key.clone(), value);
        }
    }
}

/// The answers that the shares hold, oldest first.
fn contributions(shares: &[Share]) -> Vec<Contribution> {
    let mut all = Vec::new();
    for share in shares {
        let giver = &share.giver;
        all.extend(share.counted.iter().map(|(month, value)| Contribution {
            giver: giver.clone(),
            month: *month,
            value: (*value).clone(),
        }));
    }
    all.sort_by_key(|contribution| contribution.month);
    all
}
