//! Who runs Postgres' programs. Postgres refuses to run as root; then it runs as `postgres` or `nobody`.

use std::fs::{self, Metadata};
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use super::LocalPostgresError;

/// A system user other than ourselves, who runs Postgres' programs on our behalf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    name: String,
    user: u32,
    group: u32,
}

/// Whether this process is root, and so must run Postgres as somebody else.
pub fn we_are_root() -> bool {
    rustix::process::geteuid().is_root()
}

impl Account {
    /// `None` unless we are root. The owner of `data`, where that exists, stays its owner; else `postgres`, else `nobody`.
    pub fn for_children(data: Option<&Path>) -> Result<Option<Self>, LocalPostgresError> {
        if !we_are_root() {
            return Ok(None);
        }
        if let Some(owner) = data.and_then(|data| fs::metadata(data).ok())
            && owner.uid() != 0
        {
            return Ok(Some(Self { name: owner.uid().to_string(), user: owner.uid(), group: owner.gid() }));
        }
        let path = Path::new("/etc/passwd");
        let passwd = fs::read_to_string(path).map_err(LocalPostgresError::file("read", path))?;
        Self::named(&passwd, "postgres")
            .or_else(|| Self::named(&passwd, "nobody"))
            .map(Some)
            .ok_or(LocalPostgresError::NoAccount)
    }

    /// Looks a user up in the text of `/etc/passwd`: `name:password:user:group:…`.
    pub fn named(passwd: &str, wanted: &str) -> Option<Self> {
        passwd.lines().find_map(|line| {
            let mut fields = line.split(':');
            let name = fields.next().filter(|name| *name == wanted)?;
            let user = id(fields.nth(1)?)?;
            let group = id(fields.next()?)?;
            (user != 0).then(|| Self { name: name.to_owned(), user, group })
        })
    }

    /// Makes the account the owner of a path.
    pub fn give(&self, path: &Path) -> Result<(), LocalPostgresError> {
        chown(path, Some(self.user), Some(self.group)).map_err(LocalPostgresError::file("hand over", path))
    }

    /// Refuses a path when the account may not enter it or a directory on the way to it. `path` has no symlinks in it.
    pub fn check_reaches(&self, path: &Path) -> Result<(), LocalPostgresError> {
        match path.ancestors().find(|ancestor| !self.may_enter(ancestor)) {
            None => Ok(()),
            Some(closed) => Err(LocalPostgresError::OutOfReach {
                path: path.to_owned(),
                closed: closed.to_owned(),
                account: self.name.clone(),
            }),
        }
    }

    fn may_enter(&self, directory: &Path) -> bool {
        fs::metadata(directory).is_ok_and(|metadata| self.may_execute(&metadata))
    }

    fn may_execute(&self, metadata: &Metadata) -> bool {
        let bit = if metadata.uid() == self.user {
            0o100
        } else if metadata.gid() == self.group {
            0o010
        } else {
            0o001
        };
        metadata.mode() & bit != 0
    }
}

/// A numeric id; macOS writes that of `nobody` as −2.
fn id(field: &str) -> Option<u32> {
    field.parse().ok().or_else(|| field.parse().ok().map(i32::cast_unsigned))
}

/// A command that runs as the account (as ourselves without one), apart from our terminal's signals, and with nothing
/// of our environment but what a program needs to load: what we know (tokens, keys) is not the server's to know.
pub fn command(program: impl AsRef<std::ffi::OsStr>, account: Option<&Account>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("LC_ALL", "C");
    for name in ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.current_dir("/").process_group(0);
    if let Some(account) = account {
        // As root, this drops the supplementary groups too.
        command.uid(account.user).gid(account.group);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_found_as_systems_write_them() {
        let passwd = "root:x:0:0:root:/root:/bin/sh\n\
                      nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false\n\
                      postgres2:x:7:7::/:/bin/sh\n\
                      postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash\n\
                      broken\n";
        let postgres = Account { name: "postgres".to_owned(), user: 101, group: 104 };
        assert_eq!(Account::named(passwd, "postgres"), Some(postgres));
        let nobody = Account { name: "nobody".to_owned(), user: u32::MAX - 1, group: u32::MAX - 1 };
        assert_eq!(Account::named(passwd, "nobody"), Some(nobody));
        assert_eq!(Account::named(passwd, "absent"), None);
        assert_eq!(Account::named(passwd, "root"), None, "root is what Postgres refuses");
    }
}
