//! Leaving a report and going on in it.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::World;

#[tokio::test]
async fn a_report_is_put_off_and_taken_up_again() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr5").await;
    an.puts_away().await;
    an.taps("Để sau").await;
    an.says("500k").await;
    an.says("/baocao").await;
    an.taps("Làm tiếp").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn a_restart_is_not_noticed() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    world.restart().await;
    an.taps("Bắt đầu").await;
    world.restart().await;
    an.puts_away().await;
    an.says("1tr505").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn what_was_typed_while_the_bot_was_dead_is_answered_when_it_is_back() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    world.kill();
    an.types("1tr505").await;
    an.types("0").await;
    world.start().await;
    world.settles().await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn after_two_weeks_the_question_still_stands() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr5").await;
    an.puts_away().await;
    world.stop().await;
    world.time_passes(TimeDelta::weeks(2));
    world.start().await;
    an.taps("0").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn somebody_who_blocks_the_bot_and_comes_back_goes_on() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.blocks(true).await;
    an.blocks(false).await;
    an.puts_away().await;
    an.says("1tr505").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn cancel_leaves_the_report_and_keeps_the_draft() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr5").await;
    an.puts_away().await;
    an.says("/huy").await;
    an.says("/cancel").await;
    an.says("/baocao").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn help_and_figures_do_not_disturb_the_question() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("/trogiup").await;
    an.says("/solieu").await;
    an.puts_away().await;
    an.says("1tr5").await;
    assert_snapshot!(an.screen().await);
}
