//! Writing a petition: a state machine that asks for its parts, one question a message, and shows them before it is sent.
//!
//! [`step`] takes where the person is, what is written so far and what the person did, and gives where they go on, the draft
//! and what is said. A denunciation is never taken: what looks like one is held back until the person has said what it is.

mod answering;
mod choosing;
mod draft;
mod form;
mod gathering;
mod reading;
mod screen;
mod sent;
mod session;
mod step;
mod suspicion;
mod tap;
mod turn;

#[cfg(test)]
mod tests;

pub use self::draft::{About, Complete, Draft, File, FileKind, Given, Piece};
pub use self::form::{Form, Question};
pub use self::sent::{Sent, SentFile};
pub use self::session::{Session, Stage};
pub use self::step::{open, step};
pub use self::tap::Tap;
pub use self::turn::{Input, Next, Turn};
