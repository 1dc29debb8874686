//! What a typed text or a tapped value means for what was asked.

use chrono::{Datelike, NaiveDate};

use crate::dialogue::report::understand::read_date;
use crate::domain::catalogue::Kind;
use crate::domain::figure::{self, Reading, fold};
use crate::domain::period::{Month, Period};
use crate::domain::ward::Calendar;
use crate::domain::ward_change::{GroupChange, WardChange};

use super::Form;
use super::session::Asked;
use super::tap::Tap;

/// What a value leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    Change(WardChange),
    /// Something more is asked.
    Next(Asked),
    /// Several amounts may be meant.
    Unclear(Vec<i64>),
    Unreadable,
}

/// What a text means.
pub fn read(form: &Form, asked: &Asked, text: &str) -> Meaning {
    match asked {
        Asked::Target { .. } => target(form, asked, text),
        Asked::FirstMonth => match month(form, text) {
            Some(month) => first_month(form, month),
            None => Meaning::Unreadable,
        },
        Asked::OpensDay | Asked::DueDay | Asked::MergeNumber { .. } => match whole(text) {
            Some(number) => take(form, asked, Tap::Number(number)),
            None => Meaning::Unreadable,
        },
        Asked::Name { group } => Meaning::Change(WardChange::Groups(GroupChange::Rename {
            group: group.clone(),
            name: figure::nfc(text),
        })),
        Asked::LastDay { .. } | Asked::MergeDay { .. } | Asked::SplitDay { .. } => match day(form, text) {
            Some(day) => take(form, asked, Tap::Day(day)),
            None => Meaning::Unreadable,
        },
        Asked::SplitNumbers { group, .. } => {
            let own = form.ward.group(group).map(|group| group.number);
            match (numbers(text).as_slice(), own) {
                ([first, second], _) => take(form, asked, Tap::Numbers(*first, *second)),
                ([other], Some(own)) => take(form, asked, Tap::Numbers(own, *other)),
                _ => Meaning::Unreadable,
            }
        }
    }
}

/// What a tapped value means. A value that does not belong to the question is unreadable.
pub fn take(form: &Form, asked: &Asked, tap: Tap) -> Meaning {
    let calendar = || form.ward.calendar.clone();
    let groups = |change| Meaning::Change(WardChange::Groups(change));
    match (asked.clone(), tap) {
        (Asked::Target { key, year }, Tap::Number(value)) => {
            Meaning::Change(WardChange::Target { key, year, value })
        }
        (Asked::OpensDay, Tap::Number(day)) => match u32::try_from(day) {
            Ok(opens_day) => Meaning::Change(WardChange::Calendar(Calendar { opens_day, ..calendar() })),
            Err(_) => Meaning::Unreadable,
        },
        (Asked::DueDay, Tap::Number(day)) => match u32::try_from(day) {
            Ok(due_day) => Meaning::Change(WardChange::Calendar(Calendar { due_day, ..calendar() })),
            Err(_) => Meaning::Unreadable,
        },
        (Asked::FirstMonth, Tap::Day(day)) => first_month(form, Month::of(day)),
        (Asked::LastDay { group }, Tap::Day(last_day)) => groups(GroupChange::End { group, last_day }),
        (Asked::MergeDay { groups }, Tap::Day(first_day)) => {
            Meaning::Next(Asked::MergeNumber { groups, first_day })
        }
        (Asked::MergeNumber { groups: merged, first_day }, Tap::Number(number)) => {
            match u32::try_from(number) {
                Ok(number) => groups(GroupChange::Merge { groups: merged, number, first_day }),
                Err(_) => Meaning::Unreadable,
            }
        }
        (Asked::SplitDay { group }, Tap::Day(first_day)) => {
            Meaning::Next(Asked::SplitNumbers { group, first_day })
        }
        (Asked::SplitNumbers { group, first_day }, Tap::Numbers(first, second)) => {
            groups(GroupChange::Split { group, numbers: (first, second), first_day })
        }
        (_, Tap::Number(_) | Tap::Numbers(..) | Tap::Day(_) | Tap::Confirm | Tap::Again | Tap::Leave) => {
            Meaning::Unreadable
        }
    }
}

fn first_month(form: &Form, first_month: Month) -> Meaning {
    Meaning::Change(WardChange::Calendar(Calendar { first_month, ..form.ward.calendar.clone() }))
}

fn target(form: &Form, asked: &Asked, text: &str) -> Meaning {
    let Asked::Target { key, .. } = asked else { return Meaning::Unreadable };
    let is_money = form.catalogue.get(key.as_str()).is_some_and(|indicator| indicator.kind == Kind::Money);
    let reading = if is_money { figure::read_money(text) } else { figure::read_count(text) };
    match reading {
        Reading::Value(value) => take(form, asked, Tap::Number(value)),
        Reading::Unclear(unclear) => {
            // A year's target is a large sum more likely than a small one.
            let mut readings = unclear.readings;
            readings.sort_unstable_by(|one, other| other.cmp(one));
            Meaning::Unclear(readings)
        }
        Reading::Blank(_) | Reading::Unreadable => Meaning::Unreadable,
    }
}

/// A month; without a year it is the present one's.
fn month(form: &Form, text: &str) -> Option<Month> {
    match Period::parse_in(text, form.today.year())? {
        Period::Month(month) => Some(month),
        Period::Quarter { .. } | Period::Half { .. } | Period::NineMonths { .. } | Period::Year { .. } => {
            None
        }
    }
}

/// A day as it is typed: `14/6/2019`, `14/6`, `hôm nay`.
fn day(form: &Form, text: &str) -> Option<NaiveDate> {
    match fold(text).trim() {
        "hom nay" | "nay" | "today" => Some(form.today),
        "hom qua" | "qua" | "yesterday" => form.today.pred_opt(),
        "ngay mai" | "mai" | "tomorrow" => form.today.succ_opt(),
        words => {
            let bare = words.trim_start_matches("ngay").trim();
            read_date(bare, form.today.year())
        }
    }
}

/// The one number of a text such as `25`, `ngày 25`, `tổ 15`.
fn whole(text: &str) -> Option<i64> {
    match numbers(text).as_slice() {
        [number] => Some(i64::from(*number)),
        _ => None,
    }
}

/// The numbers of a text, in their order. Empty where one is longer than any that could be meant.
fn numbers(text: &str) -> Vec<u32> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(str::parse).collect::<Result<_, _>>().unwrap_or_default()
}
