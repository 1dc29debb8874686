//! Answers to taps on inline buttons.

use serde_json::{Value, json};

use crate::sandbox::errors::ApiError;
use crate::sandbox::params::Params;
use crate::sandbox::world::World;

const LONGEST_TOAST: usize = 200;

pub fn answer_query(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let text = params.text("text").unwrap_or_default();
    if text.chars().count() > LONGEST_TOAST {
        return Err(ApiError::bad_request("MESSAGE_TOO_LONG"));
    }
    let id = params.text("callback_query_id").unwrap_or_default();
    let lifetime = world.settings.query_lifetime;
    let query = world.queries.get_mut(&id).filter(|query| query.at.elapsed() < lifetime);
    let Some(query) = query else {
        return Err(ApiError::bad_request(
            "query is too old and response timeout expired or query ID is invalid",
        ));
    };
    // A repeated answer is accepted and changes nothing: the phone has shown the first one.
    if query.answer.is_none() {
        query.answer = Some(json!({
            "text": text,
            "show_alert": params.flag("show_alert"),
            "url": params.text("url"),
        }));
        world.touch();
    }
    Ok(json!(true))
}
