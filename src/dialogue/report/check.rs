//! Does a figure look right? Hard bounds and rules refuse it, soft ones ask it back with likely repairs.
//!
//! The soft checks are those of the catalogue's `[soft_checks]`: unit, cumulative, spike, duplicate month.

use crate::domain::answer::{Answer, Answers};
use crate::domain::catalogue::{Indicator, Kind, OverMonths, Rule, Scope, Severity};
use crate::domain::expression::Expression;

use super::answering::number_answer;
use super::form::Form;

/// What the checks say of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict<'a> {
    Fine,
    /// Not taken; the question is asked again.
    Refused(Refusal<'a>),
    /// Asked back; the readings are offered one tap away, the typed figure first.
    Doubtful {
        reasons: Vec<Reason<'a>>,
        readings: Vec<i64>,
    },
}

/// Why a figure is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal<'a> {
    /// Above the most that one group's month can be.
    AboveMost(i64),
    /// A rule over several answers; `other` is the earlier answer that may be the wrong one.
    Rule { rule: &'a str, other: Option<&'a str> },
}

/// Why a figure is asked back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'a> {
    /// So small that thousands or millions were probably meant.
    Unit,
    /// Above what a month usually is: this bound.
    AboveUsual(i64),
    /// At or above the sum of the year's earlier months, and what lies above it would be a usual month.
    Cumulative { earlier: i64 },
    /// So many times the usual month.
    Spike { times: i64, usual: i64 },
    /// A rule that wants a confirmation, by its id.
    Rule(&'a str),
}

/// A money figure above 0 and below this many đồng was probably meant in thousands or millions.
const SMALLEST_MONEY: i64 = 10_000;
/// How many earlier months above zero the checks on history need.
const MONTHS_NEEDED: usize = 3;
/// A spike is more than so many times the median of the earlier months …
const SPIKE_TIMES: i64 = 4;
/// … and above this.
const SPIKE_FLOOR: i64 = 10;

/// Checks `number` as the answer to `indicator`, given the other answers of the draft.
pub fn check<'a>(form: &Form<'a>, answers: &Answers, indicator: &'a Indicator, number: i64) -> Verdict<'a> {
    if let Some(most) = indicator.bounds.hard_max.filter(|most| number > *most) {
        return Verdict::Refused(Refusal::AboveMost(most));
    }
    let mut with_it = answers.clone();
    with_it.insert(indicator.key.clone(), number_answer(indicator, number));
    let broken = broken_rules(form, &with_it, indicator);
    let refuses =
        |rule: &&&Rule| rule.severity == Severity::Error && later_keys(form, rule, indicator).is_empty();
    if let Some(rule) = broken.iter().find(refuses) {
        let other = earlier_key(form, rule, indicator);
        return Verdict::Refused(Refusal::Rule { rule: &rule.id, other });
    }
    let mut reasons: Vec<Reason> = suspicion(form, indicator, number).into_iter().collect();
    let warnings = broken.iter().filter(|rule| rule.severity == Severity::Warn);
    reasons.extend(warnings.map(|rule| Reason::Rule(&rule.id)));
    if reasons.is_empty() {
        return Verdict::Fine;
    }
    let readings = readings(form, indicator, number, &reasons);
    Verdict::Doubtful { reasons, readings }
}

/// The later answers that a corrected earlier answer has made impossible, each rule with its indicators: they are asked
/// again.
pub fn displaced<'a>(
    form: &Form<'a>,
    answers: &Answers,
    indicator: &Indicator,
) -> Vec<(&'a Rule, Vec<&'a str>)> {
    let errors =
        broken_rules(form, answers, indicator).into_iter().filter(|rule| rule.severity == Severity::Error);
    errors
        .map(|rule| (rule, later_keys(form, rule, indicator)))
        .filter(|(_, later)| !later.is_empty())
        .collect()
}

/// A rule that the report breaks as it stands, and the last of its answers, which is to be asked again. Answers that came
/// one by one cannot break one; those whose question was closed meanwhile and opened again can.
pub fn broken_on_sending<'a>(form: &Form<'a>, answers: &Answers) -> Option<(&'a Rule, &'a str)> {
    form.asked(answers).into_iter().rev().find_map(|indicator| {
        let broken = broken_rules(form, answers, indicator).into_iter();
        let error = broken.into_iter().find(|rule| rule.severity == Severity::Error)?;
        Some((error, indicator.key.as_str()))
    })
}

/// Whether every monthly flow equals last month's and not all are zero: then the month was perhaps copied.
pub fn equals_last_month(form: &Form, answers: &Answers) -> bool {
    let flows = form.asked(answers).into_iter().filter(|one| one.over_months == OverMonths::Sum);
    let pairs: Vec<_> = flows.map(|one| (answers.get(&one.key), form.last_month(one.key.as_str()))).collect();
    let some = pairs.iter().any(|(now, _)| now.and_then(Answer::as_number).is_some_and(|number| number != 0));
    some && pairs.iter().all(|(now, before)| now.is_some() && now == before)
}

/// The rules of the group's month and year that name the indicator and do not hold.
fn broken_rules<'a>(form: &Form<'a>, answers: &Answers, indicator: &Indicator) -> Vec<&'a Rule> {
    let rules = form
        .catalogue
        .rules
        .iter()
        .filter(|rule| own_keys(form, &rule.condition).contains(&indicator.key.as_str()));
    let answers = form.submittable(answers);
    rules
        .filter(|rule| {
            let holds = match rule.scope {
                Scope::GroupMonth => rule.condition.holds(&|key| month_value(form, &answers, key)),
                Scope::GroupYear => rule.condition.holds(&|key| year_value(form, &answers, key)),
                Scope::WardYear => None,
            };
            holds == Some(false)
        })
        .collect()
}

/// The indicators that a condition reads, those whose months it counts among them.
fn own_keys<'a>(form: &Form<'a>, condition: &'a Expression) -> Vec<&'a str> {
    let own = |key: &'a str| form.catalogue.months_counted(key).map_or(key, |counted| counted.key.as_str());
    condition.keys().into_iter().map(own).collect()
}

fn month_value(form: &Form, answers: &Answers, key: &str) -> Option<i64> {
    answers.get(key).or_else(|| form.history.other_part.get(key)).and_then(Answer::as_number)
}

/// The group's year up to this month: the year's sum of a flow, the latest value of a snapshot, or the number of months
/// that said yes.
fn year_value(form: &Form, answers: &Answers, key: &str) -> Option<i64> {
    let counted = form.catalogue.months_counted(key);
    let indicator = counted.or_else(|| form.catalogue.get(key))?;
    let own = &indicator.key;
    let earlier = form.earlier_in_year().filter_map(|(_, earlier)| earlier.get(own)?.as_number());
    let values: Vec<i64> = earlier.chain(answers.get(own).and_then(Answer::as_number)).collect();
    match (counted, &indicator.over_months) {
        (None, OverMonths::Latest) => values.last().copied(),
        _ => (!values.is_empty()).then(|| values.iter().fold(0_i64, |sum, value| sum.saturating_add(*value))),
    }
}

/// The rule's indicator that stands before this one in the form and has an answer that could be wrong instead.
fn earlier_key<'a>(form: &Form<'a>, rule: &'a Rule, indicator: &Indicator) -> Option<&'a str> {
    let own = form.catalogue.position(indicator.key.as_str());
    let mut keys = own_keys(form, &rule.condition).into_iter();
    keys.rfind(|key| form.find(key).is_some() && form.catalogue.position(key) < own)
}

/// The rule's indicators that stand behind this one in the form.
fn later_keys<'a>(form: &Form<'a>, rule: &'a Rule, indicator: &Indicator) -> Vec<&'a str> {
    let own = form.catalogue.position(indicator.key.as_str());
    let keys = own_keys(form, &rule.condition).into_iter();
    keys.filter(|key| form.find(key).is_some() && form.catalogue.position(key) > own).collect()
}

/// What is odd about the figure by itself and beside the year's earlier months: the one reason that explains it best.
fn suspicion<'a>(form: &Form, indicator: &Indicator, number: i64) -> Option<Reason<'a>> {
    let money = indicator.kind == Kind::Money;
    let smallest = indicator.bounds.warn_below.unwrap_or(if money { SMALLEST_MONEY } else { 0 });
    if 0 < number && number < smallest {
        return Some(Reason::Unit);
    }
    let earlier = earlier_above_zero(form, indicator);
    if indicator.over_months == OverMonths::Sum && earlier.len() >= MONTHS_NEEDED {
        let usual = median(&earlier);
        let is_spike = |number: i64| number > SPIKE_FLOOR && number > usual.saturating_mul(SPIKE_TIMES);
        let sum = earlier.iter().fold(0_i64, |sum, value| sum.saturating_add(*value));
        if money && number >= sum && !is_spike(number - sum) {
            return Some(Reason::Cumulative { earlier: sum });
        }
        if is_spike(number) {
            return Some(Reason::Spike { times: number / usual.max(1), usual });
        }
    }
    indicator.bounds.warn_max.filter(|usual| number > *usual).map(Reason::AboveUsual)
}

/// The usual month, where the year has some above zero.
pub fn usual(form: &Form, indicator: &Indicator) -> Option<i64> {
    Some(median(&earlier_above_zero(form, indicator))).filter(|usual| *usual > 0)
}

fn earlier_above_zero(form: &Form, indicator: &Indicator) -> Vec<i64> {
    let values = form.earlier_in_year().filter_map(|(_, answers)| answers.get(&indicator.key)?.as_number());
    values.filter(|value| *value > 0).collect()
}

/// The lower of the two middle values where there are two.
fn median(values: &[i64]) -> i64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or(0)
}

/// The typed figure, then the repairs that look right themselves: thousands or millions added, one zero or three zeros
/// too many, this month's share of a cumulative figure.
fn readings(form: &Form, indicator: &Indicator, number: i64, reasons: &[Reason]) -> Vec<i64> {
    let mut readings = vec![number];
    let mut offer = |reading: i64| {
        let in_bounds = indicator.bounds.hard_max.is_none_or(|most| reading <= most);
        if in_bounds && !readings.contains(&reading) && suspicion(form, indicator, reading).is_none() {
            readings.push(reading);
        }
    };
    for reason in reasons {
        match reason {
            Reason::Unit => [1_000, 1_000_000].iter().for_each(|unit| offer(number.saturating_mul(*unit))),
            Reason::Cumulative { earlier } => offer(number - earlier),
            Reason::AboveUsual(_) | Reason::Spike { .. } => {
                for zeros in [10, 100, 1_000].into_iter().filter(|zeros| number % zeros == 0) {
                    offer(number / zeros);
                }
            }
            Reason::Rule(_) => {}
        }
    }
    readings.truncate(3);
    readings
}
