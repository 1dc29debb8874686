//! Where things are kept: the data, the fetched programs, the socket.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, io, process};

use super::account::{Account, we_are_root};
use super::{Durability, LocalPostgresError, files};

/// The longest directory whose socket file (`/.s.PGSQL.5432` more) fits into a socket address everywhere: macOS allows
/// 103 bytes, Linux 107.
const LONGEST_SOCKET_DIRECTORY: usize = 103 - "/.s.PGSQL.5432".len();

/// Where the private server called `name` keeps its data between runs: `topho/<name>` in the user's data directory
/// (`XDG_DATA_HOME`, `~/.local/share`). As root, who runs the server as another user, below /var/lib, which that user
/// can reach; without a home, below /var/tmp.
pub fn default_directory(name: &str) -> PathBuf {
    Homes::of_this_process().choose("XDG_DATA_HOME", ".local/share", "/var/lib").join(name)
}

/// Where fetched programs are kept, by the same rules.
pub fn default_cache() -> PathBuf {
    Homes::of_this_process().choose("XDG_CACHE_HOME", ".cache", "/var/cache")
}

/// What the choice of a directory depends on.
pub struct Homes<'a> {
    pub user: u32,
    pub variable: &'a dyn Fn(&str) -> Option<OsString>,
}

impl Homes<'_> {
    fn of_this_process() -> Self {
        Self { user: rustix::process::geteuid().as_raw(), variable: &|name| env::var_os(name) }
    }

    /// `topho` below the directory that a variable names, else below a place in the home, else in a place of last resort.
    pub fn choose(&self, variable: &str, below_home: &str, as_root: &str) -> PathBuf {
        let absolute = |name| (self.variable)(name).map(PathBuf::from).filter(|path| path.is_absolute());
        if self.user == 0 {
            return Path::new(as_root).join("topho");
        }
        absolute(variable)
            .or_else(|| {
                let home = absolute("HOME").filter(|home| home.is_dir())?;
                Some(home.join(below_home))
            })
            .map_or_else(|| PathBuf::from(format!("/var/tmp/topho-{}", self.user)), |base| base.join("topho"))
    }
}

/// Creates a directory with its parents where it is absent, and refuses one that another user made: its name can be
/// guessed, and we run, or trust, what is in it.
pub fn ensure_own(directory: &Path, mode: u32) -> Result<(), LocalPostgresError> {
    std::path::absolute(directory)
        .and_then(|directory| create_with_parents(&directory, mode))
        .map_err(LocalPostgresError::file("create", directory))?;
    let owner = fs::metadata(directory).map_err(LocalPostgresError::file("look at", directory))?.uid();
    if we_are_root() || owner == 0 || owner == rustix::process::geteuid().as_raw() {
        Ok(())
    } else {
        Err(LocalPostgresError::OwnedByAnother(directory.to_owned()))
    }
}

/// The directories made get exactly this mode, whatever the umask: root's may be too narrow for the server's user.
fn create_with_parents(directory: &Path, mode: u32) -> io::Result<()> {
    if directory.is_dir() {
        return Ok(());
    }
    if let Some(parent) = directory.parent() {
        create_with_parents(parent, mode)?;
    }
    match DirBuilder::new().mode(mode).create(directory) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        Err(_) => Ok(()), // another process was faster
        Ok(()) => fs::set_permissions(directory, Permissions::from_mode(mode)),
    }
}

/// Makes the directory of a server ready, and gives its path without symlinks.
///
/// As root, the server's user must pass through it. A new or empty one is opened for that; what comes to stand in it is
/// closed to others by itself.
pub fn prepare(directory: &Path, durability: Durability) -> Result<PathBuf, LocalPostgresError> {
    let root = we_are_root();
    ensure_own(directory, if root { 0o755 } else { 0o700 })?;
    let directory = directory.canonicalize().map_err(LocalPostgresError::file("find", directory))?;
    let look = LocalPostgresError::file("look into", &directory);
    let empty = fs::read_dir(&directory).map_err(look)?.next().is_none();
    if durability == Durability::Throwaway && !empty {
        return Err(LocalPostgresError::NotEmpty(directory));
    }
    if root && empty {
        fs::set_permissions(&directory, Permissions::from_mode(0o711))
            .map_err(LocalPostgresError::file("open", &directory))?;
    }
    Ok(directory)
}

/// A new directory for temporary things, below one that the account can reach, with a path that is fit for a socket.
pub fn new_temporary(account: Option<&Account>) -> Result<PathBuf, LocalPostgresError> {
    let reachable = |parent: &PathBuf| {
        fits_socket(&parent.join("topho-4294967295-999999999/socket"))
            && account.is_none_or(|account| account.check_reaches(parent).is_ok())
    };
    let parent = [env::temp_dir(), PathBuf::from("/tmp"), PathBuf::from("/var/tmp")]
        .into_iter()
        .filter_map(|parent| parent.canonicalize().ok())
        .find(reachable)
        .unwrap_or_else(|| PathBuf::from("/tmp"));
    new_directory_in(&parent)
}

/// Creates a directory of our own in one that all may write to: creation fails on a name that is taken, so nobody can
/// prepare it for us.
fn new_directory_in(parent: &Path) -> Result<PathBuf, LocalPostgresError> {
    loop {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let name = format!("topho-{}-{}", process::id(), now.subsec_nanos());
        let directory = parent.join(name);
        match files::create_directory(&directory, 0o700) {
            Ok(()) => return Ok(directory),
            Err(_) if directory.exists() => {}
            Err(error) => return Err(error),
        }
    }
}

/// The directory of the server's socket, closed to all but the server's user (and root).
#[derive(Debug)]
pub enum Socket {
    /// `socket` in the server's directory.
    Inside(PathBuf),
    /// Elsewhere, since the path within the server's directory would not do; removed with the server.
    Apart(PathBuf),
}

impl Socket {
    /// Makes the directory, empty: the lock file of a killed server would stand in the way of the next.
    pub fn prepare(directory: &Path, account: Option<&Account>) -> Result<Self, LocalPostgresError> {
        let inside = directory.join("socket");
        let socket = if fits_socket(&inside) {
            files::remove_directory(&inside)?;
            files::create_directory(&inside, 0o700)?;
            Self::Inside(inside)
        } else {
            Self::Apart(Self::new_apart()?)
        };
        if let Some(account) = account {
            account.give(socket.directory())?;
        }
        Ok(socket)
    }

    fn new_apart() -> Result<PathBuf, LocalPostgresError> {
        let runtime = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| {
            !we_are_root() && path.is_dir() && fits_socket(&path.join("topho-4294967295-999999999"))
        });
        new_directory_in(runtime.as_deref().unwrap_or(Path::new("/tmp")))
    }

    /// Its path: short, and of characters that need no quoting in Postgres' settings.
    pub fn directory(&self) -> &Path {
        match self {
            Self::Inside(directory) | Self::Apart(directory) => directory,
        }
    }

    /// What has to be removed once the server is gone.
    pub fn to_remove(&self) -> Option<&Path> {
        match self {
            Self::Inside(_) => None,
            Self::Apart(directory) => Some(directory),
        }
    }

    /// Removes what the server's own watchdog could not.
    pub fn remove(&self) {
        if let Some(directory) = self.to_remove() {
            let _ = fs::remove_dir_all(directory); // usually gone already
        }
    }
}

/// Whether a directory can hold a socket, and be written in Postgres' settings as it is.
pub fn fits_socket(directory: &Path) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let path = directory.as_os_str().as_encoded_bytes();
    path.len() <= LONGEST_SOCKET_DIRECTORY && path.iter().all(plain)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn data_home(user: u32, variables: &[(&str, &str)]) -> String {
        let variables: HashMap<&str, &str> = variables.iter().copied().collect();
        let variable = |name: &str| variables.get(name).map(OsString::from);
        let homes = Homes { user, variable: &variable };
        homes.choose("XDG_DATA_HOME", ".local/share", "/var/lib").display().to_string()
    }

    #[test]
    fn data_stand_where_the_system_keeps_them_and_root_keeps_out_of_homes() {
        assert_eq!(data_home(1000, &[("XDG_DATA_HOME", "/data"), ("HOME", "/")]), "/data/topho");
        assert_eq!(data_home(1000, &[("HOME", "/tmp")]), "/tmp/.local/share/topho");
        assert_eq!(
            data_home(1000, &[("XDG_DATA_HOME", "relative"), ("HOME", "/tmp")]),
            "/tmp/.local/share/topho"
        );
        assert_eq!(data_home(1000, &[("HOME", "/nonexistent")]), "/var/tmp/topho-1000");
        assert_eq!(data_home(1000, &[]), "/var/tmp/topho-1000");
        assert_eq!(data_home(0, &[("XDG_DATA_HOME", "/root/data"), ("HOME", "/root")]), "/var/lib/topho");
    }

    #[test]
    fn a_socket_directory_is_short_and_plain() {
        assert!(fits_socket(Path::new("/var/lib/topho/demo/socket")));
        assert!(!fits_socket(Path::new("/home/an/My Data/socket")));
        assert!(!fits_socket(Path::new("/home/an/a,b/socket")));
        let of_length = |length: usize| PathBuf::from(format!("/{}", "a".repeat(length - 1)));
        assert!(fits_socket(&of_length(89)));
        assert!(!fits_socket(&of_length(90)));
    }
}
