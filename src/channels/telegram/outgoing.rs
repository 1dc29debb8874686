//! [`Outgoing`] → calls of the Bot API.

use reqwest::multipart::{Form, Part};
use serde::Deserialize;
use serde_json::value::RawValue;
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters as _, EditMessageReplyMarkup, EditMessageText,
    EditMessageTextSetters as _, SendLocation, SendMessage, SendMessageSetters as _, SetMyCommands,
    SetMyCommandsSetters as _,
};
use teloxide::types::{
    BotCommand, BotCommandScope, ButtonRequest, CallbackQueryId, ChatId, InlineKeyboardButton,
    InlineKeyboardMarkup, KeyboardButton, KeyboardMarkup, MessageEntity, MessageId, ReplyMarkup,
};

use super::client::{CallError, Client, read_result};
use super::refusals::send_error;
use crate::channels::bold::{Plain, plain};
use crate::channels::fit::shorten;
use crate::channels::{Choices, Message, Outgoing, SendError};

/// The longest toast, in characters.
const TOAST_UNITS: usize = 200;

/// Makes the call for `outgoing`; returns the id of a new message.
pub(super) async fn send(
    client: &Client,
    chat: &str,
    outgoing: &Outgoing,
    target: Option<&str>,
) -> Result<Option<String>, SendError> {
    let chat = ChatId(chat.parse().map_err(|_| SendError::Refused("the chat's id is no number".to_owned()))?);
    match outgoing {
        Outgoing::Message(message) => {
            let answer = client.call("sendMessage", &text_message(chat, message)).await;
            new_message(answer)
        }
        Outgoing::Amend { message, .. } => {
            let answer = client.call("editMessageText", &amendment(chat, number(target)?, message)).await;
            changed(answer)
        }
        Outgoing::ClearButtons { .. } => {
            let clearing = EditMessageReplyMarkup::new(chat, number(target)?);
            changed(client.call("editMessageReplyMarkup", &clearing).await)
        }
        Outgoing::Toast { callback, text, alert } => {
            let toast = AnswerCallbackQuery::new(CallbackQueryId(callback.clone()))
                .text(shorten(text, TOAST_UNITS))
                .show_alert(*alert);
            changed(client.call("answerCallbackQuery", &toast).await)
        }
        Outgoing::Picture { name, bytes, caption } => {
            let file = File { name, bytes, caption };
            new_message(file.send_as(client, chat, ("sendPhoto", "photo")).await?)
        }
        Outgoing::Voice { name, bytes, caption } => {
            let file = File { name, bytes, caption };
            new_message(file.send_as(client, chat, ("sendVoice", "voice")).await?)
        }
        Outgoing::Document { name, bytes, caption } => {
            let file = File { name, bytes, caption };
            new_message(client.upload("sendDocument", file.form(chat, "document")?).await)
        }
        Outgoing::Location { latitude, longitude } => {
            let place = SendLocation::new(chat, (*latitude).into(), (*longitude).into());
            new_message(client.call("sendLocation", &place).await)
        }
        Outgoing::Commands(commands) => {
            let commands = commands.iter().map(|(name, description)| BotCommand::new(name, description));
            let offer = SetMyCommands::new(commands).scope(BotCommandScope::Chat { chat_id: chat.into() });
            changed(client.call("setMyCommands", &offer).await)
        }
    }
}

fn text_message(chat: ChatId, message: &Message) -> SendMessage {
    let Plain { text, bold } = plain(&message.text);
    let call = SendMessage::new(chat, text).entities(entities(&bold));
    match &message.choices {
        Choices::None => call,
        Choices::Buttons(_) => call.reply_markup(buttons(&message.choices)),
        Choices::Menu(rows) => with_menu(call, None, rows),
        Choices::Contact { label, rest } => {
            with_menu(call, asking(chat, label, ButtonRequest::Contact), rest)
        }
        Choices::Location { label, rest } => {
            with_menu(call, asking(chat, label, ButtonRequest::Location), rest)
        }
    }
}

/// A button that asks for something of the person; Telegram takes it in private chats only, whose ids are positive.
fn asking(chat: ChatId, label: &str, request: ButtonRequest) -> Option<KeyboardButton> {
    (chat.0 > 0).then(|| KeyboardButton::new(label).request(request))
}

fn with_menu(call: SendMessage, first: Option<KeyboardButton>, rows: &[Vec<String>]) -> SendMessage {
    let labels = rows.iter().map(|row| row.iter().map(KeyboardButton::new).collect::<Vec<_>>());
    let rows: Vec<_> = first.map(|button| vec![button]).into_iter().chain(labels).collect();
    if rows.is_empty() {
        return call;
    }
    call.reply_markup(ReplyMarkup::Keyboard(KeyboardMarkup::new(rows).resize_keyboard().persistent()))
}

fn amendment(chat: ChatId, target: MessageId, message: &Message) -> EditMessageText {
    let Plain { text, bold } = plain(&message.text);
    EditMessageText::new(chat, target, text).entities(entities(&bold)).reply_markup(buttons(&message.choices))
}

/// The buttons under a message. A menu stands below the typing field instead, so it is none.
fn buttons(choices: &Choices) -> InlineKeyboardMarkup {
    let rows = match choices {
        Choices::None | Choices::Menu(_) | Choices::Contact { .. } | Choices::Location { .. } => &[][..],
        Choices::Buttons(rows) => rows,
    };
    InlineKeyboardMarkup::new(rows.iter().map(|row| {
        let buttons = row.iter().map(|button| InlineKeyboardButton::callback(&button.label, &button.data));
        buttons.collect::<Vec<_>>()
    }))
}

fn entities(bold: &[std::ops::Range<usize>]) -> Vec<MessageEntity> {
    bold.iter().map(|range| MessageEntity::bold(range.start, range.len())).collect()
}

/// A file on its way out.
struct File<'a> {
    name: &'a str,
    bytes: &'a [u8],
    caption: &'a str,
}

impl File<'_> {
    /// Sends the file by a method that shows it in the chat; as a document where Telegram does not show this one so.
    async fn send_as(
        &self,
        client: &Client,
        chat: ChatId,
        (method, field): (&str, &'static str),
    ) -> Result<Result<Box<RawValue>, CallError>, SendError> {
        let answer = client.upload(method, self.form(chat, field)?).await;
        match &answer {
            Err(CallError::Declined { code: 400, description, .. }) if is_of_another_shape(description) => {
                Ok(client.upload("sendDocument", self.form(chat, "document")?).await)
            }
            Ok(_) | Err(_) => Ok(answer),
        }
    }

    fn form(&self, chat: ChatId, field: &'static str) -> Result<Form, SendError> {
        let file = Part::bytes(self.bytes.to_vec()).file_name(self.name.to_owned());
        let form = Form::new().text("chat_id", chat.to_string()).part(field, file);
        if self.caption.is_empty() {
            return Ok(form);
        }
        let Plain { text, bold } = plain(self.caption);
        let entities =
            serde_json::to_string(&entities(&bold)).map_err(|fault| SendError::Refused(fault.to_string()))?;
        Ok(form.text("caption", text).text("caption_entities", entities))
    }
}

/// Telegram's words (in lower case) for a file that it does not show as a picture or a voice note: too large, too long
/// a side, a format that it does not know, or a person who takes no voice notes.
const OF_ANOTHER_SHAPE: [&str; 5] = [
    "image_process_failed",
    "photo_invalid_dimensions",
    "photo_ext_invalid",
    "file is too big for a photo",
    "voice_messages_forbidden",
];

fn is_of_another_shape(description: &str) -> bool {
    let words = description.to_lowercase();
    OF_ANOTHER_SHAPE.iter().any(|phrase| words.contains(phrase))
}

fn number(target: Option<&str>) -> Result<MessageId, SendError> {
    let number = target.and_then(|target| target.parse().ok());
    number.map(MessageId).ok_or_else(|| SendError::Refused("no message to change".to_owned()))
}

fn new_message(answer: Result<Box<RawValue>, CallError>) -> Result<Option<String>, SendError> {
    #[derive(Deserialize)]
    struct Sent {
        message_id: i64,
    }
    let sent = answer.map_err(send_error)?;
    // It was sent, whatever else the answer holds: an answer that cannot be read is no reason to send again.
    let sent: Option<Sent> = read_result(&sent).ok();
    Ok(sent.map(|sent| sent.message_id.to_string()))
}

fn changed(answer: Result<Box<RawValue>, CallError>) -> Result<Option<String>, SendError> {
    answer.map(|_| None).map_err(send_error)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::channels::Button;

    fn shown(call: &impl serde::Serialize) -> Value {
        serde_json::to_value(call).expect("a call in JSON")
    }

    #[test]
    fn a_message_carries_entities_and_buttons() {
        let message = Message {
            text: "📝 **3/11 · Quỹ**".into(),
            choices: Choices::Buttons(vec![vec![Button { label: "0".into(), data: "r:1:0".into() }]]),
        };
        assert_eq!(
            shown(&text_message(ChatId(501), &message)),
            json!({"chat_id": 501, "text": "📝 3/11 · Quỹ",
                "entities": [{"type": "bold", "offset": 3, "length": 10}],
                "reply_markup": {"inline_keyboard": [[{"text": "0", "callback_data": "r:1:0"}]]}})
        );
    }

    #[test]
    fn a_menu_stays_below_the_typing_field() {
        let message = Message {
            text: "Chào bác".into(),
            choices: Choices::Menu(vec![vec!["❓ Trợ giúp".into()]]),
        };
        let markup = &shown(&text_message(ChatId(501), &message))["reply_markup"];
        assert_eq!(
            *markup,
            json!({"keyboard": [[{"text": "❓ Trợ giúp"}]], "is_persistent": true, "resize_keyboard": true})
        );
    }

    #[test]
    fn a_number_and_a_place_are_asked_for_in_private_only() {
        let rest = vec![vec!["Bỏ qua".to_owned()]];
        let asks = |chat: i64, choices: Choices| {
            let message = Message { text: "Số của bác?".into(), choices };
            shown(&text_message(ChatId(chat), &message))["reply_markup"]["keyboard"].clone()
        };
        let contact = Choices::Contact { label: "Gửi số".into(), rest: rest.clone() };
        let button = json!({"text": "Gửi số", "request_contact": true});
        assert_eq!(asks(501, contact.clone()), json!([[button], [{"text": "Bỏ qua"}]]));
        assert_eq!(asks(-900, contact), json!([[{"text": "Bỏ qua"}]]));
        let place = Choices::Location { label: "Gửi vị trí".into(), rest: Vec::new() };
        let button = json!({"text": "Gửi vị trí", "request_location": true});
        assert_eq!(asks(501, place.clone()), json!([[button]]));
        assert_eq!(asks(-900, place), Value::Null);
    }

    #[test]
    fn an_amended_message_loses_its_buttons_unless_it_has_new_ones() {
        let message = Message { text: "Đã ghi".into(), choices: Choices::None };
        let call = shown(&amendment(ChatId(501), MessageId(12), &message));
        assert_eq!(call["reply_markup"], json!({"inline_keyboard": []}));
    }
}
