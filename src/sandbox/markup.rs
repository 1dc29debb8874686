//! `reply_markup`, checked as Telegram checks it.

use serde_json::{Map, Value, json};

use super::entities::is_link;
use super::errors::ApiError;
use super::model::ChatKind;
use super::params::Params;
use super::posting::Markup;

const MOST_INLINE_BUTTONS: usize = 100;
const MOST_KEYBOARD_BUTTONS: usize = 300;

/// Reads `reply_markup` for a chat of this kind.
///
/// Errors: 400 with Telegram's words.
pub fn read(params: &Params, chat: ChatKind) -> Result<Markup, ApiError> {
    let markup = match params.json("reply_markup") {
        Ok(None | Some(Value::Null)) => return Ok(Markup::None),
        Ok(Some(Value::Object(markup))) => markup,
        Ok(Some(_)) => return Err(ApiError::bad_request("object expected as reply markup")),
        Err(_) => {
            return Err(ApiError::bad_request("can't parse reply keyboard markup JSON object"));
        }
    };
    if let Some(rows) = markup.get("inline_keyboard") {
        return inline(rows);
    }
    if let Some(rows) = markup.get("keyboard") {
        return keyboard(&markup, rows, chat);
    }
    let is_set = |name: &str| markup.get(name) == Some(&json!(true));
    if is_set("remove_keyboard") {
        return Ok(Markup::Remove(Value::Object(markup)));
    }
    if is_set("force_reply") {
        return Ok(Markup::Shown(Value::Object(markup)));
    }
    Ok(Markup::None)
}

/// Reads `reply_markup` of an edit: an inline keyboard or nothing.
///
/// Errors: 400 with Telegram's words.
pub fn read_inline(params: &Params, chat: ChatKind) -> Result<Option<Value>, ApiError> {
    match read(params, chat)? {
        Markup::None => Ok(None),
        Markup::Inline(keyboard) => Ok(Some(keyboard)),
        Markup::Shown(_) | Markup::Remove(_) => Err(ApiError::bad_request("inline keyboard expected")),
    }
}

fn rows_of<'a>(rows: &'a Value, field: &str) -> Result<Vec<&'a Vec<Value>>, ApiError> {
    let fault = || ApiError::bad_request(format!("field \"{field}\" must be an Array of Arrays"));
    let rows = rows.as_array().ok_or_else(fault)?;
    rows.iter().map(|row| row.as_array().ok_or_else(fault)).collect()
}

fn inline(rows: &Value) -> Result<Markup, ApiError> {
    let mut checked: Vec<Vec<Value>> = Vec::new();
    for row in rows_of(rows, "inline_keyboard")? {
        let buttons: Vec<Value> = row.iter().map(inline_button).collect::<Result<_, _>>()?;
        if !buttons.is_empty() {
            checked.push(buttons);
        }
    }
    if checked.iter().map(Vec::len).sum::<usize>() > MOST_INLINE_BUTTONS {
        return Err(ApiError::bad_request("reply markup is too long"));
    }
    if checked.is_empty() {
        return Ok(Markup::None);
    }
    Ok(Markup::Inline(json!({ "inline_keyboard": checked })))
}

fn inline_button(button: &Value) -> Result<Value, ApiError> {
    let fault = |words: &str| ApiError::bad_request(format!("can't parse inline keyboard button: {words}"));
    let Value::Object(fields) = button else {
        return Err(fault("InlineKeyboardButton must be an Object"));
    };
    let text = label(fields).map_err(|words| fault(&words))?;
    if text.trim().is_empty() {
        return Err(ApiError::bad_request("BUTTON_TEXT_INVALID"));
    }
    if let Some(data) = fields.get("callback_data").filter(|data| **data != "") {
        let data = data.as_str().ok_or_else(|| fault("field \"callback_data\" must be of type String"))?;
        if data.len() > 64 {
            return Err(ApiError::bad_request("BUTTON_DATA_INVALID"));
        }
        return Ok(json!({ "text": text, "callback_data": data }));
    }
    if let Some(url) = fields.get("url").and_then(Value::as_str) {
        if !is_link(url) {
            return Err(ApiError::bad_request(format!(
                "inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
            )));
        }
        return Ok(json!({ "text": text, "url": url }));
    }
    if let Some(app) = fields.get("web_app") {
        let url = app["url"].as_str().unwrap_or_default();
        if !url.starts_with("https://") {
            return Err(ApiError::bad_request(format!(
                "inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
            )));
        }
        return Ok(button.clone());
    }
    let others = ["switch_inline_query", "switch_inline_query_current_chat", "copy_text", "login_url", "pay"];
    if others.iter().any(|name| fields.contains_key(*name)) {
        return Ok(button.clone());
    }
    Err(fault("Text buttons are unallowed in the inline keyboard"))
}

fn keyboard(markup: &Map<String, Value>, rows: &Value, chat: ChatKind) -> Result<Markup, ApiError> {
    let mut checked: Vec<Vec<Value>> = Vec::new();
    for row in rows_of(rows, "keyboard")? {
        let buttons: Vec<Value> =
            row.iter().map(|button| keyboard_button(button, chat)).collect::<Result<_, _>>()?;
        if !buttons.is_empty() {
            checked.push(buttons);
        }
    }
    if checked.iter().map(Vec::len).sum::<usize>() > MOST_KEYBOARD_BUTTONS {
        return Err(ApiError::bad_request("reply markup is too long"));
    }
    let mut markup = markup.clone();
    markup.insert("keyboard".to_owned(), json!(checked));
    Ok(Markup::Shown(Value::Object(markup)))
}

fn keyboard_button(button: &Value, chat: ChatKind) -> Result<Value, ApiError> {
    let fault = |words: &str| ApiError::bad_request(format!("can't parse keyboard button: {words}"));
    let fields = match button {
        Value::String(text) => Map::from_iter([("text".to_owned(), json!(text))]),
        Value::Object(fields) => fields.clone(),
        _ => return Err(fault("KeyboardButton must be a String or an Object")),
    };
    let text = label(&fields).map_err(|words| fault(&words))?;
    if text.trim().is_empty() {
        return Err(ApiError::bad_request("keyboard button text must be non-empty"));
    }
    for (field, what) in [("request_contact", "phone number"), ("request_location", "location")] {
        if fields.get(field) == Some(&json!(true)) && chat != ChatKind::Private {
            return Err(ApiError::bad_request(format!("{what} can be requested in private chats only")));
        }
    }
    Ok(Value::Object(fields))
}

fn label(fields: &Map<String, Value>) -> Result<&str, String> {
    match fields.get("text") {
        None => Err("Can't find field \"text\"".to_owned()),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err("Field \"text\" must be of type String".to_owned()),
    }
}
