//! A post passes on while its holder taps: the tap waits for what is being done to the ward, and then does nothing under a
//! post that has ended.

use chrono::TimeDelta;
use insta::assert_snapshot;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::time::Duration;

use crate::support::{Phone, World};

/// How often it is looked whether somebody waits, and how long between two looks.
const LOOKS: usize = 100;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Waits until so many transactions of the story wait for a lock; goes on after a while where they do not.
pub async fn until_waiting(conn: &mut PgConnection, wanted: i64) {
    for _ in 0..LOOKS {
        let waiting: i64 = sqlx::query_scalar(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
        .fetch_one(&mut *conn)
        .await
        .expect("who waits");
        if waiting >= wanted {
            return;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// The holder taps while a transaction that holds the ward ends their posts, as a successor's does.
async fn taps_while_the_post_ends(world: &World, phone: &Phone, label: &str) {
    while_the_post_ends(world, phone, "ward", phone.taps(label)).await;
}

/// The holder does something while a transaction that holds the rows of a table ends their posts.
async fn while_the_post_ends(world: &World, phone: &Phone, held: &str, doing: impl Future<Output = ()>) {
    let (mut other, mut watching) = (world.connection().await, world.connection().await);
    let mut transaction = other.begin().await.expect("a transaction");
    let end = format!(
        "select from {held} for no key update;
         update post_holding set held_to = now() where person_id = (select person_id from identity where user_id = '{}')",
        phone.id()
    );
    sqlx::raw_sql(AssertSqlSafe(end)).execute(&mut *transaction).await.expect("the posts end");
    tokio::join!(doing, async {
        until_waiting(&mut watching, 1).await;
        transaction.commit().await.expect("it is done");
    });
}

async fn count(world: &World, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(&mut world.connection().await).await.expect("a count")
}

async fn nothing_failed(world: &World) {
    assert_eq!(
        count(world, "select count(*) from inbox where attempts > 1").await,
        0,
        "everything went through at once"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_submitted_under_a_post_that_has_just_ended() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/baocao").await;
    an.taps("Như tháng trước, trừ …").await;
    an.puts_away().await;
    taps_while_the_post_ends(&world, &an, "Gửi báo cáo").await;
    assert_snapshot!("no_report_under_an_ended_post", an.screen().await);
    let sent = "select count(*) from report where group_code = 'TDP07' and month = '2019-09-01'";
    assert_eq!(count(&world, sent).await, 0);
    nothing_failed(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_invited_by_somebody_whose_post_has_just_ended() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    thu.says("/phuong").await;
    thu.taps("Vai trò, mời người").await;
    thu.taps("Tổ dân phố số 7").await;
    thu.taps("Tổ trưởng tổ dân phố số 7").await;
    thu.puts_away().await;
    taps_while_the_post_ends(&world, &thu, "Mời người nhận vai trò").await;
    assert_eq!(count(&world, "select count(*) from invitation where kind = 'leader'").await, 0);
    assert!(thu.pictures().await.is_empty());
    nothing_failed(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_petition_is_sent_or_handled_under_a_post_that_has_just_ended() {
    let world = World::in_october().await;
    let (thu, an) = (world.secretary().await, world.leader(7).await);
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.taps("Xong").await;
    for answer in ["Đầu ngõ 12", "Nguyễn Thị Lan", "0912 345 678", "12"] {
        an.says(answer).await;
    }
    an.puts_away().await;
    taps_while_the_post_ends(&world, &an, "Gửi").await;
    assert_eq!(count(&world, "select count(*) from petition").await, 0);
    assert!(!an.screen().await.contains("KN-2019"), "{}", an.everything().await);
    let binh = world.leader(3).await;
    binh.sends_feedback("Đèn đường ở ngõ 5 hỏng từ tuần trước, tối đi lại khó.").await;
    thu.says("KN-2019-0001").await;
    thu.puts_away().await;
    taps_while_the_post_ends(&world, &thu, "Tiếp nhận xử lý").await;
    assert_eq!(count(&world, "select count(*) from petition where handler_post is not null").await, 0);
    nothing_failed(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_under_a_post_that_has_just_ended() {
    let world = World::in_october().await;
    let an = world.leader(3).await;
    an.begins_feedback("Rác ở đầu ngõ 12 không ai thu gom ba ngày nay.").await;
    an.puts_away().await;
    world.time_passes(TimeDelta::minutes(1));
    while_the_post_ends(&world, &an, "petition_draft", an.says("Mùi rất khó chịu.")).await;
    assert_snapshot!("no_petition_under_an_ended_post", an.screen().await);
    let written = "select count(*) from petition_draft where updated_at > '2019-10-02T08:00:00+07:00'";
    assert_eq!(count(&world, written).await, 0);
    let binh = world.leader(7).await;
    binh.says("/baocao").await;
    binh.taps("Bắt đầu").await;
    binh.says("1tr505").await;
    binh.puts_away().await;
    while_the_post_ends(&world, &binh, "draft", binh.says("2tr")).await;
    assert_snapshot!("no_answer_under_an_ended_post", binh.screen().await);
    assert_eq!(count(&world, "select count(*) from draft where version = 1").await, 1);
    nothing_failed(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_is_typed_in_two_groups_at_once_binds_one() {
    let world = World::in_october().await;
    let code = world.committee_code().await;
    let (first, second) = (world.group_chat("vi").await, world.group_chat("vi").await);
    let (mut other, mut watching) = (world.connection().await, world.connection().await);
    let mut transaction = other.begin().await.expect("a transaction");
    let hold = sqlx::query("select from invitation for update").execute(&mut *transaction).await;
    hold.expect("the code is held");
    let typed = format!("/lienket {code}");
    tokio::join!(first.says(&typed), second.says(&typed), async {
        until_waiting(&mut watching, 2).await;
        transaction.commit().await.expect("it is let go");
    });
    assert_eq!(count(&world, "select count(*) from committee_chat").await, 1);
    let said = [first.last().await, second.last().await];
    assert_eq!(said.iter().filter(|said| said.contains("đã được sử dụng")).count(), 1, "{said:?}");
}
