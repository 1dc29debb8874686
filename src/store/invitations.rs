//! One-time invitations to a post, and one-time codes that bind a committee's chat. Only digests are kept: whoever reads
//! the tables cannot use an invitation.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use rand::{CryptoRng, Rng};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

use super::{group_column, group_of, people};
use super::{hexadecimal, impossible};
use crate::domain::audit::{self, Action, Change, post_text};
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;

/// How long an invitation can be taken up.
pub const VALIDITY: TimeDelta = TimeDelta::days(14);

/// The `kind` column of a code that binds a chat.
const COMMITTEE_CHAT: &str = "committee_chat";

/// The `kind` column of an invitation to somebody who has lost their phone.
const AGAIN: &str = "again";

/// How many letters of a digest tell an open invitation of a ward from the others.
const SHORT: usize = 16;

/// Letters and digits that nobody takes for one another, also in capitals and by hand.
const TYPEABLE: &[u8] = b"ACDEFGHJKMNPQRTUVWXY34679";

/// How many of them a code has: 25^8, about 1.5 × 10^11 codes.
const CODE_LENGTH: usize = 8;

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

/// What is handed out, once. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What is kept of a token, and what a session may keep: its SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenDigest(String);

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

impl Token {
    /// A token for a link: 32 random bytes as 43 characters of A-Za-z0-9_-, which a deep link can carry.
    pub fn for_link(randomness: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 32];
        randomness.fill_bytes(&mut bytes);
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A code that a person can type: eight letters and digits.
    pub fn for_typing(randomness: &mut impl CryptoRng) -> Self {
        let letter = |_| char::from(TYPEABLE[randomness.random_range(0..TYPEABLE.len())]);
        Self((0..CODE_LENGTH).map(letter).collect())
    }

    /// The token for the purpose: typed into a chat, or carried by a link.
    pub fn for_purpose(purpose: &Purpose, randomness: &mut impl CryptoRng) -> Self {
        match purpose {
            Purpose::Post { .. } | Purpose::Again { .. } => Self::for_link(randomness),
            Purpose::CommitteeChat => Self::for_typing(randomness),
        }
    }

    /// The token itself, to be shown once.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

impl TokenDigest {
    /// The digest of a link's token, as it came with `/start`.
    pub fn of_link(token: &str) -> Self {
        Self(hexadecimal(&Sha256::digest(token.trim().as_bytes())))
    }

    /// The digest of a code that somebody typed: small letters, spaces and hyphens do not matter.
    pub fn of_typed(code: &str) -> Self {
        let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        Self(hexadecimal(&Sha256::digest(code.to_ascii_uppercase().as_bytes())))
    }

    /// Its first letters, which fit a button: enough to tell a ward's invitations from each other, and no way to take one up.
    pub fn short(&self) -> &str {
        self.0.get(..SHORT).unwrap_or(&self.0)
    }
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

/// Withdraws an invitation of the ward that nobody has taken up, by the digest's [short form](TokenDigest::short). Gives what
/// it was for; `None` where there is no such invitation (any more).
pub async fn revoke(
    conn: &mut PgConnection,
    ward_id: i32,
    short: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<Purpose>> {
    let row = sqlx::query!(
        "update invitation set revoked_at = $3
         where ward_id = $1 and left(encode(token_digest, 'hex'), 16) = $2
           and used_at is null and revoked_at is null and expires_at > $3
         returning kind, group_code, person_id",
        ward_id,
        short,
        now,
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| purpose_of(&row.kind, &row.group_code, row.person_id)).transpose()
}

/// Withdraws the invitations to a post that nobody has taken up, and gives what the audit tells of it.
pub async fn revoke_to(
    conn: &mut PgConnection,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Change>> {
    revoke_where(conn, ward_id, Some(post.0.code()), group_column(post.1), now).await
}

/// Withdraws the invitations to every post of a group that nobody has taken up, and gives what the audit tells of it.
pub async fn revoke_of_group(
    conn: &mut PgConnection,
    ward_id: i32,
    group: &GroupCode,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Change>> {
    revoke_where(conn, ward_id, None, group.as_str(), now).await
}

async fn revoke_where(
    conn: &mut PgConnection,
    ward_id: i32,
    kind: Option<&str>,
    group: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Change>> {
    let rows = sqlx::query!(
        "update invitation set revoked_at = $4
         where ward_id = $1 and ($2::text is null or kind = $2) and group_code = $3
           and used_at is null and revoked_at is null and expires_at > $4
         returning kind, group_code, person_id",
        ward_id,
        kind,
        group,
        now,
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in rows {
        let purpose = purpose_of(&row.kind, &row.group_code, row.person_id)?;
        changes.push(change_revoked(&mut *conn, ward_id, &purpose).await?);
    }
    Ok(changes)
}

/// Withdraws whatever other invitations there are for a person to go on under another account, and gives what the audit tells
/// of it.
pub async fn revoke_again(
    conn: &mut PgConnection,
    person_id: i64,
    now: DateTime<Utc>,
) -> anyhow::Result<Vec<Change>> {
    let wards = sqlx::query_scalar!(
        "update invitation set revoked_at = $2
         where person_id = $1 and used_at is null and revoked_at is null and expires_at > $2
         returning ward_id",
        person_id,
        now,
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut changes = Vec::with_capacity(wards.len());
    for ward_id in wards {
        changes.push(change_revoked(&mut *conn, ward_id, &Purpose::Again { person_id }).await?);
    }
    Ok(changes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_links_token_fits_a_deep_link() {
        let mut randomness = rand::rng();
        for _ in 0..100 {
            let token = Token::for_link(&mut randomness);
            assert!(token.as_str().len() <= 64);
            let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
            assert!(token.as_str().chars().all(allowed), "{}", token.as_str());
            assert!(!format!("{token:?}").contains(token.as_str()));
        }
    }

    #[test]
    fn a_typed_code_is_recognised_however_it_is_written() {
        let mut randomness = rand::rng();
        for _ in 0..100 {
            let token = Token::for_typing(&mut randomness);
            let (head, tail) = token.as_str().split_at(4);
            let typed = format!(" {}-{} ", head.to_lowercase(), tail.to_lowercase());
            assert_eq!(TokenDigest::of_typed(&typed), TokenDigest::of_link(token.as_str()));
            assert!(!token.as_str().contains(['0', 'O', '1', 'I', 'L', '5', 'S', '8', 'B', '2', 'Z']));
        }
    }
}
