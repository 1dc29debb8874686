//! Random wards, catalogues and reports, in words as plain as can be.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value as Json, json};
use topho::domain::period::{Month, Period};

/// The year that is compiled; reports of the December before it must not leak in.
pub const YEAR: i32 = 2019;

#[derive(Debug, Clone)]
pub struct Plan {
    pub asked: Vec<Asked>,
    pub derived: Vec<Derived>,
    pub groups: Vec<Residents>,
    pub reports: Vec<Report>,
    pub file_target: Option<i64>,
    pub catalogue_target: Option<i64>,
    pub truncate: bool,
    pub period: Period,
    /// In seconds, as the times of reports.
    pub as_of: i64,
}

/// An indicator that somebody gives.
#[derive(Debug, Clone)]
pub struct Asked {
    pub key: String,
    pub shape: Shape,
    pub who: Who,
    pub latest: bool,
    pub total_only: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Count,
    Money,
    YesNo,
    Text,
    Narrative,
    List { distinct: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Leader,
    Head,
    Ward,
    LeaderAndWard,
}

/// An indicator that is computed, by the keys of others.
#[derive(Debug, Clone)]
pub struct Derived {
    pub key: String,
    pub formula: Formula,
}

#[derive(Debug, Clone)]
pub enum Formula {
    Sum(Vec<String>),
    Share(String, String),
    /// Lines of a list; with `true` only those of kind `x`.
    Lines(String, bool),
    Amounts(String, bool),
    Codes(String, bool),
}

#[derive(Debug, Clone)]
pub struct Residents {
    pub code: String,
    pub number: u32,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// One revision of a month. `group` is a position among the groups; without one it is the ward's own.
#[derive(Debug, Clone)]
pub struct Report {
    pub group: Option<usize>,
    pub head: bool,
    pub month: (i32, u32),
    pub revision: u32,
    pub at: i64,
    pub answers: BTreeMap<String, Json>,
}

pub fn plans() -> impl Strategy<Value = Plan> {
    let catalogue = (vec(asked(), 1..8), vec((0..5_u8, any::<Index>(), any::<Index>(), any::<bool>()), 0..5));
    let targets = (proptest::option::of(1..500_i64), proptest::option::of(1..500_i64), any::<bool>());
    (catalogue, vec(residents(), 0..4), targets, period(), 400..1100_i64).prop_flat_map(
        |((asked, formulas), groups, (file_target, catalogue_target, truncate), period, as_of)| {
            let asked = with_target(name_keys(asked));
            let derived = derived(&asked, &formulas);
            let sheets = vec(
                vec(
                    (
                        0..10_u8,
                        0..40_i64,
                        vec((0..4_u8, any::<bool>(), proptest::option::of(0..9_i64)), 0..3),
                    ),
                    asked.len(),
                ),
                1..6,
            );
            let cells =
                vec((0..10_u8, any::<Index>(), any::<Index>(), 0..900_i64), (groups.len() * 2 + 1) * 13);
            (sheets, cells).prop_map(move |(sheets, cells)| {
                let groups =
                    groups.iter().copied().enumerate().map(|(at, group)| numbered(group, at)).collect();
                let sheets: Vec<_> = sheets.iter().map(|sheet| answers(&asked, sheet)).collect();
                let reports = reports(&cells, &sheets);
                let (asked, derived) = (asked.clone(), derived.clone());
                Plan {
                    asked,
                    derived,
                    groups,
                    reports,
                    file_target,
                    catalogue_target,
                    truncate,
                    period,
                    as_of,
                }
            })
        },
    )
}

fn asked() -> impl Strategy<Value = Asked> {
    let shape = prop_oneof![
        4 => Just(Shape::Count),
        1 => Just(Shape::Money),
        2 => Just(Shape::YesNo),
        1 => Just(Shape::Text),
        1 => Just(Shape::Narrative),
        2 => any::<bool>().prop_map(|distinct| Shape::List { distinct }),
    ];
    let who = prop_oneof![3 => Just(Who::Leader), 1 => Just(Who::Head), 1 => Just(Who::Ward), 2 => Just(Who::LeaderAndWard)];
    (shape, who, any::<bool>(), any::<bool>()).prop_map(|(shape, who, latest, total_only)| {
        let who = match (shape, who) {
            (Shape::Text, _) => Who::Ward,
            (Shape::YesNo, Who::LeaderAndWard) => Who::Leader,
            (_, who) => who,
        };
        let latest = match shape {
            Shape::Text => true,
            Shape::List { distinct } => latest && !distinct,
            Shape::Count | Shape::Money | Shape::YesNo | Shape::Narrative => latest,
        };
        Asked { key: String::new(), shape, who, latest, total_only: total_only && who != Who::Ward }
    })
}

fn name_keys(asked: Vec<Asked>) -> Vec<Asked> {
    asked.into_iter().enumerate().map(|(at, one)| Asked { key: format!("k{at}"), ..one }).collect()
}

/// Adds a sum of money and its target of the year.
fn with_target(mut asked: Vec<Asked>) -> Vec<Asked> {
    let money = |key: &str, who, latest| Asked {
        key: key.to_owned(),
        shape: Shape::Money,
        who,
        latest,
        total_only: false,
    };
    asked.push(money("raised", Who::LeaderAndWard, false));
    asked.push(money("target", Who::Ward, true));
    asked
}

/// Formulas over what is there. A ratio over a number that the ward sets for the year would be a target, so the ratio of the
/// money raised is the only one of that kind.
fn derived(asked: &[Asked], formulas: &[(u8, Index, Index, bool)]) -> Vec<Derived> {
    let numbers = |one: &&Asked| {
        matches!(one.shape, Shape::Count | Shape::YesNo) && !(one.who == Who::Ward && one.latest)
    };
    let mut counts: Vec<String> = asked.iter().filter(numbers).map(|one| one.key.clone()).collect();
    let lists: Vec<String> = asked
        .iter()
        .filter(|one| matches!(one.shape, Shape::List { .. }))
        .map(|one| one.key.clone())
        .collect();
    let mut derived = vec![Derived {
        key: "reached".to_owned(),
        formula: Formula::Share("raised".to_owned(), "target".to_owned()),
    }];
    for (at, (kind, first, second, filtered)) in formulas.iter().enumerate() {
        let count = |index: &Index| (!counts.is_empty()).then(|| index.get(&counts).clone());
        let list = || (!lists.is_empty()).then(|| first.get(&lists).clone());
        let formula = match kind {
            0 => count(first).zip(count(second)).map(|(a, b)| Formula::Sum(vec![a, b])),
            1 => count(first).zip(count(second)).map(|(a, b)| Formula::Share(a, b)),
            2 => list().map(|list| Formula::Lines(list, *filtered)),
            3 => list().map(|list| Formula::Amounts(list, *filtered)),
            _ => list().map(|list| Formula::Codes(list, *filtered)),
        };
        let Some(formula) = formula else { continue };
        let key = format!("d{at}");
        if !matches!(formula, Formula::Share(..)) {
            counts.push(key.clone());
        }
        // Later ones stand first in the file: the order of computing must not depend on it.
        derived.insert(0, Derived { key, formula });
    }
    derived
}

fn residents() -> impl Strategy<Value = (i64, Option<i64>)> {
    (
        prop_oneof![3 => Just(-300), 1 => -60..360_i64],
        prop_oneof![3 => Just(None), 1 => (1..500_i64).prop_map(Some)],
    )
}

fn numbered((from, lasts): (i64, Option<i64>), at: usize) -> Residents {
    let from = NaiveDate::from_ymd_opt(YEAR, 1, 1).unwrap() + TimeDelta::days(from);
    let to = lasts.map(|days| from + TimeDelta::days(days));
    // The codes run against the numbers: what is sorted by number must not come out by code.
    Residents { code: format!("G{}", 9 - at), number: u32::try_from(at).unwrap() + 1, from, to }
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (1..=12_u32).prop_map(|month| Period::Month(Month::new(YEAR, month).unwrap())),
        (1..=4_u32).prop_map(|quarter| Period::Quarter { year: YEAR, quarter }),
        Just(Period::Half { year: YEAR }),
        Just(Period::NineMonths { year: YEAR }),
        Just(Period::Year { year: YEAR }),
    ]
}

type Line = (u8, bool, Option<i64>);

/// One sheet of answers: most questions have a value, some a blank, some nothing.
fn answers(asked: &[Asked], sheet: &[(u8, i64, Vec<Line>)]) -> BTreeMap<String, Json> {
    let mut answers = BTreeMap::new();
    for (one, (choice, number, lines)) in asked.iter().zip(sheet) {
        let answer = match (choice, one.shape) {
            (0, _) => continue,
            (1, _) => json!({"blank": "not_known_yet"}),
            (2, _) => json!({"blank": "not_applicable"}),
            (3, _) => json!({"blank": "declined"}),
            (_, Shape::Count | Shape::Money) => json!(number),
            (_, Shape::YesNo) => json!(number % 2 == 0),
            (_, Shape::Text | Shape::Narrative) => json!(format!("text {number}")),
            (_, Shape::List { .. }) => lines.iter().map(line).collect(),
        };
        answers.insert(one.key.clone(), answer);
    }
    answers
}

fn line((code, x, amount): &Line) -> Json {
    let mut line = json!({"code": format!("C{code}"), "kind": if *x { "x" } else { "y" }});
    if let Some(amount) = amount {
        line["amount"] = json!(amount);
    }
    line
}

/// A cell is a source's part in one of thirteen months, with no revision, one or two.
fn reports(cells: &[(u8, Index, Index, i64)], sheets: &[BTreeMap<String, Json>]) -> Vec<Report> {
    let mut reports = Vec::new();
    for (cell, (state, first, second, at)) in cells.iter().enumerate() {
        let (source, month) = (cell / 13, u32::try_from(cell % 13).unwrap());
        let report = |revision: u32, sheet: &Index| Report {
            group: source.checked_sub(1).map(|source| source / 2),
            head: source > 0 && source % 2 == 0,
            month: if month == 0 { (YEAR - 1, 12) } else { (YEAR, month) },
            revision,
            at: at + i64::from(revision) * 100,
            answers: sheet.get(sheets).clone(),
        };
        match state {
            0 => {}
            1..=7 => reports.push(report(1, first)),
            _ => reports.extend([report(2, second), report(1, first)]),
        }
    }
    reports
}

impl Residents {
    /// Whether the group exists on the last day of the month.
    pub fn exists(&self, (year, month): (i32, u32)) -> bool {
        let day = NaiveDate::from_ymd_opt(year, month, 28).unwrap();
        let last = (0..4).map(|more| day + Days::new(more)).filter(|day| day.month() == month).max().unwrap();
        self.from <= last && self.to.is_none_or(|to| to >= last)
    }
}
