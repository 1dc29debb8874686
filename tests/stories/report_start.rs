//! Opening a month's report.

use insta::assert_snapshot;

use crate::support::World;

#[tokio::test]
async fn the_oldest_month_owed_is_opened() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.presses("📝 Báo cáo tháng").await;
    assert_snapshot!(an.screen().await);
    an.taps("Bắt đầu").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn other_months_are_offered() {
    let world = World::in_october().await;
    world.it_is("2019-10-26T08:00:00+07:00");
    let an = world.leader(7).await;
    an.says("/baocao").await;
    assert_snapshot!(an.screen().await);
    an.taps("Tháng 10/2019").await;
    assert_snapshot!(an.screen().await);
    an.taps("Các tháng khác").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn a_group_that_owes_nothing_can_still_look_at_its_months() {
    let world = World::in_october().await;
    let ba = world.leader(1).await;
    ba.says("/report").await;
    assert_snapshot!(ba.screen().await);
    ba.taps("Tháng 9/2019").await;
    assert_snapshot!(ba.screen().await);
}

#[tokio::test]
async fn a_group_with_nothing_sent_begins_in_january() {
    let world = World::new().await;
    let an = world.leader(2).await;
    an.says("/baocao").await;
    assert_snapshot!(an.screen().await);
}

#[tokio::test]
async fn opening_again_takes_the_buttons_off_the_card_before() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.says("/baocao").await;
    assert_eq!(an.messages_with_buttons().await, 1);
}

#[tokio::test]
async fn a_label_of_the_menu_may_be_typed_in_words() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    for text in ["báo cáo", "Bao cao thang ạ"] {
        an.says(text).await;
        let last = an.last().await;
        assert!(last.contains("Báo cáo tháng 9/2019") && !last.contains("chưa hiểu"), "{text}: {last}");
        an.says("/huy").await;
    }
    an.says("gui kien nghi").await;
    assert!(an.last().await.contains("Loại đơn"), "{}", an.last().await);
    // In the middle of something it is what it says.
    an.says("kiến nghị").await;
    assert!(an.last().await.contains("Lĩnh vực"), "{}", an.last().await);
    an.says("/huy").await;
    for text in ["gửi", "tháng", "báo cáo chưa nộp được"] {
        an.says(text).await;
        assert!(an.last().await.contains("Tôi chưa hiểu tin này."), "{text}: {}", an.last().await);
    }
    an.says("đơn thư").await;
    assert!(!an.last().await.contains("Đang mở"), "a leader handles no petitions");
    let thu = world.secretary().await;
    thu.says("don thu").await;
    assert!(thu.last().await.contains("Đơn thư · Đang mở"), "{}", thu.last().await);
}
