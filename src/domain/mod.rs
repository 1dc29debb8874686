//! The nouns of the ward and their rules. Pure: no storage, channel, clock or randomness.

pub mod answer;
pub mod audit;
pub mod catalogue;
pub mod expression;
pub mod figure;
pub mod language;
pub mod people;
pub mod period;
pub mod permissions;
pub mod petition;
pub mod phone;
pub mod report;
pub mod voice;
pub mod ward;
pub mod ward_change;
pub mod ward_file;
