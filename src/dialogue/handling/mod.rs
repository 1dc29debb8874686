//! What has to be said to do something with a petition: a state machine that asks for it, one question a message, and shows
//! it before it is done.
//!
//! Handlers settle, forward, refuse, answer …; the sender adds what was asked for, says why a settlement is not the end of
//! it, or withdraws. [`step`] takes where the person is and what they did, and gives where they go on and what is said.

mod reference;
mod screen;
mod session;
mod step;
mod suspicion;
mod tap;
mod tapped;
mod turn;
mod typed;
mod words;

#[cfg(test)]
mod tests;

pub use self::session::{File, FileKind, Sent, Session, Stage};
pub use self::step::{open, overtaken, resume, step};
pub use self::tap::Tap;
pub use self::turn::{Form, Input, Next, Template, Turn};
