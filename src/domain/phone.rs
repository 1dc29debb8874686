//! Telephone numbers, kept in the form of E.164 (`+84912345678`).

use serde::{Deserialize, Serialize};

/// A telephone number: `+` and the digits with the country's code. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads a Vietnamese mobile number as people write it: after +84, 84 or 0, with blanks, points and hyphens wherever they
    /// like. The networks' prefixes are those of 2026.
    pub fn mobile(text: &str) -> Option<Self> {
        let digits = digits(text)?;
        let national = ["84", "0"].into_iter().find_map(|prefix| digits.strip_prefix(prefix))?;
        is_mobile(national).then(|| Self(format!("+84{national}")))
    }

    /// The number of a contact that a platform vouches for. A foreign one is kept as the platform gives it, with the `+` that
    /// some platforms leave out.
    pub fn of_platform(text: &str) -> Option<Self> {
        Self::mobile(text).or_else(|| {
            let digits = digits(text)?;
            (5..=15).contains(&digits.len()).then(|| Self(format!("+{digits}")))
        })
    }

    /// The number in E.164.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it to each other: `0912 345 678`; a foreign number as it is.
    pub fn spoken(&self) -> String {
        match self.0.strip_prefix("+84") {
            Some(national) if is_mobile(national) => {
                format!("0{} {} {}", &national[..3], &national[3..6], &national[6..])
            }
            Some(_) | None => self.0.clone(),
        }
    }
}

impl std::fmt::Debug for PhoneNumber {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("PhoneNumber(…)")
    }
}

/// The digits of a number; `None` where it holds anything that numbers are not written with.
fn digits(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    let written = |letter: &char| !matches!(letter, ' ' | '.' | '-' | '(' | ')' | '\u{a0}');
    let digits: String = text.chars().filter(written).collect();
    (!digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())).then_some(digits)
}

/// Whether these digits, which follow the country's code, are a mobile number.
fn is_mobile(national: &str) -> bool {
    let [first, second, third, ..] = national.as_bytes() else { return false };
    national.len() == 9
        && matches!(
            (first, second, third),
            (b'5', b'2', b'2' | b'3' | b'8')
                | (b'5', b'5', b'9')
                | (b'8', b'9', b'6'..=b'9')
                | (b'9', b'9', b'0' | b'1' | b'3'..=b'9')
                | (b'3', b'0'..=b'9', _)
                | (b'5', b'1' | b'6' | b'8' | b'9', _)
                | (b'7', b'0' | b'6'..=b'9', _)
                | (b'8', b'1'..=b'8', _)
                | (b'9', b'0'..=b'8', _)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobile_numbers_are_read_however_they_are_written() {
        for text in [
            "0912345678",
            "+84912345678",
            "84912345678",
            " 0912 345 678 ",
            "091.234.5678",
            "(+84) 912-345-678",
        ] {
            let number = PhoneNumber::mobile(text.trim_start_matches('(').replace(')', "").as_str());
            assert_eq!(number.expect(text).as_str(), "+84912345678", "{text}");
        }
        for text in ["0522345678", "0559345678", "0896345678", "0991345678", "0321345678", "0703345678"] {
            assert!(PhoneNumber::mobile(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_no_mobile_number_is_none() {
        for text in [
            "",
            "0",
            "091234567",
            "09123456789",
            "0992345678",
            "0521345678",
            "0243826143",
            "số của tôi",
            "+1 202 555 0100",
        ] {
            assert_eq!(PhoneNumber::mobile(text), None, "{text}");
        }
    }

    #[test]
    fn a_platforms_number_is_kept_also_from_abroad() {
        let kept = |text| PhoneNumber::of_platform(text).map(|number| number.as_str().to_owned());
        assert_eq!(kept("84912345678").as_deref(), Some("+84912345678"));
        assert_eq!(kept("12025550100").as_deref(), Some("+12025550100"));
        assert_eq!(kept("+42 1"), None);
    }

    #[test]
    fn a_number_is_shown_as_people_say_it_and_never_printed() {
        let number = PhoneNumber::mobile("0912345678").expect("a number");
        assert_eq!(number.spoken(), "0912 345 678");
        assert_eq!(format!("{number:?}"), "PhoneNumber(…)");
    }
}
