//! What the bot logs at its most talkative.

use std::io;
use std::sync::{Mutex, Once, PoisonError};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Everything of ours, and of the libraries what a curious operator may turn on.
pub const FILTER: &str = "topho=trace,sqlx=debug,teloxide=debug,dptree=debug,reqwest=debug,warn";

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// From now on everything that this program logs is recorded; other stories may run beside.
pub fn record() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let recorded = tracing_subscriber::fmt()
            .json()
            .with_env_filter(EnvFilter::new(FILTER))
            .with_writer(Recorder)
            .try_init();
        recorded.expect("nobody else records");
    });
}

/// The recorded log.
pub struct Log;

impl Log {
    /// How much is recorded.
    pub fn so_far() -> usize {
        LINES.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// What was recorded after that.
    pub fn since(length: usize) -> String {
        let lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&lines[length..]).into_owned()
    }

    /// The same without what the control logs, which may run beside.
    pub fn without_controls(length: usize) -> String {
        let lines = Self::since(length);
        lines.lines().filter(|line| !line.contains("\"a control\"")).collect::<Vec<_>>().join("\n")
    }
}

#[derive(Clone, Copy)]
struct Recorder;

impl io::Write for Recorder {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Recorder {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        *self
    }
}
