//! Delivery on a real Postgres: nothing is lost, nothing comes twice, nobody waits for another's trouble.

mod events;
mod mishaps;
mod platform;
mod sends;
mod street;
mod support;
mod telegram;
mod webhook;
