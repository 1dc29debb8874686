//! Another process that owns a server: this test binary once more, told by its environment what to do.

use std::env;
use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::localpg::{Durability, PrivatePostgres};

const DIRECTORY: &str = "TOPHO_TEST_OWNED_DIRECTORY";
const THROWAWAY: &str = "TOPHO_TEST_OWNED_THROWAWAY";

/// A process that starts a server, says each step of it in a line, and then holds it until it is killed.
pub struct Owner {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Owner {
    /// Starts the process, in a process group of its own as a shell would give it.
    pub fn of(directory: &Path, durability: Durability) -> Self {
        let mut command = Command::new(env::current_exe().unwrap());
        command
            .args(["--exact", "--nocapture", "localpg::tests::helper::owns_a_server_when_told_to"])
            .env(DIRECTORY, directory)
            .env_remove(THROWAWAY)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .process_group(0);
        if durability == Durability::Throwaway {
            command.env(THROWAWAY, "1");
        }
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines }
    }

    /// Waits until the process has come to a step of the start.
    pub fn comes_to(mut self, step: &str) -> Self {
        let mut line = String::new();
        while !line.contains(&format!("step: {step}")) {
            line.clear();
            assert_ne!(self.lines.read_line(&mut line).unwrap(), 0, "the owner ended before {step}");
        }
        self
    }

    pub fn process(&self) -> i32 {
        i32::try_from(self.child.id()).unwrap()
    }

    /// `kill -9`, and the process is gone when this returns.
    pub fn meets_kill_9(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ctrl-C in a terminal: the interrupt goes to the whole process group.
    pub fn meets_ctrl_c(mut self) {
        let group = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process_group(group, rustix::process::Signal::INT).unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn owns_a_server_when_told_to() {
    let Some(directory) = env::var_os(DIRECTORY) else {
        return; // an ordinary run of the tests
    };
    let durability = match env::var_os(THROWAWAY) {
        Some(_) => Durability::Throwaway,
        None => Durability::Safe,
    };
    let say = |step| println!("\nstep: {step:?}");
    let _server = PrivatePostgres::start(Path::new(&directory), durability, &say).unwrap();
    println!("\nstep: Holding");
    let _ = std::io::stdin().read(&mut [0]); // until we are killed, or the test that started us has ended
}
