//! When something is due on a petition, and whether it is overdue: computed for any day, never stored.

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::period::local_day;

use super::{Asked, DeadlineRule, EventKind, Limit, NoData, Origin, Petition, PetitionSettings, Start};

/// A deadline that the bot watches over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineId {
    /// The outcome of the reception is told to the sender (Luật Tiếp công dân 2013, Điều 28).
    ReplyAfterReception,
    /// A complaint is accepted or refused (Luật Khiếu nại 2011, Điều 27).
    ComplaintAcceptance,
    /// A complaint is settled for the first time (Luật Khiếu nại 2011, Điều 28).
    ComplaintFirst,
    /// A recommendation or feedback is settled, by the ward's own rule.
    Settlement,
}

impl DeadlineId {
    /// Every deadline that is watched over.
    pub const ALL: [Self; 4] =
        [Self::ReplyAfterReception, Self::ComplaintAcceptance, Self::ComplaintFirst, Self::Settlement];

    /// The name used in the catalogue and in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReplyAfterReception => "reply_after_reception",
            Self::ComplaintAcceptance => "complaint_acceptance",
            Self::ComplaintFirst => "complaint_first",
            Self::Settlement => "recommendation_feedback_settlement",
        }
    }

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.code() == code)
    }

    /// Whether telling the outcome of the reception meets it; the others are met by the petition's end.
    pub const fn is_of_reception(self) -> bool {
        match self {
            Self::ReplyAfterReception | Self::ComplaintAcceptance => true,
            Self::ComplaintFirst | Self::Settlement => false,
        }
    }
}

/// A deadline of one petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub id: DeadlineId,
    /// The local day that it counts from, which itself does not count.
    pub starts_on: NaiveDate,
    /// The last local day; not known where the calendar of a year is missing.
    pub due: Result<NaiveDate, NoData>,
    /// Whether no day on the way waits for an announcement.
    pub confirmed: bool,
    pub met: Met,
}

/// Whether a deadline was met, early or late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    NotYet,
    /// On this local day.
    On(NaiveDate),
    /// Before the petition was imported; when, nobody has said.
    Before,
}

impl Deadline {
    /// Whether nothing is left to do for it.
    pub fn is_met(&self) -> bool {
        self.met != Met::NotYet
    }

    /// Whether its last day has passed on `today` without it being met. Not where that day is unknown.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        !self.is_met() && self.due.is_ok_and(|due| due < today)
    }
}

/// The deadlines of a petition as it stands, the earliest first. Reopening a petition makes those that its
/// settlement had met run on.
pub fn deadlines(petition: &Petition, settings: &PetitionSettings) -> Vec<Deadline> {
    let rules = settings.rules.deadlines.iter();
    let mut deadlines: Vec<Deadline> = rules.filter_map(|rule| deadline(petition, rule, settings)).collect();
    deadlines.sort_by_key(|deadline| (deadline.due.is_err(), deadline.due.ok()));
    deadlines
}

/// Whether any deadline has passed on `today` without being met.
pub fn overdue(deadlines: &[Deadline], today: NaiveDate) -> bool {
    deadlines.iter().any(|deadline| deadline.is_overdue(today))
}

/// The deadline to look at next: of those that are not met, the earliest; one whose day is unknown last.
pub fn next_due(deadlines: &[Deadline]) -> Option<&Deadline> {
    deadlines
        .iter()
        .filter(|deadline| !deadline.is_met())
        .min_by_key(|deadline| (deadline.due.is_err(), deadline.due.ok()))
}

fn deadline(petition: &Petition, rule: &DeadlineRule, settings: &PetitionSettings) -> Option<Deadline> {
    let id = DeadlineId::from_code(&rule.id)?;
    if !rule.applies_to.contains(&Asked::Take(petition.kind())) {
        return None;
    }
    let limit = limit(id, rule, settings)?;
    let starts_on = local_day(match rule.start {
        Start::Reception => petition.received_at(),
        Start::Acceptance => accepted_at(petition)?,
    });
    let due = match limit {
        Limit::Days(days) => settings.working_days.after_days(starts_on, days),
        Limit::WorkingDays(days) => settings.working_days.add(starts_on, days),
        // Nothing that is watched over counts by the hour.
        Limit::WorkingHours(_) => return None,
    };
    let confirmed = due.is_ok_and(|due| settings.working_days.is_confirmed(starts_on, due));
    Some(Deadline { id, starts_on, due, confirmed, met: met(id, petition) })
}

/// The law's limit, or the ward's own.
fn limit(id: DeadlineId, rule: &DeadlineRule, settings: &PetitionSettings) -> Option<Limit> {
    match id {
        DeadlineId::ReplyAfterReception | DeadlineId::ComplaintAcceptance | DeadlineId::ComplaintFirst => {
            rule.limit
        }
        DeadlineId::Settlement => settings.settlement_working_days.map(Limit::WorkingDays).or(rule.limit),
    }
}

/// When the petition was accepted: where that was not told (by the body that it was forwarded to), when work began.
fn accepted_at(petition: &Petition) -> Option<DateTime<Utc>> {
    let first = |kind| petition.milestones().find(|milestone| milestone.kind == kind);
    first(EventKind::Accepted).or_else(|| first(EventKind::Started)).map(|milestone| milestone.at)
}

fn met(id: DeadlineId, petition: &Petition) -> Met {
    let of_import = petition.milestones().next().filter(|first| first.kind == EventKind::Imported);
    if id.is_of_reception() {
        if petition.origin() == (Origin::Imported { outcome_told: true }) {
            return Met::Before;
        }
        let told = petition.milestones().find(|milestone| milestone.status.is_beyond_classification());
        return told.map_or(Met::NotYet, |milestone| Met::On(local_day(milestone.at)));
    }
    if petition.status().is_open() {
        return Met::NotYet;
    }
    if of_import.is_some_and(|first| first.status == petition.status()) {
        return Met::Before;
    }
    Met::On(local_day(petition.state().since()))
}
