//! Clocks that differ, sessions of earlier versions, codes that go astray, posts that pass on.

use chrono::TimeDelta;
use serde_json::json;
use sqlx::Row as _;
use topho::domain::people::PostKind;

use crate::support::{Phone, World};

/// The leader of the group is about to send September.
async fn has_september_ready(world: &World, group: u32) -> Phone {
    let leader = world.leader(group).await;
    leader.says("/baocao").await;
    leader.taps("Như tháng trước, trừ …").await;
    leader.says("1: 1tr505").await;
    leader
}

#[tokio::test]
async fn a_report_handled_under_a_later_clock_is_in_the_summary_that_an_earlier_clock_posts() {
    let world = World::in_october().await;
    let committee = world.committee().await;
    let leaders = [
        has_september_ready(&world, 3).await,
        has_september_ready(&world, 12).await,
        has_september_ready(&world, 7).await,
    ];
    for (leader, behind) in leaders.iter().zip([0, 0, 5]) {
        world.time_passes(TimeDelta::seconds(-behind));
        leader.taps("Gửi báo cáo").await;
        assert!(leader.last().await.contains("Số biên nhận"), "{}", leader.last().await);
    }
    let posted = committee.screen().await;
    assert!(posted.contains("Đã nộp 14/14 tổ."), "{posted}");
    assert!(!posted.contains("thiếu"), "{posted}");
}

#[tokio::test]
async fn a_place_that_cannot_be_read_is_met_once_by_somebody_with_two_posts() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.takes_up(&world.invites(PostKind::FrontBoardHead, Some(12)).await).await;
    forgets_the_form(&world, &an).await;
    an.puts_away().await;
    an.says("12").await;
    assert!(an.everything().await.contains("Mẫu báo cáo vừa được cập nhật"));
    an.puts_away().await;
    an.taps("số 7").await;
    let opened = an.screen().await;
    assert!(opened.contains("Tổ 7") && !opened.contains("Mẫu báo cáo"), "{opened}");
}

#[tokio::test]
async fn who_reports_nothing_is_told_nothing_of_a_place_that_cannot_be_read() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    forgets_the_form(&world, &thu).await;
    thu.says("/tonghop 8/2019").await;
    thu.taps("Theo tổ").await;
    let everything = thu.everything().await;
    assert!(everything.contains("theo tổ") && !everything.contains("Mẫu báo cáo"), "{everything}");
}

/// The person's session is as an earlier version of the program might have left it.
async fn forgets_the_form(world: &World, phone: &Phone) {
    let garbage = json!({ "report": { "step": "of long ago" } });
    sqlx::query(
        "insert into session (channel, user_id, state, updated_at) values ('telegram', $1, $2, now())
         on conflict (channel, user_id) do update set state = excluded.state",
    )
    .bind(phone.id().to_string())
    .bind(garbage)
    .execute(&mut world.connection().await)
    .await
    .expect("a session");
}

#[tokio::test]
async fn a_committees_code_that_is_opened_as_an_invitation_still_binds_its_chat() {
    let world = World::in_october().await;
    let code = world.committee_code().await;
    let an = world.stranger("An", "vi").await;
    an.takes_up(&code).await;
    assert!(an.last().await.contains("không đúng"), "{}", an.last().await);
    let chat = world.group_chat("vi").await;
    chat.says(&format!("/lienket {code}")).await;
    assert!(chat.last().await.starts_with("Từ nay nhóm này"), "{}", chat.last().await);
}

#[tokio::test]
async fn who_held_a_post_is_told_that_it_has_passed_on() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    let ann = world.holder("Ann", "en", PostKind::Leader, Some(3)).await;
    let mai = world.holder("Mai", "vi", PostKind::CommitteeMember, None).await;
    for (kind, group) in
        [(PostKind::Leader, Some(7)), (PostKind::Leader, Some(3)), (PostKind::CommitteeMember, None)]
    {
        world.holder("Dung", "vi", kind, group).await;
    }
    insta::assert_snapshot!("who_held_a_post", an.screen().await);
    insta::assert_snapshot!("who_held_a_post_in_english", ann.screen().await);
    assert_eq!(an.commands().await, ["trogiup", "ngonngu", "huy"]);
    assert_eq!(mai.screen().await, "", "members of the committee are many");
}

#[tokio::test]
async fn who_takes_up_their_own_post_again_is_not_told_that_they_lost_it() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.takes_up(&world.invites(PostKind::Leader, Some(7)).await).await;
    assert!(!an.everything().await.contains("từ nay do người khác"), "{}", an.everything().await);
}

#[tokio::test]
async fn every_command_in_a_group_is_answered() {
    let world = World::in_october().await;
    let chat = world.group_chat("vi").await;
    for command in ["/baocao", "/ngonngu", "/huy", "/khongcolenhnay"] {
        chat.puts_away().await;
        chat.says(command).await;
        assert!(chat.last().await.contains("/lienket"), "{command}: {}", chat.last().await);
    }
    let committee = world.committee().await;
    // With privacy off the bot hears also what is no command.
    world.arranges(reqwest::Method::PUT, "privacy", json!({ "enabled": false })).await;
    for command in ["/baocao", "/solieu", "/huy", "/khongcolenhnay"] {
        committee.says(command).await;
        let shown = committee.screen().await;
        assert!(shown.contains("nhắn riêng cho tôi"), "{command}: {shown}");
    }
    committee.says("Chào các đồng chí").await;
    let shown = committee.screen().await;
    assert_eq!(shown, "Ủy viên:\nChào các đồng chí", "what people say to each other is not answered");
}

#[tokio::test]
async fn a_person_is_written_to_where_they_wrote_last() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    let mut conn = world.connection().await;
    sqlx::query("update identity set chat = 'elsewhere'").execute(&mut conn).await.expect("an update");
    an.says("/trogiup").await;
    let chat = sqlx::query("select chat from identity where user_id = $1").bind(an.id().to_string());
    let chat: String = chat.fetch_one(&mut conn).await.expect("the identity").get("chat");
    assert_eq!(chat, an.chat().to_string());
}
