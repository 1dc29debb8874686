//! Groups: joining and leaving, privacy mode, becoming a supergroup.

use serde_json::{Value, json};

use super::{Ground, bad};

#[tokio::test]
async fn the_bot_hears_of_joining_and_leaving() {
    let ground = Ground::new().await;
    let an = ground.newcomer("An").await;
    let wish = json!({ "title": "BCĐ phường", "members": [an] });
    let chat = ground.phone("chats", wish).await["id"].as_i64().unwrap();
    let updates = ground.updates().await;
    let change = &updates[0]["my_chat_member"];
    assert_eq!(change["old_chat_member"]["status"], "left");
    assert_eq!(change["new_chat_member"]["status"], "member");
    assert_eq!(updates[1]["message"]["new_chat_members"][0]["id"], 4242);
    ground.put(&format!("chats/{chat}/bot"), json!({ "standing": "kicked" })).await;
    let updates = ground.updates().await;
    assert_eq!(updates[0]["my_chat_member"]["new_chat_member"]["status"], "kicked");
    assert_eq!(
        ground.refused("sendMessage", json!({ "chat_id": chat, "text": "?" })).await,
        (403, "Forbidden: bot was kicked from the group chat".to_owned())
    );
    ground.put(&format!("chats/{chat}/bot"), json!({ "standing": "administrator" })).await;
    let binh = ground.newcomer("Bình").await;
    ground.updates().await;
    ground.phone(&format!("chats/{chat}/members"), json!({ "person": binh })).await;
    let updates = ground.updates().await;
    assert_eq!(updates[0]["message"]["new_chat_members"][0]["id"], binh);
    let member = ground.bot("getChatMember", json!({ "chat_id": chat, "user_id": binh })).await;
    assert_eq!(member["status"], "member");
    ground.bot("leaveChat", json!({ "chat_id": chat })).await;
    assert_eq!(
        ground.refused("sendMessage", json!({ "chat_id": chat, "text": "?" })).await,
        (403, "Forbidden: bot is not a member of the group chat".to_owned())
    );
}

#[tokio::test]
async fn privacy_mode_hides_what_is_not_meant_for_the_bot() {
    let ground = Ground::new().await;
    let an = ground.newcomer("An").await;
    let chat = ground.group(&[an], "supergroup").await;
    let asked = ground.says(chat, "Kỳ nào ạ?").await;
    let say =
        |text: &str, reply: Value| json!({ "person": an, "chat": chat, "text": text, "reply_to": reply });
    for (text, reply, is_heard) in [
        ("chào cả nhà", Value::Null, false),
        ("/summary 9 tháng 2019", Value::Null, true),
        ("/summary@topho_bot", Value::Null, true),
        ("/summary@other_bot", Value::Null, false),
        ("nhờ @Topho_Bot xem", Value::Null, true),
        ("9 tháng", asked["message_id"].clone(), true),
    ] {
        ground.phone("send", say(text, reply)).await;
        let heard = ground.updates().await;
        assert_eq!(heard.len(), usize::from(is_heard), "{text}");
    }
    ground.put(&format!("chats/{chat}/bot"), json!({ "standing": "administrator" })).await;
    ground.updates().await;
    ground.phone("send", say("chào cả nhà", Value::Null)).await;
    assert_eq!(ground.updates().await.len(), 1);
}

#[tokio::test]
async fn a_group_becomes_a_supergroup() {
    let ground = Ground::new().await;
    let an = ground.newcomer("An").await;
    let chat = ground.group(&[an], "group").await;
    let new = ground.phone(&format!("chats/{chat}/upgrade"), json!({})).await["id"].clone();
    let updates = ground.updates().await;
    assert_eq!(updates[0]["message"]["migrate_to_chat_id"], new);
    assert_eq!(updates[1]["message"]["migrate_from_chat_id"], chat);
    let (status, answer) = ground.call("sendMessage", json!({ "chat_id": chat, "text": "?" })).await;
    assert_eq!(status, 400);
    assert_eq!(answer["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], new);
    ground.says(new.as_i64().unwrap(), "Vâng").await;
}

#[tokio::test]
async fn pinning_in_a_group_needs_the_right() {
    let ground = Ground::new().await;
    let an = ground.newcomer("An").await;
    let chat = ground.group(&[an], "supergroup").await;
    let id = ground.says(chat, "Bảng nộp").await["message_id"].clone();
    let pin = json!({ "chat_id": chat, "message_id": id });
    assert_eq!(
        ground.refused("pinChatMessage", pin.clone()).await,
        bad("not enough rights to manage pinned messages in the chat")
    );
    ground.put(&format!("chats/{chat}/bot"), json!({ "standing": "administrator" })).await;
    ground.bot("pinChatMessage", pin).await;
    let full = ground.bot("getChat", json!({ "chat_id": chat })).await;
    assert_eq!(full["pinned_message"]["message_id"], id);
}
