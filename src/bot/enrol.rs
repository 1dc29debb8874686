//! Taking up a post by an invitation link.

use i18n_embed_fl::fl;

use crate::channels::{Message, Outgoing};
use crate::domain::language::Language;
use crate::domain::people::PostKind;
use crate::domain::ward::Group;
use crate::store::invitations::{self, Purpose, Standing, TokenDigest};
use crate::store::{people, wards};
use crate::words::loader;

use super::desk::{Desk, Visitor};
use super::menu;

/// `/start TOKEN`: binds the identity to the post of the invitation.
pub async fn enrol(desk: &mut Desk<'_>, token: &str) -> anyhow::Result<()> {
    let words = loader(desk.language());
    match invitations::redeem(&mut *desk.conn, &TokenDigest::of_link(token), desk.now).await? {
        Standing::Fresh { ward_id, purpose: Purpose::Post { kind, group } } => {
            let person = meet(desk).await?;
            let post = (kind, group.as_ref());
            people::hold(&mut *desk.conn, ward_id, post, person.person_id, desk.now).await?;
            let posts = people::posts_of(&mut *desk.conn, person.person_id).await?;
            desk.visitor = Some(Visitor { person, posts });
            welcome(desk, ward_id, kind, group.as_ref()).await
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
    let text = fl!(loader(desk.language()), "enrol-stranger");
    desk.answer_tap(None).await?;
    desk.say_text(text).await
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
    group: Option<&crate::domain::ward::GroupCode>,
) -> anyhow::Result<()> {
    let stored = wards::by_id(&mut *desk.conn, ward_id).await?;
    let stored = stored.ok_or_else(|| anyhow::anyhow!("an invitation names a ward that is gone"))?;
    let language = desk.language();
    let group = group.and_then(|code| stored.ward.group(code));
    let post = post_name(kind, group, language);
    let text = fl!(loader(language), "enrol-welcome", ward = stored.ward.name.as_str(), post = post);
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
