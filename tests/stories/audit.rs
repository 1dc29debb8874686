//! The audit: what is changed through the doors is recorded, and whoever meddles with the record is found out.

mod recorded;
mod tampered;

use serde_json::Value as Json;
use sqlx::{AssertSqlSafe, PgConnection};
use topho::domain::audit::{Anchor, Entry, Fault, RetentionRule, Verified};
use topho::store::audit::{self, Filter};
use topho::store::wards;

use crate::support::{Phone, World};

/// The ward that the stories play in.
async fn ward_id(conn: &mut PgConnection) -> i32 {
    wards::by_code(conn, "phuc-loi").await.expect("a query").expect("the ward").ward_id
}

/// All entries that the filter lets through.
async fn entries(world: &World, filter: Filter) -> Vec<Entry> {
    let mut conn = world.connection().await;
    let ward_id = ward_id(&mut conn).await;
    audit::entries(&mut conn, ward_id, &filter).await.expect("the entries")
}

/// The entries whose subject contains this.
async fn about(world: &World, subject: &str) -> Vec<Entry> {
    entries(world, Filter { subject: Some(subject.to_owned()), ..Filter::default() }).await
}

async fn verified(world: &World, anchors: &[Anchor]) -> Result<Verified, Vec<Fault>> {
    let mut conn = world.connection().await;
    let ward_id = ward_id(&mut conn).await;
    let rule = RetentionRule { now: world.clock.now(), least_years: 10 };
    audit::verify(&mut conn, ward_id, anchors, rule).await.expect("the chain can be read")
}

/// Does something to the tables that the program never does, as an administrator of the database could.
async fn meddles(world: &World, statements: &[&str]) {
    let mut conn = world.connection().await;
    let all = ["alter table audit_entry disable trigger audit_is_append_only"].iter().chain(statements);
    for statement in all.chain(&["alter table audit_entry enable trigger audit_is_append_only"]) {
        let done = sqlx::query(AssertSqlSafe((*statement).to_owned())).execute(&mut conn).await;
        done.unwrap_or_else(|fault| panic!("{statement}: {fault}"));
    }
}

/// The anchor below the last message of a phone.
async fn check_mark(phone: &Phone) -> Anchor {
    let last = phone.last().await;
    let line = last.lines().find(|line| line.starts_with("Dấu kiểm tra: ")).expect("a check mark");
    Anchor::parse(line).expect("it can be read")
}

fn texts(entry: &Entry) -> String {
    Json::Array(vec![entry.old.clone().into(), entry.new.clone().into()]).to_string()
}
