//! Taking up an invitation: is it you, consent, form of address, telephone number.
//!
//! [`step`] takes where the person is and what they did, and gives where they go on, what is decided, and what is said.
//! Until the consent is given nothing is decided about the person, and nothing is kept of them.

mod screen;
mod session;
mod step;
mod tap;
mod turn;
mod understand;

#[cfg(test)]
mod tests;

pub use self::screen::{consent_details, consent_short};
pub use self::session::{Place, Session};
pub use self::step::{open, step};
pub use self::tap::Tap;
pub use self::turn::{Decision, Form, Input, Leaving, Next, Offer, Taker, Turn, consent_version};
