//! Pictures, voice notes, places and contacts, between phones and the bot.

use topho::channels::{Choices, Message, Outgoing};

use crate::support::World;

/// A JPEG of so many pixels a side, as far as its head says; `mark` tells it from others.
pub fn jpeg(side: u16, mark: &str) -> Vec<u8> {
    let [high, low] = side.to_be_bytes();
    let frame = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, high, low, high, low, 3, 0, 0];
    [&frame[..], mark.as_bytes(), &[0xff, 0xd9]].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_a_phone_attaches_ends_in_silence() {
    let world = World::new().await;
    let leader = world.leader(7).await;
    let answered = async || {
        let screen = leader.screen().await;
        assert!(screen.contains("Trợ lý:"), "no answer:\n{screen}");
    };
    leader.sends_photo_of(&jpeg(800, "one"), "Đường ngập").await;
    answered().await;
    leader.sends_album(&[&jpeg(800, "two"), &jpeg(800, "three")], "Hai ảnh").await;
    answered().await;
    leader.sends_voice_of(b"OggS a note").await;
    answered().await;
    leader.sends_location(21.0426, 105.9282).await;
    answered().await;
    for own in [true, false] {
        leader.shares_contact(own).await;
        answered().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_voice_notes_and_places_reach_a_phone_byte_by_byte() {
    let world = World::new().await;
    let secretary = world.secretary().await;
    let (picture, note) = (jpeg(1280, "a flooded road"), b"OggS a voice note".to_vec());
    let name = |name: &str| name.to_owned();
    let outgoing = Outgoing::Picture {
        name: name("1.jpg"),
        bytes: picture.clone(),
        caption: name("**KN-2019-0001** · ảnh 1"),
    };
    world.writes_to(&secretary, &outgoing).await;
    let outgoing = Outgoing::Voice { name: name("1.ogg"), bytes: note.clone(), caption: String::new() };
    world.writes_to(&secretary, &outgoing).await;
    let outgoing = Outgoing::Location { latitude: 21.0426.into(), longitude: 105.9282.into() };
    world.writes_to(&secretary, &outgoing).await;
    assert_eq!(secretary.pictures().await, [picture]);
    assert_eq!(secretary.voices().await, [note]);
    // What Telegram shows as no picture comes as a document.
    let scan = Outgoing::Picture { name: name("2.heic"), bytes: b"HEIC".to_vec(), caption: name("ảnh 2") };
    world.writes_to(&secretary, &scan).await;
    insta::assert_snapshot!(secretary.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_asked_for_by_a_button() {
    let world = World::new().await;
    let leader = world.leader(7).await;
    let choices =
        Choices::Contact { label: "📱 Gửi số của tôi".into(), rest: vec![vec!["Bỏ qua".into()]] };
    let question = Message { text: "Bác cho xin số điện thoại.".into(), choices };
    world.writes_to(&leader, &Outgoing::Message(question)).await;
    leader.presses("📱 Gửi số của tôi").await;
    let choices = Choices::Location { label: "📍 Tôi đang ở đây".into(), rest: Vec::new() };
    let question = Message { text: "Việc xảy ra ở đâu?".into(), choices };
    world.writes_to(&leader, &Outgoing::Message(question)).await;
    leader.presses("📍 Tôi đang ở đây").await;
    insta::assert_snapshot!(leader.screen().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn rounds_are_made_when_a_story_calls_for_them() {
    let mut world = World::new().await;
    world.it_is("2019-10-03T07:00:00+07:00");
    world.rounds_pass().await;
    world.restart().await;
    world.it_is("2019-10-04T07:00:00+07:00");
    world.rounds_pass().await;
    let made = "select count(*) from round where made_at = '2019-10-04T07:00:00+07:00' and failures = 0";
    let made: i64 = sqlx::query_scalar(made).fetch_one(&mut world.connection().await).await.expect("a count");
    assert!(made >= 2, "each duty, and the whole round: {made}");
}
