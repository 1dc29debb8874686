//! Telling entries that were moved from those that were edited: one that was only moved still has the hash of its old
//! number and its old predecessor.

use super::faults::Fault;
use crate::domain::audit::encoding::hash;
use crate::domain::audit::{Entry, Hash};

/// How far away, in misfits, an old place is looked for. Entries that went farther count as edited.
const REACH: usize = 12;

/// How many misfits are looked at so closely. Further ones count as edited.
pub(super) const MOST: usize = 300;

/// An entry that does not follow from the one before it.
#[derive(Debug)]
pub(super) struct Misfit {
    pub entry: Entry,
    /// The hash of the entry before it.
    pub before: Hash,
}

/// What became of the misfits.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub faults: Vec<Fault>,
    /// The hashes of entries that were moved.
    pub moved: Vec<Hash>,
}

/// The number that the entry was recorded under, where the chain was only numbered anew around it: it still follows the
/// one before it, one number up or down.
pub(super) fn shifted_from(misfit: &Misfit) -> Option<i64> {
    let Misfit { entry, before } = misfit;
    let neighbours = [entry.sequence + 1, entry.sequence - 1];
    neighbours.into_iter().find(|number| hash(entry, *number, *before) == entry.hash)
}

/// Judges the misfits, which are in the order of their numbers. One that only lost its predecessor is no fault of its own
/// where another fault is known to explain that.
pub(super) fn place(misfits: &[Misfit], known: &[Fault]) -> Placed {
    let mut placed = Placed::default();
    let mut intact = Vec::new();
    for (at, misfit) in misfits.iter().enumerate() {
        let near = &misfits[at.saturating_sub(REACH)..misfits.len().min(at + REACH + 1)];
        let sequence = misfit.entry.sequence;
        match old_number(misfit, near) {
            Some(was) if was == sequence => intact.push(sequence),
            Some(was) => {
                placed.faults.push(Fault::Moved { sequence, was });
                placed.moved.push(misfit.entry.hash);
            }
            None => placed.faults.push(Fault::Edited { sequence }),
        }
    }
    if placed.faults.is_empty() && known.is_empty() {
        placed.faults = intact.into_iter().map(|sequence| Fault::Edited { sequence }).collect();
    }
    placed
}

/// The number that the entry was recorded under, where it followed one of the entries that are near now.
fn old_number(misfit: &Misfit, near: &[Misfit]) -> Option<i64> {
    let hashes = near.iter().flat_map(|other| [other.before, other.entry.hash]);
    let entry = &misfit.entry;
    let numbers = |step: i64| near.iter().map(move |other| other.entry.sequence + step);
    let numbers: Vec<i64> = numbers(0).chain(numbers(1)).collect();
    hashes
        .flat_map(|before| numbers.iter().map(move |number| (before, *number)))
        .find(|(before, number)| hash(entry, *number, *before) == entry.hash)
        .map(|(_, number)| number)
}
