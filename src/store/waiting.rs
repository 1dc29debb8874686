//! What waits for whoever holds a post: it belongs to the post, and passes on with it.

use sqlx::PgConnection;

use super::petitions::find::codes;
use super::{group_column, group_columns, month_of};
use crate::domain::people::PostKind;
use crate::domain::period::Month;
use crate::domain::petition::Status;
use crate::domain::ward::GroupCode;

/// What of a post is begun, or still under way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    /// The months whose report is begun, oldest first.
    pub drafts: Vec<Month>,
    /// A petition is being written.
    pub petition_begun: bool,
    /// Petitions that the post has passed on, or that of a group that has ended, and that have not ended.
    pub petitions_followed: i64,
    /// Petitions that the post handles, and that have not ended.
    pub petitions_handled: i64,
}

impl Waiting {
    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What waits for the holder of a post, who follows the petitions of the groups `followed`.
pub async fn for_post(
    conn: &mut PgConnection,
    ward_id: i32,
    (kind, group): (PostKind, Option<&GroupCode>),
    followed: &[GroupCode],
) -> anyhow::Result<Waiting> {
    let group = group_column(group);
    let ended = codes(&Status::ended());
    let drafts = sqlx::query_scalar!(
        "select month from draft
         where ward_id = $1 and group_code = $2 and part = $3 and answers is not null order by month",
        ward_id,
        group,
        kind.part().map_or("", crate::domain::people::Part::code),
    )
    .fetch_all(&mut *conn)
    .await?;
    let row = sqlx::query!(
        r#"select
               exists(select from petition_draft
                      where ward_id = $1 and post = $2 and group_code = $3 and content is not null) as "begun!",
               (select count(*) from petition
                where ward_id = $1 and sender_post = $2 and sender_group = any ($5) and status <> all ($4)) as "followed!",
               (select count(*) from petition
                where ward_id = $1 and handler_post = $2 and $3 = '' and status <> all ($4)) as "handled!""#,
        ward_id,
        kind.code(),
        group,
        &ended[..],
        &group_columns(followed),
    )
    .fetch_one(conn)
    .await?;
    Ok(Waiting {
        drafts: drafts.into_iter().map(month_of).collect::<anyhow::Result<_>>()?,
        petition_begun: row.begun,
        petitions_followed: row.followed,
        petitions_handled: row.handled,
    })
}
