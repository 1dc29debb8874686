//! Looking at a ward's chain: some entries to show, or all of them to verify.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::{hash_of, kept};
use crate::domain::audit::{Action, Anchor, Entry, Fault, Origin, RetentionRule, Verified, Verifier};

/// How many entries are read at once when a chain is verified.
const PAGE: i64 = 500;

/// Which entries to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those at this moment or later.
    pub since: Option<DateTime<Utc>>,
    pub action: Option<Action>,
    /// Those whose subject contains this, in whatever case.
    pub subject: Option<String>,
    /// The newest so many.
    pub limit: Option<u32>,
}

/// The entries that the filter lets through, the oldest first.
pub async fn entries(conn: &mut PgConnection, ward_id: i32, filter: &Filter) -> anyhow::Result<Vec<Entry>> {
    let rows = sqlx::query_as!(
        Row,
        r#"select ward_id, sequence, at, actor, post, channel, action, subject,
                  old as "old: Json<Value>", new as "new: Json<Value>", hash
           from audit_entry
           where ward_id = $1 and ($2::timestamptz is null or at >= $2) and ($3::text is null or action = $3)
             and ($4::text is null or strpos(lower(subject), lower($4)) > 0)
           order by sequence desc limit $5"#,
        ward_id,
        filter.since,
        filter.action.map(Action::code),
        filter.subject.as_deref(),
        filter.limit.map(i64::from),
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().rev().map(Entry::try_from).collect()
}

/// Verifies a ward's chain page by page. The connection should be in a transaction that sees one moment throughout
/// (`repeatable read`): what is appended meanwhile would look like a chain that was tampered with.
pub async fn verify(
    conn: &mut PgConnection,
    ward_id: i32,
    anchors: &[Anchor],
    rule: RetentionRule,
) -> anyhow::Result<Result<Verified, Vec<Fault>>> {
    let mut verifier = Verifier::new(kept(conn, ward_id).await?, anchors, rule);
    let mut after = i64::MIN;
    loop {
        let rows = sqlx::query_as!(
            Row,
            r#"select ward_id, sequence, at, actor, post, channel, action, subject,
                      old as "old: Json<Value>", new as "new: Json<Value>", hash
               from audit_entry where ward_id = $1 and sequence > $2 order by sequence limit $3"#,
            ward_id,
            after,
            PAGE,
        )
        .fetch_all(&mut *conn)
        .await?;
        let Some(last) = rows.last() else { return Ok(verifier.finish()) };
        after = last.sequence;
        for row in rows {
            verifier.take(row.try_into()?);
        }
    }
}

struct Row {
    ward_id: i32,
    sequence: i64,
    at: DateTime<Utc>,
    actor: String,
    post: String,
    channel: String,
    action: String,
    subject: String,
    old: Option<Json<Value>>,
    new: Option<Json<Value>>,
    hash: Vec<u8>,
}

impl TryFrom<Row> for Entry {
    type Error = anyhow::Error;

    fn try_from(row: Row) -> anyhow::Result<Self> {
        Ok(Self {
            ward_id: row.ward_id,
            sequence: row.sequence,
            at: row.at,
            origin: Origin { actor: row.actor, post: row.post, channel: row.channel },
            action: row.action,
            subject: row.subject,
            old: row.old.map(|value| value.0),
            new: row.new.map(|value| value.0),
            hash: hash_of(&row.hash)?,
        })
    }
}
