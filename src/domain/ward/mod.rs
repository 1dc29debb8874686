//! A ward as data: its residential groups with their dates, what it asks, its targets and its reporting calendar.

mod succession;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::catalogue::Key;
use super::figure::Rounding;
use super::period::{Month, Period};
use super::petition::{PetitionSettings, Retention};

/// A group's stable code within its ward, such as `TDP07`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GroupCode(pub Arc<str>);

impl GroupCode {
    /// The code as written, such as `TDP01`.
    pub fn new(code: &str) -> Self {
        Self(code.into())
    }

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for GroupCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A residential group (tổ dân phố).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub code: GroupCode,
    /// The number that people call it by: “tổ 7”.
    pub number: u32,
    pub name: String,
    pub valid_from: NaiveDate,
    /// The last day on which the group exists; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
    /// Codes of the poor households on the year's opening register; never names.
    #[serde(default)]
    pub household_codes: Vec<String>,
    /// The groups that it was merged from, or that it was split off.
    #[serde(default)]
    pub predecessors: Vec<GroupCode>,
}

impl Group {
    /// Whether the group exists on `day`.
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether the group owes a report of `month`: it exists on the month's last day.
    pub fn in_force(&self, month: Month) -> bool {
        self.in_force_on(month.last_day())
    }

    /// The last day on which the posts of a group that ends are held: its own last day, or the day on which its last month
    /// falls due, so that its people can still report that.
    pub fn posts_end_on(&self, calendar: &Calendar) -> Option<NaiveDate> {
        let last_day = self.valid_to?;
        let month = Month::of(last_day);
        let last_month = if self.in_force(month) { month } else { month.previous() };
        Some(if self.in_force(last_month) { last_day.max(calendar.due_on(last_month)) } else { last_day })
    }
}

/// When months open for reporting and when they fall due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The first month that is owed at all.
    pub first_month: Month,
    /// The day of the month itself from which it can be reported.
    pub opens_day: u32,
    /// The day of the following month on which it falls due.
    pub due_day: u32,
}

impl Calendar {
    /// Whether `month` can be reported on `today`.
    pub fn is_open(&self, month: Month, today: NaiveDate) -> bool {
        month >= self.first_month && self.opens_on(month) <= today
    }

    /// The first day on which `month` can be reported.
    pub fn opens_on(&self, month: Month) -> NaiveDate {
        let opens = month.first_day() + Days::new(u64::from(self.opens_day.saturating_sub(1)));
        opens.min(month.last_day())
    }

    /// The day on which `month` falls due.
    pub fn due_on(&self, month: Month) -> NaiveDate {
        let next = month.next();
        let due = next.first_day() + Days::new(u64::from(self.due_day.saturating_sub(1)));
        due.min(next.last_day())
    }

    /// Every month that can be reported on `today`, oldest first.
    pub fn open_months(&self, today: NaiveDate) -> Vec<Month> {
        let last = Month::of(today);
        std::iter::successors(Some(self.first_month), |month| Some(month.next()))
            .take_while(|month| *month <= last)
            .filter(|month| self.is_open(*month, today))
            .collect()
    }
}

/// A ward and its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ward {
    /// The ward's code on the command line, such as `phuc-loi`.
    pub code: String,
    /// The name with its kind, such as `phường Phúc Lợi`.
    pub name: String,
    /// The letters that a receipt begins with, such as `PL`.
    pub receipt_code: String,
    pub groups: Vec<Group>,
    /// The optional indicators that the ward has turned on.
    pub optional: BTreeSet<Key>,
    pub rounding: Rounding,
    pub calendar: Calendar,
    /// Annual targets of the ward file, by target indicator (`fund_poor_target`) and year, in đồng or units.
    pub targets: BTreeMap<(Key, i32), i64>,
    pub petitions: PetitionSettings,
    pub retention: Retention,
}

impl Ward {
    /// The group of that code.
    pub fn group(&self, code: &GroupCode) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == *code)
    }

    /// The groups that owe a report of `month`, in the order of their numbers.
    pub fn groups_in_force(&self, month: Month) -> Vec<&Group> {
        self.sorted(|group| group.in_force(month))
    }

    /// The groups that owe at least one report of `period`, in the order of their numbers.
    pub fn groups_within(&self, period: Period) -> Vec<&Group> {
        let months = period.months();
        self.sorted(|group| months.iter().any(|month| group.in_force(*month)))
    }

    /// The groups that came out of that group.
    pub fn successors(&self, code: &GroupCode) -> Vec<&Group> {
        self.sorted(|group| group.predecessors.contains(code))
    }

    fn sorted(&self, keep: impl Fn(&Group) -> bool) -> Vec<&Group> {
        let mut groups: Vec<_> = self.groups.iter().filter(|group| keep(group)).collect();
        groups.sort_by_key(|group| (group.number, group.code.clone()));
        groups
    }

    /// The receipt number of a submitted report, such as `PL-07-2019-09-1`.
    pub fn receipt(&self, group: &Group, month: Month, revision: u32) -> String {
        format!("{}-{:02}-{month}-{revision}", self.receipt_code, group.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    fn group(from: &str, to: Option<&str>) -> Group {
        Group {
            code: GroupCode::new("TDP07"),
            number: 7,
            name: "Tổ dân phố số 7".into(),
            valid_from: day(from),
            valid_to: to.map(day),
            household_codes: vec![],
            predecessors: vec![],
        }
    }

    #[test]
    fn a_group_owes_the_months_on_whose_last_day_it_exists() {
        let merged = group("2019-03-10", Some("2019-06-14"));
        let owed = ["2019-02", "2019-03", "2019-05", "2019-06"].map(|text| merged.in_force(month(text)));
        assert_eq!(owed, [false, true, true, false]);
        assert!(group("2019-03-10", Some("2019-06-30")).in_force(month("2019-06")));
        assert!(group("2019-03-10", None).in_force(month("2031-12")));
    }

    #[test]
    fn months_open_late_in_the_month_and_fall_due_in_the_next() {
        let calendar = Calendar { first_month: month("2019-01"), opens_day: 25, due_day: 5 };
        assert_eq!(calendar.due_on(month("2019-09")), day("2019-10-05"));
        assert_eq!(calendar.due_on(month("2019-12")), day("2020-01-05"));
        assert!(!calendar.is_open(month("2019-09"), day("2019-09-24")));
        assert!(calendar.is_open(month("2019-09"), day("2019-09-25")));
        assert!(!calendar.is_open(month("2018-12"), day("2019-09-25")));
        assert_eq!(calendar.open_months(day("2019-03-24")), [month("2019-01"), month("2019-02")]);
        let end = Calendar { opens_day: 31, due_day: 31, ..calendar };
        assert_eq!(end.opens_on(month("2019-02")), day("2019-02-28"));
        assert_eq!(end.due_on(month("2019-01")), day("2019-02-28"));
    }

    #[test]
    fn a_receipt_tells_ward_group_month_and_revision() {
        let ward = Ward {
            code: "phuc-loi".into(),
            name: "phường Phúc Lợi".into(),
            receipt_code: "PL".into(),
            groups: vec![],
            optional: BTreeSet::new(),
            rounding: Rounding::HalfUp,
            calendar: Calendar { first_month: month("2019-01"), opens_day: 25, due_day: 5 },
            targets: BTreeMap::new(),
            petitions: PetitionSettings::default(),
            retention: Retention::default(),
        };
        assert_eq!(ward.receipt(&group("2019-01-01", None), month("2019-09"), 1), "PL-07-2019-09-1");
    }
}
