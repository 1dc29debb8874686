//! What the figures promise: rows of examples, and properties over all amounts.

mod examples;
mod properties;
mod reading;
mod writing;

use super::{Doubt, Reading, Unclear};

fn value(value: i64) -> Reading {
    Reading::Value(value)
}

fn asked(readings: &[i64], why: Doubt) -> Reading {
    Reading::Unclear(Unclear { readings: readings.to_vec(), why })
}
