//! How keys are written.

use super::super::figure::fold;

/// Whether a name consists of small letters and digits joined by single underscores, a letter first.
pub(in crate::domain) fn is_snake_case(name: &str) -> bool {
    let words_are_full = name.split('_').all(|word| !word.is_empty());
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    words_are_full && letters && name.starts_with(|letter: char| letter.is_ascii_lowercase())
}

/// The name as it would be in snake case.
pub(in crate::domain) fn snake_case(name: &str) -> String {
    let mut words = String::new();
    for letter in fold(&spaced(name)).chars() {
        if letter.is_ascii_alphanumeric() {
            words.push(letter);
        } else if !words.is_empty() && !words.ends_with('_') {
            words.push('_');
        }
    }
    words.trim_end_matches('_').to_owned()
}

/// Parts words that only a capital letter parts: `fundPoor`.
fn spaced(name: &str) -> String {
    let mut spaced = String::new();
    let mut after_small = false;
    for letter in name.chars() {
        if after_small && letter.is_uppercase() {
            spaced.push('_');
        }
        after_small = letter.is_lowercase();
        spaced.push(letter);
    }
    spaced
}
