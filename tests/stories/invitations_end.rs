//! Invitations to a post end with it: who has held it does not come back by a link that was left over.

use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::support::{Phone, World};

/// How often the audit says that an invitation to this was taken back, and by whom: a person, or the bot.
async fn taken_back(world: &World, what: &str) -> Vec<String> {
    sqlx::query_scalar(
        "select case actor when 'bot' then 'bot' else 'a person' end from audit_entry
         where action = 'invitation_revoked' and subject = 'invitation to ' || $1 order by sequence",
    )
    .bind(what)
    .fetch_all(&mut world.connection().await)
    .await
    .expect("the audit")
}

async fn is_refused(phone: &Phone, token: &str) {
    phone.opens(token).await;
    assert!(phone.last().await.contains("thu hồi"), "{}", phone.everything().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_link_ends_when_the_first_is_taken_up() {
    let world = World::in_october().await;
    let (first, second) =
        (world.invites(PostKind::Leader, Some(7)).await, world.invites(PostKind::Leader, Some(7)).await);
    let (elsewhere, shared) =
        (world.invites(PostKind::Leader, Some(8)).await, world.invites(PostKind::Administrator, None).await);
    let shared_too = world.invites(PostKind::Administrator, None).await;
    let an = world.stranger("An", "vi").await;
    an.takes_up(&first).await;
    world.leader(7).await;
    is_refused(&an, &second).await;
    an.says("/baocao").await;
    assert!(!an.last().await.contains("tháng 9/2019"), "{}", an.last().await);
    assert_eq!(taken_back(&world, "leader TDP07").await, ["a person"]);
    an.takes_up(&elsewhere).await;
    // Several administrators are invited at once, and each of them comes.
    world.stranger("Quản trị 1", "vi").await.takes_up(&shared).await;
    let second = world.stranger("Quản trị 2", "vi").await;
    second.takes_up(&shared_too).await;
    second.says("/phuong").await;
    assert!(second.everything().await.contains("Phường Phúc Lợi"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_left_over_ends_with_the_post() {
    let world = World::in_october().await;
    let (thu, an) = (world.secretary().await, world.leader(7).await);
    let left_over = world.invites(PostKind::Leader, Some(7)).await;
    thu.says("/phuong").await;
    thu.taps("Vai trò, mời người").await;
    thu.taps("Tổ dân phố số 7").await;
    thu.taps("Tổ trưởng tổ dân phố số 7").await;
    thu.taps("Cho thôi vai trò này").await;
    thu.puts_away().await;
    thu.taps("Đúng, cho thôi").await;
    assert_snapshot!("ended_with_its_invitations", thu.screen().await);
    is_refused(&an, &left_over).await;
    let ben = world.holder("Ben", "en", PostKind::Deputy, Some(3)).await;
    let left_over = world.invites(PostKind::Deputy, Some(3)).await;
    let sue = world.holder("Sue", "en", PostKind::Administrator, None).await;
    sue.says("/ward").await;
    sue.taps("Posts and inviting").await;
    sue.taps("Tổ dân phố số 3").await;
    sue.taps("Deputy").await;
    sue.taps("End this post").await;
    sue.puts_away().await;
    sue.taps("Yes, end it").await;
    assert_snapshot!("ended_with_its_invitations_in_english", sue.screen().await);
    ben.opens(&left_over).await;
    assert!(ben.last().await.contains("withdrawn"), "{}", ben.last().await);
    // Who leaves leaves nothing open either.
    let binh = world.leader(8).await;
    let left_over = world.invites(PostKind::Leader, Some(8)).await;
    binh.says("/xoadulieu").await;
    binh.taps("Để trống và xóa ngay").await;
    binh.taps("Xóa dữ liệu của tôi").await;
    is_refused(&binh, &left_over).await;
    assert_eq!(taken_back(&world, "leader TDP08").await, ["a person"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_invitations_to_a_group_end_with_it() {
    let world = World::in_october().await;
    let (thu, an) = (world.secretary().await, world.leader(7).await);
    let (own, vacant) =
        (world.invites(PostKind::Leader, Some(7)).await, world.invites(PostKind::Deputy, Some(7)).await);
    thu.says("/phuong").await;
    thu.taps("🏠 Tổ dân phố").await;
    thu.taps("Tổ dân phố số 7").await;
    thu.taps("Kết thúc tổ").await;
    thu.taps("31/10/2019").await;
    thu.taps("Đúng, ghi lại").await;
    // The invitations are good for 14 days.
    sqlx::query("update invitation set expires_at = '2019-12-01T00:00:00Z' where used_at is null")
        .execute(&mut world.connection().await)
        .await
        .expect("longer invitations");
    world.it_is("2019-11-06T08:00:00+07:00");
    world.rounds_pass().await;
    world.settles().await;
    is_refused(&an, &own).await;
    is_refused(&an, &vacant).await;
    assert_eq!(taken_back(&world, "leader TDP07").await, ["bot"]);
    assert_eq!(taken_back(&world, "deputy TDP07").await, ["bot"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_on_under_another_account_does_so_once() {
    let world = World::in_october().await;
    world.leader(7).await;
    let (first, second) = (
        world.invites_again(PostKind::Leader, Some(7)).await,
        world.invites_again(PostKind::Leader, Some(7)).await,
    );
    world.stranger("Máy mới", "vi").await.takes_up(&first).await;
    is_refused(&world.stranger("Eve", "vi").await, &second).await;
}
