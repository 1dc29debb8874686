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
