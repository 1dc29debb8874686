//! The world that the stories play in: a database of their own, a local Telegram, the bot, and phones.

mod database;
mod ground;
mod petitions;
mod phone;
pub mod postgres;
mod screen;
mod talk;
mod world;

pub use petitions::Put;
pub use phone::Phone;
pub use talk::{Card, Talk};
pub use world::{OTHER_WARD, World};
