//! What a process was in the middle of when it died, and what is stored meanwhile.

use std::time::{Duration, Instant};

use sqlx::PgConnection;

use super::way::{Outcome, Way};

/// How long the database may take over what a process had asked of it, before the test gives it up.
const PATIENCE: Duration = Duration::from_secs(30);
/// The pause between two looks at the database.
const BETWEEN_LOOKS: Duration = Duration::from_millis(1);

/// What a process was in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caught {
    /// A transaction that held an event or had written something, and that its death undid.
    pub in_transaction: bool,
    /// A call that the platform had or was about to have, while the outbox knew nothing of the outcome.
    pub in_send: bool,
}

/// Looks at a frozen process. A transaction counts when the database has given it a number, which it does for the first
/// row that is locked or written, and not for looking whether something waits; and when it stands open after the
/// database has done all that the process had asked of it, so that only the killing ends it. A call counts when it has
/// no answer yet, or when its message stands in the chat and no row of the outbox is marked as sent with its id.
pub async fn look(conn: &mut PgConnection, way: &Way, process: &str) -> Caught {
    let calls = way.calls();
    let in_transaction = open_transactions(conn, process).await > 0;
    let mut in_send = calls.contains(&Outcome::UnderWay);
    for call in calls {
        if let Outcome::Message { chat, id } = call {
            in_send |= !is_recorded(conn, &chat, &id).await;
        }
    }
    Caught { in_transaction, in_send }
}

/// How many transactions of the process its death will undo.
async fn open_transactions(conn: &mut PgConnection, process: &str) -> i64 {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        let (working, open): (i64, i64) = sqlx::query_as(
            // Who waits for a lock or for the process itself is done as far as it can be. But a commit that waits (for
            // the queue of announcements, which all databases of the server share) goes on without the process.
            "select count(*) filter (where state = 'active'
                                       and (coalesce(wait_event_type, '') not in ('Lock', 'Client')
                                            or wait_event_type = 'Lock' and query ilike 'commit%')),
                    count(*) filter (where backend_xid is not null)
             from pg_stat_activity where datname = current_database() and application_name = $1",
        )
        .bind(process)
        .fetch_one(&mut *conn)
        .await
        .expect("the database's activity");
        if working == 0 {
            return open;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    let at_work =
        "select format('%s %s %s: %s', state, wait_event_type, wait_event, query) from pg_stat_activity
                   where datname = current_database() and application_name = $1";
    let at_work: Vec<String> =
        sqlx::query_scalar(at_work).bind(process).fetch_all(conn).await.expect("the database's activity");
    panic!("after {PATIENCE:?} the database is still at work for {process}, which is frozen: {at_work:#?}")
}

async fn is_recorded(conn: &mut PgConnection, chat: &str, id: &str) -> bool {
    let recorded = "select exists(select from outbox where state = 'sent' and chat = $1 and message = $2)";
    sqlx::query_scalar(recorded).bind(chat).bind(id).fetch_one(conn).await.expect("the outbox")
}

/// How many answers are stored, in drafts and in reports.
pub async fn stored_answers(conn: &mut PgConnection) -> usize {
    let count: i64 = sqlx::query_scalar(
        "select count(*) from (select answers from draft union all select answers from report) stored,
                              jsonb_object_keys(stored.answers)",
    )
    .fetch_one(conn)
    .await
    .expect("the answers");
    usize::try_from(count).expect("a count")
}
