//! What is made of compiled figures for people: the text of the committee's chat.

pub mod chat;
