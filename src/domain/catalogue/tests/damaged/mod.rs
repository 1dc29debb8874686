//! The project's catalogue, damaged in one place: the fault stands on its line and says what would be right.

mod combinations;
mod fields;
mod links;

use super::{OURS, errors};

/// One damage: after `anchor`, the first `from` becomes `to`; an error is expected on the first line after `anchor` that
/// contains `at`, with the `words` in it.
struct Damage {
    anchor: &'static str,
    from: &'static str,
    to: &'static str,
    at: &'static str,
    words: &'static str,
}

const fn damage(
    anchor: &'static str,
    from: &'static str,
    to: &'static str,
    at: &'static str,
    words: &'static str,
) -> Damage {
    Damage { anchor, from, to, at, words }
}

impl Damage {
    /// The damaged text, and the line of the expected fault.
    fn apply(&self) -> (String, usize) {
        let anchor = OURS.find(self.anchor).unwrap_or_else(|| panic!("no anchor {}", self.anchor));
        let from = anchor
            + OURS[anchor..]
                .find(self.from)
                .unwrap_or_else(|| panic!("no {} after {}", self.from, self.anchor));
        let text = format!("{}{}{}", &OURS[..from], self.to, &OURS[from + self.from.len()..]);
        let at = anchor
            + text[anchor..].find(self.at).unwrap_or_else(|| panic!("no {} in the damaged text", self.at));
        let line = text[..at].matches('\n').count() + 1;
        (text, line)
    }

    /// What is wrong with the faults that the damage brings, if anything. One damage must not bring an avalanche.
    fn failure(&self) -> Option<String> {
        let (text, line) = self.apply();
        let errors = errors(&text);
        let found = errors.iter().any(|error| error.line == line && error.message.contains(self.words));
        let name = format!("{}: {:?} → {:?}", self.anchor, self.from, self.to);
        (!found || errors.len() > 8)
            .then(|| format!("{name}: wanted “{}” on line {line}, found {errors:#?}", self.words))
    }
}

fn assert_found(damages: &[Damage]) {
    let failures: Vec<_> = damages.iter().filter_map(Damage::failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

const DEATHS: &str = "key = \"deaths\"";
const CREMATIONS: &str = "key = \"cremations\"";
const RATE: &str = "key = \"cremation_rate\"";
const FUND: &str = "key = \"fund_poor_raised\"";
const HELP: &str = "key = \"poor_household_help\"";
const DONORS: &str = "key = \"poor_households_helped_donors\"";
const RULE: &str = "id = \"cremations_le_deaths\"";
