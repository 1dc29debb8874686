//! Polling, acknowledging, webhooks, replays.

use std::pin::pin;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use futures_util::future::{Either, select};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::{Ground, bad};

#[tokio::test]
async fn an_update_comes_again_until_a_higher_offset_confirms_it() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    for text in ["một", "hai", "ba"] {
        ground.phone("send", json!({ "person": an, "text": text })).await;
    }
    let first = ground.bot("getUpdates", json!({})).await;
    let again = ground.bot("getUpdates", json!({ "limit": 2 })).await;
    assert_eq!(first.as_array().unwrap().len(), 3);
    assert_eq!(again.as_array().unwrap()[..], first.as_array().unwrap()[..2]);
    let id = |at: usize| first[at]["update_id"].as_i64().unwrap();
    assert_eq!((id(1), id(2)), (id(0) + 1, id(0) + 2));
    let rest = ground.bot("getUpdates", json!({ "offset": id(1) })).await;
    assert_eq!(rest.as_array().unwrap().len(), 2);
    assert_eq!(ground.look("pending").await["pending"], 2);
    let last = ground.bot("getUpdates", json!({ "offset": -1 })).await;
    assert_eq!(last[0]["message"]["text"], "ba");
    assert_eq!(ground.look("pending").await["pending"], 1);
    ground.bot("getUpdates", json!({ "offset": id(2) + 1 })).await;
    assert_eq!(ground.look("pending?wait=5").await["pending"], 0);
}

#[tokio::test]
async fn a_long_poll_ends_with_the_first_update_or_with_another_poll() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let waiting = ground.call("getUpdates", json!({ "timeout": 30 }));
    let typing = async {
        // Polls that are let go have been heard of by then.
        ground.phone("send", json!({ "person": an, "text": "một" })).await
    };
    let ((status, answer), _) = tokio::join!(waiting, typing);
    assert_eq!(status, 200);
    assert_eq!(answer["result"][0]["message"]["text"], "một");
    ground.updates().await;

    let one = pin!(ground.call("getUpdates", json!({ "timeout": 30 })));
    let two = pin!(ground.call("getUpdates", json!({ "timeout": 30 })));
    let ((status, answer), winner) = match select(one, two).await {
        Either::Left((refused, two)) => (refused, Either::Right(two)),
        Either::Right((refused, one)) => (refused, Either::Left(one)),
    };
    assert_eq!(status, 409);
    let words = answer["description"].as_str().unwrap();
    assert!(words.starts_with("Conflict: terminated by other getUpdates request"), "{words}");
    ground.phone("send", json!({ "person": an, "text": "hai" })).await;
    let (_, answer) = winner.await;
    assert_eq!(answer["result"][0]["message"]["text"], "hai");
}

#[tokio::test]
async fn only_the_kinds_asked_for_are_queued() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    ground.bot("getUpdates", json!({ "allowed_updates": ["message"] })).await;
    let sent = ground.phone("send", json!({ "person": an, "text": "mot" })).await;
    let id = &sent["messages"][0]["message_id"];
    ground.phone("edit", json!({ "person": an, "message": id, "text": "một" })).await;
    assert_eq!(ground.updates().await.len(), 1);
    ground.bot("getUpdates", json!({ "allowed_updates": [] })).await;
    ground.phone("edit", json!({ "person": an, "message": id, "text": "hai" })).await;
    assert_eq!(ground.updates().await[0]["edited_message"]["text"], "hai");
}

#[tokio::test]
async fn a_replay_comes_under_the_same_number_whatever_the_offset() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    ground.phone("send", json!({ "person": an, "text": "một" })).await;
    let first = ground.updates().await;
    let next = first[0]["update_id"].as_i64().unwrap() + 1;
    let replayed = ground.phone("replay", json!({ "count": 1 })).await;
    assert_eq!(replayed["replayed"], 1);
    let again = ground.bot("getUpdates", json!({ "offset": next })).await;
    assert_eq!(again[0], first[0]);
    assert_eq!(ground.look("pending").await["pending"], 1);
    let none = ground.bot("getUpdates", json!({ "offset": next })).await;
    assert_eq!(none, json!([]));
    assert_eq!(ground.look("pending").await["pending"], 0);
}

#[derive(Clone)]
struct Hook {
    seen: mpsc::UnboundedSender<(Option<String>, Value)>,
    statuses: Arc<Mutex<Vec<StatusCode>>>,
}

async fn receive(State(hook): State<Hook>, headers: HeaderMap, body: String) -> StatusCode {
    let secret = headers.get("x-telegram-bot-api-secret-token");
    let secret = secret.map(|secret| secret.to_str().unwrap().to_owned());
    hook.seen.send((secret, serde_json::from_str(&body).unwrap())).unwrap();
    hook.statuses.lock().unwrap().pop().unwrap_or(StatusCode::OK)
}

#[tokio::test]
async fn a_webhook_is_pushed_in_order_until_it_says_2xx() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let (seen, mut pushed) = mpsc::unbounded_channel();
    let statuses = Arc::new(Mutex::new(vec![StatusCode::BAD_GATEWAY]));
    let hook = Hook { seen, statuses };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let app = Router::new().route("/hook", post(receive)).with_state(hook);
    let server = tokio::spawn(async move { axum::serve(listener, app).await });
    assert_eq!(
        ground.refused("setWebhook", json!({ "url": url, "secret_token": "có dấu" })).await,
        bad("secret token contains unallowed characters")
    );
    ground.bot("setWebhook", json!({ "url": url, "secret_token": "s3cret" })).await;
    let (status, words) = ground.refused("getUpdates", json!({})).await;
    assert_eq!(status, 409);
    assert!(words.starts_with("Conflict: can't use getUpdates method while webhook is active"));
    for text in ["một", "hai"] {
        ground.phone("send", json!({ "person": an, "text": text })).await;
    }
    let mut texts = Vec::new();
    for _ in 0..3 {
        let (secret, update) = pushed.recv().await.unwrap();
        assert_eq!(secret.as_deref(), Some("s3cret"));
        texts.push(update["message"]["text"].as_str().unwrap().to_owned());
    }
    assert_eq!(texts, ["một", "một", "hai"], "the first was refused once");
    assert_eq!(ground.look("pending?wait=5").await["pending"], 0);
    let info = ground.bot("getWebhookInfo", json!({})).await;
    assert_eq!(info["last_error_message"], "Wrong response from the webhook: 502");
    ground.bot("deleteWebhook", json!({})).await;
    assert_eq!(ground.bot("getUpdates", json!({})).await, json!([]));
    server.abort();
}
