//! What a petition says of whoever passed it on, for their own household: it goes with them.

use anyhow::Context as _;
use serde_json::Value;
use sqlx::PgConnection;

use crate::channels::{Conversation, Line};
use crate::domain::petition::content::Content;
use crate::seal::Keyring;
use crate::store::purposes;

/// A petition that a person has passed on for their own household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnHousehold {
    pub ward_id: i32,
    pub number: String,
    pub content: Content,
}

/// Takes whoever writes out of what is stored of a draft; `None` where they do not stand in it. The chats are those of
/// everybody else who holds or has held its post: what came from them stays known by them.
pub type WithoutWriter = fn(Value, &[Conversation]) -> Option<Value>;

/// The petitions that a person has passed on for their own household, held until the transaction ends.
pub async fn of_person(
    conn: &mut PgConnection,
    keyring: &Keyring,
    person_id: i64,
) -> anyhow::Result<Vec<OwnHousehold>> {
    let rows = sqlx::query!(
        r#"select ward_id, number, content as "content!" from petition
           where sent_by = $1 and content is not null order by ward_id, number for update"#,
        person_id
    )
    .fetch_all(conn)
    .await?;
    let mut own = Vec::new();
    for row in rows {
        let sealed = keyring.open(&purposes::petition(row.ward_id, &row.number), &row.content)?;
        let content: Content = serde_json::from_slice(&sealed).context("a petition cannot be read")?;
        if content.own {
            own.push(OwnHousehold { ward_id: row.ward_id, number: row.number, content });
        }
    }
    Ok(own)
}

/// Takes a person's name and number out of the petitions that they passed on for their own household, and out of what is
/// being written under their posts; their chats, too, out of that.
pub async fn take_out(
    conn: &mut PgConnection,
    keyring: &Keyring,
    person_id: i64,
    without_writer: WithoutWriter,
) -> anyhow::Result<()> {
    for own in of_person(&mut *conn, keyring, person_id).await? {
        let Some(content) = own.content.without_sender() else { continue };
        let purpose = purposes::petition(own.ward_id, &own.number);
        sqlx::query!(
            "update petition set content = $3, anonymous = true where ward_id = $1 and number = $2",
            own.ward_id,
            own.number,
            keyring.seal(&purpose, &serde_json::to_vec(&content)?),
        )
        .execute(&mut *conn)
        .await?;
    }
    take_out_of_drafts(conn, keyring, person_id, without_writer).await
}

async fn take_out_of_drafts(
    conn: &mut PgConnection,
    keyring: &Keyring,
    person_id: i64,
    without_writer: WithoutWriter,
) -> anyhow::Result<()> {
    let rows = sqlx::query!(
        r#"select ward_id, post, group_code, content as "content!" from petition_draft
           where content is not null and (ward_id, post, group_code) in
             (select ward_id, kind, group_code from post_holding where person_id = $1)
           order by ward_id, post, group_code for update"#,
        person_id
    )
    .fetch_all(&mut *conn)
    .await?;
    for row in rows {
        let purpose = purposes::petition_draft(row.ward_id, &row.post, &row.group_code);
        let stored: Value = serde_json::from_slice(&keyring.open(&purpose, &row.content)?)?;
        let others =
            chats_of_others(&mut *conn, person_id, (row.ward_id, &row.post, &row.group_code)).await?;
        if let Some(stored) = without_writer(stored, &others) {
            sqlx::query!(
                "update petition_draft set content = $4 where ward_id = $1 and post = $2 and group_code = $3",
                row.ward_id,
                row.post,
                row.group_code,
                keyring.seal(&purpose, &serde_json::to_vec(&stored)?),
            )
            .execute(&mut *conn)
            .await?;
        }
    }
    Ok(())
}

/// Where everybody else writes from who holds or has held a post.
async fn chats_of_others(
    conn: &mut PgConnection,
    person_id: i64,
    (ward_id, kind, group_code): (i32, &str, &str),
) -> Result<Vec<Conversation>, sqlx::Error> {
    let rows = sqlx::query!(
        "select distinct channel, bot, chat from identity join post_holding using (person_id)
         where ward_id = $1 and kind = $2 and group_code = $3 and person_id <> $4",
        ward_id,
        kind,
        group_code,
        person_id,
    )
    .fetch_all(conn)
    .await?;
    let chats = rows.into_iter();
    Ok(chats
        .map(|row| Conversation { line: Line { channel: row.channel, bot: row.bot }, chat: row.chat })
        .collect())
}
