//! Finds derived indicators that would need themselves.

use super::derivation::Derivation;
use super::faults::Faults;
use super::indicator::{Draft, derivation};
use super::links::{Found, Known};

/// Faults every cycle among derived indicators once, naming it whole.
pub(super) fn check(drafts: &[Draft], known: &Known, faults: &mut Faults) {
    let mut search =
        Search { drafts, known, state: vec![State::New; drafts.len()], path: Vec::new(), cycles: Vec::new() };
    for at in 0..drafts.len() {
        search.visit(at);
    }
    for cycle in search.cycles {
        let names: Vec<_> =
            cycle.iter().chain(cycle.first()).map(|at| drafts[*at].indicator.key.as_str()).collect();
        let first = cycle.iter().min().map(|at| &drafts[*at].places.numerator);
        let message = format!(
            "these derived indicators need each other in a circle: {}; compute one of them otherwise",
            names.join(" → ")
        );
        faults.error(first.unwrap_or(&(0..0)), message);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

struct Search<'d> {
    drafts: &'d [Draft],
    known: &'d Known<'d>,
    state: Vec<State>,
    path: Vec<usize>,
    cycles: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn visit(&mut self, at: usize) {
        match self.state[at] {
            State::Done => return,
            State::OnPath => {
                let begin = self.path.iter().position(|other| *other == at).unwrap_or_default();
                self.cycles.push(self.path[begin..].to_vec());
                return;
            }
            State::New => {}
        }
        self.state[at] = State::OnPath;
        self.path.push(at);
        let keys = derivation(&self.drafts[at].indicator).map(Derivation::keys).unwrap_or_default();
        for key in keys {
            if let Found::Indicator(next, _) = self.known.find(key.as_str()) {
                self.visit(next);
            }
        }
        self.path.pop();
        self.state[at] = State::Done;
    }
}
