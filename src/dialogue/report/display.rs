//! Answers as people read them.

use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::domain::answer::{Answer, Blank, Cell, Item, Value};
use crate::domain::catalogue::{Field, FieldKind, Indicator, Kind};
use crate::domain::figure;
use crate::domain::language::Language;
use crate::words::loader;

/// Sums from here on are read back in words too: with fewer digits nobody miscounts the zeros.
const IN_WORDS_FROM: i64 = 1_000_000;
/// Where a text is cut on a card that shows every answer.
const SHORT_TEXT: usize = 80;
/// Where a text is cut when it is read back.
const LONG_TEXT: usize = 300;

/// The answer in full, with its unit.
pub fn answer(indicator: &Indicator, answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Blank { blank } => blank_words(*blank, language),
        Answer::Value(value) => value_words(indicator, value, language),
    }
}

/// The answer on a card that shows every answer: texts are cut.
pub fn short(indicator: &Indicator, given: &Answer, language: Language) -> String {
    beginning(&answer(indicator, given, language).replace('\n', " · "), SHORT_TEXT)
}

/// The text, or so many letters of it.
fn beginning(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    text.chars().take(letters).chain(['…']).collect()
}

/// The answer as it is read back at once: large sums in figures and words, texts by their beginning.
pub fn read_back(indicator: &Indicator, given: &Answer, language: Language) -> String {
    if let Answer::Value(Value::Text(text)) = given {
        return format!("“{}”", Message::verbatim(&beginning(text, LONG_TEXT)));
    }
    let shown = format!("**{}**", answer(indicator, given, language).replace('\n', "**\n**"));
    match given {
        Answer::Value(Value::Number(sum)) if indicator.kind == Kind::Money && *sum >= IN_WORDS_FROM => {
            let words = match language {
                Language::Vi => figure::in_words_vi(*sum) + " đồng",
                Language::En => figure::in_words_en(*sum) + " đồng",
            };
            format!("{shown} ({words})")
        }
        Answer::Value(_) | Answer::Blank { .. } => shown,
    }
}

/// A number of the indicator's kind, with its unit.
pub fn number(indicator: &Indicator, number: i64, language: Language) -> String {
    match indicator.kind {
        Kind::Money => figure::money(number),
        Kind::YesNo => yes_no(number != 0, language),
        Kind::Count | Kind::ShortText | Kind::Narrative | Kind::List(_) | Kind::Ratio { .. } => {
            let unit = indicator.unit.get(language);
            format!("{} {unit}", figure::number(number)).trim_end().to_owned()
        }
    }
}

/// A number of the indicator's kind, short enough for a button.
pub fn bare_number(indicator: &Indicator, value: i64, language: Language) -> String {
    match indicator.kind {
        Kind::YesNo => yes_no(value != 0, language),
        Kind::Money
        | Kind::Count
        | Kind::ShortText
        | Kind::Narrative
        | Kind::List(_)
        | Kind::Ratio { .. } => figure::number(value),
    }
}

/// The blank in words.
pub fn blank_words(blank: Blank, language: Language) -> String {
    match blank {
        Blank::NotKnownYet => fl!(loader(language), "blank-not-known-yet"),
        Blank::NotApplicable => fl!(loader(language), "blank-not-applicable"),
        Blank::Declined => fl!(loader(language), "blank-declined"),
    }
}

/// A line of a list: its filled fields, parted by dots.
pub fn line(fields: &[Field], item: &Item, language: Language) -> String {
    let cells = fields.iter().filter_map(|field| Some(cell(field, item.get(&field.name)?, language)));
    cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn cell(field: &Field, cell: &Cell, language: Language) -> String {
    match (&field.kind, cell) {
        (FieldKind::Money, Cell::Number(sum)) => figure::money(*sum),
        (FieldKind::Choice(choices), Cell::Text(code)) => {
            let choice = choices.iter().find(|choice| choice.code == *code);
            choice.map_or_else(|| code.clone(), |choice| choice.label.get(language).to_owned())
        }
        (FieldKind::Date, Cell::Text(date)) => match chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d") {
            Ok(date) => date.format("%d/%m/%Y").to_string(),
            Err(_) => date.clone(),
        },
        (_, Cell::Number(number)) => figure::number(*number),
        (_, Cell::Text(text)) => Message::verbatim(text),
    }
}

fn value_words(indicator: &Indicator, value: &Value, language: Language) -> String {
    match value {
        Value::YesNo(yes) => yes_no(*yes, language),
        Value::Number(given) => number(indicator, *given, language),
        Value::Text(text) => Message::verbatim(text),
        Value::Items(items) if items.is_empty() => fl!(loader(language), "report-no-lines"),
        Value::Items(items) => match &indicator.kind {
            Kind::List(fields) => {
                items.iter().map(|item| line(fields, item, language)).collect::<Vec<_>>().join("\n")
            }
            Kind::Count
            | Kind::Money
            | Kind::YesNo
            | Kind::ShortText
            | Kind::Narrative
            | Kind::Ratio { .. } => items.len().to_string(),
        },
    }
}

fn yes_no(yes: bool, language: Language) -> String {
    if yes { fl!(loader(language), "yes") } else { fl!(loader(language), "no") }
}
