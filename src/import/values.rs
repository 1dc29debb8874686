//! One value of a file, typed as the catalogue says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};
use unicode_normalization::UnicodeNormalization;

use crate::domain::answer::{Answer, Blank, Cell, Item, Value};
use crate::domain::catalogue::{Field, FieldKind, Indicator, Kind};

/// No ward collects or counts more than this in a month; sums of such numbers stay far within 64 bits.
const MOST: i64 = 1_000_000_000_000_000;

/// Reads the value of an indicator: `null` stands for "not known yet", `{"blank": "declined"}` for that blank.
pub fn answer(indicator: &Indicator, json: &Json) -> Result<Answer, String> {
    match json {
        Json::Null => Ok(Answer::blank(Blank::NotKnownYet)),
        Json::Object(fields) => blank(fields),
        Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => {
            value(&indicator.kind, json).map(Answer::Value)
        }
    }
}

/// How a value is quoted in a fault: short, and texts in quotation marks.
pub fn shown(json: &Json) -> String {
    const LONGEST: usize = 40;
    let text = match json {
        Json::String(text) => format!("“{text}”"),
        Json::Array(_) => "a list".to_owned(),
        Json::Object(_) => "an object".to_owned(),
        Json::Null | Json::Bool(_) | Json::Number(_) => json.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// A text that says something, in NFC.
pub fn text(json: &Json) -> Result<String, String> {
    let Json::String(text) = json else { return Err(format!("{} is no text", shown(json))) };
    let text: String = text.trim().nfc().collect();
    if text.is_empty() {
        return Err("the text is empty: leave it out, or give null where it is not known yet".to_owned());
    }
    Ok(text)
}

/// A day such as 2019-09-30.
pub fn date(json: &Json) -> Result<NaiveDate, String> {
    let fault = || format!("{} is no date such as 2019-09-30", shown(json));
    let text = json.as_str().ok_or_else(fault)?;
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| fault())?;
    (day.to_string() == text).then_some(day).ok_or_else(fault)
}

fn blank(fields: &Map<String, Json>) -> Result<Answer, String> {
    let wanted = || {
        let names: Vec<_> = Blank::ALL.iter().filter_map(|blank| serde_json::to_value(blank).ok()).collect();
        let names: Vec<_> = names.iter().filter_map(Json::as_str).collect();
        format!("an object stands for a blank only: {{\"blank\": …}} with one of {}", names.join(", "))
    };
    let blank = fields.get("blank").filter(|_| fields.len() == 1).ok_or_else(wanted)?;
    serde_json::from_value(blank.clone()).map(Answer::blank).map_err(|_| wanted())
}

fn value(kind: &Kind, json: &Json) -> Result<Value, String> {
    match kind {
        Kind::Count | Kind::Money => whole_number(json).map(Value::Number),
        Kind::YesNo => json
            .as_bool()
            .map(Value::YesNo)
            .ok_or_else(|| format!("{} is neither true nor false", shown(json))),
        Kind::ShortText | Kind::Narrative => text(json).map(Value::Text),
        Kind::List(fields) => items(fields, json).map(Value::Items),
        Kind::Ratio { .. } => Err("a ratio is computed, never given".to_owned()),
    }
}

fn whole_number(json: &Json) -> Result<i64, String> {
    let Json::Number(number) = json else { return Err(format!("{} is no whole number", shown(json))) };
    match number.as_i64() {
        Some(number) if number < 0 => Err(format!("{number} is negative")),
        Some(number) if number <= MOST => Ok(number),
        Some(_) => Err(format!("{number} is more than any ward reports")),
        None if number.is_u64() => Err(format!("{number} is more than any ward reports")),
        None => Err(format!("{number} is no whole number")),
    }
}

fn items(fields: &[Field], json: &Json) -> Result<Vec<Item>, String> {
    let Json::Array(lines) = json else { return Err(format!("{} is no list of lines", shown(json))) };
    let lines = lines.iter().zip(1..);
    lines
        .map(|(line, number)| item(fields, line).map_err(|fault| format!("line {number}: {fault}")))
        .collect()
}

fn item(fields: &[Field], json: &Json) -> Result<Item, String> {
    let Json::Object(cells) = json else {
        return Err(format!("{} is no line: its fields stand in {{ }}", shown(json)));
    };
    let names = || fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(unknown) = cells.keys().find(|name| fields.iter().all(|field| field.name != **name)) {
        return Err(format!("there is no field `{unknown}`; the fields are {}", names()));
    }
    let mut item = BTreeMap::new();
    for field in fields {
        match cells.get(&field.name) {
            None | Some(Json::Null) if field.required => return Err(format!("`{}` is missing", field.name)),
            None | Some(Json::Null) => {}
            Some(json) => {
                let cell = cell(&field.kind, json).map_err(|fault| format!("{}: {fault}", field.name))?;
                item.insert(field.name.clone(), cell);
            }
        }
    }
    Ok(item)
}

fn cell(kind: &FieldKind, json: &Json) -> Result<Cell, String> {
    match kind {
        FieldKind::Count | FieldKind::Money => whole_number(json).map(Cell::Number),
        FieldKind::ShortText | FieldKind::Narrative => text(json).map(Cell::Text),
        FieldKind::Date => date(json).map(|day| Cell::Text(day.to_string())),
        FieldKind::Choice(choices) => {
            let known = json.as_str().filter(|code| choices.iter().any(|choice| choice.code == *code));
            known.map(|code| Cell::Text(code.to_owned())).ok_or_else(|| {
                let codes: Vec<_> = choices.iter().map(|choice| choice.code.as_str()).collect();
                format!("{} is none of {}", shown(json), codes.join(", "))
            })
        }
    }
}
