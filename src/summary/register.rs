//! The petition register in the summary: plain counts, without a word of any petition.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::catalogue::{RegisterCondition, RegisterCount};
use crate::domain::period::{Month, Period, WARD_ZONE, local_day};
use crate::domain::petition::{EventKind, Field, Petition, PetitionSettings, deadlines, overdue};
use crate::domain::ward::GroupCode;

/// A petition as the register counts it: nothing of it is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// With everything that was ever recorded of it.
    pub petition: Petition,
    pub field: Field,
    /// The group that it is about; absent where it is the ward's.
    pub group: Option<GroupCode>,
    pub identity_protected: bool,
}

/// The register as it stood at a moment, for the counts of a period.
pub(super) struct Register<'a> {
    /// What had come by then, as it stood then.
    rows: Vec<(Petition, &'a Registered)>,
    settings: &'a PetitionSettings,
    period: Period,
    as_of: DateTime<Utc>,
}

impl<'a> Register<'a> {
    pub fn open(
        rows: &'a [Registered],
        settings: &'a PetitionSettings,
        period: Period,
        as_of: DateTime<Utc>,
    ) -> Self {
        let rows = rows.iter().filter_map(|row| Some((row.petition.as_of(as_of)?, row))).collect();
        Self { rows, settings, period, as_of }
    }

    /// The count; absent for a period before the register's first petition, of which nobody has told anything.
    pub fn count(&self, what: &RegisterCount) -> Option<i64> {
        let first = self.rows.iter().map(|(petition, _)| local_day(petition.received_at())).min()?;
        if first > self.period.last().last_day() {
            return None;
        }
        let counted = match what {
            RegisterCount::Received => self.number(|petition, _| self.holds(petition.received_at())),
            RegisterCount::Pending => self.number(|petition, _| self.pending(petition).is_some()),
            RegisterCount::Overdue => self.number(|petition, _| self.is_overdue(petition)),
            RegisterCount::Forwarded => self.number(|petition, _| self.was_forwarded(petition)),
            RegisterCount::Matching(conditions) => {
                self.number(|petition, row| self.matches(petition, row, conditions))
            }
        };
        i64::try_from(counted).ok()
    }

    fn number(&self, counts: impl Fn(&Petition, &Registered) -> bool) -> usize {
        self.rows.iter().filter(|(petition, row)| counts(petition, row)).count()
    }

    /// Whether the moment lies in the period, by the local day.
    fn holds(&self, at: DateTime<Utc>) -> bool {
        self.period.contains(Month::of(local_day(at)))
    }

    /// The petition at the period's end, or now where that is still to come; absent where it had not come or was ended.
    fn pending(&self, petition: &Petition) -> Option<Petition> {
        petition.as_of(self.last_moment()).filter(|petition| petition.status().is_open())
    }

    /// Whether it was pending at the period's end, and a deadline had passed.
    fn is_overdue(&self, petition: &Petition) -> bool {
        let then = self.pending(petition);
        then.is_some_and(|then| overdue(&deadlines(&then, self.settings), self.day_after()))
    }

    fn was_forwarded(&self, petition: &Petition) -> bool {
        petition
            .milestones()
            .any(|milestone| milestone.kind == EventKind::Forwarded && self.holds(milestone.at))
    }

    fn matches(&self, petition: &Petition, row: &Registered, conditions: &[RegisterCondition]) -> bool {
        let holds = |condition: &RegisterCondition| match condition {
            RegisterCondition::Kind(kind) => petition.kind() == *kind,
            RegisterCondition::Field(field) => row.field == *field,
            RegisterCondition::Status(status) => petition.status() == *status,
            RegisterCondition::Coordinated(wanted) => petition.is_coordinated() == *wanted,
            RegisterCondition::IdentityProtected(wanted) => row.identity_protected == *wanted,
        };
        let by_status = conditions.iter().any(|condition| matches!(condition, RegisterCondition::Status(_)));
        let counts_at = if by_status { petition.state().since() } else { petition.received_at() };
        self.holds(counts_at) && conditions.iter().all(holds)
    }

    /// The last moment that counts: the period's last, or the moment of the summary.
    fn last_moment(&self) -> DateTime<Utc> {
        let end = midnight(self.period.last().next().first_day()) - chrono::Duration::microseconds(1);
        end.min(self.as_of)
    }

    /// The day on which a deadline must not have passed: at a period's end, its last day has.
    fn day_after(&self) -> NaiveDate {
        local_day((self.last_moment() + chrono::Duration::microseconds(1)).min(self.as_of))
    }
}

/// 00:00 of the local day.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    let local = day.and_time(chrono::NaiveTime::MIN);
    local.and_local_timezone(WARD_ZONE).earliest().map_or_else(|| local.and_utc(), |at| at.to_utc())
}
