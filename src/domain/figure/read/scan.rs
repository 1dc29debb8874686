//! Finds the numbers of a message among its words, and what the words around them say of them.

use super::Kind;
use super::context;
use super::label::label_end;
use super::token::{Symbol, Token, Word};
use super::vocabulary::{self, Digit, Element, Scale};

/// The numbers of a message.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) runs: Vec<Run>,
    /// The message says something of its numbers that must not be overheard: a sign, a
    /// percentage, another currency, a price for each, "một số".
    pub(super) refused: bool,
    /// "không" or "chưa" stands before the numbers.
    pub(super) negated: bool,
    /// "khoảng", "hơn", a question mark: to be asked back.
    pub(super) doubtful: bool,
}

/// One number: its pieces, and where it stands among the tokens.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) elements: Vec<Element>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) behind: Behind,
    pub(super) certainty: Certainty,
}

/// What follows a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// "đồng" (or it stands before, "VND").
    Dong,
    /// Something counted: "2 hộ".
    Counted,
    Other,
}

/// Whether all words of a number are surely numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    Sure,
    /// It is one word that may be none ("ba", "sau").
    Shaky,
    /// The last word may not belong to it ("5 trieu ba con gop").
    ShakyEnd,
}

/// Finds all numbers of a message.
pub(super) fn scan(tokens: &[Token], kind: Kind) -> Scan {
    let mut scan = Scan::default();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = label_end(tokens, at, kind, &mut scan) {
            at = end;
        } else if let Some(run) = run_at(tokens, at, kind) {
            at = run.end;
            context::judge(tokens, &run, &mut scan);
            // "2 nam", "5 sau ra soat": a word behind digits, and no second number, perhaps.
            let behind_digits = matches!(run.elements.last(), Some(Element::Numeral(_)));
            let next = tokens.get(at).and_then(Token::word).and_then(vocabulary::digit);
            if behind_digits && run.behind != Behind::Dong && next.is_some_and(|digit| digit.shaky) {
                scan.doubtful = true;
                at += 1;
            }
            scan.runs.push(run);
        } else {
            scan.refused |= is_unreadable(&tokens[at]);
            at += 1;
        }
    }
    context::judge_whole(tokens, &mut scan);
    scan
}

/// Digits without sense, fractions such as ½, and scales without a number ("hàng trăm").
fn is_unreadable(token: &Token) -> bool {
    match &token.symbol {
        Symbol::Number(_) => true,
        Symbol::Mark(mark) => mark.is_numeric() && !matches!(mark, '²' | '³'),
        Symbol::Word(word) => vocabulary::is_free_scale(word),
    }
}

/// The number that begins at `at`, as far as it goes.
fn run_at(tokens: &[Token], at: usize, kind: Kind) -> Option<Run> {
    let mut elements = vec![first_element(tokens, at)?];
    let mut end = at + 1;
    loop {
        let hyphen = usize::from(is_hyphen_inside(tokens, end, elements.last()));
        let Some(element) = next_element(tokens, end + hyphen, elements.last(), kind) else {
            break;
        };
        elements.push(element);
        end += hyphen + 1;
    }
    let with_unit = context::unit_end(tokens, at, end);
    let end = with_unit.unwrap_or(end);
    let is_counted = tokens.get(end).and_then(Token::word).is_some_and(vocabulary::is_counted);
    let behind = match with_unit {
        Some(_) => Behind::Dong,
        None if is_counted => Behind::Counted,
        None => Behind::Other,
    };
    let certainty = certainty(tokens, &elements, at, end, behind);
    Some(Run { elements, start: at, end, behind, certainty })
}

fn certainty(tokens: &[Token], elements: &[Element], start: usize, end: usize, behind: Behind) -> Certainty {
    let is_shaky = matches!(elements.last(), Some(Element::Digit(digit)) if digit.shaky)
        || tokens[start].word().is_some_and(|word| word.written == "ten");
    match elements.len() {
        _ if !is_shaky || behind != Behind::Other => Certainty::Sure,
        1 if context::stands_alone(tokens, start, end) => Certainty::Sure,
        1 => Certainty::Shaky,
        _ if context::goes_on(tokens, end) => Certainty::ShakyEnd,
        _ => Certainty::Sure,
    }
}

/// "twenty-five".
fn is_hyphen_inside(tokens: &[Token], at: usize, previous: Option<&Element>) -> bool {
    matches!(previous, Some(Element::Tens(_)))
        && tokens.get(at).is_some_and(|token| token.is_mark(&['-']))
        && tokens.get(at + 1).is_some_and(|token| token.glued)
}

/// The piece with which a number begins at `at`.
fn first_element(tokens: &[Token], at: usize) -> Option<Element> {
    let token = tokens.get(at)?;
    let word = match &token.symbol {
        Symbol::Number(numeral) => return numeral.map(Element::Numeral),
        Symbol::Mark(_) => return None,
        Symbol::Word(word) => word,
    };
    let next = tokens.get(at + 1);
    let next_word = next.and_then(Token::word);
    if let Some(digit) = vocabulary::digit(word) {
        let is_year = word.is("năm") && next_word.is_some_and(context::follows_year);
        return (!digit.closing && !is_year).then_some(Element::Digit(digit));
    }
    if vocabulary::is_zero(word) {
        return next_word.is_some_and(follows_zero).then_some(Element::Zero);
    }
    if word.written == "a" && next_word.is_some_and(is_english_scale) {
        return Some(Element::Digit(Digit { value: 1, closing: false, shaky: false }));
    }
    if word.is("nửa") && next_word.is_some_and(vocabulary::is_free_scale) {
        return Some(Element::HalfOf);
    }
    if next.is_some_and(continues_scale) {
        let free = vocabulary::is_free_scale(word) || word.is_any(&["tỷ", "tỉ"]);
        let scale = vocabulary::scale(word, Kind::Count, false).filter(|scale| free && !scale.english);
        if let Some(scale) = scale {
            return Some(Element::Scale(scale));
        }
        if word.written == "trăm" || word.written == "tram" {
            return vocabulary::hundred(word);
        }
    }
    tens_or_teens(word)
}

fn tens_or_teens(word: &Word) -> Option<Element> {
    if word.is_any(&["mười", "mươi"]) {
        return Some(Element::Ten);
    }
    vocabulary::teen(word).map(Element::Teen).or_else(|| vocabulary::tens(word).map(Element::Tens))
}

/// The piece with which a number goes on at `at`, behind `previous`.
fn next_element(tokens: &[Token], at: usize, previous: Option<&Element>, kind: Kind) -> Option<Element> {
    let token = tokens.get(at)?;
    let word = match &token.symbol {
        Symbol::Number(numeral) => return numeral.map(Element::Numeral),
        Symbol::Mark(_) => return None,
        Symbol::Word(word) => word,
    };
    let next = tokens.get(at + 1);
    if let Some(scale) = scale_at(tokens, at, kind) {
        let follows_scale = matches!(previous, Some(Element::Scale(_)));
        return (!follows_scale || scale.exponent == 9).then_some(Element::Scale(scale));
    }
    if let Some(digit) = vocabulary::digit(word) {
        let behind_digits = matches!(previous, Some(Element::Numeral(_)));
        let is_year = word.is("năm") && next.and_then(Token::word).is_some_and(context::follows_year);
        let is_other_word = is_year || (behind_digits && digit.shaky);
        return (!is_other_word).then_some(Element::Digit(digit));
    }
    match word.folded.as_str() {
        "khong" => next.and_then(Token::word).is_some_and(follows_zero).then_some(Element::Zero),
        "ruoi" => Some(Element::AndHalf),
        "chuc" => Some(Element::Dozen),
        "linh" | "le" => next.is_some_and(is_digit).then_some(Element::Odd),
        "and" => previous.is_some_and(is_english).then_some(Element::And),
        _ => vocabulary::hundred(word).or_else(|| tens_or_teens(word)),
    }
}

/// The scale at `at`, behind a number.
pub(super) fn scale_at(tokens: &[Token], at: usize, kind: Kind) -> Option<Scale> {
    let token = tokens.get(at)?;
    let word = token.word()?;
    let next = tokens.get(at + 1);
    // "tháng 9 k có" has no thousands.
    let denies = next.and_then(Token::word).is_some_and(|word| word.is_any(&["có", "phát", "thu", "ai"]));
    if word.folded == "k" && !token.glued && denies {
        return None;
    }
    let scale = vocabulary::scale(word, kind, token.glued)?;
    let decimals_follow = next.is_some_and(|next| next.glued && next.is_number());
    let shorthand = scale.shorthand && (scale.exponent > 3 || decimals_follow);
    Some(Scale { shorthand, ..scale })
}

fn is_english(element: &Element) -> bool {
    matches!(element, Element::Hundred { english: true } | Element::Scale(Scale { english: true, .. }))
}

fn follows_zero(word: &Word) -> bool {
    matches!(word.written.as_str(), "trăm" | "tram" | "nghìn" | "ngàn" | "nghin" | "ngan" | "triệu" | "trieu")
}

fn is_english_scale(word: &Word) -> bool {
    matches!(word.written.as_str(), "hundred" | "thousand" | "million" | "billion")
}

fn is_digit(token: &Token) -> bool {
    token.is_number() || token.word().is_some_and(|word| vocabulary::digit(word).is_some() || word.is("mười"))
}

/// What may stand behind a scale whose "one" was left out: "triệu hai", "trăm rưỡi".
fn continues_scale(token: &Token) -> bool {
    is_digit(token) || token.word().is_some_and(|word| word.folded == "ruoi")
}
