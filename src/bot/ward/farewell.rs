//! Telling somebody that a post of theirs has ended without a successor.

use i18n_embed_fl::fl;
use sqlx::PgConnection;

use crate::bot::enrol::post_name;
use crate::bot::menu;
use crate::channels::{Message, Outgoing, Priority};
use crate::delivery::outbox;
use crate::domain::people::PostKind;
use crate::domain::ward::{GroupCode, Ward};
use crate::seal::Keyring;
use crate::store::people::Holder;
use crate::store::posts;
use crate::words::loader;

/// Queues the notice; menu and commands follow what they still hold.
pub async fn tell(
    conn: &mut PgConnection,
    keyring: &Keyring,
    ward: &Ward,
    post: (PostKind, Option<&GroupCode>),
    former: &Holder,
) -> anyhow::Result<()> {
    let voice = former.person.voice();
    let name = post_name(post.0, post.1.and_then(|code| ward.group(code)), voice.language);
    let posts = posts::posts_of(&mut *conn, former.person.person_id).await?;
    let text = fl!(loader(voice), "ward-post-ended", post = name, ward = ward.name.as_str());
    let notice = Outgoing::Message(Message { text, choices: menu::menu(&posts, voice.language) });
    let commands = Outgoing::Commands(menu::commands(&posts, voice.language));
    for chat in &former.chats {
        for outgoing in [&notice, &commands] {
            outbox::enqueue(&mut *conn, keyring, chat, Priority::Notice, outgoing).await?;
        }
    }
    Ok(())
}
