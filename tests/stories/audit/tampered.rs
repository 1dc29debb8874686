//! Each kind of tampering, done in SQL with the trigger out of the way.

use chrono::{Months, TimeDelta};
use sqlx::Connection;
use topho::domain::audit::{Anchor, Fault};
use topho::store::audit::{self, Filter};

use super::{check_mark, entries, meddles, verified, ward_id};
use crate::support::World;

/// A ward with a long chain, whose committee has asked for a summary; with what that showed.
async fn with_a_chain() -> (World, Anchor, i64) {
    let world = World::in_october().await;
    let chat = world.committee().await;
    chat.says("/tonghop 8/2019").await;
    let anchor = check_mark(&chat).await;
    let last =
        verified(&world, std::slice::from_ref(&anchor)).await.expect("a whole chain").kept.end.sequence;
    assert_eq!(anchor.sequence, last);
    assert!(last > 100, "the import is recorded report by report: {last}");
    (world, anchor, last)
}

/// Writes the chain anew from `first` on, so that the tables agree with each other.
async fn writes_anew(world: &World, first: i64) {
    let chain = entries(world, Filter::default()).await;
    let mut before = topho::domain::audit::Hash::NONE;
    for entry in chain {
        let hash = if entry.sequence < first { entry.hash } else { entry.hash_after(before) };
        let update = format!("update audit_entry set hash = '\\x{hash}' where sequence = {}", entry.sequence);
        let end =
            format!("update audit_chain set last_sequence = {}, last_hash = '\\x{hash}'", entry.sequence);
        if entry.sequence >= first {
            meddles(world, &[&update, &end]).await;
        }
        before = hash;
    }
}

#[tokio::test]
async fn edits_are_found() {
    for edit in [
        "new = '{\"revision\": 1}'",
        "old = '1'",
        "actor = 'somebody else'",
        "post = 'chair'",
        "channel = 'zalo'",
        "action = 'imported'",
        "subject = subject || ' '",
        "at = at + interval '1 microsecond'",
        "hash = sha256('')",
    ] {
        let (world, _, _) = with_a_chain().await;
        meddles(&world, &[&format!("update audit_entry set {edit} where sequence = 5")]).await;
        let faults = verified(&world, &[]).await.expect_err(edit);
        assert_eq!(faults[0], Fault::Edited { sequence: 5 }, "{edit}");
    }
}

#[tokio::test]
async fn deletions_and_another_order_are_told_apart() {
    let (world, _, _) = with_a_chain().await;
    meddles(
        &world,
        &[
            "delete from audit_entry where sequence in (7, 8)",
            "update audit_entry set sequence = -1 where sequence = 20",
            "update audit_entry set sequence = 20 where sequence = 21",
            "update audit_entry set sequence = 21 where sequence = -1",
        ],
    )
    .await;
    let mut faults = verified(&world, &[]).await.expect_err("faults");
    faults.sort_by_key(ToString::to_string);
    let expected = [
        Fault::Missing { first: 7, last: 8 },
        Fault::Moved { sequence: 20, was: 21 },
        Fault::Moved { sequence: 21, was: 20 },
    ];
    assert_eq!(faults, expected);
}

#[tokio::test]
async fn a_cut_off_tail_is_found_by_the_end_and_by_what_was_posted() {
    let (world, anchor, last) = with_a_chain().await;
    let kept = last - 3;
    meddles(&world, &[&format!("delete from audit_entry where sequence > {kept}")]).await;
    assert_eq!(verified(&world, &[]).await, Err(vec![Fault::TailCut { last: kept, recorded: last }]));
    let end = "update audit_chain set (last_sequence, last_hash) = (select sequence, hash from audit_entry
               order by sequence desc limit 1)";
    meddles(&world, &[end]).await;
    assert!(verified(&world, &[]).await.is_ok(), "the tables agree with each other");
    let beyond = Fault::AnchorBeyondEnd { anchor: anchor.clone(), last: kept };
    assert_eq!(verified(&world, &[anchor]).await, Err(vec![beyond]));
}

#[tokio::test]
async fn a_chain_written_anew_is_found_by_what_was_posted() {
    let (world, anchor, last) = with_a_chain().await;
    let at = last - 4;
    meddles(&world, &[&format!("update audit_entry set actor = 'somebody else' where sequence = {at}")])
        .await;
    writes_anew(&world, at).await;
    assert!(verified(&world, &[]).await.is_ok(), "the tables agree with each other");
    let differs = Fault::AnchorDiffers { anchor: anchor.clone() };
    assert_eq!(verified(&world, &[anchor]).await, Err(vec![differs]));
}

#[tokio::test]
async fn a_beginning_that_moved_without_retention_is_found() {
    let (world, _, _) = with_a_chain().await;
    let start = "update audit_chain set first_sequence = 11,
                 first_hash = (select hash from audit_entry where sequence = 10)";
    meddles(&world, &[start, "delete from audit_entry where sequence <= 10"]).await;
    assert_eq!(verified(&world, &[]).await, Err(vec![Fault::BeginningMoved { first: 11 }]));
}

#[tokio::test]
async fn a_forged_entry_of_retention_is_found() {
    let (world, anchor, last) = with_a_chain().await;
    let oldest = entries(&world, Filter::default()).await;
    let (early, start) = (Anchor::of(oldest[2].place()), oldest[9].place());
    let beginning = "update audit_chain set first_sequence = 11,
                     first_hash = (select hash from audit_entry where sequence = 10)";
    let new = format!(
        r#"{{"first": 11, "hash_before": "{}", "older_than": "2019-09-01T00:00:00+00:00", "audit_years": 10}}"#,
        start.hash
    );
    let entry = format!(
        "insert into audit_entry (ward_id, sequence, at, actor, post, channel, action, subject, old, new, hash)
         select ward_id, {next}, at, 'bot', '', 'bot', 'retention', 'audit', '{{\"first\": 1}}', '{new}', hash
         from audit_entry where sequence = {last}",
        next = last + 1
    );
    meddles(&world, &[&entry]).await;
    writes_anew(&world, last + 1).await;
    meddles(&world, &[beginning, "delete from audit_entry where sequence <= 10"]).await;
    let faults = verified(&world, &[early.clone(), anchor]).await.expect_err("a forged retention");
    let expected = [
        Fault::RetentionForged { sequence: last + 1 },
        Fault::BeginningMoved { first: 11 },
        Fault::AnchorUnheld { anchor: early },
    ];
    assert_eq!(faults, expected);
}

#[tokio::test]
async fn the_tables_refuse_changes_by_themselves() {
    let (world, _, _) = with_a_chain().await;
    let mut conn = world.connection().await;
    for statement in [
        "update audit_entry set actor = 'x'",
        "delete from audit_entry where sequence = 1",
        "truncate audit_entry",
    ] {
        let refusal = sqlx::query(statement).execute(&mut conn).await.expect_err("append-only");
        assert!(refusal.to_string().contains("audit entries are never changed"), "{refusal}");
    }
}

#[tokio::test]
async fn retention_deletes_the_oldest_and_the_chain_goes_on() {
    let (world, newest, last) = with_a_chain().await;
    let oldest = entries(&world, Filter::default()).await;
    let early = Anchor::of(oldest[2].place());
    let chat = world.committee().await;
    let ten_years = world.clock.now().checked_add_months(Months::new(120)).expect("a moment");
    let mut conn = world.connection().await;
    let ward = ward_id(&mut conn).await;
    let mut transaction = conn.begin().await.expect("a transaction");
    let none = audit::delete_oldest(&mut transaction, ward, 11, ten_years).await.expect("nothing to do");
    assert_eq!(none, 0);
    world.clock.set(ten_years + TimeDelta::days(1));
    let gone = audit::delete_oldest(&mut transaction, ward, 10, world.clock.now());
    assert!(gone.await.expect("retention") > 100);
    transaction.commit().await.expect("retention");
    chat.says("/tonghop 8/2019").await;
    let anchor = check_mark(&chat).await;
    let kept =
        verified(&world, &[early.clone(), newest.clone(), anchor.clone()]).await.expect("a whole chain");
    assert!(kept.kept.start.sequence > last);
    assert_eq!((kept.met, kept.before_beginning), (vec![anchor], vec![early, newest]));
    assert_eq!(entries(&world, Filter::default()).await[0].action, "retention");
}
