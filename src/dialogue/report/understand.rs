//! What a typed text means as the answer to one question.

use chrono::{Datelike, NaiveDate};

use crate::domain::answer::{Answer, Blank, Cell, Item, Value};
use crate::domain::catalogue::{Choice, Field, FieldKind, Indicator, Kind};
use crate::domain::figure::{self, BlankWord, Doubt, Reading, fold};
use crate::domain::language::Language;

use super::form::Form;

/// The most letters that a text answer keeps.
pub const LONGEST_TEXT: usize = 12_000;

/// What was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood {
    /// A whole number that the checks have still to see.
    Number(i64),
    /// Anything else that can be stored as it is.
    Answer(Answer),
    /// Several meanings are possible: these, the most likely first.
    Unclear {
        readings: Vec<i64>,
        why: Doubt,
    },
    Unreadable,
    /// This line of a list could not be read.
    UnreadableLine(String),
}

/// Reads `text` as the answer to `indicator`.
pub fn understand(form: &Form, indicator: &Indicator, text: &str) -> Understood {
    let text = figure::nfc(text.trim());
    match &indicator.kind {
        Kind::Count => number(figure::read_count(&text)),
        Kind::Money => number(figure::read_money(&text)),
        Kind::YesNo => yes_no(&text),
        Kind::ShortText | Kind::Narrative => words(&text),
        Kind::List(fields) => lines(form, fields, &text),
        Kind::Ratio { .. } => Understood::Unreadable,
    }
}

fn number(reading: Reading) -> Understood {
    match reading {
        Reading::Value(number) => Understood::Number(number),
        Reading::Unclear(unclear) => Understood::Unclear { readings: unclear.readings, why: unclear.why },
        Reading::Blank(word) => Understood::Answer(Answer::blank(blank(word))),
        Reading::Unreadable => Understood::Unreadable,
    }
}

const fn blank(word: BlankWord) -> Blank {
    match word {
        BlankWord::NotApplicable => Blank::NotApplicable,
        BlankWord::NotKnownYet => Blank::NotKnownYet,
        BlankWord::Declined => Blank::Declined,
    }
}

fn yes_no(text: &str) -> Understood {
    match (figure::read_yes_no(text), figure::read_count(text)) {
        (Some(yes), _) => Understood::Answer(Answer::Value(Value::YesNo(yes))),
        (None, Reading::Blank(word)) => Understood::Answer(Answer::blank(blank(word))),
        (None, Reading::Value(number @ (0 | 1))) => {
            Understood::Answer(Answer::Value(Value::YesNo(number == 1)))
        }
        (None, _) => Understood::Unreadable,
    }
}

fn words(text: &str) -> Understood {
    if text.is_empty() {
        return Understood::Unreadable;
    }
    Understood::Answer(Answer::Value(Value::Text(text.chars().take(LONGEST_TEXT).collect())))
}

/// A list typed at once: a line each, the fields parted by semicolons; or a word that says there is nothing.
fn lines(form: &Form, fields: &[Field], text: &str) -> Understood {
    if figure::read_count(text) == Reading::Value(0) || figure::read_yes_no(text) == Some(false) {
        return Understood::Answer(Answer::Value(Value::Items(Vec::new())));
    }
    if let Reading::Blank(word) = figure::read_count(text) {
        return Understood::Answer(Answer::blank(blank(word)));
    }
    let mut items = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match read_line(form, fields, line) {
            Some(item) => items.push(item),
            None => return Understood::UnreadableLine(line.to_owned()),
        }
    }
    if items.is_empty() {
        Understood::Unreadable
    } else {
        Understood::Answer(Answer::Value(Value::Items(items)))
    }
}

/// Reads one line of a list. Each piece goes to the first free field that can read it, those that take any text last, so
/// that optional fields may be left out; every required field must be there.
pub fn read_line(form: &Form, fields: &[Field], line: &str) -> Option<Item> {
    let line = line.trim_start_matches(['-', '•', '*', '+']).trim();
    let separator = if line.contains(';') { ';' } else { ',' };
    let mut item = Item::new();
    for piece in line.split(separator).map(str::trim).filter(|piece| !piece.is_empty()) {
        let free = fields.iter().filter(|field| !item.contains_key(&field.name));
        let (any_text, particular): (Vec<_>, Vec<_>) = free.partition(|field| takes_any_text(field));
        let mut candidates = particular.into_iter().chain(any_text);
        let (name, cell) =
            candidates.find_map(|field| Some((&field.name, read_cell(form, field, piece)?)))?;
        item.insert(name.clone(), cell);
    }
    fields.iter().all(|field| !field.required || item.contains_key(&field.name)).then_some(item)
}

fn takes_any_text(field: &Field) -> bool {
    match field.kind {
        FieldKind::ShortText => field.name != HOUSEHOLD_CODE,
        FieldKind::Narrative => true,
        FieldKind::Count | FieldKind::Money | FieldKind::Date | FieldKind::Choice(_) => false,
    }
}

/// Reads one field of a list's line.
pub fn read_cell(form: &Form, field: &Field, text: &str) -> Option<Cell> {
    match &field.kind {
        FieldKind::Count => exact(&figure::read_count(text)),
        FieldKind::Money => exact(&figure::read_money(text)),
        FieldKind::ShortText => match household_codes(form, field) {
            [] if field.name == HOUSEHOLD_CODE => {
                looks_like_a_code(text).then(|| Cell::Text(text.trim().to_uppercase()))
            }
            [] => Some(Cell::Text(figure::nfc(text))),
            codes => codes.iter().find(|code| same_code(code, text)).map(|code| Cell::Text(code.clone())),
        },
        FieldKind::Narrative => Some(Cell::Text(figure::nfc(text))),
        FieldKind::Date => read_date(text, form.month.year()).map(|date| Cell::Text(date.to_string())),
        FieldKind::Choice(choices) => {
            read_choice(choices, text).map(|choice| Cell::Text(choice.code.clone()))
        }
    }
}

/// The codes that a field takes: the group's register for the code of a poor household, else any text.
pub fn household_codes<'a>(form: &Form<'a>, field: &Field) -> &'a [String] {
    if field.name == HOUSEHOLD_CODE { &form.group.household_codes } else { &[] }
}

/// The field that names a poor household by its code in the group's register.
const HOUSEHOLD_CODE: &str = "household_code";

/// Where a group has no register, a code is still no name: letters without marks, digits and hyphens, with a digit among
/// them.
fn looks_like_a_code(text: &str) -> bool {
    let text = text.trim();
    let letters = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '/' | '.');
    (2..=20).contains(&text.len())
        && text.chars().all(letters)
        && text.contains(|letter: char| letter.is_ascii_digit())
}

/// `HN-07-01`, `hn0701` and `1` (the last part alone) mean the same code.
fn same_code(code: &str, text: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let last = code.rsplit('-').next().unwrap_or(code);
    letters(code) == letters(text) || last.trim_start_matches('0') == text.trim().trim_start_matches('0')
}

fn exact(reading: &Reading) -> Option<Cell> {
    match reading {
        Reading::Value(number) => Some(Cell::Number(*number)),
        Reading::Unclear(_) | Reading::Blank(_) | Reading::Unreadable => None,
    }
}

/// The choice that the text names: its code, its label or the beginning of it, in any language.
fn read_choice<'a>(choices: &'a [Choice], text: &str) -> Option<&'a Choice> {
    let folded = fold(text);
    let names = |choice: &Choice| Language::ALL.map(|language| fold(choice.label.get(language)));
    let exact = choices.iter().find(|choice| choice.code == text || names(choice).contains(&folded));
    let part = |choice: &&Choice| names(choice).iter().any(|name| name.contains(&folded));
    exact.or_else(|| {
        let mut found = choices.iter().filter(part);
        found.next().filter(|_| folded.len() >= 3 && found.next().is_none())
    })
}

/// `5/9`, `05/09/2019`, `2019-09-05`; without a year it is the report's.
pub fn read_date(text: &str, year: i32) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(date);
    }
    let mut parts = text.split(['/', '-', '.']).map(str::trim);
    let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let year = parts.next().map_or(Some(year), |year| year.parse().ok())?;
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| (2000..2200).contains(&date.year()))
}

/// Whether a typed word agrees with what was asked back.
pub fn agrees(text: &str) -> bool {
    matches!(
        fold(text).trim_end_matches(['.', '!', ' ']),
        "dung" | "dung roi" | "ok" | "u" | "vang" | "yes" | "right" | "co"
    )
}
