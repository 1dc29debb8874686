//! The bot's lists of commands, by scope and language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::errors::ApiError;
use super::model::{Chat, ChatKind};

/// Lists under `scope|language`, where the scope is written as `type[:chat[:user]]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandBook(BTreeMap<String, Vec<Value>>);

impl CommandBook {
    pub fn set(&mut self, scope: &str, language: &str, commands: Vec<Value>) {
        let key = key(scope, language);
        if commands.is_empty() {
            self.0.remove(&key);
        } else {
            self.0.insert(key, commands);
        }
    }

    pub fn get(&self, scope: &str, language: &str) -> Vec<Value> {
        let found = self.0.get(&key(scope, language));
        found.cloned().unwrap_or_default()
    }

    /// What a person's phone shows in a chat: the narrowest scope that has a list, the person's language first.
    /// Source: <https://core.telegram.org/bots/api#determining-list-of-commands>.
    pub fn shown(&self, chat: &Chat, person: i64, language: &str) -> Vec<Value> {
        let id = chat.id;
        let is_owner = chat.members.first() == Some(&person);
        let scopes: Vec<String> = match chat.kind {
            ChatKind::Private => {
                vec![format!("chat:{id}"), "all_private_chats".to_owned(), "default".to_owned()]
            }
            ChatKind::Group | ChatKind::Supergroup => {
                let mut scopes = vec![format!("chat_member:{id}:{person}")];
                if is_owner {
                    scopes.push(format!("chat_administrators:{id}"));
                }
                scopes.push(format!("chat:{id}"));
                if is_owner {
                    scopes.push("all_chat_administrators".to_owned());
                }
                scopes.push("all_group_chats".to_owned());
                scopes.push("default".to_owned());
                scopes
            }
        };
        let languages = [language, ""];
        scopes
            .iter()
            .flat_map(|scope| languages.iter().map(move |language| self.get(scope, language)))
            .find(|list| !list.is_empty())
            .unwrap_or_default()
    }
}

fn key(scope: &str, language: &str) -> String {
    format!("{scope}|{language}")
}

/// Writes a `BotCommandScope` as a word.
///
/// Errors: 400 with Telegram's words.
pub fn scope_word(scope: Option<&Value>) -> Result<String, ApiError> {
    let Some(scope) = scope else {
        return Ok("default".to_owned());
    };
    let kind = scope["type"]
        .as_str()
        .ok_or_else(|| ApiError::bad_request("can't parse BotCommandScope: can't find field \"type\""))?;
    let number = |field: &str| {
        let value = &scope[field];
        let text = value.as_str().map(str::to_owned);
        text.or_else(|| value.as_i64().map(|id| id.to_string())).ok_or_else(|| {
            ApiError::bad_request(format!("can't parse BotCommandScope: can't find field \"{field}\""))
        })
    };
    match kind {
        "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => {
            Ok(kind.to_owned())
        }
        "chat" | "chat_administrators" => Ok(format!("{kind}:{}", number("chat_id")?)),
        "chat_member" => Ok(format!("{kind}:{}:{}", number("chat_id")?, number("user_id")?)),
        _ => Err(ApiError::bad_request("can't parse BotCommandScope: unsupported type specified")),
    }
}

/// Checks a list of commands.
///
/// Errors: 400 with Telegram's words.
pub fn checked(list: Option<Value>) -> Result<Vec<Value>, ApiError> {
    let Some(Value::Array(list)) = list else {
        return Err(ApiError::bad_request("expected an Array of BotCommand"));
    };
    if list.len() > 100 {
        return Err(ApiError::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    let mut commands = Vec::with_capacity(list.len());
    for entry in list {
        let field = |name: &str| {
            entry[name].as_str().map(str::to_owned).ok_or_else(|| {
                ApiError::bad_request(format!("can't parse BotCommand: can't find field \"{name}\""))
            })
        };
        let (command, description) = (field("command")?, field("description")?);
        let command = command.trim_start_matches('/').to_owned();
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !(1..=32).contains(&command.len()) || !command.chars().all(fits) {
            return Err(ApiError::bad_request("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&description.chars().count()) {
            return Err(ApiError::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
        commands.push(json!({ "command": command, "description": description }));
    }
    Ok(commands)
}
