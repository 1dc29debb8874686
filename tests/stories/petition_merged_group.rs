//! A group is merged into another: what its leader sent and did not finish, and whose it is then.

use chrono::TimeDelta;
use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::support::{Phone, World};

const RUBBISH: &str = "Rác để ở đầu ngõ 12 đã ba ngày không ai thu gom.";

/// Groups 3 and 4 become group 4 on the first of November.
async fn merges_3_into_4(thu: &Phone) {
    thu.says("/phuong").await;
    thu.taps("🏠 Tổ dân phố").await;
    thu.taps("Tổ dân phố số 3").await;
    thu.taps("Gộp với tổ khác").await;
    thu.taps("Tổ dân phố số 4").await;
    thu.says("1/11/2019").await;
    thu.taps("Số 4").await;
    thu.taps("Đúng, ghi lại").await;
}

async fn takes(thu: &Phone) {
    thu.says("KN-2019-0001").await;
    thu.taps("Tiếp nhận xử lý").await;
}

async fn settles(thu: &Phone) {
    thu.says("KN-2019-0001").await;
    thu.taps("Chuyển cơ quan").await;
    thu.says("Công ty môi trường").await;
    thu.taps("Chưa có số").await;
    thu.taps("Gửi").await;
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10, đặt thêm hai thùng rác.").await;
    thu.says("Cán bộ phường kiểm tra tại chỗ ngày 05/10.").await;
    thu.taps("Không có ảnh").await;
    thu.taps("Gửi").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_leader_of_the_group_that_goes_on_follows_what_the_ended_groups_leader_sent() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let (an, binh) = (world.leader(3).await, world.leader(4).await);
    an.sends_feedback(RUBBISH).await;
    an.puts_away().await;
    merges_3_into_4(&thu).await;
    binh.says("KN-2019-0001").await;
    assert!(binh.last().await.contains("Chưa có đơn nào được gửi"), "{}", binh.last().await);
    // The ended group's last month is still owed: its leader goes on, and the other one begins.
    world.it_is("2019-11-02T08:00:00+07:00");
    world.rounds_pass().await;
    binh.puts_away().await;
    takes(&thu).await;
    for leader in [&an, &binh] {
        assert!(leader.screen().await.contains("đã có người ở Ủy ban"));
    }
    world.it_is("2019-11-06T08:00:00+07:00");
    world.rounds_pass().await;
    an.puts_away().await;
    settles(&thu).await;
    assert_snapshot!("told_of_the_settlement", binh.screen().await);
    binh.forges("follow.list").await;
    assert_snapshot!("listed", binh.screen().await);
    binh.taps("KN-2019-0001").await;
    binh.taps("Chưa ổn").await;
    binh.says("Hai thùng rác lại đầy tràn từ hôm qua.").await;
    binh.puts_away().await;
    binh.taps("Gửi").await;
    assert_snapshot!("reopened", binh.screen().await);
    assert!(thu.screen().await.contains("KN-2019-0001"), "the handler hears of it");
    for tried in ["follow.1.KN-2019-0001", "follow.list"] {
        an.forges(tried).await;
    }
    an.says("KN-2019-0001").await;
    let seen = an.screen().await;
    assert!(!seen.contains("ngõ 12") && !seen.contains("thùng rác") && !seen.contains("Phản ánh"), "{seen}");
    let posts: Vec<String> = sqlx::query_scalar(
        "select post from audit_entry where action = 'petition_changed' and new->>'event' = 'reopened'",
    )
    .fetch_all(&mut world.connection().await)
    .await
    .expect("rows");
    assert_eq!(posts, ["leader TDP04"], "it was done under the post that goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_up_the_post_later_is_told_what_waits_there() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(3).await;
    an.sends_feedback(RUBBISH).await;
    merges_3_into_4(&thu).await;
    world.it_is("2019-11-06T08:00:00+07:00");
    world.rounds_pass().await;
    let binh = world.stranger("Bình", "vi").await;
    binh.takes_up(&world.invites(PostKind::Leader, Some(4)).await).await;
    assert!(binh.everything().await.contains("1 kiến nghị đã gửi, chưa xong"), "{}", binh.everything().await);
    binh.says("/kiennghi").await;
    binh.taps("Đơn đã gửi").await;
    assert!(binh.last().await.contains("KN-2019-0001"), "{}", binh.last().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_that_the_ended_groups_leader_has_begun_is_removed_in_time() {
    let world = World::new().await;
    let (thu, an) = (world.secretary().await, world.leader(3).await);
    an.begins_feedback(RUBBISH).await;
    an.sends_photo().await;
    merges_3_into_4(&thu).await;
    world.it_is("2019-11-06T08:00:00+07:00");
    world.rounds_pass().await;
    let binh = world.leader(4).await;
    binh.says("/kiennghi").await;
    assert!(!binh.last().await.contains("viết dở"), "what was begun is not the other group's");
    for (days, kept) in [(54, 2), (2, 0)] {
        world.time_passes(TimeDelta::days(days));
        world.rounds_pass().await;
        let left =
            "select (select count(*) from petition_draft where content is not null and group_code = 'TDP03')
            + (select count(*) from attachment)";
        let left: i64 =
            sqlx::query_scalar(left).fetch_one(&mut world.connection().await).await.expect("a count");
        assert_eq!(left, kept, "after {days} more days");
    }
}
