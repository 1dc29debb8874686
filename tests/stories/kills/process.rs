//! The bot as a process of its own: the real program, started as in production.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

/// What the program finds in its environment.
#[derive(Debug, Clone)]
pub struct Environment {
    pub database: String,
    pub telegram: String,
    pub token: &'static str,
    /// The sealing key, in base64.
    pub key: String,
    /// Where the ward's clock starts.
    pub clock: &'static str,
}

/// A process of the bot. It does not outlive the test.
pub struct Process {
    child: Child,
    /// The name under which its connections are known to the database.
    name: String,
    /// What it prints.
    printed: File,
}

impl Process {
    /// Starts `topho run`; the database knows its connections by `name`.
    pub fn start(environment: &Environment, name: String) -> Self {
        let mut database: reqwest::Url = environment.database.parse().expect("an address");
        database.query_pairs_mut().append_pair("application_name", &name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_topho"));
        command
            .arg("run")
            .env_clear()
            .env("DATABASE_URL", database.as_str())
            .env("TELEGRAM_API_URL", &environment.telegram)
            .env("TELEGRAM_TOKEN", environment.token)
            .env("TOPHO_KEY", &environment.key)
            .env("TOPHO_CLOCK", environment.clock)
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null());
        let printed = nameless_file();
        let copy = || printed.try_clone().expect("the same file");
        command.stdout(copy()).stderr(copy());
        Self { child: command.spawn().expect("the program starts"), name, printed }
    }

    /// What the process has printed so far.
    fn printed(&self) -> String {
        let mut printed = String::new();
        let mut file = &self.printed;
        file.rewind().expect("the file is there");
        file.read_to_string(&mut printed).expect("UTF-8");
        printed
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Stops the process dead, wherever each of its threads is: until it is killed it does nothing more, so that what it
    /// was in the middle of can be looked at.
    pub fn freezes(&self) {
        kill_process(self.pid(), Signal::STOP).expect("the process is there");
        let (_, status) =
            waitpid(Some(self.pid()), WaitOptions::UNTRACED).expect("a child").expect("its state");
        assert!(status.stopped(), "{} ended by itself: {status:?}\n{}", self.name, self.printed());
    }

    /// Kills the process by SIGKILL: nothing of it runs any more.
    pub fn dies(mut self) {
        self.child.kill().expect("the process is there");
        let status = self.child.wait().expect("a child");
        assert_eq!(status.code(), None, "killed by a signal");
        // Shown where the story fails in the end.
        let printed = self.printed();
        if !printed.is_empty() {
            println!("{} printed:\n{printed}", self.name);
        }
    }

    /// Asks the process by SIGTERM to end, and waits for that. It has to end in peace.
    pub fn ends(mut self) {
        kill_process(self.pid(), Signal::TERM).expect("the process is there");
        let status: ExitStatus = self.child.wait().expect("a child");
        assert!(status.success(), "{} ended badly: {status:?}\n{}", self.name, self.printed());
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{} printed:\n{}", self.name, self.printed());
        }
        // It has ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A file that nobody else sees, and that goes with its last descriptor.
fn nameless_file() -> File {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("topho-kills-{}-{number}.log", std::process::id()));
    let file = File::options().read(true).append(true).create_new(true).open(&path).expect("a file");
    std::fs::remove_file(&path).expect("the file is ours");
    file
}
