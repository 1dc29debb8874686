//! Reads the fields of a list: `[[indicator.field]]`.

use toml::Spanned;

use super::super::language::Words;
use super::document::{Need, Table};
use super::faults::Faults;
use super::names::{is_snake_case, snake_case};
use super::{Choice, Field, FieldKind};

/// The fields of the list, in the file's order.
pub(super) fn fields(indicator: &Table, faults: &mut Faults) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for table in indicator.tables(faults, "field", "a list field") {
        let Some(field) = field(table, &indicator.title, faults) else { continue };
        if fields.iter().any(|other| other.name == field.0.name) {
            faults.error(
                &field.1,
                format!("{} has two list fields “{}”; rename one", indicator.title, field.0.name),
            );
        }
        fields.push(field.0);
    }
    fields
}

fn field(table: Table, list: &str, faults: &mut Faults) -> Option<(Field, std::ops::Range<usize>)> {
    const KINDS: [(&str, FieldKind); 6] = [
        ("count", FieldKind::Count),
        ("money_vnd", FieldKind::Money),
        ("short_text", FieldKind::ShortText),
        ("narrative", FieldKind::Narrative),
        ("date", FieldKind::Date),
        ("enum", FieldKind::Choice(Vec::new())),
    ];
    let name = table.required_text(faults, "name", "place");
    let table = match &name {
        Some(name) => table.titled(format!("the field “{}” of {list}", name.get_ref()), name.span()),
        None => table,
    };
    table.only(
        faults,
        &["name", "type", "label_vi", "label_en", "required", "values", "values_vi", "values_en", "note"],
    );
    let label = table.words(faults, "label", Need::Required);
    let required = table.flag(faults, "required");
    let kind = table.required_choice(faults, "type", &KINDS).map(Spanned::into_inner);
    let kind = choices(&table, kind, faults);
    let name = name?;
    if !is_snake_case(name.get_ref()) {
        let message = format!(
            "the field name “{}” is not in snake_case; write it as “{}”",
            name.get_ref(),
            snake_case(name.get_ref())
        );
        faults.error(&name.span(), message);
    }
    let place = name.span();
    Some((Field { name: name.into_inner().to_owned(), label: label?, kind: kind?, required }, place))
}

/// Fills in what an enum chooses from; other kinds have nothing to choose.
fn choices(table: &Table, kind: Option<FieldKind>, faults: &mut Faults) -> Option<FieldKind> {
    let codes = table.texts(faults, "values");
    let vietnamese = labels(table, "values_vi", codes.as_deref(), faults);
    let english = labels(table, "values_en", codes.as_deref(), faults);
    let kind = kind?;
    if !matches!(kind, FieldKind::Choice(_)) {
        for field in ["values", "values_vi", "values_en"].into_iter().filter(|field| table.has(field)) {
            faults.error(
                &table.place_of(field),
                format!("{field} is for type = \"enum\", which {} is not", table.title),
            );
        }
        return Some(kind);
    }
    let codes = codes.filter(|codes| !codes.is_empty());
    let Some(codes) = codes else {
        faults.error(
            &table.place_of("type"),
            format!("{} is an enum without values; write values = [\"…\", \"…\"]", table.title),
        );
        return None;
    };
    check_codes(table, &codes, faults);
    let text =
        |labels: &Option<Vec<String>>, at: usize| labels.as_ref().and_then(|labels| labels.get(at).cloned());
    let choices = codes.iter().enumerate().map(|(at, code)| {
        let vi = text(&vietnamese, at).unwrap_or_else(|| (*code.get_ref()).to_owned());
        Choice { code: (*code.get_ref()).to_owned(), label: Words { vi, en: text(&english, at) } }
    });
    Some(FieldKind::Choice(choices.collect()))
}

fn check_codes(table: &Table, codes: &[Spanned<&str>], faults: &mut Faults) {
    for (at, code) in codes.iter().enumerate() {
        if !is_snake_case(code.get_ref()) {
            let message = format!(
                "the value “{}” of {} is not in snake_case; write it as “{}”",
                code.get_ref(),
                table.title,
                snake_case(code.get_ref())
            );
            faults.error(&code.span(), message);
        }
        if codes[..at].iter().any(|other| other.get_ref() == code.get_ref()) {
            faults.error(
                &code.span(),
                format!("the value “{}” of {} stands twice; keep one", code.get_ref(), table.title),
            );
        }
    }
    for field in ["values_vi", "values_en"].into_iter().filter(|field| !table.has(field)) {
        faults.warning(
            &table.place_of("values"),
            format!("{} lacks {field}; readers will see other words", table.title),
        );
    }
}

/// The words for the values: as many, in the same order.
fn labels(
    table: &Table,
    field: &str,
    codes: Option<&[Spanned<&str>]>,
    faults: &mut Faults,
) -> Option<Vec<String>> {
    let labels = table.texts(faults, field)?;
    if let Some(codes) = codes.filter(|codes| codes.len() != labels.len()) {
        let message = format!(
            "{field} of {} has {} texts for {} values; write one for each",
            table.title,
            labels.len(),
            codes.len()
        );
        faults.error(&table.place_of(field), message);
    }
    for label in labels.iter().filter(|label| label.get_ref().trim().is_empty()) {
        faults.error(&label.span(), format!("a text in {field} of {} is empty; write it", table.title));
    }
    Some(labels.into_iter().map(|label| label.into_inner().to_owned()).collect())
}
