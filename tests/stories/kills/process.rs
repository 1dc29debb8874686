//! The bot as a process of its own: the real program, started as in production.

use std::process::{Child, Command, ExitStatus, Stdio};

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
            .env("RUST_LOG", "error")
            .stdin(Stdio::null());
        Self { child: command.spawn().expect("the program starts"), name }
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
        assert!(status.stopped(), "the bot ended by itself: {status:?}");
    }

    /// Kills the process by SIGKILL: nothing of it runs any more.
    pub fn dies(mut self) {
        self.child.kill().expect("the process is there");
        let status = self.child.wait().expect("a child");
        assert_eq!(status.code(), None, "killed by a signal");
    }

    /// Asks the process by SIGTERM to end, and waits for that.
    pub fn ends(mut self) -> ExitStatus {
        kill_process(self.pid(), Signal::TERM).expect("the process is there");
        self.child.wait().expect("a child")
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
