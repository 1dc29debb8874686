//! Files from both sides.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::DateTime;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::{Ground, TOKEN, bad, settings};

fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

async fn upload(ground: &Ground, method: &str, form: Form) -> Value {
    let url = format!("{}/bot{TOKEN}/{method}", ground.sandbox.api_url());
    let answer = ground.http.post(url).multipart(form).send().await.unwrap();
    answer.json().await.unwrap()
}

#[tokio::test]
async fn a_document_goes_out_and_is_fetched() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let part = Part::bytes(b"PK bao cao".to_vec()).file_name("Báo cáo tháng 9.docx");
    let form = Form::new().text("chat_id", an.to_string()).part("document", part);
    let sent = upload(&ground, "sendDocument", form).await;
    let document = &sent["result"]["document"];
    assert_eq!(document["file_name"], "Báo cáo tháng 9.docx");
    let id = document["file_id"].as_str().unwrap();
    let again = json!({ "chat_id": an, "document": id, "caption": "x".repeat(1025) });
    assert_eq!(ground.refused("sendDocument", again).await, bad("message caption is too long"));
    ground.bot("sendDocument", json!({ "chat_id": an, "document": id })).await;
    let url = format!("{}/phone/files/{id}", ground.sandbox.url());
    let bytes = ground.http.get(url).send().await.unwrap().bytes().await.unwrap();
    assert_eq!(bytes, &b"PK bao cao"[..]);
    assert_eq!(
        ground.refused("sendDocument", json!({ "chat_id": an })).await,
        bad("there is no document in the request")
    );
}

#[tokio::test]
async fn pictures_must_be_pictures_and_albums_have_two_to_ten() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let form = |bytes: Vec<u8>| {
        let part = Part::bytes(bytes).file_name("a.png");
        Form::new().text("chat_id", an.to_string()).part("photo", part)
    };
    let refused = upload(&ground, "sendPhoto", form(b"GIF?".to_vec())).await;
    assert_eq!(refused["description"], "Bad Request: IMAGE_PROCESS_FAILED");
    let refused = upload(&ground, "sendPhoto", form(picture(4000, 100))).await;
    assert_eq!(refused["description"], "Bad Request: PHOTO_INVALID_DIMENSIONS");
    let sent = upload(&ground, "sendPhoto", form(picture(800, 600))).await;
    assert_eq!(sent["result"]["photo"][0]["width"], 800);
    let id = &sent["result"]["photo"][0]["file_id"];
    let item = json!({ "type": "photo", "media": id });
    let album = json!({ "chat_id": an, "media": [item, { "type": "photo", "media": id, "caption": "Hai" }] });
    let sent = ground.bot("sendMediaGroup", album).await;
    assert_eq!(sent[0]["media_group_id"], sent[1]["media_group_id"]);
    assert_eq!(sent[1]["caption"], "Hai");
    let (status, _) = ground.refused("sendMediaGroup", json!({ "chat_id": an, "media": [item] })).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_voice_note_goes_out_and_can_be_played() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let sample = include_bytes!("../phone_api/samples/voice.ogg").to_vec();
    let part = Part::bytes(sample.clone()).file_name("ghi âm");
    let form = Form::new().text("chat_id", an.to_string()).text("caption", "Ý kiến").part("voice", part);
    let sent = upload(&ground, "sendVoice", form).await;
    let voice = &sent["result"]["voice"];
    assert_eq!((&voice["duration"], &voice["mime_type"]), (&json!(3), &json!("audio/ogg")));
    assert_eq!(sent["result"]["caption"], "Ý kiến");
    let url = format!("{}/phone/files/{}", ground.sandbox.url(), voice["file_id"].as_str().unwrap());
    let answer = ground.http.get(url).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "audio/ogg");
    assert_eq!(answer.bytes().await.unwrap(), sample);
    let (status, _) = ground.refused("sendVoice", json!({ "chat_id": an })).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_place_must_be_on_the_globe() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let place = |latitude: f64| json!({ "chat_id": an, "latitude": latitude, "longitude": 105.9282 });
    let sent = ground.bot("sendLocation", place(21.0426)).await;
    assert_eq!(sent["location"], json!({ "latitude": 21.0426, "longitude": 105.9282 }));
    assert_eq!(ground.refused("sendLocation", place(91.0)).await, bad("invalid coordinates specified"));
}

#[tokio::test]
async fn numbers_and_places_are_asked_for_in_private_only() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let group = ground.group(&[an], "group").await;
    for (button, what) in [("request_contact", "phone number"), ("request_location", "location")] {
        let ask = |chat: i64| {
            let keyboard = json!({ "keyboard": [[{ "text": "Gửi", button: true }]] });
            json!({ "chat_id": chat, "text": "?", "reply_markup": keyboard })
        };
        ground.bot("sendMessage", ask(an)).await;
        let words = format!("{what} can be requested in private chats only");
        assert_eq!(ground.refused("sendMessage", ask(group)).await, bad(&words));
    }
}

#[tokio::test]
async fn a_link_to_a_file_lives_an_hour() {
    let clock = Arc::new(AtomicI64::new(1_569_978_000));
    let telling = Arc::clone(&clock);
    let mut settings = settings();
    settings.clock =
        Arc::new(move || DateTime::from_timestamp(telling.load(Ordering::SeqCst), 0).unwrap_or_default());
    let ground = Ground::with(settings).await;
    let an = ground.person("An").await;
    let sent = ground.phone("media/voice", json!({ "person": an })).await;
    let id = &sent["messages"][0]["voice"]["file_id"];
    let link = async || {
        let file = ground.bot("getFile", json!({ "file_id": id })).await;
        format!("{}/file/bot{TOKEN}/{}", ground.sandbox.api_url(), file["file_path"].as_str().unwrap())
    };
    let status = async |url: &str| ground.http.get(url).send().await.unwrap().status().as_u16();
    let url = link().await;
    assert_eq!(status(&url).await, 200);
    clock.fetch_add(3_599, Ordering::SeqCst);
    assert_eq!(status(&url).await, 200);
    clock.fetch_add(1, Ordering::SeqCst);
    assert_eq!(status(&url).await, 404);
    assert_eq!(status(&link().await).await, 200, "asked for anew, it lives again");
    assert_eq!(status(&url.replace(TOKEN, "4242:forged")).await, 401);

    assert_eq!(ground.phone("forget-files", json!({})).await["forgotten"], 1);
    assert_eq!(status(&url).await, 404);
    let gone = bad("wrong file_id or the file is temporarily unavailable");
    assert_eq!(ground.refused("getFile", json!({ "file_id": id })).await, gone);
}

#[tokio::test]
async fn phones_send_everything_that_phones_can() {
    let ground = Ground::new().await;
    let wish = json!({ "name": "An", "phone": "+84912345678" });
    let an = ground.phone("people", wish).await["id"].as_i64().unwrap();
    for kind in ["photo", "voice", "document", "sticker", "contact", "location"] {
        ground.phone(&format!("media/{kind}"), json!({ "person": an })).await;
        let update = ground.updates().await.remove(0);
        assert!(update["message"].get(kind).is_some(), "{kind}: {update}");
    }
    let photo = ground.phone("media/photo", json!({ "person": an })).await;
    let id = &photo["messages"][0]["photo"][0]["file_id"];
    let file = ground.bot("getFile", json!({ "file_id": id })).await;
    let path = file["file_path"].as_str().unwrap();
    let url = format!("{}/file/bot{TOKEN}/{path}", ground.sandbox.api_url());
    let bytes = ground.http.get(url).send().await.unwrap().bytes().await.unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
    assert_eq!(
        ground.refused("getFile", json!({ "file_id": "?" })).await,
        bad("wrong file_id or the file is temporarily unavailable")
    );
}
