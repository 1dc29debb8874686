//! The ward's own entries of a file, gathered into months: entries of one month and key add up.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeZone, Utc};

use super::contents::WardMonth;
use crate::domain::answer::{Answer, Value};
use crate::domain::catalogue::{Indicator, OverMonths};
use crate::domain::period::Month;
use crate::domain::period::WARD_ZONE;

/// One entry of the ward.
pub struct WardEntry<'a> {
    pub indicator: &'a Indicator,
    pub month: Month,
    pub answer: Answer,
    /// Where the entry says so itself.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// The months as they are being gathered.
#[derive(Default)]
pub struct WardMonths(BTreeMap<Month, WardMonth>);

impl WardMonths {
    /// Adds an entry to its month.
    pub fn add(&mut self, entry: WardEntry<'_>) -> Result<(), String> {
        let submitted_at = entry.submitted_at.unwrap_or_else(|| end_of_office(entry.month));
        let month =
            self.0.entry(entry.month).or_insert_with(|| WardMonth { answers: BTreeMap::new(), submitted_at });
        month.submitted_at = month.submitted_at.max(submitted_at);
        let key = &entry.indicator.key;
        let answer = match month.answers.remove(key) {
            Some(earlier) => together(&entry.indicator.over_months, earlier, entry.answer)?,
            None => entry.answer,
        };
        month.answers.insert(key.clone(), answer);
        Ok(())
    }

    pub fn into_months(self) -> BTreeMap<Month, WardMonth> {
        self.0
    }
}

/// 17:00 of the month's last day, in the ward: from then on its entries count.
fn end_of_office(month: Month) -> DateTime<Utc> {
    let evening = NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default();
    let local = month.last_day().and_time(evening);
    WARD_ZONE.from_local_datetime(&local).earliest().map_or_else(|| local.and_utc(), |time| time.to_utc())
}

/// Two answers to one indicator in one month. Flows add up as their months do; of snapshots the later one counts. A value
/// counts before a blank.
fn together(over_months: &OverMonths, earlier: Answer, later: Answer) -> Result<Answer, String> {
    let (earlier, later) = match (earlier, later) {
        (Answer::Value(earlier), Answer::Value(later)) => (earlier, later),
        (earlier @ Answer::Value(_), Answer::Blank { .. }) => return Ok(earlier),
        (Answer::Blank { .. }, later) => return Ok(later),
    };
    match over_months {
        OverMonths::Sum | OverMonths::Any | OverMonths::Concat | OverMonths::Distinct { .. } => {
            added(earlier, later).map(Answer::Value)
        }
        OverMonths::Latest | OverMonths::Ratio | OverMonths::None => Ok(Answer::Value(later)),
    }
}

fn added(earlier: Value, later: Value) -> Result<Value, String> {
    match (earlier, later) {
        (Value::Number(earlier), Value::Number(later)) => earlier
            .checked_add(later)
            .map(Value::Number)
            .ok_or_else(|| "the entries of this month add up to more than any ward reports".to_owned()),
        (Value::YesNo(earlier), Value::YesNo(later)) => Ok(Value::YesNo(earlier || later)),
        (Value::Items(mut items), Value::Items(later)) => {
            items.extend(later);
            Ok(Value::Items(items))
        }
        (Value::Text(earlier), Value::Text(later)) => Ok(Value::Text(format!("{earlier}\n{later}"))),
        (_, later) => Ok(later), // values of one indicator are of one kind
    }
}
