//! Who has agreed to which version of the text on personal data.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::language_of;
use crate::domain::language::Language;

/// A consent as it was given. It ends with the person: who withdraws it is removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Of the text.
    pub version: String,
    /// In which the text was read.
    pub language: Language,
    pub channel: String,
    pub given_at: DateTime<Utc>,
}

/// Records that a person has agreed.
pub async fn give(conn: &mut PgConnection, person_id: i64, consent: &Consent) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into consent (person_id, version, language, channel, given_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        person_id,
        consent.version,
        consent.language.code(),
        consent.channel,
        consent.given_at,
    )
    .execute(conn)
    .await
    .map(drop)
}

/// What a person has agreed to, the newest first.
pub async fn of_person(conn: &mut PgConnection, person_id: i64) -> anyhow::Result<Vec<Consent>> {
    let rows = sqlx::query!(
        "select version, language, channel, given_at from consent
         where person_id = $1 and withdrawn_at is null order by given_at desc, version desc",
        person_id
    )
    .fetch_all(conn)
    .await?;
    let consents = rows.into_iter().map(|row| {
        let language = language_of(&row.language)?;
        Ok(Consent { version: row.version, language, channel: row.channel, given_at: row.given_at })
    });
    consents.collect()
}

/// Whether a person has agreed to this version.
pub async fn is_given(conn: &mut PgConnection, person_id: i64, version: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists(
               select from consent where person_id = $1 and version = $2 and withdrawn_at is null) as "given!""#,
        person_id,
        version,
    )
    .fetch_one(conn)
    .await
}
