//! Canaries: names, phones and texts are planted through every door, and then searched in a full dump of the database and in
//! the log, in every form in which they might be lying there. What the server keeps beside its tables (its own log of changes,
//! the remains of rows that were overwritten) is not looked into, nor is what residents' groups report as figures and narratives,
//! which is what the ward collects.

mod doors;
mod dump;
mod log;
mod needles;

use self::dump::dump_of;
use self::log::{Log, record};
use self::needles::{Form, Needles, PHONE, planted};
use crate::support::World;

#[test]
fn the_search_finds_each_form_and_nothing_else() {
    let needles = Needles::all();
    for form in Form::ALL {
        for text in [planted("đối chứng"), PHONE.to_owned()] {
            for before in ["", "x", "xy"] {
                let hidden = form.hide(&format!("{before}{text} sau"));
                let found = needles.found_in(&format!("trước {hidden} sau"));
                assert!(!found.is_empty(), "{form:?} of “{before}{text}” is not found in {hidden}");
            }
        }
    }
    assert_eq!(needles.found_in("Sẻ, Đồng, ướt, cánh; 0987 612 346; 5365204"), Vec::<String>::new());
}

#[tokio::test]
async fn the_search_finds_each_form_in_a_table_and_in_the_log() {
    let world = World::new().await;
    let needles = Needles::all();
    let mut conn = world.connection().await;
    sqlx::query("create table scratch (plain text, bytes bytea, json jsonb)")
        .execute(&mut conn)
        .await
        .expect("a table");
    record();
    for form in Form::ALL {
        let hidden = form.hide(&planted("đối chứng"));
        for column in ["plain", "bytes", "json"] {
            let value = match column {
                "plain" => "$1",
                "bytes" => "convert_to($1, 'UTF8')",
                _ => "to_jsonb($1)",
            };
            let insert = format!("insert into scratch ({column}) values ({value})");
            sqlx::query(sqlx::AssertSqlSafe(insert)).bind(&hidden).execute(&mut conn).await.expect("a row");
            let found = needles.found_in(&dump_of(&mut conn).await);
            assert!(!found.is_empty(), "{form:?} in a column {column} is not found");
            sqlx::query("delete from scratch").execute(&mut conn).await.expect("no row");
        }
        let before = Log::so_far();
        tracing::debug!(target: "topho::stories", hidden, "a control");
        assert!(!needles.found_in(&Log::since(before)).is_empty(), "{form:?} in the log is not found");
    }
    assert_eq!(needles.found_in(&dump_of(&mut conn).await), Vec::<String>::new());
}

#[tokio::test]
async fn what_is_planted_through_every_door_lies_nowhere_in_the_open() {
    record();
    let before = Log::so_far();
    let mut world = World::in_october().await;
    doors::plant(&mut world).await;
    let printed = doors::plant_in_a_process(&mut world).await;
    let mut conn = world.connection().await;
    let needles = Needles::all();
    let dump = dump_of(&mut conn).await;
    assert!(dump.contains("TDP07") && dump.contains("set_aside"), "the dump is whole");
    assert_eq!(needles.found_in(&dump), Vec::<String>::new(), "in the database");
    let log = Log::without_controls(before);
    assert!(log.contains("routed"), "the log is recorded in full");
    assert_eq!(needles.found_in(&log), Vec::<String>::new(), "in the log");
    assert!(printed.contains("routed"), "the process prints its log in full: {printed}");
    assert_eq!(needles.found_in(&printed), Vec::<String>::new(), "in what the process prints");
}
