//! The ward's set-up in chat: targets, calendar, optional questions, groups.

use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::support::{Phone, World};

/// The ward's administrator.
async fn administrator(world: &World) -> Phone {
    world.holder("Quản trị", "vi", PostKind::Administrator, None).await
}

#[tokio::test]
async fn the_secretary_sets_a_target_and_the_summary_follows() {
    let mut world = World::in_october().await;
    let thu = world.secretary().await;
    thu.presses("🏘 Phường").await;
    assert_snapshot!("the_wards_card", thu.screen().await);
    thu.taps("Chỉ tiêu năm").await;
    assert_snapshot!("targets", thu.screen().await);
    thu.taps("Chỉ tiêu Vì người nghèo · 2020").await;
    thu.says("nhiều").await;
    thu.says("110").await;
    world.restart().await;
    assert_snapshot!("a_target_that_may_mean_several", thu.screen().await);
    thu.taps("110.000.000").await;
    assert_snapshot!("a_target_to_confirm", thu.screen().await);
    world.restart().await;
    thu.taps("Đúng, ghi lại").await;
    assert_snapshot!("a_target_set", thu.screen().await);
    thu.says("/tonghop 1/2020").await;
    assert_eq!(thu.data_of("Phường").await, "ward.1.home");
}

#[tokio::test]
async fn the_calendar_is_changed_in_words_and_in_english() {
    let world = World::in_october().await;
    let sue = world.holder("Sue", "en", PostKind::Administrator, None).await;
    sue.says("/ward").await;
    sue.taps("Reporting calendar").await;
    sue.taps("Due day").await;
    sue.says("forty").await;
    sue.says("45").await;
    sue.says("5").await;
    sue.sends_sticker().await;
    sue.says("day 7").await;
    sue.says("yes").await;
    assert_snapshot!(sue.screen().await);
    let an = world.leader(7).await;
    an.says("/baocao").await;
    assert!(an.everything().await.contains("07/10"), "{}", an.everything().await);
}

#[tokio::test]
async fn optional_questions_are_looked_at_and_turned_on_and_off() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.says("/phuong").await;
    thu.taps("Chỉ số tùy chọn").await;
    thu.taps("Trang sau").await;
    thu.taps("Trang trước").await;
    assert_snapshot!("the_first_page", thu.screen().await);
    thu.taps("Chuyển đến").await;
    assert_snapshot!("one_that_is_off", thu.screen().await);
    let an = world.leader(7).await;
    an.says("/baocao").await;
    let before = an.last().await;
    thu.taps("Bật").await;
    thu.forges("ward.1.on.deaths").await;
    thu.forges("ward.1.on.no_such_indicator").await;
    assert_snapshot!("one_that_is_on", thu.screen().await);
    an.says("/baocao").await;
    assert!(before.contains("câu") && before != an.last().await, "{}", an.everything().await);
    thu.taps("Tắt").await;
    an.says("/baocao").await;
    assert_eq!(an.last().await, before);
}

#[tokio::test]
async fn two_groups_merge_in_mid_year_and_each_month_keeps_its_count() {
    let mut world = World::in_october().await;
    let thu = world.secretary().await;
    let former = world.leader(3).await;
    thu.says("/tonghop 9/2019").await;
    assert!(
        thu.everything().await.contains("Đã nộp 11/14 tổ (thiếu: tổ 3, 7, 12)."),
        "{}",
        thu.everything().await
    );
    thu.puts_away().await;
    thu.says("/phuong").await;
    thu.taps("🏠 Tổ dân phố").await;
    thu.taps("Tổ dân phố số 3").await;
    thu.taps("Gộp với tổ khác").await;
    thu.taps("Tổ dân phố số 4").await;
    assert_snapshot!("choosing_what_to_merge", thu.screen().await);
    world.restart().await;
    thu.says("15/8/2019").await;
    thu.taps("Số 4").await;
    assert_snapshot!("a_merger_to_confirm", thu.screen().await);
    thu.taps("Đúng, ghi lại").await;
    assert_snapshot!("merged", thu.screen().await);
    for (period, told) in [
        ("7/2019", "Đã nộp 14/14 tổ."),
        ("8/2019", "Đã nộp 13/13 tổ."),
        ("9/2019", "Đã nộp 11/13 tổ (thiếu: tổ 7, 12)."),
    ] {
        thu.says(&format!("/tonghop {period}")).await;
        assert!(thu.everything().await.contains(told), "{period}: {}", thu.everything().await);
    }
    thu.puts_away().await;
    thu.says("/phuong").await;
    thu.taps("🏠 Tổ dân phố").await;
    thu.taps("Tổ dân phố số 4").await;
    assert_snapshot!("the_successor", thu.screen().await);
    former.says("/baocao").await;
    let last = former.last().await;
    assert!(last.contains("không còn tháng nào phải nộp") && !last.contains("tháng 9/2019"), "{last}");
}

#[tokio::test]
async fn a_group_is_split_in_two_and_another_ends_and_is_renamed() {
    let world = World::in_october().await;
    let sue = world.holder("Sue", "en", PostKind::Administrator, None).await;
    sue.says("/ward").await;
    sue.taps("Residential groups").await;
    sue.taps("Tổ dân phố số 7").await;
    sue.taps("Split in two").await;
    sue.taps("01/11/2019").await;
    sue.says("8 and 9").await;
    sue.says("15").await;
    assert_snapshot!("a_split_to_confirm", sue.screen().await);
    sue.taps("Yes, save it").await;
    sue.taps("◀ Ward").await;
    sue.taps("Residential groups").await;
    sue.taps("Next").await;
    sue.puts_away().await;
    sue.taps("Tổ dân phố số 15").await;
    assert_snapshot!("the_new_group", sue.screen().await);
    sue.taps("Rename").await;
    sue.says("Tổ dân phố **Hồng Tiến**").await;
    sue.taps("Yes, save it").await;
    assert_snapshot!("renamed", sue.screen().await);
    sue.forges("ward.1.group.TDP12").await;
    sue.taps("End the group").await;
    sue.taps("31/12/2019").await;
    assert_snapshot!("an_end_to_confirm", sue.screen().await);
    sue.taps("Leave it as it is").await;
    assert!(sue.last().await.contains("Nothing was changed"), "{}", sue.everything().await);
}

#[tokio::test]
async fn two_administrators_at_once_see_what_the_other_did() {
    let world = World::in_october().await;
    let (one, other) = (world.secretary().await, administrator(&world).await);
    for phone in [&one, &other] {
        phone.says("/phuong").await;
        phone.taps("Lịch báo cáo").await;
        phone.taps("Hạn nộp").await;
    }
    one.says("7").await;
    other.says("8").await;
    one.taps("Đúng, ghi lại").await;
    other.puts_away().await;
    other.taps("Đúng, ghi lại").await;
    assert_snapshot!("shown_again", other.screen().await);
    other.taps("Đúng, ghi lại").await;
    assert!(other.last().await.contains("ngày 7 → **ngày 8**"), "{}", other.last().await);
}

#[tokio::test]
async fn a_stale_button_of_the_set_up_changes_nothing() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.says("/phuong").await;
    thu.taps("Lịch báo cáo").await;
    thu.taps("Ngày mở báo cáo").await;
    thu.says("20").await;
    let confirm = thu.data_of("Đúng, ghi lại").await;
    thu.says("21").await;
    thu.puts_away().await;
    thu.forges(&confirm).await;
    assert_snapshot!("a_stale_yes", thu.screen().await);
    thu.says("/huy").await;
    thu.forges(&confirm).await;
    assert!(settings(&world).await.contains("\"opens_day\": 25"));
}

#[tokio::test]
async fn who_does_not_manage_the_ward_changes_nothing_of_it() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.says("/phuong").await;
    thu.taps("Lịch báo cáo").await;
    thu.taps("Ngày mở báo cáo").await;
    thu.says("20").await;
    let confirm = thu.data_of("Đúng, ghi lại").await;
    let before = settings(&world).await;
    let an = world.leader(7).await;
    an.says("/phuong").await;
    for data in [
        "ward.1.home",
        "ward.1.on.births",
        "ward.1.off.births",
        "ward.1.group.TDP07",
        "ward.1.gend.TDP07",
        "ward.1.targets",
        "ward.2.home",
        &confirm,
    ] {
        an.forges(data).await;
    }
    assert_snapshot!(an.screen().await);
    thu.forges("ward.2.home").await;
    thu.forges("ward.1.gend.TDP99").await;
    thu.forges("ward.1.nonsense").await;
    thu.forges("ward.").await;
    assert_eq!(settings(&world).await, before);
}

/// The ward's settings and groups as they are kept.
async fn settings(world: &World) -> String {
    let kept = "select jsonb_pretty(settings) || (select string_agg(residential_group::text, ' ' order by group_code)
                from residential_group) from ward";
    sqlx::query_scalar(kept).fetch_one(&mut world.connection().await).await.expect("the ward")
}

#[tokio::test]
async fn every_change_is_in_the_audit_with_old_and_new() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.says("/phuong").await;
    thu.taps("Lịch báo cáo").await;
    thu.taps("Hạn nộp").await;
    thu.says("7").await;
    thu.taps("Đúng, ghi lại").await;
    let noted = "select action || ' ' || post || ' ' || channel || ' ' || subject || ' ' || coalesce(old::text, '') || ' → ' || coalesce(new::text, '')
                 from audit_entry where action = 'calendar_set' order by sequence";
    let noted: Vec<String> =
        sqlx::query_scalar(noted).fetch_all(&mut world.connection().await).await.expect("the audit");
    assert_eq!(noted, ["calendar_set secretary telegram calendar {\"due_day\": 5} → {\"due_day\": 7}"]);
}
