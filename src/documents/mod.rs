//! What is made for people: the text of compiled figures for the committee's chat, the picture of an invitation's link.

pub mod chat;
pub mod qr;
