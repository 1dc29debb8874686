//! A denunciation is not taken either from who adds to a petition, or is not content with its settlement.

use insta::assert_snapshot;

use crate::media::jpeg;
use crate::petition_denounce::{WORDS, audited, guided, rows, traces};
use crate::support::{Phone, World};

const RUBBISH: &str = "Rác để ở đầu ngõ 12 đã ba ngày không ai thu gom.";

/// The petition as it stands: its events, and how many files it and everybody's dialogues have.
async fn stands(world: &World) -> Vec<String> {
    let events = "select format('%s %s', sequence, kind) from petition_event order by sequence";
    let mut stands = rows(world, events).await;
    stands.extend(rows(world, "select format('%s files', count(*)) from attachment").await);
    stands
}

async fn settles(thu: &Phone) {
    thu.says("KN-2019-0001").await;
    thu.taps("Tiếp nhận xử lý").await;
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
async fn what_a_sender_adds_is_held_back_and_gone_once_it_is_a_denunciation() {
    let mut world = World::in_october().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    thu.puts_away().await;
    an.taps("Theo dõi").await;
    let (before, audit) = (stands(&world).await, audited(&world).await);
    an.taps("Gửi thêm").await;
    an.says("Sáng nay rác vẫn còn.").await;
    an.sends_photo_of(&jpeg(320, "leftovers"), "").await;
    an.taps("Xong").await;
    an.taps("Viết lại").await;
    an.sends_photo_of(&jpeg(320, "more leftovers"), "").await;
    an.puts_away().await;
    an.says(WORDS).await;
    assert_eq!(traces(&world).await, ["session"], "held in the session only");
    an.sends_sticker().await;
    world.restart().await;
    an.taps("Đúng, là tố cáo").await;
    assert_snapshot!("added", an.screen().await);
    assert_eq!(traces(&world).await, Vec::<String>::new());
    assert_eq!(stands(&world).await, before, "the petition is as it was, and no file is left");
    assert_eq!(audited(&world).await, audit);
    assert_eq!(guided(&world).await, ["2019-10-01 1"]);
    assert_eq!(thu.screen().await, "", "no handler hears of it");
    an.says("Ông ấy nhận tiền của tôi.").await;
    assert_eq!(traces(&world).await, Vec::<String>::new(), "nothing is open any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caption_and_an_edit_are_held_back_too() {
    let world = World::in_october().await;
    world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    an.taps("Theo dõi").await;
    let before = stands(&world).await;
    an.taps("Gửi thêm").await;
    an.puts_away().await;
    an.sends_photo_of(&jpeg(320, "a picture"), WORDS).await;
    assert_eq!(traces(&world).await, ["session"]);
    an.says("đúng").await;
    assert_eq!((traces(&world).await, stands(&world).await), (vec![], before.clone()));
    an.says("kn-2019-0001").await;
    an.taps("Gửi thêm").await;
    an.says("Rác vẫn còn.").await;
    an.puts_away().await;
    an.edits("Rác vẫn còn.", WORDS).await;
    an.edits(WORDS, "Rác còn nhiều.").await;
    assert_snapshot!("edited", an.screen().await);
    assert_eq!(traces(&world).await, Vec::<String>::new());
    an.says(WORDS).await;
    an.edits(WORDS, "Rác tràn ra đường.").await;
    assert_eq!(traces(&world).await, Vec::<String>::new(), "the message in doubt counts as it reads now");
    an.taps("Xong").await;
    assert!(an.last().await.contains("Rác tràn ra đường."), "{}", an.last().await);
    assert_eq!(guided(&world).await, ["2019-10-01 1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn so_is_the_reason_of_who_is_not_content() {
    let world = World::in_october().await;
    let thu = world.secretary().await;
    let an = world.leader(7).await;
    an.sends_feedback(RUBBISH).await;
    settles(&thu).await;
    let (before, audit) = (stands(&world).await, audited(&world).await);
    an.taps("Chưa ổn").await;
    an.says("Zephyrin nói sẽ dọn mà chưa thấy dọn.").await;
    an.puts_away().await;
    thu.puts_away().await;
    an.says(WORDS).await;
    an.taps("Đúng, là tố cáo").await;
    assert_snapshot!("not_content", an.screen().await);
    assert_eq!(traces(&world).await, Vec::<String>::new(), "what our own message showed is gone as well");
    assert_eq!((stands(&world).await, audited(&world).await), (before, audit));
    assert_eq!(thu.screen().await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_none_goes_on_and_the_next_is_asked_about_anew() {
    let world = World::in_october().await;
    let thu = world.holder("Secretary", "en", topho::domain::people::PostKind::Secretary, None).await;
    let ann = world.english_leader(7).await;
    ann.sends_english_feedback().await;
    ann.puts_away().await;
    ann.taps("Follow").await;
    ann.taps("Add").await;
    ann.says(WORDS).await;
    ann.taps("No, only feedback").await;
    ann.says("Nhiều người nói ông ấy nhận hối lộ.").await;
    ann.taps("No, only feedback").await;
    ann.taps("Done").await;
    ann.taps("Send").await;
    assert_snapshot!("none_in_english", ann.screen().await);
    assert_eq!(guided(&world).await, Vec::<String>::new());
    thu.says("KN-2019-0001").await;
    assert!(thu.screen().await.contains(WORDS));
    ann.taps("Add").await;
    ann.puts_away().await;
    ann.says(WORDS).await;
    ann.taps("Yes, a denunciation").await;
    assert_snapshot!("denounced_in_english", ann.screen().await);
}

impl Phone {
    async fn sends_english_feedback(&self) {
        self.says("/petition").await;
        self.taps("Feedback").await;
        self.taps("Waste and environment").await;
        self.says("Rubbish has been lying at the corner of lane 12 for three days.").await;
        self.taps("Done").await;
        self.says("Corner of lane 12").await;
        self.taps("Not named").await;
        self.says("12").await;
        self.taps("📮 Send").await;
    }
}
