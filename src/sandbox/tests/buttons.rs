//! Buttons, answers to taps, and commands: what is refused, and what phones show.

use serde_json::{Value, json};

use super::{Ground, bad, settings};

#[tokio::test]
async fn buttons_are_checked() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let with = |button: Value| json!({ "chat_id": an, "text": "?", "reply_markup": { "inline_keyboard": [[button]] } });
    let long = "é".repeat(33);
    for (button, words) in [
        (json!({ "text": "A", "callback_data": long }), "BUTTON_DATA_INVALID"),
        (
            json!({ "text": "A", "callback_data": "" }),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            json!({ "text": "A", "url": "http://localhost/x" }),
            "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
        ),
        (json!({ "callback_data": "x" }), "can't parse inline keyboard button: Can't find field \"text\""),
    ] {
        assert_eq!(ground.refused("sendMessage", with(button)).await, bad(words));
    }
    let sixty_four = "x".repeat(64);
    let sent = ground.bot("sendMessage", with(json!({ "text": "A", "callback_data": sixty_four }))).await;
    assert_eq!(sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"], *sixty_four);
    // A form carries the markup as a string.
    let url = format!("{}/bot{}/sendMessage", ground.sandbox.api_url(), super::TOKEN);
    let form = format!("chat_id={an}&text=C%C3%B3+%E1%BA%A1&reply_markup=%7B%22remove_keyboard%22%3Atrue%7D");
    let answer = ground.http.post(url).header("content-type", "application/x-www-form-urlencoded");
    let sent: Value = answer.body(form).send().await.unwrap().json().await.unwrap();
    assert_eq!(sent["result"]["text"], "Có ạ");
}

#[tokio::test]
async fn a_tap_is_answered_once_and_in_time() {
    let ground = Ground::with(settings()).await;
    let an = ground.person("An").await;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Gửi", "callback_data": "send" }]] });
    ground.bot("sendMessage", json!({ "chat_id": an, "text": "?", "reply_markup": keyboard })).await;
    let tapped = ground.phone("tap", json!({ "person": an, "label": "Gửi", "wait": 0 })).await;
    assert_eq!(tapped["answered"], false);
    let update = ground.updates().await.remove(0);
    let query = update["callback_query"].clone();
    assert_eq!((query["data"].as_str(), query["from"]["id"].as_i64()), (Some("send"), Some(an)));
    let answer = json!({ "callback_query_id": query["id"], "text": "Đã nhận", "show_alert": true });
    ground.bot("answerCallbackQuery", answer).await;
    let seen = ground.look(&format!("answer?query={}", query["id"].as_str().unwrap())).await;
    assert_eq!(seen["answer"]["text"], "Đã nhận");
    assert_eq!(seen["answer"]["show_alert"], true);
    let too_old = bad("query is too old and response timeout expired or query ID is invalid");
    let unknown = json!({ "callback_query_id": "1" });
    assert_eq!(ground.refused("answerCallbackQuery", unknown).await, too_old);

    let mut hurried = settings();
    hurried.query_lifetime = std::time::Duration::ZERO;
    let ground = Ground::with(hurried).await;
    let an = ground.person("An").await;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Gửi", "callback_data": "send" }]] });
    ground.bot("sendMessage", json!({ "chat_id": an, "text": "?", "reply_markup": keyboard })).await;
    let tapped = ground.phone("tap", json!({ "person": an, "data": "send", "wait": 0 })).await;
    let late = json!({ "callback_query_id": tapped["query"] });
    assert_eq!(ground.refused("answerCallbackQuery", late).await, too_old);
}

#[tokio::test]
async fn commands_are_checked_and_shown_by_scope_and_language() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let command = |name: &str| json!([{ "command": name, "description": "Báo cáo" }]);
    assert_eq!(
        ground.refused("setMyCommands", json!({ "commands": command("BáoCáo") })).await,
        bad("BOT_COMMAND_INVALID")
    );
    ground.bot("setMyCommands", json!({ "commands": command("baocao") })).await;
    let scope = json!({ "type": "chat", "chat_id": an });
    ground.bot("setMyCommands", json!({ "commands": command("help"), "scope": scope })).await;
    let seen = ground.look(&format!("messages?person={an}")).await;
    assert_eq!(seen["commands"][0]["command"], "help");
    ground.bot("deleteMyCommands", json!({ "scope": scope })).await;
    let seen = ground.look(&format!("messages?person={an}")).await;
    assert_eq!(seen["commands"][0]["command"], "baocao");
}
