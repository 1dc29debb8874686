//! Whole numbers in words, so that a large sum can be read back before it counts.

const VIETNAMESE_DIGITS: [&str; 10] =
    ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// A whole number in Vietnamese words, without unit: `một triệu năm trăm nghìn`.
///
/// Hanoi's spelling: `nghìn`, `linh`, `hai mươi tư`, `hai mươi mốt`, `mười lăm`. Below the first
/// class every class is read in full (`không trăm linh năm`). Where thousands are missing between
/// millions and units, `không nghìn` says so: otherwise `một triệu hai trăm` would stand for two
/// sums, since people say it for 1.200.000.
pub fn in_words_vi(value: i64) -> String {
    let mut words = Vec::new();
    if value < 0 {
        words.push("âm");
    }
    match value.unsigned_abs() {
        0 => words.push("không"),
        magnitude => vietnamese(magnitude, &mut words),
    }
    words.join(" ")
}

fn vietnamese(value: u64, words: &mut Vec<&'static str>) {
    let (billions, below) = (value / 1_000_000_000, value % 1_000_000_000);
    if billions > 0 {
        vietnamese(billions, words);
        words.push("tỷ");
    }
    let (millions, thousands, units) = (below / 1_000_000, below / 1_000 % 1_000, below % 1_000);
    if millions > 0 {
        vietnamese_class(millions, billions > 0, words);
        words.push("triệu");
    }
    if thousands > 0 {
        vietnamese_class(thousands, value >= 1_000_000, words);
        words.push("nghìn");
    } else if units > 0 && value >= 1_000_000 {
        words.extend(["không", "nghìn"]);
    }
    if units > 0 {
        vietnamese_class(units, value >= 1_000, words);
    }
}

/// One class of three digits; `full` when a higher class stands before it.
fn vietnamese_class(class: u64, full: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, units) = (class / 100, class / 10 % 10, class % 10);
    if hundreds > 0 || full {
        words.extend([vietnamese_digit(hundreds), "trăm"]);
    }
    match tens {
        0 if units == 0 => return,
        0 if hundreds > 0 || full => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([vietnamese_digit(tens), "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(vietnamese_digit(units)),
    }
}

fn vietnamese_digit(digit: u64) -> &'static str {
    VIETNAMESE_DIGITS[usize::try_from(digit % 10).unwrap_or_default()]
}

const ENGLISH_BELOW_TWENTY: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ENGLISH_TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A whole number in English words, without unit: `one million five hundred thousand`,
/// `two hundred and five`.
pub fn in_words_en(value: i64) -> String {
    let mut words = Vec::new();
    if value < 0 {
        words.push("minus".to_owned());
    }
    match value.unsigned_abs() {
        0 => words.push("zero".to_owned()),
        magnitude => english(magnitude, &mut words),
    }
    words.join(" ")
}

fn english(value: u64, words: &mut Vec<String>) {
    let billions = value / 1_000_000_000;
    if billions > 0 {
        english(billions, words);
        words.push("billion".to_owned());
    }
    for (size, name) in [(1_000_000, "million"), (1_000, "thousand")] {
        let class = value / size % 1_000;
        if class > 0 {
            english_class(class, false, words);
            words.push(name.to_owned());
        }
    }
    if !value.is_multiple_of(1_000) {
        english_class(value % 1_000, value > 1_000, words);
    }
}

/// One class of three digits; `last_of_many` when it closes a number of several classes.
fn english_class(class: u64, last_of_many: bool, words: &mut Vec<String>) {
    let (hundreds, rest) = (english_index(class / 100), english_index(class % 100));
    if hundreds > 0 {
        words.extend([ENGLISH_BELOW_TWENTY[hundreds].to_owned(), "hundred".to_owned()]);
    }
    if rest > 0 && (hundreds > 0 || last_of_many) {
        words.push("and".to_owned());
    }
    match (rest / 10, rest % 10) {
        (0, 0) => {}
        (0 | 1, _) => words.push(ENGLISH_BELOW_TWENTY[rest].to_owned()),
        (tens, 0) => words.push(ENGLISH_TENS[tens].to_owned()),
        (tens, unit) => {
            words.push(format!("{}-{}", ENGLISH_TENS[tens], ENGLISH_BELOW_TWENTY[unit]));
        }
    }
}

/// A number below 100 as an index into the tables above.
fn english_index(below_hundred: u64) -> usize {
    usize::try_from(below_hundred % 100).unwrap_or_default()
}
