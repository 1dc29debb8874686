//! Typing something about the ward's set-up: a target, a day, a name, a number. Nothing is changed before it was shown, old
//! and new, and confirmed.

mod screen;
mod session;
mod step;
mod tap;
#[cfg(test)]
mod tests;
mod turn;
mod typed;
mod wording;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::catalogue::Catalogue;
use crate::domain::period::Month;
use crate::domain::voice::Voice;
use crate::domain::ward::{GroupCode, Ward};

pub use self::session::{Asked, Place, Session};
pub use self::step::{ask, step};
pub use self::tap::Tap;
pub use self::turn::{Input, Next, Turn};
pub use self::wording::{day, difference, group_name, refusal};

/// What the dialogue may know of the ward.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    /// The ward's id, which its buttons carry.
    pub ward_id: i32,
    pub ward: &'a Ward,
    pub catalogue: &'a Catalogue,
    /// Which months of which groups were submitted: what a change takes back is told.
    pub submitted: &'a BTreeSet<(GroupCode, Month)>,
    pub voice: Voice,
    /// The day in the ward.
    pub today: NaiveDate,
}
