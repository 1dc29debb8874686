//! A typical month takes few taps.

use insta::assert_snapshot;

use crate::support::World;

#[tokio::test]
async fn all_as_last_month_except_two_figures() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    let before = an.count_of_taps();
    an.presses("📝 Báo cáo tháng").await;
    an.puts_away().await;
    an.taps("Như tháng trước, trừ …").await;
    assert_snapshot!("everything_is_there", an.screen().await);
    an.says("1: 1tr505\n12: 3\n13: 134").await;
    assert_snapshot!("except", an.screen().await);
    an.taps("Gửi báo cáo").await;
    assert_snapshot!("sent", an.screen().await);
    assert_eq!(an.count_of_taps() - before, 3, "and one message typed");
}

#[tokio::test]
async fn exceptions_by_buttons() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.presses("📝 Báo cáo tháng").await;
    an.taps("Như tháng trước, trừ …").await;
    an.taps("9").await;
    an.puts_away().await;
    an.says("2").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn a_quiet_month_is_all_zeros() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.presses("📝 Báo cáo tháng").await;
    an.taps("Như tháng trước, trừ …").await;
    an.puts_away().await;
    an.taps("Gửi báo cáo").await;
    assert_snapshot!(an.screen().await);
}
