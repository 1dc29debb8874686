//! The doors of the program, a file a subcommand.
//!
//! Exit status: 0 done, 1 refused or failed (said in one clear line on stderr), 2 usage.

mod audit;
mod check;
mod demo;
mod import;
mod invite;
mod migrate;
mod moment;
mod run;
mod summary;
mod terminal;
mod ward;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};
use clap::{Parser, Subcommand};
use sqlx::{Connection, PgConnection};

use crate::clock::Clock;
use crate::config::Config;
use crate::demo::DemoOptions;
use crate::seal::Keyring;
use crate::store::wards::{self, StoredWard};
use crate::store::{self, seal_anew};

/// The residential groups of a ward report by chat; the ward reads one compiled summary.
#[derive(Debug, Parser)]
#[command(name = "topho", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Try it: a private Postgres, a local Telegram, and phones in the browser; no token and no set-up
    Demo(DemoOptions),
    /// Run the bot
    #[command(after_help = run::ENVIRONMENT)]
    Run,
    /// Bring the database's schema up to this version
    Migrate,
    /// Check an indicator catalogue, and explain each fault with its line
    Check {
        /// The catalogue's file
        #[arg(value_name = "CATALOGUE.toml")]
        catalogue: PathBuf,
    },
    /// Load wards, look at them, and change their posts, targets, calendar and groups
    #[command(subcommand)]
    Ward(ward::WardCommand),
    /// Invite somebody to a post, or bind the committee's chat
    Invite(invite::InviteOptions),
    /// Bring in monthly entries from a file, all or nothing
    Import(import::ImportOptions),
    /// Print a ward's compiled figures
    Summary(summary::SummaryOptions),
    /// Look at what was changed, by whom and from where, and verify that nobody has meddled with that
    #[command(subcommand)]
    Audit(audit::AuditCommand),
}

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    match execute(Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            terminal::complain(&terminal::one_line(&error));
            ExitCode::FAILURE
        }
    }
}

/// Whether the command did what it is for; where it did not, it has said why.
fn execute(command: Command) -> anyhow::Result<bool> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            Command::Check { catalogue } => check::run(&catalogue),
            Command::Demo(options) => demo::run(options).await,
            Command::Run => run::run().await,
            Command::Migrate => migrate::run().await,
            Command::Ward(command) => ward::run(command).await,
            Command::Invite(options) => invite::run(options).await,
            Command::Import(options) => import::run(options).await,
            Command::Summary(options) => summary::run(options).await,
            Command::Audit(command) => audit::run(command).await,
        }
    })
}

/// What a command on a ward works with.
struct Setting {
    config: Config,
    clock: Clock,
    conn: PgConnection,
}

impl Setting {
    /// The sealing key, where the environment has one. What is recorded of personal values needs it. It has to be the bot's:
    /// what another one seals the bot cannot read.
    async fn keyring(&mut self) -> anyhow::Result<Option<Keyring>> {
        let Some(key) = &self.config.key else { return Ok(None) };
        let keyring = Keyring::read(key.reveal())?;
        let unopenable = seal_anew::unopenable(&mut self.conn, &keyring).await?;
        if !unopenable.is_empty() {
            let places: Vec<_> = unopenable.keys().copied().collect();
            bail!(
                "TOPHO_KEY is not the key that the bot runs with: {} are sealed with another one",
                places.join(", ")
            );
        }
        if !seal_anew::is_in_use(&mut self.conn, &keyring).await? {
            bail!(
                "the first key in TOPHO_KEY has sealed nothing here: put the one first that the bot runs with"
            );
        }
        Ok(Some(keyring))
    }
}

/// Reads the environment and opens the database, whose schema must be this program's.
async fn open() -> anyhow::Result<Setting> {
    let config = Config::from_environment()?;
    let mut conn = connect(&config).await?;
    store::check_schema(&mut conn).await?;
    Ok(Setting { clock: config.clock(), config, conn })
}

async fn connect(config: &Config) -> anyhow::Result<PgConnection> {
    let url = config.database_url()?;
    PgConnection::connect(url.reveal()).await.context("the database at DATABASE_URL cannot be reached")
}

/// The ward of that code, or a refusal that names those that there are.
async fn ward(conn: &mut PgConnection, code: &str) -> anyhow::Result<StoredWard> {
    if let Some(ward) = wards::by_code(conn, code).await? {
        return Ok(ward);
    }
    let codes = wards::codes(conn).await?;
    if codes.is_empty() {
        bail!("there is no ward `{code}`, nor any other: load one by `topho ward load WARD.toml`");
    }
    Err(anyhow!("there is no ward `{code}`; there are: {}", codes.join(", ")))
}
