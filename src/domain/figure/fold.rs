//! One spelling for what people type in many: composed for keeping, folded for matching.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in Unicode's composed form (NFC), in which everything is stored and shown.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The text for matching only: lower case, without diacritics (`đ` becomes `d`), white space
/// collapsed to single blanks, invisible characters dropped. Never show or store it.
///
/// `"Tổ  Dân Phố"`, `"to dan pho"` and the decomposed spelling of either fold to the same.
pub fn fold(text: &str) -> String {
    let letters: String = bare_letters(text).filter(|letter| !is_invisible(*letter)).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters in lower case and without diacritics, all others as they are.
pub(super) fn bare_letters(text: &str) -> impl Iterator<Item = char> {
    text.nfd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .filter(|letter| !is_combining_mark(*letter))
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
}

/// Characters that keyboards and copied web pages leave between letters and that nobody sees.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
