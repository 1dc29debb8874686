//! `topho check CATALOGUE.toml`: validates a catalogue, and explains each fault with its line.

use std::path::Path;

use anyhow::Context;

use crate::domain::catalogue::{Catalogue, Fault, FaultSeverity};

/// Prints what is wrong with the catalogue and what it holds. Gives whether it can be used.
pub fn run(path: &Path) -> anyhow::Result<bool> {
    let source = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let source =
        String::from_utf8(source).with_context(|| format!("{} is not UTF-8 text", path.display()))?;
    let (catalogue, faults) = Catalogue::read(&source);
    print!("{}", report(&path.display().to_string(), &source, catalogue.as_ref(), &faults));
    Ok(catalogue.is_some())
}

/// Everything that `topho check` prints.
fn report(name: &str, source: &str, catalogue: Option<&Catalogue>, faults: &[Fault]) -> String {
    let number = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let (errors, warnings) = (number(FaultSeverity::Error), number(FaultSeverity::Warning));
    let outcome =
        catalogue.map_or_else(|| "it cannot be used until the errors are mended".to_owned(), contents);
    let mut lines: Vec<_> = faults.iter().map(|fault| explained(name, source, fault)).collect();
    lines.push(format!("{name}: {}, {}", counted(errors, "error"), counted(warnings, "warning")));
    lines.push(format!("{name}: {outcome}\n"));
    lines.join("\n")
}

/// The fault with its line of the file under it, and a mark under the place.
pub(super) fn explained(name: &str, source: &str, fault: &Fault) -> String {
    let severity = match fault.severity {
        FaultSeverity::Error => "error",
        FaultSeverity::Warning => "warning",
    };
    let line = source.lines().nth(fault.line - 1).unwrap_or_default();
    // A tab stays a tab above the mark, so that both lines shift alike.
    let before: String =
        line.chars().take(fault.column - 1).map(|letter| if letter == '\t' { '\t' } else { ' ' }).collect();
    let mark = "^".repeat(fault.width);
    format!("{name}:{}: {severity}: {}\n    {line}\n    {before}{mark}", fault.line, fault.message)
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// What the catalogue holds, in one line.
fn contents(catalogue: &Catalogue) -> String {
    let asked = catalogue.indicators.iter().filter(|indicator| indicator.asked_of().is_some()).count();
    let optional = catalogue.indicators.iter().filter(|indicator| indicator.optional).count();
    format!(
        "version {}: {}, {} ({optional} optional; {asked} asked of groups), {}",
        catalogue.version,
        counted(catalogue.sections.len(), "section"),
        counted(catalogue.indicators.len(), "indicator"),
        counted(catalogue.rules.len(), "rule"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_shown_under_its_line() {
        let source = "[meta]\ncatalogue_version = \"1\"\nward = \"x\"\n";
        let (catalogue, faults) = Catalogue::read(source);
        assert!(catalogue.is_none());
        let report = report("a.toml", source, None, &faults);
        let expected = "a.toml:3: error: [meta] has no field “ward”; did you mean “ward_vi”?\n    ward = \"x\"\n    ^^^^\n";
        assert!(report.contains(expected), "{report}");
        assert!(report.contains("a.toml: 3 errors, 0 warnings\n"), "{report}");
    }

    #[test]
    fn a_good_catalogue_is_summed_up() {
        let source = include_str!("../../catalogue/mttq-ward.toml");
        let (catalogue, faults) = Catalogue::read(source);
        let report = report("c.toml", source, catalogue.as_ref(), &faults);
        let contents =
            "version 1.0.0: 16 sections, 134 indicators (58 optional; 70 asked of groups), 19 rules";
        assert_eq!(report, format!("c.toml: 0 errors, 0 warnings\nc.toml: {contents}\n"));
    }
}
