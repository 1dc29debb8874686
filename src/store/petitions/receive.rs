//! A petition that was sent is received: number, sealed content, attachments, and the first event, all at once.

use anyhow::Context as _;
use chrono::{DateTime, Datelike as _, Utc};
use sqlx::PgConnection;

use crate::domain::people::PostKind;
use crate::domain::period::local_day;
use crate::domain::petition::content::{Asker, Content};
use crate::domain::petition::{Field, Kind, Number, Petition, Recorded};
use crate::domain::ward::GroupCode;
use crate::seal::Keyring;
use crate::store::group_column;
use crate::store::{attachments, purposes};

/// A petition as it was sent.
#[derive(Debug)]
pub struct Sent<'a> {
    pub ward_id: i32,
    pub kind: Kind,
    pub field: Field,
    /// The group that it is about; absent where it is the ward.
    pub group: Option<&'a GroupCode>,
    /// The post that sends it, and whose the following is.
    pub post: (PostKind, Option<&'a GroupCode>),
    pub person_id: Option<i64>,
    pub households: Option<u32>,
    pub content: &'a Content,
    /// The attachments that it comes with.
    pub files: &'a [i64],
}

/// Stores a petition under the next number of its year, and gives it.
pub async fn receive(
    conn: &mut PgConnection,
    keyring: &Keyring,
    sent: &Sent<'_>,
    at: DateTime<Utc>,
) -> anyhow::Result<Petition> {
    let number = next_number(&mut *conn, sent.ward_id, local_day(at).year()).await?;
    let (petition, recorded) = Petition::received(number.clone(), sent.kind, at);
    let sealed =
        keyring.seal(&purposes::petition(sent.ward_id, number.as_str()), &serde_json::to_vec(sent.content)?);
    sqlx::query!(
        "insert into petition (ward_id, number, kind, field, group_code, received_at, status, sender_post,
                               sender_group, sent_by, households, anonymous, identity_protected, imported, content)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, false, false, $13)",
        sent.ward_id,
        number.as_str(),
        sent.kind.code(),
        sent.field.code(),
        group_column(sent.group),
        at,
        petition.status().code(),
        sent.post.0.code(),
        group_column(sent.post.1),
        sent.person_id,
        sent.households.map(i32::try_from).transpose()?,
        sent.content.asker == Asker::Unnamed,
        sealed,
    )
    .execute(&mut *conn)
    .await?;
    record_reception(&mut *conn, sent, &number, &recorded).await?;
    attachments::attach(conn, sent.ward_id, sent.files, number.as_str(), i32::try_from(recorded.sequence)?)
        .await?;
    Ok(petition)
}

async fn record_reception(
    conn: &mut PgConnection,
    sent: &Sent<'_>,
    number: &Number,
    recorded: &Recorded,
) -> anyhow::Result<()> {
    sqlx::query!(
        "insert into petition_event (ward_id, number, sequence, at, kind, status, person_id, post)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        sent.ward_id,
        number.as_str(),
        i32::try_from(recorded.sequence)?,
        recorded.milestone.at,
        recorded.milestone.kind.code(),
        recorded.milestone.status.code(),
        sent.person_id,
        sent.post.0.code(),
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The next number of the year: one more than the largest that was given or imported. The counter is held until the
/// transaction ends, so that two petitions never get the same.
async fn next_number(conn: &mut PgConnection, ward_id: i32, year: i32) -> anyhow::Result<Number> {
    let given = sqlx::query_scalar!(
        "insert into petition_counter (ward_id, year, last) values ($1, $2, 0)
         on conflict (ward_id, year) do update set last = petition_counter.last
         returning last",
        ward_id,
        year,
    )
    .fetch_one(&mut *conn)
    .await?;
    let known = sqlx::query_scalar!(
        "select number from petition where ward_id = $1 and number like $2",
        ward_id,
        format!("KN-{year:04}-%"),
    )
    .fetch_all(&mut *conn)
    .await?;
    let largest =
        known.iter().filter_map(|number| Number::parse(number)).map(|number| number.sequence()).max();
    let next = u32::try_from(given)?
        .max(largest.unwrap_or(0))
        .checked_add(1)
        .context("the year has no more numbers")?;
    sqlx::query!(
        "update petition_counter set last = $3 where ward_id = $1 and year = $2",
        ward_id,
        year,
        i32::try_from(next)?,
    )
    .execute(conn)
    .await?;
    Ok(Number::new(year, next))
}
