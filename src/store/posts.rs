//! Who holds which posts of a ward, since when; giving posts and ending them.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::people::{Holder, Holding, person_of};
use super::{group_column, group_of, impossible, wards};
use crate::channels::{Conversation, Line};
use crate::domain::people::PostKind;
use crate::domain::ward::GroupCode;

/// A post that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPost {
    pub holding_id: i64,
    pub kind: PostKind,
    /// The group; absent for posts of the ward.
    pub group: Option<GroupCode>,
    pub person_id: i64,
    pub since: DateTime<Utc>,
}

/// The posts of a ward that are held now, those of the ward first, then group by group.
pub async fn held(conn: &mut PgConnection, ward_id: i32) -> anyhow::Result<Vec<HeldPost>> {
    let rows = sqlx::query!(
        "select holding_id, kind, group_code, person_id, held_from from post_holding
         where ward_id = $1 and held_to is null order by group_code, holding_id",
        ward_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(HeldPost {
                holding_id: row.holding_id,
                kind: PostKind::from_code(&row.kind).ok_or_else(|| impossible("post", &row.kind))?,
                group: group_of(&row.group_code),
                person_id: row.person_id,
                since: row.held_from,
            })
        })
        .collect()
}

/// Gives a post to a person from `now` on, and returns the holding. Who held it before ends then, except that a ward has
/// as many committee members and administrators as it likes. A person who holds the post already goes on holding it.
pub async fn hold(
    conn: &mut PgConnection,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
    person_id: i64,
    now: DateTime<Utc>,
) -> anyhow::Result<i64> {
    let (kind, group) = post;
    wards::hold(conn, ward_id).await?; // two who take the same post at once: the later one holds it
    let held = sqlx::query_scalar!(
        "select holding_id from post_holding
         where ward_id = $1 and kind = $2 and group_code = $3 and person_id = $4 and held_to is null",
        ward_id,
        kind.code(),
        group_column(group),
        person_id,
    )
    .fetch_optional(&mut *conn)
    .await?;
    if let Some(holding_id) = held {
        return Ok(holding_id);
    }
    if !kind.is_shared() {
        vacate(conn, ward_id, (kind, group), now).await?;
    }
    let holding_id = sqlx::query_scalar!(
        "insert into post_holding (ward_id, kind, group_code, person_id, held_from)
         values ($1, $2, $3, $4, $5) returning holding_id",
        ward_id,
        kind.code(),
        group_column(group),
        person_id,
        now,
    )
    .fetch_one(conn)
    .await?;
    Ok(holding_id)
}

/// Ends whatever holding of a post there is.
pub async fn vacate(
    conn: &mut PgConnection,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update post_holding set held_to = $4
         where ward_id = $1 and kind = $2 and group_code = $3 and held_to is null",
        ward_id,
        post.0.code(),
        group_column(post.1),
        now,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// The posts that a person holds now, the oldest first.
pub async fn posts_of(conn: &mut PgConnection, person_id: i64) -> anyhow::Result<Vec<Holding>> {
    let rows = sqlx::query!(
        "select ward_id, holding_id, kind, group_code from post_holding
         where person_id = $1 and held_to is null order by holding_id",
        person_id
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Holding {
                ward_id: row.ward_id,
                holding_id: row.holding_id,
                kind: PostKind::from_code(&row.kind).ok_or_else(|| impossible("post", &row.kind))?,
                group: group_of(&row.group_code),
            })
        })
        .collect()
}

/// Whether a person holds a post in another ward than this one.
pub async fn holds_elsewhere(conn: &mut PgConnection, person_id: i64, ward_id: i32) -> anyhow::Result<bool> {
    Ok(posts_of(conn, person_id).await?.iter().any(|post| post.ward_id != ward_id))
}

/// Who holds a post now: one at most, except for posts that several share.
pub async fn holders(
    conn: &mut PgConnection,
    ward_id: i32,
    post: (PostKind, Option<&GroupCode>),
) -> anyhow::Result<Vec<Holder>> {
    let rows = sqlx::query!(
        r#"select holding_id, person_id, person.language, address, pseudonym, channel as "channel?", bot as "bot?", chat as "chat?"
           from post_holding join person using (person_id) left join identity using (person_id)
           where ward_id = $1 and kind = $2 and group_code = $3 and held_to is null
           order by holding_id, channel, user_id"#,
        ward_id,
        post.0.code(),
        group_column(post.1),
    )
    .fetch_all(conn)
    .await?;
    let mut holders: Vec<Holder> = Vec::new();
    for row in rows {
        if holders.last().is_none_or(|holder| holder.holding_id != row.holding_id) {
            let person = person_of(row.person_id, &row.language, &row.address, row.pseudonym)?;
            holders.push(Holder { holding_id: row.holding_id, person, chats: Vec::new() });
        }
        if let (Some(holder), Some(channel), Some(bot), Some(chat)) =
            (holders.last_mut(), row.channel, row.bot, row.chat)
        {
            holder.chats.push(Conversation { line: Line { channel, bot }, chat });
        }
    }
    Ok(holders)
}

/// Ends one holding; tells whether it was going on.
pub async fn end(
    conn: &mut PgConnection,
    ward_id: i32,
    holding_id: i64,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update post_holding set held_to = $3 where ward_id = $1 and holding_id = $2 and held_to is null",
        ward_id,
        holding_id,
        now,
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
