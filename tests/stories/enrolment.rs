//! Enrolment step by step: is it you, consent, form of address, number; and everything that may come between.

use chrono::TimeDelta;
use insta::assert_snapshot;
use topho::domain::people::PostKind;
use topho::store::purposes;

use crate::support::{Phone, World};

/// What the database holds of people: how many persons, accounts, sessions, consents.
async fn kept(world: &World) -> [i64; 4] {
    let mut conn = world.connection().await;
    let counts: Vec<i64> = sqlx::query_scalar(
        "select count(*) from person union all select count(*) from identity
         union all select count(*) from session union all select count(*) from consent",
    )
    .fetch_all(&mut conn)
    .await
    .expect("counts");
    counts.try_into().expect("four counts")
}

async fn invited(world: &World, name: &str, language: &str) -> (Phone, String) {
    let token = world.invites(PostKind::Leader, Some(7)).await;
    (world.stranger(name, language).await, token)
}

#[tokio::test]
async fn an_invitation_is_taken_up_step_by_step() {
    let mut world = World::in_october().await;
    let (an, token) = invited(&world, "An", "vi").await;
    an.opens(&token).await;
    assert_snapshot!("is_it_you", an.screen().await);
    assert_eq!(kept(&world).await, [0, 0, 1, 0], "only where they are in these questions");
    an.taps("Đúng, là tôi").await;
    assert_snapshot!("consent", an.screen().await);
    an.taps("Xem chi tiết").await;
    assert_snapshot!("consent_in_full", an.screen().await);
    assert_eq!(kept(&world).await, [0, 0, 1, 0]);
    world.restart().await;
    an.taps("Tôi đồng ý").await;
    assert_snapshot!("address", an.screen().await);
    assert_eq!(kept(&world).await, [1, 1, 1, 1]);
    an.taps("Chị").await;
    assert_snapshot!("number", an.screen().await);
    an.shares_contact(true).await;
    assert_snapshot!("welcome", an.screen().await);
    assert_eq!(kept(&world).await, [1, 1, 0, 1]);
    an.says("/baocao").await;
    let card = an.last().await;
    assert!(card.contains("Chị có thể dừng"), "{card}");
}

#[tokio::test]
async fn it_goes_the_same_way_in_english() {
    let world = World::in_october().await;
    let (ann, token) = invited(&world, "Ann", "en").await;
    ann.opens(&token).await;
    ann.taps("Yes, that is me").await;
    ann.taps("Read more").await;
    ann.taps("I agree").await;
    ann.presses("Later").await;
    assert_snapshot!("in_english", ann.screen().await);
}

#[tokio::test]
async fn the_language_is_chosen_before_anything_is_kept() {
    let world = World::in_october().await;
    let (ann, token) = invited(&world, "Ann", "vi").await;
    ann.opens(&token).await;
    ann.taps("English").await;
    ann.taps("Yes, that is me").await;
    assert_snapshot!("english_chosen", ann.screen().await);
    ann.says("/language").await;
    ann.taps("Tiếng Việt").await;
    assert_snapshot!("and_back", ann.screen().await);
    assert_eq!(kept(&world).await, [0, 0, 1, 0]);
    ann.taps("Tôi đồng ý").await;
    ann.says("/language").await;
    ann.taps("English").await;
    assert_snapshot!("address_in_english", ann.screen().await);
}

#[tokio::test]
async fn whoever_is_not_the_one_leaves_no_trace_and_the_invitation_stays_good() {
    let world = World::in_october().await;
    let (eve, token) = invited(&world, "Eve", "vi").await;
    eve.opens(&token).await;
    eve.taps("Không phải tôi").await;
    assert_snapshot!("not_me", eve.screen().await);
    assert_eq!(kept(&world).await, [0, 0, 0, 0]);
    let an = world.stranger("An", "vi").await;
    an.takes_up(&token).await;
    assert!(an.everything().await.contains("Từ nay bác giữ vai trò"), "{}", an.everything().await);
}

#[tokio::test]
async fn whoever_does_not_agree_leaves_no_trace_and_may_come_back() {
    let world = World::in_october().await;
    let (an, token) = invited(&world, "An", "vi").await;
    an.opens(&token).await;
    an.taps("Đúng, là tôi").await;
    an.puts_away().await;
    an.taps("Tôi không đồng ý").await;
    assert_snapshot!("refused", an.screen().await);
    assert_eq!(kept(&world).await, [0, 0, 0, 0]);
    an.says("/baocao").await;
    assert!(an.last().await.contains("cần đường dẫn mời"), "{}", an.last().await);
    an.takes_up(&token).await;
    assert_eq!(kept(&world).await, [1, 1, 0, 1]);
}

#[tokio::test]
async fn what_is_typed_instead_of_tapped_is_understood() {
    let world = World::in_october().await;
    let (an, token) = invited(&world, "An", "vi").await;
    an.opens(&token).await;
    for (typed, answer) in [
        ("ai đấy?", "bấm một nút"),
        ("đúng", "Về dữ liệu cá nhân của bác"),
        ("cho xem chi tiết", "91/2025/QH15"),
        ("ok", "bấm một nút"),
        ("dung la toi", "bấm một nút"),
        ("tôi đồng ý", "xưng hô với bác"),
        ("em", "bấm một nút"),
        ("dong chi", "“đồng chí”"),
        ("0912345678", "chỉ nhận qua nút"),
        ("để sau", "Cảm ơn đồng chí"),
    ] {
        an.puts_away().await;
        an.says(typed).await;
        let screen = an.screen().await;
        assert!(screen.contains(answer), "{typed}: {screen}");
    }
}

#[tokio::test]
async fn whatever_else_is_sent_is_answered_with_the_same_question() {
    let world = World::in_october().await;
    let (an, token) = invited(&world, "An", "vi").await;
    an.opens(&token).await;
    an.puts_away().await;
    an.sends_sticker().await;
    an.says("/baocao").await;
    assert_snapshot!("sticker_and_command", an.screen().await);
    an.taps("Đúng, là tôi").await;
    let agree = an.data_of("Tôi đồng ý").await;
    an.sends_voice().await;
    an.puts_away().await;
    an.forges(&agree).await;
    assert_snapshot!("stale_consent", an.screen().await);
    assert_eq!(kept(&world).await, [0, 0, 1, 0]);
    an.taps("Tôi đồng ý").await;
    an.taps("Bà").await;
    an.puts_away().await;
    an.shares_contact(false).await;
    an.sends_photo().await;
    assert_snapshot!("not_ones_own_number", an.screen().await);
}

#[tokio::test]
async fn it_can_be_stopped_and_taken_up_later() {
    let world = World::in_october().await;
    let (an, token) = invited(&world, "An", "vi").await;
    an.opens(&token).await;
    an.puts_away().await;
    an.says("/huy").await;
    assert_snapshot!("stopped", an.screen().await);
    assert_eq!(kept(&world).await, [0, 0, 0, 0]);
    an.opens(&token).await;
    an.taps("Đúng, là tôi").await;
    an.taps("Tôi đồng ý").await;
    an.puts_away().await;
    an.says("/huy").await;
    assert_snapshot!("stopped_after_the_consent", an.screen().await);
}

#[tokio::test]
async fn of_two_with_the_same_link_one_takes_it_up() {
    let world = World::in_october().await;
    let (an, token) = invited(&world, "An", "vi").await;
    let binh = world.stranger("Bình", "vi").await;
    for phone in [&an, &binh] {
        phone.opens(&token).await;
        phone.taps("Đúng, là tôi").await;
    }
    binh.puts_away().await;
    an.taps("Tôi đồng ý").await;
    binh.taps("Tôi đồng ý").await;
    assert_snapshot!("the_slower_one", binh.screen().await);
    assert_eq!(kept(&world).await, [1, 1, 1, 1], "nothing of the slower one");
}

#[tokio::test]
async fn an_invitation_may_expire_or_be_withdrawn_between_two_taps() {
    let world = World::in_october().await;
    let (an, token) = invited(&world, "An", "vi").await;
    an.opens(&token).await;
    world.time_passes(TimeDelta::days(15));
    an.puts_away().await;
    an.taps("Đúng, là tôi").await;
    assert!(an.screen().await.contains("đã hết hạn"));
    let (binh, token) = invited(&world, "Bình", "vi").await;
    binh.opens(&token).await;
    sqlx::query("update invitation set revoked_at = now() where used_at is null")
        .execute(&mut world.connection().await)
        .await
        .expect("a withdrawal");
    binh.puts_away().await;
    binh.taps("Đúng, là tôi").await;
    assert_snapshot!("withdrawn", binh.screen().await);
    binh.opens(&token).await;
    assert!(binh.last().await.contains("thu hồi"), "{}", binh.last().await);
    assert_eq!(kept(&world).await, [0, 0, 0, 0]);
}

#[tokio::test]
async fn a_second_post_asks_only_whether_it_is_you() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.puts_away().await;
    an.opens(&world.invites(PostKind::FrontBoardHead, Some(12)).await).await;
    an.taps("Đúng, là tôi").await;
    assert_snapshot!("one_more_post", an.screen().await);
    assert_eq!(kept(&world).await, [1, 1, 0, 1]);
    let again = world.invites(PostKind::Leader, Some(7)).await;
    an.opens(&again).await;
    assert_snapshot!("a_post_that_is_held_already", an.screen().await);
    let binh = world.stranger("Bình", "vi").await;
    binh.opens(&again).await;
    assert!(binh.last().await.contains("sẽ thôi giữ"), "{}", binh.last().await);
}

#[tokio::test]
async fn name_and_number_are_sealed() {
    let world = World::in_october().await;
    let (an, token) = invited(&world, "Nguyễn Thị Ẩn", "vi").await;
    an.opens(&token).await;
    an.taps("Đúng, là tôi").await;
    an.taps("Tôi đồng ý").await;
    an.taps("Bác").await;
    an.shares_contact(true).await;
    let (person_id, profile): (i64, Vec<u8>) = sqlx::query_as("select person_id, profile from person")
        .fetch_one(&mut world.connection().await)
        .await
        .expect("a profile");
    let shown = String::from_utf8_lossy(&profile);
    assert!(!shown.contains("Ẩn") && !shown.contains("+84"), "{shown}");
    let opened = world.keyring().open(&purposes::person_profile(person_id), &profile).expect("it opens");
    let opened = String::from_utf8_lossy(&opened);
    assert!(opened.contains("Ẩn") && opened.contains("+84"), "{opened}");
}
