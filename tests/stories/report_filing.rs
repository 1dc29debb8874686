//! Reports that pass through several hands: a deputy drafts and the leader sends; a secretary files for a leader.

use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::report_narratives::SEPTEMBER;
use crate::support::{Phone, World};

/// Writers, who submitted under which post, and whether that person is known, of group 7's September.
async fn recorded(world: &World) -> (Vec<String>, Option<String>, bool) {
    let mut conn = world.connection().await;
    sqlx::query_as(
        "select array(select split_part(writer, ' ', 1) from unnest(writers) as writer), submitted_as,
                submitted_by is not null
         from report where group_code = 'TDP07' and month = '2019-09-01' and part = 'leader'
         order by revision desc limit 1",
    )
    .fetch_one(&mut conn)
    .await
    .expect("the report")
}

async fn answers_september(phone: &Phone) {
    phone.taps("Bắt đầu").await;
    for answer in SEPTEMBER {
        phone.says(answer).await;
    }
    phone.taps("Xem lại báo cáo").await;
}

#[tokio::test]
async fn the_leader_is_told_once_that_the_deputys_draft_waits() {
    let mut world = World::in_october().await;
    let (an, cuong) = (world.leader(7).await, world.deputy(7).await);
    cuong.says("/baocao").await;
    answers_september(&cuong).await;
    cuong.puts_away().await;
    cuong.taps("Báo tổ trưởng xem và gửi").await;
    assert_snapshot!("the_deputy_is_thanked", cuong.screen().await);
    assert_snapshot!("the_leader_is_told", an.screen().await);
    world.restart().await;
    cuong.says("/baocao").await;
    cuong.taps("Xem lại").await;
    cuong.puts_away().await;
    cuong.taps("Báo tổ trưởng xem và gửi").await;
    assert_snapshot!("the_deputy_hears_that_it_was_told", cuong.screen().await);
    assert_eq!(an.screen().await, "", "the leader is told once");
    an.taps("Mở bản ghi").await;
    assert_snapshot!("the_leader_opens_it", an.screen().await);
    an.taps("Xem lại").await;
    an.puts_away().await;
    an.says("1: 2tr").await;
    assert_snapshot!("one_answer_is_the_leaders_now", an.screen().await);
    an.taps("Gửi báo cáo").await;
    let (writers, post, known) = recorded(&world).await;
    assert_eq!(
        (writers, post.as_deref(), known),
        (vec!["deputy".into(), "leader".into()], Some("leader"), true)
    );
}

#[tokio::test]
async fn a_deputy_who_has_changed_something_may_tell_the_leader_again() {
    let world = World::in_october().await;
    let (an, cuong) = (world.leader(7).await, world.deputy(7).await);
    cuong.says("/baocao").await;
    answers_september(&cuong).await;
    cuong.taps("Báo tổ trưởng xem và gửi").await;
    cuong.says("/baocao").await;
    cuong.taps("Xem lại").await;
    cuong.says("1: 1tr6").await;
    an.puts_away().await;
    cuong.taps("Báo tổ trưởng xem và gửi").await;
    assert!(an.last().await.contains("Tổ phó đã ghi xong"), "{}", an.last().await);
}

#[tokio::test]
async fn a_deputy_cannot_send_even_by_a_forged_button() {
    let world = World::in_october().await;
    let cuong = world.deputy(7).await;
    cuong.says("/baocao").await;
    answers_september(&cuong).await;
    let nonce = cuong.data_of("Để sau").await.split('.').nth(1).expect("a nonce").to_owned();
    for code in ["send", "sendanyway"] {
        cuong.forges(&format!("r.{nonce}.{code}")).await;
    }
    let mut conn = world.connection().await;
    let sent: i64 =
        sqlx::query_scalar("select count(*) from report where group_code = 'TDP07' and month = '2019-09-01'")
            .fetch_one(&mut conn)
            .await
            .expect("a count");
    assert_eq!(sent, 0);
}

#[tokio::test]
async fn without_a_leader_the_secretary_is_told_and_files() {
    let world = World::in_october().await;
    let (thu, cuong) = (world.secretary().await, world.deputy(7).await);
    cuong.says("/baocao").await;
    answers_september(&cuong).await;
    cuong.puts_away().await;
    cuong.taps("Báo tổ trưởng xem và gửi").await;
    assert_snapshot!("the_deputy_hears_who_was_told", cuong.screen().await);
    assert_snapshot!("the_secretary_is_told", thu.screen().await);
    thu.taps("Mở bản ghi").await;
    thu.taps("Xem lại").await;
    thu.taps("Gửi báo cáo").await;
    let (writers, post, known) = recorded(&world).await;
    assert_eq!((writers, post.as_deref(), known), (vec!["deputy".into()], Some("secretary"), true));
}

#[tokio::test]
async fn with_neither_leader_nor_secretary_the_deputys_draft_is_kept() {
    let world = World::in_october().await;
    let cuong = world.deputy(7).await;
    cuong.says("/baocao").await;
    answers_september(&cuong).await;
    cuong.puts_away().await;
    cuong.taps("Báo tổ trưởng xem và gửi").await;
    assert_snapshot!(cuong.screen().await);
}

#[tokio::test]
async fn the_secretary_files_for_a_leader_without_a_smartphone() {
    let mut world = World::in_october().await;
    let an = world.leader(7).await;
    let thu = world.secretary().await;
    thu.presses("📝 Báo cáo tháng").await;
    assert_snapshot!("which_group", thu.screen().await);
    thu.taps("Tổ 7").await;
    assert_snapshot!("the_card", thu.screen().await);
    thu.taps("Bắt đầu").await;
    world.restart().await;
    for answer in SEPTEMBER {
        thu.says(answer).await;
    }
    thu.taps("Xem lại báo cáo").await;
    thu.puts_away().await;
    thu.taps("Gửi báo cáo").await;
    assert_snapshot!("the_receipt", thu.screen().await);
    assert_snapshot!("the_leader_hears_of_it", an.screen().await);
    an.taps("Xem hoặc sửa").await;
    assert_snapshot!("the_leader_looks", an.screen().await);
    let (writers, post, known) = recorded(&world).await;
    assert_eq!((writers, post.as_deref(), known), (vec!["secretary".into()], Some("secretary"), true));
    thu.says("/baocao").await;
    assert_snapshot!("what_is_still_owed", thu.screen().await);
}

#[tokio::test]
async fn the_secretary_turns_the_pages_of_the_groups() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.says("/baocao").await;
    thu.puts_away().await;
    thu.taps("Tiếp ▶").await;
    assert_snapshot!("the_second_page", thu.screen().await);
    thu.taps("Tổ 14").await;
    assert_snapshot!("nothing_owed", thu.screen().await);
    thu.taps("Tháng 8/2019").await;
    assert_snapshot!("a_month_already_sent", thu.screen().await);
}

#[tokio::test]
async fn a_secretary_in_english_files_for_a_leader() {
    let world = World::in_october().await;
    let thu = world.holder("Sue", "en", PostKind::Secretary, None).await;
    let an = world.english_leader(7).await;
    thu.says("/report").await;
    thu.taps("Group 7").await;
    thu.taps("Begin").await;
    for answer in SEPTEMBER {
        thu.says(answer).await;
    }
    thu.taps("Look over").await;
    thu.puts_away().await;
    thu.taps("Send the report").await;
    assert_snapshot!("the_english_secretary", thu.screen().await);
    assert_snapshot!("the_english_leader", an.screen().await);
}

#[tokio::test]
async fn secretary_and_leader_see_what_the_other_has_changed() {
    let world = World::in_october().await;
    let (an, thu) = (world.leader(7).await, world.secretary().await);
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    thu.says("/baocao").await;
    thu.taps("Tổ 7").await;
    thu.taps("Bắt đầu").await;
    thu.says("1tr505").await;
    an.puts_away().await;
    an.says("1tr6").await;
    assert_snapshot!("the_leader_sees_the_secretarys_answer", an.screen().await);
}

#[tokio::test]
async fn a_secretary_who_leads_a_group_too_chooses_and_sends_it_as_its_leader() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.takes_up(&world.invites(PostKind::Leader, Some(7)).await).await;
    thu.says("/baocao").await;
    thu.puts_away().await;
    thu.says("/baocao").await;
    assert_snapshot!("as_which_post", thu.screen().await);
    thu.taps("nộp thay").await;
    thu.taps("Tổ 7").await;
    answers_september(&thu).await;
    thu.taps("Gửi báo cáo").await;
    let (writers, post, _) = recorded(&world).await;
    assert_eq!((writers, post.as_deref()), (vec!["leader".into()], Some("leader")));
}

#[tokio::test]
async fn nobody_but_the_wards_secretary_files_for_a_leader() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.says("/baocao").await;
    let group = thu.data_of("Tổ 7").await;
    let holding: i64 = group.split('.').nth(1).and_then(|id| id.parse().ok()).expect("a holding");
    assert_eq!(group, format!("rep.{holding}.g.TDP07"), "what is forged below is shaped like it");
    for (kind, of) in [
        (PostKind::Leader, Some(3)),
        (PostKind::Deputy, Some(3)),
        (PostKind::FrontBoardHead, Some(3)),
        (PostKind::Chair, None),
        (PostKind::CommitteeMember, None),
        (PostKind::Administrator, None),
    ] {
        let other = world.holder("Người khác", "vi", kind, of).await;
        other.forges(&group).await;
        for own in holding..holding + 10 {
            other.forges(&format!("rep.{own}.g.TDP07")).await;
            other.forges(&format!("rep.{own}.g.TDP07.2019-09")).await;
            other.forges(&format!("rep.{own}.p.0")).await;
        }
        let seen = other.everything().await;
        assert!(seen.contains("Trợ lý:"), "{kind:?}: {seen}");
        assert!(!seen.contains("Tổ 7") && !seen.contains("tổ 7"), "{kind:?}: {seen}");
    }
}
