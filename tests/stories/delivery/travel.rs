//! Photos and voice notes over Telegram: from one phone into the database, over a crash, and out to another phone.

use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::future::BoxFuture;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use sqlx::PgConnection;
use topho::channels::telegram::Receiving;
use topho::channels::{Channel, Content, FetchError, Incoming, Outgoing, Priority};
use topho::delivery::{Delivery, Handle, Running};
use topho::seal::Keyring;
use topho::store::attachments::{self, Arrived, Kind};

use super::street::{AN, Street};
use super::support::{eventually, swift};
use crate::media::jpeg;

/// Takes in every photo and voice note.
struct Collector(Arc<Keyring>);

impl Collector {
    async fn collect(&self, conn: &mut PgConnection, incoming: &Incoming) -> anyhow::Result<()> {
        let (kind, file) = match &incoming.content {
            Content::Photo { file, .. } => (Kind::Photo, file),
            Content::Voice { file, .. } => (Kind::Voice, file),
            _ => return Ok(()),
        };
        let arrived = Arrived { line: &incoming.conversation.line, kind, file, at: incoming.sent_at };
        attachments::keep(conn, &self.0, 1, &arrived).await?;
        Ok(())
    }
}

impl Handle for Collector {
    fn handle<'a>(
        &'a self,
        conn: &'a mut PgConnection,
        incoming: &'a Incoming,
        _event: i64,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(self.collect(conn, incoming))
    }

    fn apologise<'a>(
        &'a self,
        _conn: &'a mut PgConnection,
        _incoming: &'a Incoming,
    ) -> BoxFuture<'a, anyhow::Result<()>> {
        Box::pin(async { Ok(()) })
    }
}

impl Street {
    async fn collects(&self) -> Running {
        let telegram = self.connect(Receiving::Polling).await;
        let (pool, keyring) = (self.house.pool.clone(), self.house.keyring.clone());
        let collector = Arc::new(Collector(keyring.clone()));
        Delivery::start(swift(), pool, keyring, collector, telegram).await.expect("delivery starts")
    }

    /// An sends a file; what it is called on Telegram.
    async fn sends(&self, kind: &str, bytes: &[u8], mime: &str) -> String {
        let part = Part::bytes(bytes.to_vec()).file_name("a.bin").mime_str(mime).expect("a type");
        let form = Form::new().text("person", AN.to_string()).part("file", part);
        let url = format!("{}/phone/media/{kind}", self.sandbox.url());
        let sent = self.ask(self.http.post(url).multipart(form)).await;
        let message = &sent["messages"][0];
        let file = message["photo"].as_array().and_then(|sizes| sizes.last()).unwrap_or(&message[kind]);
        file["file_id"].as_str().expect("an id").to_owned()
    }

    /// The files of that kind that a phone was sent.
    async fn received(&self, person: i64, kind: &str) -> Vec<Vec<u8>> {
        let seen = self.get(&format!("messages?person={person}")).await;
        let mut files = Vec::new();
        for message in seen["messages"].as_array().expect("messages") {
            let field = &message[kind];
            let file = field.as_array().and_then(|sizes| sizes.last()).unwrap_or(field);
            if let (Some(id), Value::Bool(false)) = (file["file_id"].as_str(), &message["outgoing"]) {
                let url = format!("{}/phone/files/{id}", self.sandbox.url());
                let bytes = self.http.get(url).send().await.expect("an answer").bytes().await;
                files.push(bytes.expect("bytes").to_vec());
            }
        }
        files
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_and_a_voice_note_travel_over_a_crash_and_the_end_of_the_platforms_file() {
    const BINH: i64 = 502;
    let street = Street::new().await;
    street.house.has_ward().await;
    street.post("people", json!({"id": BINH, "name": "Bình"})).await;
    street.post("start", json!({"person": BINH})).await;
    let (photo, scan, note) = (jpeg(1280, "photo"), jpeg(4000, "scan"), b"OggS \x00\xff voice".to_vec());
    for fault in ["drop_before", "drop_before", "delay"] {
        let fault = json!({"kind": fault, "method": "download", "milliseconds": 60_000});
        street.post("faults", fault).await;
    }
    let killed = street.collects().await;
    street.sends("photo", &photo, "image/jpeg").await;
    street.sends("document", &scan, "image/jpeg").await;
    street.sends("voice", &note, "audio/ogg").await;
    eventually("all downloads were begun", async || street.get("faults").await["faults"] == json!([])).await;
    street.until_acknowledged().await;
    let waiting = "select count(*) from attachment where state = 'waiting'";
    eventually("one hangs", async || street.house.count(waiting).await >= 1).await;
    drop(killed);

    let running = street.collects().await;
    street.house.until("select count(*) from attachment where state = 'kept'", 3).await;
    street.post("forget-files", json!({})).await;
    drop(running);

    let _running = street.collects().await;
    let mut conn = street.house.pool.acquire().await.expect("a connection");
    for attachment in 1..=3 {
        let kept = attachments::bytes(&mut conn, &street.house.keyring, 1, attachment).await;
        let (kind, bytes) = kept.expect("an answer").expect("a file");
        let (name, caption) = (attachment.to_string(), String::new());
        let outgoing = match kind {
            Kind::Photo => Outgoing::Picture { name, bytes, caption },
            Kind::Voice => Outgoing::Voice { name, bytes, caption },
        };
        street.house.queues(&BINH.to_string(), Priority::Notice, &outgoing).await;
    }
    eventually("all three", async || {
        street.received(BINH, "photo").await.len() == 2 && street.received(BINH, "voice").await.len() == 1
    })
    .await;
    assert_eq!(street.received(BINH, "photo").await, [photo, scan]);
    assert_eq!(street.received(BINH, "voice").await, [note]);
}

#[tokio::test(flavor = "multi_thread")]
async fn telegrams_refusals_and_limits_are_understood() {
    let street = Street::new().await;
    let telegram = street.connect(Receiving::Polling).await;
    let fetch = async |file: &str| telegram.fetch(file).await;
    street.post("start", json!({"person": AN})).await;
    let small = street.sends("voice", b"OggS", "audio/ogg").await;
    assert_eq!(fetch(&small).await, Ok(b"OggS".to_vec()));
    let largest = vec![7; 20 * 1024 * 1024];
    let file = street.sends("document", &largest, "image/png").await;
    assert!(fetch(&file).await.is_ok_and(|bytes| bytes == largest));
    let file = street.sends("document", &[largest, vec![7]].concat(), "image/png").await;
    assert_eq!(fetch(&file).await, Err(FetchError::TooLarge));
    assert!(matches!(fetch("nothing").await, Err(FetchError::Refused(_))));

    for (fault, expected) in [
        (
            json!({"kind": "too_many_requests", "retry_after": 7, "method": "getFile"}),
            FetchError::RetryAfter(TimeDelta::seconds(7).to_std().expect("a pause")),
        ),
        (
            json!({"kind": "refuse", "code": 404, "description": "Not Found", "method": "download"}),
            FetchError::Refused("the link is dead".to_owned()),
        ),
        (
            json!({"kind": "refuse", "code": 502, "description": "Bad Gateway", "method": "download"}),
            FetchError::Unreachable("HTTP status 502".to_owned()),
        ),
    ] {
        street.post("faults", fault).await;
        assert_eq!(fetch(&small).await, Err(expected));
    }
    street.post("faults", json!({"kind": "drop_before", "method": "download"})).await;
    let dropped = fetch(&small).await;
    let Err(FetchError::Unreachable(words)) = dropped else { panic!("{dropped:?}") };
    assert!(!words.contains("token"), "the address holds the token: {words}");
    street.post("forget-files", json!({})).await;
    assert!(matches!(fetch(&small).await, Err(FetchError::Refused(_))));
}
