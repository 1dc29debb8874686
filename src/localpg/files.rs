//! Small file operations, with errors that name the path.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::Path;

use super::LocalPostgresError;

/// Creates one directory with exactly these permissions (less the umask); it must not exist.
pub fn create_directory(path: &Path, mode: u32) -> Result<(), LocalPostgresError> {
    DirBuilder::new().mode(mode).create(path).map_err(LocalPostgresError::file("create", path))
}

/// Removes a directory with all in it; that it is absent is fine.
pub fn remove_directory(path: &Path) -> Result<(), LocalPostgresError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(LocalPostgresError::file("remove", path)(error))
        }
        _ => Ok(()),
    }
}

/// Opens a file of our own for reading and writing, creating it where it is absent and keeping what it holds.
pub fn open_private(path: &Path) -> Result<File, LocalPostgresError> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .map_err(LocalPostgresError::file("open", path))
}

/// Reads a text file; `None` where there is none.
pub fn read_if_present(path: &Path) -> Result<Option<String>, LocalPostgresError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(LocalPostgresError::file("read", path)(error)),
    }
}

/// The last 2,000 bytes or so of what stands in a log after byte `from`; empty where it cannot be read.
pub fn tail(log: &Path, from: u64) -> String {
    const ENOUGH: u64 = 2_000;
    let read = || -> io::Result<Vec<u8>> {
        let mut file = File::open(log)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(from.max(length.saturating_sub(ENOUGH))))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    String::from_utf8_lossy(&read().unwrap_or_default()).trim().to_owned()
}
