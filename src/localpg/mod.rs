//! The private Postgres: a server that the demo and the tests start for themselves where no `DATABASE_URL` is given.
//!
//! What holds, in any of the ways that a program may end:
//! - The server lives exactly as long as its [`PrivatePostgres`]. A watchdog reads a pipe whose other end only we hold;
//!   when that closes (stop, drop, exit, abort, `kill -9`), the watchdog stops the server.
//! - A directory has one server. Two lock files see to it: one held by us, one inherited by the server, so that the next
//!   start waits for a server that is still going down, and refuses where somebody else is at work.
//! - A data directory is whole or absent: it is made beside its place and then renamed.
//! - Nobody else reaches it: there is no TCP, only a Unix socket in a directory closed to others.
//!
//! In the directory stand `data` (the cluster), `socket`, `server.log` (the server's own words, up to 1 MB), `owner.lock`
//! and `server.lock`.
//!
//! Everything here blocks: call it before the async runtime starts, or from a blocking task.

#[cfg(not(unix))]
compile_error!("the private Postgres needs Unix sockets: on Windows, build topho under WSL");

mod account;
mod binaries;
mod cluster;
mod directories;
mod error;
mod files;
mod locks;
mod server;
#[cfg(test)]
mod tests;
mod wheel;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

pub use directories::default_directory;
pub use error::LocalPostgresError;

use account::Account;
use binaries::{Binaries, Places};
use directories::Socket;
use locks::Locks;
use server::Server;

/// The superuser of every private cluster. Only the owner of the socket's directory, and root, can log in.
const USER: &str = "topho";

/// The port that names the socket file; nothing listens on it.
const PORT: u16 = 5432;

/// What a crash of the machine may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Nothing that was committed: for data that anyone may miss.
    Safe,
    /// Everything: the server never waits for the disk, and its directory is removed at the end. For tests.
    Throwaway,
}

/// The steps of a start, in their order; a step that is not needed is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// No Postgres is installed: about 14 MB are being downloaded.
    FetchingBinaries,
    /// The first start in this directory: one to three seconds.
    CreatingCluster,
    /// The server has been started, and is not answering yet.
    Starting,
    /// The server answers.
    Ready,
}

/// A running private server. Stopping or dropping it, and the end of this process in whatever way, stops the server.
#[derive(Debug)]
pub struct PrivatePostgres {
    directory: PathBuf,
    durability: Durability,
    socket: Socket,
    server: Server,
    // Dropped last: the directory is free for others only when the server is gone.
    _owner_lock: File,
}

impl PrivatePostgres {
    /// Starts the server of `directory`, making directory and cluster where they are absent, and returns once it
    /// answers: within a tenth of a second, the first time in about two seconds.
    ///
    /// For [`Durability::Throwaway`] the directory must be absent or empty, since it is removed at the end.
    ///
    /// # Errors
    /// Every [`LocalPostgresError`] says what stands in the way and what to do; a server that another process runs in
    /// this directory is [`LocalPostgresError::InUse`], after a pause of three seconds for one that is just ending.
    pub fn start(
        directory: &Path,
        durability: Durability,
        progress: &dyn Fn(Progress),
    ) -> Result<Self, LocalPostgresError> {
        Self::start_with(&Places::of_this_machine(), directory, durability, progress)
    }

    /// Starts a [`Durability::Throwaway`] server in a temporary directory of its own.
    ///
    /// # Errors
    /// As [`PrivatePostgres::start`].
    pub fn start_throwaway() -> Result<Self, LocalPostgresError> {
        Self::start_throwaway_with(&Places::of_this_machine())
    }

    fn start_throwaway_with(places: &Places) -> Result<Self, LocalPostgresError> {
        let directory = directories::new_temporary(Account::for_children(None)?.as_ref())?;
        Self::start_with(places, &directory, Durability::Throwaway, &|_| ())
            .inspect_err(|_| drop(fs::remove_dir_all(&directory)))
    }

    fn start_with(
        places: &Places,
        directory: &Path,
        durability: Durability,
        progress: &dyn Fn(Progress),
    ) -> Result<Self, LocalPostgresError> {
        let directory = directories::prepare(directory, durability)?;
        let locks = Locks::take(&directory)?;
        let data = directory.join("data");
        let account = Account::for_children(Some(&data))?;
        if let Some(account) = &account {
            account.check_reaches(&directory)?;
        }
        let binaries = Binaries::find(
            places,
            account.as_ref(),
            cluster::major_version(&data)?.map(|major| (major, data.as_path())),
            progress,
        )?;
        if !data.exists() {
            progress(Progress::CreatingCluster);
            cluster::create(&binaries, account.as_ref(), &directory, durability, &locks)?;
        }
        cluster::clear_stale_pid_file(&data)?;
        progress(Progress::Starting);
        let socket = Socket::prepare(&directory, account.as_ref())?;
        let server = Server::start(server::Plan {
            binaries: &binaries,
            account: account.as_ref(),
            directory: &directory,
            durability,
            socket: &socket,
            lock: locks.server,
        })?;
        if let (Durability::Throwaway, Some(account)) = (durability, &account) {
            account.give(&directory)?; // so that the server's watchdog can remove it when we cannot
        }
        progress(Progress::Ready);
        Ok(Self { directory, durability, socket, server, _owner_lock: locks.owner })
    }

    /// The address of one of the server's databases, for sqlx and libpq alike: `postgres://…?host=/socket/directory`.
    /// A new cluster has only the database `postgres`, in which others can be created.
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres://{USER}@localhost:{PORT}/{}?host={}",
            percent_encoded(database),
            percent_encoded(&self.socket.directory().to_string_lossy()),
        )
    }

    /// Stops the server, ending its connections, and returns once it is gone; a throwaway directory is removed.
    ///
    /// # Errors
    /// [`LocalPostgresError::WouldNotStop`] where the server did not end, even when killed.
    pub fn stop(mut self) -> Result<(), LocalPostgresError> {
        self.shut_down()
    }

    fn shut_down(&mut self) -> Result<(), LocalPostgresError> {
        if !self.server.is_wanted() {
            return Ok(());
        }
        self.server.stop()?;
        self.socket.remove();
        match self.durability {
            Durability::Safe => Ok(()),
            Durability::Throwaway => files::remove_directory(&self.directory),
        }
    }
}

impl Drop for PrivatePostgres {
    fn drop(&mut self) {
        if let Err(error) = self.shut_down() {
            tracing::warn!(%error, "the private Postgres did not end as it should");
        }
    }
}

/// Percent-encodes what has a meaning of its own in a URL.
fn percent_encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}"); // writing to a String cannot fail
        }
    }
    encoded
}
