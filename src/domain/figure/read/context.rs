//! What the words and marks around a number say of it.

use super::phrases;
use super::scan::{Run, Scan};
use super::token::{Token, Word};
use super::vocabulary;

/// Words, anywhere in a message, that make its number an estimate.
const ESTIMATES: [&str; 14] = [
    "lẻ",
    "khoảng",
    "hơn",
    "ước",
    "chắc",
    "xấp",
    "about",
    "approximately",
    "approx",
    "roughly",
    "maybe",
    "perhaps",
    "probably",
    "nearly",
];

/// Words that do so directly before the number; elsewhere they mean other things.
const ESTIMATES_BEFORE: [&str; 24] = [
    "chừng", "tầm", "cỡ", "độ", "gần", "trên", "dưới", "quá", "ngót", "suýt", "xỉ", "ngoài", "almost",
    "around", "over", "under", "some", "circa", "above", "below", "giảm", "tăng", "dư", "to",
];

/// Two words that do so, directly before the number.
const ESTIMATE_PAIRS: [(&str, &str); 14] = [
    ("tối", "đa"),
    ("tối", "thiểu"),
    ("ít", "nhất"),
    ("nhiều", "nhất"),
    ("ít", "ra"),
    ("bình", "quân"),
    ("trung", "bình"),
    ("có", "lẽ"),
    ("hình", "như"),
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
];

const ESTIMATES_BEHIND: [&str; 9] = ["mấy", "lẻ", "hơn", "ngoài", "dư", "trở", "đổ", "odd", "or"];

const OTHER_CURRENCIES: [&str; 9] = ["usd", "đô", "đôla", "dollar", "dollars", "euro", "eur", "yên", "tệ"];

/// Judges what stands directly around one number.
pub(super) fn judge(tokens: &[Token], run: &Run, scan: &mut Scan) {
    let before = run.start.checked_sub(1).and_then(|at| tokens.get(at));
    let behind = tokens.get(run.end);
    if let Some(token) = before {
        scan.refused |= token.is_mark(&['/', '$', '€', '±', '^']) || is_minus(tokens, run);
        scan.doubtful |= token.is_mark(&['~', '≈', '<', '>', '≤', '≥', '-', '–', '−']) && run.start == 1;
        scan.doubtful |= token.is_mark(&['~', '≈', '<', '>', '≤', '≥']);
    }
    if let Some(word) = before.and_then(Token::word) {
        scan.refused |=
            word.is_any(&["âm", "minus", "negative", "vài", "mấy", "dăm", "hàng", "usd", "several"]);
        scan.doubtful |= word.is_any(&ESTIMATES_BEFORE) || ends_estimate(tokens, run.start);
    }
    if let Some(token) = behind {
        scan.refused |= token.is_mark(&['/', '%', '‰', '$', '€', '°', '^']);
        scan.doubtful |= token.is_mark(&['+', '±']);
    }
    if let Some(word) = behind.and_then(Token::word) {
        scan.refused |= word.is_any(&OTHER_CURRENCIES) || matches!(word.folded.as_str(), "percent" | "vai");
        scan.refused |= word.is("phần") && is_word(tokens, run.end + 1, "trăm");
        scan.doubtful |= word.is_any(&ESTIMATES_BEHIND);
    }
    scan.refused |= is_vague_one(tokens, run);
    scan.doubtful |= tokens[run.start].word().is_some_and(|word| word.written == "mươi");
}

/// Judges what a message says anywhere: estimates, prices for each, a question, "not".
pub(super) fn judge_whole(tokens: &[Token], scan: &mut Scan) {
    let Some(first) = scan.runs.first().map(|run| (run.start, run.end)) else {
        return;
    };
    scan.doubtful |= tokens.iter().any(|token| token.is_mark(&['?']));
    for (at, token) in tokens.iter().enumerate() {
        let Some(word) = token.word() else { continue };
        if scan.runs.iter().any(|run| (run.start..run.end).contains(&at)) {
            continue;
        }
        scan.doubtful |= word.is_any(&ESTIMATES);
        scan.refused |= word.written == "mỗi" || matches!(word.folded.as_str(), "each" | "per");
        let next = tokens.get(at + 1).and_then(Token::word);
        scan.refused |= word.written == "moi" && next.is_some_and(vocabulary::is_counted);
        if phrases::is_negation(word) {
            // "chưa đến 5 triệu" is an estimate; behind the number a "not" is asked about, too.
            let bounds = next.is_some_and(|next| next.is_any(&["đến", "tới", "đầy", "quá", "dưới", "more"]));
            scan.doubtful |= bounds || at >= first.1;
            scan.negated |= !bounds && at < first.0;
        }
    }
}

/// A minus sign: a dash that sticks to its number. "Quỹ - 5.000.000" is none.
fn is_minus(tokens: &[Token], run: &Run) -> bool {
    let dash = run.start.checked_sub(1).and_then(|at| tokens.get(at));
    dash.is_some_and(|token| token.is_mark(&['-', '−', '–', '—'])) && tokens[run.start].glued
}

/// Whether two words before `start` make an estimate.
fn ends_estimate(tokens: &[Token], start: usize) -> bool {
    let pair = start.checked_sub(2).and_then(|at| tokens.get(at..start));
    let Some([Some(first), Some(second)]) = pair.map(|pair| [pair[0].word(), pair[1].word()]) else {
        return false;
    };
    ESTIMATE_PAIRS.iter().any(|(one, other)| first.is(one) && second.is(other))
}

/// "một số", "một vài", "một ít": no one at all.
fn is_vague_one(tokens: &[Token], run: &Run) -> bool {
    const VAGUE: [&str; 7] = ["số", "vài", "ít", "chút", "phần", "nửa", "nhóm"];
    tokens[run.start].word().is_some_and(|word| word.is("một"))
        && run.end == run.start + 1
        && tokens.get(run.end).and_then(Token::word).is_some_and(|word| word.is_any(&VAGUE))
}

/// Where the unit of the number from `start` to `end` ends, if đồng was said.
pub(super) fn unit_end(tokens: &[Token], start: usize, end: usize) -> Option<usize> {
    let skip = usize::from(is_word(tokens, end, "vn"));
    let at = end + skip;
    let named = tokens.get(at).and_then(Token::word).is_some_and(vocabulary::is_dong);
    // "5 đồng chí", "5 đ/c" are five comrades.
    let comrades = is_word(tokens, at + 1, "chí")
        || (tokens.get(at + 1).is_some_and(|token| token.is_mark(&['/']))
            && tokens.get(at + 2).and_then(Token::word).is_some_and(|word| word.folded.starts_with('c')));
    if named && !comrades {
        return Some(at + 1);
    }
    if tokens.get(end).is_some_and(|token| token.is_mark(&['₫'])) {
        return Some(end + 1);
    }
    let before = start.checked_sub(1).and_then(|at| tokens.get(at))?;
    let is_before = before.is_mark(&['₫']) || before.word().is_some_and(|word| word.folded == "vnd");
    is_before.then_some(end)
}

/// Whether nothing but politeness follows, and only "được", "là", "có" or the like precedes: then
/// a word that may be another one ("ba", "sau") is surely a number.
pub(super) fn stands_alone(tokens: &[Token], start: usize, end: usize) -> bool {
    const LEADING: [&str; 10] = ["được", "là", "có", "tổng", "cộng", "dạ", "thưa", "vâng", "đủ", "all"];
    let before = start.checked_sub(1).and_then(|at| tokens.get(at)).and_then(Token::word);
    !goes_on(tokens, end) && before.is_none_or(|word| word.is_any(&LEADING))
}

/// Whether the sentence goes on at `end` with a word other than politeness.
pub(super) fn goes_on(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).and_then(Token::word).is_some_and(|word| !vocabulary::closes(word))
}

/// Words behind "năm" that make it a year: "năm nay".
pub(super) fn follows_year(word: &Word) -> bool {
    word.is_any(&["nay", "ngoái", "trước", "học", "qua"])
}

fn is_word(tokens: &[Token], at: usize, accented: &str) -> bool {
    tokens.get(at).and_then(Token::word).is_some_and(|word| word.is(accented))
}
