//! Whose petition it is: several posts, deputies, the head of the front board, the secretary, a successor.

use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::support::{Phone, World};

#[tokio::test]
async fn with_two_posts_the_post_is_chosen_first() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.takes_up(&world.invites(PostKind::FrontBoardHead, Some(12)).await).await;
    an.puts_away().await;
    an.says("/kiennghi").await;
    an.taps("12").await;
    an.forges("pet.999").await;
    assert_snapshot!("two_posts", an.screen().await);
    sends(&an).await;
    assert!(an.last().await.contains("tổ 12"));
    assert_eq!(senders(&world).await, ["front_board_head TDP12 TDP12"]);
}

#[tokio::test]
async fn a_deputy_sends_as_the_leader_does_and_each_has_a_draft() {
    let world = World::in_october().await;
    let leader = world.leader(7).await;
    leader.says("/kiennghi").await;
    leader.taps("Kiến nghị").await;
    let deputy = world.deputy(7).await;
    deputy.says("/kiennghi").await;
    sends(&deputy).await;
    assert_eq!(senders(&world).await, ["deputy TDP07 TDP07"]);
    leader.says("/kiennghi").await;
    assert!(leader.last().await.contains("viết dở"), "the leader's own is still there");
}

#[tokio::test]
async fn a_secretary_registers_a_letter_for_a_group_or_the_ward() {
    let world = World::in_october().await;
    let chair = world.holder("Chủ tịch", "vi", PostKind::Chair, None).await;
    let secretary = world.secretary().await;
    secretary.puts_away().await;
    secretary.says("/kiennghi").await;
    assert_snapshot!("for_which_group", secretary.screen().await);
    secretary.taps("Tổ 3").await;
    sends(&secretary).await;
    assert_snapshot!("registered_for_a_group", secretary.screen().await);
    secretary.says("/kiennghi").await;
    secretary.says("cả phường").await;
    sends(&secretary).await;
    assert_eq!(senders(&world).await, ["secretary  ", "secretary  TDP03"]);
    assert!(!chair.everything().await.contains("Đơn mới"), "the secretary has it already");
}

#[tokio::test]
async fn the_chair_is_told_where_there_is_no_secretary() {
    let world = World::in_october().await;
    let chair = world.holder("Chair", "en", PostKind::Chair, None).await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    sends(&an).await;
    assert_snapshot!("the_chair_is_told", chair.screen().await);
    chair.says("/petition").await;
    assert_snapshot!("a_chair_sends_none", chair.screen().await);
}

#[tokio::test]
async fn a_successor_goes_on_with_what_was_begun() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    an.taps("Phản ánh").await;
    an.taps("Hạ tầng").await;
    an.says("Đèn đường hỏng.").await;
    let binh = world.holder("Bình", "vi", PostKind::Leader, Some(7)).await;
    an.puts_away().await;
    an.says("Thêm nữa").await;
    assert!(!an.screen().await.contains("Đã nhận"), "the post is another's now");
    binh.says("/kiennghi").await;
    binh.taps("Viết tiếp").await;
    assert_snapshot!("the_successor", binh.screen().await);
}

#[tokio::test]
async fn numbers_go_on_where_imported_ones_end() {
    let world = World::in_october().await;
    let numbers = ["KN-2019-007", "KN-2019-025", "KN-2018-099"];
    for number in numbers {
        sqlx::query(
            "insert into petition (ward_id, number, kind, field, group_code, received_at, status, anonymous,
                                   identity_protected, imported, content)
             select ward_id, $1, 'phan_anh', 'khac', '', now(), 'tiep_nhan', true, false, true, '\\x00' from ward",
        )
        .bind(number)
        .execute(&mut world.connection().await)
        .await
        .expect("an imported petition");
    }
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    sends(&an).await;
    assert!(an.last().await.contains("KN-2019-0026"), "{}", an.last().await);
    world.it_is("2020-01-02T08:00:00+07:00");
    an.says("/kiennghi").await;
    sends(&an).await;
    assert!(an.last().await.contains("KN-2020-0001"), "{}", an.last().await);
}

/// From the question for the kind to the receipt, as shortly as possible.
async fn sends(an: &Phone) {
    an.taps("Phản ánh").await;
    an.taps("Hạ tầng").await;
    an.says("Đèn đường hỏng.").await;
    an.taps("Xong").await;
    an.taps("Bỏ qua").await;
    an.taps("Không nêu tên").await;
    an.taps("Không rõ").await;
    an.puts_away().await;
    an.taps("Gửi").await;
}

/// The posts that sent the petitions, and the groups that they are about.
async fn senders(world: &World) -> Vec<String> {
    let query = "select format('%s %s %s', sender_post, sender_group, group_code) from petition order by 1";
    sqlx::query_scalar(query).fetch_all(&mut world.connection().await).await.expect("rows")
}
