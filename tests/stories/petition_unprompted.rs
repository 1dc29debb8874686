//! Something is sent while nothing is open: it may be the answer that the ward waits for, or what must not be sent at all.

use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::media::jpeg;
use crate::petition_denounce::{WORDS, guided, traces};
use crate::support::{Phone, World};

const RUBBISH: &str = "Rác để ở đầu ngõ 12 đã ba ngày.";

/// The secretary takes the petition and asks its sender.
async fn asks(secretary: &Phone, number: &str) {
    secretary.says(number).await;
    secretary.taps("Tiếp nhận xử lý").await;
    secretary.taps("Hỏi thêm người gửi").await;
    secretary.says("Rác ở trước số nhà nào?").await;
    secretary.taps("Gửi").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_asked_for_more_just_answers() {
    let world = World::in_october().await;
    let (an, thu) = (world.leader(7).await, world.secretary().await);
    an.sends_feedback(RUBBISH).await;
    asks(&thu, "KN-2019-0001").await;
    an.puts_away().await;
    an.says("Trước số nhà 8 ạ").await;
    an.sends_photo_of(&jpeg(640, "number eight"), "").await;
    assert_snapshot!("just_answers", an.screen().await);
    an.taps("Xong").await;
    thu.puts_away().await;
    an.taps("Gửi").await;
    assert!(thu.screen().await.contains("KN-2019-0001"), "{}", thu.screen().await);
    thu.says("KN-2019-0001").await;
    assert!(thu.last().await.contains("Trước số nhà 8 ạ"), "{}", thu.last().await);
    an.says("Cảm ơn phường").await;
    assert!(an.last().await.contains("Tôi chưa hiểu tin này."), "nothing is asked any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_questions_and_of_an_old_one_nothing_is_guessed() {
    let world = World::in_october().await;
    let (an, thu) = (world.leader(7).await, world.secretary().await);
    for (text, number) in [(RUBBISH, "KN-2019-0001"), ("Cây đổ chắn ngõ 3.", "KN-2019-0002")] {
        an.sends_feedback(text).await;
        asks(&thu, number).await;
    }
    an.puts_away().await;
    an.says("Trước số nhà 8 ạ").await;
    assert_snapshot!("which_of_two", an.screen().await);
    world.time_passes(TimeDelta::days(15));
    an.says("Trước số nhà 8 ạ").await;
    assert!(an.last().await.contains("Tôi chưa hiểu tin này."), "{}", an.last().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_out_of_the_blue_is_led_elsewhere_and_touches_nothing_else() {
    let world = World::in_october().await;
    let an = world.leader(7).await;
    an.begins_feedback(RUBBISH).await;
    an.taps("Để sau").await;
    an.puts_away().await;
    an.says(WORDS).await;
    assert_snapshot!("out_of_the_blue", an.screen().await);
    assert_eq!(guided(&world).await, ["2019-10-01 1"]);
    assert_eq!(traces(&world).await, Vec::<String>::new());
    an.says("/kiennghi").await;
    assert!(an.last().await.contains("viết dở"), "the draft is still there: {}", an.last().await);
}
