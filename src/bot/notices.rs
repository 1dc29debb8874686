//! What is said to somebody who did not write: by a use case, or by the bot itself as time passes.

use i18n_embed_fl::fl;
use sqlx::PgConnection;

use crate::channels::{Choices, Conversation, Message, Outgoing, Priority};
use crate::delivery::outbox;
use crate::domain::people::PostKind;
use crate::domain::voice::Voice;
use crate::domain::ward::{GroupCode, Ward};
use crate::seal::Keyring;
use crate::store::people::Holder;
use crate::store::posts;
use crate::words::loader;

use super::desk::Desk;
use super::menu;
use super::wording::post_name;

/// How somebody came to hold a post no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Somebody else holds it now.
    PassedOn,
    /// Nobody holds it.
    Vacant,
}

/// Queues a notice in each of these chats: a holder's private ones, or a committee's.
pub async fn tell(
    conn: &mut PgConnection,
    keyring: &Keyring,
    chats: &[Conversation],
    notice: &Outgoing,
) -> anyhow::Result<()> {
    for chat in chats {
        outbox::enqueue(&mut *conn, keyring, chat, Priority::Notice, notice).await?;
    }
    Ok(())
}

/// Tells the ward's secretary in a line what somebody did who needs no secretary for it. Whoever did it knows already.
pub async fn tell_secretary(
    desk: &mut Desk<'_>,
    ward_id: i32,
    line: impl Fn(Voice) -> String + Send + Sync,
) -> anyhow::Result<()> {
    let holders = posts::holders(&mut *desk.conn, ward_id, (PostKind::Secretary, None)).await?;
    for secretary in others(desk, holders) {
        let text = line(secretary.person.voice());
        desk.tell(&secretary, Message { text, choices: Choices::None }).await?;
    }
    Ok(())
}

/// Those of the holders who are not the person that writes.
pub fn others(desk: &Desk<'_>, holders: Vec<Holder>) -> Vec<Holder> {
    let here = desk.visitor.as_ref().map(|visitor| visitor.person.person_id);
    holders.into_iter().filter(|holder| Some(holder.person.person_id) != here).collect()
}

/// Tells somebody that they hold a post no more; menu and commands follow what they still hold.
pub async fn tell_former_holder(
    conn: &mut PgConnection,
    keyring: &Keyring,
    (ward, post): (&Ward, (PostKind, Option<&GroupCode>)),
    former: &Holder,
    ended: Ended,
) -> anyhow::Result<()> {
    let voice = former.person.voice();
    let words = loader(voice);
    let name = post_name(post.0, post.1.and_then(|code| ward.group(code)), voice.language);
    let posts = posts::posts_of(&mut *conn, former.person.person_id).await?;
    let text = match ended {
        Ended::PassedOn => {
            let passed_on = fl!(words, "enrol-passed-on", post = name, ward = ward.name.as_str());
            let last = posts.is_empty().then(|| fl!(words, "enrol-passed-on-last"));
            [passed_on].into_iter().chain(last).collect::<Vec<_>>().join("\n")
        }
        Ended::Vacant => fl!(words, "ward-post-ended", post = name, ward = ward.name.as_str()),
    };
    let notice = Outgoing::Message(Message { text, choices: menu::menu(&posts, voice.language) });
    let commands = Outgoing::Commands(menu::commands(&posts, voice.language));
    tell(&mut *conn, keyring, &former.chats, &notice).await?;
    tell(conn, keyring, &former.chats, &commands).await
}
