//! The whole way of a report in English.

use insta::assert_snapshot;

use crate::support::World;

#[tokio::test]
async fn a_month_in_english() {
    let world = World::in_october().await;
    let ann = world.english_leader(7).await;
    ann.presses("📝 Monthly report").await;
    assert_snapshot!("card", ann.screen().await);
    ann.taps("Begin").await;
    for answer in
        ["1tr505", "0", "none", "yes", "0", "3", "216", "830", "1", "no", "0", "3", "134", "0", "0", "0"]
    {
        ann.says(answer).await;
    }
    assert_snapshot!("answers", ann.screen().await);
    ann.taps("Look over the report").await;
    assert_snapshot!("review", ann.screen().await);
    ann.taps("Send").await;
    assert_snapshot!("receipt", ann.screen().await);
    ann.presses("📊 Our figures").await;
    assert_snapshot!("figures", ann.screen().await);
}

#[tokio::test]
async fn doubts_blanks_and_repairs_in_english() {
    let world = World::in_october().await;
    let ann = world.english_leader(7).await;
    ann.says("/report").await;
    ann.taps("Begin").await;
    ann.puts_away().await;
    ann.says("15,050,000").await;
    assert_snapshot!("spike", ann.screen().await);
    ann.taps("1.505.000").await;
    ann.says("about 1 million").await;
    assert_snapshot!("approximation", ann.screen().await);
    ann.says("whatever").await;
    assert_snapshot!("unreadable", ann.screen().await);
    ann.taps("Other …").await;
    assert_snapshot!("blanks", ann.screen().await);
    ann.taps("Later").await;
    assert_snapshot!("paused", ann.screen().await);
}

#[tokio::test]
async fn the_whole_month_in_one_message_in_english() {
    let world = World::in_october().await;
    let ann = world.english_leader(7).await;
    ann.says("/report").await;
    ann.puts_away().await;
    ann.taps("whole month").await;
    assert_snapshot!("list", ann.screen().await);
    ann.says("fund for the por: 1.505.000\ngratitude fund: 0\ndeaths: 0").await;
    assert_snapshot!("understood", ann.screen().await);
}

#[tokio::test]
async fn an_edit_and_a_revision_in_english() {
    let world = World::in_october().await;
    let ann = world.english_leader(7).await;
    ann.says("/report").await;
    ann.taps("As last month").await;
    ann.says("1: 1.505.000").await;
    ann.taps("Send").await;
    ann.puts_away().await;
    ann.edits("1: 1.505.000", "1: 1.605.000").await;
    assert_snapshot!("corrected", ann.screen().await);
    ann.taps("Send").await;
    assert_snapshot!("sent_again", ann.screen().await);
}
