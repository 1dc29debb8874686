//! Faults found in a catalogue, each with the line it stands on.

use std::fmt;
use std::ops::Range;

/// One fault of a catalogue or of a ward's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    /// Where the faulty place begins in its line, in letters counted from 1.
    pub column: usize,
    /// How many letters of the line it covers; at least 1.
    pub width: usize,
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

/// The faults of one source text, with what it takes to turn a place in the text into a line.
pub(in crate::domain) struct Faults<'s> {
    source: &'s str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    list: Vec<Fault>,
}

impl<'s> Faults<'s> {
    pub fn new(source: &'s str) -> Self {
        let lines = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { source, lines, list: Vec::new() }
    }

    /// Adds a fault for which the text is refused. `place` counts bytes.
    pub fn error(&mut self, place: &Range<usize>, message: impl Into<String>) {
        let fault = self.at(place, Severity::Error, message.into());
        self.list.push(fault);
    }

    /// Adds a fault with which the text can be used.
    pub fn warning(&mut self, place: &Range<usize>, message: impl Into<String>) {
        let fault = self.at(place, Severity::Warning, message.into());
        self.list.push(fault);
    }

    /// A fault at `place` that is not added.
    pub fn at(&self, place: &Range<usize>, severity: Severity, message: String) -> Fault {
        let line = self.line_of(place.start);
        let begin = self.lines[line - 1];
        let end = self.lines.get(line).map_or(self.source.len(), |next| next - 1);
        let letters = |from: usize, to: usize| {
            self.source.get(from..to.max(from)).map_or(0, |text| text.trim_end_matches('\r').chars().count())
        };
        let (start, stop) = (place.start.clamp(begin, end), place.end.clamp(begin, end));
        Fault {
            line,
            column: letters(begin, start) + 1,
            width: letters(start, stop).max(1),
            severity,
            message,
        }
    }

    /// The line on which the byte lies, counted from 1.
    pub fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= byte)
    }

    /// The place of the last letter before `place` that is not white space.
    pub fn end_before(&self, place: &Range<usize>) -> Range<usize> {
        let before = self.source.get(..place.start).unwrap_or_default().trim_end();
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        before.len() - last..before.len()
    }

    /// The text at `place`.
    pub fn text(&self, place: &Range<usize>) -> &'s str {
        self.source.get(place.clone()).unwrap_or_default()
    }

    pub fn any_error(&self) -> bool {
        self.list.iter().any(|fault| fault.severity == Severity::Error)
    }

    /// The faults in the order of their places; those of one place, errors first.
    pub fn into_sorted(mut self) -> Vec<Fault> {
        self.list.sort();
        self.list.dedup();
        self.list
    }
}
