//! The ward's posts in chat: who holds them, inviting by link and picture, ending them; the committee's chat.

use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::support::{Phone, World};

/// What a phone's camera reads in a picture.
fn scanned(picture: &[u8]) -> String {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("a frame");
    let (width, height) = (frame.width as usize, frame.height as usize);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    image.detect_grids().first().expect("a code").decode().expect("a readable code").1
}

/// The token in the newest picture that the bot has sent.
async fn invited(phone: &Phone) -> String {
    let pictures = phone.pictures().await;
    let link = scanned(pictures.last().expect("a picture"));
    assert!(phone.everything().await.contains(&link), "the caption has the same link");
    link.strip_prefix("https://t.me/topho_bot?start=").expect("a link to the bot").to_owned()
}

#[tokio::test]
async fn the_secretary_invites_a_leader_by_a_picture() {
    let mut world = World::in_october().await;
    let thu = world.secretary().await;
    thu.presses("🏘 Phường").await;
    thu.taps("Vai trò, mời người").await;
    assert_snapshot!("the_groups", thu.screen().await);
    thu.taps("Tổ dân phố số 7").await;
    thu.taps("Tổ trưởng tổ dân phố số 7").await;
    assert_snapshot!("a_vacant_post", thu.screen().await);
    thu.taps("Mời người nhận vai trò").await;
    let token = invited(&thu).await;
    assert_snapshot!("the_invitation", thu.screen().await.replace(&token, "TOKEN"));
    world.restart().await;
    let an = world.stranger("Đặng Đình An", "vi").await;
    an.takes_up(&token).await;
    an.presses("📝 Báo cáo tháng").await;
    assert!(an.last().await.contains("tháng 9/2019"), "{}", an.everything().await);
    thu.says("/phuong").await;
    thu.taps("Vai trò, mời người").await;
    thu.taps("Tổ dân phố số 7").await;
    assert_snapshot!("a_held_post", thu.everything().await.rsplit("\n\nTrợ lý:").next().unwrap_or_default());
}

#[tokio::test]
async fn a_lost_phone_is_invited_again() {
    let world = World::in_october().await;
    let (thu, an) = (world.secretary().await, world.leader(7).await);
    thu.says("/phuong").await;
    thu.taps("Vai trò, mời người").await;
    thu.taps("Tổ dân phố số 7").await;
    thu.taps("Tổ trưởng tổ dân phố số 7").await;
    thu.taps("Mời lại").await;
    thu.puts_away().await;
    thu.taps("Đúng, mời lại").await;
    let token = invited(&thu).await;
    assert_snapshot!("invited_again", thu.screen().await.replace(&token, "TOKEN"));
    let new = world.stranger("An máy mới", "vi").await;
    new.takes_up(&token).await;
    new.says("/baocao").await;
    assert!(new.last().await.contains("tháng 9/2019"), "{}", new.everything().await);
    an.puts_away().await;
    an.says("/baocao").await;
    assert!(an.last().await.contains("cần đường dẫn mời"), "{}", an.last().await);
}

#[tokio::test]
async fn a_post_is_ended_and_its_holder_told() {
    let world = World::in_october().await;
    let (thu, an) = (world.secretary().await, world.leader(7).await);
    an.puts_away().await;
    thu.says("/phuong").await;
    thu.taps("Vai trò, mời người").await;
    thu.taps("Tổ dân phố số 7").await;
    thu.taps("Tổ trưởng tổ dân phố số 7").await;
    thu.taps("Cho thôi vai trò này").await;
    assert_snapshot!("asked_first", thu.screen().await);
    let yes = thu.data_of("Đúng, cho thôi").await;
    an.forges(&yes).await;
    assert!(an.screen().await.contains("Nút này thuộc câu cũ"));
    thu.taps("Đúng, cho thôi").await;
    thu.forges(&yes).await;
    assert_snapshot!("ended", thu.screen().await);
    assert_snapshot!("the_holder_is_told", an.screen().await);
    an.says("/baocao").await;
    assert!(an.last().await.contains("không giữ vai trò nào"), "{}", an.last().await);
}

#[tokio::test]
async fn nobody_locks_the_ward_out() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let path = |phone: Phone, kind: &'static str| async move {
        phone.says("/phuong").await;
        phone.taps("Vai trò, mời người").await;
        phone.taps("Ủy ban phường").await;
        phone.taps(kind).await;
        phone.taps("Cho thôi vai trò này").await;
        phone.puts_away().await;
        phone.taps("Đúng, cho thôi").await;
    };
    path(thu.clone(), "Thư ký").await;
    assert_snapshot!("the_last_one_stays", thu.screen().await);
    let quan = world.holder("Quản trị", "vi", PostKind::Administrator, None).await;
    path(quan.clone(), "Thư ký").await;
    thu.says("/phuong").await;
    assert!(thu.last().await.contains("không giữ vai trò nào"), "{}", thu.last().await);
    quan.says("/phuong").await;
    assert!(quan.last().await.contains("Phường Phúc Lợi"), "{}", quan.last().await);
}

#[tokio::test]
async fn an_open_invitation_is_taken_back() {
    let world = World::in_october().await;
    let sue = world.holder("Sue", "en", PostKind::Administrator, None).await;
    sue.says("/ward").await;
    sue.taps("Posts and inviting").await;
    sue.taps("The ward's committee").await;
    sue.taps("Chair").await;
    sue.taps("Invite somebody").await;
    let token = invited(&sue).await;
    sue.says("/ward").await;
    sue.taps("Open invitations").await;
    sue.puts_away().await;
    sue.taps("Chair · until").await;
    assert_snapshot!("asked_before_taking_back", sue.screen().await);
    sue.taps("Yes, take it back").await;
    assert_snapshot!("taken_back", sue.screen().await);
    let stranger = world.stranger("Chủ tịch", "vi").await;
    stranger.opens(&token).await;
    assert!(stranger.last().await.contains("thu hồi"), "{}", stranger.last().await);
    assert!(!stranger.everything().await.contains("Đúng, là tôi"), "{}", stranger.everything().await);
}

#[tokio::test]
async fn the_committees_chat_is_bound_and_released_from_the_wards_card() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.says("/phuong").await;
    thu.taps("Nhóm Ủy ban").await;
    thu.taps("Lấy mã liên kết nhóm").await;
    let said = thu.last().await;
    let code = said.lines().find_map(|line| line.strip_prefix("/lienket ")).expect("a code").to_owned();
    assert_snapshot!("a_code", thu.screen().await.replace(&code, "CODE"));
    let chat = world.group_chat("vi").await;
    chat.says(&format!("/lienket {code}")).await;
    chat.puts_away().await;
    thu.says("/phuong").await;
    thu.taps("Nhóm Ủy ban").await;
    thu.taps("Gỡ nhóm 1 (từ 08:00 02/10/2019)").await;
    thu.taps("Đúng, gỡ nhóm").await;
    assert_snapshot!("released", thu.everything().await.rsplit("\n\nTrợ lý:").next().unwrap_or_default());
    assert!(chat.last().await.contains("không nhận số liệu"), "{}", chat.last().await);
    chat.says("/tonghop 8/2019").await;
    assert!(!chat.last().await.contains("tháng 8 năm 2019"), "{}", chat.last().await);
}

#[tokio::test]
async fn the_posts_of_an_ended_group_end_once_its_last_month_was_due() {
    let world = World::in_october().await;
    let (thu, an) = (world.secretary().await, world.leader(7).await);
    thu.says("/phuong").await;
    thu.taps("🏠 Tổ dân phố").await;
    thu.taps("Tổ dân phố số 7").await;
    thu.taps("Kết thúc tổ").await;
    thu.taps("31/10/2019").await;
    thu.taps("Đúng, ghi lại").await;
    world.it_is("2019-11-05T08:00:00+07:00");
    world.rounds_pass().await;
    an.says("/baocao").await;
    assert!(an.last().await.contains("Báo cáo tháng"), "{}", an.last().await);
    an.puts_away().await;
    world.it_is("2019-11-06T08:00:00+07:00");
    world.rounds_pass().await;
    world.settles().await;
    assert_snapshot!(an.screen().await);
    world.rounds_pass().await;
    world.settles().await;
    assert_eq!(an.screen().await, "");
}
