//! A message cut into numbers in digits, words and marks.

use super::super::fold::{bare_letters, fold, is_invisible, nfc};
use super::label::is_label;
use super::numeral::Numeral;

/// A word, as written (composed, lower case) and folded for matching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) written: String,
    pub(super) folded: String,
}

impl Word {
    fn new(written: &str) -> Self {
        Self { written: written.to_owned(), folded: fold(written) }
    }

    /// Whether this is `accented`, with its diacritics or with none at all. A word with other
    /// diacritics is another word: "bà" is not "ba", "chùa" not "chưa".
    pub(super) fn is(&self, accented: &str) -> bool {
        self.written == accented || (self.is_bare() && bare_letters(accented).eq(self.folded.chars()))
    }

    pub(super) fn is_any(&self, accented: &[&str]) -> bool {
        accented.iter().any(|word| self.is(word))
    }

    /// Whether the word is typed without any diacritics.
    pub(super) fn is_bare(&self) -> bool {
        self.written == self.folded
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Symbol {
    /// `None` stands for digits that follow no way of writing numbers.
    Number(Option<Numeral>),
    Word(Word),
    Mark(char),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) symbol: Symbol,
    /// No white space stands before it.
    pub(super) glued: bool,
}

impl Token {
    pub(super) fn word(&self) -> Option<&Word> {
        match &self.symbol {
            Symbol::Word(word) => Some(word),
            Symbol::Number(_) | Symbol::Mark(_) => None,
        }
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.symbol, Symbol::Number(_))
    }

    pub(super) fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.symbol, Symbol::Mark(mark) if marks.contains(&mark))
    }
}

/// Scale and unit that people write as one word behind the digits: "5trđ".
const JOINED: [(&str, &str, &str); 8] = [
    ("trd", "tr", "đ"),
    ("trvnd", "tr", "vnd"),
    ("trieudong", "triệu", "đồng"),
    ("kd", "k", "đ"),
    ("kvnd", "k", "vnd"),
    ("ngd", "ng", "đ"),
    ("nghindong", "nghìn", "đồng"),
    ("ngandong", "ngàn", "đồng"),
];

/// Cuts a message into tokens. White space is dropped, line ends stay as marks.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<char> =
        nfc(&text.to_lowercase()).chars().filter(|letter| !is_invisible(*letter)).map(narrow_digit).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut glued) = (0, false);
    while let Some(&letter) = letters.get(at) {
        if letter != '\n' && letter.is_whitespace() {
            (at, glued) = (at + 1, false);
            continue;
        }
        let symbol = if letter.is_ascii_digit() {
            let after_label = tokens.last().and_then(Token::word).is_some_and(is_label);
            let (numeral, next) = take_number(&letters, at, !after_label);
            at = next;
            Symbol::Number(numeral)
        } else if is_letter(letter) {
            let end = end_of(&letters, at, is_letter);
            let written: String = letters[at..end].iter().collect();
            at = end;
            Symbol::Word(Word::new(&written))
        } else {
            at += 1;
            Symbol::Mark(letter)
        };
        push(&mut tokens, Token { symbol, glued });
        glued = true;
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, token: Token) {
    let behind_digits = token.glued && tokens.last().is_some_and(Token::is_number);
    let joined = token
        .word()
        .filter(|_| behind_digits)
        .and_then(|word| JOINED.iter().find(|(joined, _, _)| *joined == word.folded));
    match joined {
        Some((_, scale, unit)) => tokens
            .extend([scale, unit].map(|part| Token { symbol: Symbol::Word(Word::new(part)), glued: true })),
        None => tokens.push(token),
    }
}

/// Digits from `start` on, with the separators inside them; blanks separate thousands only where
/// `blanks_group` (after "tổ 7" they do not). Returns where it ends, too.
fn take_number(letters: &[char], start: usize, blanks_group: bool) -> (Option<Numeral>, usize) {
    let mut at = end_of(letters, start, |letter| letter.is_ascii_digit());
    let mut groups = vec![letters[start..at].iter().collect::<String>()];
    let mut separators = Vec::new();
    while let Some(&separator) = letters.get(at) {
        let end = end_of(letters, at + 1, |letter| letter.is_ascii_digit());
        let is_blank = separator.is_whitespace() && separator != '\n';
        let goes_on = match separator {
            '.' | ',' => end > at + 1 && !separators.contains(&' '),
            _ if is_blank && blanks_group => {
                separators.iter().all(|other| *other == ' ')
                    && end == at + 4
                    && groups.first().is_some_and(|first| first.len() <= 3 && !first.starts_with('0'))
                    && !has_decimals(letters, end)
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        groups.push(letters[at + 1..end].iter().collect());
        separators.push(if is_blank { ' ' } else { separator });
        at = end;
    }
    (Numeral::from_groups(&groups, &separators), at)
}

/// Whether a separator and a digit stand at `at`.
fn has_decimals(letters: &[char], at: usize) -> bool {
    matches!(letters.get(at), Some('.' | ',')) && letters.get(at + 1).is_some_and(char::is_ascii_digit)
}

fn end_of(letters: &[char], start: usize, belongs: impl Fn(char) -> bool) -> usize {
    let rest = letters.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|letter| belongs(**letter)).count()
}

fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() || unicode_normalization::char::is_combining_mark(letter)
}

/// Full-width digits of East Asian keyboards, as plain ones.
fn narrow_digit(letter: char) -> char {
    match letter {
        '０'..='９' => char::from_u32(letter as u32 - '０' as u32 + '0' as u32).unwrap_or(letter),
        _ => letter,
    }
}
