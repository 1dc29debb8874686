//! Chains that somebody meddled with.

use chrono::Months;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{chain, moment, next};
use crate::domain::audit::{
    self, Action, Anchor, Change, Entry, Fault, Hash, Kept, Origin, Place, RETENTION_SUBJECT, RetentionRule,
    Verified,
};

/// Verifies at the moment at which the chain was made, in a ward that keeps its audit for ten years.
fn verify(
    kept: Option<Kept>,
    entries: impl IntoIterator<Item = Entry>,
    anchors: &[Anchor],
) -> Result<Verified, Vec<Fault>> {
    audit::verify(kept, entries, anchors, RetentionRule { now: moment(), least_years: 10 })
}

/// Gives each entry its number and hash anew, as somebody would who knows how it is done.
fn chained_anew(entries: &mut [Entry], first: usize) {
    for at in first..entries.len() {
        let before = if at == 0 { Place::START } else { entries[at - 1].place() };
        entries[at].sequence = before.sequence + 1;
        entries[at].hash = entries[at].hash_after(before.hash);
    }
}

fn end_of(entries: &[Entry]) -> Kept {
    Kept { start: Place::START, end: entries.last().map_or(Place::START, Entry::place) }
}

#[test]
fn a_chain_as_it_was_recorded_is_verified() {
    let (kept, entries) = chain(9);
    let anchors =
        [0, 4, 9].map(|at: usize| Anchor::of(if at == 0 { Place::START } else { entries[at - 1].place() }));
    let verified = verify(Some(kept), entries, &anchors).expect("no fault");
    assert_eq!((verified.entries, verified.kept), (9, kept));
    assert_eq!(verified.met.len(), 3);
    assert_eq!(verify(None, [], &[]).expect("nothing was recorded").entries, 0);
}

#[test]
fn an_edited_entry_is_named() {
    let (kept, mut entries) = chain(9);
    entries[4].new = Some(json!({ "deaths": 77 }));
    assert_eq!(verify(Some(kept), entries, &[]), Err(vec![Fault::Edited { sequence: 5 }]));
}

#[test]
fn an_entry_edited_together_with_its_hash_breaks_the_one_after() {
    let (kept, mut entries) = chain(9);
    entries[4].origin.actor = "somebody else".to_owned();
    entries[4].hash = entries[4].hash_after(entries[3].hash);
    assert_eq!(verify(Some(kept), entries.clone(), &[]), Err(vec![Fault::Edited { sequence: 6 }]));

    entries.truncate(5);
    let kept = Kept { end: Place { sequence: 5, ..kept.end }, ..kept };
    assert_eq!(verify(Some(kept), entries, &[]), Err(vec![Fault::EndDiffers { sequence: 5 }]));
}

#[test]
fn deleted_entries_are_counted() {
    let (kept, mut entries) = chain(9);
    entries.drain(3..5);
    assert_eq!(verify(Some(kept), entries, &[]), Err(vec![Fault::Missing { first: 4, last: 5 }]));

    let (kept, mut entries) = chain(9);
    let anchor = Anchor::of(entries[0].place());
    entries.remove(0);
    let faults = vec![Fault::Missing { first: 1, last: 1 }, Fault::AnchorMissing { anchor: anchor.clone() }];
    assert_eq!(verify(Some(kept), entries, &[anchor]), Err(faults));
}

#[test]
fn a_deletion_that_numbers_the_rest_anew_moves_the_rest() {
    let (_, mut entries) = chain(60);
    entries.remove(3);
    for (entry, sequence) in entries.iter_mut().zip(1..) {
        entry.sequence = sequence;
    }
    let faults = verify(Some(end_of(&entries)), entries, &[]).expect_err("faults");
    assert_eq!(faults.len(), 56);
    let first = Fault::Edited { sequence: 4 };
    let moved = (5..60).map(|sequence| Fault::Moved { sequence, was: sequence + 1 });
    for fault in std::iter::once(first).chain(moved) {
        assert!(faults.contains(&fault), "{fault}");
    }
}

#[test]
fn swapped_entries_are_told_from_edited_ones() {
    for (one, other) in [(3, 4), (3, 7), (0, 1), (7, 8), (0, 8)] {
        let (kept, mut entries) = chain(9);
        let (first, second) = (entries[one].sequence, entries[other].sequence);
        entries[one].sequence = second;
        entries[other].sequence = first;
        entries.swap(one, other);
        let mut faults = verify(Some(kept), entries, &[]).expect_err("faults");
        faults.sort_by_key(ToString::to_string);
        let moved =
            [Fault::Moved { sequence: first, was: second }, Fault::Moved { sequence: second, was: first }];
        assert_eq!(faults, moved, "{one} and {other}");
    }
}

#[test]
fn a_tail_that_was_cut_off_is_missed() {
    let (kept, mut entries) = chain(9);
    let anchor = Anchor::of(entries[8].place());
    entries.truncate(6);
    let cut = Fault::TailCut { last: 6, recorded: 9 };
    assert_eq!(verify(Some(kept), entries.clone(), &[]), Err(vec![cut]));

    // With the end moved, nothing in the database tells, but what was posted does.
    assert!(verify(Some(end_of(&entries)), entries.clone(), &[]).is_ok());
    let beyond = Fault::AnchorBeyondEnd { anchor: anchor.clone(), last: 6 };
    assert_eq!(verify(Some(end_of(&entries)), entries, std::slice::from_ref(&anchor)), Err(vec![beyond]));
    let beyond = Fault::AnchorBeyondEnd { anchor: anchor.clone(), last: 0 };
    assert_eq!(verify(None, [], &[anchor]), Err(vec![beyond]));
}

#[test]
fn a_chain_written_anew_meets_no_anchor() {
    let (_, mut entries) = chain(9);
    let [before, after] = [2, 7].map(|at: usize| Anchor::of(entries[at].place()));
    entries[4].new = Some(json!({ "deaths": 77 }));
    chained_anew(&mut entries, 4);
    assert!(verify(Some(end_of(&entries)), entries.clone(), std::slice::from_ref(&before)).is_ok());
    let faults = verify(Some(end_of(&entries)), entries, &[before, after.clone()]);
    assert_eq!(faults, Err(vec![Fault::AnchorDiffers { anchor: after }]));
}

#[test]
fn an_end_that_says_less_than_there_is_is_told() {
    let (_, entries) = chain(9);
    let kept = end_of(&entries[..6]);
    assert_eq!(
        verify(Some(kept), entries.clone(), &[]),
        Err(vec![Fault::BeyondEnd { last: 9, recorded: 6 }])
    );
    assert_eq!(verify(None, entries, &[]), Err(vec![Fault::EndUnknown]));
}

/// What retention records when it deletes the entries before `first`.
fn told(first: i64, hash: Hash) -> Value {
    let limit = moment().checked_sub_months(Months::new(120)).expect("ten years ago");
    json!({
        "first": first,
        "hash_before": hash.to_string(),
        "older_than": limit.to_rfc3339(),
        "audit_years": 10,
    })
}

#[test]
fn a_beginning_moves_by_retention_only() {
    let (kept, entries) = chain(9);
    let start = entries[3].place();
    let moved = Kept { start, ..kept };
    let early = entries[1].place();
    assert_eq!(
        verify(Some(moved), entries[4..].to_vec(), &[]),
        Err(vec![Fault::BeginningMoved { first: 5 }])
    );

    let with = |new: Value| {
        let (action, subject) = (Action::Retention, RETENTION_SUBJECT.to_owned());
        let change = Change { ward_id: 1, action, subject, old: Some(json!({ "first": 1 })), new: Some(new) };
        let mut entries = entries[4..].to_vec();
        let last = kept.end;
        entries.push(Entry::record(&Origin::bot(), moment(), &change, last.sequence + 1, last.hash));
        (Kept { start, end: entries[5].place() }, entries)
    };
    let (kept, honest) = with(told(5, start.hash));
    let anchors = [early, start].map(Anchor::of);
    let verified = verify(Some(kept), honest.clone(), &anchors).expect("retention told it");
    assert_eq!(
        (verified.before_beginning, verified.met),
        (vec![anchors[0].clone()], vec![anchors[1].clone()])
    );

    let (kept, another) = with(told(4, start.hash));
    let unheld = Fault::AnchorUnheld { anchor: anchors[0].clone() };
    assert_eq!(
        verify(Some(kept), another, &anchors),
        Err(vec![Fault::BeginningMoved { first: 5 }, unheld.clone()])
    );
    for (field, forged) in [
        ("older_than", json!("2009-10-02T08:00:00.123457+07:00")),
        ("older_than", json!("2019-10-02T08:00:00+07:00")),
        ("older_than", Value::Null),
        ("audit_years", json!(9)),
        ("audit_years", json!(11)),
        ("audit_years", Value::Null),
    ] {
        let mut new = told(5, start.hash);
        new[field] = forged;
        let (kept, forged) = with(new);
        let faults =
            [Fault::RetentionForged { sequence: 10 }, Fault::BeginningMoved { first: 5 }, unheld.clone()];
        assert_eq!(verify(Some(kept), forged, &anchors), Err(faults.to_vec()), "{field}");
    }
    let left_over = [entries[3..4].to_vec(), honest].concat();
    assert_eq!(
        verify(Some(kept), left_over, &[]).map(drop).map_err(|faults| faults[0].clone()),
        Err(Fault::BeforeBeginning { sequence: 4 })
    );
}

#[test]
fn each_fault_is_said_in_a_line_of_its_own() {
    let anchor = Anchor::of(next(Place::START, 1).place());
    let faults = [
        Fault::Edited { sequence: 5 },
        Fault::Missing { first: 4, last: 4 },
        Fault::Missing { first: 4, last: 5 },
        Fault::Moved { sequence: 4, was: 5 },
        Fault::TailCut { last: 6, recorded: 9 },
        Fault::BeyondEnd { last: 9, recorded: 6 },
        Fault::EndDiffers { sequence: 9 },
        Fault::EndUnknown,
        Fault::BeginningMoved { first: 5 },
        Fault::BeforeBeginning { sequence: 4 },
        Fault::AnchorBeyondEnd { anchor: anchor.clone(), last: 6 },
        Fault::AnchorMissing { anchor: anchor.clone() },
        Fault::AnchorDiffers { anchor },
    ];
    let lines: std::collections::BTreeSet<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), faults.len());
    assert!(lines.iter().all(|line| !line.contains('\n')));
}

proptest! {
    /// Whatever is done to the rows: without writing the chain anew it is found, and by an anchor of the end even then.
    #[test]
    fn no_meddling_goes_unnoticed(
        length in 2..20_i64,
        picks in prop::collection::vec((0..4_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
        anew in any::<bool>(),
    ) {
        let (kept, before) = chain(length);
        let anchor = Anchor::of(kept.end);
        let mut entries = before.clone();
        for (what, one, other) in picks {
            if entries.is_empty() { continue; }
            let (one, other) = (one.index(entries.len()), other.index(entries.len()));
            match what {
                0 => entries[one].subject.push('!'),
                1 => drop(entries.remove(one)),
                2 => {
                    let (first, second) = (entries[one].sequence, entries[other].sequence);
                    entries[one].sequence = second;
                    entries[other].sequence = first;
                    entries.swap(one, other);
                }
                _ => entries.truncate(one),
            }
        }
        prop_assume!(entries != before);
        if anew {
            chained_anew(&mut entries, 0);
            prop_assume!(entries != before);
            prop_assert!(verify(Some(end_of(&entries)), entries, &[anchor]).is_err());
        } else {
            prop_assert!(verify(Some(kept), entries, &[]).is_err());
        }
    }
}

#[test]
fn retention_leaves_nothing_that_is_older_than_what_it_deletes() {
    let (_, entries) = chain(9);
    let start = entries[3].place();
    // Made ten years later, as it says, and what it leaves is from before.
    let later = moment().checked_add_months(Months::new(121)).expect("a moment");
    let mut new = told(5, start.hash);
    new["older_than"] = json!(later.checked_sub_months(Months::new(120)).expect("a moment").to_rfc3339());
    let (action, subject) = (Action::Retention, RETENTION_SUBJECT.to_owned());
    let change = Change { ward_id: 1, action, subject, old: None, new: Some(new) };
    let last = entries[8].place();
    let mut kept_entries = entries[4..].to_vec();
    kept_entries.push(Entry::record(&Origin::bot(), later, &change, last.sequence + 1, last.hash));
    let kept = Kept { start, end: kept_entries[5].place() };
    let at = |now| {
        let rule = RetentionRule { now, least_years: 10 };
        audit::verify(Some(kept), kept_entries.clone(), &[], rule)
    };
    assert_eq!(at(later), Err(vec![Fault::RetentionForged { sequence: 10 }]));
    let of_the_future = [Fault::RetentionForged { sequence: 10 }, Fault::BeginningMoved { first: 5 }];
    assert_eq!(at(moment()), Err(of_the_future.to_vec()));
}
