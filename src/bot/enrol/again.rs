//! A lost phone: the person goes on under another account, and the old ones end.

use std::collections::BTreeSet;

use anyhow::Context as _;
use i18n_embed_fl::fl;
use serde_json::{Value, json};

use crate::bot::desk::Desk;
use crate::bot::wording::post_name;
use crate::bot::{menu, notices, remove};
use crate::channels::{Message, Outgoing};
use crate::domain::audit::{Action, Change};
use crate::domain::voice::Voice;
use crate::store::identities::{self, Identity};
use crate::store::people::{self, Person};
use crate::store::wards::StoredWard;
use crate::store::{invitations, own_data, posts, removal};
use crate::words::loader;

/// Makes the account that writes this person's only one. The old chats hear once that the access has moved, and every ward
/// of the person has it in its audit. Gives the person, and whether it was another account before.
pub async fn rebind(desk: &mut Desk<'_>, person_id: i64, ward_id: i32) -> anyhow::Result<(Person, bool)> {
    let person = people::by_id(&mut *desk.conn, person_id).await?.context("an invited person is gone")?;
    let sender = desk.incoming.sender.as_ref().context("an invitation was taken up without a sender")?;
    let conversation = desk.incoming.conversation.clone();
    let own = (conversation.line.channel.as_str(), sender.id.as_str());
    let before = identities::of_person(&mut *desk.conn, person_id).await?;
    for old in before.iter().filter(|identity| account(identity) != own) {
        remove::account(&mut *desk.conn, &desk.house.keyring, old).await?;
        tell_old_phone(desk, &person, old).await?;
    }
    for change in invitations::revoke_again(&mut *desk.conn, person_id, desk.now).await? {
        desk.audit(change);
    }
    let former = desk.visitor.take().map(|visitor| visitor.person);
    identities::bind(&mut *desk.conn, person_id, &conversation, &sender.id).await?;
    let moves = before.iter().map(account).ne([own]);
    if moves {
        let old = before.iter().map(|identity| digest(desk, account(identity))).collect();
        let new = digest(desk, own);
        let wards = wards(desk, ward_id, &person).await?;
        note(desk, wards, &person, (Action::AccountChanged, Some(old), Some(new)));
    }
    if let Some(former) = former.filter(|former| former.person_id != person_id) {
        desk.drop_aside().await?;
        remove_unreachable(desk, ward_id, &former).await?;
    }
    Ok((person, moves))
}

/// Tells the secretary whose posts are used from another phone now.
pub async fn tell_secretary(desk: &mut Desk<'_>, ward: &StoredWard, person: &Person) -> anyhow::Result<()> {
    let held = posts::posts_of(&mut *desk.conn, person.person_id).await?;
    let moved = |voice: Voice| {
        let own = held.iter().filter(|post| post.ward_id == ward.ward_id);
        let names = own.map(|post| {
            let group = post.group.as_ref().and_then(|code| ward.ward.group(code));
            post_name(post.kind, group, voice.language)
        });
        fl!(loader(voice), "enrol-told-moved", post = names.collect::<Vec<_>>().join(", "))
    };
    notices::tell_secretary(desk, ward.ward_id, moved).await
}

/// The account was somebody's who holds no post: nothing leads to them any more.
async fn remove_unreachable(desk: &mut Desk<'_>, ward_id: i32, former: &Person) -> anyhow::Result<()> {
    if removal::is_reachable(&mut *desk.conn, former.person_id).await? {
        return Ok(());
    }
    let wards = wards(desk, ward_id, former).await?;
    remove::person(&mut *desk.conn, &desk.house.keyring, former.person_id).await?;
    let old = Some(json!(former.pseudonym));
    note(desk, wards, former, (Action::PersonRemoved, old, None));
    Ok(())
}

/// A messenger, and the user's id there.
fn account(identity: &Identity) -> (&str, &str) {
    (&identity.channel, &identity.user_id)
}

/// An account as the audit has it.
fn digest(desk: &Desk<'_>, (channel, user_id): (&str, &str)) -> Value {
    desk.digest(&format!("{channel} {user_id}"))
}

/// Every ward in which the person holds or has held a post, and the one that invites.
async fn wards(desk: &mut Desk<'_>, ward_id: i32, person: &Person) -> anyhow::Result<BTreeSet<i32>> {
    let holdings = own_data::holdings(&mut *desk.conn, person.person_id).await?;
    Ok(holdings.iter().map(|holding| holding.ward_id).chain([ward_id]).collect())
}

/// Notes for the audit of every ward of a person what has become of them.
fn note(
    desk: &mut Desk<'_>,
    wards: BTreeSet<i32>,
    person: &Person,
    (action, old, new): (Action, Option<Value>, Option<Value>),
) {
    for ward_id in wards {
        let (old, new) = (old.clone(), new.clone());
        desk.audit(Change { ward_id, action, subject: format!("person {}", person.pseudonym), old, new });
    }
}

async fn tell_old_phone(desk: &mut Desk<'_>, person: &Person, old: &Identity) -> anyhow::Result<()> {
    let text = fl!(loader(person.voice()), "enrol-moved");
    let notice = Outgoing::Message(Message { text, choices: menu::menu(&[], person.language) });
    let commands = Outgoing::Commands(menu::commands(&[], person.language));
    let (keyring, chats) = (&desk.house.keyring, std::slice::from_ref(&old.chat));
    notices::tell(&mut *desk.conn, keyring, chats, &notice).await?;
    notices::tell(&mut *desk.conn, keyring, chats, &commands).await
}
