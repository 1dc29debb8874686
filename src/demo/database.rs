//! The demo's database: that of `DATABASE_URL` where it is set, else one on a private server of the demo's own.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection, PgPool};

use crate::localpg::{Durability, PrivatePostgres, Progress};
use crate::store;

/// The database on the private server.
const DATABASE: &str = "topho";
const UNREACHABLE: &str =
    "the database at DATABASE_URL cannot be reached; unset DATABASE_URL, and the demo starts a private one";
const FOREIGN: &str = "the database at DATABASE_URL holds more than a demo: name an empty one, or unset DATABASE_URL, and the \
                       demo starts a private one";
const UNFINISHED: &str = "the database at DATABASE_URL holds a demo of another directory, or an unfinished one: `--fresh` begins anew";

/// Where the demo's world is kept.
pub struct DemoDatabase {
    /// Connections to the database, whose schema is this program's.
    pub pool: PgPool,
    /// The directory of what belongs to this database's world: key, chats, and the mark that it is complete.
    pub files: PathBuf,
    /// The private server; absent where the database was given.
    server: Option<PrivatePostgres>,
}

impl DemoDatabase {
    /// Opens the database at the address `given`, else that of the private server in `directory`; `fresh` empties it.
    ///
    /// # Errors
    /// Says in a line what stands in the way. A given database that holds anything but an earlier demo is refused.
    pub async fn open(directory: &Path, given: Option<&str>, fresh: bool) -> anyhow::Result<Self> {
        match given.filter(|url| !is_of_earlier_demo(directory, url)) {
            Some(url) => Self::at(directory, url, fresh).await,
            None => Self::private(directory, fresh).await,
        }
    }

    /// How other commands come to the same data.
    pub fn hint(&self) -> String {
        match &self.server {
            Some(server) => {
                format!(
                    "The same data for the other commands:\n\n  export DATABASE_URL='{}'",
                    server.url(DATABASE)
                )
            }
            None => {
                "The other commands have the same data: it is in the database at DATABASE_URL.".to_owned()
            }
        }
    }

    /// Closes the connections, and stops the private server.
    pub async fn close(self) -> anyhow::Result<()> {
        self.pool.close().await;
        match self.server {
            Some(server) => server.stop().map_err(Into::into),
            None => Ok(()),
        }
    }

    async fn private(directory: &Path, fresh: bool) -> anyhow::Result<Self> {
        let server = PrivatePostgres::start(directory, Durability::Safe, &tell)?;
        let pool = prepare(&server, fresh).await?;
        fs::write(directory.join("address"), server.url(DATABASE))
            .context("the demo's directory cannot be written to")?;
        Ok(Self { pool, files: directory.to_owned(), server: Some(server) })
    }

    async fn at(directory: &Path, url: &str, fresh: bool) -> anyhow::Result<Self> {
        println!("  The demo's world is kept in the database at DATABASE_URL.");
        let files = directory.join(format!("given-{}", name_of(url)));
        // The directory itself stays open to a private server's user.
        let made = fs::create_dir_all(directory)
            .and_then(|()| fs::DirBuilder::new().recursive(true).mode(0o700).create(&files));
        made.with_context(|| format!("{} cannot be made", files.display()))?;
        // A pool would try for half a minute.
        PgConnection::connect(url).await.context(UNREACHABLE)?.close().await?;
        let pool = store::connect(url).await?;
        ensure!(!is_of_another_program(&pool).await?, FOREIGN);
        store::migrate(&pool).await?;
        let built = files.join("built");
        if is_empty(&pool).await? {
            // A database that was emptied has lost its world.
            drop(fs::remove_file(&built));
        } else {
            ensure!(is_of_a_demo(&pool).await?, FOREIGN);
            ensure!(fresh || built.exists(), UNFINISHED);
        }
        if fresh {
            empty(&pool).await?;
        }
        sqlx::query("create table if not exists demo_world ()").execute(&pool).await?;
        Ok(Self { pool, files, server: None })
    }
}

/// Whether the address is that of the private server of an earlier run, which `hint` told.
fn is_of_earlier_demo(directory: &Path, url: &str) -> bool {
    fs::read_to_string(directory.join("address")).is_ok_and(|address| address == url)
}

/// A name for what belongs to the database at this address, which may hold a password.
fn name_of(url: &str) -> String {
    let bytes = Sha256::digest(url.as_bytes());
    let number = bytes.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    format!("{number:016x}")
}

fn tell(step: Progress) {
    match step {
        Progress::FetchingBinaries => println!("  Fetching Postgres (14 MB, only this once) …"),
        Progress::CreatingCluster => println!("  Preparing a private Postgres …"),
        Progress::Starting | Progress::Ready => {}
    }
}

/// The database on the private server with its schema; anew where that is wanted.
async fn prepare(postgres: &PrivatePostgres, fresh: bool) -> anyhow::Result<PgPool> {
    let server = store::connect(&postgres.url("postgres")).await?;
    if fresh {
        sqlx::query("drop database if exists topho with (force)").execute(&server).await?;
    }
    let known: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(DATABASE)
        .fetch_one(&server)
        .await?;
    if !known {
        sqlx::query("create database topho").execute(&server).await?;
    }
    server.close().await;
    let pool = store::connect(&postgres.url(DATABASE)).await?;
    store::migrate(&pool).await?;
    Ok(pool)
}

/// Whether nothing was ever loaded into the database.
async fn is_empty(pool: &PgPool) -> anyhow::Result<bool> {
    let empty = "select not exists (select from ward) and not exists (select from person)
                 and not exists (select from inbox) and not exists (select from outbox)";
    Ok(sqlx::query_scalar(empty).fetch_one(pool).await?)
}

/// Whether a database in which something was loaded holds a demo's world and nothing else.
async fn is_of_a_demo(pool: &PgPool) -> anyhow::Result<bool> {
    let demo = "select to_regclass('demo_world') is not null
                and not exists (select from ward where code <> 'phuc-loi')";
    Ok(sqlx::query_scalar(demo).fetch_one(pool).await?)
}

/// Whether the database has tables, but not by migrations such as ours.
async fn is_of_another_program(pool: &PgPool) -> anyhow::Result<bool> {
    let other = "select to_regclass('_sqlx_migrations') is null
                 and exists (select from pg_tables where schemaname = current_schema())";
    Ok(sqlx::query_scalar(other).fetch_one(pool).await?)
}

/// Removes the world of an earlier demo, table by table: the database is not the demo's to drop.
async fn empty(pool: &PgPool) -> anyhow::Result<()> {
    sqlx::query("truncate ward, person, session, inbox, outbox, chat_status cascade").execute(pool).await?;
    Ok(())
}
