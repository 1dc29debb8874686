//! Who the bot is, and what it says of itself.

use serde_json::{Value, json};

use crate::sandbox::commands::{checked, scope_word};
use crate::sandbox::errors::ApiError;
use crate::sandbox::params::Params;
use crate::sandbox::world::World;

pub fn get_me(world: &World) -> Value {
    let mut bot = world.bot_json();
    bot["can_join_groups"] = json!(true);
    bot["can_read_all_group_messages"] = json!(!world.settings.privacy_mode);
    bot["supports_inline_queries"] = json!(false);
    bot["can_connect_to_business"] = json!(false);
    bot["has_main_web_app"] = json!(false);
    bot
}

pub fn set_commands(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let commands = checked(params.json("commands")?)?;
    let (scope, language) = place(params)?;
    world.put_profile(|profile| profile.commands.set(&scope, &language, commands));
    Ok(json!(true))
}

pub fn get_commands(world: &World, params: &Params) -> Result<Value, ApiError> {
    let (scope, language) = place(params)?;
    Ok(json!(world.profile.commands.get(&scope, &language)))
}

pub fn delete_commands(world: &mut World, params: &Params) -> Result<Value, ApiError> {
    let (scope, language) = place(params)?;
    world.put_profile(|profile| profile.commands.set(&scope, &language, Vec::new()));
    Ok(json!(true))
}

/// `setMyName`, `setMyDescription`, `setMyShortDescription`, `setChatMenuButton`.
pub fn set_text(world: &mut World, method: &str, params: &Params) -> Result<Value, ApiError> {
    let (field, longest) = field_of(method);
    let value = if field == "menu_button" {
        params.json(field)?.unwrap_or_else(|| json!({ "type": "default" }))
    } else {
        let text = params.text(field).unwrap_or_default();
        if text.chars().count() > longest {
            return Err(ApiError::bad_request(format!("bot {field} is too long")));
        }
        json!(text)
    };
    let key = key(field, params);
    world.put_profile(|profile| {
        profile.texts.insert(key, value);
    });
    Ok(json!(true))
}

/// `getMyName`, `getMyDescription`, `getMyShortDescription`, `getChatMenuButton`.
pub fn get_text(world: &World, method: &str, params: &Params) -> Value {
    let (field, _) = field_of(method);
    let found = world.profile.texts.get(&key(field, params)).cloned();
    match field {
        "menu_button" => found.unwrap_or_else(|| json!({ "type": "default" })),
        "name" => json!({ "name": found.unwrap_or_else(|| json!(world.settings.bot.name)) }),
        other => json!({ other: found.unwrap_or_else(|| json!("")) }),
    }
}

fn place(params: &Params) -> Result<(String, String), ApiError> {
    let scope = scope_word(params.json("scope")?.as_ref())?;
    Ok((scope, params.text("language_code").unwrap_or_default()))
}

/// The parameter that a method sets, and how many characters it may have.
fn field_of(method: &str) -> (&'static str, usize) {
    match &method[3..] {
        "myname" => ("name", 64),
        "mydescription" => ("description", 512),
        "myshortdescription" => ("short_description", 120),
        _ => ("menu_button", 0),
    }
}

fn key(field: &str, params: &Params) -> String {
    let chat = params.text("chat_id").unwrap_or_default();
    let language = params.text("language_code").unwrap_or_default();
    format!("{field}|{chat}|{language}")
}
