//! Residents' petitions: written by those who pass them on, handled by the ward, and followed to their end.

mod denounce;
mod files;
pub mod following;
pub mod handling;
mod history;
mod loaded;
mod notify;
pub mod register;
mod wording;
pub mod writing;

pub(in crate::bot) use self::loaded::followed_groups;
pub(in crate::bot) use self::notify::responsible;
pub(in crate::bot) use self::wording::Wording;
