//! What comes together with the words of a denunciation waits with them: it goes with them, or is taken with them.

use crate::media::jpeg;
use crate::petition_denounce::{WORDS, rows, traces};
use crate::support::World;

const FILES: &str = "select format('%s', count(*)) from attachment";

#[tokio::test(flavor = "multi_thread")]
async fn an_album_and_what_follows_it_wait_with_its_words() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.begins_feedback("Rác để ở đầu ngõ 12.").await;
    let pictures = ["one", "two", "three"].map(|mark| jpeg(640, mark));
    let pictures = pictures.each_ref().map(Vec::as_slice);
    an.puts_away().await;
    an.sends_album(&pictures, WORDS).await;
    an.says("Có 5 hộ cùng bị ngập.").await;
    insta::assert_snapshot!("waits", an.screen().await);
    assert_eq!(
        (traces(&world).await, rows(&world, FILES).await),
        (vec!["session".to_owned()], vec!["0".to_owned()])
    );
    an.taps("Không, chỉ là phản ánh").await;
    assert!(an.last().await.contains("Đã nhận: 3 đoạn chữ, 3 ảnh."), "{}", an.last().await);
    assert_eq!(rows(&world, FILES).await, ["3"]);

    an.sends_voice_with(WORDS).await;
    assert!(
        an.last().await.contains("có vẻ là"),
        "what is written below a voice note counts: {}",
        an.last().await
    );
    an.says("đúng ạ").await;
    assert_eq!((traces(&world).await, rows(&world, FILES).await), (vec![], vec!["0".to_owned()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_who_adds_an_album_loses_none_of_it() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.sends_feedback("Rác để ở đầu ngõ 12.").await;
    an.taps("Theo dõi").await;
    an.taps("Gửi thêm").await;
    let pictures = ["one", "two", "three"].map(|mark| jpeg(640, mark));
    an.sends_album(&pictures.each_ref().map(Vec::as_slice), WORDS).await;
    an.taps("Không, chỉ là phản ánh").await;
    an.taps("Xong").await;
    assert!(an.last().await.contains("3 ảnh"), "{}", an.last().await);
    an.taps("Gửi").await;
    assert_eq!(
        rows(&world, "select format('%s', count(*)) from attachment where number is not null").await,
        ["3"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_part_of_a_long_card_goes() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    let long = "Nhà ông Zephyrin đổ rác ra ngõ. ".repeat(190);
    an.begins_feedback(&long).await;
    an.taps("Xong").await;
    for answer in ["Đầu ngõ 12", "không nêu tên", "12"] {
        an.says(answer).await;
    }
    assert!(an.said_by_the_bot().await.contains("Zephyrin"), "the card shows what was written");
    an.says("/kiennghi").await;
    an.taps("Viết tiếp").await;
    an.taps("1").await;
    an.taps("Tố cáo").await;
    an.taps("Đúng, là tố cáo").await;
    assert!(!an.said_by_the_bot().await.contains("Zephyrin"), "{}", an.said_by_the_bot().await);
    assert_eq!(traces(&world).await, Vec::<String>::new());
}
