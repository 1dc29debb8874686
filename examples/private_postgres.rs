//! Runs a command against a private, throwaway Postgres that has all migrations: nothing to install or set up.
//!
//!     cargo run --example private_postgres -- cargo sqlx prepare --check
//!
//! The command finds the database `topho` in `DATABASE_URL`. Its exit status becomes ours; when it ends, the server and
//! its data are gone.

use std::env;
use std::process::{Command, ExitCode, ExitStatus};

use anyhow::Context as _;
use topho::localpg::PrivatePostgres;

fn main() -> anyhow::Result<ExitCode> {
    let mut words = env::args_os().skip(1);
    let Some(program) = words.next() else {
        eprintln!("usage: private_postgres COMMAND [ARGUMENT…]");
        return Ok(ExitCode::from(2));
    };
    let server = PrivatePostgres::start_throwaway()?;
    let url = server.url("topho");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(create_database(&server.url("postgres"), &url))?;
    let status = Command::new(&program)
        .args(words)
        .env("DATABASE_URL", &url)
        .status()
        .with_context(|| format!("cannot run {}", program.display()))?;
    server.stop()?;
    Ok(exit_code(status))
}

async fn create_database(of_server: &str, url: &str) -> anyhow::Result<()> {
    let pool = sqlx::PgPool::connect(of_server).await?;
    sqlx::raw_sql("CREATE DATABASE topho").execute(&pool).await?;
    pool.close().await;
    let pool = sqlx::PgPool::connect(url).await?;
    topho::store::migrate(&pool).await?;
    pool.close().await;
    Ok(())
}

/// The command's own status; 1 where a signal ended it.
fn exit_code(status: ExitStatus) -> ExitCode {
    ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}
