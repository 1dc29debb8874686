//! The server's process, and the watchdog that ends it with us.

use std::fs::{self, File};
use std::io::{self, PipeWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use super::account::{self, Account};
use super::binaries::Binaries;
use super::directories::Socket;
use super::{Durability, LocalPostgresError, PORT, files, locks};

/// Recovery after a crash reads the log of changes since the last checkpoint: seconds, on a slow disk.
const START_PATIENCE: Duration = Duration::from_mins(2);

/// Stopping writes all changes to disk; for longer than this it has gone wrong.
const STOP_PATIENCE: Duration = Duration::from_secs(30);

/// What a killed server may still take.
const KILL_PATIENCE: Duration = Duration::from_secs(5);

/// The log of earlier runs is kept up to this size, in bytes.
const LARGEST_LOG: u64 = 1 << 20;

/// Runs the server beside a watchdog. Descriptors at the start: 0 is the pipe from us, 1 the server's lock, 2 the log.
/// Arguments: the signal that stops the server, up to two paths to remove when it has ended, and the server's command.
///
/// The watchdog reads the pipe, on which nothing is ever written: it wakes when our end closes. It repeats its signal,
/// because a server in its first moments ignores it. The shell in between stays so that the end of the server ends the
/// watchdog, before its process id can belong to another.
const SUPERVISOR: &str = r#"
signal=$1 first=$2 second=$3
shift 3
umask 077
exec 3>&1 4<&0 >&2 </dev/null
"$@" 4<&- &
server=$!
(
    exec 3>&-
    read -r nothing <&4
    while kill -"$signal" "$server" 2>/dev/null; do sleep 1; done
) &
watchdog=$!
exec 4<&-
wait "$server"
status=$?
kill "$watchdog" 2>/dev/null
[ -z "$first" ] || rm -rf -- "$first"
[ -z "$second" ] || rm -rf -- "$second"
exit "$status"
"#;

/// All that a start needs.
pub struct Plan<'a> {
    pub binaries: &'a Binaries,
    pub account: Option<&'a Account>,
    pub directory: &'a Path,
    pub durability: Durability,
    pub socket: &'a Socket,
    /// The server's lock, held, for the server to hold from now on.
    pub lock: File,
}

/// A server that answers.
#[derive(Debug)]
pub struct Server {
    directory: PathBuf,
    supervisor: Child,
    /// Our end of the watchdog's pipe; `None` once the server has been told to stop.
    lifeline: Option<PipeWriter>,
}

impl Server {
    /// Starts the server, and waits until it answers.
    pub fn start(plan: Plan<'_>) -> Result<Self, LocalPostgresError> {
        let log = plan.directory.join("server.log");
        let (log_file, log_start) = open_log(&log)?;
        let mut command = command(&plan);
        command.stdout(plan.lock).stderr(log_file);
        let mut spawn = || -> io::Result<(Child, PipeWriter)> {
            let (watched, lifeline) = io::pipe()?;
            Ok((command.stdin(watched).spawn()?, lifeline))
        };
        let (supervisor, lifeline) =
            spawn().map_err(LocalPostgresError::file("start the server in", plan.directory))?;
        drop(command); // and with it our copy of the lock: from here on only the server holds it
        let mut server = Self { directory: plan.directory.to_owned(), supervisor, lifeline: Some(lifeline) };
        match server.wait_until_ready(plan.socket.directory(), &log, log_start) {
            Ok(()) => Ok(server),
            Err(error) => {
                let _ = server.stop(); // the first error says more
                Err(error)
            }
        }
    }

    fn wait_until_ready(
        &mut self,
        socket: &Path,
        log: &Path,
        log_start: u64,
    ) -> Result<(), LocalPostgresError> {
        let data = self.directory.join("data");
        let deadline = Instant::now() + START_PATIENCE;
        loop {
            if answers(&data, socket) {
                return Ok(());
            }
            if let Some(status) = self.status_of_supervisor()? {
                return Err(LocalPostgresError::ProgramFailed {
                    program: "postgres".to_owned(),
                    status: status.to_string(),
                    output: files::tail(log, log_start),
                });
            }
            if Instant::now() > deadline {
                return Err(LocalPostgresError::NotReady {
                    seconds: START_PATIENCE.as_secs(),
                    output: files::tail(log, log_start),
                });
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether the server has not been told to stop yet.
    pub fn is_wanted(&self) -> bool {
        self.lifeline.is_some()
    }

    /// Lets go of the lifeline and waits for the end; a server that hangs is told more sharply.
    pub fn stop(&mut self) -> Result<(), LocalPostgresError> {
        if self.lifeline.take().is_none() {
            return Ok(());
        }
        if self.ends_within(STOP_PATIENCE)? {
            return Ok(());
        }
        for signal in [Signal::QUIT, Signal::KILL] {
            let group = Pid::from_child(&self.supervisor);
            let _ = kill_process_group(group, signal); // gone meanwhile: then the wait succeeds
            if self.ends_within(KILL_PATIENCE)? {
                return Ok(());
            }
        }
        Err(LocalPostgresError::WouldNotStop(self.directory.clone()))
    }

    fn ends_within(&mut self, patience: Duration) -> Result<bool, LocalPostgresError> {
        let deadline = Instant::now() + patience;
        while !self.has_ended()? {
            if Instant::now() > deadline {
                return Ok(false);
            }
            thread::sleep(Duration::from_millis(2));
        }
        Ok(true)
    }

    /// The supervisor ends after its server, unless it was killed: then the lock tells.
    fn has_ended(&mut self) -> Result<bool, LocalPostgresError> {
        Ok(self.status_of_supervisor()?.is_some() && locks::server_is_gone(&self.directory)?)
    }

    fn status_of_supervisor(&mut self) -> Result<Option<ExitStatus>, LocalPostgresError> {
        self.supervisor
            .try_wait()
            .map_err(LocalPostgresError::file("wait for the server in", &self.directory))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop(); // does nothing after a stop that could be answered for
    }
}

/// The eighth line of the server's own file becomes `ready` once it takes connections. The file can be left over from a
/// killed server; not so the socket, which the server makes after it has written the file anew.
fn answers(data: &Path, socket: &Path) -> bool {
    socket.join(format!(".s.PGSQL.{PORT}")).exists()
        && fs::read_to_string(data.join("postmaster.pid"))
            .is_ok_and(|text| text.lines().nth(7).is_some_and(|line| line.trim() == "ready"))
}

fn open_log(path: &Path) -> Result<(File, u64), LocalPostgresError> {
    let open = || -> io::Result<(File, u64)> {
        let file = File::options().append(true).create(true).open(path)?;
        if file.metadata()?.len() > LARGEST_LOG {
            file.set_len(0)?;
        }
        let start = file.metadata()?.len();
        Ok((file, start))
    };
    open().map_err(LocalPostgresError::file("open", path))
}

fn command(plan: &Plan<'_>) -> Command {
    let mut command = account::command("/bin/sh", plan.account);
    let nothing = Path::new("");
    command.args(["-c", SUPERVISOR, "topho-postgres"]);
    match plan.durability {
        // Fast: ends the connections, writes everything, and leaves nothing to recover.
        Durability::Safe => command.args(["INT", ""]),
        // Immediate: what is not written is not needed.
        Durability::Throwaway => command.arg("QUIT").arg(plan.directory),
    };
    command
        .arg(plan.socket.to_remove().unwrap_or(nothing))
        .arg(plan.binaries.program("postgres"))
        .arg("-D")
        .arg(plan.directory.join("data"))
        .arg("-k")
        .arg(plan.socket.directory());
    for setting in settings(plan.durability) {
        command.arg("-c").arg(setting);
    }
    command
}

/// Given on the command line, so that they hold for clusters of earlier releases too.
fn settings(durability: Durability) -> Vec<String> {
    let mut settings = vec![
        format!("port={PORT}"),
        "listen_addresses=".to_owned(),
        "unix_socket_permissions=0700".to_owned(),
        "max_connections=200".to_owned(),
        "shared_buffers=64MB".to_owned(),
        "timezone=UTC".to_owned(),
        "log_timezone=UTC".to_owned(),
        "log_checkpoints=off".to_owned(),
        // Without the detail of an error, which can quote a row: people's names and phones stay out of the log.
        "log_error_verbosity=terse".to_owned(),
        "logging_collector=off".to_owned(),
        "log_destination=stderr".to_owned(),
    ];
    settings.extend(
        match durability {
            // Spelled out: whoever edits the cluster's own settings does not lose people's answers.
            Durability::Safe => ["fsync=on", "synchronous_commit=on", "full_page_writes=on"],
            Durability::Throwaway => ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        }
        .map(String::from),
    );
    settings
}
