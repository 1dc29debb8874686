//! What somebody writes about a petition: whether it says enough, and how it goes on in another message.

use std::collections::BTreeSet;

use crate::domain::figure::fold;
use crate::domain::petition::{Action, Said};

use super::session::with_words;

/// How many different telling words a reason needs, and a settlement's outcome and reason.
const LEAST_WORDS: usize = 3;
/// Words that only say that something is done, folded.
const EMPTY: [&str; 32] = [
    "da", "xu", "ly", "giai", "quyet", "xong", "roi", "hoan", "thanh", "tat", "on", "ok", "nhe", "a", "vu",
    "viec", "don", "nay", "dong", "y", "theo", "luat", "done", "settled", "solved", "finished", "it", "is",
    "was", "has", "been", "all",
];
/// “Đã giải quyết xong rồi” says nothing that a sender could check: so many different words are left without those.
pub(super) fn is_vague(said: &Said) -> bool {
    let folded = fold(said.as_str());
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let telling: BTreeSet<&str> = words.filter(|word| !EMPTY.contains(word)).collect();
    telling.len() < LEAST_WORDS
}

pub(super) fn joined(before: Option<Said>, seam: &str, text: &str) -> Option<Said> {
    match before {
        Some(before) => Said::new(&format!("{before}{seam}{text}")),
        None => Said::new(text),
    }
}

/// The action with a longer text; `None` where it has no text that could go on.
pub(super) fn lengthened(action: &Action, seam: &str, rest: &str) -> Option<Action> {
    let longer = |text: &Said| joined(Some(text.clone()), seam, rest);
    match action {
        Action::AskMore { question: text }
        | Action::RefuseAsIneligible { reason: text }
        | Action::Guide { where_to: text }
        | Action::Refuse { reason: text }
        | Action::Answer { text }
        | Action::Reopen { reason: text }
        | Action::AddMore { text: Some(text) } => with_words(action.kind(), longer(text)?),
        Action::Forward { .. }
        | Action::Settle { .. }
        | Action::AddMore { text: None }
        | Action::Take
        | Action::Accept
        | Action::Start
        | Action::Withdraw
        | Action::MarkCoordinated => None,
    }
}
