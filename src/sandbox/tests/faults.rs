//! Faults on order, the log of calls, and limits.

use serde_json::json;

use super::Ground;

#[tokio::test]
async fn faults_come_once_to_whom_they_are_meant_for() {
    let ground = Ground::new().await;
    let (an, binh) = (ground.person("An").await, ground.person("Bình").await);
    let fault = json!({ "kind": "too_many_requests", "retry_after": 3, "method": "sendMessage", "chat": an });
    ground.phone("faults", fault).await;
    ground.says(binh, "Chào bác").await;
    let (status, answer) = ground.call("sendMessage", json!({ "chat_id": an, "text": "?" })).await;
    assert_eq!(status, 429);
    assert_eq!(answer["description"], "Too Many Requests: retry after 3");
    assert_eq!(answer["parameters"], json!({ "retry_after": 3 }));
    ground.says(an, "Chào bác").await;
    let fault = json!({ "kind": "refuse", "code": 502, "description": "Bad Gateway", "times": 2 });
    ground.phone("faults", fault).await;
    for _ in 0..2 {
        assert_eq!(ground.refused("getMe", json!({})).await.0, 502);
    }
    ground.bot("getMe", json!({})).await;
}

#[tokio::test]
async fn a_broken_connection_has_an_effect_only_when_it_breaks_after() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    let url = format!("{}/bot{}/sendMessage", ground.sandbox.api_url(), super::TOKEN);
    for (kind, text, effects) in [("drop_before", "một", 0), ("drop_after", "hai", 1)] {
        ground.phone("faults", json!({ "kind": kind, "method": "sendmessage" })).await;
        let body = json!({ "chat_id": an, "text": text });
        let sent = ground.http.post(&url).json(&body).send().await;
        assert!(sent.is_err(), "no answer came back");
        let seen = ground.messages(an).await;
        let count = seen.iter().filter(|message| message["text"] == text).count();
        assert_eq!(count, effects, "{kind}");
    }
    let calls = ground.look("calls").await;
    let statuses: Vec<_> = calls["calls"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|call| call["method"] == "sendmessage")
        .map(|call| call["status"].as_u64().unwrap())
        .collect();
    assert_eq!(statuses, [0, 0]);
    assert!(!calls.to_string().contains("test-token"));
}

#[tokio::test]
async fn limits_are_enforced_when_they_are_on() {
    let ground = Ground::new().await;
    let an = ground.person("An").await;
    ground.put("limits", json!({ "enforce": true, "chat_burst": 2 })).await;
    ground.says(an, "một").await;
    ground.says(an, "hai").await;
    let (status, words) = ground.refused("sendMessage", json!({ "chat_id": an, "text": "ba" })).await;
    assert_eq!((status, words.as_str()), (429, "Too Many Requests: retry after 1"));
}
