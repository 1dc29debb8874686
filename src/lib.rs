//! topho: the residential groups of a Vietnamese ward report by chat, the ward reads one compiled summary.
//!
//! What a person sends waits in the inbox, is handled in one transaction with everything that it changes, and what the bot
//! answers leaves through the outbox. `docs/architecture.md` draws the way of a message.

pub mod app;
pub mod bot;
pub mod channels;
pub mod cli;
pub mod clock;
pub mod config;
pub mod delivery;
pub mod demo;
pub mod dialogue;
pub mod documents;
pub mod domain;
pub mod import;
pub mod localpg;
pub mod sandbox;
pub mod seal;
pub mod store;
pub mod summary;
pub mod web;
pub mod words;
