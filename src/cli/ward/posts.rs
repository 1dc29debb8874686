//! `topho ward posts` and `topho ward revoke`: who holds what, which invitations are open, and taking one back.

use anyhow::bail;
use chrono::{DateTime, Utc};
use sqlx::Connection;

use crate::cli::terminal::say;
use crate::clock::WARD_ZONE;
use crate::domain::audit::{Origin, post_text};
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;
use crate::store::invitations::{self, Purpose};
use crate::store::{audit, posts};

/// Lists the posts, held or vacant, and the open invitations. Names of persons are shown in chat only.
pub async fn list(code: &str) -> anyhow::Result<bool> {
    let mut setting = crate::cli::open().await?;
    let (now, today) = (setting.clock.now(), setting.clock.today());
    let stored = crate::cli::ward(&mut setting.conn, code).await?;
    let held = posts::held(&mut setting.conn, stored.ward_id).await?;
    let mut wanted: Vec<(PostKind, Option<GroupCode>)> =
        PostKind::ALL.into_iter().filter(|kind| !kind.of_group()).map(|kind| (kind, None)).collect();
    for group in stored.ward.groups.iter().filter(|group| group.valid_to.is_none_or(|last| last >= today)) {
        let of_group = PostKind::ALL.into_iter().filter(|kind| kind.of_group());
        wanted.extend(of_group.map(|kind| (kind, Some(group.code.clone()))));
    }
    for (kind, group) in wanted {
        let name = post_text(kind, group.as_ref());
        let own: Vec<_> = held.iter().filter(|post| post.kind == kind && post.group == group).collect();
        if own.is_empty() {
            say(format!("{name}\tvacant"))?;
        }
        for post in own {
            say(format!("{name}\theld since {}", day(post.since)))?;
        }
    }
    for invitation in invitations::open_ones(&mut setting.conn, stored.ward_id, now).await? {
        let (what, until) = (what(&invitation.purpose), day(invitation.expires_at));
        say(format!("invitation {}\t{what}\tuntil {until}", invitation.digest.short()))?;
    }
    Ok(true)
}

/// Takes back an invitation that nobody has taken up, named as the list names it.
pub async fn revoke(code: &str, invitation: &str) -> anyhow::Result<bool> {
    let mut setting = crate::cli::open().await?;
    let now = setting.clock.now();
    let mut transaction = setting.conn.begin().await?;
    let stored = crate::cli::ward(&mut transaction, code).await?;
    let revoked = invitations::revoke(&mut transaction, stored.ward_id, invitation, now).await?;
    let Some(purpose) = revoked else {
        bail!("{code} has no open invitation `{invitation}`: `topho ward posts {code}` lists them");
    };
    let change = invitations::change_revoked(&mut transaction, stored.ward_id, &purpose).await?;
    audit::append(&mut transaction, &Origin::command_line(), now, &[change]).await?;
    transaction.commit().await?;
    say(format!("Revoked the invitation: {}.", what(&purpose)))?;
    Ok(true)
}

fn what(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Post { kind, group } => post_text(*kind, group.as_ref()),
        Purpose::Again { .. } => "the posts held, on another phone".to_owned(),
        Purpose::CommitteeChat => "the committee's chat".to_owned(),
    }
}

fn day(moment: DateTime<Utc>) -> String {
    moment.with_timezone(&WARD_ZONE).format("%d/%m/%Y").to_string()
}
