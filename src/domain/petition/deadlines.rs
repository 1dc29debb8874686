//! When something is due on a petition, and whether it is overdue: computed for any day, never stored.

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
    const fn is_of_reception(self) -> bool {
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

/// The deadlines of a petition as it stands, in the order of the rules. Reopening a petition makes those that its
/// settlement had met run on.
pub fn deadlines(petition: &Petition, settings: &PetitionSettings) -> Vec<Deadline> {
    settings.rules.deadlines.iter().filter_map(|rule| deadline(petition, rule, settings)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::petition::{Action, Evidence, Kind, Milestone, Number, Said, Status};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// 09:00 of a local day.
    fn morning(text: &str) -> DateTime<Utc> {
        format!("{text}T09:00:00+07:00").parse::<DateTime<Utc>>().expect("a date")
    }

    fn settings(settlement_working_days: Option<u32>) -> PetitionSettings {
        PetitionSettings { settlement_working_days, ..PetitionSettings::default() }
    }

    fn said() -> Said {
        Said::new("đã xong").expect("words")
    }

    fn settle() -> Action {
        Action::Settle { outcome: said(), reason: said(), evidence: Evidence::NotApplicable }
    }

    /// A petition on which these actions were done on these days.
    fn petition(kind: Kind, received: &str, actions: Vec<(Action, &str)>) -> Petition {
        let (mut petition, _) = Petition::received(Number::new(2019, 1), kind, morning(received));
        for (action, on) in actions {
            petition = petition.act(action, morning(on)).expect("a possible way").0;
        }
        petition
    }

    fn shown(petition: &Petition, settings: &PetitionSettings) -> Vec<(DeadlineId, String, Met)> {
        let due =
            |due: Result<NaiveDate, NoData>| due.map_or_else(|none| none.to_string(), |day| day.to_string());
        deadlines(petition, settings).into_iter().map(|one| (one.id, due(one.due), one.met)).collect()
    }

    #[test]
    fn feedback_is_answered_within_ten_working_days_and_settled_by_the_wards_rule() {
        let sent = petition(Kind::Feedback, "2019-01-29", vec![]);
        let reply = (DeadlineId::ReplyAfterReception, "2019-02-19".to_owned(), Met::NotYet);
        assert_eq!(shown(&sent, &settings(None)), vec![reply.clone()]);
        let of_ward = (DeadlineId::Settlement, "2019-03-05".to_owned(), Met::NotYet);
        assert_eq!(shown(&sent, &settings(Some(20))), vec![reply, of_ward]);
        let due = deadlines(&sent, &settings(Some(20)));
        assert!(!overdue(&due, day("2019-02-19")) && overdue(&due, day("2019-02-20")));
        assert_eq!(next_due(&due).map(|one| one.id), Some(DeadlineId::ReplyAfterReception));

        let forward = Action::Forward { body: said(), reference: None };
        let forwarded = petition(
            Kind::Feedback,
            "2019-01-29",
            vec![(Action::Take, "2019-01-30"), (forward, "2019-02-21")],
        );
        let due = deadlines(&forwarded, &settings(Some(20)));
        assert_eq!(due[0].met, Met::On(day("2019-02-21")));
        assert!(!overdue(&due, day("2019-03-05")) && overdue(&due, day("2019-03-06")));
        assert_eq!(next_due(&due).map(|one| one.id), Some(DeadlineId::Settlement));
    }

    #[test]
    fn asking_for_more_does_not_stop_the_clock_and_any_end_does() {
        let ask = Action::AskMore { question: said() };
        let actions = vec![(Action::Take, "2019-03-05"), (ask, "2019-03-06")];
        let waiting = petition(Kind::Recommendation, "2019-03-04", actions);
        assert!(overdue(&deadlines(&waiting, &settings(None)), day("2019-03-19")));
        let (withdrawn, _) = waiting.act(Action::Withdraw, morning("2019-03-20")).expect("an open one");
        let due = deadlines(&withdrawn, &settings(Some(5)));
        assert!(due.iter().all(Deadline::is_met) && next_due(&due).is_none());
    }

    #[test]
    fn a_complaint_is_accepted_in_ten_days_and_settled_in_thirty_from_then() {
        let taken = petition(Kind::Complaint, "2019-04-19", vec![(Action::Take, "2019-04-22")]);
        let expected = vec![
            (DeadlineId::ReplyAfterReception, "2019-05-07".to_owned(), Met::NotYet),
            (DeadlineId::ComplaintAcceptance, "2019-05-02".to_owned(), Met::NotYet),
        ];
        assert_eq!(shown(&taken, &settings(Some(20))), expected);
        assert_eq!(next_due(&deadlines(&taken, &settings(None))).unwrap().due, Ok(day("2019-05-02")));

        let (accepted, _) = taken.act(Action::Accept, morning("2019-04-26")).expect("classifying");
        let last = shown(&accepted, &settings(None)).pop();
        assert_eq!(last, Some((DeadlineId::ComplaintFirst, "2019-05-27".to_owned(), Met::NotYet)));
    }

    #[test]
    fn reopening_keeps_the_first_deadline_running() {
        let actions = vec![
            (Action::Take, "2019-03-05"),
            (Action::Accept, "2019-03-06"),
            (Action::Start, "2019-03-07"),
            (settle(), "2019-03-20"),
        ];
        let settled = petition(Kind::Complaint, "2019-03-04", actions);
        let first = |petition: &Petition| deadlines(petition, &settings(None))[2];
        assert_eq!(
            (first(&settled).due, first(&settled).met),
            (Ok(day("2019-04-05")), Met::On(day("2019-03-20")))
        );
        let (reopened, _) =
            settled.act(Action::Reopen { reason: said() }, morning("2019-03-22")).expect("once");
        assert_eq!((first(&reopened).due, first(&reopened).met), (Ok(day("2019-04-05")), Met::NotYet));
        assert!(overdue(&deadlines(&reopened, &settings(None)), day("2019-04-06")));
        let (again, _) = reopened.act(settle(), morning("2019-04-08")).expect("in progress");
        assert_eq!(first(&again).met, Met::On(day("2019-04-08")));
    }

    #[test]
    fn the_local_day_counts() {
        // 23:30 of 3/3 in the ward, and 00:30 of 4/3.
        for (at, due) in [("2019-03-03T16:30:00Z", "2019-03-15"), ("2019-03-03T17:30:00Z", "2019-03-18")] {
            let at = at.parse().expect("a moment");
            let (petition, _) = Petition::received(Number::new(2019, 1), Kind::Feedback, at);
            assert_eq!(deadlines(&petition, &settings(None))[0].due, Ok(day(due)), "{at}");
        }
    }

    #[test]
    fn an_unknown_year_is_said_and_never_overdue() {
        let sent = petition(Kind::Feedback, "2027-12-27", vec![]);
        let due = deadlines(&sent, &settings(Some(2)));
        assert_eq!((due[0].due, due[1].due), (Err(NoData { year: 2028 }), Ok(day("2027-12-29"))));
        assert!(!due[0].is_overdue(day("2031-01-01")) && !due[0].confirmed && due[1].confirmed);
        assert_eq!(next_due(&due).map(|one| one.id), Some(DeadlineId::Settlement));
        let provisional = petition(Kind::Feedback, "2026-11-20", vec![]);
        let due = deadlines(&provisional, &settings(None))[0];
        assert_eq!((due.due, due.confirmed), (Ok(day("2026-12-07")), false));
    }

    fn imported(kind: Kind, milestones: &[(&str, EventKind, Status)]) -> Petition {
        let milestones: Vec<_> = milestones
            .iter()
            .map(|(at, kind, status)| Milestone { at: morning(at), kind: *kind, status: *status })
            .collect();
        Petition::replay(&Number::new(2019, 1), kind, &milestones).expect("a file's history")
    }

    #[test]
    fn an_imported_petition_beyond_classification_has_met_the_deadlines_of_its_reception() {
        use EventKind::{Imported, Settled};
        for status in Status::ALL.into_iter().filter(|status| *status != Status::Settled) {
            let due =
                deadlines(&imported(Kind::Complaint, &[("2019-08-21", Imported, status)]), &settings(None));
            assert_eq!(due.len(), 2, "acceptance has no date: {status:?}");
            assert_eq!(overdue(&due, day("2019-12-01")), !status.is_beyond_classification(), "{status:?}");
        }
        let way = [("2019-03-03", Imported, Status::Received), ("2019-05-19", Settled, Status::Settled)];
        let settled = imported(Kind::Feedback, &way);
        let before = settled.as_of(morning("2019-04-30")).expect("it had come");
        assert!(!overdue(&deadlines(&before, &settings(None)), day("2019-05-01")));
        assert!(overdue(&deadlines(&before, &settings(Some(20))), day("2019-05-01")));
        assert!(!overdue(&deadlines(&settled, &settings(Some(20))), day("2019-06-01")));
    }
}
