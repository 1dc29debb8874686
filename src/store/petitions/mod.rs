//! Petitions: being written, received, found, handled, counted.

pub mod denunciations;
pub mod drafts;
pub mod receive;
pub mod register;
pub mod restore;
