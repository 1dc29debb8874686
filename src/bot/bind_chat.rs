//! The committee's chat: bound by a one-time code, released when the bot is removed.

use i18n_embed_fl::fl;
use sqlx::PgConnection;

use crate::channels::{Conversation, Outgoing};
use crate::domain::audit::{Action, COMMITTEE_CHAT, Change, Origin};
use crate::domain::language::Language;
use crate::domain::voice::Voice;
use crate::store::audit;
use crate::store::committee_chats::{self, CommitteeChat};
use crate::store::invitations::{self, Purpose, Standing, TokenDigest};
use crate::store::wards;
use crate::words::loader;

use super::House;
use super::desk::Desk;
use super::menu;
use super::notices::tell_secretary;

/// `/bind CODE`: from now on the chat is the ward committee's.
pub async fn bind(desk: &mut Desk<'_>, code: &str) -> anyhow::Result<()> {
    let language = desk.language();
    let words = loader(desk.voice());
    if code.trim().is_empty() {
        return greet(desk).await;
    }
    let digest = TokenDigest::of_typed(code);
    let mut standing = invitations::look(&mut *desk.conn, &digest, desk.now).await?;
    if matches!(standing, Standing::Fresh { purpose: Purpose::CommitteeChat, .. }) {
        // Another chat may have been quicker.
        standing = invitations::redeem(&mut *desk.conn, &digest, desk.now).await?;
    }
    let ward_id = match standing {
        Standing::Fresh { ward_id, purpose: Purpose::CommitteeChat } => ward_id,
        Standing::Fresh { purpose: Purpose::Post { .. } | Purpose::Again { .. }, .. } | Standing::Unknown => {
            return desk.say_text(fl!(words, "bind-unknown")).await;
        }
        Standing::Used => return desk.say_text(fl!(words, "bind-used")).await,
        Standing::Revoked => return desk.say_text(fl!(words, "bind-revoked")).await,
        Standing::Expired => return desk.say_text(fl!(words, "bind-expired")).await,
    };
    let ward = bind_to(desk, ward_id, language).await?;
    desk.say_text(fl!(words, "bind-done", ward = ward)).await?;
    desk.send(Outgoing::Commands(menu::committee_commands(language))).await.map(drop)
}

/// Binds the chat to a ward, and gives the ward's name. Where it was bound to another, it is released there.
async fn bind_to(desk: &mut Desk<'_>, ward_id: i32, language: Language) -> anyhow::Result<String> {
    let before = desk.chat.as_ref().map(|bound| bound.ward_id);
    let (conversation, bound_at) = (desk.incoming.conversation.clone(), desk.now);
    let chat = CommitteeChat { ward_id, conversation, language, bound_at };
    committee_chats::bind(&mut *desk.conn, &chat).await?;
    if let Some(other) = before.filter(|other| *other != ward_id) {
        note(desk, Action::ChatReleased, other);
        let name = ward_name(desk, other).await?;
        let released = |voice: Voice| fl!(loader(voice), "bind-told-released", ward = name.as_str());
        tell_secretary(desk, other, released).await?;
    }
    note(desk, Action::ChatBound, ward_id);
    let name = ward_name(desk, ward_id).await?;
    if before != Some(ward_id) {
        let bound = |voice: Voice| fl!(loader(voice), "bind-told-bound", ward = name.as_str());
        tell_secretary(desk, ward_id, bound).await?;
    }
    Ok(name)
}

async fn ward_name(desk: &mut Desk<'_>, ward_id: i32) -> anyhow::Result<String> {
    let stored = wards::by_id(&mut *desk.conn, ward_id).await?;
    Ok(stored.map_or_else(String::new, |stored| stored.ward.name))
}

/// The bot was added to a group chat, or is asked there what it does.
pub async fn greet(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let words = loader(desk.voice());
    let text = if desk.chat.is_some() { fl!(words, "bind-back") } else { fl!(words, "bind-how") };
    desk.say_text(text).await
}

/// The bot was removed from the committee's chat. The secretary is told, since nobody else learns of it.
pub async fn release(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let Some(bound) = desk.chat.clone() else { return Ok(()) };
    committee_chats::release(&mut *desk.conn, &desk.incoming.conversation).await?;
    note(desk, Action::ChatReleased, bound.ward_id);
    let name = ward_name(desk, bound.ward_id).await?;
    let removed = |voice: Voice| fl!(loader(voice), "bind-told-removed", ward = name.as_str());
    tell_secretary(desk, bound.ward_id, removed).await
}

/// Notes for the audit that this chat became a ward's, or is a ward's no more.
fn note(desk: &mut Desk<'_>, action: Action, ward_id: i32) {
    let chat = Some(desk.digest(&desk.incoming.conversation.chat));
    let (old, new) = if action == Action::ChatBound { (None, chat) } else { (chat, None) };
    desk.audit(Change { ward_id, action, subject: COMMITTEE_CHAT.to_owned(), old, new });
}

/// A chat goes on under another id: what is bound to it follows, unless the new id is bound already. The audit tells either.
pub async fn follow(
    conn: &mut PgConnection,
    house: &House,
    from: &Conversation,
    to: &str,
) -> anyhow::Result<()> {
    let Some(CommitteeChat { ward_id, .. }) = committee_chats::find(&mut *conn, from).await? else {
        return Ok(());
    };
    let digest = |chat: &str| Some(audit::digest(Some(&house.keyring), chat));
    let (action, new) = if committee_chats::migrate(&mut *conn, from, to).await? {
        (Action::ChatBound, digest(to))
    } else {
        committee_chats::release(&mut *conn, from).await?;
        (Action::ChatReleased, None)
    };
    let change = Change { ward_id, action, subject: COMMITTEE_CHAT.to_owned(), old: digest(&from.chat), new };
    audit::append(conn, &Origin::nobody(&from.line.channel), house.clock.now(), &[change]).await
}
