//! What is kept in Postgres: a file an aggregate, one function a query, over `&mut PgConnection`, so that the caller
//! decides what commits together.
//!
//! Rows become nouns of the domain here. A row that cannot be one is an error, never a guess.

pub mod answer_messages;
pub mod attachments;
pub mod audit;
pub mod catalogues;
pub mod committee_chats;
pub mod consents;
pub mod drafts;
pub mod history;
pub mod identities;
pub mod invitations;
pub mod own_data;
pub mod people;
pub mod petitions;
pub mod posted_summaries;
pub mod posts;
pub mod profiles;
pub mod purposes;
pub mod removal;
pub mod reports;
pub mod retention;
pub mod rounds;
pub mod seal_anew;
pub mod sessions;
pub mod summaries;
pub mod waiting;
pub mod ward_entries;
pub mod wards;

use anyhow::{Context, anyhow, bail};
use chrono::NaiveDate;
use sqlx::migrate::Migrator;
use sqlx::postgres::PgPoolOptions;
use sqlx::{PgConnection, PgPool};

use crate::domain::answer::Answers;
use crate::domain::language::Language;
use crate::domain::period::Month;
use crate::domain::ward::GroupCode;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// Opens a pool of connections to the database at `url`; the first connection is made at once.
pub async fn connect(url: &str) -> Result<PgPool, sqlx::Error> {
    PgPoolOptions::new().max_connections(16).connect(url).await
}

/// Brings the schema up to this program's version; a schema that is there already stays as it is.
pub async fn migrate(pool: &PgPool) -> anyhow::Result<()> {
    migrate_over(&mut *pool.acquire().await?).await
}

/// As [`migrate`], over one connection.
pub async fn migrate_over(conn: &mut PgConnection) -> anyhow::Result<()> {
    MIGRATIONS.run(conn).await.context("the schema cannot be brought up to date")
}

/// Refuses a database whose schema is older or newer than this program.
pub async fn check_schema(conn: &mut PgConnection) -> anyhow::Result<()> {
    let wanted = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default();
    let found = schema_version(conn).await?;
    match found.cmp(&wanted) {
        std::cmp::Ordering::Less => {
            bail!("the database is not prepared for this version: run `topho migrate`")
        }
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => {
            bail!("the database was prepared by a newer topho (schema {found}, this one knows {wanted})")
        }
    }
}

/// The number of the newest migration that the database has had; 0 where it has had none.
async fn schema_version(conn: &mut PgConnection) -> Result<i64, sqlx::Error> {
    let known: bool = sqlx::query_scalar("select to_regclass('_sqlx_migrations') is not null")
        .fetch_one(&mut *conn)
        .await?;
    if !known {
        return Ok(0);
    }
    sqlx::query_scalar("select coalesce(max(version), 0) from _sqlx_migrations where success")
        .fetch_one(conn)
        .await
}

/// The group as the tables write it: empty for posts of the ward.
fn group_column(group: Option<&GroupCode>) -> &str {
    group.map_or("", GroupCode::as_str)
}

/// Several groups as the tables write them; none for posts of the ward.
fn group_columns(groups: &[GroupCode]) -> Vec<String> {
    match groups {
        [] => vec![group_column(None).to_owned()],
        some => some.iter().map(|group| group_column(Some(group)).to_owned()).collect(),
    }
}

/// The group of a column; empty for posts of the ward.
fn group_of(column: &str) -> Option<GroupCode> {
    (!column.is_empty()).then(|| GroupCode::new(column))
}

/// The language of a column.
fn language_of(column: &str) -> anyhow::Result<Language> {
    Language::from_code(column).ok_or_else(|| impossible("language", column))
}

/// The month of a date column: such columns hold the month's first day.
fn month_of(column: NaiveDate) -> anyhow::Result<Month> {
    let month = Month::of(column);
    (month.first_day() == column).then_some(month).ok_or_else(|| impossible("month", column))
}

/// The answers of a report's column. The error says nothing of them.
fn answers_of(column: serde_json::Value) -> anyhow::Result<Answers> {
    serde_json::from_value(column).map_err(|_| anyhow!("a row holds impossible answers"))
}

/// A revision number of a column.
fn revision_of(column: i32) -> anyhow::Result<u32> {
    u32::try_from(column).map_err(|_| impossible("revision", column))
}

/// A row that no code of ours can have written.
fn impossible(column: &str, value: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("a row holds an impossible {column}: {value}")
}

/// Digests as texts.
fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}
