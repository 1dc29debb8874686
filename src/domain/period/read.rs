//! Reading periods as people write them.

use crate::domain::figure::fold;

use super::{ENGLISH_MONTHS, Month, Period};

/// Reads a period; a missing year means `default_year`.
pub(super) fn period(text: &str, default_year: Option<i32>) -> Option<Period> {
    let words = words_of(text);
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    let year = match words.iter().position(|word| is_year(word)) {
        Some(at) => words.remove(at).parse().ok()?,
        None => default_year?,
    };
    Month::new(year, 1)?;
    read_within(&words, year)
}

/// Splits into folded words; digits and letters that touch (`q3`, `9m`) are parted.
fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = ' ';
    for letter in fold(text).chars() {
        let joins = letter.is_alphanumeric()
            && last.is_alphanumeric()
            && letter.is_ascii_digit() == last.is_ascii_digit();
        match words.last_mut() {
            Some(word) if joins => word.push(letter),
            _ if letter.is_alphanumeric() => words.push(letter.to_string()),
            _ => {}
        }
        last = letter;
    }
    words
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads what is left of a period once its year is known.
fn read_within(words: &[&str], year: i32) -> Option<Period> {
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !matches!(*word, "dau" | "cua" | "first" | "of" | "the"))
        .collect();
    let words = match words.as_slice() {
        [rest @ .., "nam" | "year"] if !rest.is_empty() && rest != ["thang"] => rest,
        all => all,
    };
    match *words {
        [] | ["nam" | "y" | "year" | "ca"] => Some(Period::Year { year }),
        ["quy" | "q" | "quarter", quarter] => {
            quarter_number(quarter).map(|quarter| Period::Quarter { year, quarter })
        }
        ["6" | "six" | "sau", "thang" | "m" | "month" | "months"] | ["half" | "h", ..]
            if is_first_half(words) =>
        {
            Some(Period::Half { year })
        }
        ["9" | "nine" | "chin", "thang" | "m" | "months"] => Some(Period::NineMonths { year }),
        ["thang" | "t" | "month", month] | [month] => {
            month_number(month).and_then(|month| Month::new(year, month)).map(Period::Month)
        }
        _ => None,
    }
}

fn is_first_half(words: &[&str]) -> bool {
    !matches!(words, ["h" | "half", second] if *second != "1")
}

fn quarter_number(word: &str) -> Option<u32> {
    match word {
        "1" | "i" | "mot" => Some(1),
        "2" | "ii" | "hai" => Some(2),
        "3" | "iii" | "ba" => Some(3),
        "4" | "iv" | "tu" | "bon" => Some(4),
        _ => None,
    }
}

fn month_number(word: &str) -> Option<u32> {
    const VIETNAMESE: [&str; 5] = ["gieng", "hai", "ba", "tu", "nam"];
    let digits = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 2;
    let english =
        || ENGLISH_MONTHS.iter().position(|name| word.len() >= 3 && name.to_lowercase().starts_with(word));
    let vietnamese = || VIETNAMESE.iter().position(|name| *name == word);
    if digits {
        return word.parse().ok();
    }
    english().or_else(vietnamese).and_then(|at| u32::try_from(at + 1).ok())
}
