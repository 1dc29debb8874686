//! The committee's chat: a code that binds one, and releasing it.

use i18n_embed_fl::fl;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::bot::desk::Desk;
use crate::bot::notices;
use crate::bot::petition::Wording;
use crate::bot::replies;
use crate::channels::{Message, Outgoing};
use crate::dialogue::ward::day;
use crate::domain::audit::{Action, COMMITTEE_CHAT, Change};
use crate::domain::period::local_day;
use crate::domain::voice::Voice;
use crate::store::committee_chats::{self, CommitteeChat};
use crate::store::invitations::{self, Purpose, VALIDITY};
use crate::words::loader;

use super::choice::Choice;
use super::loaded::{LoadedWard, show_card};

/// Whether a chat is bound, and what can be done.
pub async fn show(desk: &mut Desk<'_>, loaded: &LoadedWard) -> anyhow::Result<()> {
    let words = loader(loaded.voice);
    let chats = committee_chats::of_ward(&mut *desk.conn, loaded.stored.ward_id).await?;
    let text = match chats.len() {
        0 => fl!(words, "ward-chat-none"),
        count => fl!(words, "ward-chat-bound", count = count),
    };
    let mut rows = vec![vec![loaded.button(&Choice::ChatCode, fl!(words, "ward-chat-code-button"))]];
    for (at, chat) in chats.iter().enumerate() {
        let number = at.saturating_add(1);
        let since = Wording::moment(chat.bound_at);
        let label = fl!(words, "ward-chat-release-button", number = number, since = since);
        let choice = Choice::AskRelease { chat: chat.conversation.chat.clone() };
        rows.push(vec![loaded.button(&choice, label)]);
    }
    rows.push(loaded.back_home());
    show_card(desk, text, rows).await
}

/// A one-time code that binds a chat.
pub async fn code(desk: &mut Desk<'_>, loaded: &LoadedWard) -> anyhow::Result<()> {
    let (ward_id, now, purpose) = (loaded.stored.ward_id, desk.now, Purpose::CommitteeChat);
    let token =
        invitations::create(&mut *desk.conn, ward_id, &purpose, &mut StdRng::from_os_rng(), now).await?;
    let made = invitations::change_made(&mut *desk.conn, ward_id, &purpose, now).await?;
    desk.audit(made);
    let last_day = day(local_day(now + VALIDITY));
    desk.answer_tap(None).await?;
    desk.say_text(fl!(loader(loaded.voice), "ward-chat-code", code = token.as_str(), day = last_day)).await
}

/// Asks whether the chat is to be released.
pub async fn ask_to_release(desk: &mut Desk<'_>, loaded: &LoadedWard, chat: &str) -> anyhow::Result<()> {
    if find(desk, loaded, chat).await?.is_none() {
        return replies::stale_button(desk).await;
    }
    let words = loader(loaded.voice);
    let rows = vec![
        vec![loaded.button(&Choice::Release { chat: chat.to_owned() }, fl!(words, "ward-chat-release-yes"))],
        vec![loaded.button(&Choice::Chat, fl!(words, "ward-leave"))],
    ];
    show_card(desk, fl!(words, "ward-chat-release-ask"), rows).await
}

/// Releases the chat; it is told, and so is the secretary.
pub async fn release(desk: &mut Desk<'_>, loaded: &LoadedWard, chat: &str) -> anyhow::Result<()> {
    let Some(bound) = find(desk, loaded, chat).await? else { return replies::stale_button(desk).await };
    committee_chats::release(&mut *desk.conn, &bound.conversation).await?;
    let old = Some(desk.digest(&bound.conversation.chat));
    let (ward_id, subject) = (loaded.stored.ward_id, COMMITTEE_CHAT.to_owned());
    desk.audit(Change { ward_id, action: Action::ChatReleased, subject, old, new: None });
    let text = fl!(loader(bound.language), "ward-chat-released", ward = loaded.ward().name.as_str());
    let notice = Outgoing::Message(Message { text, ..Message::default() });
    let (keyring, chats) = (&desk.house.keyring, std::slice::from_ref(&bound.conversation));
    notices::tell(&mut *desk.conn, keyring, chats, &notice).await?;
    let released =
        |voice: Voice| fl!(loader(voice), "bind-told-released", ward = loaded.ward().name.as_str());
    notices::tell_secretary(desk, ward_id, released).await?;
    show(desk, loaded).await
}

async fn find(desk: &mut Desk<'_>, loaded: &LoadedWard, chat: &str) -> anyhow::Result<Option<CommitteeChat>> {
    let chats = committee_chats::of_ward(&mut *desk.conn, loaded.stored.ward_id).await?;
    Ok(chats.into_iter().find(|bound| bound.conversation.chat == chat))
}
