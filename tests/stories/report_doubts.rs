//! Figures that look wrong are asked back, with repairs one tap away; nothing is stored until then.

use insta::assert_snapshot;

use crate::support::{Phone, World};

/// Group 7 at the first question of September, the Fund for the Poor. Its months so far: 500.000, 730.000, 480.000,
/// 450.000, 1.215.000.
async fn at_the_first_question(world: &World) -> Phone {
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    an
}

#[tokio::test]
async fn ten_times_too_much() {
    let world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    an.says("15.050.000").await;
    assert_snapshot!("ten_times_asked_back", an.screen().await);
    an.taps("1.505.000").await;
    assert_snapshot!("ten_times_repaired", an.screen().await);
}

#[tokio::test]
async fn a_spike_is_confirmed() {
    let world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    an.says("2tr5").await;
    assert_snapshot!("spike_asked_back", an.screen().await);
    an.says("đúng rồi").await;
    assert_snapshot!("spike_confirmed", an.screen().await);
}

#[tokio::test]
async fn the_year_so_far_instead_of_the_month() {
    let world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    an.says("4.880.000").await;
    assert_snapshot!("cumulative_asked_back", an.screen().await);
    an.taps("1.505.000").await;
    assert_snapshot!("cumulative_repaired", an.screen().await);
}

#[tokio::test]
async fn a_unit_may_be_missing() {
    let world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    an.says("1.505").await;
    assert_snapshot!("unit_asked_back", an.screen().await);
    an.taps("1.505.000").await;
    assert_snapshot!("unit_repaired", an.screen().await);
}

#[tokio::test]
async fn an_approximation_is_not_taken_for_a_figure() {
    let world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    an.says("khoảng 1 triệu").await;
    assert_snapshot!("approximation_asked_back", an.screen().await);
    an.taps("Nhập lại").await;
    an.says("1tr050").await;
    assert_snapshot!("approximation_made_exact", an.screen().await);
}

#[tokio::test]
async fn a_doubt_is_answered_by_typing_anew_and_outlives_a_restart() {
    let mut world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    an.says("15.050.000").await;
    world.restart().await;
    an.puts_away().await;
    an.says("1.505.000").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn beyond_the_hard_bound_nothing_is_taken() {
    let world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    an.says("600 triệu").await;
    an.says("0").await;
    an.says("0").await;
    an.says("0").await;
    an.says("có").await;
    an.says("70").await;
    an.says("7").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn an_error_rule_offers_to_correct_the_other_answer() {
    let world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    for answer in ["0", "0", "0", "có", "1"] {
        an.says(answer).await;
    }
    an.puts_away().await;
    an.says("2").await;
    assert_snapshot!("more_cremations_than_deaths", an.screen().await);
    an.taps("Sửa “Qua đời” (1)").await;
    an.says("2").await;
    an.says("2").await;
    assert_snapshot!("deaths_corrected", an.screen().await);
}

#[tokio::test]
async fn a_warning_rule_is_confirmed_or_corrected() {
    let world = World::new().await;
    world.it_is("2019-03-01T08:00:00+07:00");
    let an = world.leader(2).await;
    an.says("/baocao").await;
    an.taps("Tháng 2/2019").await;
    an.taps("Bắt đầu").await;
    for answer in ["0", "0", "0", "có"] {
        an.says(answer).await;
    }
    an.puts_away().await;
    an.says("7").await;
    assert_snapshot!("few_attendees_asked_back", an.screen().await);
    an.taps("Đúng 7").await;
    an.says("8").await;
    assert_snapshot!("more_opinions_than_attendees", an.screen().await);
}

#[tokio::test]
async fn a_month_equal_to_the_last_one_is_asked_before_sending() {
    let world = World::in_october().await;
    let an = at_the_first_question(&world).await;
    for answer in
        ["1.215.000", "0", "không", "có", "0", "3", "216", "830", "2", "0", "0", "4", "169", "0", "0", "0"]
    {
        an.says(answer).await;
    }
    an.taps("Xem lại báo cáo").await;
    an.puts_away().await;
    an.taps("Gửi báo cáo").await;
    assert_snapshot!("same_as_last_month", an.screen().await);
    an.taps("Đúng, gửi báo cáo").await;
    assert_snapshot!("sent_all_the_same", an.screen().await);
}
