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

/// Tells where to go. The draft and its files are gone already; here go the session, what waits to be said of it, and what
/// our own messages show of it. Kind and month are counted, and nothing is told to the audit.
pub async fn denounce(desk: &mut Desk<'_>, sheet: &Sheet, written: bool) -> anyhow::Result<()> {
    denunciations::count(&mut *desk.conn, sheet.of.ward_id, Month::of(sheet.today)).await?;
    outbox::withdraw_answers(&mut *desk.conn, &desk.incoming.conversation).await?;
    let words = loader(sheet.voice);
    for echo in &sheet.echoes {
        let message = Message { text: fl!(words, "petition-text-removed"), ..Message::default() };
        desk.send(Outgoing::Amend { of: MessageRef::Outbox(*echo), message }).await?;
    }
    let shown = desk.session.as_ref().and_then(|session| session.prompt);
    if shown.is_none_or(|prompt| !sheet.echoes.contains(&prompt)) {
        desk.clear_prompt().await?;
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
        Some(fl!(words, "petition-denunciation-guide")),
        Some(settings.rules.denunciation.get(language).to_owned()),
        Some(office),
        Some(settings.rules.urgent.get(language).to_owned()),
        written.then(|| fl!(words, "petition-denunciation-chat")),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let choices = menu::menu(desk.posts(), language);
    desk.say(Message { text: parts.join("\n\n"), choices }).await.map(drop)
}
