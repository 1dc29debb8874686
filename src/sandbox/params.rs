//! The parameters of a call, however they were sent: query, form, JSON or multipart.

use std::collections::HashMap;

use axum::body::to_bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::errors::ApiError;

/// Telegram takes files of up to 50 MB; a little more for the rest of the body.
pub const LARGEST_BODY: usize = 52 * 1024 * 1024;

/// A file in a multipart body.
#[derive(Clone, Debug)]
pub struct Upload {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// Values by name (strings, or JSON values where the body was JSON), and files.
#[derive(Debug, Default)]
pub struct Params {
    values: Map<String, Value>,
    uploads: HashMap<String, Upload>,
}

impl Params {
    /// Reads the query and the body.
    ///
    /// Errors: 400 when the body is not what its content type says, 413 when it is too large.
    pub async fn read(request: Request) -> Result<Self, ApiError> {
        let mut params = Self::default();
        params.add_form(request.uri().query().unwrap_or_default());
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_lowercase();
        if kind.starts_with("multipart/form-data") {
            params.add_multipart(request).await?;
            return Ok(params);
        }
        let body = to_bytes(request.into_body(), LARGEST_BODY)
            .await
            .map_err(|_| ApiError::new(413, "Request Entity Too Large"))?;
        if kind.starts_with("application/json") && !body.is_empty() {
            match serde_json::from_slice(&body) {
                Ok(Value::Object(object)) => params.values.extend(object),
                _ => return Err(ApiError::bad_request("can't parse JSON object")),
            }
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            params.add_form(&String::from_utf8_lossy(&body));
        }
        Ok(params)
    }

    /// The fields of a JSON object as parameters, without files.
    pub fn from_object(object: &Value) -> Self {
        Self { values: object.as_object().cloned().unwrap_or_default(), uploads: HashMap::new() }
    }

    /// The value as text. Numbers and booleans are written out; null and absent are `None`.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.values.get(name)? {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    /// The value as a whole number.
    pub fn integer(&self, name: &str) -> Option<i64> {
        match self.values.get(name)? {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// The value as a number.
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.values.get(name)? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// True for `true`, `True`, `1`, `yes`.
    pub fn flag(&self, name: &str) -> bool {
        match self.values.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => {
                matches!(text.to_lowercase().as_str(), "true" | "1" | "yes")
            }
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            _ => false,
        }
    }

    /// A value that is itself JSON, or a string with JSON in it.
    ///
    /// Errors: 400 when the string is not JSON.
    pub fn json(&self, name: &str) -> Result<Option<Value>, ApiError> {
        match self.values.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| ApiError::bad_request(format!("can't parse {name} JSON object"))),
            Some(value) => Ok(Some(value.clone())),
        }
    }

    /// A file by the name of its part.
    pub fn upload(&self, name: &str) -> Option<&Upload> {
        self.uploads.get(name)
    }

    fn add_form(&mut self, encoded: &str) {
        for pair in encoded.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            self.values.insert(decoded(name), Value::String(decoded(value)));
        }
    }

    async fn add_multipart(&mut self, request: Request) -> Result<(), ApiError> {
        let malformed = |fault: MultipartError| match fault.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ApiError::new(413, "Request Entity Too Large"),
            _ => ApiError::bad_request("can't parse multipart body"),
        };
        let mut parts = Multipart::from_request(request, &())
            .await
            .map_err(|_| ApiError::bad_request("can't parse multipart body"))?;
        while let Some(part) = parts.next_field().await.map_err(malformed)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let mime = part.content_type().map(str::to_owned);
            let bytes = part.bytes().await.map_err(malformed)?;
            let is_file = file_name.is_some() || mime.as_deref() == Some("application/octet-stream");
            if is_file {
                let upload = Upload {
                    name: file_name.unwrap_or_else(|| "file".to_owned()),
                    mime: mime.unwrap_or_else(|| "application/octet-stream".to_owned()),
                    bytes: bytes.to_vec(),
                };
                self.uploads.insert(name, upload);
            } else {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                self.values.insert(name, Value::String(text));
            }
        }
        Ok(())
    }
}

/// Percent-decoding, with `+` for a space.
pub fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (escaped, bytes[at]) {
            (Some(byte), _) => {
                plain.push(byte);
                at += 2;
            }
            (None, b'+') => plain.push(b' '),
            (None, byte) => plain.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&plain).into_owned()
}
