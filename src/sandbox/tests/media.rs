//! Files from both sides.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::{Ground, TOKEN, bad};

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
