//! Reminders of petitions' deadlines, by the ward's clock.

use insta::assert_snapshot;
use topho::domain::people::PostKind;
use topho::domain::petition::{Field, Kind};

use crate::support::{Put, World};

const RUBBISH: Put<'_> =
    Put { kind: Kind::Feedback, field: Field::Environment, group: 7, text: "Rác ở đầu ngõ 12." };

#[tokio::test(flavor = "multi_thread")]
async fn the_handler_is_reminded_before_and_at_the_deadline_and_the_chair_once_it_has_passed() {
    let mut world = World::new().await;
    let thu = world.secretary().await;
    let chu = world.holder("Chủ tịch", "vi", PostKind::Chair, None).await;
    thu.puts_away().await;
    // Ten working days from Wednesday 02/10 end on Wednesday 16/10.
    world.puts_petition(&RUBBISH).await;
    for quiet in ["2019-10-11T12:00:00+07:00", "2019-10-13T12:00:00+07:00", "2019-10-14T06:00:00+07:00"] {
        world.it_is(quiet);
        world.rounds_pass().await;
        assert_eq!(thu.screen().await, "", "{quiet}");
    }
    world.it_is("2019-10-14T08:00:00+07:00");
    world.rounds_pass().await;
    assert_snapshot!("before", thu.screen().await);
    world.restart().await;
    world.rounds_pass().await;
    world.it_is("2019-10-15T12:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(thu.screen().await, "", "once each");
    world.it_is("2019-10-16T12:00:00+07:00");
    world.rounds_pass().await;
    world.rounds_pass().await;
    assert_snapshot!("at_the_deadline", thu.screen().await);
    assert_eq!(chu.screen().await, "");
    world.it_is("2019-10-17T12:00:00+07:00");
    world.rounds_pass().await;
    world.restart().await;
    world.rounds_pass().await;
    assert_snapshot!("overdue", chu.screen().await);
    assert_eq!(thu.screen().await, "");
    chu.taps("Quá hạn").await;
    assert!(chu.screen().await.contains("KN-2019-0001"));
    world.it_is("2019-10-18T12:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(chu.screen().await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn across_tet_working_days_count_and_several_come_as_one() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let chu = world.holder("Chairwoman", "en", PostKind::Chair, None).await;
    thu.puts_away().await;
    // Ten working days from Tuesday 29/01/2019 end on Tuesday 19/02: Tết is from 02/02 to 10/02.
    world.it_is("2019-01-29T09:00:00+07:00");
    world.puts_petition(&RUBBISH).await;
    world.it_is("2019-01-29T10:00:00+07:00");
    world.puts_petition(&Put { kind: Kind::Recommendation, group: 3, ..RUBBISH }).await;
    world.it_is("2019-02-12T09:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(thu.screen().await, "");
    world.it_is("2019-02-15T09:00:00+07:00");
    world.rounds_pass().await;
    assert_snapshot!("digest_before", thu.screen().await);
    // Overdue since Wednesday; found on Saturday, told on Monday.
    world.it_is("2019-02-23T09:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(chu.screen().await, "");
    world.it_is("2019-02-25T09:00:00+07:00");
    world.rounds_pass().await;
    assert_snapshot!("digest_overdue", chu.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_answered_for_in_time_is_not_reminded_of() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let chu = world.holder("Chủ tịch", "vi", PostKind::Chair, None).await;
    world.puts_petition(&RUBBISH).await;
    chu.says("KN-2019-0001").await;
    chu.taps("Tiếp nhận xử lý").await;
    for phone in [&thu, &chu] {
        phone.puts_away().await;
    }
    world.it_is("2019-10-14T08:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(thu.screen().await, "", "the chair has taken it");
    assert!(chu.screen().await.contains("KN-2019-0001"));
    chu.says("KN-2019-0001").await;
    chu.taps("Không đủ điều kiện").await;
    chu.says("Đơn trùng với một đơn khác của tổ 7.").await;
    chu.taps("Gửi").await;
    chu.puts_away().await;
    world.it_is("2019-10-21T08:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(chu.screen().await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_is_no_chair_the_secretary_hears_what_is_overdue() {
    let world = World::new().await;
    let thu = world.secretary().await;
    world.puts_petition(&RUBBISH).await;
    thu.puts_away().await;
    world.it_is("2019-10-17T12:00:00+07:00");
    world.rounds_pass().await;
    assert_snapshot!("overdue_without_a_chair", thu.screen().await);
    let chu = world.holder("Chủ tịch", "vi", PostKind::Chair, None).await;
    thu.puts_away().await;
    chu.puts_away().await;
    world.rounds_pass().await;
    assert_eq!((thu.screen().await, chu.screen().await), (String::new(), String::new()), "once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_that_is_reopened_after_its_deadline_is_reminded_of_anew() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let chu = world.holder("Chủ tịch", "vi", PostKind::Chair, None).await;
    let an = world.leader(7).await;
    world.puts_petition(&Put { kind: Kind::Complaint, ..RUBBISH }).await;
    thu.says("KN-2019-0001").await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Thụ lý").await;
    thu.taps("Bắt đầu giải quyết").await;
    chu.puts_away().await;
    // Thirty days end on Friday 01/11/2019.
    world.it_is("2019-11-04T09:00:00+07:00");
    world.rounds_pass().await;
    let first = chu.screen().await;
    assert!(first.contains("KN-2019-0001"), "{first}");
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã trả lời gia đình bằng văn bản ngày 04/11.").await;
    thu.says("Biên bản làm việc với gia đình ngày 04/11.").await;
    thu.taps("Không có ảnh").await;
    thu.taps("Gửi").await;
    world.it_is("2019-11-05T09:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(chu.screen().await, "");
    an.taps("Chưa ổn").await;
    an.says("Gia đình chưa nhận được văn bản.").await;
    an.taps("Gửi").await;
    world.rounds_pass().await;
    assert_eq!(chu.screen().await, first, "the same line as before");
    world.it_is("2019-11-06T09:00:00+07:00");
    world.rounds_pass().await;
    assert_eq!(chu.screen().await, "", "once for each time");
}
