//! Answers without a number: none, none yet, and the three blanks.

use super::super::BlankWord;
use super::token::{Token, Word};

/// What a message without a number says of the amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nothing {
    Zero,
    /// "chưa có": 0 so far, or not known yet.
    ZeroOrNotKnown,
}

const NOT: [&str; 14] =
    ["chẳng", "chả", "không", "ko", "k", "kh", "khg", "kô", "hông", "hổng", "hok", "hem", "not", "no"];

/// Whether a word negates, in Vietnamese or English.
pub(super) fn is_negation(word: &Word) -> bool {
    word.is_any(&NOT) || word.is("chưa")
}

const NOT_APPLICABLE: [&str; 8] = [
    "khong ap dung",
    "n a",
    "not applicable",
    "khong thuoc dien",
    "khong lien quan",
    "does not apply",
    "doesn t apply",
    "khong thuoc doi tuong",
];

const NOT_KNOWN: [&str; 26] = [
    "hoi lai",
    "chua biet",
    "chua ro",
    "chua nam",
    "chua co so lieu",
    "chua co thong tin",
    "chua tong hop",
    "chua thong ke",
    "chua cap nhat",
    "chua tinh",
    "chua dem",
    "khong biet",
    "khong ro",
    "khong nho",
    "khong nam",
    "khong co so lieu",
    "khong co thong tin",
    "not known",
    "unknown",
    "don t know",
    "dont know",
    "do not know",
    "no data",
    "no idea",
    "not sure",
    "khong chac",
];

const DECLINED: [&str; 12] = [
    "khong tra loi",
    "tu choi",
    "khong muon",
    "khong khai",
    "prefer not to",
    "rather not",
    "decline",
    "declined",
    "refuse",
    "no answer",
    "no comment",
    "khong cung cap",
];

/// The blank that a message without digits asks for, if any.
pub(super) fn blank(tokens: &[Token]) -> Option<BlankWord> {
    if tokens.iter().any(Token::is_number) {
        return None;
    }
    let said = format!(" {} ", words(tokens).join(" "));
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| said.contains(&format!(" {phrase} ")));
    if says(&NOT_APPLICABLE) || said.trim() == "na" {
        Some(BlankWord::NotApplicable)
    } else if says(&DECLINED) {
        Some(BlankWord::Declined)
    } else if says(&NOT_KNOWN) {
        Some(BlankWord::NotKnownYet)
    } else {
        None
    }
}

/// Folded words, with every way of writing "không" made one.
fn words(tokens: &[Token]) -> Vec<&str> {
    let one_spelling = |word: &Word| word.is_any(&NOT) && !matches!(word.written.as_str(), "not" | "no");
    let said = tokens.iter().filter_map(Token::word);
    said.map(|word| if one_spelling(word) { "khong" } else { word.folded.as_str() }).collect()
}

/// What may directly follow "không" and "chưa" where they mean "none".
const AFTER_NOT: [&str; 24] = [
    "có",
    "phát",
    "ai",
    "gì",
    "thu",
    "xảy",
    "hộ",
    "người",
    "trường",
    "vụ",
    "buổi",
    "đồng",
    "khoản",
    "nào",
    "ạ",
    "a",
    "ah",
    "em",
    "bác",
    "nhé",
    "nha",
    "thôi",
    "không",
    "chưa",
];

/// What else may stand in such an answer without changing it.
const BESIDE_NOT: [&str; 41] = [
    "sinh", "hợp", "việc", "cuộc", "đơn", "được", "ra", "thêm", "mới", "hết", "cả", "luôn", "dạ", "thưa",
    "anh", "chị", "ông", "bà", "chú", "cháu", "tổ", "mình", "tôi", "chúng", "báo", "cáo", "thì", "là", "đều",
    "cũng", "tháng", "này", "kỳ", "hiện", "tại", "trong", "đến", "nay", "tiền", "lần", "cái",
];

/// English words that say "none", and those that may stand beside them.
const NONE: [&str; 7] = ["none", "nil", "nothing", "nobody", "zero", "no", "not"];
const BESIDE_NONE: [&str; 21] = [
    "đồng",
    "vnd",
    "one",
    "case",
    "cases",
    "people",
    "person",
    "households",
    "household",
    "money",
    "at",
    "all",
    "this",
    "month",
    "yet",
    "there",
    "were",
    "was",
    "any",
    "so",
    "far",
];

/// Whether a message without a number says that there is nothing to report. Any word that these
/// answers do not use leaves it open: "không có người vắng" is no 0.
pub(super) fn nothing(tokens: &[Token]) -> Option<Nothing> {
    let said: Vec<&Word> = tokens.iter().filter_map(Token::word).collect();
    let answer = match said.split_first() {
        Some((first, rest)) if first.is("vâng") => rest,
        Some(_) | None => &said[..],
    };
    in_english(answer).or_else(|| in_vietnamese(answer))
}

fn in_english(said: &[&Word]) -> Option<Nothing> {
    let is_known = said.iter().all(|word| word.is_any(&NONE) || word.is_any(&BESIDE_NONE));
    if !is_known || !said.iter().any(|word| word.is_any(&NONE)) {
        return None;
    }
    let open = said.iter().any(|word| word.is_any(&["yet", "far"]));
    Some(if open { Nothing::ZeroOrNotKnown } else { Nothing::Zero })
}

fn in_vietnamese(said: &[&Word]) -> Option<Nothing> {
    let negates = |word: &Word| word.is_any(&NOT) || word.is("chưa");
    let belongs = |word: &Word| negates(word) || word.is_any(&AFTER_NOT) || word.is_any(&BESIDE_NOT);
    let follows = |pair: &[&Word]| !negates(pair[0]) || negates(pair[1]) || pair[1].is_any(&AFTER_NOT);
    let is_answer = said.iter().any(|word| negates(word))
        && said.iter().all(|word| belongs(word))
        && said.windows(2).all(follows);
    let happened = said.windows(2).any(|pair| pair[0].is("phát") && pair[1].is("sinh"));
    let open = !happened && said.iter().any(|word| word.is("chưa"));
    is_answer.then_some(if open { Nothing::ZeroOrNotKnown } else { Nothing::Zero })
}
