//! What a petition says, and who asks. It is kept sealed, and read by its handlers and its sender only.

use serde::{Deserialize, Serialize};

use super::Said;
use crate::domain::phone::PhoneNumber;

/// What is sealed of a petition. Its photos and voice notes are kept beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Absent where photos or a voice note say everything.
    pub text: Option<Said>,
    pub place: Option<Place>,
    pub asker: Asker,
    /// Whoever passed it on asks for their own household: the name and the number are theirs, and go with them.
    #[serde(default)]
    pub own: bool,
    /// A remark that an imported petition came with.
    #[serde(default)]
    pub note: Option<Said>,
}

impl Content {
    /// What stays of it once whoever passed it on is removed; `None` where nothing of it was theirs.
    pub fn without_sender(self) -> Option<Self> {
        self.own.then_some(Self { asker: Asker::Unnamed, own: false, ..self })
    }
}

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Words(Said),
    Point(Point),
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asker {
    Unnamed,
    /// An imported petition names its sender by an alias.
    Alias(Said),
    Named {
        name: Said,
        phone: Option<PhoneNumber>,
    },
}

/// A place on the map, in millionths of a degree: a hand's breadth on the ground. `Debug` does not show it.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    latitude: i32,
    longitude: i32,
}

const MILLIONTHS: f64 = 1e6;

impl Point {
    /// Degrees north and east. There is no place beyond ±90 and ±180 degrees, so it ends there.
    pub fn new(latitude: f64, longitude: f64) -> Self {
        let millionths = |degrees: f64, most: f64| {
            // At most 180 million: within the type, and whole. What is no number becomes 0.
            #[allow(clippy::cast_possible_truncation)]
            let whole = (degrees.clamp(-most, most) * MILLIONTHS).round() as i32;
            whole
        };
        Self { latitude: millionths(latitude, 90.0), longitude: millionths(longitude, 180.0) }
    }

    /// Degrees north.
    pub fn latitude(self) -> f64 {
        f64::from(self.latitude) / MILLIONTHS
    }

    /// Degrees east.
    pub fn longitude(self) -> f64 {
        f64::from(self.longitude) / MILLIONTHS
    }
}

impl std::fmt::Debug for Point {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Point(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_kept_to_a_millionth_of_a_degree() {
        let point = Point::new(21.042_599_9, 105.928_234_7);
        assert_eq!((point.latitude(), point.longitude()), (21.0426, 105.928_235));
        let json = serde_json::to_string(&point).expect("JSON");
        assert_eq!(serde_json::from_str::<Point>(&json).expect("a point"), point);
        assert_eq!(Point::new(200.0, f64::NAN), Point::new(90.0, 0.0));
    }

    #[test]
    fn what_is_kept_is_read_back() {
        let content = Content {
            text: Said::new("Rác để ở đầu ngõ 12."),
            place: Some(Place::Point(Point::new(21.04, 105.92))),
            asker: Asker::Named {
                name: Said::new("Nguyễn Thị Lan").expect("a name"),
                phone: PhoneNumber::read("0912345678"),
            },
            own: true,
            note: None,
        };
        let json = serde_json::to_string(&content).expect("JSON");
        assert_eq!(serde_json::from_str::<Content>(&json).expect("what was kept"), content);
        let printed = format!("{content:?}");
        assert!(["Rác", "21", "Lan", "912"].iter().all(|part| !printed.contains(part)), "{printed}");
        let after = content.without_sender().expect("it was the sender's own");
        assert_eq!(after.asker, Asker::Unnamed);
        assert_eq!(after.without_sender(), None);
    }
}
