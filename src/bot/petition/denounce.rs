//! A denunciation is not taken: the person is told where to go, and nothing of what was written stays.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::menu;
use crate::bot::state::State;
use crate::channels::{Message, MessageRef, Outgoing};
use crate::delivery::outbox;
use crate::domain::period::Month;
use crate::store::petitions::denunciations;
use crate::words::loader;

use super::sheet::Sheet;

/// Tells where to go. The draft and its files are gone already; here go the session, and what waits to be said of it. Kind
/// and month are counted, and nothing is told to the audit.
pub async fn denounce(desk: &mut Desk<'_>, sheet: &Sheet) -> anyhow::Result<()> {
    denunciations::count(&mut *desk.conn, sheet.of.ward_id, Month::of(sheet.today)).await?;
    outbox::withdraw_answers(&mut *desk.conn, &desk.incoming.conversation).await?;
    let words = loader(sheet.voice);
    // The open question may show what was written.
    if let Some(prompt) = desk.session.as_mut().and_then(|session| session.prompt.take()) {
        let message = Message { text: fl!(words, "petition-text-removed"), ..Message::default() };
        desk.send(Outgoing::Amend { of: MessageRef::Outbox(prompt), message }).await?;
    }
    desk.answer_tap(None).await?;
    desk.save_state(&State::Idle, None).await?;
    let language = sheet.voice.language;
    let settings = sheet.settings();
    let office = match &settings.denunciation_office {
        Some(office) => fl!(words, "petition-denunciation-where", office = office.as_str()),
        None => fl!(words, "petition-denunciation-where-unknown"),
    };
    let parts = [
        fl!(words, "petition-denunciation-guide"),
        settings.rules.denunciation.get(language).to_owned(),
        office,
        settings.rules.urgent.get(language).to_owned(),
        fl!(words, "petition-denunciation-chat"),
    ];
    let choices = menu::menu(desk.posts(), language);
    desk.say(Message { text: parts.join("\n\n"), choices }).await.map(drop)
}
