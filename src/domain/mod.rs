//! The nouns of the ward and their rules. Pure: no storage, channel, clock or randomness.

pub mod answer;
pub mod catalogue;
pub mod expression;
pub mod figure;
pub mod language;
pub mod people;
pub mod period;
pub mod report;
pub mod ward;
pub mod ward_file;
