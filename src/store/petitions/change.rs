//! Something happens to a petition: its event is appended, and its status follows.

use sqlx::PgConnection;

use crate::domain::people::PostKind;
use crate::domain::petition::{Detail, Number, Recorded};
use crate::seal::Keyring;
use crate::store::purposes;

/// Who does something with a petition.
#[derive(Debug, Clone, Copy)]
pub struct Doer {
    pub person_id: i64,
    pub post: PostKind,
    /// Whether the post handles it, and not only sends it.
    pub handles: bool,
}

/// Holds a petition until the transaction ends, so that what is read of it from now on stays so: of two who act at the same
/// time, the later one finds what the first has done.
pub async fn hold(conn: &mut PgConnection, ward_id: i32, number: &Number) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "select number from petition where ward_id = $1 and number = $2 for update",
        ward_id,
        number.as_str(),
    )
    .fetch_optional(conn)
    .await
    .map(drop)
}

/// Appends an event of a petition that is held. Who handles one that nobody had taken has taken it.
pub async fn append(
    conn: &mut PgConnection,
    keyring: &Keyring,
    (ward_id, number): (i32, &Number),
    recorded: &Recorded,
    doer: Doer,
) -> anyhow::Result<()> {
    let Recorded { sequence, milestone, detail } = recorded;
    let sequence = i32::try_from(*sequence)?;
    let detail = match detail {
        Detail::Nothing => None,
        Detail::Text(_) | Detail::Forwarding { .. } | Detail::Settlement { .. } => {
            let purpose = purposes::petition_event(ward_id, number.as_str(), sequence);
            Some(keyring.seal(&purpose, &serde_json::to_vec(detail)?))
        }
    };
    sqlx::query!(
        "insert into petition_event (ward_id, number, sequence, at, kind, status, person_id, post, detail)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        ward_id,
        number.as_str(),
        sequence,
        milestone.at,
        milestone.kind.code(),
        milestone.status.code(),
        doer.person_id,
        doer.post.code(),
        detail,
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "update petition set status = $3, handler_post = coalesce(handler_post, $4)
         where ward_id = $1 and number = $2",
        ward_id,
        number.as_str(),
        milestone.status.code(),
        doer.handles.then_some(doer.post.code()),
    )
    .execute(conn)
    .await?;
    Ok(())
}
