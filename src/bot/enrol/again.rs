//! A lost phone: the person goes on under another account, and the old ones end.

use anyhow::Context as _;
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::{menu, notices};
use crate::channels::{Message, Outgoing};
use crate::store::identities::{self, Identity};
use crate::store::people::{self, Person};
use crate::words::loader;

/// Makes the account that writes this person's only one. The old chats hear once that the access has moved.
pub async fn rebind(desk: &mut Desk<'_>, person_id: i64) -> anyhow::Result<Person> {
    let person = people::by_id(&mut *desk.conn, person_id).await?.context("an invited person is gone")?;
    let sender = desk.incoming.sender.as_ref().context("an invitation was taken up without a sender")?;
    let conversation = desk.incoming.conversation.clone();
    let own = |identity: &Identity| {
        (identity.channel.as_str(), identity.user_id.as_str())
            == (conversation.line.channel.as_str(), sender.id.as_str())
    };
    let before = identities::of_person(&mut *desk.conn, person_id).await?;
    for old in before.iter().filter(|identity| !own(identity)) {
        identities::remove(&mut *desk.conn, &old.channel, &old.user_id).await?;
        tell_old_phone(desk, &person, old).await?;
    }
    let former = desk.visitor.take().map(|visitor| visitor.person.person_id);
    identities::bind(&mut *desk.conn, person_id, &conversation, &sender.id).await?;
    if let Some(former) = former.filter(|former| *former != person_id) {
        people::remove_unreachable(&mut *desk.conn, former).await?;
    }
    Ok(person)
}

async fn tell_old_phone(desk: &mut Desk<'_>, person: &Person, old: &Identity) -> anyhow::Result<()> {
    let text = fl!(loader(person.voice()), "enrol-moved");
    let notice = Outgoing::Message(Message { text, choices: menu::menu(&[], person.language) });
    let commands = Outgoing::Commands(menu::commands(&[], person.language));
    let (keyring, chats) = (&desk.house.keyring, std::slice::from_ref(&old.chat));
    notices::tell(&mut *desk.conn, keyring, chats, &notice).await?;
    notices::tell(&mut *desk.conn, keyring, chats, &commands).await
}
