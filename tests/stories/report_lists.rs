//! Acts of help to poor households: item by item, or a line each.

use insta::assert_snapshot;

use crate::support::{Phone, World};

/// Group 4, which has three poor households, at the question for help to them.
async fn at_the_list(world: &World) -> Phone {
    world.it_is("2019-10-26T08:00:00+07:00");
    let an = world.leader(4).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("0").await;
    an.says("0").await;
    an.puts_away().await;
    an
}

#[tokio::test]
async fn an_act_of_help_is_entered_field_by_field() {
    let world = World::in_october().await;
    let an = at_the_list(&world).await;
    an.taps("Thêm một lượt").await;
    assert_snapshot!("household", an.screen().await);
    an.taps("HN-04-02").await;
    assert_snapshot!("helper", an.screen().await);
    an.taps("Đoàn thể").await;
    an.says("Tặng quà").await;
    assert_snapshot!("form_and_value", an.screen().await);
    an.says("650k").await;
    assert_snapshot!("one_line", an.screen().await);
    an.taps("Thêm lượt nữa").await;
    an.says("3").await;
    an.says("nhà hảo tâm").await;
    an.taps("Bỏ qua").await;
    an.taps("Bỏ qua").await;
    an.taps("Xong").await;
    assert_snapshot!("two_lines", an.screen().await);
}

#[tokio::test]
async fn a_line_each_is_understood_at_once() {
    let world = World::in_october().await;
    let an = at_the_list(&world).await;
    an.says("HN-04-01; đoàn thể; tặng quà; 500.000\nhn0403; doanh nghiệp; hỗ trợ vốn; 2 triệu").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn a_yes_begins_the_first_act() {
    let world = World::in_october().await;
    let an = at_the_list(&world).await;
    an.says("có").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn an_unknown_household_is_asked_back() {
    let world = World::in_october().await;
    let an = at_the_list(&world).await;
    an.says("HN-05-01; đoàn thể; tặng quà; 500.000").await;
    assert_snapshot!("in_a_line", an.screen().await);
    an.taps("Thêm một lượt").await;
    an.says("HN-05-01").await;
    assert_snapshot!("in_a_field", an.screen().await);
}

#[tokio::test]
async fn a_field_that_cannot_be_read_is_asked_again_and_a_line_can_be_dropped() {
    let world = World::in_october().await;
    let an = at_the_list(&world).await;
    an.taps("Thêm một lượt").await;
    an.taps("HN-04-01").await;
    an.puts_away().await;
    an.says("bà con lối xóm").await;
    assert_snapshot!("helper_again", an.screen().await);
    an.taps("Đoàn thể").await;
    an.says("tặng quà").await;
    an.puts_away().await;
    an.says("nhiều lắm").await;
    assert_snapshot!("value_again", an.screen().await);
    an.taps("◀ Bỏ lượt này").await;
    assert_snapshot!("nothing_was_added", an.screen().await);
}

#[tokio::test]
async fn whole_lines_outlive_a_pause() {
    let mut world = World::in_october().await;
    let an = at_the_list(&world).await;
    an.taps("Thêm một lượt").await;
    an.taps("HN-04-01").await;
    an.taps("Đoàn thể").await;
    an.taps("Bỏ qua").await;
    an.says("300 nghìn").await;
    an.taps("Thêm lượt nữa").await;
    world.restart().await;
    an.taps("HN-04-03").await;
    an.says("/huy").await;
    an.says("/baocao").await;
    an.puts_away().await;
    an.taps("Xem lại").await;
    assert_snapshot!("the_whole_line_is_there", an.screen().await);
    an.says("3").await;
    assert_snapshot!("and_can_be_added_to", an.screen().await);
}

#[tokio::test]
async fn a_group_without_poor_households_says_none() {
    let world = World::in_october().await;
    let an = world.leader(3).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("0").await;
    an.says("0").await;
    an.puts_away().await;
    an.says("không có hộ nào").await;
    assert_snapshot!(an.screen().await);
}
