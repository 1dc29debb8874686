//! Leaving: posts become vacant, those who can fill them are told, and the person is removed.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::enrol::revoke_invitations;
use crate::bot::remove;
use crate::bot::wording::post_name;
use crate::channels::{Choices, Message};
use crate::domain::audit::{Action, Change, post_text};
use crate::domain::people::PostKind;
use crate::store::people::{Holder, Holding};
use crate::store::posts;
use crate::store::wards::{self, StoredWard};
use crate::store::{own_data, sessions};
use crate::words::loader;
use serde_json::json;

use super::forget::Why;
use super::loaded::wards_of;

/// What those are told who can invite a successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The person wishes to leave, and holds the post until then.
    Wishes,
    /// The post is vacant.
    Left,
}

/// Those who invite to posts, in the order in which they are told: the first of them that is there.
const MANAGERS: [PostKind; 3] = [PostKind::Secretary, PostKind::Administrator, PostKind::Chair];

/// Gives up every post and removes all that is kept of the person.
pub async fn leave_and_remove(desk: &mut Desk<'_>, why: Why) -> anyhow::Result<()> {
    let Some(person) = desk.visitor.as_ref().map(|visitor| visitor.person.clone()) else { return Ok(()) };
    sessions::hold_of_person(&mut *desk.conn, person.person_id).await?;
    for ward_id in wards_of(desk.posts()) {
        desk.hold_ward(ward_id).await?;
    }
    tell_managers(desk, Leaving::Left).await?;
    let change = |ward_id, action, subject: String| {
        let old = Some(json!(person.pseudonym));
        Change { ward_id, action, subject, old, new: None }
    };
    let subject = format!("person {}", person.pseudonym);
    let mut wards = wards_of(desk.posts());
    wards
        .extend(own_data::holdings(&mut *desk.conn, person.person_id).await?.iter().map(|past| past.ward_id));
    for post in desk.posts().to_vec() {
        let text = post_text(post.kind, post.group.as_ref());
        desk.audit(change(post.ward_id, Action::PostLeft, text));
        revoke_invitations(desk, post.ward_id, (post.kind, post.group.as_ref())).await?;
    }
    for ward_id in wards {
        if why == Why::Withdrawal {
            desk.audit(change(ward_id, Action::ConsentWithdrawn, subject.clone()));
        }
        desk.audit(change(ward_id, Action::PersonRemoved, subject.clone()));
    }
    remove::person(&mut *desk.conn, &desk.house.keyring, person.person_id).await?;
    desk.session = None;
    if let Some(visitor) = &mut desk.visitor {
        visitor.posts.clear();
    }
    Ok(())
}

/// Tells of each of the person's posts those who can invite a successor. Gives whether there is somebody for all of them.
pub async fn tell_managers(desk: &mut Desk<'_>, leaving: Leaving) -> anyhow::Result<bool> {
    let mut all_told = true;
    for post in desk.posts().to_vec() {
        let Some(ward) = wards::by_id(&mut *desk.conn, post.ward_id).await? else { continue };
        let managers = managers(desk, post.ward_id).await?;
        all_told &= !managers.is_empty();
        for manager in managers {
            tell(desk, &ward, &post, &manager, leaving).await?;
        }
    }
    Ok(all_told)
}

/// The secretary; where there is none but the person, the administrators; then the chair.
async fn managers(desk: &mut Desk<'_>, ward_id: i32) -> anyhow::Result<Vec<Holder>> {
    let own = desk.visitor.as_ref().map(|visitor| visitor.person.person_id);
    for kind in MANAGERS {
        let mut holders = posts::holders(&mut *desk.conn, ward_id, (kind, None)).await?;
        holders.retain(|holder| Some(holder.person.person_id) != own && !holder.chats.is_empty());
        if !holders.is_empty() {
            return Ok(holders);
        }
    }
    Ok(Vec::new())
}

async fn tell(
    desk: &mut Desk<'_>,
    ward: &StoredWard,
    post: &Holding,
    manager: &Holder,
    leaving: Leaving,
) -> anyhow::Result<()> {
    let voice = manager.person.voice();
    let group = post.group.as_ref().and_then(|code| ward.ward.group(code));
    let name = post_name(post.kind, group, voice.language);
    let words = loader(voice);
    let text = match leaving {
        Leaving::Wishes => fl!(words, "leave-wishes", post = name),
        Leaving::Left => fl!(words, "leave-left", post = name),
    };
    desk.tell(manager, Message { text, choices: Choices::None }).await
}
