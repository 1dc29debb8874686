//! The bot's rounds come upon people who are doing something at the same moment.

use chrono::TimeDelta;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use std::time::Duration;
use topho::delivery;

use crate::rights_end::until_waiting;
use crate::support::World;

const BEGUN: &str = "select count(*) from petition_draft where content is not null";
const HELD: &str = "select count(*) from post_holding where held_to is null";

async fn count(world: &World, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&mut world.connection().await).await.expect("a count")
}

async fn does(conn: &mut PgConnection, statements: &str) {
    sqlx::raw_sql(AssertSqlSafe(statements)).execute(conn).await.expect("statements");
}

/// The rounds pass while a transaction has done this, and wait for it.
async fn rounds_meet(world: &World, statements: &str) {
    let (mut other, mut watching) = (world.connection().await, world.connection().await);
    let mut transaction = other.begin().await.expect("a transaction");
    does(&mut transaction, statements).await;
    tokio::join!(world.rounds_pass(), async {
        until_waiting(&mut watching, 1).await;
        transaction.commit().await.expect("it is done");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_up_a_post_at_that_moment_stays() {
    let world = World::in_october().await;
    world.leader(7).await;
    let ended = "update post_holding set held_to = '2019-10-02T08:00:00+07:00'";
    does(&mut world.connection().await, ended).await;
    world.time_passes(TimeDelta::days(400));
    let again = "insert into post_holding (ward_id, kind, group_code, person_id, held_from)
                 select ward_id, kind, group_code, person_id, now() from post_holding";
    rounds_meet(&world, again).await;
    assert_eq!(count(&world, HELD).await, 1);
    let told = "select count(*) from audit_entry where action = 'person_removed'";
    assert_eq!(count(&world, told).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_on_with_an_old_petition_at_that_moment_keeps_it() {
    let world = World::new().await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.sends_photo().await;
    world.time_passes(TimeDelta::days(100));
    let goes_on = format!("update petition_draft set updated_at = '{}'", world.clock.now());
    rounds_meet(&world, &goes_on).await;
    assert_eq!(count(&world, BEGUN).await, 1);
    assert_eq!(count(&world, "select count(*) from attachment").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ward_that_stood_in_each_others_way_is_gone_over_again_the_same_day() {
    let world = World::new().await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    world.time_passes(TimeDelta::days(100));
    let (mut other, mut watching) = (world.connection().await, world.connection().await);
    // Of the two that wait for each other, it is not this one that is given up.
    does(&mut other, "set deadlock_timeout = '1min'").await;
    let mut sending = other.begin().await.expect("a transaction");
    does(&mut sending, "select from petition_draft for update").await;
    delivery::call_for_round(&mut watching).await.expect("a call");
    until_waiting(&mut watching, 1).await;
    does(&mut sending, "select from ward for no key update").await;
    sending.commit().await.expect("it is sent");
    for _ in 0..100 {
        if count(&world, BEGUN).await == 0 {
            return;
        }
        delivery::call_for_round(&mut watching).await.expect("a call");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the ward waits for the next day");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_goes_on_after_all_keeps_its_posts() {
    let world = World::in_october().await;
    world.leader(7).await;
    let ends = "update residential_group set valid_to = '2019-10-31' where group_code = 'TDP07'";
    does(&mut world.connection().await, ends).await;
    world.it_is("2019-11-06T08:00:00+07:00");
    let goes_on = "select from ward for no key update; update residential_group set valid_to = null";
    rounds_meet(&world, goes_on).await;
    assert_eq!(count(&world, HELD).await, 1);
}
