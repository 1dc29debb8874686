//! A database of its own, and the program run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value as Json;
use sqlx::{Connection, PgConnection};
use topho::localpg::PrivatePostgres;
use topho::seal::Keyring;

/// The ward's file of the repository.
pub const WARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/wards/phuc-loi.toml");

/// Nine months of the ward.
pub const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/wards/phuc-loi-2019.json");

/// When groups 3, 7 and 12 still owe September.
pub const MORNING: &str = "2019-10-02T08:00:00+07:00";

/// A trial of the doors: a new database, and a directory for files.
pub struct Trial {
    name: String,
    url: String,
    directory: PathBuf,
    /// What the program seals with.
    pub key: String,
}

/// What the program said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Trial {
    /// A database with nothing in it.
    pub fn empty() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("doors_{}_{number}", std::process::id());
        let directory = std::env::temp_dir().join(format!("topho-{name}"));
        fs::create_dir_all(&directory).expect("a directory for the trial's files");
        execute(&url_of("postgres"), &format!("create database {name}"));
        Self { url: url_of(&name), name, directory, key: Keyring::random().to_base64() }
    }

    /// A database that is ready for this version.
    pub fn migrated() -> Self {
        let trial = Self::empty();
        trial.does(&["migrate"]);
        trial
    }

    /// A database with the repository's ward.
    pub fn with_ward() -> Self {
        let trial = Self::migrated();
        trial.does(&["ward", "load", WARD]);
        trial
    }

    /// The program, with nothing of our environment but the trial's database and key.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_topho"));
        command.env_clear().env("DATABASE_URL", &self.url).env("TOPHO_KEY", &self.key);
        command
    }

    /// Runs the program.
    pub fn runs(&self, arguments: &[&str]) -> Said {
        Said::of(self.command().args(arguments).output().expect("the program starts"))
    }

    /// Runs the program, which has to do what it is told, and gives what it printed.
    pub fn does(&self, arguments: &[&str]) -> String {
        let said = self.runs(arguments);
        assert_eq!(said.status, 0, "{arguments:?}: {said:?}");
        said.stdout
    }

    /// Runs the program, which has to refuse, and gives what it complained of.
    pub fn refuses(&self, arguments: &[&str]) -> String {
        let said = self.runs(arguments);
        assert_eq!((said.status, said.stdout.as_str()), (1, ""), "{arguments:?}: {said:?}");
        said.stderr
    }

    /// A connection to the trial's database.
    pub async fn connect(&self) -> PgConnection {
        PgConnection::connect(&self.url).await.expect("a connection")
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.directory.join(name);
        fs::write(&path, text).expect("a file of the trial");
        path.display().to_string()
    }

    /// The ward's summary as JSON.
    pub fn summary(&self, period: &str, as_of: &str) -> Json {
        let arguments = ["summary", "--ward", "phuc-loi", "--period", period, "--as-of", as_of, "--json"];
        serde_json::from_str(&self.does(&arguments)).expect("JSON")
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        execute(&url_of("postgres"), &format!("drop database {} with (force)", self.name));
        let _ = fs::remove_dir_all(&self.directory);
    }
}

impl Said {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let status = output.status.code().expect("the program ended by itself");
        Self { status, stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

/// The golden file as JSON.
pub fn golden() -> Json {
    serde_json::from_str(&fs::read_to_string(Path::new(GOLDEN)).expect("the golden file")).expect("JSON")
}

/// The address of a database on the server that this run of the tests uses.
fn url_of(database: &str) -> String {
    static SERVER: OnceLock<PrivatePostgres> = OnceLock::new();
    match std::env::var("DATABASE_URL") {
        Ok(url) => {
            let (server, options) = url.split_once('?').unwrap_or((&url, ""));
            let (server, _) = server.rsplit_once('/').expect("a database in DATABASE_URL");
            let mark = if options.is_empty() { "" } else { "?" };
            format!("{server}/{database}{mark}{options}")
        }
        Err(_) => SERVER
            .get_or_init(|| PrivatePostgres::start_throwaway().expect("a private Postgres"))
            .url(database),
    }
}

/// Runs a story that waits.
pub fn block_on<T>(story: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(story)
}

fn execute(url: &str, statement: &str) {
    block_on(async {
        let mut conn = PgConnection::connect(url).await.expect("a connection");
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut conn).await.expect("a statement");
    });
}
