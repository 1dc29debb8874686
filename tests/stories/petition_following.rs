//! Following a petition: what its sender hears, and can do.

use insta::assert_snapshot;
use topho::domain::people::PostKind;

use crate::support::{Phone, World};

const RUBBISH: &str = "Rác để ở đầu ngõ 12 đã ba ngày không ai thu gom.";

/// Settles the newest petition of the card that the handler sees.
async fn settles(thu: &Phone) {
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10, đặt thêm hai thùng rác.").await;
    thu.says("Cán bộ phường kiểm tra tại chỗ ngày 05/10.").await;
    thu.taps("Không có ảnh").await;
    thu.taps("Gửi").await;
}

/// Takes and forwards it.
async fn takes_and_forwards(thu: &Phone, number: &str) {
    thu.says(number).await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Chuyển cơ quan").await;
    thu.says("Công ty môi trường").await;
    thu.taps("Chưa có số").await;
    thu.taps("Gửi").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn not_yet_reopens_it_once_and_then_other_ways_are_shown() {
    let mut world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    takes_and_forwards(&thu, "KN-2019-0001").await;
    settles(&thu).await;
    thu.puts_away().await;
    an.puts_away().await;
    an.taps("Chưa ổn").await;
    world.restart().await;
    an.says("Hai thùng rác lại đầy tràn từ hôm qua.").await;
    an.taps("Gửi").await;
    assert_snapshot!("reopened", an.screen().await);
    assert_snapshot!("handler_hears_that_it_is_not_fine", thu.screen().await);
    thu.taps("Mở đơn").await;
    settles(&thu).await;
    thu.puts_away().await;
    assert_snapshot!("settled_again", an.screen().await);
    an.taps("Chưa ổn").await;
    assert_snapshot!("other_ways", an.screen().await);
    assert_eq!(thu.screen().await, "", "it is not reopened again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_withdraws_after_a_second_thought() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    thu.puts_away().await;
    an.puts_away().await;
    an.taps("Theo dõi").await;
    assert_snapshot!("status", an.screen().await);
    an.taps("Rút đơn").await;
    an.taps("Không, giữ đơn").await;
    an.says("kn-2019-0001").await;
    an.taps("Rút đơn").await;
    an.taps("Đúng, rút đơn").await;
    assert_snapshot!("withdrawn", an.screen().await);
    assert_snapshot!("handler_hears_that_it_is_withdrawn", thu.screen().await);
    thu.taps("Mở đơn").await;
    assert_snapshot!("nothing_is_left_to_do", thu.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_petitions_of_a_post_are_listed_page_by_page() {
    let world = World::new().await;
    let an = world.leader(7).await;
    an.forges("follow.list").await;
    assert_snapshot!("none", an.screen().await);
    for at in 0..10 {
        let put = crate::support::Put {
            kind: topho::domain::petition::Kind::Feedback,
            field: topho::domain::petition::Field::ALL[at % 9],
            group: 7,
            text: RUBBISH,
        };
        world.puts_petition(&put).await;
    }
    an.forges("follow.list").await;
    an.taps("Cũ hơn").await;
    assert_snapshot!("pages", an.screen().await);
    an.taps("KN-2019-0001").await;
    assert!(an.screen().await.contains("**KN-2019-0001 · Phản ánh**"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_successor_follows_and_the_predecessor_does_not() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    an.taps("Theo dõi").await;
    let out = an.data_of("Rút đơn").await;
    let binh = world.leader(7).await;
    an.puts_away().await;
    for data in ["follow.1.KN-2019-0001", "follow.1.KN-2019-0002", "follow.list", &out] {
        an.forges(data).await;
    }
    let seen = an.screen().await;
    assert!(!seen.contains("ngõ 12") && !seen.contains("Phản ánh"), "{seen}");
    takes_and_forwards(&thu, "KN-2019-0001").await;
    assert!(binh.screen().await.contains("đã được chuyển tới Công ty môi trường"));
    assert!(!an.screen().await.contains("KN-2019-0001"));
    binh.says("KN-2019-0001").await;
    assert!(binh.screen().await.contains("Hiện nay: đã chuyển nơi có trách nhiệm"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sender_sees_what_they_wrote_cut_short() {
    let world = World::in_october().await;
    world.secretary().await;
    let an = world.leader(7).await;
    an.begins_feedback(RUBBISH).await;
    an.sends_photo().await;
    an.sends_photo().await;
    an.ends_feedback().await;
    an.puts_away().await;
    an.taps("Theo dõi").await;
    assert_snapshot!("own_words", an.screen().await);
    an.sends_feedback(&"Rác **chất đống** ở đầu ngõ. ".repeat(40)).await;
    an.says("KN-2019-0002").await;
    let shown = an.last().await;
    let own = shown.lines().find(|line| line.contains("Rác")).expect("their own words");
    assert!(own.ends_with('…') && (250..=330).contains(&own.chars().count()), "{own}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_it_is_fine_may_be_typed() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.says("chưa ổn").await;
    assert!(an.last().await.contains("Tôi chưa hiểu tin này."), "nothing was asked");
    for number in ["KN-2019-0001", "KN-2019-0002"] {
        an.sends_feedback(RUBBISH).await;
        thu.says(number).await;
        thu.taps("Tiếp nhận xử lý").await;
        thu.taps("Chuyển cơ quan").await;
        thu.says("Công ty môi trường").await;
        thu.says("chưa có số").await;
        thu.says("gửi").await;
        thu.taps("Kết quả giải quyết").await;
        thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10, đặt thêm hai thùng rác.").await;
        thu.says("Cán bộ phường kiểm tra tại chỗ ngày 05/10.").await;
        thu.says("không có ảnh").await;
        an.puts_away().await;
        thu.says("gửi").await;
        an.says("đã ổn").await;
    }
    assert_snapshot!("typed_of_two", an.screen().await);
    world.time_passes(chrono::TimeDelta::days(20));
    an.says("đã ổn").await;
    assert!(an.last().await.contains("Tôi chưa hiểu tin này."), "that is long ago");
    an.says("KN-2019-0001").await;
    an.taps("Chưa ổn").await;
    an.says("Rác lại đầy.").await;
    an.says("gửi").await;
    thu.says("KN-2019-0001").await;
    thu.taps("Kết quả giải quyết").await;
    thu.says("Đã dọn sạch đầu ngõ 12 một lần nữa sáng 22/10.").await;
    thu.says("Cán bộ phường kiểm tra tại chỗ ngày 22/10.").await;
    thu.says("không").await;
    thu.says("gửi").await;
    an.puts_away().await;
    an.says("chua on").await;
    assert!(an.last().await.contains("đã được giải quyết lại một lần"), "{}", an.last().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_settlement_that_is_not_fine_is_reopened_by_a_word() {
    let world = World::in_october().await;
    let thu = world.holder("Secretary", "en", topho::domain::people::PostKind::Secretary, None).await;
    let ann = world.leader(7).await;
    ann.sends_feedback(RUBBISH).await;
    thu.says("KN-2019-0001").await;
    thu.taps("Take it up").await;
    thu.taps("Forward").await;
    thu.taps("UBND phường").await;
    thu.says("no number yet").await;
    thu.says("send").await;
    thu.taps("Settle").await;
    thu.says("The corner was cleaned on 5 October and two bins were put there.").await;
    thu.says("Inspected on the spot by the ward on 5 October.").await;
    thu.says("no photo").await;
    thu.says("send").await;
    ann.puts_away().await;
    ann.says("Chưa ổn ạ").await;
    ann.says("Rác vẫn còn.").await;
    ann.says("gửi").await;
    assert_snapshot!("reopened_by_a_word", ann.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_answer_is_asked_again_and_a_deputy_follows_what_is_theirs() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.deputy(7).await;
    let binh = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    thu.says("KN-2019-0001").await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Hỏi thêm").await;
    thu.says("Từ ngày nào?").await;
    thu.taps("Gửi").await;
    an.puts_away().await;
    an.taps("Trả lời").await;
    an.sends_sticker().await;
    an.sends_location(21.04, 105.92).await;
    an.says("Từ thứ Hai tuần trước.").await;
    an.sends_voice().await;
    assert_snapshot!("replying", an.screen().await);
    binh.puts_away().await;
    binh.says("KN-2019-0001").await;
    assert_snapshot!("not_the_leaders", binh.screen().await);
    an.says("/huy").await;
    an.says("KN-2019-0001").await;
    assert_snapshot!("still_waiting", an.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secretary_follows_a_letter_that_they_registered() {
    let world = World::new().await;
    let thu = world.holder("Thư ký", "vi", PostKind::Secretary, None).await;
    thu.says("/kiennghi").await;
    thu.taps("Tổ 3").await;
    thu.taps("Kiến nghị").await;
    thu.taps("Hạ tầng").await;
    thu.says("Đề nghị lắp đèn ở ngõ 5.").await;
    thu.taps("Xong").await;
    thu.taps("Bỏ qua").await;
    thu.taps("Không nêu tên").await;
    thu.taps("Không rõ").await;
    thu.taps("📮 Gửi").await;
    thu.puts_away().await;
    takes_and_forwards(&thu, "KN-2019-0001").await;
    let screen = thu.screen().await;
    assert!(screen.contains("Đã ghi: **Chuyển cơ quan**.") && !screen.contains("đã được báo"), "{screen}");
}
