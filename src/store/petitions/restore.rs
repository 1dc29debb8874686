//! Petitions from a file: they keep their numbers and days, and have the events that the file tells.

use sqlx::PgConnection;

use crate::domain::period::Month;
use crate::domain::petition::content::{Asker, Content};
use crate::domain::petition::{Field, Milestone, Petition};
use crate::domain::ward::GroupCode;
use crate::seal::Keyring;
use crate::store::group_column;
use crate::store::reports::Outcome;
use crate::store::{impossible, purposes};
use crate::summary::Registered;

/// A petition as a file tells it.
#[derive(Debug)]
pub struct Restored<'a> {
    pub ward_id: i32,
    pub petition: &'a Petition,
    pub field: Field,
    /// The group that it is about; absent where it is the ward's.
    pub group: Option<&'a GroupCode>,
    pub identity_protected: bool,
    pub content: &'a Content,
}

/// Stores a petition. One that is stored already (`kept`) is left as it is, unless the file tells of later events; it
/// differs where the file says something else of it. What retention has removed of one does not come back.
pub async fn restore(
    conn: &mut PgConnection,
    keyring: &Keyring,
    kept: Option<&Registered>,
    restored: &Restored<'_>,
) -> anyhow::Result<Outcome> {
    let milestones: Vec<Milestone> = restored.petition.milestones().collect();
    let Some(kept) = kept else {
        insert(&mut *conn, keyring, restored).await?;
        append(conn, restored, &milestones, 0).await?;
        return Ok(Outcome::Stored);
    };
    let Some(words) = content(&mut *conn, keyring, restored).await? else { return Ok(Outcome::Known) };
    let before: Vec<Milestone> = kept.petition.milestones().collect();
    let same = kept.petition.kind() == restored.petition.kind()
        && kept.field == restored.field
        && kept.group.as_ref() == restored.group
        && kept.identity_protected == restored.identity_protected
        && words == *restored.content;
    if same && before.starts_with(&milestones) {
        return Ok(Outcome::Known);
    }
    if !same || !milestones.starts_with(&before) {
        return Ok(Outcome::Differs);
    }
    append(conn, restored, &milestones, before.len()).await?;
    Ok(Outcome::Stored)
}

/// Sets how many people were shown where to go with a denunciation in a month, as far as files tell. Nothing else is kept
/// of them, so that of two files the larger number counts.
pub async fn set_denunciations(
    conn: &mut PgConnection,
    ward_id: i32,
    month: Month,
    guided: u32,
) -> anyhow::Result<()> {
    sqlx::query!(
        "insert into denunciation (ward_id, month, guided, imported) values ($1, $2, 0, $3)
         on conflict (ward_id, month) do update set imported = greatest(denunciation.imported, excluded.imported)",
        ward_id,
        month.first_day(),
        i32::try_from(guided)?,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The words of a petition; absent where they are kept no longer.
async fn content(
    conn: &mut PgConnection,
    keyring: &Keyring,
    restored: &Restored<'_>,
) -> anyhow::Result<Option<Content>> {
    let (ward_id, number) = (restored.ward_id, restored.petition.number().as_str());
    let sealed = sqlx::query_scalar!(
        "select content from petition where ward_id = $1 and number = $2",
        ward_id,
        number,
    )
    .fetch_one(conn)
    .await?;
    let Some(sealed) = sealed else { return Ok(None) };
    let plain = keyring.open(&purposes::petition(ward_id, number), &sealed)?;
    // The fault says nothing of the words.
    serde_json::from_slice(&plain).map(Some).map_err(|_| impossible("content", number))
}

async fn insert(conn: &mut PgConnection, keyring: &Keyring, restored: &Restored<'_>) -> anyhow::Result<()> {
    let Restored { ward_id, petition, field, group, identity_protected, content } = restored;
    let number = petition.number().as_str();
    sqlx::query!(
        "insert into petition (ward_id, number, kind, field, group_code, received_at, status, anonymous,
                               identity_protected, imported, content)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10)",
        ward_id,
        number,
        petition.kind().code(),
        field.code(),
        group_column(*group),
        petition.received_at(),
        petition.status().code(),
        content.asker == Asker::Unnamed,
        identity_protected,
        keyring.seal(&purposes::petition(*ward_id, number), &serde_json::to_vec(content)?),
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Appends the milestones after the first `known` ones, and sets the status.
async fn append(
    conn: &mut PgConnection,
    restored: &Restored<'_>,
    milestones: &[Milestone],
    known: usize,
) -> anyhow::Result<()> {
    let number = restored.petition.number().as_str();
    for (at, milestone) in milestones.iter().enumerate().skip(known) {
        sqlx::query!(
            "insert into petition_event (ward_id, number, sequence, at, kind, status)
             values ($1, $2, $3, $4, $5, $6)",
            restored.ward_id,
            number,
            i32::try_from(at + 1)?,
            milestone.at,
            milestone.kind.code(),
            milestone.status.code(),
        )
        .execute(&mut *conn)
        .await?;
    }
    sqlx::query!(
        "update petition set status = $3 where ward_id = $1 and number = $2",
        restored.ward_id,
        number,
        restored.petition.status().code(),
    )
    .execute(conn)
    .await?;
    Ok(())
}
