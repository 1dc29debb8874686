//! A post passes on, and a person moves to another phone.

use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::support::{Phone, World};

/// The leader of group 7 in the middle of September's report.
async fn in_a_report(world: &World) -> Phone {
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr505").await;
    an
}

async fn count(world: &World, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&mut world.connection().await).await.expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_successor_goes_on_with_what_the_post_has_begun() {
    let mut world = World::in_october().await;
    let an = in_a_report(&world).await;
    an.sends_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.says("/baocao").await;
    an.taps("Làm tiếp").await;
    let answer = an.data_of("Để sau").await;
    an.puts_away().await;
    let dung = world.stranger("Dung", "vi").await;
    dung.opens(&world.invites(PostKind::Leader, Some(7)).await).await;
    dung.taps("Đúng, là tôi").await;
    world.kill();
    world.start().await;
    dung.taps("Tôi đồng ý").await;
    assert_snapshot!("the_predecessor_hears", an.screen().await);
    assert_eq!(
        count(&world, "select count(*) from session where prompt is not null").await,
        1,
        "only the successor's"
    );
    an.forges(&answer).await;
    an.says("0").await;
    assert_snapshot!("the_predecessor_is_refused", an.screen().await);
    dung.taps("Anh").await;
    dung.puts_away().await;
    dung.presses("Để sau").await;
    assert_snapshot!("the_successor_hears_what_waits", dung.screen().await);
    dung.says("/baocao").await;
    assert!(dung.last().await.contains("Báo cáo đang làm dở"), "{}", dung.last().await);
    assert_eq!(
        count(&world, "select count(*) from audit_entry where action in ('post_taken', 'post_left')").await,
        3
    );
}

#[tokio::test]
async fn a_successor_hears_it_in_english_too() {
    let world = World::in_october().await;
    let an = world.holder("Ann", "en", PostKind::Leader, Some(7)).await;
    an.says("/report").await;
    an.taps("Begin").await;
    an.says("1505000").await;
    an.puts_away().await;
    let sue = world.holder("Sue", "en", PostKind::Secretary, None).await;
    let ben = world.stranger("Ben", "en").await;
    ben.takes_up(&world.invites(PostKind::Leader, Some(7)).await).await;
    assert_snapshot!("the_secretary_hears_in_english", sue.screen().await);
    assert!(ben.last().await.contains("Reports begun"), "{}", ben.last().await);
    assert_snapshot!("the_predecessor_hears_in_english", an.screen().await);
}

#[tokio::test]
async fn what_somebody_is_in_the_middle_of_elsewhere_goes_on() {
    let world = World::in_october().await;
    let an = in_a_report(&world).await;
    an.takes_up(&world.invites(PostKind::FrontBoardHead, Some(12)).await).await;
    an.says("/baocao").await;
    an.taps("số 7").await;
    an.taps("Làm tiếp").await;
    world.holder("Dung", "vi", PostKind::FrontBoardHead, Some(12)).await;
    an.puts_away().await;
    an.says("0").await;
    assert!(an.screen().await.contains("Đã ghi"), "{}", an.everything().await);
}

#[tokio::test]
async fn a_lost_phone_is_replaced_and_nothing_else_changes() {
    let mut world = World::in_october().await;
    let old = in_a_report(&world).await;
    old.says("/dulieu").await;
    old.taps("Đổi cách xưng hô").await;
    old.taps("Đồng chí").await;
    old.says("/baocao").await;
    old.taps("Làm tiếp").await;
    let later = old.data_of("Để sau").await;
    old.puts_away().await;
    let new = world.stranger("An (máy mới)", "vi").await;
    let token = world.invites_again(PostKind::Leader, Some(7)).await;
    new.opens(&token).await;
    assert_snapshot!("is_it_you_again", new.screen().await);
    world.restart().await;
    new.taps("Đúng, là tôi").await;
    assert_snapshot!("the_new_phone", new.screen().await);
    assert_snapshot!("the_old_phone", old.screen().await);
    old.forges(&later).await;
    old.says("/baocao").await;
    assert_snapshot!("the_old_phone_is_a_stranger", old.screen().await);
    new.says("/baocao").await;
    assert_snapshot!("the_new_phone_goes_on", new.screen().await);
    assert_eq!(count(&world, "select count(*) from person").await, 1);
    assert_eq!(count(&world, "select count(*) from identity").await, 1);
    assert_eq!(count(&world, "select count(*) from consent").await, 1, "the consent stays");
    let eve = world.stranger("Eve", "vi").await;
    eve.opens(&token).await;
    assert!(eve.last().await.contains("đã được sử dụng"), "{}", eve.last().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secretary_hears_who_came_and_who_came_with_another_phone() {
    let world = World::in_october().await;
    world.leader(7).await;
    let thu = world.secretary().await;
    let dung = world.leader(7).await;
    assert_snapshot!("the_secretary_hears_of_a_successor", thu.screen().await);
    let token = world.invites_again(PostKind::Leader, Some(7)).await;
    dung.takes_up(&token).await;
    assert_eq!(thu.screen().await, "", "it is the phone that it was");
    let token = world.invites_again(PostKind::Leader, Some(7)).await;
    world.stranger("Dung (máy mới)", "vi").await.takes_up(&token).await;
    assert_snapshot!("the_secretary_hears_of_another_phone", thu.screen().await);
    // Nobody is told what they have done themselves.
    thu.takes_up(&world.invites(PostKind::Leader, Some(12)).await).await;
    let token = world.invites_again(PostKind::Secretary, None).await;
    let new = world.stranger("Thư ký (máy mới)", "vi").await;
    new.takes_up(&token).await;
    let seen = [thu.everything().await, new.everything().await].concat();
    assert_eq!(seen.matches("đã có người nhận").count(), 1, "{seen}");
    assert_eq!(seen.matches("Người giữ vai trò").count(), 1, "{seen}");
}

#[tokio::test]
async fn who_is_invited_again_and_is_somebody_else_leaves_everything_as_it_is() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    let token = world.invites_again(PostKind::Leader, Some(7)).await;
    let binh = world.leader(3).await;
    binh.opens(&token).await;
    binh.puts_away().await;
    binh.taps("Đúng, là tôi").await;
    assert_snapshot!("the_account_of_another_holder", binh.screen().await);
    let eve = world.stranger("Eve", "en").await;
    eve.opens(&token).await;
    eve.taps("No, not me").await;
    an.opens(&token).await;
    an.taps("Đúng, là tôi").await;
    an.puts_away().await;
    an.says("/baocao").await;
    assert!(an.last().await.contains("Báo cáo tháng 9/2019"), "{}", an.last().await);
    assert_eq!(count(&world, "select count(*) from identity").await, 2);
}

#[tokio::test]
async fn nobody_is_invited_again_to_a_post_that_has_passed_on() {
    let world = World::in_october().await;
    world.leader(7).await;
    let token = world.invites_again(PostKind::Leader, Some(7)).await;
    world.leader(7).await;
    let eve = world.stranger("Eve", "vi").await;
    eve.opens(&token).await;
    assert!(eve.last().await.contains("thu hồi"), "{}", eve.last().await);
}

/// A whole report by somebody who is addressed so: nothing says “bác” to them.
async fn reports_addressed(address: &str) -> String {
    let world = World::in_october().await;
    let an = world.stranger("Lan", "vi").await;
    an.opens(&world.invites(PostKind::Leader, Some(7)).await).await;
    an.taps("Đúng, là tôi").await;
    an.taps("Tôi đồng ý").await;
    let before = an.everything().await;
    an.taps(address).await;
    an.presses("Để sau").await;
    an.says("/trogiup").await;
    an.says("/baocao").await;
    an.taps("Như tháng trước, trừ …").await;
    an.says("1: 15.050.000").await;
    an.taps("Nhập lại").await;
    an.says("1tr505").await;
    an.says("gì cơ?").await;
    an.sends_sticker().await;
    an.says("/huy").await;
    an.says("/baocao").await;
    an.taps("Xem lại").await;
    an.taps("Gửi báo cáo").await;
    an.says("/solieu").await;
    an.says("/dulieu").await;
    an.says("/xoadulieu").await;
    an.taps("Thôi, giữ như cũ").await;
    an.everything().await.replace(&before, "")
}

#[tokio::test]
async fn whoever_chose_another_address_never_hears_the_usual_one() {
    for (address, word) in [("Chị", "chị"), ("Đồng chí", "đồng chí")] {
        let said = reports_addressed(address).await;
        // What was said before the choice is left out; its buttons are gone by then.
        let after = said.split_once("Từ nay tôi gọi là").map_or("", |(_, after)| after).to_owned();
        assert!(after.contains("Số biên nhận"), "{said}");
        let words = after.to_lowercase();
        let mut words = words.split(|letter: char| !letter.is_alphabetic());
        assert!(words.all(|word| word != "bác"), "{after}");
        assert!(after.contains(&format!("Cảm ơn {word}")), "{after}");
    }
}
