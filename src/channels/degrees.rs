//! Degrees of a place on the map.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Degrees of latitude (north) or longitude (east), kept to a millionth: a hand's breadth on the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Degrees(i32);

const MILLIONTHS: f64 = 1e6;

impl From<f64> for Degrees {
    /// Rounded to a millionth. There is no place beyond ±180 degrees, so it ends there.
    fn from(degrees: f64) -> Self {
        let millionths = (degrees.clamp(-180.0, 180.0) * MILLIONTHS).round();
        // At most 180 million: within the type, and whole.
        #[allow(clippy::cast_possible_truncation)]
        Self(millionths as i32)
    }
}

impl From<Degrees> for f64 {
    fn from(degrees: Degrees) -> Self {
        Self::from(degrees.0) / MILLIONTHS
    }
}

impl fmt::Display for Degrees {
    /// With a point and six digits behind it, as maps take them.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.6}", f64::from(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_kept_to_a_millionth_and_stay_on_the_globe() {
        for (given, shown) in [
            (21.042_6, "21.042600"),
            (-105.928_234_7, "-105.928235"),
            (200.0, "180.000000"),
            (f64::NAN, "0.000000"),
        ] {
            assert_eq!(Degrees::from(given).to_string(), shown);
        }
        let place = Degrees::from(105.928_2);
        assert_eq!(serde_json::to_string(&place).expect("JSON"), "105.9282");
        assert_eq!(serde_json::from_str::<Degrees>("105.9282").expect("degrees"), place);
    }
}
