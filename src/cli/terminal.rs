//! Writing to the terminal. Whoever closes our output early, such as `head`, has read enough: that is no failure.

use std::fmt::Display;
use std::io::{ErrorKind, Write, stderr, stdout};

/// Writes a text and the end of its line to the standard output.
pub fn say(text: impl Display) -> anyhow::Result<()> {
    match writeln!(stdout().lock(), "{text}") {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Writes why something was refused or failed to the standard error. There is nobody to tell where that fails too.
pub fn complain(text: &str) {
    let _ = writeln!(stderr().lock(), "{text}");
}

/// An error and its causes in one line; a cause that repeats what was said is left out.
pub fn one_line(error: &anyhow::Error) -> String {
    let mut line = String::new();
    for cause in error.chain().map(ToString::to_string) {
        let cause = cause.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.contains(&cause) {
            continue;
        }
        if !line.is_empty() {
            line.push_str(": ");
        }
        line.push_str(&cause);
    }
    format!("topho: {line}")
}

#[cfg(test)]
mod tests {
    use anyhow::{Context, anyhow};

    use super::one_line;

    #[test]
    fn causes_are_told_once_and_in_one_line() {
        let error = Err::<(), _>(anyhow!("connection\n refused")).context("no answer: connection refused");
        let error = error.context("the database cannot be reached").expect_err("it failed");
        assert_eq!(one_line(&error), "topho: the database cannot be reached: no answer: connection refused");
    }
}
