//! The ward's summary in chat: asked for, refused, and posting itself.

use insta::assert_snapshot;

use crate::support::{Phone, World};

#[tokio::test]
async fn the_committee_reads_a_period_that_it_names() {
    let world = World::in_october().await;
    let chat = world.committee().await;
    chat.says("/tonghop 9 tháng 2019").await;
    assert_snapshot!("nine_months", chat.screen().await);
    chat.says("/summary q3/2019").await;
    assert_snapshot!("third_quarter", chat.screen().await);
    chat.says("/tonghop 2019-08").await;
    assert_snapshot!("august", chat.screen().await);
}

#[tokio::test]
async fn the_period_is_chosen_by_buttons() {
    let world = World::in_october().await;
    let chat = world.committee().await;
    chat.says("/tonghop").await;
    assert_snapshot!("periods", chat.screen().await);
    chat.taps("Tháng 9 năm 2019").await;
    assert_snapshot!("september", chat.screen().await);
    chat.taps("Kỳ khác").await;
    chat.puts_away().await;
    chat.says("/tonghop hôm kia").await;
    assert_snapshot!("a_period_that_cannot_be_read", chat.screen().await);
}

#[tokio::test]
async fn the_figures_are_shown_group_by_group() {
    let world = World::in_october().await;
    let chat = world.committee().await;
    chat.says("/tonghop 9 tháng 2019").await;
    chat.puts_away().await;
    chat.taps("Theo tổ").await;
    let screen = chat.screen().await;
    assert!(!screen.contains("Góp ý tổ trưởng"), "shown as the ward's total only: {screen}");
    assert_snapshot!(screen);
}

#[tokio::test]
async fn a_period_without_figures_says_so() {
    let world = World::new().await;
    let chat = world.committee().await;
    chat.says("/tonghop 9/2019").await;
    assert_snapshot!("nothing_submitted", chat.screen().await);
    chat.says("/tonghop 2018").await;
    assert_snapshot!("before_the_ward", chat.screen().await);
}

#[tokio::test]
async fn those_entitled_read_it_in_private() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.presses("📈 Tổng hợp phường").await;
    thu.taps("Quý III năm 2019").await;
    thu.taps("Theo tổ").await;
    let everything = thu.everything().await;
    assert!(everything.contains("Phường Phúc Lợi · quý III năm 2019"), "{everything}");
    assert!(everything.contains("theo tổ"), "{everything}");
}

#[tokio::test]
async fn leaders_strangers_and_other_chats_get_nothing() {
    let world = World::in_october().await;
    let committee = world.committee().await;
    committee.says("/tonghop 8/2019").await;
    let forged = committee.data_of("Theo tổ").await;
    let an = world.leader(7).await;
    an.says("/tonghop 8/2019").await;
    an.forges(&forged).await;
    assert_snapshot!("a_leader", an.screen().await);
    let other = world.group_chat("vi").await;
    other.puts_away().await;
    other.says("/tonghop 8/2019").await;
    other.forges(&forged).await;
    assert_snapshot!("another_chat", other.screen().await);
    let eve = world.stranger("Eve", "vi").await;
    eve.says("/summary 8/2019").await;
    eve.forges(&forged).await;
    assert_snapshot!("a_stranger", eve.screen().await);
}

/// The leader of the group sends September: as August, with nothing but something for the Fund for the Poor.
async fn sends_september(world: &World, group: u32) -> Phone {
    let leader = world.leader(group).await;
    leader.says("/baocao").await;
    leader.taps("Như tháng trước, trừ …").await;
    leader.says("1: 1tr505").await;
    leader.taps("Gửi báo cáo").await;
    assert!(leader.last().await.contains("Số biên nhận"), "{}", leader.last().await);
    leader
}

#[tokio::test]
async fn it_posts_itself_once_when_the_last_group_has_sent() {
    let mut world = World::in_october().await;
    let committee = world.committee().await;
    sends_september(&world, 3).await;
    world.restart().await;
    sends_september(&world, 12).await;
    assert_eq!(committee.screen().await, "", "two of three is not all");
    world.restart().await;
    world.it_is("2019-10-02T20:14:00+07:00");
    let last = sends_september(&world, 7).await;
    assert_snapshot!("month_quarter_and_nine_months", committee.screen().await);
    world.restart().await;
    last.edits("1: 1tr505", "1: 1tr605").await;
    last.taps("Gửi báo cáo").await;
    assert!(last.last().await.contains("PL-07-2019-09-2"), "{}", last.last().await);
    assert_eq!(committee.screen().await, "", "a correction posts nothing");
    committee.says("/tonghop 9/2019").await;
    assert!(committee.screen().await.contains("14/14"), "and is counted when asked for");
}

#[tokio::test]
async fn the_front_boards_answer_neither_holds_it_up_nor_posts_it_again() {
    let world = World::in_october().await;
    let committee = world.committee().await;
    for group in [3, 12, 7] {
        sends_september(&world, group).await;
    }
    assert_ne!(committee.screen().await, "");
    let head = world.front_board_head(7).await;
    head.says("/baocao").await;
    head.taps("Bắt đầu").await;
    head.taps("0").await;
    head.taps("Gửi báo cáo").await;
    assert_eq!(committee.screen().await, "");
}

#[tokio::test]
async fn an_import_posts_nothing() {
    let world = World::in_october().await;
    let committee = world.committee().await;
    let imported = world.import_golden(None).await;
    assert_eq!(imported.reports.stored, 3);
    world.settles().await;
    assert_eq!(committee.screen().await, "");
    committee.says("/tonghop 9 tháng 2019").await;
    assert_snapshot!(committee.screen().await);
}

#[tokio::test]
async fn the_committee_may_read_in_english() {
    let world = World::in_october().await;
    let chat = world.committee().await;
    chat.says("/ngonngu").await;
    chat.taps("English").await;
    chat.puts_away().await;
    chat.says("/summary nine months 2019").await;
    assert_snapshot!("nine_months_in_english", chat.screen().await);
    chat.says("/summary").await;
    assert_snapshot!("periods_in_english", chat.screen().await);
}
