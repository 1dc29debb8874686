//! Yes and no.

use super::label::is_label;
use super::token::{Token, Word, tokens};

/// What one word contributes to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signal {
    Yes,
    /// "vâng", "dạ": a yes if nothing else is said; before something else only polite.
    Polite,
    /// "đã": a yes, unless what was done is its contrary ("đã hoãn").
    Already,
    /// "bị", "tạm": belongs to what follows.
    Auxiliary,
    No,
    CalledOff,
    /// Something done ("tổ chức", "làm"), which alone says neither.
    Deed,
    /// Neither plan nor question is an answer ("sẽ", "hay", "nhưng").
    Open,
    Other,
}

const SIGNALS: [(&[&str], Signal); 8] = [
    (
        &[
            "có", "rồi", "r", "ok", "oke", "okie", "okay", "đúng", "ừ", "xong", "yes", "y", "yep", "yeah",
            "true", "done", "đạt",
        ],
        Signal::Yes,
    ),
    (&["vâng", "dạ"], Signal::Polite),
    (&["đã"], Signal::Already),
    (&["bị", "tạm", "phải"], Signal::Auxiliary),
    (
        &[
            "không", "ko", "k", "kh", "khg", "kô", "hông", "hok", "chẳng", "chưa", "no", "not", "n", "nope",
            "never", "none", "false",
        ],
        Signal::No,
    ),
    (&["hoãn", "hủy", "huỷ", "postponed", "cancelled"], Signal::CalledOff),
    (&["chức", "làm", "họp", "diễn", "ra", "thực"], Signal::Deed),
    (
        &[
            "sẽ", "sắp", "dự", "định", "nhưng", "những", "hay", "hoặc", "chắc", "khoảng", "hình", "lẽ",
            "biết", "rõ", "but", "will", "maybe", "or",
        ],
        Signal::Open,
    ),
];
const FILLERS: [&str; 24] = [
    "ạ", "a", "ah", "nhé", "nhe", "nha", "thưa", "em", "bác", "anh", "chị", "ông", "bà", "chú", "cháu", "tổ",
    "mình", "tôi", "chúng", "báo", "cáo", "thì", "cũng", "là",
];
/// What may close a no or a postponement without turning it: "chưa có", "hoãn rồi", "not done yet".
const CLOSING: [&str; 11] = ["hoàn", "có", "đúng", "phải", "xong", "đạt", "đã", "rồi", "r", "done", "vâng"];

/// Reads yes (`true`) or no (`false`); `None` for everything that is not plainly one of them.
///
/// `"đã tổ chức"`, `"rồi ạ"`, `"yes"` are a yes; `"chưa"`, `"hoãn"`, `"dạ không"`, `"not yet"` a no;
/// `"có không?"`, `"sẽ tổ chức"` and `"có nhưng chưa xong"` are neither.
pub fn read_yes_no(text: &str) -> Option<bool> {
    let tokens = tokens(text);
    let said: Vec<&Word> =
        tokens.iter().filter_map(Token::word).filter(|word| !word.is_any(&FILLERS)).collect();
    let signals: Vec<Signal> = (0..said.len()).map(|at| signal(&said, at)).collect();
    let is_question = tokens.iter().any(|token| token.is_mark(&['?']));
    if is_question || begins_with_number(&tokens) || signals.contains(&Signal::Open) {
        return None;
    }
    decide(&said, &signals)
}

fn decide(said: &[&Word], signals: &[Signal]) -> Option<bool> {
    let is_before = |signal: &&Signal| {
        matches!(signal, Signal::Polite | Signal::Already | Signal::Auxiliary | Signal::Deed)
    };
    let start = signals.iter().take_while(is_before).count();
    let (before, answer) = signals.split_at(start);
    match answer.split_first() {
        // "tổ chức chưa" asks.
        Some((Signal::No, _)) if before.contains(&Signal::Deed) => None,
        Some((Signal::No | Signal::CalledOff, rest)) => {
            let words = said.get(start + 1..).unwrap_or_default();
            let closing = words.iter().take_while(|word| word.is_any(&CLOSING)).count();
            let turned = deny(rest) || rest.iter().skip(closing).any(|signal| *signal == Signal::Yes);
            (!turned).then_some(false)
        }
        Some((Signal::Yes, rest)) => (!deny(rest)).then_some(true),
        Some((
            Signal::Polite
            | Signal::Already
            | Signal::Auxiliary
            | Signal::Deed
            | Signal::Open
            | Signal::Other,
            rest,
        )) => (before.contains(&Signal::Already) && !deny(rest)).then_some(true),
        None => says_yes(said, before).then_some(true),
    }
}

fn deny(signals: &[Signal]) -> bool {
    signals.iter().any(|signal| matches!(signal, Signal::No | Signal::CalledOff))
}

/// Whether words of which none decides by itself are a yes: politeness alone, "đã tổ chức", "phải".
fn says_yes(said: &[&Word], signals: &[Signal]) -> bool {
    let only_polite = signals.iter().all(|signal| *signal == Signal::Polite);
    let right = said.last().is_some_and(|word| word.is("phải"));
    // Without diacritics "đã tổ chức" begins like "dạ".
    let deed_done = said.first().is_some_and(|word| word.is("đã")) && signals.contains(&Signal::Deed);
    !signals.is_empty() && (only_polite || right || deed_done || signals.contains(&Signal::Already))
}

/// Whether a number that is no name comes before any answer: "0 có", "5k".
fn begins_with_number(tokens: &[Token]) -> bool {
    let answers = |token: &Token| {
        token.word().is_some_and(|word| signal(&[word], 0) != Signal::Other && !word.is_any(&FILLERS))
    };
    let before = tokens.iter().take_while(|token| !answers(token)).count();
    (0..before).any(|at| {
        let is_name =
            at > 0 && (tokens[at - 1].word().is_some_and(is_label) || tokens[at - 1].is_mark(&['/', '-']));
        tokens[at].is_number() && !is_name
    })
}

fn signal(said: &[&Word], at: usize) -> Signal {
    let word = said[at];
    let finishes = said.get(at + 1).is_some_and(|next| next.is_any(&["thành", "tất"]));
    if word.is("hoàn") && finishes {
        return Signal::Yes;
    }
    let found = SIGNALS.iter().find(|(words, _)| word.is_any(words));
    found.map_or(Signal::Other, |(_, signal)| *signal)
}
