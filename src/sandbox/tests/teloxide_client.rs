//! The client that the bot uses understands everything that comes from here.

use teloxide::net::Download;
use teloxide::prelude::*;
use teloxide::types::{
    BotCommand, ChatId, ChatMemberStatus, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMedia,
    InputMediaDocument, KeyboardButton, KeyboardMarkup, ParseMode, ReplyMarkup, UpdateKind,
};
use teloxide::{ApiError, RequestError};

use serde_json::json;

use super::{Ground, TOKEN};

fn client(ground: &Ground) -> Bot {
    let url = ground.sandbox.api_url().parse().unwrap();
    Bot::new(TOKEN).set_api_url(url)
}

#[tokio::test]
async fn a_conversation_with_buttons_edits_and_files() {
    let ground = Ground::new().await;
    let bot = client(&ground);
    let me = bot.get_me().await.unwrap();
    assert_eq!(me.username(), "topho_bot");
    let an = ground.newcomer("An").await;
    let chat = ChatId(an);
    ground.phone("start", json!({ "person": an, "payload": "abc" })).await;
    let updates = bot.get_updates().timeout(1).await.unwrap();
    let UpdateKind::Message(message) = &updates[0].kind else {
        panic!("{:?}", updates[0].kind);
    };
    assert_eq!(message.text(), Some("/start abc"));
    let offset = i32::try_from(updates[0].id.0).unwrap() + 1;

    let button = InlineKeyboardButton::callback("Bắt đầu", "start:1");
    let sent = bot
        .send_message(chat, "<b>Báo cáo</b> tháng 9")
        .parse_mode(ParseMode::Html)
        .reply_markup(InlineKeyboardMarkup::new([[button]]))
        .await
        .unwrap();
    assert_eq!(sent.text(), Some("Báo cáo tháng 9"));
    ground.phone("tap", json!({ "person": an, "label": "Bắt đầu", "wait": 0 })).await;
    let updates = bot.get_updates().offset(offset).await.unwrap();
    let UpdateKind::CallbackQuery(query) = &updates[0].kind else {
        panic!("{:?}", updates[0].kind);
    };
    bot.answer_callback_query(query.id.clone()).text("Vâng").await.unwrap();
    bot.edit_message_text(chat, sent.id, "Câu 1").await.unwrap();
    let same = bot.edit_message_text(chat, sent.id, "Câu 1").await;
    assert!(matches!(same, Err(RequestError::Api(ApiError::MessageNotModified))));
    let menu = KeyboardMarkup::new([[KeyboardButton::new("📝 Báo cáo")]]);
    bot.send_message(chat, "Menu").reply_markup(ReplyMarkup::Keyboard(menu)).await.unwrap();
    bot.set_my_commands([BotCommand::new("help", "Trợ giúp")]).await.unwrap();

    let document = InputFile::memory(b"PK".to_vec()).file_name("Báo cáo.docx");
    let sent = bot.send_document(chat, document).caption("Đây ạ").await.unwrap();
    let file = bot.get_file(sent.document().unwrap().file.id.clone()).await.unwrap();
    let mut bytes = Vec::new();
    bot.download_file(&file.path, &mut bytes).await.unwrap();
    assert_eq!(bytes, b"PK");
    let media = |name: &'static str| {
        let file = InputFile::memory(name.as_bytes().to_vec()).file_name(name);
        InputMedia::Document(InputMediaDocument::new(file))
    };
    let album = bot.send_media_group(chat, [media("a.docx"), media("b.xlsx")]).await.unwrap();
    assert_eq!(album.len(), 2);
}

#[tokio::test]
async fn refusals_become_the_clients_errors() {
    let ground = Ground::new().await;
    let bot = client(&ground);
    let an = ground.person("An").await;
    let group = ground.group(&[an], "group").await;
    let unknown = bot.send_message(ChatId(5), "x").await;
    assert!(matches!(unknown, Err(RequestError::Api(ApiError::ChatNotFound))));
    ground.put(&format!("people/{an}/blocked"), json!({ "blocked": true })).await;
    let blocked = bot.send_message(ChatId(an), "x").await;
    assert!(matches!(blocked, Err(RequestError::Api(ApiError::BotBlocked))));
    ground.phone("faults", json!({ "kind": "too_many_requests", "retry_after": 7 })).await;
    let paced = bot.send_message(ChatId(group), "x").await;
    assert!(matches!(paced, Err(RequestError::RetryAfter(wait)) if wait.seconds() == 7));
    let new = ground.phone(&format!("chats/{group}/upgrade"), json!({})).await["id"].clone();
    let moved = bot.send_message(ChatId(group), "x").await;
    assert!(matches!(moved, Err(RequestError::MigrateToChatId(id)) if json!(id.0) == new));
}

#[tokio::test]
async fn every_kind_of_update_is_understood() {
    let ground = Ground::new().await;
    let bot = client(&ground);
    let an = ground.newcomer("An").await;
    for kind in ["photo", "voice", "document", "sticker", "contact", "location"] {
        ground.phone(&format!("media/{kind}"), json!({ "person": an })).await;
    }
    let sent = ground.phone("send", json!({ "person": an, "text": "1tr" })).await;
    let id = &sent["messages"][0]["message_id"];
    ground.phone("edit", json!({ "person": an, "message": id, "text": "2tr" })).await;
    ground.put(&format!("people/{an}/blocked"), json!({ "blocked": true })).await;
    let wish = json!({ "title": "BCĐ", "members": [an], "bot": "administrator" });
    let chat = ground.phone("chats", wish).await["id"].as_i64().unwrap();
    ground.put(&format!("chats/{chat}/bot"), json!({ "standing": "kicked" })).await;
    ground.put(&format!("chats/{chat}/bot"), json!({ "standing": "member" })).await;
    ground.phone(&format!("chats/{chat}/upgrade"), json!({})).await;
    let updates = bot.get_updates().await.unwrap();
    assert!(updates.len() >= 14, "{}", updates.len());
    for update in &updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
    }
    let chats = ground.look(&format!("chats?person={an}")).await;
    let current = chats["chats"].as_array().unwrap().iter().find(|chat| chat["type"] == "supergroup");
    let current = ChatId(current.unwrap()["id"].as_i64().unwrap());
    let full = bot.get_chat(current).await.unwrap();
    assert_eq!(full.title(), Some("BCĐ"));
    let user = teloxide::types::UserId(u64::try_from(an).unwrap());
    let member = bot.get_chat_member(current, user).await.unwrap();
    assert_eq!(member.status(), ChatMemberStatus::Owner);
}
