//! The same over Telegram.

use std::time::Duration;

use serde_json::json;
use topho::channels::telegram::{CallError, Client, Receiving, Telegram};
use topho::channels::{Button, Choices, Message, MessageRef, Outgoing, Priority};
use topho::clock::Clock;

use super::street::{AN, Street, TOKEN};
use super::support::{eventually, message};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_writes_and_is_answered_once_also_when_the_update_comes_again() {
    let street = Street::new().await;
    let running = street.start().await;
    street.says("1tr250").await;
    street.says("**2/11** 👍").await;
    street.until_texts(AN, &["1tr250", "2/11 👍"]).await;
    let written = street.written(AN).await;
    assert_eq!(written[1]["entities"], json!([{"type": "bold", "offset": 0, "length": 4}]));
    street.until_acknowledged().await;

    street.post("replay", json!({"count": 2})).await;
    street.until_acknowledged().await;
    assert_eq!(running.counters().repeated.get(), 2);
    assert!(running.shutdown(Duration::from_secs(10)).await);
    assert_eq!(street.texts(AN).await, ["1tr250", "2/11 👍"]);
    assert_eq!(street.house.told(&AN.to_string()).await, ["1tr250", "**2/11** 👍"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_while_the_bot_was_away_is_answered_in_order() {
    let street = Street::new().await;
    let texts: Vec<_> = (0..250).map(|number| number.to_string()).collect();
    for text in &texts {
        street.says(text).await;
    }
    let _running = street.start().await;
    street.until_acknowledged().await;
    street.house.until("select count(*) from told", 250).await;
    assert_eq!(street.house.told(&AN.to_string()).await, texts);
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_toasts_and_changes_of_messages_reach_the_phone() {
    let street = Street::new().await;
    street.says("xin chào").await;
    let _running = street.start().await;
    street.until_texts(AN, &["xin chào"]).await;
    let chat = AN.to_string();
    let buttons = vec![vec![Button { label: "Gửi báo cáo".into(), data: "r:1:send".into() }]];
    let question = Message { text: "Gửi chưa?".into(), choices: Choices::Buttons(buttons) };
    let row = street.house.queues(&chat, Priority::Answer, &Outgoing::Message(question)).await;
    street.until_texts(AN, &["xin chào", "Gửi chưa?"]).await;

    let tap = street.post("tap", json!({"person": AN, "label": "Gửi báo cáo", "wait": 0})).await;
    let callback = tap["query"].as_str().expect("a query").to_owned();
    let toast = Outgoing::Toast { callback: callback.clone(), text: "Đã gửi".into(), alert: true };
    street.house.queues(&chat, Priority::Answer, &toast).await;
    let answer = street.get(&format!("answer?query={callback}&wait=20")).await;
    assert_eq!(
        (&answer["answer"]["text"], &answer["answer"]["show_alert"]),
        (&json!("Đã gửi"), &json!(true))
    );

    let of = MessageRef::Outbox(row);
    street.house.queues(&chat, Priority::Answer, &Outgoing::ClearButtons { of: of.clone() }).await;
    eventually("the buttons are gone", async || {
        street
            .written(AN)
            .await
            .iter()
            .all(|message| message["reply_markup"]["inline_keyboard"].get(0).is_none())
    })
    .await;
    let again =
        street.house.queues(&chat, Priority::Answer, &Outgoing::ClearButtons { of: of.clone() }).await;
    let text = Message { text: "**Đã gửi**".into(), choices: Choices::None };
    street.house.queues(&chat, Priority::Answer, &Outgoing::Amend { of, message: text }).await;
    eventually("the text is new", async || street.texts(AN).await.contains(&"Đã gửi".to_owned())).await;
    assert_eq!(street.house.row(again).await.0, "sent", "clearing twice does no harm");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_menus_and_commands_reach_the_phone() {
    let street = Street::new().await;
    street.says("xin chào").await;
    let _running = street.start().await;
    street.until_texts(AN, &["xin chào"]).await;
    let chat = AN.to_string();
    let menu = Choices::Menu(vec![vec!["📝 Báo cáo tháng".into()]]);
    let name = |name: &str| name.to_owned();
    for outgoing in [
        Outgoing::Message(Message { text: "Chào bác".into(), choices: menu }),
        Outgoing::Document {
            name: name("Báo cáo.docx"),
            bytes: vec![1; 3_000],
            caption: "**Tháng 9**".into(),
        },
        Outgoing::Commands(vec![(name("report"), name("Báo cáo tháng"))]),
        message("xong"),
    ] {
        street.house.queues(&chat, Priority::Answer, &outgoing).await;
    }
    street.until_texts(AN, &["xin chào", "Chào bác", "Tháng 9", "xong"]).await;
    let seen = street.get(&format!("messages?person={AN}")).await;
    assert_eq!(seen["keyboard"]["keyboard"][0][0]["text"], json!("📝 Báo cáo tháng"), "{}", seen["keyboard"]);
    assert_eq!(seen["commands"][0]["command"], json!("report"), "{}", seen["commands"]);
    let document = &street.written(AN).await[2];
    assert_eq!(document["document"]["file_name"], json!("Báo cáo.docx"));
    assert_eq!(document["caption_entities"][0]["type"], json!("bold"));
}

#[tokio::test(flavor = "multi_thread")]
async fn trouble_on_the_way_loses_and_reorders_nothing() {
    let street = Street::new().await;
    let _running = street.start().await;
    for fault in [
        json!({"kind": "too_many_requests", "retry_after": 1, "method": "sendMessage"}),
        json!({"kind": "refuse", "code": 502, "description": "Bad Gateway", "method": "sendMessage", "times": 2}),
        json!({"kind": "drop_before", "method": "sendMessage"}),
        json!({"kind": "drop_before", "method": "getUpdates", "times": 2}),
        json!({"kind": "refuse", "code": 500, "description": "Internal", "method": "getUpdates"}),
    ] {
        street.post("faults", fault).await;
    }
    for text in ["một", "hai", "ba"] {
        street.says(text).await;
    }
    street.until_texts(AN, &["một", "hai", "ba"]).await;
    street.until_acknowledged().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_blocked_the_bot_is_left_alone_until_they_come_back() {
    let street = Street::new().await;
    let _running = street.start().await;
    street.says("xin chào").await;
    street.until_texts(AN, &["xin chào"]).await;
    street.put(&format!("people/{AN}/blocked"), json!({"blocked": true})).await;
    street.house.until("select count(*) from chat_status where closed_at is not null", 1).await;
    let row = street.house.says(&AN.to_string(), Priority::Notice, "nhắc").await;
    assert_eq!(street.house.row(row).await.0, "given_up");
    street.put(&format!("people/{AN}/blocked"), json!({"blocked": false})).await;
    street.says("tôi đây").await;
    eventually("an answer", async || street.texts(AN).await.contains(&"tôi đây".to_owned())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_followed_when_it_becomes_a_supergroup() {
    let street = Street::new().await;
    let group = street.group().await;
    let running = street.start().await;
    street.house.says(&group.to_string(), Priority::Notice, "một").await;
    eventually("it is written", async || street.texts(group).await.contains(&"một".to_owned())).await;
    assert!(running.shutdown(Duration::from_secs(10)).await);

    let upgraded = street.post(&format!("chats/{group}/upgrade"), json!({})).await;
    let supergroup = upgraded["id"].as_i64().expect("an id");
    street.house.says(&group.to_string(), Priority::Notice, "hai").await;
    let _running = street.start().await;
    eventually("it follows", async || street.texts(supergroup).await.contains(&"hai".to_owned())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_is_acknowledged_only_once_it_is_stored() {
    let street = Street::new().await;
    let running = street.start().await;
    street.says("một").await;
    street.until_texts(AN, &["một"]).await;
    street.until_acknowledged().await;

    street.house.take_database_away().await;
    street.says("hai").await;
    assert_eq!(street.get("pending?wait=1").await["pending"], json!(1));
    drop(running);
    street.house.bring_database_back().await;
    let running = street.start().await;
    street.until_texts(AN, &["một", "hai"]).await;
    street.until_acknowledged().await;

    street.house.take_database_away().await;
    street.says("ba").await;
    assert_eq!(street.get("pending?wait=1").await["pending"], json!(1));
    street.house.bring_database_back().await;
    street.until_texts(AN, &["một", "hai", "ba"]).await;
    assert_eq!(running.counters().strikes.get(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn polling_takes_away_the_webhook_of_an_earlier_run() {
    let street = Street::new().await;
    let set = format!("{}/bot{TOKEN}/setWebhook", street.sandbox.api_url());
    street.ask(street.http.post(set).json(&json!({"url": "http://127.0.0.1:1/nowhere"}))).await;
    let _running = street.start().await;
    street.says("xin chào").await;
    street.until_texts(AN, &["xin chào"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_refused_is_an_error_and_not_tried_for_ever() {
    let street = Street::new().await;
    let client = Client::new("77:wrong", Some(&street.sandbox.api_url())).expect("a client");
    let refused =
        Telegram::connect(client, Receiving::Polling, &street.house.keyring, Clock::system()).await.err();
    assert!(matches!(refused, Some(CallError::Declined { code: 401, .. })), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_thrown_out_of_a_group_sends_nothing_there() {
    let street = Street::new().await;
    let group = street.group().await;
    let _running = street.start().await;
    street.put(&format!("chats/{group}/bot"), json!({"standing": "kicked"})).await;
    street.house.until("select count(*) from chat_status where closed_at is not null", 1).await;
    let row = street.house.says(&group.to_string(), Priority::Broadcast, "tổng hợp").await;
    assert_eq!(street.house.row(row).await, ("given_up".into(), Some("the chat is closed".into())));
}
