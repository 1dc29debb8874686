//! `topho demo`: a private Postgres, the local Telegram and the bot in one process, on a ward as of 02/10/2019 08:00.

mod database;
mod people;
mod phones;
mod steps;
mod world;

use std::fs;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use chrono::{DateTime, TimeZone, Utc};
use clap::Args;
use sqlx::PgPool;

use crate::app::{App, Settings, StopSignals};
use crate::clock::Clock;
use crate::delivery;
use crate::domain::period::WARD_ZONE;
use crate::localpg;
use crate::sandbox::{Limits, Notice, Sandbox, SandboxSettings};
use crate::seal::Keyring;

use self::database::DemoDatabase;

/// The bot's token on the local Telegram; it is no secret.
const TOKEN: &str = "20190930:phuc-loi-demo";
const USERNAME: &str = "phuc_loi_demo_bot";
const BOT_NAME: &str = "Trợ lý báo cáo phường Phúc Lợi";
const USUAL_PORT: u16 = 8080;
const DRAIN_BOUND: Duration = Duration::from_secs(5);
const NOTICE_VI: &str = "Giờ của phường: từ sáng 02/10/2019. Khi ấy tổ 3, 7 và 12 chưa gửi báo cáo tháng 9. \
                         Thử đơn thư: 📮 ở máy tổ trưởng, rồi 📂 ở máy thư ký.";
const NOTICE_EN: &str = "Ward time: from 2 October 2019. Groups 3, 7 and 12 still owed September. \
                         Petitions: 📮 on a leader’s phone, then 📂 on the secretary’s.";

/// How the demo is to run.
#[derive(Debug, Clone, Args)]
pub struct DemoOptions {
    /// Forget what was tried before and begin anew
    #[arg(long)]
    pub fresh: bool,
    /// The port of the page; another is taken where the usual one is in use
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Where the demo keeps its world
    #[arg(long, value_name = "DIRECTORY")]
    pub directory: Option<PathBuf>,
}

/// Runs the demo until Ctrl-C or SIGTERM, on the database at the address `given`, else on a private one. The page's address
/// is printed first.
pub async fn run(options: DemoOptions, given: Option<&str>) -> anyhow::Result<()> {
    let mut stop = StopSignals::listen()?;
    let directory = options.directory.clone().unwrap_or_else(|| localpg::default_directory("demo"));
    let address = free_address(options.port)?;
    println!(
        "\n  http://{address}\n\n  Open it in a browser in a moment: phones of the ward's people. Ctrl-C stops the demo.\n"
    );
    let database = DemoDatabase::open(&directory, given, options.fresh).await?;
    let journal = database.files.join("telegram.jsonl");
    let built = database.files.join("built");
    if options.fresh || !built.exists() {
        begin_anew(&[&journal, &built])?;
    }
    let clock = Clock::starting_at(moment_to_go_on_from(&database.pool).await?);
    let sandbox = start_telegram(address, &journal, &clock).await?;
    let keyring = Arc::new(keyring(&database.files.join("key"))?);
    let app = start_bot(&database, &sandbox, &clock, &keyring).await?;
    let serve = async {
        if !built.exists() {
            world::build(&database.pool, &sandbox.url(), &clock, &keyring).await?;
            fs::write(&built, "").context("the demo's directory cannot be written to")?;
        }
        println!("  Ready. {}\n", database.hint());
        std::future::pending::<()>().await;
        anyhow::Ok(())
    };
    let outcome = tokio::select! {
        outcome = serve => outcome,
        () = stop.wait() => Ok(()),
    };
    println!("  Stopping; everything is kept for the next start.");
    app.stop(DRAIN_BOUND).await;
    sandbox.shutdown().await;
    database.close().await?;
    outcome
}

async fn start_bot(
    database: &DemoDatabase,
    sandbox: &Sandbox,
    clock: &Clock,
    keyring: &Arc<Keyring>,
) -> anyhow::Result<App> {
    App::start(Settings {
        pool: database.pool.clone(),
        token: TOKEN.to_owned(),
        api_url: Some(sandbox.api_url()),
        keyring: Arc::clone(keyring),
        clock: clock.clone(),
        webhook_url: None,
        listen: None,
        delivery: delivery::Settings::default(),
    })
    .await
}

/// Removes what an earlier or an unfinished demo has left beside the database.
fn begin_anew(files: &[&Path]) -> anyhow::Result<()> {
    for file in files {
        match fs::remove_file(file) {
            Err(fault) if fault.kind() != ErrorKind::NotFound => {
                return Err(fault).with_context(|| format!("{} cannot be removed", file.display()));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// 02/10/2019 08:00 in the ward, or the moment of the last thing that was done there in an earlier run.
///
/// # Errors
/// The database cannot be read.
pub async fn moment_to_go_on_from(pool: &PgPool) -> anyhow::Result<DateTime<Utc>> {
    let last: Option<DateTime<Utc>> = sqlx::query_scalar(
        "select max(moment) from (
             select max(submitted_at) as moment from report
             union all select max(at) from audit_entry
             union all select max(updated_at) from draft
             union all select max(updated_at) from session) as moments",
    )
    .fetch_one(pool)
    .await?;
    Ok(last.map_or(beginning(), |last| last.max(beginning())))
}

fn beginning() -> DateTime<Utc> {
    let morning = WARD_ZONE.with_ymd_and_hms(2019, 10, 2, 8, 0, 0).single();
    morning.map_or(DateTime::UNIX_EPOCH, |morning| morning.with_timezone(&Utc))
}

/// Where the page will be: the wanted port, else the usual one, else any that is free.
fn free_address(wanted: Option<u16>) -> anyhow::Result<SocketAddr> {
    let try_port =
        |port: u16| TcpListener::bind(("127.0.0.1", port)).and_then(|listener| listener.local_addr());
    match wanted {
        Some(port) => try_port(port).with_context(|| format!("port {port} cannot be used")),
        None => try_port(USUAL_PORT).or_else(|_| try_port(0)).context("no port can be used"),
    }
}

async fn start_telegram(address: SocketAddr, journal: &Path, clock: &Clock) -> anyhow::Result<Sandbox> {
    let clock = clock.clone();
    Sandbox::start(SandboxSettings {
        listen: address,
        journal: Some(journal.to_owned()),
        notice: Some(Notice { vi: NOTICE_VI.to_owned(), en: NOTICE_EN.to_owned() }),
        clock: Arc::new(move || clock.now()),
        limits: Limits { enforce: true, ..Limits::default() },
        ..SandboxSettings::new(TOKEN, USERNAME, BOT_NAME)
    })
    .await
}

/// The demo's own key: made at the first start, readable by nobody else.
fn keyring(path: &Path) -> anyhow::Result<Keyring> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Keyring::read(text.trim())?),
        Err(fault) if fault.kind() == ErrorKind::NotFound => {
            let keyring = Keyring::random();
            let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            std::io::Write::write_all(&mut file, keyring.to_base64().as_bytes())?;
            Ok(keyring)
        }
        Err(fault) => bail!("{} cannot be read: {fault}", path.display()),
    }
}
