//! Which days officials work, by year: weekends, public holidays, days moved and made up for. Days are local ones.

mod read;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::catalogue::Fault;

const OF_PROGRAM: &str = include_str!("../../../../catalogue/working-days.toml");

/// The working days of the years that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingDays {
    /// The file that says all this.
    source: Arc<str>,
    years: BTreeMap<i32, Year>,
}

/// What of a year differs from five working days a week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Year {
    /// Days off from Monday to Friday, each with its name.
    off: BTreeMap<NaiveDate, String>,
    /// Saturdays and Sundays on which people work.
    made_up: BTreeSet<NaiveDate>,
    /// Those among them that no announcement has confirmed.
    unconfirmed: BTreeSet<NaiveDate>,
}

/// The calendar of a year is not known, so that a deadline in it cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the working days of {year} are not known")]
pub struct NoData {
    pub year: i32,
}

impl WorkingDays {
    /// Reads a file such as `catalogue/working-days.toml`. Every fault is an error.
    pub fn read(source: &str) -> Result<Self, Vec<Fault>> {
        read::read(source)
    }

    /// The days that come with the program.
    pub fn of_program() -> Arc<Self> {
        static DAYS: LazyLock<Arc<WorkingDays>> =
            LazyLock::new(|| Arc::new(WorkingDays::read(OF_PROGRAM).expect("a test reads this file")));
        DAYS.clone()
    }

    /// The text of the file.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The years that are known.
    pub fn years(&self) -> impl Iterator<Item = i32> + '_ {
        self.years.keys().copied()
    }

    /// Whether officials work on `day`.
    pub fn is_working(&self, day: NaiveDate) -> Result<bool, NoData> {
        let year = self.year(day)?;
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        Ok(if weekend { year.made_up.contains(&day) } else { !year.off.contains_key(&day) })
    }

    /// What the day off is called; `None` on weekends, working days and in unknown years.
    pub fn name_of(&self, day: NaiveDate) -> Option<&str> {
        self.years.get(&day.year())?.off.get(&day).map(String::as_str)
    }

    /// The `count`-th working day after `day`, which itself does not count. 0 gives `day`.
    pub fn add(&self, day: NaiveDate, count: u32) -> Result<NaiveDate, NoData> {
        let mut last = day;
        for _ in 0..count {
            last = self.on_or_after(last + Days::new(1))?;
        }
        Ok(last)
    }

    /// The `count`-th working day before `day`, which itself does not count. 0 gives `day`.
    pub fn back(&self, day: NaiveDate, count: u32) -> Result<NaiveDate, NoData> {
        let mut first = day;
        for _ in 0..count {
            first = first - Days::new(1);
            while !self.is_working(first)? {
                first = first - Days::new(1);
            }
        }
        Ok(first)
    }

    /// `count` calendar days after `day`, which itself does not count; where that is a day off, the next working day (Bộ
    /// luật Dân sự 2015, Điều 147, 148).
    pub fn after_days(&self, day: NaiveDate, count: u32) -> Result<NaiveDate, NoData> {
        self.on_or_after(day + Days::new(u64::from(count)))
    }

    /// `day` where it is a working day, else the next one.
    pub fn on_or_after(&self, day: NaiveDate) -> Result<NaiveDate, NoData> {
        let mut day = day;
        while !self.is_working(day)? {
            day = day + Days::new(1);
        }
        Ok(day)
    }

    /// Whether nothing between the two days, both included, waits for an announcement: a deadline across an unconfirmed
    /// day is provisional.
    pub fn is_confirmed(&self, from: NaiveDate, to: NaiveDate) -> bool {
        from > to
            || (from.year()..=to.year()).all(|year| {
                self.years.get(&year).is_some_and(|year| year.unconfirmed.range(from..=to).next().is_none())
            })
    }

    fn year(&self, day: NaiveDate) -> Result<&Year, NoData> {
        self.years.get(&day.year()).ok_or(NoData { year: day.year() })
    }
}
