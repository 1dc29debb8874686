use chrono::{DateTime, Days, Utc};
use proptest::prelude::*;

use super::{Milestone, Origin, Petition, State};
use crate::domain::petition::{Action, ActionKind, Detail, EventKind, Evidence, Kind, Number, Said, Status};

/// What each action leads to, written by hand from the rules of the field: from, action, to. The second half of
/// “in progress” and “settled” is that of a petition which was reopened.
const WAYS: &[(&str, &str, &str)] = &[
    ("tiep_nhan", "take", "dang_phan_loai"),
    ("dang_phan_loai", "ask_more", "cho_bo_sung"),
    ("dang_phan_loai", "ineligible", "khong_du_dieu_kien"),
    ("dang_phan_loai", "guide", "da_huong_dan"),
    ("dang_phan_loai", "forward", "da_chuyen"),
    ("dang_phan_loai", "accept", "thu_ly"),
    ("dang_phan_loai", "refuse", "khong_thu_ly"),
    ("cho_bo_sung", "add_more", "dang_phan_loai"),
    ("da_chuyen", "accept", "thu_ly"),
    ("da_chuyen", "start", "dang_giai_quyet"),
    ("da_chuyen", "settle", "da_giai_quyet"),
    ("da_chuyen", "refuse", "khong_thu_ly"),
    ("thu_ly", "start", "dang_giai_quyet"),
    ("dang_giai_quyet", "settle", "da_giai_quyet"),
    ("da_giai_quyet", "reopen", "dang_giai_quyet again"),
    ("dang_giai_quyet again", "settle", "da_giai_quyet again"),
    ("tiep_nhan", "withdraw", "da_rut"),
    ("dang_phan_loai", "withdraw", "da_rut"),
    ("cho_bo_sung", "withdraw", "da_rut"),
    ("da_chuyen", "withdraw", "da_rut"),
    ("thu_ly", "withdraw", "da_rut"),
    ("dang_giai_quyet", "withdraw", "da_rut"),
    ("dang_giai_quyet again", "withdraw", "da_rut"),
];

/// What leaves the status as it is, and where it can be done.
const STAYING: &[(&str, &[&str])] = &[
    (
        "answer",
        &[
            "tiep_nhan",
            "dang_phan_loai",
            "cho_bo_sung",
            "khong_du_dieu_kien",
            "da_huong_dan",
            "da_chuyen",
            "thu_ly",
            "dang_giai_quyet",
            "dang_giai_quyet again",
            "da_giai_quyet",
            "da_giai_quyet again",
            "khong_thu_ly",
        ],
    ),
    (
        "add_more",
        &["tiep_nhan", "dang_phan_loai", "da_chuyen", "thu_ly", "dang_giai_quyet", "dang_giai_quyet again"],
    ),
    (
        "coordinated",
        &[
            "tiep_nhan",
            "dang_phan_loai",
            "cho_bo_sung",
            "da_chuyen",
            "thu_ly",
            "dang_giai_quyet",
            "dang_giai_quyet again",
            "da_giai_quyet",
            "da_giai_quyet again",
        ],
    ),
];

fn day(count: u64) -> DateTime<Utc> {
    "2019-03-04T02:00:00Z".parse::<DateTime<Utc>>().unwrap() + Days::new(count)
}

fn said(text: &str) -> Said {
    Said::new(text).unwrap()
}

fn action(kind: ActionKind) -> Action {
    let words = || said("vì vậy");
    match kind {
        ActionKind::Take => Action::Take,
        ActionKind::AskMore => Action::AskMore { question: words() },
        ActionKind::AddMore => Action::AddMore { text: Some(words()) },
        ActionKind::RefuseAsIneligible => Action::RefuseAsIneligible { reason: words() },
        ActionKind::Guide => Action::Guide { where_to: words() },
        ActionKind::Forward => Action::Forward { body: words(), reference: None },
        ActionKind::Accept => Action::Accept,
        ActionKind::Refuse => Action::Refuse { reason: words() },
        ActionKind::Start => Action::Start,
        ActionKind::Answer => Action::Answer { text: words() },
        ActionKind::Settle => {
            Action::Settle { outcome: words(), reason: words(), evidence: Evidence::Photos(2) }
        }
        ActionKind::Reopen => Action::Reopen { reason: words() },
        ActionKind::Withdraw => Action::Withdraw,
        ActionKind::MarkCoordinated => Action::MarkCoordinated,
    }
}

fn sent() -> Petition {
    Petition::received(Number::new(2019, 18), Kind::Feedback, day(0)).0
}

/// What the table calls the petition's state.
fn name(petition: &Petition) -> String {
    let again =
        if matches!(petition.state(), State::Reopened(_) | State::SettledAgain(_)) { " again" } else { "" };
    format!("{}{again}", petition.status().code())
}

/// What the table says of an action.
fn expected(from: &str, action: ActionKind, coordinated: bool) -> Option<String> {
    let code = action.code();
    if let Some((_, _, to)) = WAYS.iter().find(|(state, way, _)| *state == from && *way == code) {
        return Some((*to).to_owned());
    }
    let (_, states) = STAYING.iter().find(|(staying, _)| *staying == code)?;
    let again = action == ActionKind::MarkCoordinated && coordinated;
    (!again && states.contains(&from)).then(|| from.to_owned())
}

fn replayed(petition: &Petition) -> Petition {
    let milestones: Vec<_> = petition.milestones().collect();
    Petition::replay(petition.number(), petition.kind(), &milestones).expect("its own history")
}

proptest! {
    /// Whatever is tried, in whatever order: what the table allows happens, and nothing else; and what was recorded
    /// rebuilds the same petition, at every moment of its way.
    #[test]
    fn the_machine_is_the_table(tried in prop::collection::vec(prop::sample::select(&ActionKind::ALL[..]), 0..40)) {
        let mut petition = sent();
        for (count, kind) in tried.into_iter().enumerate() {
            let from = name(&petition);
            let wanted = expected(&from, kind, petition.is_coordinated());
            prop_assert_eq!(petition.allows().contains(&kind), wanted.is_some(), "{} {:?}", from, kind);
            let at = day(count as u64 + 1);
            match petition.clone().act(action(kind), at) {
                Ok((after, recorded)) => {
                    prop_assert_eq!(Some(name(&after)), wanted, "{} {:?}", from, kind);
                    prop_assert_eq!(recorded.milestone, Milestone { at, kind: kind.event(), status: after.status() });
                    prop_assert_eq!(recorded.sequence as usize, after.milestones().count());
                    let before = after.as_of(at - chrono::Duration::seconds(1));
                    prop_assert_eq!(before.as_ref(), Some(&petition));
                    petition = after;
                }
                Err(refusal) => {
                    prop_assert_eq!(wanted, None, "{} {:?}", from, kind);
                    prop_assert_eq!(refusal.status, petition.status());
                }
            }
            prop_assert_eq!(replayed(&petition), petition.clone());
        }
    }

    /// A stored history is either the machine's own or an error.
    #[test]
    fn an_impossible_history_is_an_error(
        events in prop::collection::vec((prop::sample::select(&EventKind::ALL[..]), prop::sample::select(&Status::ALL[..])), 0..8)
    ) {
        let milestones: Vec<_> = events.iter().enumerate()
            .map(|(count, (kind, status))| Milestone { at: day(count as u64), kind: *kind, status: *status })
            .collect();
        if let Ok(petition) = Petition::replay(&Number::new(2019, 1), Kind::Complaint, &milestones) {
            prop_assert_eq!(petition.milestones().collect::<Vec<_>>(), milestones);
        }
    }
}

#[test]
fn every_way_of_the_table_is_walked() {
    // From each state that can be reached, found breadth first, every action.
    let mut found = vec![sent()];
    let mut walked = Vec::new();
    let mut next = 0;
    while let Some(petition) = found.get(next).cloned() {
        next += 1;
        for kind in petition.allows() {
            let (after, _) = petition.clone().act(action(kind), day(1)).unwrap();
            let (from, to) = (name(&petition), name(&after));
            if !found.iter().any(|known| name(known) == to) {
                found.push(after);
            }
            if from != to {
                walked.push((from, kind.code(), to));
            }
        }
    }
    assert_eq!(found.len(), 13);
    assert_eq!(walked.len(), WAYS.len());
    for (from, action, to) in WAYS {
        assert!(walked.contains(&((*from).to_owned(), *action, (*to).to_owned())), "{from} {action} {to}");
    }
}

fn milestone(count: u64, kind: EventKind, status: Status) -> Milestone {
    Milestone { at: day(count), kind, status }
}

#[test]
fn single_faults_of_a_history_are_found() {
    use EventKind as E;
    use Status as S;
    let replay = |milestones: &[Milestone]| {
        Petition::replay(&Number::new(2019, 1), Kind::Feedback, milestones).map(drop)
    };
    let received = milestone(0, E::Received, S::Received);
    for (milestones, wrong) in [
        (vec![], 1),
        (vec![milestone(0, E::Taken, S::Classifying)], 1),
        (vec![milestone(0, E::Received, S::Settled)], 1),
        (vec![milestone(0, E::Imported, S::Settled)], 1),
        (vec![received, milestone(1, E::Settled, S::Settled)], 2),
        (vec![received, received], 2),
        (vec![received, milestone(1, E::Taken, S::Accepted)], 2),
        (
            vec![
                milestone(0, E::Imported, S::Received),
                milestone(1, E::Settled, S::Settled),
                milestone(2, E::Settled, S::Settled),
            ],
            3,
        ),
        (vec![milestone(0, E::Imported, S::Classifying), milestone(1, E::Settled, S::Settled)], 2),
    ] {
        assert_eq!(replay(&milestones).unwrap_err().sequence, wrong, "{milestones:?}");
    }
}

#[test]
fn an_imported_petition_tells_what_its_file_told() {
    use EventKind as E;
    use Status as S;
    let replay = |milestones: &[Milestone]| {
        Petition::replay(&Number::new(2019, 1), Kind::Feedback, milestones).unwrap()
    };
    let settled = replay(&[
        milestone(0, E::Imported, S::Received),
        milestone(9, E::Coordinated, S::Received),
        milestone(9, E::Settled, S::Settled),
    ]);
    assert_eq!((settled.status(), settled.is_coordinated()), (S::Settled, true));
    let before = settled.as_of(day(5)).unwrap();
    assert_eq!((before.status(), before.origin()), (S::Received, Origin::Imported { outcome_told: true }));
    assert!(before.allows().contains(&ActionKind::Take) && !before.allows().contains(&ActionKind::Settle));
    assert_eq!(settled.as_of(day(0) - Days::new(1)), None);
    let (reopened, _) = settled.act(Action::Reopen { reason: said("vẫn còn rác") }, day(10)).unwrap();
    assert_eq!(reopened.milestones().last().map(|milestone| milestone.kind), Some(E::Reopened));

    let waiting = replay(&[milestone(0, E::Imported, S::Received)]);
    assert_eq!(waiting.origin(), Origin::Imported { outcome_told: false });
    let words = || said("xong");
    let settle = Action::Settle { outcome: words(), reason: words(), evidence: Evidence::NotApplicable };
    let refusal = waiting.act(settle, day(1)).unwrap_err();
    assert_eq!(refusal.to_string(), "KN-2019-0001 is tiep_nhan: settle cannot be done with it");
    for status in S::ALL.into_iter().filter(|status| *status != S::Settled) {
        assert_eq!(replay(&[milestone(0, E::Imported, status)]).status(), status);
    }
}

#[test]
fn words_are_kept_with_the_event_and_are_never_empty() {
    assert_eq!(Said::new(" \n "), None);
    let (petition, _) = sent().act(Action::Take, day(1)).unwrap();
    let forward = Action::Forward { body: said("UBND phường"), reference: Some(said("12/CV")) };
    let (_, recorded) = petition.act(forward, day(2)).unwrap();
    assert_eq!(recorded.sequence, 3);
    let kept = serde_json::to_string(&recorded.detail).unwrap();
    assert_eq!(kept, r#"{"forwarding":{"body":"UBND phường","reference":"12/CV"}}"#);
    assert_eq!(serde_json::from_str::<Detail>(&kept).unwrap(), recorded.detail);
    assert!(serde_json::from_str::<Detail>(r#"{"text":"  "}"#).is_err());
}

#[test]
fn every_code_is_read_back() {
    for kind in EventKind::ALL {
        assert_eq!(EventKind::from_code(kind.code()), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
    for kind in ActionKind::ALL {
        assert_eq!(ActionKind::from_code(kind.code()), Some(kind));
    }
    for status in Status::ALL {
        assert_eq!(Status::from_code(status.code()), Some(status));
        assert_eq!(serde_json::to_value(status).unwrap(), status.code());
    }
}
