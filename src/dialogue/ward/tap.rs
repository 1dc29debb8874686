//! The buttons of the dialogue: their codes, which come back as typed values.

use chrono::NaiveDate;

use crate::channels::Button;

/// What a tapped button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tap {
    /// This amount, day of the month, or number of a group is meant.
    Number(i64),
    /// These two numbers.
    Numbers(u32, u32),
    Day(NaiveDate),
    /// What was shown is right.
    Confirm,
    /// Asks the same once more.
    Again,
    Leave,
}

impl Tap {
    /// The button that leads here.
    pub fn button(self, ward_id: i32, nonce: &str, label: impl Into<String>) -> Button {
        Button { label: label.into(), data: format!("ward.{ward_id}.d.{nonce}.{}", self.code()) }
    }

    /// Reads what stands behind `ward.<ward>.d.`: the nonce and the tap.
    pub fn parse(rest: &str) -> Option<(&str, Self)> {
        let (nonce, code) = rest.split_once('.')?;
        Some((nonce, Self::from_code(code)?))
    }

    fn code(self) -> String {
        match self {
            Self::Number(number) => format!("n{number}"),
            Self::Numbers(first, second) => format!("m{first}-{second}"),
            Self::Day(day) => format!("t{day}"),
            Self::Confirm => "yes".into(),
            Self::Again => "again".into(),
            Self::Leave => "leave".into(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code {
            "yes" => return Some(Self::Confirm),
            "again" => return Some(Self::Again),
            "leave" => return Some(Self::Leave),
            _ => {}
        }
        let (kind, value) = code.split_at_checked(1)?;
        match kind {
            "n" => value.parse().ok().map(Self::Number),
            "m" => {
                let (first, second) = value.split_once('-')?;
                Some(Self::Numbers(first.parse().ok()?, second.parse().ok()?))
            }
            "t" => value.parse().ok().map(Self::Day),
            _ => None,
        }
    }
}
