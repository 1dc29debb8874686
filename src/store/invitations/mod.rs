//! One-time invitations to a post, and one-time codes that bind a committee's chat. Only digests are kept: whoever reads
//! the tables cannot use an invitation.

mod audited;
mod token;
mod withdraw;

use chrono::{DateTime, TimeDelta, Utc};
use rand::CryptoRng;
use sqlx::PgConnection;

pub use audited::{change_made, change_revoked};
pub use token::{Token, TokenDigest};
pub use withdraw::{revoke, revoke_again, revoke_of_group, revoke_to};

use super::{group_column, group_of, impossible};
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;

/// How long an invitation can be taken up.
pub const VALIDITY: TimeDelta = TimeDelta::days(14);

/// The `kind` column of a code that binds a chat.
const COMMITTEE_CHAT: &str = "committee_chat";

/// The `kind` column of an invitation to somebody who has lost their phone.
const AGAIN: &str = "again";

/// What an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// To hold this post.
    Post { kind: PostKind, group: Option<GroupCode> },
    /// To go on under another account of a messenger: for somebody who has lost their phone, and keeps their posts.
    Again { person_id: i64 },
    /// To make a chat the committee's.
    CommitteeChat,
}

/// An invitation that can still be taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvitation {
    pub digest: TokenDigest,
    pub purpose: Purpose,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Where an invitation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It can be taken up, or has just been.
    Fresh {
        ward_id: i32,
        purpose: Purpose,
    },
    Used,
    Expired,
    /// It was withdrawn before anybody took it up.
    Revoked,
    /// No invitation has this token.
    Unknown,
}

/// Keeps a new invitation, which can be taken up within [`VALIDITY`] of `now`, and returns its token.
pub async fn create(
    conn: &mut PgConnection,
    ward_id: i32,
    purpose: &Purpose,
    randomness: &mut impl CryptoRng,
    now: DateTime<Utc>,
) -> Result<Token, sqlx::Error> {
    let token = Token::for_purpose(purpose, randomness);
    let (kind, group, person_id) = columns_of(purpose);
    sqlx::query!(
        "insert into invitation (ward_id, token_digest, kind, group_code, person_id, created_at, expires_at)
         values ($1, decode($2, 'hex'), $3, $4, $5, $6, $7)",
        ward_id,
        TokenDigest::of_link(token.as_str()).0,
        kind,
        group,
        person_id,
        now,
        now + VALIDITY,
    )
    .execute(conn)
    .await?;
    Ok(token)
}

/// Looks at an invitation without taking it up.
pub async fn look(
    conn: &mut PgConnection,
    digest: &TokenDigest,
    now: DateTime<Utc>,
) -> anyhow::Result<Standing> {
    let row = sqlx::query!(
        "select ward_id, kind, group_code, person_id, expires_at, used_at, revoked_at from invitation
         where token_digest = decode($1, 'hex')",
        digest.0
    )
    .fetch_optional(conn)
    .await?;
    let Some(row) = row else { return Ok(Standing::Unknown) };
    if row.used_at.is_some() {
        return Ok(Standing::Used);
    }
    if row.revoked_at.is_some() {
        return Ok(Standing::Revoked);
    }
    if row.expires_at <= now {
        return Ok(Standing::Expired);
    }
    Ok(Standing::Fresh {
        ward_id: row.ward_id,
        purpose: purpose_of(&row.kind, &row.group_code, row.person_id)?,
    })
}

/// Takes an invitation up. It is [`Standing::Fresh`] for exactly one caller.
pub async fn redeem(
    conn: &mut PgConnection,
    digest: &TokenDigest,
    now: DateTime<Utc>,
) -> anyhow::Result<Standing> {
    let row = sqlx::query!(
        "update invitation set used_at = $2
         where token_digest = decode($1, 'hex') and used_at is null and revoked_at is null and expires_at > $2
         returning ward_id, kind, group_code, person_id",
        digest.0,
        now,
    )
    .fetch_optional(&mut *conn)
    .await?;
    match row {
        Some(row) => {
            let purpose = purpose_of(&row.kind, &row.group_code, row.person_id)?;
            Ok(Standing::Fresh { ward_id: row.ward_id, purpose })
        }
        None => look(conn, digest, now).await,
    }
}

/// The invitations of a ward that can still be taken up, the newest first; codes for a chat among them.
pub async fn open_ones(
    conn: &mut PgConnection,
    ward_id: i32,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<OpenInvitation>> {
    let rows = sqlx::query!(
        r#"select encode(token_digest, 'hex') as "digest!", kind, group_code, person_id, created_at, expires_at
           from invitation
           where ward_id = $1 and used_at is null and revoked_at is null and expires_at > $2
           order by created_at desc, token_digest"#,
        ward_id,
        now,
    )
    .fetch_all(conn)
    .await?;
    let open = rows.into_iter().map(|row| {
        Ok(OpenInvitation {
            digest: TokenDigest(row.digest),
            purpose: purpose_of(&row.kind, &row.group_code, row.person_id)?,
            created_at: row.created_at,
            expires_at: row.expires_at,
        })
    });
    open.collect()
}

fn columns_of(purpose: &Purpose) -> (&'static str, &str, Option<i64>) {
    match purpose {
        Purpose::Post { kind, group } => (kind.code(), group_column(group.as_ref()), None),
        Purpose::Again { person_id } => (AGAIN, "", Some(*person_id)),
        Purpose::CommitteeChat => (COMMITTEE_CHAT, "", None),
    }
}

fn purpose_of(kind: &str, group: &str, person_id: Option<i64>) -> anyhow::Result<Purpose> {
    match (kind, person_id) {
        (COMMITTEE_CHAT, None) => Ok(Purpose::CommitteeChat),
        (AGAIN, Some(person_id)) => Ok(Purpose::Again { person_id }),
        (_, None) => {
            let kind = PostKind::from_code(kind).ok_or_else(|| impossible("post", kind))?;
            Ok(Purpose::Post { kind, group: group_of(group) })
        }
        (_, Some(_)) => Err(impossible("invitation", kind)),
    }
}
