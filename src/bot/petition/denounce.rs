//! A denunciation is not taken: the person is told where to go, and nothing of what was written stays.

use i18n_embed_fl::fl;
use serde::{Deserialize, Serialize};

use crate::bot::desk::Desk;
use crate::bot::menu;
use crate::bot::state::State;
use crate::channels::{Conversation, Message, MessageRef, Outgoing, Priority};
use crate::delivery::{self, outbox};
use crate::domain::period::Month;
use crate::domain::period::local_day;
use crate::store::petitions::denunciations;
use crate::store::wards::StoredWard;
use crate::words::loader;

/// A message of ours that shows something of what somebody has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::bot) struct Echo {
    pub conversation: Conversation,
    /// Its row in the outbox.
    pub row: i64,
}

impl Echo {
    /// In the conversation that the person writes in.
    pub fn here(desk: &Desk<'_>, row: i64) -> Self {
        Self { conversation: desk.incoming.conversation.clone(), row }
    }
}

/// Tells where to go, with what is said of the `removed` words in between. What was stored of them is gone already; here go
/// the session, what waits to be said of it, and what our own messages show of it. Kind and month are counted, and nothing
/// is told to the audit.
pub(in crate::bot) async fn denounce(
    desk: &mut Desk<'_>,
    ward: &StoredWard,
    echoes: &[Echo],
    removed: Option<String>,
) -> anyhow::Result<()> {
    denunciations::count(&mut *desk.conn, ward.ward_id, Month::of(local_day(desk.now))).await?;
    let here = &desk.incoming.conversation;
    let rows: Vec<i64> = echoes.iter().map(|echo| echo.row).collect();
    outbox::withdraw_answers(&mut *desk.conn, here, &rows).await?;
    // A part of it may have come in a way that could not be handled.
    delivery::forget(&mut *desk.conn, here).await?;
    amend(desk, echoes).await?;
    let shown = desk.session.as_ref().and_then(|session| session.prompt);
    if shown.is_none_or(|prompt| !echoes.iter().any(|echo| echo.row == prompt)) {
        desk.clear_prompt().await?;
    }
    desk.save_state(&State::Idle, None).await?;
    let words = loader(desk.voice());
    let language = desk.language();
    let settings = &ward.ward.petitions;
    let office = match &settings.denunciation_office {
        Some(office) => fl!(words, "petition-denunciation-where", office = office.as_str()),
        None => fl!(words, "petition-denunciation-where-unknown"),
    };
    let parts = [
        Some(fl!(words, "petition-denunciation-guide")),
        Some(settings.rules.denunciation.get(language).to_owned()),
        Some(office),
        Some(settings.rules.urgent.get(language).to_owned()),
        removed,
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let choices = menu::menu(desk.posts(), language);
    desk.say(Message { text: parts.join("\n\n"), choices }).await.map(drop)
}

/// Our messages show nothing of it any more, wherever they are: the words may have been written on another phone, or by whoever
/// held the post before.
async fn amend(desk: &mut Desk<'_>, echoes: &[Echo]) -> anyhow::Result<()> {
    for echo in echoes {
        let text = fl!(loader(desk.voice()), "petition-text-removed");
        let message = Message { text, ..Message::default() };
        let amended = Outgoing::Amend { of: MessageRef::Outbox(echo.row), message };
        let keyring = &desk.house.keyring;
        outbox::enqueue(&mut *desk.conn, keyring, &echo.conversation, Priority::Answer, &amended).await?;
    }
    Ok(())
}
