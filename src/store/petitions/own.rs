//! What a petition says of whoever passed it on, for their own household: it goes with them.

use anyhow::Context as _;
use serde_json::Value;
use sqlx::PgConnection;

use crate::dialogue::petition::Draft;
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

/// The petitions that a person has passed on for their own household, held until the transaction ends.
pub async fn of_person(
    conn: &mut PgConnection,
    keyring: &Keyring,
    person_id: i64,
) -> anyhow::Result<Vec<OwnHousehold>> {
    let rows = sqlx::query!(
        // Where retention has removed the words, there is nothing of anybody in them.
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
/// being written under their posts.
pub async fn take_out(conn: &mut PgConnection, keyring: &Keyring, person_id: i64) -> anyhow::Result<()> {
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
    take_out_of_drafts(conn, keyring, person_id).await
}

async fn take_out_of_drafts(
    conn: &mut PgConnection,
    keyring: &Keyring,
    person_id: i64,
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
        let mut stored: Value = serde_json::from_slice(&keyring.open(&purpose, &row.content)?)?;
        // What an earlier version wrote and cannot be read any more goes when it is opened.
        let draft = stored.get("draft").cloned().map(serde_json::from_value::<Draft>);
        let Some(Ok(mut draft)) = draft else { continue };
        if draft.take_out_writer() {
            stored["draft"] = serde_json::to_value(draft)?;
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
