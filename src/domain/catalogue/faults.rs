//! Faults found in a catalogue, each with the line it stands on.

use std::fmt;

/// One fault of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    pub severity: Severity,
    /// What is wrong and what would be right, in English.
    pub message: String,
}

/// Whether a catalogue with the fault can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The catalogue is refused.
    Error,
    /// The catalogue can be used, but somebody should look.
    Warning,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(formatter, "line {}: {severity}: {}", self.line, self.message)
    }
}
