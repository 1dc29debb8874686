//! The register: lists, filters, pages, duplicates; several handlers at once; and those whom it does not concern.

use insta::assert_snapshot;
use topho::domain::people::PostKind;
use topho::domain::petition::{Field, Kind};

use crate::support::{Phone, Put, World};

const RUBBISH: &str = "Rác để ở đầu ngõ 12 đã ba ngày không ai thu gom.";

async fn chair(world: &World) -> Phone {
    world.holder("Chủ tịch", "vi", PostKind::Chair, None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_register_says_so() {
    let world = World::new().await;
    let thu = world.secretary().await;
    thu.presses("📂 Đơn thư").await;
    assert_snapshot!("empty", thu.screen().await);
    thu.says("/donthu KN-2019-0001").await;
    assert_snapshot!("unknown_number", thu.screen().await);
    thu.taps("Đã xong").await;
    thu.taps("Quá hạn").await;
    thu.taps("Đang mở").await;
    assert!(thu.last().await.contains("không có đơn nào"));
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_petitions_are_narrowed_down_and_turned_over() {
    let world = World::new().await;
    let thu = world.secretary().await;
    for at in 0..30_usize {
        let day = 2 + at / 3;
        world.it_is(&format!("2019-10-{day:02}T08:{at:02}:00+07:00"));
        let kinds = [Kind::Feedback, Kind::Recommendation, Kind::Complaint];
        let put = Put {
            kind: kinds[at % 3],
            field: Field::ALL[at % 9],
            group: u32::try_from(at % 14).expect("small") + 1,
            text: &format!("Việc thứ {at}"),
        };
        world.puts_petition(&put).await;
    }
    world.it_is("2019-10-17T09:00:00+07:00");
    thu.says("/donthu").await;
    assert_snapshot!("first_page", thu.screen().await);
    thu.taps("▶").await;
    thu.taps("▶").await;
    thu.taps("▶").await;
    assert_snapshot!("last_page", thu.screen().await);
    thu.taps("Quá hạn").await;
    assert_snapshot!("overdue", thu.screen().await);
    thu.taps("Sắp đến hạn").await;
    assert_snapshot!("due_soon", thu.screen().await);
    thu.taps("Theo lĩnh vực").await;
    thu.taps("Đất đai").await;
    assert_snapshot!("one_field", thu.screen().await);
    thu.taps("Theo tổ").await;
    thu.taps("tổ 7").await;
    assert_snapshot!("one_group", thu.screen().await);
    thu.taps("KN-2019-0007").await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Danh sách").await;
    thu.puts_away().await;
    thu.taps("Của tôi").await;
    assert_snapshot!("mine", thu.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn likely_duplicates_are_named() {
    let world = World::new().await;
    let thu = world.secretary().await;
    for (group, field, text) in [
        (7, Field::Environment, RUBBISH),
        (7, Field::Environment, "Ngõ 12 đầu ngõ có rác, ba ngày rồi không ai thu gom."),
        (8, Field::Environment, RUBBISH),
        (7, Field::Infrastructure, "Đèn đường ngõ 3 bị hỏng đã hai tuần."),
    ] {
        world.puts_petition(&Put { kind: Kind::Feedback, field, group, text }).await;
    }
    thu.says("KN-2019-0002").await;
    let card = thu.screen().await;
    assert!(card.contains("Có thể trùng với:** KN-2019-0001"), "{card}");
    assert!(!card.contains("KN-2019-0003") && !card.contains("KN-2019-0004"), "{card}");
    thu.taps("KN-2019-0001").await;
    assert!(thu.screen().await.contains("Có thể trùng với:** KN-2019-0002"));
    thu.says("KN-2019-0004").await;
    assert!(!thu.screen().await.contains("Có thể trùng"));
}

#[tokio::test(flavor = "multi_thread")]
async fn likely_duplicates_are_found_below_hundreds_of_newer_petitions() {
    let world = World::new().await;
    let thu = world.secretary().await;
    for text in [RUBBISH, "Ngõ 12 đầu ngõ có rác, ba ngày rồi không ai thu gom."] {
        world.puts_petition(&Put { kind: Kind::Feedback, field: Field::Environment, group: 7, text }).await;
    }
    let mut conn = world.connection().await;
    for statement in [
        "insert into petition
         select (p).* from (select jsonb_populate_record(petition, jsonb_build_object('number', 'KN-2019-' || n,
             'field', 'khac', 'received_at', received_at + interval '1 day')) p
             from petition, generate_series(1000, 1600) n where number = 'KN-2019-0001') others",
        "insert into petition_event
         select (e).* from (select jsonb_populate_record(petition_event, jsonb_build_object('number', petition.number,
             'at', petition.received_at)) e
             from petition_event join petition using (ward_id) where petition_event.number = 'KN-2019-0001'
             and petition.number >= 'KN-2019-1000') others",
    ] {
        sqlx::query(statement).execute(&mut conn).await.expect("other petitions");
    }
    thu.says("KN-2019-0002").await;
    let card = thu.screen().await;
    assert!(card.contains("Có thể trùng với:** KN-2019-0001"), "{card}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_handlers_the_later_one_is_shown_what_the_first_has_done() {
    let world = World::new().await;
    let (thu, chu) = (world.secretary().await, chair(&world).await);
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    for phone in [&thu, &chu] {
        phone.says("KN-2019-0001").await;
        phone.puts_away().await;
    }
    thu.taps("Tiếp nhận xử lý").await;
    chu.taps("Tiếp nhận xử lý").await;
    assert_snapshot!("the_later_one", chu.screen().await);

    // Both write; the chair is quicker.
    thu.taps("Hỏi thêm").await;
    thu.says("Từ ngày nào?").await;
    chu.taps("Trả lời").await;
    chu.says("Phường đang xem.").await;
    chu.taps("Gửi").await;
    thu.puts_away().await;
    thu.taps("Gửi").await;
    assert_snapshot!("what_was_written_is_still_there", thu.screen().await);
    thu.taps("Gửi").await;
    assert!(thu.last().await.contains("Đã ghi: **Hỏi thêm người gửi**"), "{}", thu.last().await);

    // The sender withdraws while the chair refuses.
    an.puts_away().await;
    chu.says("KN-2019-0001").await;
    an.says("KN-2019-0001").await;
    an.taps("Trả lời").await;
    an.says("Từ thứ Hai.").await;
    an.taps("Xong").await;
    an.taps("Gửi").await;
    chu.says("KN-2019-0001").await;
    chu.taps("Không thụ lý").await;
    chu.says("Việc này đã được giải quyết ở đơn khác của tổ.").await;
    an.says("KN-2019-0001").await;
    an.taps("Rút đơn").await;
    an.taps("Đúng, rút đơn").await;
    chu.puts_away().await;
    chu.taps("Gửi").await;
    assert_snapshot!("not_possible_any_more", chu.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_in_the_middle_leaves_one_event_and_loses_no_word() {
    let mut world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    thu.says("KN-2019-0001").await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Trả lời").await;
    world.kill();
    thu.types("Phường đang xem việc này.").await;
    world.start().await;
    world.settles().await;
    thu.taps("Gửi").await;
    thu.says("KN-2019-0001").await;
    let card = thu.last().await;
    assert_eq!(card.matches("Trả lời người gửi: Phường đang xem việc này.").count(), 1, "{card}");
    let send = "h.aaaaaa.send";
    thu.puts_away().await;
    thu.forges(send).await;
    let mut conn = world.connection().await;
    let events: i64 =
        sqlx::query_scalar("select count(*) from petition_event").fetch_one(&mut conn).await.unwrap();
    assert_eq!(events, 3);
    // The one word that was said is in the one detail that is kept, and cannot be read there.
    let details: (i64, i64) = sqlx::query_as(
        "select count(*), count(*) filter (where position(convert_to('Phường', 'UTF8') in detail) > 0)
         from petition_event where detail is not null",
    )
    .fetch_one(&mut conn)
    .await
    .expect("the events' details");
    assert_eq!(details, (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_it_does_not_concern_learns_nothing() {
    let world = World::new().await;
    let former = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    former.says("KN-2019-0001").await;
    former.taps("Trả lời").await;
    let buttons = [
        "reg.1.c.KN-2019-0001",
        "reg.1.c.KN-2019-0009",
        "reg.1.l.open.0",
        "reg.1.fields",
        "reg.1.v.KN-2019-0001",
    ];
    let act = "reg.1.a.1.take.KN-2019-0001";
    let words = ["ngõ 12", "Nguyễn Thị Lan", "0912 345 678", "Phản ánh", "Đã tiếp nhận"];
    let thu = world.secretary().await;
    let binh = world.leader(8).await;
    for phone in [&former, &binh] {
        phone.puts_away().await;
        for data in buttons.iter().chain([&act, &"follow.1.KN-2019-0001", &"follow.1.KN-2019-0009"]) {
            phone.forges(data).await;
        }
        phone.says("/donthu KN-2019-0001").await;
        phone.says("KN-2019-0001").await;
        phone.says("Một câu hỏi").await;
        let screen = phone.screen().await;
        assert!(screen.contains("Trợ lý:"), "{screen}");
        for word in words {
            assert!(!screen.contains(word), "{word}:\n{screen}");
        }
    }
    thu.says("KN-2019-0001").await;
    let card = thu.screen().await;
    for word in words {
        assert!(card.contains(word), "{word}:\n{card}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_tells_each_change_and_no_words() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    thu.says("KN-2019-0001").await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Hỏi thêm").await;
    thu.says("Từ ngày nào?").await;
    thu.taps("Gửi").await;
    let mut conn = world.connection().await;
    let entries: Vec<String> = sqlx::query_scalar(
        "select post || ' ' || (old ->> 'status') || ' > ' || (new ->> 'event') || ' > ' || (new ->> 'status')
         from audit_entry where action = 'petition_changed' and subject like '%KN-2019-0001%' order by sequence",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    assert_eq!(
        entries,
        [
            "secretary tiep_nhan > taken > dang_phan_loai",
            "secretary dang_phan_loai > more_asked > cho_bo_sung",
        ]
    );
    let all: Vec<String> =
        sqlx::query_scalar("select audit_entry::text from audit_entry").fetch_all(&mut conn).await.unwrap();
    let all = all.join("\n");
    assert!(!all.contains("ngày nào") && !all.contains("ngõ 12") && !all.contains("Lan"), "{all}");
}
