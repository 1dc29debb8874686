//! The conversations as state machines. Pure: a step decides what is said and stored, and never acts.

pub mod cut;
pub mod enrol;
pub mod handling;
pub mod held;
pub mod petition;
pub mod report;
pub mod sent;
pub mod typed;
pub mod ward;
