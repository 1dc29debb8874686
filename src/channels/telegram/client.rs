//! Calls of the Bot API over our own HTTP client (docs/decisions/0002-our-own-bot-api-client.md): nothing waits or
//! retries behind our back, and errors are ours.

use std::fmt;
use std::time::Duration;

use reqwest::multipart::Form;
use reqwest::{RequestBuilder, Url};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The public Bot API.
pub const PUBLIC_API: &str = "https://api.telegram.org";

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const CALL_TIMEOUT: Duration = Duration::from_secs(20);
const UPLOAD_TIMEOUT: Duration = Duration::from_mins(2);
const DOWNLOAD_TIMEOUT: Duration = Duration::from_mins(2);

/// A bot's access to a Bot API server.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: Url,
    token: String,
}

/// Who the bot is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Me {
    pub id: i64,
    pub username: String,
}

/// Why a call brought nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// The server took the request and declined it, in Telegram's words.
    #[error("{code}: {description}")]
    Declined { code: u16, description: String, retry_after: Option<Duration>, migrated_to: Option<i64> },
    /// No answer, or none that can be read: the call may have taken effect.
    #[error("{0}")]
    NoAnswer(String),
    #[error("TELEGRAM_API_URL is no address: {0}")]
    BadAddress(String),
}

impl CallError {
    /// Whether the same call may succeed later without anyone's doing.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Declined { code, .. } => *code >= 500 || *code == 429,
            Self::NoAnswer(_) => true,
            Self::BadAddress(_) => false,
        }
    }
}

impl Client {
    /// A client for the bot with that token; `api` is the server's address, else the public one.
    pub fn new(token: &str, api: Option<&str>) -> Result<Self, CallError> {
        let base = api.unwrap_or(PUBLIC_API);
        let base: Url = base.parse().map_err(|fault| CallError::BadAddress(format!("{base}: {fault}")))?;
        if base.cannot_be_a_base() {
            return Err(CallError::BadAddress(base.to_string()));
        }
        let mut builder = reqwest::Client::builder().connect_timeout(CONNECT_TIMEOUT).tcp_nodelay(true);
        if matches!(base.host_str(), Some("127.0.0.1" | "localhost" | "[::1]")) {
            // A proxy of the environment cannot reach this machine's own servers.
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|fault| CallError::NoAnswer(fault.to_string()))?;
        Ok(Self { http, base, token: token.to_owned() })
    }

    /// Asks who the bot is.
    pub async fn get_me(&self) -> Result<Me, CallError> {
        read_result(&self.call("getMe", &serde_json::Map::new()).await?)
    }

    /// Calls a method with parameters in JSON.
    pub(super) async fn call<P: Serialize + Sync>(
        &self,
        method: &str,
        parameters: &P,
    ) -> Result<Box<RawValue>, CallError> {
        answer(self.post(method).timeout(CALL_TIMEOUT).json(parameters)).await
    }

    /// Calls a method that answers only after a while: `wait` at most, if all is well.
    pub(super) async fn call_waiting<P: Serialize + Sync>(
        &self,
        method: &str,
        parameters: &P,
        wait: Duration,
    ) -> Result<Box<RawValue>, CallError> {
        answer(self.post(method).timeout(wait + CALL_TIMEOUT).json(parameters)).await
    }

    /// Calls a method with a file.
    pub(super) async fn upload(&self, method: &str, form: Form) -> Result<Box<RawValue>, CallError> {
        answer(self.post(method).timeout(UPLOAD_TIMEOUT).multipart(form)).await
    }

    /// Brings the file behind the path that `getFile` gave, up to `limit` bytes.
    pub(super) async fn download(&self, path: &str, limit: usize) -> Result<Vec<u8>, DownloadError> {
        let request = self.http.get(self.file_address(path)).timeout(DOWNLOAD_TIMEOUT);
        let mut response = request.send().await.map_err(DownloadError::from)?;
        let status = response.status().as_u16();
        if status != 200 {
            return Err(DownloadError::Status(status));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if bytes.len() + chunk.len() > limit {
                return Err(DownloadError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    pub(super) fn token(&self) -> &str {
        &self.token
    }

    fn post(&self, method: &str) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push(&format!("bot{}", self.token)).push(method);
        }
        self.http.post(url)
    }

    fn file_address(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().push("file").push(&format!("bot{}", self.token)).extend(path.split('/'));
        }
        url
    }
}

/// Why a file was not downloaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum DownloadError {
    #[error("HTTP status {0}")]
    Status(u16),
    #[error("the file is too large")]
    TooLarge,
    #[error("{0}")]
    NoAnswer(String),
}

impl From<reqwest::Error> for DownloadError {
    fn from(fault: reqwest::Error) -> Self {
        Self::NoAnswer(with_causes(&fault.without_url()))
    }
}

impl fmt::Debug for Client {
    /// Without the token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Client({})", self.base)
    }
}

/// Reads what a method returned.
pub(super) fn read_result<'a, T: Deserialize<'a>>(result: &'a RawValue) -> Result<T, CallError> {
    serde_json::from_str(result.get())
        .map_err(|fault| CallError::NoAnswer(format!("an answer of another shape: {fault}")))
}

/// The Bot API's envelope.
#[derive(Deserialize)]
struct Envelope {
    ok: bool,
    result: Option<Box<RawValue>>,
    error_code: Option<u16>,
    description: Option<String>,
    #[serde(default)]
    parameters: Parameters,
}

#[derive(Deserialize, Default)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

async fn answer(request: RequestBuilder) -> Result<Box<RawValue>, CallError> {
    // The address holds the token, so it stays out of every message.
    let no_answer = |fault: reqwest::Error| CallError::NoAnswer(with_causes(&fault.without_url()));
    let response = request.send().await.map_err(no_answer)?;
    let status = response.status();
    let body = response.text().await.map_err(no_answer)?;
    read_envelope(status.as_u16(), &body)
}

fn read_envelope(status: u16, body: &str) -> Result<Box<RawValue>, CallError> {
    let Ok(envelope) = serde_json::from_str::<Envelope>(body) else {
        // Something between us and Telegram answered: it says nothing about the chat.
        return Err(CallError::NoAnswer(format!("HTTP status {status} without an answer of the Bot API")));
    };
    if envelope.ok {
        return envelope.result.ok_or_else(|| CallError::NoAnswer("an answer without a result".to_owned()));
    }
    Err(CallError::Declined {
        code: envelope.error_code.unwrap_or(status),
        description: envelope.description.unwrap_or_default(),
        retry_after: envelope.parameters.retry_after.map(Duration::from_secs),
        migrated_to: envelope.parameters.migrate_to_chat_id,
    })
}

fn with_causes(fault: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(fault), |fault| fault.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_read_with_its_parameters() {
        let body = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}"#;
        let expected = CallError::Declined {
            code: 429,
            description: "Too Many Requests: retry after 7".to_owned(),
            retry_after: Some(Duration::from_secs(7)),
            migrated_to: None,
        };
        assert_eq!(read_envelope(429, body).err(), Some(expected));
    }

    #[test]
    fn an_answer_of_something_in_between_is_no_refusal() {
        let fault = read_envelope(403, "<html>Forbidden</html>").err();
        assert!(matches!(fault, Some(CallError::NoAnswer(_))), "{fault:?}");
    }

    #[test]
    fn the_token_is_in_the_path_only() {
        let client = Client::new("1:secret", Some("http://127.0.0.1:8081/api/")).expect("a client");
        let request = client.post("getMe").build().expect("a request");
        assert_eq!(request.url().as_str(), "http://127.0.0.1:8081/api/bot1:secret/getMe");
        let file = client.file_address("photos/file_3.jpg");
        assert_eq!(file.as_str(), "http://127.0.0.1:8081/api/file/bot1:secret/photos/file_3.jpg");
        assert!(!format!("{client:?}").contains("secret"));
        assert!(matches!(Client::new("1:a", Some("nowhere")), Err(CallError::BadAddress(_))));
    }
}
