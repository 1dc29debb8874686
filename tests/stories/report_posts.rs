//! Who answers what: the head of the front board, two posts of one person, two writers of one draft.

use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::report_narratives::SEPTEMBER;
use crate::support::World;

#[tokio::test]
async fn the_head_of_the_front_board_answers_his_own_question() {
    let world = World::in_october().await;
    let binh = world.front_board_head(7).await;
    binh.says("/baocao").await;
    assert_snapshot!("card", binh.screen().await);
    binh.taps("Bắt đầu").await;
    assert_snapshot!("question", binh.screen().await);
    binh.says("4").await;
    assert_snapshot!("usual_bound", binh.screen().await);
    binh.taps("Nhập lại").await;
    binh.says("0").await;
    assert_snapshot!("review", binh.screen().await);
    binh.taps("Gửi báo cáo").await;
    assert_snapshot!("receipt", binh.screen().await);
}

#[tokio::test]
async fn the_leader_is_never_asked_about_himself_and_does_not_see_the_answer() {
    let world = World::in_october().await;
    let binh = world.front_board_head(7).await;
    binh.says("/baocao").await;
    binh.taps("Bắt đầu").await;
    binh.says("1").await;
    assert!(binh.everything().await.to_lowercase().contains("góp ý"), "{}", binh.everything().await);
    binh.taps("Gửi báo cáo").await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Ghi cả tháng trong một tin").await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    for answer in SEPTEMBER {
        an.says(answer).await;
    }
    an.taps("Xem lại báo cáo").await;
    an.taps("Gửi báo cáo").await;
    an.says("/solieu").await;
    let everything = an.everything().await;
    assert!(everything.contains("PL-07-2019-09-1"), "{everything}");
    assert!(!everything.to_lowercase().contains("góp ý"), "{everything}");
}

#[tokio::test]
async fn the_head_of_the_front_board_sees_only_his_own_figures() {
    let world = World::in_october().await;
    let binh = world.front_board_head(7).await;
    binh.says("/solieu").await;
    assert_snapshot!(binh.screen().await);
}

#[tokio::test]
async fn somebody_with_two_posts_chooses_first() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.takes_up(&world.invites(PostKind::FrontBoardHead, Some(12)).await).await;
    assert_snapshot!("second_post", an.screen().await);
    an.says("/baocao").await;
    assert_snapshot!("which_post", an.screen().await);
    an.taps("số 12").await;
    assert_snapshot!("front_board_of_12", an.screen().await);
    an.says("/baocao").await;
    an.puts_away().await;
    an.taps("số 7").await;
    assert_snapshot!("leader_of_7", an.screen().await);
}

#[tokio::test]
async fn a_deputy_drafts_and_the_leader_sends() {
    let world = World::in_october().await;
    let cuong = world.deputy(7).await;
    cuong.says("/baocao").await;
    cuong.taps("Bắt đầu").await;
    for answer in SEPTEMBER {
        cuong.says(answer).await;
    }
    cuong.puts_away().await;
    cuong.taps("Xem lại báo cáo").await;
    assert_snapshot!("the_deputys_card", cuong.screen().await);
    let an = world.leader(7).await;
    an.says("/baocao").await;
    assert_snapshot!("the_leaders_card", an.screen().await);
    an.taps("Xem lại").await;
    an.taps("Gửi báo cáo").await;
    assert_snapshot!("sent", an.screen().await);
}

#[tokio::test]
async fn of_two_writers_the_later_one_sees_what_has_changed() {
    let world = World::in_october().await;
    let (an, cuong) = (world.leader(7).await, world.deputy(7).await);
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    cuong.says("/baocao").await;
    cuong.taps("Bắt đầu").await;
    cuong.says("1tr505").await;
    an.puts_away().await;
    an.says("1tr6").await;
    assert_snapshot!("nothing_is_overwritten", an.screen().await);
    an.says("1: 1tr6").await;
    assert_snapshot!("knowing_it_he_may_change_it", an.screen().await);
    cuong.puts_away().await;
    cuong.says("0").await;
    assert_snapshot!("and_the_other_sees_it_in_turn", cuong.screen().await);
}

#[tokio::test]
async fn a_new_leader_goes_on_in_the_draft_of_the_old_one() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr505").await;
    let dung = world.holder("Dung", "vi", PostKind::Leader, Some(7)).await;
    an.puts_away().await;
    an.says("0").await;
    assert_snapshot!("the_old_leader", an.screen().await);
    dung.says("/baocao").await;
    assert_snapshot!("the_new_leader", dung.screen().await);
}
