//! Petitions: being written, received, found, handled, counted.

pub mod register;
