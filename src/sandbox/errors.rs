//! Refusals of the Bot API, in Telegram's words.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A refusal: an HTTP status that is also `error_code`, a description, and sometimes parameters.
#[derive(Clone, Debug)]
pub struct ApiError {
    pub code: u16,
    pub description: String,
    pub parameters: Option<Value>,
}

impl ApiError {
    /// Any status with a full description.
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: None }
    }

    /// 400; the words after `Bad Request: `.
    pub fn bad_request(words: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", words.as_ref()))
    }

    /// 403; the words after `Forbidden: `.
    pub fn forbidden(words: impl AsRef<str>) -> Self {
        Self::new(403, format!("Forbidden: {}", words.as_ref()))
    }

    /// 409; the words after `Conflict: `.
    pub fn conflict(words: impl AsRef<str>) -> Self {
        Self::new(409, format!("Conflict: {}", words.as_ref()))
    }

    /// 429 with `retry_after` in seconds.
    pub fn too_many_requests(retry_after: u64) -> Self {
        Self {
            code: 429,
            description: format!("Too Many Requests: retry after {retry_after}"),
            parameters: Some(json!({ "retry_after": retry_after })),
        }
    }

    /// 400: the group has become the supergroup `chat`.
    pub fn migrated(chat: i64) -> Self {
        Self {
            code: 400,
            description: "Bad Request: group chat was upgraded to a supergroup chat".to_owned(),
            parameters: Some(json!({ "migrate_to_chat_id": chat })),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = json!({
            "ok": false,
            "error_code": self.code,
            "description": self.description,
        });
        if let Some(parameters) = self.parameters {
            body["parameters"] = parameters;
        }
        let status = StatusCode::from_u16(self.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(body)).into_response()
    }
}
