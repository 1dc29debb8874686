//! The words of numbers, in Vietnamese (with and without diacritics) and English.

use super::Kind;
use super::numeral::Numeral;
use super::token::Word;

/// A piece of a number, as the grammar reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Numeral(Numeral),
    Digit(Digit),
    /// "không" inside a number: "không trăm linh năm".
    Zero,
    /// English 10 to 19.
    Teen(i128),
    /// English twenty to ninety.
    Tens(i128),
    /// "mười" and "mươi": without diacritics nobody can tell them apart.
    Ten,
    /// "chục": counts tens, and takes any number before it.
    Dozen,
    Hundred {
        english: bool,
    },
    Scale(Scale),
    /// "rưỡi": half of the scale before it.
    AndHalf,
    /// "nửa": half of the scale behind it.
    HalfOf,
    /// "linh", "lẻ": the tens are missing.
    Odd,
    And,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digit {
    pub(super) value: i128,
    /// "lăm", "mốt", "tư": closes a number of two digits.
    pub(super) closing: bool,
    /// As typed, the word is just as often another one ("ba", "sau", "tu").
    pub(super) shaky: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    /// The scale is 10^`exponent`.
    pub(super) exponent: u32,
    pub(super) english: bool,
    /// Shorthand, in which what follows can only be decimals: "1tr250", "2k5".
    pub(super) shorthand: bool,
}

/// Word, value, closes a number of two digits, is another word too when typed without diacritics.
const DIGITS: [(&str, i128, bool, bool); 23] = [
    ("một", 1, false, false),
    ("mốt", 1, true, false),
    ("hai", 2, false, false),
    ("ba", 3, false, true),
    ("bốn", 4, false, false),
    ("tư", 4, true, true),
    ("năm", 5, false, true),
    ("lăm", 5, true, true),
    ("nhăm", 5, true, false),
    ("sáu", 6, false, true),
    ("bảy", 7, false, true),
    ("bẩy", 7, false, true),
    ("tám", 8, false, true),
    ("chín", 9, false, false),
    ("one", 1, false, false),
    ("two", 2, false, false),
    ("three", 3, false, false),
    ("four", 4, false, false),
    ("five", 5, false, false),
    ("six", 6, false, false),
    ("seven", 7, false, false),
    ("eight", 8, false, false),
    ("nine", 9, false, false),
];

const TEENS: [(&str, i128); 10] = [
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

const TENS: [(&str, i128); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Spelled-out scales by their folded form; behind a number no other word is meant.
const SCALES: [(&str, u32); 11] = [
    ("nghin", 3),
    ("ngan", 3),
    ("ngin", 3),
    ("nghan", 3),
    ("van", 4),
    ("trieu", 6),
    ("cu", 6),
    ("ty", 9),
    ("ti", 9),
    ("tr", 6),
    ("k", 3),
];

const ENGLISH_SCALES: [(&str, u32); 8] = [
    ("thousand", 3),
    ("thousands", 3),
    ("million", 6),
    ("millions", 6),
    ("mil", 6),
    ("billion", 9),
    ("billions", 9),
    ("bn", 9),
];

/// The digit that a word stands for, other than 0.
pub(super) fn digit(word: &Word) -> Option<Digit> {
    let found = DIGITS.iter().find(|(accented, _, _, _)| word.is(accented));
    found.map(|(_, value, closing, shaky)| Digit {
        value: *value,
        closing: *closing,
        // "năm" is a year, too, however carefully it is typed.
        shaky: *shaky && (word.is_bare() || word.written == "năm"),
    })
}

/// "ten" is "tên" (name) as well where diacritics are missing: only a number in English company.
pub(super) fn teen(word: &Word) -> Option<i128> {
    TEENS.iter().find(|(name, _)| word.written == *name).map(|(_, value)| *value)
}

pub(super) fn tens(word: &Word) -> Option<i128> {
    TENS.iter().find(|(name, _)| word.written == *name).map(|(_, value)| *value)
}

pub(super) fn hundred(word: &Word) -> Option<Element> {
    match word.written.as_str() {
        "trăm" | "tram" => Some(Element::Hundred { english: false }),
        "hundred" => Some(Element::Hundred { english: true }),
        _ => None,
    }
}

/// The scale that a word behind a number stands for. `glued`: no blank between the two.
pub(super) fn scale(word: &Word, kind: Kind, glued: bool) -> Option<Scale> {
    let english = ENGLISH_SCALES.iter().find(|(name, _)| word.written == *name);
    if let Some((_, exponent)) = english {
        return Some(Scale { exponent: *exponent, english: true, shorthand: false });
    }
    let exponent = match (word.folded.as_str(), kind) {
        ("n" | "ng", Kind::Money) => 3,
        // "5 cụ" are five elderly people, "5 củ" are five million.
        ("cu", Kind::Money) if word.is("củ") => 6,
        ("cu", Kind::Money | Kind::Count) => return None,
        // Counted things are cut short as well: "5 ng(ười)", "2 k(hẩu)", "3 tr(ường hợp)".
        ("k" | "tr", Kind::Count) if !glued => return None,
        ("van", Kind::Money | Kind::Count) if !word.is("vạn") => return None,
        (folded, Kind::Money | Kind::Count) => SCALES.iter().find(|(name, _)| *name == folded)?.1,
    };
    let shorthand = matches!(word.folded.as_str(), "tr" | "k" | "n");
    Some(Scale { exponent, english: false, shorthand })
}

/// Whether a word is a scale even with no number before it ("triệu hai", "hàng trăm").
pub(super) fn is_free_scale(word: &Word) -> bool {
    const FREE: [&str; 11] = [
        "triệu", "trieu", "nghìn", "nghin", "ngàn", "trăm", "chục", "chuc", "million", "thousand", "hundred",
    ];
    FREE.contains(&word.written.as_str())
}

pub(super) fn is_zero(word: &Word) -> bool {
    word.is("không")
}

/// Words behind which a number is complete: politeness, "exactly", "already".
const CLOSING: [&str; 17] = [
    "ạ", "a", "ah", "nhé", "nhe", "nha", "thôi", "rồi", "em", "bác", "chẵn", "tròn", "chú", "thưa", "anh",
    "chị", "please",
];

/// What is counted in a ward.
const COUNTED: [&str; 34] = [
    "người",
    "ng",
    "hộ",
    "khẩu",
    "cháu",
    "cụ",
    "em",
    "hội",
    "trường",
    "vụ",
    "buổi",
    "lần",
    "suất",
    "đơn",
    "cuộc",
    "căn",
    "đám",
    "ca",
    "trẻ",
    "đồng",
    "đôi",
    "cặp",
    "cái",
    "chiếc",
    "ý",
    "lượt",
    "cán",
    "gia",
    "đảng",
    "people",
    "households",
    "persons",
    "cases",
    "sessions",
];

pub(super) fn closes(word: &Word) -> bool {
    word.is_any(&CLOSING)
}

pub(super) fn is_counted(word: &Word) -> bool {
    word.is_any(&COUNTED)
}

/// Whether a word names đồng.
pub(super) fn is_dong(word: &Word) -> bool {
    matches!(word.written.as_str(), "đồng" | "dong" | "đ" | "d" | "vnd" | "vnđ" | "vdn" | "đg")
}
