//! What can be wrong with a chain.

use std::fmt;

use crate::domain::audit::Anchor;

/// One thing that is wrong with a chain. `Display` says it in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// What the entry says is not what its hash was made of.
    Edited { sequence: i64 },
    /// These entries are not there, while later ones are.
    Missing { first: i64, last: i64 },
    /// The entry stands in another place than the one that it was recorded in.
    Moved { sequence: i64, was: i64 },
    /// The last entries are not there.
    TailCut { last: i64, recorded: i64 },
    /// There are more entries than were recorded.
    BeyondEnd { last: i64, recorded: i64 },
    /// The last entry has another hash than was recorded.
    EndDiffers { sequence: i64 },
    /// There are entries, and nothing says where the chain ends.
    EndUnknown,
    /// The first entries are not there, and no retention tells that it has deleted them.
    BeginningMoved { first: i64 },
    /// The entry says that retention deleted the oldest entries, and retention would not have.
    RetentionForged { sequence: i64 },
    /// An entry from before the beginning.
    BeforeBeginning { sequence: i64 },
    /// An anchor was taken of an entry that the chain ends before.
    AnchorBeyondEnd { anchor: Anchor, last: i64 },
    /// An anchor was taken of an entry before the beginning, and retention has not told of that.
    AnchorUnheld { anchor: Anchor },
    /// An anchor was taken of an entry that is missing.
    AnchorMissing { anchor: Anchor },
    /// The entry had another hash when the anchor was taken.
    AnchorDiffers { anchor: Anchor },
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edited { sequence } => write!(
                formatter,
                "edited: entry {sequence} is not what was recorded (or entry {} was changed together with its hash)",
                sequence - 1
            ),
            Self::Missing { first, last } if first == last => {
                write!(formatter, "deleted: entry {first} is missing")
            }
            Self::Missing { first, last } => {
                write!(formatter, "deleted: the entries {first} to {last} are missing")
            }
            Self::Moved { sequence, was } => {
                write!(formatter, "reordered: entry {sequence} was recorded as entry {was}")
            }
            Self::TailCut { last, recorded } => {
                write!(formatter, "cut off: the entries end with {last}, but {recorded} were recorded")
            }
            Self::BeyondEnd { last, recorded } => write!(
                formatter,
                "end moved: the chain is said to end with entry {recorded}, but there are entries up to {last}"
            ),
            Self::EndDiffers { sequence } => write!(
                formatter,
                "edited: the last entry, {sequence}, has another hash than was recorded as the chain's end"
            ),
            Self::EndUnknown => {
                write!(formatter, "end removed: nothing says where the chain begins and ends")
            }
            Self::BeginningMoved { first } => write!(
                formatter,
                "beginning moved: the chain begins with entry {first}, and no retention has told so"
            ),
            Self::RetentionForged { sequence } => write!(
                formatter,
                "beginning moved: entry {sequence} says that retention deleted the oldest entries, but retention deletes \
                 only what is older than the years that the audit is kept"
            ),
            Self::BeforeBeginning { sequence } => {
                write!(formatter, "beginning moved: entry {sequence} lies before the beginning of the chain")
            }
            Self::AnchorBeyondEnd { anchor, last } => write!(
                formatter,
                "cut off: the check mark {anchor} names an entry that is not there; the entries end with {last}"
            ),
            Self::AnchorUnheld { anchor } => write!(
                formatter,
                "beginning moved: the check mark {anchor} cannot be held to anything: its entry lies before the beginning, \
                 and no retention has told so"
            ),
            Self::AnchorMissing { anchor } => {
                write!(formatter, "deleted: the check mark {anchor} names an entry that is missing")
            }
            Self::AnchorDiffers { anchor } => write!(
                formatter,
                "rewritten: entry {} does not have the hash of the check mark {anchor}; it, or what is before it, \
                 was written anew since",
                anchor.sequence
            ),
        }
    }
}
