//! Numbers that are names: "tổ 7", "tháng 9", "ngày 18/11".

use super::Kind;
use super::scan::{Scan, scale_at};
use super::token::{Symbol, Token, Word};
use super::vocabulary;

/// Words after which a number is a name and no amount: "tổ 7", "tháng 9", "ngày 18/11".
const LABELS: [&str; 16] = [
    "tổ", "tdp", "t", "phố", "tháng", "ngày", "năm", "quý", "q", "đợt", "lần", "ngõ", "ngách", "kỳ", "group",
    "month",
];

pub(super) fn is_label(word: &Word) -> bool {
    word.is_any(&LABELS)
}

/// Where a label with its number ends ("tổ 7", "ngày 18/11", "m2"), if one stands at `at`.
pub(super) fn label_end(tokens: &[Token], at: usize, kind: Kind, scan: &mut Scan) -> Option<usize> {
    let word = tokens.get(at)?.word()?;
    let number = tokens.get(at + 1)?;
    let behind_digits = tokens[at].glued && at > 0 && tokens[at - 1].is_number();
    if kind == Kind::Count && number.glued && is_metre(word) {
        return number.is_number().then_some(at + 2);
    }
    if behind_digits {
        return None;
    }
    if word.is("số") && at > 0 && tokens[at - 1].word().is_some_and(is_label) && number.is_number() {
        return Some(at + 2);
    }
    let is_short = matches!(word.folded.as_str(), "t" | "q");
    if !is_label(word) || (is_short && !number.glued) || !is_name(word, number) {
        return None;
    }
    if is_amount_behind(tokens, at + 2, kind) {
        // "tổ 7 người": seven people of the group, or the people of group 7.
        scan.doubtful = true;
        return None;
    }
    let mut end = at + 2;
    while tokens.get(end).is_some_and(|token| token.is_mark(&['/', '-', '.']))
        && tokens.get(end + 1).is_some_and(Token::is_number)
    {
        end += 2;
    }
    Some(end)
}

/// Whether what stands at `at` makes the number before it an amount.
fn is_amount_behind(tokens: &[Token], at: usize, kind: Kind) -> bool {
    let word = tokens.get(at).and_then(Token::word);
    word.is_some_and(|word| vocabulary::is_counted(word) || vocabulary::is_dong(word))
        || scale_at(tokens, at, kind).is_some()
        || tokens.get(at).is_some_and(|token| token.is_mark(&['%']))
}

/// Whether `number` can be a name behind the label: a year behind "năm", elsewhere what is short.
fn is_name(label: &Word, number: &Token) -> bool {
    match &number.symbol {
        Symbol::Number(Some(numeral)) if label.is("năm") => {
            numeral.plain_digits == Some(4) && numeral.whole.is_some_and(|year| (1900..2100).contains(&year))
        }
        Symbol::Number(Some(numeral)) => match numeral.plain_digits {
            Some(digits) => digits <= 4,
            // "ngày 18.11", but not "tổ 1.250.000".
            None => numeral.whole.is_none(),
        },
        Symbol::Number(None) => true,
        Symbol::Word(word) => !label.is("năm") && vocabulary::digit(word).is_some(),
        Symbol::Mark(_) => false,
    }
}

/// "50m2" are square metres where things are counted; as money, "1m2" is none of the writings.
fn is_metre(word: &Word) -> bool {
    matches!(word.folded.as_str(), "m" | "dm" | "cm" | "km")
}
