//! The posts of a group that has ended are held until its last month has fallen due; then they end, and their holders are
//! told.

use anyhow::Context as _;
use chrono::NaiveDate;
use serde_json::json;

use crate::bot::enrol::end_sessions;
use crate::bot::notices::{Ended, tell_former_holder};
use crate::delivery::Progress;
use crate::domain::audit::{Action, Change, Origin, post_text};
use crate::domain::period::local_day;
use crate::domain::ward::Group;
use crate::store::wards::{self, StoredWard};
use crate::store::{audit, invitations, posts};

use super::Round;

/// Ends what is over in every ward.
pub async fn end_posts(round: &mut Round<'_>) -> anyhow::Result<Progress> {
    let today = local_day(round.now);
    for ward in wards::list(&mut *round.conn).await? {
        if ward.ward.groups.iter().any(|group| is_over(&ward, group, today)) {
            end_in(round, ward.ward_id, today).await?;
        }
    }
    Ok(Progress::Done)
}

/// Whether nobody holds a post of the group any more.
fn is_over(ward: &StoredWard, group: &Group, today: NaiveDate) -> bool {
    group.posts_end_on(&ward.ward.calendar).is_some_and(|last| last < today)
}

/// Ends what is over in a ward, by what is so once the ward is held.
async fn end_in(round: &mut Round<'_>, ward_id: i32, today: NaiveDate) -> anyhow::Result<()> {
    wards::hold(&mut *round.conn, ward_id).await?;
    let ward = wards::by_id(&mut *round.conn, ward_id).await?.context("a ward that is held is gone")?;
    let over: Vec<_> = ward.ward.groups.iter().filter(|group| is_over(&ward, group, today)).collect();
    let mut changes = Vec::new();
    for group in &over {
        changes
            .extend(invitations::revoke_of_group(&mut *round.conn, ward_id, &group.code, round.now).await?);
    }
    for held in posts::held(&mut *round.conn, ward_id).await? {
        let Some(code) = &held.group else { continue };
        if !over.iter().any(|group| group.code == *code) {
            continue;
        }
        let post = (held.kind, Some(code));
        let holders = posts::holders(&mut *round.conn, ward_id, post).await?;
        posts::end(&mut *round.conn, ward_id, held.holding_id, round.now).await?;
        for former in holders.iter().filter(|holder| holder.holding_id == held.holding_id) {
            let (keyring, of) = (&round.house.keyring, (&ward.ward, post));
            end_sessions(&mut *round.conn, keyring, (ward_id, post), former, round.now).await?;
            tell_former_holder(&mut *round.conn, keyring, of, former, Ended::Vacant).await?;
            changes.push(Change {
                ward_id,
                action: Action::PostLeft,
                subject: post_text(held.kind, Some(code)),
                old: Some(json!(former.person.pseudonym)),
                new: None,
            });
        }
    }
    audit::append(&mut *round.conn, &Origin::bot(), round.now, &changes).await
}
