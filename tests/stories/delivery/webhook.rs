//! Telegram brings updates itself.

use std::net::SocketAddr;

use reqwest::StatusCode;
use serde_json::json;
use tokio::net::TcpListener;
use topho::channels::telegram::{self, Receiving};
use topho::delivery::StopSwitch;
use topho::web;

use super::street::{AN, Street, TOKEN};

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_takes_only_what_telegram_brings_and_says_so_after_it_is_stored() {
    let street = Street::new().await;
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let telegram = street.connect(Receiving::Webhook { url: url.clone() }).await;
    let running = street.house.start(telegram.clone()).await;
    let router = web::router(street.house.pool.clone(), running.counters().clone())
        .merge(telegram::routes(telegram, running.inbox().clone()));
    let (switch, stop) = StopSwitch::new();
    let serving = tokio::spawn(web::serve(listener, router, stop));

    street.says("xin chào").await;
    street.until_texts(AN, &["xin chào"]).await;
    street.until_acknowledged().await;

    let info = format!("{}/bot{TOKEN}/getWebhookInfo", street.sandbox.api_url());
    let info = street.ask(street.http.get(info)).await;
    assert_eq!(info["result"]["max_connections"], json!(1), "else the order of messages is not sure");

    let update = json!({"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "x",
        "chat": {"id": AN, "type": "private", "first_name": "An"}, "from": {"id": AN, "is_bot": false, "first_name": "An"}}});
    let secret = street.house.keyring.secrets("telegram webhook", TOKEN).remove(0);
    let bring = async |path: &str, secret: &str| {
        let request =
            street.http.post(format!("{url}{path}")).header("X-Telegram-Bot-Api-Secret-Token", secret);
        request.json(&update).send().await.expect("an answer").status()
    };
    assert_eq!(bring("/telegram/77", "guessed").await, StatusCode::UNAUTHORIZED);
    assert_eq!(bring("/telegram/78", &secret).await, StatusCode::NOT_FOUND);
    assert_eq!(bring("/telegram/77", &secret).await, StatusCode::OK);
    assert_eq!(street.house.count("select count(*) from inbox").await, 2);

    let get = async |path: &str| street.http.get(format!("{url}{path}")).send().await.expect("an answer");
    assert_eq!(get("/health").await.status(), StatusCode::OK);
    let metrics = get("/metrics").await.text().await.expect("a page");
    assert!(metrics.contains("\ntopho_stored_total 2\n"), "{metrics}");
    assert!(metrics.contains("\ntopho_inbox_set_aside 0\n"), "{metrics}");

    street.house.pool.close().await;
    assert_eq!(bring("/telegram/77", &secret).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(get("/health").await.status(), StatusCode::SERVICE_UNAVAILABLE);
    switch.stop();
    serving.await.expect("no panic").expect("a clean end");
}
