//! Petitions: being written, received, found, handled, counted.

pub mod change;
pub mod denunciations;
pub mod drafts;
pub mod find;
pub mod own;
pub mod receive;
pub mod register;
pub mod reminders;
pub mod restore;
