//! Answering question by question.

use insta::assert_snapshot;

use crate::support::World;

#[tokio::test]
async fn a_month_is_answered_by_typing_and_by_buttons() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr505").await;
    an.taps("0").await;
    an.taps("Không có").await;
    an.says("có").await;
    an.says("không").await;
    an.taps("Như tháng trước (3)").await;
    an.taps("Như tháng trước (216)").await;
    an.says("830").await;
    an.says("ko có").await;
    an.taps("0").await;
    an.taps("0").await;
    an.says("3 buổi").await;
    an.says("134 lượt").await;
    an.says("0").await;
    an.says("0").await;
    an.says("0").await;
    assert_snapshot!(an.screen().await);
    assert_eq!(an.messages_with_buttons().await, 1, "an answered question loses its buttons");
}

#[tokio::test]
async fn last_months_answer_is_one_tap_away() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    an.taps("Như tháng trước (1.215.000)").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn an_answer_may_be_one_of_three_blanks() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    an.taps("Chưa có số liệu").await;
    an.taps("Khác …").await;
    assert_snapshot!("every_blank_is_offered", an.screen().await);
    an.taps("Không áp dụng với tổ").await;
    an.taps("Khác …").await;
    an.taps("Không trả lời").await;
    an.says("chưa có").await;
    assert_snapshot!("not_yet_is_no_zero", an.screen().await);
}

#[tokio::test]
async fn typed_blanks_are_asked_back_where_zero_may_be_meant() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    an.says("chưa có").await;
    assert_snapshot!(an.screen().await);
    an.taps("Chưa có số liệu").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn going_back_keeps_what_was_answered() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr5").await;
    an.puts_away().await;
    an.taps("◀ Câu trước").await;
    assert_snapshot!(an.screen().await);
    an.says("1tr6").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn what_cannot_be_read_is_asked_again() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    an.says("cháu hỏi mẹ đã").await;
    an.says("1tr5").await;
    an.says("0").await;
    an.taps("Không có").await;
    an.says("hôm qua").await;
    an.says("có").await;
    an.says("mấy cụ").await;
    assert_snapshot!(an.screen().await);
}
