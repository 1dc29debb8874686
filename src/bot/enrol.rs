//! Taking up a post by an invitation link.

use i18n_embed_fl::fl;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::channels::{Message, Outgoing, Priority};
use crate::delivery::outbox;
use crate::domain::audit::{Action, Change, post_text};
use crate::domain::language::Language;
use crate::domain::people::PostKind;
use crate::domain::ward::{Group, GroupCode};
use crate::store::invitations::{self, Purpose, Standing, TokenDigest};
use crate::store::people::{self, Holder};
use crate::store::wards;
use crate::words::loader;

use super::desk::{Desk, Visitor};
use super::{help, menu};

/// `/start TOKEN`: binds the identity to the post of the invitation.
pub async fn enrol(desk: &mut Desk<'_>, token: &str) -> anyhow::Result<()> {
    let words = loader(desk.voice());
    match take_up(desk, &TokenDigest::of_link(token)).await? {
        Standing::Fresh { ward_id, purpose: Purpose::Post { kind, group } } => {
            let person = meet(desk).await?;
            let post = (kind, group.as_ref());
            wards::hold(&mut *desk.conn, ward_id).await?;
            let before = people::holders(&mut *desk.conn, ward_id, post).await?;
            people::hold(&mut *desk.conn, ward_id, post, person.person_id, desk.now).await?;
            let posts = people::posts_of(&mut *desk.conn, person.person_id).await?;
            desk.visitor = Some(Visitor { person, posts });
            audit_handover(desk, ward_id, post, &before).await?;
            welcome(desk, ward_id, kind, group.as_ref()).await?;
            tell_former_holders(desk, ward_id, post, &before).await
        }
        Standing::Fresh { purpose: Purpose::CommitteeChat, .. } | Standing::Unknown => {
            desk.say_text(fl!(words, "enrol-unknown")).await
        }
        Standing::Used if !desk.posts().is_empty() => super::help::help(desk).await,
        Standing::Used => desk.say_text(fl!(words, "enrol-used")).await,
        Standing::Expired => desk.say_text(fl!(words, "enrol-expired")).await,
    }
}

/// Somebody without a post wrote.
pub async fn meet_stranger(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let text = fl!(loader(desk.voice()), "enrol-stranger");
    desk.answer_tap(None).await?;
    desk.say_text(text).await
}

/// Takes up an invitation to a post. The code of a committee's chat stays good for its chat: as an invitation it is unknown.
async fn take_up(desk: &mut Desk<'_>, digest: &TokenDigest) -> anyhow::Result<Standing> {
    match invitations::look(&mut *desk.conn, digest, desk.now).await? {
        Standing::Fresh { purpose: Purpose::Post { .. }, .. } => {
            invitations::redeem(&mut *desk.conn, digest, desk.now).await
        }
        Standing::Fresh { purpose: Purpose::CommitteeChat, .. } => Ok(Standing::Unknown),
        standing @ (Standing::Used | Standing::Expired | Standing::Unknown) => Ok(standing),
    }
}

/// Notes for the audit who left the post and who took it; nothing where the person held it already.
async fn audit_handover(
    desk: &mut Desk<'_>,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
    before: &[Holder],
) -> anyhow::Result<()> {
    let now = people::holders(&mut *desk.conn, ward_id, post).await?;
    let subject = post_text(post.0, post.1);
    let change = |action, old: Option<&Holder>, new: Option<&Holder>| {
        let pseudonym = |holder: &Holder| json!(holder.person.pseudonym);
        let (old, new) = (old.map(pseudonym), new.map(pseudonym));
        Change { ward_id, action, subject: subject.clone(), old, new }
    };
    for left in before.iter().filter(|holder| !now.contains(holder)) {
        desk.audit(change(Action::PostLeft, Some(left), None));
    }
    for taken in now.iter().filter(|holder| !before.contains(holder)) {
        desk.audit(change(Action::PostTaken, None, Some(taken)));
    }
    Ok(())
}

/// Tells those who held the post `before`, and hold it no more, that it has passed on; their menu follows.
async fn tell_former_holders(
    desk: &mut Desk<'_>,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
    before: &[Holder],
) -> anyhow::Result<()> {
    let stored = wards::by_id(&mut *desk.conn, ward_id).await?;
    let ward = stored.map(|stored| stored.ward);
    let group = post.1.and_then(|code| ward.as_ref()?.group(code));
    let ward_name = ward.as_ref().map_or("", |ward| ward.name.as_str());
    let now = people::holders(&mut *desk.conn, ward_id, post).await?;
    for former in before.iter().filter(|former| !now.contains(former)) {
        let voice = former.person.voice();
        let language = voice.language;
        let name = post_name(post.0, group, language);
        let text = fl!(loader(voice), "enrol-passed-on", post = name, ward = ward_name);
        let posts = people::posts_of(&mut *desk.conn, former.person.person_id).await?;
        let notice = Outgoing::Message(Message { text, choices: menu::menu(&posts, language) });
        let commands = Outgoing::Commands(menu::commands(&posts, language));
        for chat in &former.chats {
            for outgoing in [&notice, &commands] {
                let keyring = &desk.house.keyring;
                outbox::enqueue(&mut *desk.conn, keyring, chat, Priority::Notice, outgoing).await?;
            }
        }
    }
    Ok(())
}

async fn meet(desk: &mut Desk<'_>) -> anyhow::Result<people::Person> {
    let sender = desk.incoming.sender.as_ref();
    let sender = sender.ok_or_else(|| anyhow::anyhow!("an invitation was taken up without a sender"))?;
    let language = desk.language();
    people::meet(&mut *desk.conn, &desk.incoming.conversation, &sender.id, language, desk.now).await
}

async fn welcome(
    desk: &mut Desk<'_>,
    ward_id: i32,
    kind: PostKind,
    group: Option<&GroupCode>,
) -> anyhow::Result<()> {
    let stored = wards::by_id(&mut *desk.conn, ward_id).await?;
    let stored = stored.ok_or_else(|| anyhow::anyhow!("an invitation names a ward that is gone"))?;
    let language = desk.language();
    let group = group.and_then(|code| stored.ward.group(code));
    let post = post_name(kind, group, language);
    let text = fl!(loader(desk.voice()), "enrol-welcome", ward = stored.ward.name.as_str(), post = post);
    let choices = menu::menu(desk.posts(), language);
    desk.say(Message { text, choices }).await?;
    let commands = menu::commands(desk.posts(), language);
    desk.send(Outgoing::Commands(commands)).await.map(drop)
}

/// A post in words: `Tổ trưởng tổ dân phố số 7`.
pub fn post_name(kind: PostKind, group: Option<&Group>, language: Language) -> String {
    let words = loader(language);
    let number = group.map_or(0, |group| group.number);
    match kind {
        PostKind::Leader => fl!(words, "post-leader", group = number),
        PostKind::Deputy => fl!(words, "post-deputy", group = number),
        PostKind::FrontBoardHead => fl!(words, "post-front-board-head", group = number),
        PostKind::Secretary => fl!(words, "post-secretary"),
        PostKind::Chair => fl!(words, "post-chair"),
        PostKind::CommitteeMember => fl!(words, "post-committee-member"),
        PostKind::Administrator => fl!(words, "post-administrator"),
    }
}

/// In the middle of taking up an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolling {}

/// Whatever is sent in the middle of taking up an invitation.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    help::not_understood(desk).await
}
