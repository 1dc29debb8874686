//! What is due when, on petitions of every kind.

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
    let forwarded =
        petition(Kind::Feedback, "2019-01-29", vec![(Action::Take, "2019-01-30"), (forward, "2019-02-21")]);
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
        (DeadlineId::ComplaintAcceptance, "2019-05-02".to_owned(), Met::NotYet),
        (DeadlineId::ReplyAfterReception, "2019-05-07".to_owned(), Met::NotYet),
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
    let (reopened, _) = settled.act(Action::Reopen { reason: said() }, morning("2019-03-22")).expect("once");
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
    assert_eq!((due[0].due, due[1].due), (Ok(day("2027-12-29")), Err(NoData { year: 2028 })));
    assert!(!due[1].is_overdue(day("2031-01-01")) && !due[1].confirmed && due[0].confirmed);
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
        let due = deadlines(&imported(Kind::Complaint, &[("2019-08-21", Imported, status)]), &settings(None));
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
