//! Editing one's own message corrects the answer that it gave.

use insta::assert_snapshot;

use crate::support::{Phone, World};

async fn finished(world: &World) -> Phone {
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    for answer in
        ["1tr505", "0", "không", "có", "0", "3", "216", "830", "1", "0", "0", "3", "134", "0", "0", "0"]
    {
        an.says(answer).await;
    }
    an.taps("Xem lại báo cáo").await;
    an
}

#[tokio::test]
async fn an_edited_message_corrects_its_answer_and_the_open_question_stays() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr5").await;
    an.says("0").await;
    an.puts_away().await;
    an.edits("1tr5", "1tr6").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn an_edit_is_checked_like_an_answer() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr5").await;
    an.puts_away().await;
    an.edits("1tr5", "15tr").await;
    assert_snapshot!("edit_asked_back", an.screen().await);
    an.taps("1.500.000").await;
    assert_snapshot!("edit_repaired", an.screen().await);
}

#[tokio::test]
async fn editing_a_message_of_a_submitted_report_begins_a_new_revision() {
    let world = World::in_october().await;
    let an = finished(&world).await;
    an.taps("Gửi báo cáo").await;
    an.puts_away().await;
    an.edits("1tr505", "1tr605").await;
    assert_snapshot!("revision_shown_for_sending", an.screen().await);
    an.taps("Gửi báo cáo").await;
    assert_snapshot!("second_revision_sent", an.screen().await);
}

#[tokio::test]
async fn editing_what_was_no_answer_changes_nothing() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("chào cháu").await;
    an.puts_away().await;
    an.edits("chào cháu", "chào cháu nhé").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn an_edit_on_the_card_of_all_answers_is_shown_there() {
    let world = World::in_october().await;
    let an = finished(&world).await;
    an.puts_away().await;
    an.edits("134", "143").await;
    assert_snapshot!(an.screen().await);
}
