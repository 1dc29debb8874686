//! The doors of the program, used as scripts use them: the real binary against a real Postgres.

mod auditing;
mod demo;
mod documented;
mod importing;
mod invitations;
mod loading;
mod set_up;
mod summaries;
pub mod trial;
