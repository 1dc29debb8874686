//! The data directory: made whole or not at all, and made fit to start from again after any crash.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::account::{self, Account};
use super::binaries::Binaries;
use super::locks::Locks;
use super::{Durability, LocalPostgresError, USER, files};

/// The major version that made a cluster; `None` where there is no cluster.
pub fn major_version(data: &Path) -> Result<Option<u32>, LocalPostgresError> {
    if !data.exists() {
        return Ok(None);
    }
    let path = data.join("PG_VERSION");
    match files::read_if_present(&path)?.map(|text| text.trim().parse()) {
        Some(Ok(major)) => Ok(Some(major)),
        Some(Err(_)) | None => Err(LocalPostgresError::UnreadableVersion(path)),
    }
}

/// Makes `directory/data`. A kill on the way leaves only `directory/data.new`, which the next start clears away.
///
/// Text is UTF-8 and sorted by its bytes (locale C), the same on every system and under every version of its libraries;
/// order and letter case by the rules of a language are the program's affair.
pub fn create(
    binaries: &Binaries,
    account: Option<&Account>,
    directory: &Path,
    durability: Durability,
    locks: &Locks,
) -> Result<(), LocalPostgresError> {
    let unfinished = directory.join("data.new");
    files::remove_directory(&unfinished)?;
    files::create_directory(&unfinished, 0o700)?;
    if let Some(account) = account {
        account.give(&unfinished)?;
    }
    let program = binaries.program("initdb");
    let mut command = account::command(&program, account);
    command
        .args(["--encoding=UTF8", "--locale=C", "--auth=trust"])
        .args(["--no-instructions", "--username", USER, "--pgdata"])
        .arg(&unfinished);
    if durability == Durability::Throwaway {
        command.arg("--no-sync");
    }
    // Should we be killed, initdb still writes for a moment: it holds the lock meanwhile.
    let lock = locks.shared().map_err(LocalPostgresError::file("share", directory))?;
    let output = command.stdin(lock).output().map_err(LocalPostgresError::file("run", &program))?;
    if !output.status.success() {
        return Err(LocalPostgresError::ProgramFailed {
            program: program.display().to_string(),
            status: output.status.to_string(),
            output: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        });
    }
    put_in_place(&unfinished, &directory.join("data"), directory)
}

fn put_in_place(from: &Path, to: &Path, parent: &Path) -> Result<(), LocalPostgresError> {
    fs::rename(from, to).map_err(LocalPostgresError::file("rename", from))?;
    // The rename itself must outlive a power cut, or data committed later would be lost with it.
    File::open(parent).and_then(|parent| parent.sync_all()).map_err(LocalPostgresError::file("sync", parent))
}

/// Removes the `postmaster.pid` of a server that was killed.
///
/// Postgres does so itself unless the process id in it is in use again, which is common in containers. We hold the lock
/// that every server of ours inherits, so none of ours is alive; one that somebody started by hand is recognised by its
/// working directory where the system shows it (Linux), and elsewhere left to Postgres' own check.
pub fn clear_stale_pid_file(data: &Path) -> Result<(), LocalPostgresError> {
    let path = data.join("postmaster.pid");
    let Some(text) = files::read_if_present(&path)? else {
        return Ok(());
    };
    if !Path::new("/proc/self/cwd").exists() {
        return Ok(());
    }
    let process = text.lines().next().and_then(|line| line.parse::<u32>().ok());
    if let Some(process) = process
        && working_directory(process).is_some_and(|found| found == data)
    {
        return Err(LocalPostgresError::StartedByHand { data: data.to_owned(), process });
    }
    fs::remove_file(&path).map_err(LocalPostgresError::file("remove", &path))
}

/// `None` where the process is gone, or is somebody else's (and then cannot be a server of our data).
fn working_directory(process: u32) -> Option<PathBuf> {
    fs::read_link(format!("/proc/{process}/cwd")).ok()
}
