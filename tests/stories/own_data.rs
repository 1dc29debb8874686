//! What is kept of a person: shown, changed, and removed when they ask.

use chrono::TimeDelta;
use insta::assert_snapshot;
use serde_json::Value;
use topho::domain::people::PostKind;
use topho::domain::ward::GroupCode;
use topho::store::petitions::drafts::{self, DraftOf};

use crate::support::{Phone, World};

async fn count(world: &World, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&mut world.connection().await).await.expect("a count")
}

/// Rows that name a person.
const TRACES: &str = "select (select count(*) from person) + (select count(*) from identity)
    + (select count(*) from session) + (select count(*) from consent) + (select count(*) from post_holding)
    + (select count(*) from answer_message) + (select count(*) from report where submitted_by is not null)
    + (select count(*) from petition where sent_by is not null)
    + (select count(*) from petition_event where person_id is not null)";

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_kept_is_shown() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Như tháng trước, trừ …").await;
    an.taps("Gửi báo cáo").await;
    an.sends_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.puts_away().await;
    an.says("/dulieu").await;
    assert_snapshot!("my_data", an.screen().await);
    let document: Value = serde_json::from_slice(&an.documents().await[0]).expect("JSON");
    assert_eq!(document["name"], "Tổ trưởng 7");
    assert_eq!(document["accounts"][0]["user"], an.id().to_string());
    assert_eq!(document["posts"][0]["group"], "TDP07");
    assert_eq!(document["consents"][0]["messenger"], "telegram");
    assert_eq!(document["reports_submitted"][0]["month"], "2019-09");
    assert_eq!(document["petitions_passed_on"][0]["number"], "KN-2019-0001");
    an.taps("Sửa số điện thoại").await;
    an.shares_contact(false).await;
    an.shares_contact(true).await;
    an.says("/dulieu").await;
    an.taps("Đổi cách xưng hô").await;
    an.taps("Ông").await;
    assert_snapshot!("number_and_address_changed", an.screen().await);
    let ann = world.holder("Ann", "en", PostKind::Chair, None).await;
    ann.says("/mydata").await;
    assert_snapshot!("my_data_in_english", ann.screen().await);
    let eve = world.stranger("Eve", "vi").await;
    eve.says("/dulieu").await;
    eve.says("/xoadulieu").await;
    eve.forges("own.forget").await;
    assert_snapshot!("of_a_stranger_nothing", eve.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_at_once_is_removed_and_the_figures_stay() {
    let mut world = World::in_october().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    an.says("1tr505").await;
    an.says("/huy").await;
    an.sends_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    thu.puts_away().await;
    an.puts_away().await;
    an.says("/xoadulieu").await;
    an.taps("Để trống và xóa ngay").await;
    world.restart().await;
    an.taps("Xóa dữ liệu của tôi").await;
    assert_snapshot!("removed", an.screen().await);
    assert_snapshot!("the_secretary_is_told", thu.screen().await);
    an.says("/baocao").await;
    assert!(an.last().await.contains("cần đường dẫn mời"), "{}", an.last().await);
    assert_eq!(count(&world, "select count(*) from person").await, 1, "the secretary");
    assert_eq!(count(&world, "select count(*) from petition where sent_by is null").await, 1);
    assert_eq!(count(&world, "select count(*) from draft where answers is not null").await, 1, "the post's");
    assert_eq!(
        count(&world, "select count(*) from audit_entry where action in ('post_left', 'person_removed')")
            .await,
        2
    );
    let dung = world.stranger("Dung", "vi").await;
    dung.takes_up(&world.invites(PostKind::Leader, Some(7)).await).await;
    assert_snapshot!("the_successor_finds_everything", dung.last().await);
}

#[tokio::test]
async fn who_waits_for_a_successor_stays_until_then() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.says("/xoadulieu").await;
    let wait = an.data_of("Báo phường").await;
    an.taps("Báo phường").await;
    assert_snapshot!("waits", an.screen().await);
    assert_snapshot!("the_secretary_is_asked", thu.screen().await);
    an.says("/baocao").await;
    assert!(an.last().await.contains("Báo cáo tháng 9/2019"));
    world.leader(7).await;
    an.puts_away().await;
    an.forges(&wait).await;
    assert!(an.screen().await.contains("Nút này thuộc câu cũ"), "it was shown for a post that is gone");
    an.says("/xoadulieu").await;
    assert_snapshot!("no_post_any_more", an.screen().await);
    an.taps("Xóa dữ liệu của tôi").await;
    assert_eq!(count(&world, "select count(*) from person").await, 2, "the secretary and the successor");
}

#[tokio::test]
async fn the_consent_is_withdrawn_the_same_way() {
    let world = World::in_october().await;
    let thu = world.holder("Secretary", "en", PostKind::Secretary, None).await;
    thu.says("/mydata").await;
    thu.puts_away().await;
    thu.taps("Withdraw my consent").await;
    thu.taps("wait for a successor").await;
    thu.says("/mydata").await;
    thu.taps("Withdraw my consent").await;
    thu.taps("Leave it vacant").await;
    assert_snapshot!("withdrawn", thu.screen().await);
    assert!(count(&world, TRACES).await > 0, "until then there is something to remove");
    thu.taps("Remove my data").await;
    assert_eq!(count(&world, TRACES).await, 0);
    assert_eq!(count(&world, "select count(*) from audit_entry where action = 'consent_withdrawn'").await, 1);
}

#[tokio::test]
async fn a_button_of_long_ago_removes_nobody() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/xoadulieu").await;
    an.taps("Để trống và xóa ngay").await;
    let erase = an.data_of("Xóa dữ liệu của tôi").await;
    world.time_passes(TimeDelta::hours(2));
    an.puts_away().await;
    an.forges(&erase).await;
    an.forges("own.erase.1.1.1.f").await;
    an.forges("own.erase").await;
    assert_snapshot!("nothing_happens", an.screen().await);
    assert_eq!(count(&world, "select count(*) from person").await, 1);
}

#[tokio::test]
async fn a_new_version_of_the_text_is_asked_again_and_nothing_is_lost() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Bắt đầu").await;
    sqlx::query("update consent set version = '2020-01'")
        .execute(&mut world.connection().await)
        .await
        .expect("an older consent");
    an.puts_away().await;
    an.says("1tr505").await;
    assert_snapshot!("asked_again", an.screen().await);
    an.taps("Xem chi tiết").await;
    an.puts_away().await;
    an.taps("Tôi đồng ý").await;
    an.says("1tr505").await;
    assert_snapshot!("and_on_it_goes", an.screen().await);
    assert_eq!(count(&world, "select count(*) from consent").await, 2);
}

/// A leader's petition for their own household, with their own name and number, up to the last look.
async fn writes_for_the_own_household(world: &World) -> Phone {
    let an = world.leader(7).await;
    an.says("/dulieu").await;
    an.taps("Sửa số điện thoại").await;
    an.shares_contact(true).await;
    an.begins_feedback("Cống trước nhà tôi tắc ba ngày nay, nước tràn vào sân.").await;
    an.sends_photo().await;
    an.taps("Xong").await;
    an.says("Ngõ 12").await;
    an.taps("Là tôi").await;
    an.says("1").await;
    an
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_for_the_own_household_loses_the_name_with_the_person() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let an = writes_for_the_own_household(&world).await;
    an.puts_away().await;
    an.says("/dulieu").await;
    assert_snapshot!("my_data_while_a_petition_is_written", an.screen().await);
    let document: Value =
        serde_json::from_slice(an.documents().await.last().expect("a document")).expect("JSON");
    assert_eq!(document["petitions_being_written"][0]["files"], 1);
    let content = document["petitions_being_written"][0]["content"].to_string();
    assert!(content.contains("Cống trước nhà"), "{content}");
    assert!(!content.contains("telegram"), "whoever wrote before is not named by their chat: {content}");
    an.says("/kiennghi").await;
    if an.buttons().await.iter().any(|label| label.contains("Viết tiếp")) {
        an.taps("Viết tiếp").await;
    }
    an.taps("📮 Gửi").await;
    an.puts_away().await;
    an.says("/dulieu").await;
    assert_snapshot!("my_data_with_an_own_household", an.screen().await);
    let document: Value =
        serde_json::from_slice(an.documents().await.last().expect("a document")).expect("JSON");
    assert_eq!(document["own_households"][0]["name"], "Tổ trưởng 7");
    assert_eq!(document["files_passed_on"], 1);
    thu.puts_away().await;
    thu.says("KN-2019-0001").await;
    assert!(thu.screen().await.contains("Tổ trưởng 7"), "{}", thu.everything().await);
    an.says("/xoadulieu").await;
    an.taps("Để trống và xóa ngay").await;
    an.taps("Xóa dữ liệu của tôi").await;
    thu.puts_away().await;
    thu.says("KN-2019-0001").await;
    let card = thu.screen().await;
    assert!(card.contains("Cống trước nhà tôi") && !card.contains("Tổ trưởng 7,"), "{card}");
    assert_snapshot!("the_card_without_the_name", card);
    assert_eq!(count(&world, "select count(*) from petition where anonymous").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_help_names_the_ways_to_ones_own_data() {
    let world = World::in_october().await;
    for (phone, ways) in [
        (world.leader(7).await, ["/dulieu", "/xoadulieu"]),
        (world.english_leader(8).await, ["/mydata", "/forget"]),
    ] {
        phone.says("/help").await;
        let help = phone.last().await;
        assert!(ways.iter().all(|way| help.contains(way)), "{help}");
    }
}

/// What is being written under the post of group 7's leader, as it is stored.
async fn begun(world: &World) -> String {
    let of = DraftOf { ward_id: 1, post: PostKind::Leader, group: Some(GroupCode::new("TDP07")) };
    let stored = drafts::look(&mut world.connection().await, world.keyring(), &of).await;
    stored.expect("a query").expect("a draft").to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_predecessors_chat_is_gone_from_what_they_have_begun() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.says("Mùi rất khó chịu.").await;
    an.taps("Xong").await;
    an.says("Ngõ 12").await;
    let binh = world.leader(7).await;
    binh.says("/kiennghi").await;
    binh.taps("Viết tiếp").await;
    binh.says("Trần Thị Zephyrin").await;
    let chat = format!("{}", an.chat());
    assert!(begun(&world).await.contains(&chat), "{}", begun(&world).await);
    an.says("/xoadulieu").await;
    an.taps("Xóa dữ liệu của tôi").await;
    let kept = begun(&world).await;
    assert!(!kept.contains(&chat), "{kept}");
    assert!(kept.contains("Ngõ 12") && kept.contains("Mùi rất khó chịu."), "{kept}");
    assert!(kept.contains("Zephyrin") && kept.contains(&format!("telegram/{}/", binh.chat())), "{kept}");
    binh.edits("Trần Thị Zephyrin", "Trần Thị Lan").await;
    assert!(begun(&world).await.contains("Trần Thị Lan"), "the successor's own messages are known");
}
