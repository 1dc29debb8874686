//! A database for each test, cloned from a template that has the schema, the ward, and perhaps its months so far.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::UNIX_EPOCH;

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use topho::domain::catalogue::Catalogue;
use topho::domain::ward_file::WardFile;
use topho::import;
use topho::seal::Keyring;
use topho::store::catalogues::{self, CatalogueCache};
use topho::store::{self, wards};

use super::postgres::{administrator, url_of};

const WARD_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/wards/phuc-loi.toml");
const GOLDEN_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/wards/phuc-loi-2019.json");

/// The code of the ward that the stories play in.
pub const WARD: &str = "phuc-loi";

/// What a test's database begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// The ward, which has reported nothing.
    Ward,
    /// The ward with what it had sent by 08:00 of 02/10/2019: groups 3, 7 and 12 still owe September.
    MorningOfOctober,
}

/// 08:00 of 02/10/2019 in the ward.
pub fn morning() -> DateTime<Utc> {
    "2019-10-02T08:00:00+07:00".parse().expect("a moment")
}

/// A test's own database, removed when the test ends.
pub struct Database {
    name: String,
}

impl Database {
    /// Clones the template, which is made first where it is missing.
    pub async fn new(beginning: Beginning) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("topho_story_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut administrator = administrator().await;
        let template = template(&mut administrator, beginning).await;
        execute(&mut administrator, &format!("create database {name} template {template}")).await;
        Self { name }
    }

    pub fn url(&self) -> String {
        url_of(&self.name)
    }

    /// Turns everybody out and lets nobody in.
    pub async fn close(&self) {
        let mut administrator = administrator().await;
        execute(&mut administrator, &format!("alter database {} allow_connections false", self.name)).await;
        let turned_out =
            sqlx::query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1");
        turned_out.bind(&self.name).execute(&mut administrator).await.expect("the connections end");
    }

    /// Lets everybody in again.
    pub async fn open(&self) {
        let statement = format!("alter database {} allow_connections true", self.name);
        execute(&mut administrator().await, &statement).await;
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let statement = format!("drop database if exists {} with (force)", self.name);
        let remove = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async { execute(&mut administrator().await, &statement).await });
        });
        // What is left behind harms nobody, and a panic here would hide why the test failed.
        let _ = remove.join();
    }
}

/// The template's name. It is kept over runs, for as long as the test program stays the same.
async fn template(administrator: &mut PgConnection, beginning: Beginning) -> String {
    let kind = match beginning {
        Beginning::Ward => "ward",
        Beginning::MorningOfOctober => "october",
    };
    let name = format!("topho_template_{kind}_{}", build());
    execute(administrator, "select pg_advisory_lock(hashtextextended('topho test templates', 0))").await;
    let there: bool = sqlx::query_scalar("select exists(select from pg_database where datname = $1)")
        .bind(&name)
        .fetch_one(&mut *administrator)
        .await
        .expect("the list of databases");
    if !there {
        remove_older(administrator, kind).await;
        make(administrator, &name, beginning).await;
    }
    execute(administrator, "select pg_advisory_unlock_all()").await;
    name
}

/// Tells one build of the tests from another: when the program was written.
fn build() -> u128 {
    let program = std::env::current_exe().and_then(|path| path.metadata()).and_then(|file| file.modified());
    let written = program.expect("the test program is a file");
    written.duration_since(UNIX_EPOCH).expect("a time after 1970").as_millis()
}

/// Removes the templates of earlier builds; one that is being cloned stays.
async fn remove_older(administrator: &mut PgConnection, kind: &str) {
    let names: Vec<String> = sqlx::query_scalar("select datname from pg_database where datname like $1")
        .bind(format!("topho\\_template\\_{kind}\\_%"))
        .fetch_all(&mut *administrator)
        .await
        .expect("the list of databases");
    for name in names {
        let removal = AssertSqlSafe(format!("drop database if exists {name}"));
        let _ = sqlx::query(removal).execute(&mut *administrator).await;
    }
}

/// Makes the template beside its place, so that a kill leaves nothing half made.
async fn make(administrator: &mut PgConnection, name: &str, beginning: Beginning) {
    let making = format!("{name}_making");
    execute(administrator, &format!("create database {making}")).await;
    let mut conn = PgConnection::connect(&url_of(&making)).await.expect("the new database");
    store::migrate_over(&mut conn).await.expect("the schema");
    load_ward(&mut conn).await;
    if beginning == Beginning::MorningOfOctober {
        import_golden(&mut conn, Some(morning())).await;
    }
    conn.close().await.expect("the connection is done with");
    execute(administrator, &format!("alter database {making} rename to {name}")).await;
}

async fn load_ward(conn: &mut PgConnection) {
    load(conn, None).await;
}

/// A ward of another code, set up like the repository's.
pub async fn load_other_ward(conn: &mut PgConnection, code: &str) {
    load(conn, Some(code)).await;
}

async fn load(conn: &mut PgConnection, code: Option<&str>) {
    let mut file = WardFile::read(&read(Path::new(WARD_FILE))).expect("a ward without faults");
    if let Some(code) = code {
        code.clone_into(&mut file.ward.code);
    }
    let folder = Path::new(WARD_FILE).parent().expect("the file lies in a folder");
    let source = read(&folder.join(&file.catalogue_path));
    let catalogue = Catalogue::read(&source).0.expect("a catalogue without faults");
    let mut transaction = conn.begin().await.expect("a transaction");
    let digest = catalogues::digest_of(&source);
    let ward_id = wards::save(&mut transaction, &file.ward, &digest, morning()).await.expect("the ward");
    catalogues::save(&mut transaction, ward_id, &catalogue.version, &source).await.expect("the catalogue");
    transaction.commit().await.expect("ward and catalogue");
}

/// Imports the nine golden months; what was submitted after `until` is left out, and so are the petitions: they are sealed,
/// and each world has a key of its own.
pub async fn import_golden(conn: &mut PgConnection, until: Option<DateTime<Utc>>) -> import::Imported {
    let mut golden: Value = serde_json::from_str(&read(Path::new(GOLDEN_FILE))).expect("JSON");
    golden.as_object_mut().expect("an object").remove("petitions");
    let terms = import::Terms { until, now: until.unwrap_or_else(morning), keyring: None };
    import_tables(conn, &golden, terms).await
}

/// Imports the petitions of the nine golden months, and nothing else.
pub async fn import_petitions(conn: &mut PgConnection, keyring: &Keyring) -> import::Imported {
    let golden: Value = serde_json::from_str(&read(Path::new(GOLDEN_FILE))).expect("JSON");
    let petitions = serde_json::json!({ "petitions": golden["petitions"] });
    let terms = import::Terms { until: None, now: morning(), keyring: Some(keyring) };
    import_tables(conn, &petitions, terms).await
}

async fn import_tables(
    conn: &mut PgConnection,
    tables: &Value,
    terms: import::Terms<'_>,
) -> import::Imported {
    let ward = wards::by_code(conn, WARD).await.expect("a query").expect("the ward");
    let catalogue = CatalogueCache::default().load(conn, ward.ward_id, &ward.catalogue_digest).await;
    let catalogue = catalogue.expect("the ward's catalogue");
    let source = tables.to_string();
    let file = import::File { name: "phuc-loi-2019.json", source: &source };
    import::run(conn, &ward, &catalogue, file, terms).await.expect("a file without faults")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// Executes a statement of the tests' own making.
pub async fn execute(conn: &mut PgConnection, statement: &str) {
    let done = sqlx::query(AssertSqlSafe(statement.to_owned())).execute(conn).await;
    done.unwrap_or_else(|fault| panic!("{statement}: {fault}"));
}
