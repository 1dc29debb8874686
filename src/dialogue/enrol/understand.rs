//! What a typed text means as an answer to one of these questions.

use crate::domain::figure::{fold, read_yes_no};
use crate::domain::voice::Address;

/// Yes or no, as people say it to “is it you” and “do you agree”.
pub fn agrees(text: &str) -> Option<bool> {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let says = |phrase: &str| format!(" {} ", words.join(" ")).contains(&format!(" {phrase} "));
    let denies = ["khong", "ko", "not", "no", "nham", "sai", "chua", "dont", "don t", "disagree", "refuse"];
    if denies.iter().any(|word| says(word)) {
        return Some(false);
    }
    let asks = ["gi", "sao", "ai", "nao", "what", "why", "who", "how"];
    if text.contains('?') || asks.iter().any(|word| says(word)) {
        return None;
    }
    let grants = [
        "dong y",
        "la toi",
        "toi day",
        "dung",
        "phai",
        "chinh toi",
        "nhat tri",
        "i agree",
        "agree",
        "it s me",
        "its me",
        "i am",
        "that s me",
    ];
    if grants.iter().any(|word| says(word)) {
        return Some(true);
    }
    read_yes_no(text)
}

/// Whether somebody wants to read the full text.
pub fn wants_details(text: &str) -> bool {
    let folded = fold(text);
    ["chi tiet", "xem them", "details", "read more"].iter().any(|phrase| folded.contains(phrase))
}

/// The form of address that the text is.
pub fn address(text: &str) -> Option<Address> {
    let folded = fold(text);
    let folded = folded.strip_prefix("goi toi la ").unwrap_or(&folded);
    let folded = folded.trim_matches(|letter: char| !letter.is_alphanumeric());
    Address::ALL.into_iter().find(|address| fold(address.word()) == folded)
}

/// Whether somebody does not want to give a number, or not now.
pub fn skips(text: &str) -> bool {
    let folded = fold(text);
    let words = ["de sau", "bo qua", "later", "skip", "not now"];
    words.iter().any(|word| folded == *word) || agrees(text) == Some(false)
}
