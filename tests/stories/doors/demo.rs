//! `topho demo` on a database that is given to it.

use topho::demo::moment_to_go_on_from;
use topho::store;

use super::trial::Trial;
use crate::support::World;

#[test]
fn the_demo_leaves_a_database_alone_that_holds_somebody_elses_ward() {
    let trial = Trial::with_ward();
    let place = trial.file("place", "");
    let directory = format!("{place}-of-the-demo");
    for fresh in [&[][..], &["--fresh"]] {
        let command = [&["demo", "--port", "0", "--directory", &directory], fresh].concat();
        let said = trial.runs(&command);
        assert_eq!(said.status, 1, "{said:?}");
        assert!(said.stderr.contains("holds more than a demo"), "{said:?}");
        assert!(trial.does(&["ward", "list"]).contains("phuc-loi"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_goes_on_from_the_last_thing_that_was_done_with_a_petition() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    world.leader(7).await.sends_feedback("Đèn đường đầu ngõ 68 hỏng.").await;
    thu.says("KN-2019-0001").await;
    world.it_is("2019-10-03T09:30:00+07:00");
    thu.taps("Tiếp nhận xử lý").await;
    let pool = store::connect(&world.database_url()).await.expect("the database");
    let moment = moment_to_go_on_from(&pool).await.expect("a moment");
    assert_eq!(moment.to_rfc3339(), "2019-10-03T02:30:00+00:00");
}
