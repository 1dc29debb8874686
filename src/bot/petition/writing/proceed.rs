//! The next step of the petition that the person is writing.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::menu;
use crate::bot::replies;
use crate::bot::state::State;
use crate::channels::{Content, Conversation, Message};
use crate::dialogue::petition::{self, FileKind, Input, Sent, SentFile, Tap};
use crate::domain::petition::content::Point;
use crate::words::loader;

use super::apply::apply;
use super::loaded::LoadedDraft;

/// A text, a photo, a tap or anything else while a petition is written.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let State::Petition(place) = desk.state() else { return replies::not_understood(desk).await };
    let Some(input) = input(desk) else { return replies::stale_button(desk).await };
    let Some(loaded) = LoadedDraft::load(desk, &place.draft_of()).await? else {
        desk.answer_tap(None).await?;
        desk.leave().await?;
        return replies::not_for_you(desk).await;
    };
    if place.draft_id != loaded.id {
        return gone(desk).await;
    }
    let turn = petition::step(&loaded.form(), place.session, loaded.draft.clone(), input, Desk::nonce());
    apply(desk, &loaded, turn).await
}

/// The petition was sent, dropped or begun anew on another phone.
async fn gone(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    desk.leave().await?;
    let text = fl!(loader(desk.voice()), "petition-gone");
    let choices = menu::menu(desk.posts(), desk.language());
    desk.say(Message { text, choices }).await.map(drop)
}

fn input(desk: &Desk<'_>) -> Option<Input> {
    let sent_at = desk.incoming.sent_at;
    let named = |message: &str| message_name(desk, message);
    match &desk.incoming.content {
        Content::Text { message, text } => {
            Some(Input::Sent(Sent::Text { message: named(message), text: text.clone(), sent_at }))
        }
        Content::Photo { message, file, caption, album } => {
            let file = SentFile { kind: FileKind::Photo, file: file.clone(), sent_at, album: album.clone() };
            Some(Input::Sent(Sent::File { message: named(message), file, caption: caption.clone() }))
        }
        Content::Voice { message, file, caption, .. } => {
            let file = SentFile { kind: FileKind::Voice, file: file.clone(), sent_at, album: None };
            Some(Input::Sent(Sent::File { message: named(message), file, caption: caption.clone() }))
        }
        Content::Contact { message, name, phone, .. } => {
            Some(Input::Contact { message: named(message), name: name.clone(), phone: phone.clone() })
        }
        Content::Location { message, latitude, longitude } => {
            let point = Point::new((*latitude).into(), (*longitude).into());
            Some(Input::Location { message: named(message), point })
        }
        Content::Choice { data, .. } => {
            let (nonce, tap) = Tap::parse(data)?;
            Some(Input::Tap { nonce: nonce.to_owned(), tap })
        }
        Content::Edited { message, text } => {
            Some(Input::Sent(Sent::Edited { message: named(message), text: text.clone() }))
        }
        Content::Command { .. }
        | Content::Other { .. }
        | Content::Joined
        | Content::Left
        | Content::Migrated { .. }
        | Content::Unreadable => Some(Input::Other),
    }
}

/// A message, told apart from those of the other chats of whoever writes in the same draft.
pub fn message_name(desk: &Desk<'_>, message: &str) -> String {
    format!("{}{message}", prefix(&desk.incoming.conversation))
}

/// Whether a message of that name is one of the chat's.
pub fn is_of(name: &str, chat: &Conversation) -> bool {
    name.starts_with(&prefix(chat))
}

fn prefix(chat: &Conversation) -> String {
    format!("{}/{}/", chat.line.channel, chat.chat)
}
