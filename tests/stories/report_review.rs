//! The card of all answers, sending, the receipt, and new revisions.

use insta::assert_snapshot;

use crate::report_narratives::SEPTEMBER;
use crate::support::{Phone, World};

/// Group 7 at the card of all answers of September.
async fn at_the_card(world: &World) -> Phone {
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    for answer in SEPTEMBER {
        an.says(answer).await;
    }
    an.taps("Xem lại báo cáo").await;
    an.puts_away().await;
    an
}

#[tokio::test]
async fn every_answer_can_be_changed_by_its_number() {
    let world = World::in_october().await;
    let an = at_the_card(&world).await;
    an.taps("9").await;
    assert_snapshot!("opened_by_button", an.screen().await);
    an.says("2").await;
    an.says("12").await;
    assert_snapshot!("opened_by_typing", an.screen().await);
    an.taps("Giữ nguyên").await;
    an.puts_away().await;
    an.says("13: 143").await;
    an.says("đền ơn đáp nghĩa: 500k").await;
    assert_snapshot!("changed_at_once", an.screen().await);
}

#[tokio::test]
async fn a_correction_that_is_still_unclear_is_asked_before_sending() {
    let world = World::in_october().await;
    let an = at_the_card(&world).await;
    an.says("1: 5\n2: 6").await;
    an.taps("Nhập lại").await;
    an.taps("Giữ nguyên").await;
    an.puts_away().await;
    an.taps("Gửi báo cáo").await;
    let asked = an.screen().await;
    assert!(asked.contains("[6.000.000 đồng]") && !asked.contains("Số biên nhận"), "{asked}");
}

#[tokio::test]
async fn a_changed_answer_opens_what_depends_on_it() {
    let world = World::in_october().await;
    let an = at_the_card(&world).await;
    an.says("5: 1").await;
    assert_snapshot!("cremations_are_asked", an.screen().await);
    an.says("1").await;
    assert_snapshot!("and_shown", an.screen().await);
    an.says("5: 0").await;
    assert_snapshot!("and_gone_with_the_deaths", an.screen().await);
}

#[tokio::test]
async fn numbers_that_are_not_on_the_card_are_told() {
    let world = World::in_october().await;
    let an = at_the_card(&world).await;
    an.says("99").await;
    an.says("xong rồi nhé").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn the_receipt_tells_time_and_number_and_the_figures_show_it() {
    let world = World::in_october().await;
    let an = at_the_card(&world).await;
    world.it_is("2019-10-02T20:14:00+07:00");
    an.taps("Gửi báo cáo").await;
    assert_snapshot!("receipt", an.screen().await);
    an.presses("📊 Số liệu của tổ").await;
    assert_snapshot!("figures", an.screen().await);
    an.says("/baocao").await;
    assert_snapshot!("nothing_owed", an.screen().await);
}

#[tokio::test]
async fn a_month_that_was_sent_is_corrected_by_a_new_revision() {
    let world = World::in_october().await;
    let an = at_the_card(&world).await;
    an.taps("Gửi báo cáo").await;
    an.says("/baocao").await;
    an.taps("Tháng 9/2019").await;
    an.puts_away().await;
    an.taps("Xem lại các câu đã trả lời").await;
    an.says("1: 1tr605").await;
    assert_snapshot!("corrected", an.screen().await);
    an.taps("Gửi báo cáo").await;
    assert_snapshot!("receipt_of_the_second", an.screen().await);
}

#[tokio::test]
async fn what_was_sent_can_be_sent_only_once() {
    let world = World::in_october().await;
    let an = at_the_card(&world).await;
    let send = an.data_of("Gửi báo cáo").await;
    an.taps("Gửi báo cáo").await;
    an.puts_away().await;
    an.forges(&send).await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn blanks_are_sent_as_blanks() {
    let world = World::in_october().await;
    let an = at_the_card(&world).await;
    an.says("9").await;
    an.taps("Chưa có số liệu").await;
    an.puts_away().await;
    an.says("16: không áp dụng").await;
    assert_snapshot!("on_the_card", an.screen().await);
    an.taps("Gửi báo cáo").await;
    an.presses("📊 Số liệu của tổ").await;
    assert_snapshot!("in_the_figures", an.screen().await);
}
