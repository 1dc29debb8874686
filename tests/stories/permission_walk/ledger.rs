//! What stands in the database, table by table, so that a change shows.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, PgConnection};

use crate::support::World;

/// Messages coming and going, and the bot's own rounds: everything else stays as it is where nothing is allowed.
const PASSING: [&str; 5] = ["inbox", "outbox", "chat_status", "round", "_sqlx_migrations"];

pub struct Ledger(PgConnection);

/// A digest of each table.
pub type Reading = BTreeMap<String, Option<String>>;

impl Ledger {
    pub async fn open(world: &World) -> Self {
        Self(world.connection().await)
    }

    pub async fn read(&mut self) -> Reading {
        let tables: Vec<String> = sqlx::query_scalar(
            "select table_name::text from information_schema.tables
             where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
        )
        .fetch_all(&mut self.0)
        .await
        .expect("the tables");
        let mut reading = Reading::new();
        for table in tables.into_iter().filter(|table| !PASSING.contains(&table.as_str())) {
            let digest = format!("select md5(string_agg(t::text, '|' order by t::text)) from \"{table}\" t");
            let digest = sqlx::query_scalar(AssertSqlSafe(digest)).fetch_one(&mut self.0).await;
            reading.insert(table, digest.expect("a digest"));
        }
        assert!(reading.len() > 15, "these are the ward's tables: {reading:?}");
        reading
    }

    /// The tables that read otherwise now.
    pub async fn changed_since(&mut self, before: &Reading) -> Vec<String> {
        let now = self.read().await;
        now.into_iter()
            .filter(|(table, digest)| before.get(table) != Some(digest))
            .map(|(table, _)| table)
            .collect()
    }
}
