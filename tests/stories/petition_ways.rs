//! The ways through a petition: without a name, as a complaint, back and forth, paused, edited, with whatever is sent.

use insta::assert_snapshot;

use crate::media::jpeg;
use crate::support::{Phone, World};

#[tokio::test]
async fn feedback_may_come_without_a_name_and_a_voice_note_is_enough() {
    let world = World::in_october().await;
    let ann = world.english_leader(7).await;
    ann.says("/petition").await;
    assert_snapshot!("english_kinds", ann.screen().await);
    ann.taps("Feedback").await;
    ann.taps("Waste").await;
    ann.sends_voice().await;
    ann.taps("Done").await;
    ann.sends_location(21.0426, 105.9282).await;
    ann.taps("Not named").await;
    ann.taps("Not known").await;
    assert_snapshot!("english_review", ann.screen().await);
    ann.taps("Send").await;
    assert_snapshot!("english_receipt", ann.screen().await);
}

#[tokio::test]
async fn a_complaint_needs_a_name_and_tells_what_is_still_to_be_done() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    reaches_the_name(&an, "Khiếu nại").await;
    an.puts_away().await;
    an.says("không nêu tên").await;
    an.says("Trần Văn Bình, SĐT 024 3872 1234").await;
    an.says("1").await;
    assert_snapshot!("complaint", an.screen().await);
}

#[tokio::test]
async fn who_was_not_named_is_asked_for_when_it_becomes_a_complaint() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    reaches_the_name(&an, "Phản ánh").await;
    an.taps("Không nêu tên").await;
    an.taps("Không rõ").await;
    an.says("1").await;
    an.puts_away().await;
    an.taps("Khiếu nại").await;
    assert_snapshot!("becomes_a_complaint", an.screen().await);
}

#[tokio::test]
async fn one_goes_back_and_changes_from_the_card() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    reaches_the_name(&an, "Phản ánh").await;
    an.taps("Câu trước").await;
    an.puts_away().await;
    an.taps("Câu trước").await;
    an.taps("Bỏ phần vừa gửi").await;
    an.says("Cống tắc ở đầu ngõ.").await;
    an.taps("Xong").await;
    an.says("Nguyễn Thị Lan").await;
    an.taps("Không có số").await;
    an.says("0").await;
    an.says("12 hộ").await;
    an.says("9").await;
    an.says("5").await;
    an.says("Nguyễn Thị Hoa 0912345678").await;
    assert_snapshot!("back_and_forth", an.screen().await);
}

#[tokio::test]
async fn an_edited_message_corrects_what_it_gave() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    reaches_the_name(&an, "Phản ánh").await;
    an.says("Nguyễn Thị Lan").await;
    an.says("0912345678").await;
    an.says("12").await;
    an.puts_away().await;
    an.edits("Cống tắc.", "Cống tắc, nước tràn ra đường.").await;
    an.edits("Nguyễn Thị Lan", "Nguyễn Thị Loan").await;
    an.says("0987654321").await;
    an.edits("12", "21").await;
    an.edits("/kiennghi", "gì đó").await;
    assert_snapshot!("edited", an.screen().await);
}

#[tokio::test]
async fn an_edit_corrects_a_petition_that_was_put_off() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    reaches_the_name(&an, "Phản ánh").await;
    an.taps("Để sau").await;
    an.puts_away().await;
    an.edits("Cống tắc.", "Cống tắc, nước tràn ra đường.").await;
    an.says("gì đó").await;
    an.taps("Viết tiếp").await;
    assert_snapshot!("edited_while_put_off", an.screen().await);
}

#[tokio::test]
async fn a_petition_is_put_off_taken_up_and_thrown_away() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    reaches_the_name(&an, "Phản ánh").await;
    an.puts_away().await;
    an.says("/huy").await;
    an.presses("📮 Gửi kiến nghị").await;
    an.taps("Viết tiếp").await;
    an.taps("Để sau").await;
    an.says("/kiennghi").await;
    an.taps("Bỏ, viết đơn mới").await;
    an.taps("Bỏ hẳn, viết đơn mới").await;
    assert_snapshot!("put_off_and_thrown_away", an.screen().await);
    let files: i64 = sqlx::query_scalar("select count(*) from attachment")
        .fetch_one(&mut world.connection().await)
        .await
        .expect("a count");
    assert_eq!(files, 0, "the photo is gone with it");
}

#[tokio::test]
async fn nothing_that_is_sent_ends_in_silence() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    an.puts_away().await;
    an.says("Ngõ 12 ngập mỗi khi mưa.").await;
    an.sends_sticker().await;
    an.forges("p.abcdef.send").await;
    an.forges("p.nonsense").await;
    an.sends_location(21.0426, 105.9282).await;
    an.says("kiến nghị").await;
    an.says("5").await;
    an.taps("Xong").await;
    an.shares_contact(true).await;
    assert_snapshot!("whatever_is_sent", an.screen().await);
    an.says("/baocao").await;
    an.says("/kiennghi").await;
    an.puts_away().await;
    an.says("chữ gì đó").await;
    assert_snapshot!("before_a_choice", an.screen().await);
}

#[tokio::test]
async fn an_album_is_answered_once_and_a_long_text_is_joined() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.says("/kiennghi").await;
    an.taps("Phản ánh").await;
    an.taps("Hạ tầng").await;
    an.puts_away().await;
    an.sends_album(&[&jpeg(800, "one"), &jpeg(800, "two"), &jpeg(800, "three")], "Ổ gà ở ngõ 12").await;
    assert_snapshot!("album", an.screen().await);
    let sentence = "Mưa là ngập đến đầu gối, xe máy chết máy hết. ";
    an.types(&sentence.repeat(88)).await;
    an.says("Bà con mong được sửa sớm.").await;
    an.taps("Xong").await;
    an.taps("Bỏ qua").await;
    an.puts_away().await;
    an.taps("Là tôi").await;
    assert_snapshot!("own_household", an.screen().await);
}

/// A petition with a text, up to the question for the name.
async fn reaches_the_name(an: &Phone, kind: &str) {
    an.says("/kiennghi").await;
    an.taps(kind).await;
    an.taps("Hạ tầng").await;
    an.says("Cống tắc.").await;
    an.sends_photo().await;
    an.taps("Xong").await;
    an.taps("Bỏ qua").await;
}
