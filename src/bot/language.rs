//! Choosing the language.

use i18n_embed_fl::fl;
use serde_json::json;

use crate::channels::{Button, Choices, Message, Outgoing, Place};
use crate::domain::audit::{Action, COMMITTEE_CHAT, Change};
use crate::domain::language::Language;
use crate::store::{committee_chats, people};
use crate::words::loader;

use super::commands::ButtonKind;
use super::desk::Desk;
use super::menu;
use super::state::State;

/// `/language`: offers every language by its own name.
pub async fn ask(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let text = fl!(loader(desk.voice()), "language-ask");
    let button = |language: Language| {
        vec![Button {
            label: fl!(loader(language), "language-name"),
            data: ButtonKind::Language.data(language.code()),
        }]
    };
    let choices = Choices::Buttons(Language::ALL.into_iter().map(button).collect());
    desk.say(Message { text, choices }).await.map(drop)
}

/// A language was chosen, by a person for themselves or in the committee's chat for the chat.
pub async fn set(desk: &mut Desk<'_>, code: &str) -> anyhow::Result<()> {
    let Some(language) = Language::from_code(code) else { return super::replies::stale_button(desk).await };
    if desk.incoming.place == Place::Private && matches!(desk.state(), State::Enrolling(_)) {
        return super::enrol::speak(desk, language).await;
    }
    match (desk.incoming.place, &mut desk.visitor) {
        (Place::Private, Some(visitor)) => {
            people::set_language(&mut *desk.conn, visitor.person.person_id, language).await?;
            visitor.person.language = language;
        }
        (Place::Private, None) => return super::replies::stale_button(desk).await,
        (Place::Group, _) => set_for_chat(desk, language).await?,
    }
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    let text = fl!(loader(language), "language-set");
    match desk.incoming.place {
        Place::Private => {
            let choices = menu::menu(desk.posts(), language);
            desk.say(Message { text, choices }).await?;
            let commands = menu::commands(desk.posts(), language);
            desk.send(Outgoing::Commands(commands)).await.map(drop)
        }
        Place::Group => {
            desk.say_text(text).await?;
            desk.send(Outgoing::Commands(menu::committee_commands(language))).await.map(drop)
        }
    }
}

/// The committee's chat is a setting of the ward: the audit tells of it.
async fn set_for_chat(desk: &mut Desk<'_>, language: Language) -> anyhow::Result<()> {
    committee_chats::set_language(&mut *desk.conn, &desk.incoming.conversation, language).await?;
    let Some(bound) = desk.chat.clone().filter(|bound| bound.language != language) else { return Ok(()) };
    let code = |language: Language| Some(json!(language.code()));
    let (action, subject) = (Action::ChatLanguageSet, COMMITTEE_CHAT.to_owned());
    let (old, new) = (code(bound.language), code(language));
    desk.audit(Change { ward_id: bound.ward_id, action, subject, old, new });
    Ok(())
}
