//! The monthly report: opening it, going on in it, correcting a sent message, submitting.

mod apply;
mod choice;
mod correct;
mod groups;
mod hand_over;
mod loaded;
mod open;
mod proceed;
mod submit;

pub use self::correct::correct;
pub use self::open::{open, open_chosen, resume};
pub use self::proceed::proceed;
