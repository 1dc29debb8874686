//! What a typed text means as an answer to one of these questions.

use crate::domain::figure::fold;
use crate::domain::voice::Address;

/// Words that make an answer polite, and say neither yes nor no.
const POLITE: [&str; 13] =
    ["a", "ah", "anh", "ban", "chau", "chi", "da", "em", "luon", "nha", "nhe", "roi", "thua"];

const IT_IS_ME: [&str; 17] = [
    "dung",
    "dung la toi",
    "dung toi",
    "dung vay",
    "phai",
    "la toi",
    "toi day",
    "chinh toi",
    "chinh la toi",
    "co",
    "vang",
    "ok",
    "yes",
    "it s me",
    "its me",
    "i am",
    "that s me",
];
const IT_IS_NOT_ME: [&str; 13] = [
    "khong",
    "ko",
    "khong phai",
    "khong phai toi",
    "ko phai",
    "khong dung",
    "nham",
    "nham nguoi",
    "sai",
    "sai nguoi",
    "no",
    "not me",
    "it s not me",
];
/// Consent is explicit: a yes to the question before, which comes late, is none.
const I_AGREE: [&str; 9] = [
    "dong y",
    "toi dong y",
    "vang dong y",
    "vang toi dong y",
    "nhat tri",
    "toi nhat tri",
    "i agree",
    "agree",
    "yes i agree",
];
const I_DO_NOT_AGREE: [&str; 12] = [
    "khong",
    "ko",
    "khong dong y",
    "toi khong dong y",
    "ko dong y",
    "chua dong y",
    "no",
    "disagree",
    "i disagree",
    "i don t agree",
    "i do not agree",
    "i refuse",
];

/// Yes or no to “is it you”, where the text says nothing else.
pub fn is_it_you(text: &str) -> Option<bool> {
    answer(text, &IT_IS_ME, &IT_IS_NOT_ME)
}

/// Yes or no to “do you agree”, where the text says nothing else.
pub fn agrees(text: &str) -> Option<bool> {
    answer(text, &I_AGREE, &I_DO_NOT_AGREE)
}

fn answer(text: &str, yes: &[&str], no: &[&str]) -> Option<bool> {
    // Without its marks “dừng” (stop) reads as “đúng” (right).
    if text.contains('?') || text.to_lowercase().contains("dừng") {
        return None;
    }
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !POLITE.contains(word)).collect::<Vec<_>>();
    let said = words.join(" ");
    if yes.contains(&said.as_str()) {
        return Some(true);
    }
    no.contains(&said.as_str()).then_some(false)
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
    words.iter().any(|word| folded == *word) || is_it_you(text) == Some(false)
}
