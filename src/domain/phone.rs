//! Telephone numbers, kept in the form of E.164 (`+84912345678`).

use serde::{Deserialize, Serialize};

/// How many digits a landline has behind the 0 or +84, one more than a mobile: `24 3872 1234`.
const LANDLINE_DIGITS: usize = 10;

/// A telephone number: `+` and the digits with the country's code. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads a number as people write it: with `0`, `84` or `+84`, with blanks, points, hyphens or brackets between the
    /// digits. `None` for what is no number in use in Vietnam, neither a mobile nor a landline.
    pub fn read(text: &str) -> Option<Self> {
        let (digits, international) = digits(text)?;
        let national = |rest: &str| is_in_use(rest).then(|| Self(format!("+84{rest}")));
        let behind_84 =
            digits.strip_prefix("84").and_then(|rest| national(rest.strip_prefix('0').unwrap_or(rest)));
        if international {
            return behind_84;
        }
        behind_84.or_else(|| national(digits.strip_prefix('0')?))
    }

    /// The number of a contact that a platform vouches for. A foreign one is kept as the platform gives it; the `+` is what
    /// some platforms leave out.
    pub fn of_platform(text: &str) -> Option<Self> {
        let (digits, _) = digits(text)?;
        Self::read(&digits).or_else(|| (5..=15).contains(&digits.len()).then(|| Self(format!("+{digits}"))))
    }

    /// The number in E.164.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it to each other: `0912 345 678`, a landline `024 3872 1234` or `0236 382 1234`; a foreign number as
    /// it is.
    pub fn spoken(&self) -> String {
        let Some(national) = self.0.strip_prefix("+84").filter(|national| is_in_use(national)) else {
            return self.0.clone();
        };
        // Hà Nội and Hồ Chí Minh City have area codes of two digits; all others, and mobiles, three.
        let is_large_city = national.starts_with("24") || national.starts_with("28");
        let (area, rest) = national.split_at(if is_large_city { 2 } else { 3 });
        let (middle, end) = rest.split_at(if rest.len() == 8 { 4 } else { 3 });
        format!("0{area} {middle} {end}")
    }
}

impl std::fmt::Debug for PhoneNumber {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("PhoneNumber(…)")
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::of_platform(&text).ok_or("it is no telephone number")
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

/// The digits of a number, and whether a `+` stands before them; `None` where it holds anything that numbers are not written
/// with.
fn digits(text: &str) -> Option<(String, bool)> {
    let text = text.trim();
    let (text, international) = text.strip_prefix('+').map_or((text, false), |rest| (rest, true));
    let is_gap = |letter: char| letter.is_whitespace() || ".-()\u{2013}\u{200b}\u{2060}".contains(letter);
    let digits: String = text.chars().filter(|letter| !is_gap(*letter)).collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((digits, international))
}

/// Whether numbers of these digits, behind the country's code, are given out: mobiles by their networks' prefixes, landlines,
/// which begin with 2 since 2017.
fn is_in_use(national: &str) -> bool {
    let is_landline = national.len() == LANDLINE_DIGITS && national.starts_with('2');
    is_landline || is_mobile(national)
}

/// Whether these digits, which follow the country's code, are a mobile number. The networks' prefixes are those of 2026.
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, kept, shown) in [
            ("0912345678", "+84912345678", "0912 345 678"),
            ("0912 345 678", "+84912345678", "0912 345 678"),
            (" 0912.345.678 ", "+84912345678", "0912 345 678"),
            ("091.234.5678", "+84912345678", "0912 345 678"),
            ("+84912345678", "+84912345678", "0912 345 678"),
            ("+84 912 345 678", "+84912345678", "0912 345 678"),
            ("+84) 912-345-678", "+84912345678", "0912 345 678"),
            ("84912345678", "+84912345678", "0912 345 678"),
            ("+84 (0)912-345-678", "+84912345678", "0912 345 678"),
            ("0868123456", "+84868123456", "0868 123 456"),
            ("0896123456", "+84896123456", "0896 123 456"),
            ("0993123456", "+84993123456", "0993 123 456"),
            ("0845123456", "+84845123456", "0845 123 456"),
            ("024 3872 1234", "+842438721234", "024 3872 1234"),
            ("(0236) 3821234", "+842363821234", "0236 382 1234"),
        ] {
            let read = PhoneNumber::read(written).unwrap_or_else(|| panic!("{written} is a number"));
            assert_eq!((read.as_str(), read.spoken().as_str()), (kept, shown), "{written}");
            assert_eq!(PhoneNumber::of_platform(written), Some(read), "{written}");
        }
        for text in ["0522345678", "0559345678", "0896345678", "0991345678", "0321345678", "0703345678"] {
            assert!(PhoneNumber::read(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_in_use_is_none() {
        for text in [
            "",
            "0",
            "+",
            "không có",
            "số của tôi",
            "091234567",
            "09123456789",
            "0123456789",
            "0891123456",
            "0992123456",
            "0992345678",
            "0521123456",
            "0521345678",
            "0751123456",
            "0243826143",
            "+1 912 345 678",
            "+1 202 555 0100",
            "113",
            "0912 345 67a",
            "04 3872 1234",
            "๐๙๑๒๓๔๕๖๗๘",
        ] {
            assert_eq!(PhoneNumber::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_platforms_number_is_kept_also_from_abroad() {
        let kept = |text| PhoneNumber::of_platform(text).map(|number| number.as_str().to_owned());
        assert_eq!(kept("84912345678").as_deref(), Some("+84912345678"));
        assert_eq!(kept("+0912345678").as_deref(), Some("+84912345678"));
        assert_eq!(kept("12025550100").as_deref(), Some("+12025550100"));
        assert_eq!(kept("+42 1"), None);
        let foreign = PhoneNumber::of_platform("12025550100").expect("a number");
        assert_eq!(foreign.spoken(), "+12025550100");
    }

    #[test]
    fn a_number_is_never_printed() {
        let number = PhoneNumber::read("0912345678").expect("a number");
        assert_eq!(format!("{number:?}"), "PhoneNumber(…)");
    }

    proptest! {
        #[test]
        fn reading_what_is_shown_or_kept_gives_the_same_number(text in "0[235789][0-9]{8,9}") {
            if let Some(phone) = PhoneNumber::read(&text) {
                prop_assert_eq!(PhoneNumber::read(phone.as_str()), Some(phone.clone()));
                prop_assert_eq!(PhoneNumber::read(&phone.spoken()), Some(phone));
            }
        }

        #[test]
        fn what_is_kept_of_a_platform_is_read_back(text in "\\+?[0-9]{5,15}") {
            let number = PhoneNumber::of_platform(&text).expect("a number");
            prop_assert_eq!(PhoneNumber::of_platform(number.as_str()), Some(number.clone()));
            let json = serde_json::to_string(&number).expect("JSON");
            prop_assert_eq!(serde_json::from_str::<PhoneNumber>(&json).expect("what was kept"), number);
        }
    }
}
