//! What the audit tells of invitations.

use chrono::{DateTime, SubsecRound, Utc};
use serde_json::json;
use sqlx::PgConnection;

use super::{Purpose, VALIDITY};
use crate::domain::audit::{self, Action, Change, post_text};
use crate::store::people;

/// What the audit tells of a new invitation: what and whom it is for and until when it can be taken up, never its token.
pub async fn change_made(
    conn: &mut PgConnection,
    ward_id: i32,
    purpose: &Purpose,
    now: DateTime<Utc>,
) -> anyhow::Result<Change> {
    let subject = subject_of(conn, purpose).await?;
    let new = Some(json!({ "until": (now + VALIDITY).trunc_subsecs(0) }));
    Ok(Change { ward_id, action: Action::InvitationMade, subject, old: None, new })
}

/// What the audit tells of an invitation that was withdrawn.
pub async fn change_revoked(
    conn: &mut PgConnection,
    ward_id: i32,
    purpose: &Purpose,
) -> anyhow::Result<Change> {
    let subject = subject_of(conn, purpose).await?;
    Ok(Change { ward_id, action: Action::InvitationRevoked, subject, old: Some(json!("open")), new: None })
}

/// An invitation as the audit names it; a person by their pseudonym.
async fn subject_of(conn: &mut PgConnection, purpose: &Purpose) -> anyhow::Result<String> {
    let what = match purpose {
        Purpose::Post { kind, group } => post_text(*kind, group.as_ref()),
        Purpose::Again { person_id } => {
            let person = people::by_id(conn, *person_id).await?;
            let pseudonym = person.map_or_else(String::new, |person| person.pseudonym);
            format!("the posts held by person {pseudonym}, on another phone")
        }
        Purpose::CommitteeChat => audit::COMMITTEE_CHAT.to_owned(),
    };
    Ok(format!("invitation to {what}"))
}
