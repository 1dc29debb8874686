//! The conversations as state machines. Pure: a step decides what is said and stored, and never acts.

pub mod enrol;
pub mod handling;
pub mod petition;
pub mod report;
pub mod sent;
pub mod typed;
pub mod ward;
