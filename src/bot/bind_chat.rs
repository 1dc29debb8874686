//! The committee's chat: bound by a one-time code, released when the bot is removed.

use i18n_embed_fl::fl;

use crate::channels::Outgoing;
use crate::store::committee_chats::{self, CommitteeChat};
use crate::store::invitations::{self, Purpose, Standing, TokenDigest};
use crate::store::wards;
use crate::words::loader;

use super::desk::Desk;
use super::menu;

/// `/bind CODE`: from now on the chat is the ward committee's.
pub async fn bind(desk: &mut Desk<'_>, code: &str) -> anyhow::Result<()> {
    let language = desk.language();
    let words = loader(desk.voice());
    if code.trim().is_empty() {
        return greet(desk).await;
    }
    let digest = TokenDigest::of_typed(code);
    let ward_id = match invitations::look(&mut *desk.conn, &digest, desk.now).await? {
        Standing::Fresh { ward_id, purpose: Purpose::CommitteeChat } => ward_id,
        Standing::Fresh { purpose: Purpose::Post { .. }, .. } | Standing::Unknown => {
            return desk.say_text(fl!(words, "bind-unknown")).await;
        }
        Standing::Used => return desk.say_text(fl!(words, "bind-used")).await,
        Standing::Expired => return desk.say_text(fl!(words, "bind-expired")).await,
    };
    invitations::redeem(&mut *desk.conn, &digest, desk.now).await?;
    let chat = CommitteeChat { ward_id, conversation: desk.incoming.conversation.clone(), language };
    committee_chats::bind(&mut *desk.conn, &chat, desk.now).await?;
    let stored = wards::by_id(&mut *desk.conn, ward_id).await?;
    let ward = stored.map_or_else(String::new, |stored| stored.ward.name);
    desk.say_text(fl!(words, "bind-done", ward = ward)).await?;
    desk.send(Outgoing::Commands(menu::committee_commands(language))).await.map(drop)
}

/// The bot was added to a group chat, or is asked there what it does.
pub async fn greet(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let words = loader(desk.voice());
    let text = if desk.chat.is_some() { fl!(words, "bind-back") } else { fl!(words, "bind-how") };
    desk.say_text(text).await
}

/// The bot was removed from the committee's chat.
pub async fn release(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    committee_chats::release(&mut *desk.conn, &desk.incoming.conversation).await.map(drop).map_err(Into::into)
}
