//! Petitions being written: one for each post, which is the post's and not the person's.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;
use crate::seal::Keyring;
use crate::store::group_column;
use crate::store::purposes;

/// Whose petition is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftOf {
    pub ward_id: i32,
    pub post: PostKind,
    /// Absent for posts of the ward.
    pub group: Option<GroupCode>,
}

impl DraftOf {
    fn purpose(&self) -> String {
        purposes::petition_draft(self.ward_id, self.post.code(), group_column(self.group.as_ref()))
    }
}

/// What is written, as JSON, held against others until the transaction ends, also where nothing is written so far.
pub async fn load(
    conn: &mut PgConnection,
    keyring: &Keyring,
    of: &DraftOf,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<serde_json::Value>> {
    // A row that is not there cannot be locked: of two first writers, the later one waits here.
    sqlx::query!(
        "insert into petition_draft (ward_id, post, group_code, updated_at) values ($1, $2, $3, $4)
         on conflict (ward_id, post, group_code) do nothing",
        of.ward_id,
        of.post.code(),
        group_column(of.group.as_ref()),
        now,
    )
    .execute(&mut *conn)
    .await?;
    let sealed = sqlx::query_scalar!(
        "select content from petition_draft where ward_id = $1 and post = $2 and group_code = $3 for update",
        of.ward_id,
        of.post.code(),
        group_column(of.group.as_ref()),
    )
    .fetch_one(conn)
    .await?;
    let Some(sealed) = sealed else { return Ok(None) };
    Ok(Some(serde_json::from_slice(&keyring.open(&of.purpose(), &sealed)?)?))
}

/// What is written, as JSON, for a look: nobody is held up.
pub async fn look(
    conn: &mut PgConnection,
    keyring: &Keyring,
    of: &DraftOf,
) -> anyhow::Result<Option<serde_json::Value>> {
    let sealed = sqlx::query_scalar!(
        "select content from petition_draft where ward_id = $1 and post = $2 and group_code = $3",
        of.ward_id,
        of.post.code(),
        group_column(of.group.as_ref()),
    )
    .fetch_optional(conn)
    .await?;
    let Some(sealed) = sealed.flatten() else { return Ok(None) };
    Ok(Some(serde_json::from_slice(&keyring.open(&of.purpose(), &sealed)?)?))
}

/// Stores what is written.
pub async fn save(
    conn: &mut PgConnection,
    keyring: &Keyring,
    of: &DraftOf,
    content: &serde_json::Value,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let sealed = keyring.seal(&of.purpose(), &serde_json::to_vec(content)?);
    store(conn, of, Some(sealed), now).await
}

/// Nothing is being written any more: it was sent, thrown away, or must not be kept.
pub async fn clear(conn: &mut PgConnection, of: &DraftOf, now: DateTime<Utc>) -> anyhow::Result<()> {
    store(conn, of, None, now).await
}

/// As [`clear`], unless somebody has gone on with it since `limit`; tells whether nobody has.
pub async fn clear_idle(
    conn: &mut PgConnection,
    of: &DraftOf,
    limit: DateTime<Utc>,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let cleared = sqlx::query!(
        "update petition_draft set content = null, updated_at = $5
         where ward_id = $1 and post = $2 and group_code = $3 and updated_at < $4",
        of.ward_id,
        of.post.code(),
        group_column(of.group.as_ref()),
        limit,
        now,
    )
    .execute(conn)
    .await?;
    Ok(cleared.rows_affected() > 0)
}

async fn store(
    conn: &mut PgConnection,
    of: &DraftOf,
    sealed: Option<Vec<u8>>,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    sqlx::query!(
        "update petition_draft set content = $4, updated_at = $5
         where ward_id = $1 and post = $2 and group_code = $3",
        of.ward_id,
        of.post.code(),
        group_column(of.group.as_ref()),
        sealed,
        now,
    )
    .execute(conn)
    .await?;
    Ok(())
}
