//! Refusals and limits of sending and editing.

use serde_json::{Value, json};

use super::{Ground, bad};

#[tokio::test]
async fn a_wrong_token_and_an_unknown_method_are_refused() {
    let ground = Ground::new().await;
    let url = format!("{}/bot1:wrong/getMe", ground.sandbox.api_url());
    let answer = ground.http.get(url).send().await.unwrap();
    assert_eq!(answer.status(), 401);
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["description"], "Unauthorized");
    let (status, _) = ground.refused("sendPigeon", json!({})).await;
    assert_eq!(status, 404);
    let me = ground.bot("GETME", json!({})).await;
    assert_eq!((me["id"].as_i64(), me["is_bot"].as_bool()), (Some(4242), Some(true)));
}

#[tokio::test]
async fn texts_have_one_to_4096_units_after_entities() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let send = |body: Value| ground.refused("sendMessage", body);
    let with = |text: &str| json!({ "chat_id": an, "text": text, "parse_mode": "HTML" });
    assert_eq!(send(json!({ "chat_id": an })).await, bad("message text is empty"));
    assert_eq!(send(with(" \n ")).await, bad("message text is empty"));
    assert_eq!(send(with("<b> </b>")).await, bad("message text is empty"));
    assert_eq!(send(with(&"ă".repeat(4097))).await, bad("message is too long"));
    // An emoji outside the basic plane counts as two.
    assert_eq!(send(with(&"📝".repeat(2049))).await, bad("message is too long"));
    let fitting = format!("<b>{}</b>", "ă".repeat(4096));
    let posted = ground.bot("sendMessage", with(&fitting)).await;
    assert_eq!(posted["entities"][0], json!({ "type": "bold", "offset": 0, "length": 4096 }));
}

#[tokio::test]
async fn entities_must_parse() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let html = json!({ "chat_id": an, "text": "Quỹ <b>3", "parse_mode": "HTML" });
    assert_eq!(
        ground.refused("sendMessage", html).await,
        bad("can't parse entities: Can't find end tag corresponding to start tag \"b\"")
    );
    let html = json!({ "chat_id": an, "text": "a <br> b", "parse_mode": "HTML" });
    assert_eq!(
        ground.refused("sendMessage", html).await,
        bad("can't parse entities: Unsupported start tag \"br\" at byte offset 2")
    );
    for (offset, length, words) in [
        (3, 6, "entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 9"),
        (9, 1, "entity begins after the end of the text at UTF-16 offset 9"),
        (1, 1, "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
    ] {
        let entities = json!([{ "type": "bold", "offset": offset, "length": length }]);
        let body = json!({ "chat_id": an, "text": "📝 abcd", "entities": entities });
        assert_eq!(ground.refused("sendMessage", body).await, bad(words));
    }
    let body = json!({ "chat_id": an, "text": "a", "parse_mode": "Tables" });
    assert_eq!(ground.refused("sendMessage", body).await, bad("unsupported parse_mode"));
}

#[tokio::test]
async fn chats_that_cannot_be_reached() {
    let ground = Ground::new().await;
    let to = |chat: Value| json!({ "chat_id": chat, "text": "Chào bác" });
    let send = |body: Value| ground.refused("sendMessage", body);
    assert_eq!(send(json!({ "text": "?" })).await, bad("chat_id is empty"));
    assert_eq!(send(to(json!(99))).await, bad("chat not found"));
    assert_eq!(send(to(json!("@nobody"))).await, bad("chat not found"));
    let binh = ground.newcomer("Bình").await;
    assert_eq!(send(to(json!(binh))).await, bad("chat not found"));
    ground.group(&[binh], "group").await;
    assert_eq!(
        send(to(json!(binh))).await,
        (403, "Forbidden: bot can't initiate conversation with a user".to_owned())
    );
    let an = ground.person("An").await;
    ground.put(&format!("people/{an}/blocked"), json!({ "blocked": true })).await;
    assert_eq!(send(to(json!(an))).await, (403, "Forbidden: bot was blocked by the user".to_owned()));
    let update = ground.updates().await.remove(0);
    assert_eq!(update["my_chat_member"]["new_chat_member"]["status"], "kicked");
    ground.phone("start", json!({ "person": an })).await;
    ground.says(an, "Chào bác").await;
}

#[tokio::test]
async fn edits_are_checked() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Gửi", "callback_data": "send" }]] });
    let sent = json!({ "chat_id": an, "text": "Câu 1", "reply_markup": keyboard });
    let id = ground.bot("sendMessage", sent).await["message_id"].clone();
    let edit = |text: &str, markup: &Value| json!({ "chat_id": an, "message_id": id, "text": text, "reply_markup": markup });
    let not_modified = "message is not modified: specified new message content and reply markup are exactly the same \
                        as a current content and reply markup of the message";
    assert_eq!(ground.refused("editMessageText", edit("Câu 1", &keyboard)).await, bad(not_modified));
    let edited = ground.bot("editMessageText", edit("Câu 2", &Value::Null)).await;
    assert_eq!((edited["text"].as_str(), edited.get("reply_markup")), (Some("Câu 2"), None));
    assert!(edited["edit_date"].is_i64());
    let markup = json!({ "chat_id": an, "message_id": id });
    assert_eq!(ground.refused("editMessageReplyMarkup", markup).await, bad(not_modified));
    assert_eq!(
        ground.refused("editMessageText", json!({ "chat_id": an, "message_id": 999, "text": "x" })).await,
        bad("message to edit not found")
    );
    // The person's own message, and one that brought a keyboard.
    let own = json!({ "chat_id": an, "message_id": 1, "text": "x" });
    assert_eq!(ground.refused("editMessageText", own).await, bad("message can't be edited"));
    let menu = json!({ "chat_id": an, "text": "Menu", "reply_markup": { "keyboard": [["A"]] } });
    let menu = ground.bot("sendMessage", menu).await["message_id"].clone();
    let own = json!({ "chat_id": an, "message_id": menu, "text": "x" });
    assert_eq!(ground.refused("editMessageText", own).await, bad("message can't be edited"));
    let gone = json!({ "chat_id": an, "message_id": id });
    ground.bot("deleteMessage", gone.clone()).await;
    assert_eq!(ground.refused("deleteMessage", gone).await, bad("message to delete not found"));
}

#[tokio::test]
async fn replies_must_be_to_something() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let reply = |id: i64| json!({ "chat_id": an, "text": "Vâng", "reply_parameters": { "message_id": id } });
    assert_eq!(ground.refused("sendMessage", reply(77)).await, bad("message to be replied not found"));
    let sent = ground.bot("sendMessage", reply(1)).await;
    assert_eq!(sent["reply_to_message"]["text"], "/start");
}
