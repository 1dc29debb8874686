//! The bot's rounds come upon people who are doing something at the same moment.

use chrono::TimeDelta;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::rights_end::until_waiting;
use crate::support::World;

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
