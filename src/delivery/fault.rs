//! What of a failure may be written down. Some errors quote what they could not read, and that may be what a person
//! wrote.

use std::any::Any;
use std::fmt;

use serde_json::error::Category;

/// The failure with its causes, without what any of them quotes of the data.
pub(crate) fn told(fault: &anyhow::Error) -> String {
    let quoting: Vec<_> =
        fault.chain().filter_map(|cause| cause.downcast_ref::<serde_json::Error>()).collect();
    let cause = |cause: &(dyn std::error::Error + 'static)| {
        // An error that wraps another one often repeats its words.
        quoting.iter().fold(cause.to_string(), |words, quoting| {
            words.replace(&quoting.to_string(), &Misfit::from(*quoting).to_string())
        })
    };
    fault.chain().map(cause).collect::<Vec<_>>().join(": ")
}

/// From now on a panic is logged with its place, and without a message that may quote what a person wrote.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, words = told_by_panic(panic.payload()), "a panic");
    }));
}

/// What a panic said. A message that was put together at the time may quote anything, and is left out; the place stands
/// in the panic's own line of the log.
pub(super) fn told_by_panic(panic: &(dyn Any + Send)) -> &'static str {
    panic.downcast_ref::<&'static str>().copied().unwrap_or("for a reason that may quote a message")
}

/// Stored data of another shape: what kind of difference and where, and none of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) struct Misfit {
    category: Category,
    line: usize,
    column: usize,
}

impl From<&serde_json::Error> for Misfit {
    fn from(fault: &serde_json::Error) -> Self {
        Self { category: fault.classify(), line: fault.line(), column: fault.column() }
    }
}

impl From<serde_json::Error> for Misfit {
    fn from(fault: serde_json::Error) -> Self {
        Self::from(&fault)
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.category {
            Category::Io => "unreadable data",
            Category::Syntax => "no JSON",
            Category::Data => "JSON of another shape",
            Category::Eof => "JSON without its end",
        };
        write!(formatter, "{kind} (line {}, column {})", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    fn misread() -> serde_json::Error {
        serde_json::from_str::<u32>("\"Bà Lan\"").expect_err("a text is no number")
    }

    #[test]
    fn no_cause_quotes_what_it_could_not_read() {
        let decoding = sqlx::Error::ColumnDecode { index: "answers".into(), source: misread().into() };
        for fault in [anyhow::Error::from(misread()), decoding.into()] {
            assert!(format!("{fault:#}").contains("Lan"));
            let words = told(&fault.context("loading the draft"));
            assert!(words.starts_with("loading the draft: "), "{words}");
            assert!(words.contains("JSON of another shape (line 1, column 9)"), "{words}");
            assert!(!words.contains("Lan"), "{words}");
        }
    }

    #[test]
    fn what_quotes_nothing_is_told_whole() {
        let fault = Err::<(), _>(anyhow::anyhow!("an impossible revision: -1")).context("loading the report");
        assert_eq!(told(&fault.expect_err("an error")), "loading the report: an impossible revision: -1");
    }

    #[test]
    fn a_panic_is_told_by_words_that_stand_in_the_source_only() {
        let typed = "Bà Lan";
        let quoting = std::panic::catch_unwind(|| panic!("no boundary in {typed}")).expect_err("a panic");
        assert!(!told_by_panic(quoting.as_ref()).contains("Lan"));
        let plain = std::panic::catch_unwind(|| panic!("a month without days")).expect_err("a panic");
        assert_eq!(told_by_panic(plain.as_ref()), "a month without days");
    }
}
