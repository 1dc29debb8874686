//! Starting, using, stopping, starting again.

use std::env;

use super::{
    Binaries, Durability, Places, PrivatePostgres, Progress, Scratch, sql, start_safe, steps_of_start,
    try_sql,
};
use crate::localpg::account::Account;

#[test]
fn data_outlives_a_stop_and_the_second_start_makes_no_cluster() {
    let scratch = Scratch::new();
    let (server, steps) = steps_of_start(scratch.path());
    assert_eq!(steps, [Progress::CreatingCluster, Progress::Starting, Progress::Ready]);
    sql(&server, "CREATE TABLE wards (name text); INSERT INTO wards VALUES ('phường Phúc Lợi')");
    let url = server.url("postgres");
    server.stop().unwrap();
    assert!(try_sql(&url, "SELECT 1").is_err(), "a stopped server must not answer");

    let (server, steps) = steps_of_start(scratch.path());
    assert_eq!(steps, [Progress::Starting, Progress::Ready]);
    assert_eq!(server.url("postgres"), url, "the address stays the same");
    assert_eq!(sql(&server, "SELECT name, length(name) FROM wards"), "phường Phúc Lợi|15");
}

#[test]
fn a_cluster_is_set_up_as_the_program_expects() {
    let server = PrivatePostgres::start_throwaway().unwrap();
    let setting = |name: &str| sql(&server, &format!("SHOW {name}"));
    assert_eq!(setting("server_encoding"), "UTF8");
    assert_eq!(setting("max_connections"), "200");
    assert_eq!(setting("listen_addresses"), "");
    assert_eq!(setting("timezone"), "UTC");
    assert_eq!(setting("fsync"), "off");
    assert_eq!(sql(&server, "SELECT datcollate FROM pg_database WHERE datname = 'template1'"), "C");
}

#[test]
fn a_safe_server_waits_for_the_disk() {
    let scratch = Scratch::new();
    let server = start_safe(scratch.path()).unwrap();
    assert_eq!(sql(&server, "SHOW fsync"), "on");
    assert_eq!(sql(&server, "SHOW synchronous_commit"), "on");
    assert_eq!(sql(&server, "SHOW full_page_writes"), "on");
}

#[tokio::test]
async fn sqlx_understands_the_address() {
    let server = tokio::task::spawn_blocking(PrivatePostgres::start_throwaway).await.unwrap().unwrap();
    let pool = sqlx::PgPool::connect(&server.url("postgres")).await.unwrap();
    sqlx::raw_sql("CREATE DATABASE \"tổ 7?\"").execute(&pool).await.unwrap();
    let pool = sqlx::PgPool::connect(&server.url("tổ 7?")).await.unwrap();
    let found: (String, String) =
        sqlx::query_as("SELECT current_database()::text, current_user::text").fetch_one(&pool).await.unwrap();
    assert_eq!(found, ("tổ 7?".to_owned(), "topho".to_owned()));
}

#[test]
fn a_throwaway_server_leaves_nothing_behind() {
    let server = PrivatePostgres::start_throwaway().unwrap();
    let directory = server.directory.clone();
    assert!(directory.join("data").is_dir());
    server.stop().unwrap();
    assert!(!directory.exists());

    let dropped = PrivatePostgres::start_throwaway().unwrap().directory.clone();
    assert!(!dropped.exists());
}

#[test]
fn a_directory_too_long_for_a_socket_has_its_socket_elsewhere() {
    let scratch = Scratch::new();
    let directory = scratch.path().join("một thư mục dài, có dấu".repeat(4));
    let server = start_safe(&directory).unwrap();
    let socket = server.socket.directory().to_owned();
    assert!(!socket.starts_with(scratch.path()));
    assert_eq!(sql(&server, "SELECT 1"), "1");
    server.stop().unwrap();
    assert!(!socket.exists());
}

#[test]
fn errors_in_the_log_do_not_quote_rows() {
    let scratch = Scratch::new();
    let server = start_safe(scratch.path()).unwrap();
    sql(&server, "CREATE TABLE people (phone text PRIMARY KEY); INSERT INTO people VALUES ('0912345678')");
    let twice = "DO $$ BEGIN INSERT INTO people SELECT phone FROM people; END $$";
    assert!(try_sql(&server.url("postgres"), twice).is_err());
    let log = std::fs::read_to_string(scratch.path().join("server.log")).unwrap();
    assert!(log.contains("duplicate key"), "{log}");
    assert!(!log.contains("0912345678"), "{log}");
}

/// Downloads 14 MB, so only where it is asked for: with `TOPHO_TEST_FETCH=1`.
#[test]
fn without_an_installed_postgres_one_is_fetched() {
    if env::var_os("TOPHO_TEST_FETCH").is_none() {
        return;
    }
    let scratch = Scratch::new();
    let cache = scratch.path().join("cache");
    let places = Places { named: None, versioned: Vec::new(), search_path: None, cache };
    let steps = std::sync::Mutex::new(Vec::new());
    let note = |step| steps.lock().unwrap().push(step);
    let data = scratch.path().join("server");
    let server = PrivatePostgres::start_with(&places, &data, Durability::Safe, &note).unwrap();
    assert_eq!(
        std::mem::take(&mut *steps.lock().unwrap()),
        [Progress::FetchingBinaries, Progress::CreatingCluster, Progress::Starting, Progress::Ready]
    );
    assert!(sql(&server, "SHOW server_version").starts_with("18."));
    assert!(!sql(&server, "SELECT uuidv7()").is_empty());
    server.stop().unwrap();

    let server = PrivatePostgres::start_with(&places, &data, Durability::Safe, &note).unwrap();
    assert_eq!(
        *steps.lock().unwrap(),
        [Progress::Starting, Progress::Ready],
        "the second start fetches nothing"
    );
    drop(server);

    let account = Account::for_children(None).unwrap();
    let found = Binaries::find(&places, account.as_ref(), None, &|_| panic!("nothing to fetch")).unwrap();
    assert!(found.program("postgres").starts_with(scratch.path()));
}
