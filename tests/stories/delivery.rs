//! Delivery on a real Postgres: nothing is lost, nothing comes twice, nobody waits for another's trouble.

mod events;
mod files;
mod keys;
mod mishaps;
mod platform;
mod rounds;
mod sends;
mod street;
mod support;
mod telegram;
mod travel;
mod webhook;
