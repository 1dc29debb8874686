//! The private server, started, killed, and started again.

mod helper;
mod kills;
mod lifetimes;
mod refusals;

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{fs, thread};

use super::account::Account;
use super::binaries::{Binaries, Places};
use super::{Durability, LocalPostgresError, PrivatePostgres, Progress, directories};

/// A directory for the data of one test, removed with it.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new() -> Self {
        let account = Account::for_children(None).unwrap();
        let directory = directories::new_temporary(account.as_ref()).unwrap();
        // As root, the server's user has to pass through to what tests make in it.
        fs::set_permissions(&directory, fs::Permissions::from_mode(0o711)).unwrap();
        Self(directory)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn start_safe(directory: &Path) -> Result<PrivatePostgres, LocalPostgresError> {
    PrivatePostgres::start(directory, Durability::Safe, &|_| ())
}

/// The steps that a start reports.
fn steps_of_start(directory: &Path) -> (PrivatePostgres, Vec<Progress>) {
    let steps = Mutex::new(Vec::new());
    let server =
        PrivatePostgres::start(directory, Durability::Safe, &|step| steps.lock().unwrap().push(step))
            .unwrap();
    (server, steps.into_inner().unwrap())
}

/// Runs SQL by psql, as a person would, and gives what it prints without decoration; `Err` is what it complains of.
fn try_sql(url: &str, sql: &str) -> Result<String, String> {
    let account = Account::for_children(None).unwrap();
    let psql =
        Binaries::find(&Places::of_this_machine(), account.as_ref(), None, &|_| ()).unwrap().program("psql");
    let output = Command::new(psql)
        .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"])
        .args(["--command", sql, url])
        .output()
        .unwrap();
    if output.status.success() {
        Ok(String::from_utf8(output.stdout).unwrap().trim().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn sql(server: &PrivatePostgres, text: &str) -> String {
    try_sql(&server.url("postgres"), text).unwrap()
}

/// The process id of the server in a directory, while it runs.
fn server_process(directory: &Path) -> i32 {
    let text = fs::read_to_string(directory.join("data/postmaster.pid")).unwrap();
    text.lines().next().unwrap().parse().unwrap()
}

fn is_alive(process: i32) -> bool {
    let process = rustix::process::Pid::from_raw(process).unwrap();
    rustix::process::test_kill_process(process).is_ok()
}

/// Waits for what must come about by itself; the bound only ends a test that fails.
fn eventually(what: &str, holds: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !holds() {
        assert!(Instant::now() < deadline, "still not so: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}
