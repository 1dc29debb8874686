//! Whether a chain is what was recorded.
//!
//! Entries are taken one after the other, so that ten years of them need not be in memory at once.

mod faults;
mod placing;

use std::collections::BTreeMap;

use chrono::{DateTime, Months, Utc};

pub use self::faults::Fault;
use self::placing::Misfit;
use super::{Action, Anchor, Entry, Hash, Place};

/// The subject of the entry by which retention tells that it moved the audit's own beginning.
pub const RETENTION_SUBJECT: &str = "audit";

/// The first and the last place that a chain is said to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Before the first entry that is kept: [`Place::START`], or where retention has deleted to.
    pub start: Place,
    /// The last entry; the same as `start` where there is none.
    pub end: Place,
}

/// By what entries of retention are judged, beside what they say themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetentionRule {
    /// The present moment: nothing was deleted later.
    pub now: DateTime<Utc>,
    /// At least so many years the audit is kept.
    pub least_years: u32,
}

/// What retention has told: that it deleted the oldest entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The entry that tells it, and when it was made.
    pub sequence: i64,
    pub at: DateTime<Utc>,
    /// The place of the last entry that was deleted.
    pub beginning: Place,
    /// Everything that was deleted was older.
    pub older_than: DateTime<Utc>,
}

/// A chain without fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many entries are kept.
    pub entries: u64,
    pub kept: Kept,
    /// Anchors that were met.
    pub met: Vec<Anchor>,
    /// Anchors of entries that retention has deleted: there is nothing left to hold them to.
    pub before_beginning: Vec<Anchor>,
    /// How retention has told of the beginning, where it has moved it.
    pub told: Option<Told>,
}

/// A chain that is being verified.
#[derive(Debug)]
pub struct Verifier {
    kept: Option<Kept>,
    last: Place,
    entries: u64,
    faults: Vec<Fault>,
    misfits: Vec<Misfit>,
    /// The hashes of entries that stand in another place than their own.
    moved: Vec<Hash>,
    anchors: BTreeMap<i64, Vec<Anchor>>,
    met: Vec<Anchor>,
    rule: RetentionRule,
    /// When the first entry that is kept was made.
    first_at: Option<DateTime<Utc>>,
    /// The newest that retention has told.
    told: Option<Told>,
}

/// Verifies a chain that is in memory.
pub fn verify(
    kept: Option<Kept>,
    entries: impl IntoIterator<Item = Entry>,
    anchors: &[Anchor],
    rule: RetentionRule,
) -> Result<Verified, Vec<Fault>> {
    let mut verifier = Verifier::new(kept, anchors, rule);
    for entry in entries {
        verifier.take(entry);
    }
    verifier.finish()
}

impl Verifier {
    /// A chain with these ends, of which nothing is known where nothing was ever appended.
    pub fn new(kept: Option<Kept>, anchors: &[Anchor], rule: RetentionRule) -> Self {
        let mut by_sequence: BTreeMap<i64, Vec<Anchor>> = BTreeMap::new();
        for anchor in anchors {
            by_sequence.entry(anchor.sequence).or_default().push(anchor.clone());
        }
        Self {
            kept,
            last: kept.map_or(Place::START, |kept| kept.start),
            entries: 0,
            faults: Vec::new(),
            misfits: Vec::new(),
            moved: Vec::new(),
            anchors: by_sequence,
            met: Vec::new(),
            rule,
            first_at: None,
            told: None,
        }
    }

    /// Takes the next entry, in the order of their numbers.
    pub fn take(&mut self, entry: Entry) {
        let place = entry.place();
        self.entries += 1;
        self.hold_to_anchors(place);
        if tells_of_retention(&entry) {
            match told(&entry, self.rule) {
                Some(told) => self.told = Some(told),
                None => self.faults.push(Fault::RetentionForged { sequence: place.sequence }),
            }
        }
        if place.sequence <= self.last.sequence {
            // What lies before the beginning should have been deleted with it.
            self.faults.push(Fault::BeforeBeginning { sequence: place.sequence });
            return;
        }
        self.first_at.get_or_insert(entry.at);
        if place.sequence > self.last.sequence + 1 {
            self.faults.push(Fault::Missing { first: self.last.sequence + 1, last: place.sequence - 1 });
        } else if entry.hash_after(self.last.hash) != entry.hash {
            self.take_misfit(Misfit { entry, before: self.last.hash });
        }
        self.last = place;
    }

    /// What was found.
    ///
    /// # Errors
    /// Every fault, at least one.
    pub fn finish(mut self) -> Result<Verified, Vec<Fault>> {
        let placed = placing::place(&self.misfits, &self.faults);
        self.moved.extend(placed.moved);
        self.faults.extend(placed.faults);
        self.check_beginning();
        self.check_end();
        let before_beginning = self.check_anchors_left();
        let kept = self.kept.unwrap_or(Kept { start: Place::START, end: Place::START });
        if self.faults.is_empty() {
            return Ok(Verified {
                entries: self.entries,
                kept,
                met: self.met,
                before_beginning,
                told: self.told,
            });
        }
        Err(self.faults)
    }

    fn take_misfit(&mut self, misfit: Misfit) {
        let sequence = misfit.entry.sequence;
        if let Some(was) = placing::shifted_from(&misfit) {
            self.faults.push(Fault::Moved { sequence, was });
            self.moved.push(misfit.entry.hash);
        } else if self.misfits.len() < placing::MOST {
            self.misfits.push(misfit);
        } else {
            self.faults.push(Fault::Edited { sequence });
        }
    }

    fn hold_to_anchors(&mut self, place: Place) {
        for anchor in self.anchors.remove(&place.sequence).unwrap_or_default() {
            if anchor.fits(place.hash) {
                self.met.push(anchor);
            } else {
                self.faults.push(Fault::AnchorDiffers { anchor });
            }
        }
    }

    /// Only retention moves the beginning, and it says so in the chain. What it leaves is not older than what it deleted.
    fn check_beginning(&mut self) {
        let Some(Kept { start, .. }) = self.kept else { return };
        if start != self.told.map_or(Place::START, |told| told.beginning) {
            self.told = None;
            self.faults.push(Fault::BeginningMoved { first: start.sequence + 1 });
        }
        if let Some(told) =
            self.told.filter(|told| self.first_at.is_some_and(|first| first < told.older_than))
        {
            self.told = None;
            self.faults.push(Fault::RetentionForged { sequence: told.sequence });
        }
    }

    fn check_end(&mut self) {
        let (last, recorded) = (self.last.sequence, self.kept.map(|kept| kept.end));
        self.faults.extend(match recorded {
            None if self.entries > 0 => Some(Fault::EndUnknown),
            Some(end) if end.sequence > last => Some(Fault::TailCut { last, recorded: end.sequence }),
            Some(end) if end.sequence < last => Some(Fault::BeyondEnd { last, recorded: end.sequence }),
            // An entry that was moved away from the end is told already.
            Some(end) if end.hash != self.last.hash && !self.moved.contains(&end.hash) => {
                Some(Fault::EndDiffers { sequence: last })
            }
            None | Some(_) => None,
        });
    }

    /// Judges the anchors of entries that are not there; gives those that lie before the beginning.
    fn check_anchors_left(&mut self) -> Vec<Anchor> {
        let start = self.kept.map_or(Place::START, |kept| kept.start);
        let mut before_beginning = Vec::new();
        for anchor in std::mem::take(&mut self.anchors).into_values().flatten() {
            let sequence = anchor.sequence;
            if sequence > self.last.sequence {
                self.faults.push(Fault::AnchorBeyondEnd { anchor, last: self.last.sequence });
            } else if sequence > start.sequence {
                self.faults.push(Fault::AnchorMissing { anchor });
            } else if sequence < start.sequence && self.told.is_some() {
                before_beginning.push(anchor);
            } else if sequence < start.sequence {
                self.faults.push(Fault::AnchorUnheld { anchor });
            } else if anchor.fits(start.hash) {
                self.met.push(anchor);
            } else {
                self.faults.push(Fault::AnchorDiffers { anchor });
            }
        }
        before_beginning
    }
}

fn tells_of_retention(entry: &Entry) -> bool {
    entry.action == Action::Retention.code() && entry.subject == RETENTION_SUBJECT
}

/// What an entry of retention tells; `None` where retention would not have made it: it deletes only what is older, at that
/// moment, than the years that the audit is kept.
fn told(entry: &Entry, rule: RetentionRule) -> Option<Told> {
    let new = entry.new.as_ref()?;
    let hash = Hash::read(new.get("hash_before")?.as_str()?)?;
    let beginning = Place { sequence: new.get("first")?.as_i64()? - 1, hash };
    let older_than = DateTime::parse_from_rfc3339(new.get("older_than")?.as_str()?).ok()?.to_utc();
    let years = u32::try_from(new.get("audit_years")?.as_u64()?).ok()?;
    let limit = entry.at.checked_sub_months(Months::new(years.checked_mul(12)?))?;
    let is_founded = years >= rule.least_years && older_than <= limit && entry.at <= rule.now;
    is_founded.then_some(Told { sequence: entry.sequence, at: entry.at, beginning, older_than })
}
