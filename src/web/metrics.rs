//! `/metrics` in Prometheus' text format.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sqlx::PgPool;

use crate::delivery::Counters;

/// What waits, by the tables, and what this process has done.
pub(super) async fn show(State((pool, counters)): State<(PgPool, Arc<Counters>)>) -> Response {
    match waiting(&pool).await {
        Ok(waiting) => {
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], page(&waiting, &counters)).into_response()
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response(),
    }
}

/// What the tables hold, over all bots.
struct Waiting {
    inbox: i64,
    inbox_age_seconds: f64,
    outbox: i64,
    outbox_age_seconds: f64,
    set_aside: i64,
    unreadable: i64,
    files: i64,
}

async fn waiting(pool: &PgPool) -> sqlx::Result<Waiting> {
    let mut conn = pool.acquire().await?;
    sqlx::query_as!(
        Waiting,
        r#"select
               (select count(*) from inbox where state = 'waiting') as "inbox!",
               (select coalesce(extract(epoch from now() - min(received_at)), 0)::float8
                from inbox where state = 'waiting') as "inbox_age_seconds!",
               (select count(*) from outbox where state = 'waiting') as "outbox!",
               (select coalesce(extract(epoch from now() - min(queued_at)), 0)::float8
                from outbox where state = 'waiting') as "outbox_age_seconds!",
               (select count(*) from inbox where state = 'set_aside') as "set_aside!",
               (select count(*) from inbox where state = 'unreadable') as "unreadable!",
               (select count(*) from attachment where state = 'waiting') as "files!""#
    )
    .fetch_one(&mut *conn)
    .await
}

fn page(waiting: &Waiting, counters: &Counters) -> String {
    let mut page = String::new();
    gauge(&mut page, "topho_inbox_waiting", "Events that wait to be handled.", waiting.inbox);
    gauge(&mut page, "topho_inbox_oldest_seconds", "Age of the oldest of them.", waiting.inbox_age_seconds);
    gauge(&mut page, "topho_outbox_waiting", "Messages that wait to be sent.", waiting.outbox);
    gauge(&mut page, "topho_outbox_oldest_seconds", "Age of the oldest of them.", waiting.outbox_age_seconds);
    gauge(&mut page, "topho_inbox_set_aside", "Events that failed too often.", waiting.set_aside);
    gauge(&mut page, "topho_inbox_unreadable", "Updates that could not be read.", waiting.unreadable);
    gauge(&mut page, "topho_files_waiting", "Files that wait to be fetched.", waiting.files);
    let counts = [
        ("topho_stored_total", "Updates stored.", &counters.stored),
        ("topho_repeated_total", "Updates that arrived again.", &counters.repeated),
        ("topho_handled_total", "Events handled.", &counters.handled),
        ("topho_strikes_total", "Failures of handling an event.", &counters.strikes),
        ("topho_set_aside_total", "Events set aside.", &counters.set_aside),
        ("topho_sent_total", "Messages sent.", &counters.sent),
        ("topho_given_up_total", "Messages given up.", &counters.given_up),
        ("topho_postponed_total", "Sends to be tried again.", &counters.postponed),
        ("topho_files_fetched_total", "Files fetched.", &counters.fetched),
        ("topho_files_postponed_total", "Fetches to be tried again.", &counters.fetches_postponed),
        ("topho_files_lost_total", "Files that could not be had.", &counters.lost),
        ("topho_rounds_total", "Rounds made.", &counters.rounds),
        ("topho_failed_duties_total", "Duties of rounds that failed.", &counters.failed_duties),
    ];
    for (name, help, counter) in counts {
        entry(&mut page, name, "counter", help, counter.get());
    }
    page
}

fn gauge(page: &mut String, name: &str, help: &str, value: impl std::fmt::Display) {
    entry(page, name, "gauge", help, value);
}

fn entry(page: &mut String, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
    writeln!(page, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}")
        .expect("writing to a text cannot fail");
}
