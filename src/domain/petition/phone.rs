//! Vietnamese telephone numbers.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::phone::PhoneNumber;

/// How many digits a landline has behind the 0 or +84, one more than a mobile: `24 3872 1234`.
const LANDLINE_DIGITS: usize = 10;

/// A telephone number in Vietnam, a mobile or a landline: kept in E.164 (`+84912345678`), shown as people write it
/// (`0912 345 678`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(
    /// The digits behind +84.
    String,
);

impl Phone {
    /// Reads a number as people write it: with `0`, `84` or `+84`, with blanks, points, hyphens or brackets between the
    /// digits. `None` for what is no number in use in Vietnam.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, international) = text.strip_prefix('+').map_or((text, false), |rest| (rest, true));
        let is_gap = |letter: char| letter.is_whitespace() || ".-()\u{2013}\u{200b}\u{2060}".contains(letter);
        let digits: String = text.chars().filter(|letter| !is_gap(*letter)).collect();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let national = |rest: &str| is_in_use(rest).then(|| Self(rest.to_owned()));
        let behind_84 =
            digits.strip_prefix("84").and_then(|rest| national(rest.strip_prefix('0').unwrap_or(rest)));
        if international {
            return behind_84;
        }
        behind_84.or_else(|| national(digits.strip_prefix('0')?))
    }

    /// The number in E.164.
    pub fn e164(&self) -> String {
        format!("+84{}", self.0)
    }
}

/// Whether numbers of this form are given out: mobiles by their networks' prefixes; landlines begin with 2 since 2017.
fn is_in_use(digits: &str) -> bool {
    let is_landline = digits.len() == LANDLINE_DIGITS && digits.starts_with('2');
    is_landline || PhoneNumber::mobile(&format!("0{digits}")).is_some()
}

impl fmt::Display for Phone {
    /// `0912 345 678`; a landline `024 3872 1234` or `0236 382 1234`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.as_str();
        // Hà Nội and Hồ Chí Minh City have area codes of two digits; all others, and mobiles, three.
        let is_large_city = digits.starts_with("24") || digits.starts_with("28");
        let area = if is_large_city { 2 } else { 3 };
        let (area, rest) = digits.split_at(area);
        let (middle, end) = rest.split_at(if rest.len() == 8 { 4 } else { 3 });
        write!(formatter, "0{area} {middle} {end}")
    }
}

impl TryFrom<String> for Phone {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or("it is no telephone number in Vietnam")
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.e164()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Phone;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, kept, shown) in [
            ("0912345678", "+84912345678", "0912 345 678"),
            ("0912 345 678", "+84912345678", "0912 345 678"),
            (" 0912.345.678 ", "+84912345678", "0912 345 678"),
            ("+84 912 345 678", "+84912345678", "0912 345 678"),
            ("84912345678", "+84912345678", "0912 345 678"),
            ("+84 (0)912-345-678", "+84912345678", "0912 345 678"),
            ("0868123456", "+84868123456", "0868 123 456"),
            ("0896123456", "+84896123456", "0896 123 456"),
            ("0993123456", "+84993123456", "0993 123 456"),
            ("0845123456", "+84845123456", "0845 123 456"),
            ("024 3872 1234", "+842438721234", "024 3872 1234"),
            ("(0236) 3821234", "+842363821234", "0236 382 1234"),
        ] {
            let read = Phone::read(written).unwrap_or_else(|| panic!("{written} is a number"));
            assert_eq!((read.e164().as_str(), read.to_string().as_str()), (kept, shown), "{written}");
        }
    }

    #[test]
    fn what_is_no_number_in_use_is_none() {
        for text in [
            "",
            "0",
            "không có",
            "091234567",
            "09123456789",
            "0123456789",
            "0891123456",
            "0992123456",
            "0521123456",
            "0751123456",
            "+1 912 345 678",
            "113",
            "0912 345 67a",
            "04 3872 1234",
            "๐๙๑๒๓๔๕๖๗๘",
        ] {
            assert_eq!(Phone::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_what_is_shown_or_kept_gives_the_same_number(text in "0[235789][0-9]{8,9}") {
            if let Some(phone) = Phone::read(&text) {
                prop_assert_eq!(Phone::read(&phone.e164()), Some(phone.clone()));
                prop_assert_eq!(Phone::read(&phone.to_string()), Some(phone));
            }
        }
    }
}
