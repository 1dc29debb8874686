//! Postgres goes away in the middle of a report: the answer comes when it is back, and nothing is held against anyone.

use std::time::Duration;

use insta::assert_snapshot;

use crate::support::World;

#[tokio::test]
async fn what_was_typed_while_the_database_was_away_is_answered_when_it_is_back() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    world.loses_its_database().await;
    an.types("1tr505").await;
    tokio::time::sleep(Duration::from_secs(10)).await; // the length of the outage is the story
    assert_eq!(an.screen().await, "Tổ trưởng 7:\n1tr505", "nothing can be answered without being stored");
    world.finds_its_database_again().await;
    world.settles().await;
    assert_snapshot!(an.screen().await);
    an.says("0").await;
    let mut conn = world.connection().await;
    let blamed: i64 =
        sqlx::query_scalar("select count(*) from inbox where attempts > 0 or state = 'set_aside'")
            .fetch_one(&mut conn)
            .await
            .expect("the inbox");
    assert_eq!(blamed, 0, "an outage is no strike against an event");
}

#[tokio::test]
async fn an_outage_between_answer_and_sending_doubles_nothing() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    for answer in ["1tr505", "0", "không", "có", "0"] {
        an.types(answer).await;
        world.loses_its_database().await;
        world.finds_its_database_again().await;
    }
    world.settles().await;
    an.says("/huy").await;
    an.says("/baocao").await;
    assert!(an.last().await.contains("còn 11 trong 16 câu"), "{}", an.last().await);
}
