//! One server a directory.
//!
//! `owner.lock` is held by the process that started the server; it ends with it. `server.lock` is inherited by the
//! server and all its processes; it ends with the last of them. So a newcomer can tell a directory in use (refuse) from
//! one whose owner was killed and whose server is just going down (wait), without trusting process ids.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::process::{self, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{LocalPostgresError, files};

/// For an owner that is stopping its server in good order.
const OWNER_PATIENCE: Duration = Duration::from_secs(3);

/// For a server without an owner: it writes its last changes to disk.
const SERVER_PATIENCE: Duration = Duration::from_secs(30);

/// Both locks of a directory, held.
#[derive(Debug)]
pub struct Locks {
    /// To be kept for as long as the directory is ours.
    pub owner: File,
    /// To be given to the server, which then is its only holder.
    pub server: File,
}

impl Locks {
    /// Takes both locks of `directory`, waiting a bounded time for those who are on their way out.
    pub fn take(directory: &Path) -> Result<Self, LocalPostgresError> {
        let mut owner = files::open_private(&directory.join("owner.lock"))?;
        if !locked_within(&owner, OWNER_PATIENCE, directory)? {
            let mut holder = String::new();
            let _ = owner.read_to_string(&mut holder); // only to make the message better
            return Err(LocalPostgresError::InUse {
                directory: directory.to_owned(),
                process: holder.trim().parse().ok(),
            });
        }
        write_process_id(&mut owner)
            .map_err(LocalPostgresError::file("write", &directory.join("owner.lock")))?;
        let server = files::open_private(&directory.join("server.lock"))?;
        if !locked_within(&server, SERVER_PATIENCE, directory)? {
            return Err(LocalPostgresError::StillStopping {
                directory: directory.to_owned(),
                seconds: SERVER_PATIENCE.as_secs(),
            });
        }
        Ok(Self { owner, server })
    }

    /// The server's lock as a stream for a child, which then holds it too for as long as it lives.
    pub fn shared(&self) -> std::io::Result<Stdio> {
        Ok(self.server.try_clone()?.into())
    }
}

/// Whether no process of the server of `directory` is left. Its owner may ask, having given the lock away.
pub fn server_is_gone(directory: &Path) -> Result<bool, LocalPostgresError> {
    let path = directory.join("server.lock");
    match File::options().read(true).write(true).open(&path) {
        Ok(lock) => locked_within(&lock, Duration::ZERO, directory),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true), // removed with a throwaway directory
        Err(error) => Err(LocalPostgresError::file("open", &path)(error)),
    }
}

fn write_process_id(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", process::id())
}

fn locked_within(file: &File, patience: Duration, directory: &Path) -> Result<bool, LocalPostgresError> {
    let deadline = Instant::now() + patience;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                thread::sleep(Duration::from_millis(10));
            }
            Err(TryLockError::WouldBlock) => return Ok(false),
            Err(TryLockError::Error(error)) => {
                return Err(LocalPostgresError::file("lock", directory)(error));
            }
        }
    }
}
