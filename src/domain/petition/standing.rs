//! How near a deadline is, as people say it.

use chrono::{Days, NaiveDate};

use super::{Deadline, NoData, WorkingDays};

/// How a petition stands to its next deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is due any more, or at all.
    NoDeadline,
    /// When something is due cannot be told.
    Unknown(NoData),
    /// So many working days are left; 0 on the last day.
    DueIn(u32),
    /// So many working days have passed since the last day; 0 on the days off behind it.
    OverdueBy(u32),
}

/// From how many working days before it a deadline counts as near.
pub const NEAR_WORKING_DAYS: u32 = 2;

impl Standing {
    /// How the deadline stands on `today`.
    pub fn of(deadline: Option<&Deadline>, today: NaiveDate, calendar: &WorkingDays) -> Self {
        let Some(deadline) = deadline.filter(|deadline| !deadline.is_met()) else { return Self::NoDeadline };
        let counted = deadline.due.and_then(|due| {
            Ok(if due < today {
                Self::OverdueBy(working_days(due, today, calendar)?)
            } else {
                Self::DueIn(working_days(today, due, calendar)?)
            })
        });
        counted.unwrap_or_else(Self::Unknown)
    }

    /// Whether the deadline is near, and not behind.
    pub const fn is_near(self) -> bool {
        matches!(self, Self::DueIn(0..=NEAR_WORKING_DAYS))
    }

    /// Whether the deadline is behind.
    pub const fn is_overdue(self) -> bool {
        matches!(self, Self::OverdueBy(_))
    }
}

/// How many working days come after `from`, up to `to`.
fn working_days(from: NaiveDate, to: NaiveDate, calendar: &WorkingDays) -> Result<u32, NoData> {
    let mut count = 0;
    let mut day = from;
    while day < to {
        day = day + Days::new(1);
        count += u32::from(calendar.is_working(day)?);
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::petition::{DeadlineId, Met};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn deadline(due: Result<NaiveDate, NoData>, met: Met) -> Deadline {
        let id = DeadlineId::ReplyAfterReception;
        Deadline { id, starts_on: day("2019-01-01"), due, confirmed: true, met }
    }

    #[test]
    fn working_days_are_counted_across_weekends_and_tet() {
        let calendar = WorkingDays::of_program();
        // Worked out by hand. Tết 2019: days off from Saturday 02/02 to Sunday 10/02.
        for (due, today, expected) in [
            ("2019-10-16", "2019-10-02", Standing::DueIn(10)),
            ("2019-10-16", "2019-10-14", Standing::DueIn(2)),
            ("2019-10-16", "2019-10-16", Standing::DueIn(0)),
            ("2019-10-16", "2019-10-17", Standing::OverdueBy(1)),
            ("2019-10-18", "2019-10-20", Standing::OverdueBy(0)),
            ("2019-10-18", "2019-10-21", Standing::OverdueBy(1)),
            ("2019-02-12", "2019-02-01", Standing::DueIn(2)),
            ("2019-02-01", "2019-02-10", Standing::OverdueBy(0)),
            ("2019-02-01", "2019-02-11", Standing::OverdueBy(1)),
        ] {
            let found = Standing::of(Some(&deadline(Ok(day(due)), Met::NotYet)), day(today), &calendar);
            assert_eq!(found, expected, "due {due}, today {today}");
        }
    }

    #[test]
    fn what_is_met_is_no_more_and_what_is_unknown_is_said() {
        let calendar = WorkingDays::of_program();
        let today = day("2019-10-02");
        let met = deadline(Ok(today), Met::On(today));
        assert_eq!(Standing::of(Some(&met), today, &calendar), Standing::NoDeadline);
        assert_eq!(Standing::of(None, today, &calendar), Standing::NoDeadline);
        let unknown = deadline(Err(NoData { year: 2041 }), Met::NotYet);
        let standing = Standing::of(Some(&unknown), today, &calendar);
        assert_eq!(standing, Standing::Unknown(NoData { year: 2041 }));
        assert!(!standing.is_near() && !standing.is_overdue());
    }
}
