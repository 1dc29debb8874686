//! Reads numerators and denominators.
//!
//! A term is one of: `a + b` · `count of list` · `sum of list.field` · `list distinct field` · `distinct field of list` ·
//! `petitions[status=da_giai_quyet and coordinated_with_ubnd=true]`. A list may be filtered: `list[field=value]`.

use super::derivation::{Derivation, Filter, RegisterCondition, RegisterCount, Term};
use super::document::Table;
use super::faults::Faults;
use super::names::is_snake_case;
use super::nearest::suggestion;
use super::{Key, Kind};
use crate::domain::petition;

/// The derived counts that the petition register gives by itself, without a numerator.
const FROM_THE_REGISTER: [(&str, RegisterCount); 4] = [
    ("petitions_received", RegisterCount::Received),
    ("petitions_pending", RegisterCount::Pending),
    ("petitions_overdue", RegisterCount::Overdue),
    ("petitions_forwarded", RegisterCount::Forwarded),
];

/// What a derived indicator is computed by.
pub(super) fn derivation(table: &Table, key: &Key, kind: &Kind, faults: &mut Faults) -> Option<Derivation> {
    let numerator = numerator(table, key, faults);
    let denominator = table.text(faults, "denominator").map(|text| (text.span(), read(text.get_ref())));
    let denominator = denominator.and_then(|(place, read)| {
        read.map_err(|wrong| faults.error(&place, format!("denominator of {}: {wrong}", table.title))).ok()
    });
    if matches!(kind, Kind::Ratio { .. }) {
        if !table.has("denominator") {
            faults.error(
                &table.place,
                format!("{} is a ratio without denominator; write denominator = \"…\"", table.title),
            );
        }
        return Some(Derivation::Ratio { numerator: numerator?, denominator: denominator? });
    }
    if table.has("denominator") {
        let message = format!(
            "{} is a {}, which has no denominator; take it out, or write type = \"ratio\"",
            table.title,
            kind.word()
        );
        faults.error(&table.place_of("denominator"), message);
    }
    numerator.map(Derivation::Number)
}

fn numerator(table: &Table, key: &Key, faults: &mut Faults) -> Option<Term> {
    if !table.has("numerator") {
        if let Some((_, count)) = FROM_THE_REGISTER.iter().find(|(name, _)| *name == key.as_str()) {
            return Some(Term::Petitions(count.clone()));
        }
        faults.error(&table.place, format!("{} is derived but lacks numerator; write what it is computed from, such as numerator = \"deaths\"", table.title));
    }
    let text = table.text(faults, "numerator")?;
    read(text.get_ref())
        .map_err(|wrong| faults.error(&text.span(), format!("numerator of {}: {wrong}", table.title)))
        .ok()
}

/// Reads a term; the error says what would be right.
fn read(text: &str) -> Result<Term, String> {
    let text = text.trim();
    if let Some(which) = text.strip_prefix("petitions[") {
        return petitions(which);
    }
    if let Some(source) = text.strip_prefix("count of ") {
        let (list, filter) = list(source)?;
        return Ok(Term::CountOf { list, filter });
    }
    if let Some(source) = text.strip_prefix("sum of ") {
        let (source, field) =
            source.rsplit_once('.').ok_or("name the field that is added up, as in sum of list.field")?;
        let ((list, filter), field) = (list(source)?, name(field)?);
        return Ok(Term::SumOf { list, field, filter });
    }
    if let Some(rest) = text.strip_prefix("distinct ") {
        let (field, source) = rest.split_once(" of ").ok_or("name the list, as in distinct field of list")?;
        let ((list, filter), field) = (list(source)?, name(field)?);
        return Ok(Term::DistinctOf { list, field, filter });
    }
    if let Some((source, field)) = text.split_once(" distinct ") {
        let ((list, filter), field) = (list(source)?, name(field)?);
        return Ok(Term::DistinctOf { list, field, filter });
    }
    let keys: Result<_, String> = text.split('+').map(|key| name(key).map(|key| Key::new(&key))).collect();
    Ok(Term::Sum(keys?))
}

fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    match name {
        "" => Err("a key is missing".to_owned()),
        _ if is_snake_case(name) => Ok(name.to_owned()),
        _ => Err(format!(
            "“{name}” is no key; write a key, a + b, count of list, sum of list.field, distinct field of list or list[field=value] distinct field"
        )),
    }
}

/// `list` or `list[field=value]`.
fn list(text: &str) -> Result<(Key, Option<Filter>), String> {
    let Some((list, filter)) = text.trim().split_once('[') else { return Ok((Key::new(&name(text)?), None)) };
    let wrong = || format!("the filter “[{filter}” is not of the form [field=value]");
    let (field, value) =
        filter.strip_suffix(']').and_then(|inner| inner.split_once('=')).ok_or_else(wrong)?;
    if value.trim().is_empty() {
        return Err(wrong());
    }
    Ok((Key::new(&name(list)?), Some(Filter { field: name(field)?, value: value.trim().to_owned() })))
}

/// `status=da_giai_quyet and coordinated_with_ubnd=true]`: what the petition register counts.
fn petitions(which: &str) -> Result<Term, String> {
    const FIELDS: [&str; 5] = ["type", "field", "status", "coordinated_with_ubnd", "identity_protected"];
    let inner = which.strip_suffix(']').ok_or("petitions[… is never closed; write the “]”")?.trim();
    let mut conditions = Vec::new();
    for condition in inner.split(" and ") {
        let (field, value) = condition
            .split_once('=')
            .ok_or_else(|| format!("“{condition}” is not of the form field=value"))?;
        let (field, value) = (field.trim(), value.trim());
        if !FIELDS.contains(&field) {
            let advice = suggestion(field, FIELDS.into_iter());
            return Err(format!(
                "petitions have no field “{field}”{advice}; they have {}",
                FIELDS.join(", ")
            ));
        }
        conditions.push(petition_condition(field, value)?);
    }
    Ok(Term::Petitions(RegisterCount::Matching(conditions)))
}

fn petition_condition(field: &str, value: &str) -> Result<RegisterCondition, String> {
    let one_of = |values: Vec<&'static str>| {
        let advice = suggestion(value, values.iter().copied());
        format!("“{value}” is no value of {field}{advice}; it is one of {}", values.join(", "))
    };
    let flag = || match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(format!("“{value}” is no value of {field}; write true or false")),
    };
    match field {
        "type" => petition::Kind::from_code(value)
            .map(RegisterCondition::Kind)
            .ok_or_else(|| one_of(petition::Kind::ALL.map(petition::Kind::code).into())),
        "field" => petition::Field::from_code(value)
            .map(RegisterCondition::Field)
            .ok_or_else(|| one_of(petition::Field::ALL.map(petition::Field::code).into())),
        "status" => petition::Status::from_code(value)
            .map(RegisterCondition::Status)
            .ok_or_else(|| one_of(petition::Status::ALL.map(petition::Status::code).into())),
        "coordinated_with_ubnd" => flag().map(RegisterCondition::Coordinated),
        _ => flag().map(RegisterCondition::IdentityProtected),
    }
}
