//! Turning to something else in the middle of doing something with a petition: nothing that was typed or sent is lost.

use insta::assert_snapshot;

use topho::domain::people::PostKind;

use crate::media::jpeg;
use crate::petition_denounce::{WORDS, rows, traces};
use crate::support::{Phone, World};

const RUBBISH: &str = "Rác để ở đầu ngõ 12 đã ba ngày không ai thu gom.";

/// How many files wait that belong to no petition yet.
async fn waiting_files(world: &World) -> Vec<String> {
    rows(world, "select count(*)::text from attachment where number is null").await
}

/// In the middle of adding a photo to one petition, with another photo set aside for another one.
async fn half_adds_to_two(an: &Phone) {
    for number in ["KN-2019-0001", "KN-2019-0002"] {
        an.sends_feedback(RUBBISH).await;
        an.says(number).await;
        an.taps("Gửi thêm").await;
        an.sends_photo_of(&jpeg(320, number), "").await;
    }
}

async fn sessions(world: &World) -> Vec<String> {
    rows(world, "select count(*)::text from session").await
}

/// Two petitions, both being dealt with.
async fn two_petitions(world: &World, thu: &Phone) -> Phone {
    let an = world.leader(7).await;
    for number in ["KN-2019-0001", "KN-2019-0002"] {
        an.sends_feedback(RUBBISH).await;
        thu.says(number).await;
        thu.taps("Tiếp nhận xử lý").await;
        thu.taps("Chuyển cơ quan").await;
        thu.says("Công ty môi trường").await;
        thu.taps("Chưa có số").await;
        thu.taps("Gửi").await;
    }
    an.puts_away().await;
    an
}

/// Types the outcome and its reason, and sends a photo.
async fn half_settles(thu: &Phone) {
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10.").await;
    thu.says("Cán bộ phường kiểm tra tại chỗ ngày 05/10.").await;
    thu.sends_photo_of(&jpeg(320, "clean"), "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_half_typed_is_taken_up_again_at_the_same_petition() {
    let mut world = World::in_october().await;
    let thu = world.secretary().await;
    let an = two_petitions(&world, &thu).await;
    half_settles(&thu).await;
    thu.says("/huy").await;
    thu.puts_away().await;
    world.restart().await;
    thu.says("KN-2019-0001").await;
    thu.taps("Trả lời").await;
    thu.says("Phường đang cho dọn.").await;
    thu.says("/phuong").await;
    thu.taps("Chỉ tiêu năm").await;
    thu.taps("Chỉ tiêu Vì người nghèo").await;
    thu.says("/huy").await;
    thu.says("KN-2019-0002").await;
    thu.puts_away().await;
    thu.taps("Kết quả giải quyết").await;
    thu.taps("Xong").await;
    thu.taps("Gửi").await;
    assert_snapshot!("taken_up_and_settled", thu.screen().await);
    assert_eq!((an.pictures().await.len(), waiting_files(&world).await), (1, vec!["0".to_owned()]));
    thu.says("KN-2019-0001").await;
    thu.puts_away().await;
    thu.taps("Trả lời").await;
    thu.taps("Gửi").await;
    assert_snapshot!("taken_up_and_answered", thu.screen().await);
    assert!(an.screen().await.contains("Phường đang cho dọn."));
    assert_eq!(sessions(&world).await, ["0"], "nothing is left aside");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_of_another_petition_says_what_is_left_there() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    two_petitions(&world, &thu).await;
    thu.says("KN-2019-0001").await;
    thu.says("KN-2019-0002").await;
    half_settles(&thu).await;
    thu.puts_away().await;
    thu.taps("Trả lời").await;
    assert_snapshot!("another_action", thu.screen().await);
    thu.taps("Thôi").await;
    thu.says("KN-2019-0002").await;
    thu.taps("Kết quả giải quyết").await;
    assert!(thu.last().await.contains("1 ảnh"), "{}", thu.last().await);
    thu.taps("Thôi").await;
    assert_eq!((waiting_files(&world).await, sessions(&world).await), (vec!["0".into()], vec!["0".into()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_may_be_a_denunciation_are_not_kept_aside() {
    let world = World::in_october().await;
    world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    an.taps("Theo dõi").await;
    an.taps("Gửi thêm").await;
    an.says("Sáng nay rác vẫn còn.").await;
    an.sends_photo_of(&jpeg(320, "a picture"), WORDS).await;
    assert_eq!(
        (traces(&world).await, waiting_files(&world).await),
        (vec!["session".into()], vec!["1".into()])
    );
    an.says("/baocao").await;
    assert_eq!((traces(&world).await, waiting_files(&world).await), (vec![], vec!["0".into()]));
    an.says("/donthu").await;
    an.says("/huy").await;
    an.says("KN-2019-0001").await;
    an.puts_away().await;
    an.taps("Gửi thêm").await;
    an.taps("Xong").await;
    assert_snapshot!("held_words_are_gone", an.screen().await);
    an.says(WORDS).await;
    an.says("/kiennghi").await;
    world.it_is("2019-10-20T08:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(traces(&world).await, Vec::<String>::new());
    an.says("/huy").await;
    an.says("KN-2019-0001").await;
    an.taps("Gửi thêm").await;
    assert!(an.last().await.contains("Sáng nay rác vẫn còn."), "{}", an.last().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_set_aside_outlives_words_that_were_held_elsewhere() {
    let world = World::in_october().await;
    world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    an.taps("Theo dõi").await;
    an.taps("Gửi thêm").await;
    an.sends_photo().await;
    an.says("/kiennghi").await;
    an.taps("Phản ánh").await;
    an.taps("Hạ tầng").await;
    an.says(WORDS).await;
    world.it_is("2019-10-20T08:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!((traces(&world).await, waiting_files(&world).await), (vec![], vec!["1".into()]));
    an.says("KN-2019-0001").await;
    an.taps("Gửi thêm").await;
    assert!(an.last().await.contains("1 ảnh"), "{}", an.last().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_done_any_more_is_given_back() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let binh = world.holder("Bình", "vi", PostKind::Chair, None).await;
    two_petitions(&world, &thu).await;
    half_settles(&thu).await;
    thu.says("/huy").await;
    binh.says("KN-2019-0002").await;
    half_settles(&binh).await;
    binh.taps("Xong").await;
    binh.taps("Gửi").await;
    thu.puts_away().await;
    thu.says("KN-2019-0002").await;
    assert_snapshot!("given_back", thu.screen().await);
    assert_eq!((waiting_files(&world).await, sessions(&world).await), (vec!["0".into()], vec!["0".into()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_set_aside_goes_with_the_post() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    two_petitions(&world, &thu).await;
    half_settles(&thu).await;
    thu.says("/huy").await;
    assert_eq!(sessions(&world).await, ["1"]);
    let successor = world.stranger("Hà", "vi").await;
    successor.takes_up(&world.invites(PostKind::Secretary, None).await).await;
    assert_eq!((waiting_files(&world).await, sessions(&world).await), (vec!["0".into()], vec!["0".into()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_being_added_goes_with_the_person() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    half_adds_to_two(&an).await;
    assert_eq!((waiting_files(&world).await, sessions(&world).await), (vec!["2".into()], vec!["1".into()]));
    an.says("/xoadulieu").await;
    an.taps("Để trống và xóa ngay").await;
    an.taps("Xóa dữ liệu của tôi").await;
    assert_eq!((waiting_files(&world).await, sessions(&world).await), (vec!["0".into()], vec!["0".into()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_open_keeps_nobody_here() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    half_adds_to_two(&an).await;
    an.says("/huy").await;
    let token = world.invites_again(PostKind::Leader, Some(7)).await;
    sqlx::query("update session set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))")
        .execute(&mut world.connection().await)
        .await
        .expect("a session that does not open");
    world.stranger("An (máy mới)", "vi").await.takes_up(&token).await;
    assert_eq!(sessions(&world).await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_being_added_goes_with_the_lost_phone() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    half_adds_to_two(&an).await;
    let token = world.invites_again(PostKind::Leader, Some(7)).await;
    world.stranger("An (máy mới)", "vi").await.takes_up(&token).await;
    assert_eq!((waiting_files(&world).await, sessions(&world).await), (vec!["0".into()], vec!["0".into()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_set_aside_is_not_for_whoever_has_the_phone_next() {
    let world = World::in_october().await;
    let (an, binh) = (world.leader(7).await, world.leader(3).await);
    half_adds_to_two(&binh).await;
    binh.says("/huy").await;
    sqlx::query("update post_holding set held_to = held_from where group_code = 'TDP03'")
        .execute(&mut world.connection().await)
        .await
        .expect("a post that ends");
    binh.takes_up(&world.invites_again(PostKind::Leader, Some(7)).await).await;
    assert!(an.last().await.contains("điện thoại khác"), "{}", an.last().await);
    assert_eq!((waiting_files(&world).await, sessions(&world).await), (vec!["0".into()], vec!["0".into()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_being_added_goes_with_the_group() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    half_adds_to_two(&an).await;
    sqlx::query("update residential_group set valid_to = '2019-10-31' where group_code = 'TDP07'")
        .execute(&mut world.connection().await)
        .await
        .expect("a group that ends");
    world.it_is("2019-11-06T08:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!((waiting_files(&world).await, sessions(&world).await), (vec!["0".into()], vec!["0".into()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn words_typed_below_a_list_or_another_card_go_into_no_petition() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    two_petitions(&world, &thu).await;
    thu.says("KN-2019-0001").await;
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10.").await;
    thu.puts_away().await;
    thu.says("/donthu").await;
    insta::assert_snapshot!("turned_to_the_list", thu.screen().await);
    thu.says("KN-2019-0002").await;
    assert!(thu.last().await.starts_with("**KN-2019-0002"), "{}", thu.last().await);
    thu.says("Đã xong cả rồi").await;
    assert!(thu.last().await.contains("Tôi chưa hiểu tin này."), "{}", thu.last().await);

    thu.taps("Kết quả giải quyết").await;
    thu.says("KN-2019-0001").await;
    assert!(thu.last().await.starts_with("**KN-2019-0001"), "a number opens its card: {}", thu.last().await);
    thu.taps("Kết quả giải quyết").await;
    assert!(
        thu.last().await.contains("dựa vào đâu") || thu.last().await.contains("căn cứ"),
        "{}",
        thu.last().await
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_in_between_leaves_what_was_being_added() {
    let world = World::in_october().await;
    let an = world.leader(1).await;
    an.sends_feedback(RUBBISH).await;
    an.taps("Theo dõi").await;
    an.taps("Gửi thêm").await;
    an.says("/solieu").await;
    an.says("Hôm nay trời đẹp").await;
    assert!(an.last().await.contains("Tôi chưa hiểu tin này."), "{}", an.last().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_thought_of_at_the_last_moment_is_evidence() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let an = two_petitions(&world, &thu).await;
    thu.says("KN-2019-0001").await;
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10.").await;
    thu.says("Cán bộ phường kiểm tra tại chỗ ngày 05/10.").await;
    thu.taps("Không có ảnh (không áp dụng)").await;
    thu.sends_photo_of(&jpeg(320, "clean"), "").await;
    thu.taps("Gửi").await;
    assert_eq!(an.pictures().await.len(), 1, "{}", an.screen().await);
}
