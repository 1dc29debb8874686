//! The way between the bot and Telegram. It is as long as a short real one, and it knows what is under way: when the bot
//! dies, what it had asked of the platform is told apart from what it had an answer to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long a request or an answer is under way, at most.
const LONGEST: Duration = Duration::from_millis(12);

/// What no call of the bot exceeds.
const LARGEST_CALL: usize = 1 << 20;

/// What becomes of a call that sends or changes a message, or answers a tap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The platform has the call, or will have it in a moment; the bot has no answer.
    UnderWay,
    /// The platform has answered: the message stands in the chat under this id.
    Message { chat: String, id: String },
    /// The platform has answered something else.
    Other,
}

/// The way, open until it is dropped.
pub struct Way {
    address: String,
    road: Arc<Road>,
    serving: JoinHandle<()>,
}

struct Road {
    telegram: String,
    http: reqwest::Client,
    chance: Mutex<StdRng>,
    calls: Mutex<BTreeMap<u64, Outcome>>,
    /// How many calls there have been, since the way was opened; and of them those that asked for updates.
    numbers: watch::Sender<(u64, u64)>,
}

impl Way {
    /// Opens a way to the local Telegram.
    pub async fn open(telegram: String, seed: u64) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let road = Arc::new(Road {
            telegram,
            http: reqwest::Client::new(),
            chance: Mutex::new(StdRng::seed_from_u64(seed)),
            calls: Mutex::default(),
            numbers: watch::Sender::new((0, 0)),
        });
        let router = Router::new().fallback(carry).with_state(Arc::clone(&road));
        let serving =
            tokio::spawn(async move { axum::serve(listener, router).await.expect("the way is open") });
        Self { address, road, serving }
    }

    /// Where the bot finds its Telegram.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A process begins: what its predecessor had under way is not its own.
    pub fn begins_anew(&self) {
        self.road.calls().clear();
    }

    /// What the present process has asked of the platform, call by call.
    pub fn calls(&self) -> Vec<Outcome> {
        self.road.calls().values().cloned().collect()
    }

    /// How often the bot has asked for updates.
    pub fn polls(&self) -> u64 {
        self.road.numbers.borrow().1
    }

    /// Waits until the bot has asked for updates more often than `polls` times.
    pub async fn is_polled(&self, polls: u64) {
        let mut numbers = self.road.numbers.subscribe();
        // The way outlives everybody who waits on it.
        let _ = numbers.wait_for(|(_, asked)| *asked > polls).await;
    }
}

impl Drop for Way {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Road {
    fn calls(&self) -> MutexGuard<'_, BTreeMap<u64, Outcome>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn travel(&self) {
        let length = {
            let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
            chance.random_range(Duration::ZERO..LONGEST)
        };
        tokio::time::sleep(length).await;
    }

    /// Notes a call, and gives its number.
    fn sets_out(&self, method: &str) -> u64 {
        let mut number = 0;
        let is_poll = method.eq_ignore_ascii_case("getUpdates");
        self.numbers.send_modify(|(calls, polls)| {
            *calls += 1;
            *polls += u64::from(is_poll);
            number = *calls;
        });
        if ["sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery"]
            .contains(&method)
        {
            self.calls().insert(number, Outcome::UnderWay);
        }
        number
    }

    /// The answer is handed to the bot.
    fn arrives(&self, number: u64, answer: &[u8]) {
        if let Some(outcome) = self.calls().get_mut(&number) {
            let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
            let result = &answer["result"];
            *outcome = match (result["chat"]["id"].as_i64(), result["message_id"].as_i64()) {
                (Some(chat), Some(id)) => Outcome::Message { chat: chat.to_string(), id: id.to_string() },
                _ => Outcome::Other,
            };
        }
    }

    /// Carries a call to the platform, and gives status and body of the answer.
    async fn there(&self, path: &str, headers: HeaderMap, body: Bytes) -> (StatusCode, Bytes) {
        self.travel().await;
        let mut call = self.http.post(format!("{}{path}", self.telegram)).body(body);
        if let Some(kind) = headers.get("content-type") {
            call = call.header("content-type", kind);
        }
        match call.send().await {
            Ok(answer) => (answer.status(), answer.bytes().await.unwrap_or_default()),
            Err(_) => (StatusCode::BAD_GATEWAY, Bytes::new()),
        }
    }
}

/// Carries a call there and its answer back. What was sent arrives also when its sender has died meanwhile; but nobody
/// waits for updates any more then.
async fn carry(State(road): State<Arc<Road>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_CALL).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let path = head.uri.path().to_owned();
    let method = path.rsplit('/').next().unwrap_or_default().to_owned();
    let number = road.sets_out(&method);
    let (status, answer) = if method.eq_ignore_ascii_case("getUpdates") {
        road.there(&path, head.headers, body).await
    } else {
        let carrier = Arc::clone(&road);
        let there = tokio::spawn(async move { carrier.there(&path, head.headers, body).await });
        there.await.unwrap_or((StatusCode::BAD_GATEWAY, Bytes::new()))
    };
    road.travel().await;
    road.arrives(number, &answer);
    (status, [("content-type", "application/json")], answer).into_response()
}
