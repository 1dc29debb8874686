//! What phones do: long texts, keyboards, deep links, edits, taps that are stale or forged.

use reqwest::Method;
use serde_json::json;

use super::Ground;

#[tokio::test]
async fn a_text_of_5000_characters_arrives_as_two_messages() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    ground.phone("send", json!({ "person": an, "text": "đồng ".repeat(1000) })).await;
    let updates = ground.updates().await;
    assert_eq!(updates.len(), 2);
    let dates: Vec<_> = updates.iter().map(|update| &update["message"]["date"]).collect();
    assert_eq!(dates[0], dates[1]);
}

#[tokio::test]
async fn a_keyboard_stays_until_it_is_taken_away() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let menu = json!({ "keyboard": [["Báo cáo", { "text": "Gửi số", "request_contact": true }]] });
    ground.bot("sendMessage", json!({ "chat_id": an, "text": "Menu", "reply_markup": menu })).await;
    ground.says(an, "Chào bác").await;
    ground.phone("press", json!({ "person": an, "label": "Báo cáo" })).await;
    ground.phone("press", json!({ "person": an, "label": "Gửi số" })).await;
    let updates = ground.updates().await;
    assert_eq!(updates[0]["message"]["text"], "Báo cáo");
    assert_eq!(updates[1]["message"]["contact"]["user_id"], an);
    let (status, refused) =
        ground.phone_raw(Method::POST, "press", json!({ "person": an, "label": "Khác" })).await;
    assert_eq!(status, 404, "{refused}");
    let away = json!({ "chat_id": an, "text": "Thôi", "reply_markup": { "remove_keyboard": true } });
    ground.bot("sendMessage", away).await;
    assert!(ground.look(&format!("messages?person={an}")).await["keyboard"].is_null());
}

#[tokio::test]
async fn a_deep_link_carries_its_word() {
    let ground = Ground::new().await;
    let an = ground.newcomer("An").await;
    ground.phone("start", json!({ "person": an, "payload": "PL-07_x" })).await;
    let message = ground.updates().await.remove(0)["message"].clone();
    assert_eq!(message["text"], "/start PL-07_x");
    assert_eq!(message["entities"][0], json!({ "type": "bot_command", "offset": 0, "length": 6 }));
    for payload in ["có dấu", &"x".repeat(65)] {
        let wish = json!({ "person": an, "payload": payload });
        let (status, _) = ground.phone_raw(Method::POST, "start", wish).await;
        assert_eq!(status, 400);
    }
}

#[tokio::test]
async fn a_phone_waits_for_what_is_new_edited_or_gone() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let first = ground.look(&format!("messages?person={an}")).await;
    let path = format!("messages?person={an}&after={}&wait=20", first["sequence"]);
    let (seen, sent) = tokio::join!(ground.look(&path), ground.says(an, "Câu 1"));
    assert_eq!(seen["messages"][0]["text"], "Câu 1");
    assert_eq!(seen["messages"][0]["outgoing"], false);
    let edit = json!({ "chat_id": an, "message_id": sent["message_id"], "text": "Câu 2" });
    ground.bot("editMessageText", edit).await;
    let path = format!("messages?person={an}&after={}", seen["sequence"]);
    let seen = ground.look(&path).await;
    assert_eq!(seen["messages"][0]["text"], "Câu 2");
    ground.bot("deleteMessage", json!({ "chat_id": an, "message_id": sent["message_id"] })).await;
    let path = format!("messages?person={an}&after={}", seen["sequence"]);
    assert_eq!(ground.look(&path).await["messages"][0]["deleted"], true);
}

#[tokio::test]
async fn a_forged_tap_reaches_the_bot_and_a_missing_button_does_not() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    ground.says(an, "Câu 1").await;
    let wish = json!({ "person": an, "data": "pay:1", "wait": 0 });
    let (status, _) = ground.phone_raw(Method::POST, "tap", wish).await;
    assert_eq!(status, 404);
    let forged = json!({ "person": an, "data": "pay:1", "forge": true, "wait": 0 });
    ground.phone("tap", forged).await;
    assert_eq!(ground.updates().await[0]["callback_query"]["data"], "pay:1");
}

#[tokio::test]
async fn the_list_counts_what_is_unread() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    ground.says(an, "Chào bác").await;
    let state = ground.look("state").await;
    assert_eq!(state["people"][0]["unread"], 1);
    assert_eq!(state["people"][0]["last"]["text"], "Chào bác");
    ground.phone("read", json!({ "person": an })).await;
    assert_eq!(ground.look("state").await["people"][0]["unread"], 0);
}

#[tokio::test]
async fn other_sites_pages_are_kept_out() {
    let ground = Ground::new().await;
    let url = format!("{}/phone/state", ground.sandbox.url());
    for (name, value) in [("origin", "http://evil.example"), ("host", "evil.example:80")] {
        let request = ground.http.get(&url).header(name, value);
        assert_eq!(request.send().await.unwrap().status(), 403, "{name}");
    }
}
