//! The monthly report: a state machine that walks a post through its month.
//!
//! [`step`] takes where the person is, what was answered and what the person did, and gives where they go on, the answers
//! and what is said. Which questions there are is the [`Form`]'s; how a place looks is the `screen`'s; what a text means is
//! `understand`'s; whether a figure looks right is `check`'s.

mod answering;
mod check;
pub mod display;
mod filling;
mod form;
mod lines;
mod long_text;
mod screen;
mod sending;
mod session;
mod step;
mod tap;
mod turn;
pub(super) mod understand;
mod whole_month;

#[cfg(test)]
mod tests;

pub use self::form::{ByOthers, Form, History};
pub use self::session::{Held, Place, Session, Then};
pub use self::step::{open, step};
pub use self::tap::Tap;
pub use self::turn::{Answered, Input, Next, Turn};
