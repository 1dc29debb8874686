//! How far the building of the demo's world is, on one line of the terminal.

use std::io::{IsTerminal, Write, stdout};

/// Counts steps as they begin.
pub struct Steps {
    all: usize,
    begun: usize,
}

/// How many cells the bar has.
const BAR: usize = 20;

impl Steps {
    pub const fn new(all: usize) -> Self {
        Self { all, begun: 0 }
    }

    /// The next step begins.
    pub fn begin(&mut self, name: &str) {
        self.begun += 1;
        let full = self.begun * BAR / self.all.max(1);
        let bar: String = (0..BAR).map(|cell| if cell < full { '▓' } else { '░' }).collect();
        show(&format!("  Building the ward {bar} {}/{} {name}", self.begun, self.all));
    }

    /// All steps are done.
    pub fn done(self) {
        show(&format!("  The ward is built ({} steps).", self.all));
        println!();
    }
}

/// On a terminal each line takes the place of the one before. A terminal that cannot be written to loses nothing.
fn show(line: &str) {
    let mut out = stdout().lock();
    let written =
        if stdout().is_terminal() { write!(out, "\r\x1b[2K{line}") } else { writeln!(out, "{line}") };
    let _ = written.and_then(|()| out.flush());
}
