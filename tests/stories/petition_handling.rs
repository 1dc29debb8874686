//! Handling petitions: from the list to the settlement.

use insta::assert_snapshot;

use crate::media::jpeg;
use crate::support::World;

const RUBBISH: &str = "Rác để ở đầu ngõ 12 đã ba ngày không ai thu gom, mùi rất hôi.";

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_goes_its_way_to_the_settlement() {
    let mut world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    let (heap, note, clean) = (jpeg(800, "a heap"), b"OggS smell".to_vec(), jpeg(640, "clean"));
    an.begins_feedback(RUBBISH).await;
    an.sends_photo_of(&heap, "").await;
    an.sends_voice_of(&note).await;
    thu.puts_away().await;
    an.ends_feedback().await;
    an.puts_away().await;
    assert_snapshot!("notice", thu.screen().await);
    thu.taps("Mở đơn").await;
    assert_snapshot!("card", thu.screen().await);
    thu.taps("Xem 1 ảnh, 1 ghi âm").await;
    assert_eq!((thu.pictures().await, thu.voices().await), (vec![heap], vec![note]));
    thu.puts_away().await;

    thu.taps("Tiếp nhận xử lý").await;
    assert_snapshot!("taken", thu.screen().await);
    assert_snapshot!("sender_hears_that_it_is_taken", an.screen().await);
    world.restart().await;

    thu.taps("Hỏi thêm người gửi").await;
    thu.says("Rác sinh hoạt hay rác xây dựng?").await;
    assert_snapshot!("question_to_be_confirmed", thu.screen().await);
    thu.taps("Gửi").await;
    thu.puts_away().await;
    assert_snapshot!("sender_is_asked", an.screen().await);
    an.taps("Trả lời").await;
    an.says("Rác sinh hoạt, của mấy hàng ăn.").await;
    an.sends_photo_of(&jpeg(320, "leftovers"), "").await;
    an.taps("Xong").await;
    an.taps("Gửi").await;
    assert_snapshot!("sender_replies", an.screen().await);
    assert_snapshot!("handler_hears_of_the_reply", thu.screen().await);
    thu.taps("Mở đơn").await;
    assert_snapshot!("card_with_the_reply", thu.screen().await);

    thu.taps("Chuyển cơ quan").await;
    assert_snapshot!("bodies", thu.screen().await);
    thu.says("Công ty môi trường đô thị Long Biên").await;
    thu.says("45/CV-MTTQ").await;
    thu.taps("Gửi").await;
    assert_snapshot!("forwarded", thu.screen().await);
    assert_snapshot!("sender_hears_where_it_went", an.screen().await);

    thu.taps("Kết quả giải quyết").await;
    thu.says("đã xong").await;
    thu.says("Đã dọn sạch đầu ngõ 12 sáng 05/10 và đặt thêm hai thùng rác.").await;
    thu.says("Cán bộ phường kiểm tra tại chỗ lúc 9 giờ ngày 05/10.").await;
    world.restart().await;
    thu.sends_sticker().await;
    thu.sends_photo_of(&clean, "").await;
    thu.taps("Xong").await;
    assert_snapshot!("settling", thu.screen().await);
    thu.taps("Gửi").await;
    assert_snapshot!("settled", thu.screen().await);
    assert_snapshot!("sender_is_asked_whether_it_is_fine", an.screen().await);
    assert_eq!(an.pictures().await, [clean], "the evidence reaches the sender as it was");
    an.taps("Đã ổn").await;
    assert_snapshot!("fine", an.screen().await);
    thu.taps("Đã phối hợp với UBND").await;
    assert!(thu.screen().await.contains("đơn được tính vào số đã phối hợp"), "it is asked back");
    thu.taps("Đúng, ghi lại").await;
    assert_snapshot!("coordinated", thu.screen().await);
    assert!(world.refused_calls().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_goes_its_way_in_english() {
    let world = World::new().await;
    let thu = world.holder("Secretary", "en", topho::domain::people::PostKind::Secretary, None).await;
    let an = world.english_leader(7).await;
    an.says("/petition").await;
    an.taps("Feedback").await;
    an.taps("Waste and environment").await;
    an.says("Rubbish has been lying at the corner of lane 12 for three days.").await;
    an.taps("Done").await;
    an.says("Corner of lane 12").await;
    an.taps("Not named").await;
    an.says("12").await;
    an.taps("📮 Send").await;
    an.puts_away().await;
    thu.puts_away().await;
    thu.says("/petitions").await;
    thu.says("KN-2019-0001").await;
    assert_snapshot!("english_card", thu.screen().await);
    thu.taps("Take it up").await;
    thu.taps("Forward").await;
    thu.taps("UBND phường").await;
    thu.taps("No number yet").await;
    thu.taps("Send").await;
    thu.taps("Start settling").await;
    thu.taps("Settle").await;
    thu.says("done").await;
    thu.says("The corner was cleaned on 5 October and two bins were put there.").await;
    thu.says("Inspected on the spot by the ward on 5 October.").await;
    thu.taps("No photo").await;
    thu.taps("Send").await;
    assert_snapshot!("english_handling", thu.screen().await);
    an.taps("Not yet").await;
    an.says("The bins are gone again.").await;
    an.taps("Send").await;
    an.taps("Follow").await;
    assert_snapshot!("english_sender", an.screen().await);
    assert_snapshot!("english_reopened", thu.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_refusal_needs_a_reason_and_is_told_kindly() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    for (number, button, vague, words) in [
        ("KN-2019-0001", "Không đủ điều kiện", "không", "Đơn không nêu rõ việc gì, ở đâu nên chưa xem được."),
        ("KN-2019-0002", "Không thụ lý", "không được", "Việc này tòa án đã giải quyết xong từ năm 2018."),
        ("KN-2019-0003", "Hướng dẫn nơi khác", "", "Văn phòng đăng ký đất đai quận Long Biên"),
    ] {
        an.sends_feedback(RUBBISH).await;
        an.puts_away().await;
        thu.says(number).await;
        thu.taps("Tiếp nhận xử lý").await;
        an.puts_away().await;
        thu.puts_away().await;
        thu.taps(button).await;
        if !vague.is_empty() {
            thu.says(vague).await;
        }
        thu.says(words).await;
        thu.taps("Gửi").await;
        assert_snapshot!(format!("handler_{number}"), thu.screen().await);
        assert_snapshot!(format!("sender_{number}"), an.screen().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_comes_from_a_template_or_is_left_again() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    an.puts_away().await;
    thu.says("KN-2019-0001").await;
    thu.puts_away().await;
    thu.taps("Trả lời").await;
    assert_snapshot!("templates", thu.screen().await);
    thu.taps("Thôi").await;
    assert_snapshot!("left", thu.screen().await);
    thu.says("kn-2019-0001").await;
    thu.taps("Trả lời").await;
    thu.says("Phường đã nhắc công ty môi trường, tuần này sẽ thu gom **hằng ngày**.").await;
    thu.taps("Viết lại").await;
    thu.says("Tuần này công ty môi trường thu gom hằng ngày.").await;
    thu.says("đã được chưa").await;
    thu.says("gửi đi").await;
    assert_snapshot!("answered", thu.screen().await);
    assert_snapshot!("sender_reads_the_answer", an.screen().await);
    thu.taps("Trả lời").await;
    thu.says("/huy").await;
    thu.says("Phường đang xem.").await;
    assert_snapshot!("cancelled", thu.screen().await);
    assert_eq!(an.screen().await, "", "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_complaint_has_its_own_deadlines() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    an.taps("Khiếu nại").await;
    an.taps("Đất đai").await;
    an.says("Gia đình không đồng ý với quyết định thu hồi đất số 12.").await;
    an.taps("Xong").await;
    an.taps("Bỏ qua").await;
    an.says("Nguyễn Thị Lan").await;
    an.says("0912 345 678").await;
    an.says("1").await;
    an.taps("📮 Gửi").await;
    thu.says("KN-2019-0001").await;
    thu.taps("Tiếp nhận xử lý").await;
    an.puts_away().await;
    thu.puts_away().await;
    thu.taps("Thụ lý").await;
    assert_snapshot!("complaint_accepted", thu.screen().await);
    assert_snapshot!("sender_hears_that_it_is_accepted", an.screen().await);
    // Thirty days end on Friday 01/11/2019.
    world.it_is("2019-11-04T09:00:00+07:00");
    thu.says("KN-2019-0001").await;
    assert!(thu.screen().await.contains("⚠ quá hạn 1 ngày làm việc"));
    an.taps("Theo dõi").await;
    assert!(an.screen().await.contains("lẽ ra phải xong chậm nhất ngày 01/11/2019"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_for_becomes_known_another_way() {
    let world = World::new().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    thu.says("kn 2019/1").await;
    thu.taps("Tiếp nhận xử lý").await;
    thu.taps("Hỏi thêm người gửi").await;
    thu.says("Rác để từ ngày nào?").await;
    thu.taps("Gửi").await;
    an.puts_away().await;
    thu.puts_away().await;
    thu.taps("Đã đủ thông tin").await;
    assert_snapshot!("known_another_way", thu.screen().await);
    assert_snapshot!("sender_hears_that_it_is_known", an.screen().await);
    assert!(!thu.screen().await.contains("[Đã đủ thông tin]"));
}
