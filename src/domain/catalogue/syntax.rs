//! Reads TOML and explains in plain words where the text is none.

use toml::Spanned;
use toml::de::DeTable;
use unicode_normalization::is_nfc;

use super::document::Table;
use super::faults::Faults;

/// Reads the text. `None` where too little of it can be read for further checks to make sense; the faults say why.
pub(in crate::domain) fn parse<'s>(source: &'s str, faults: &mut Faults) -> Option<Spanned<DeTable<'s>>> {
    let (document, errors) = DeTable::parse_recoverable(source);
    let mut readable = true;
    let mut last_line = 0;
    for error in errors {
        let unclosed_list = error.message().starts_with(MISSING_COMMA);
        let place = error.span().unwrap_or(0..0);
        let place = if unclosed_list { faults.end_before(&place) } else { place };
        let line = faults.line_of(place.start);
        // One slip often breaks several rules of the grammar at once: the first names it best.
        if std::mem::replace(&mut last_line, line) != line {
            faults.error(&place, explain(error.message(), faults.text(&place)));
        }
        readable &= error.message() == DUPLICATE;
        if unclosed_list {
            // All that follows would be read as part of the list.
            break;
        }
    }
    readable.then_some(document)
}

/// Faults every text that is not in Unicode's composed form.
pub(in crate::domain) fn check_normal_form(root: &Table, faults: &mut Faults) {
    root.each_text(&mut |text, place| {
        if !is_nfc(text) {
            faults.error(place, "this text is not in Unicode's composed form (NFC); save it as NFC, so that equal words are equal");
        }
    });
}

const DUPLICATE: &str = "duplicate key";
const MISSING_COMMA: &str = "missing comma";

/// What the TOML reader's message means for somebody who edits a catalogue.
fn explain(message: &str, found: &str) -> String {
    const EXPLANATIONS: [(&str, &str); 15] = [
        (
            "string values must be quoted",
            "put a text into straight quotation marks; only numbers, true, false and dates go without",
        ),
        (
            "invalid basic string",
            "this text is never closed, or a control letter stands in it; write the closing quotation mark",
        ),
        ("invalid literal string", "this text is never closed; write the closing quotation mark"),
        (
            "invalid multi-line",
            "this text of several lines is never closed; write the three closing quotation marks",
        ),
        ("missing escaped value", "a backslash begins a special letter; write \\\\ for a plain backslash"),
        ("unclosed array table", "this heading is never closed; write “]]” at its end"),
        ("unclosed table", "this heading is never closed; write “]” at its end"),
        ("unclosed array", "this list is never closed; write “]” at its end"),
        (MISSING_COMMA, "after this a comma, or the “]” that closes the list, is missing"),
        ("key with no value", "a field's name needs “=” and a value after it"),
        ("unquoted keys cannot be empty", "a field's name must stand before the “=”"),
        ("invalid unquoted key", "a field's name has only the letters a to z, digits, “_” and “-”"),
        ("unexpected leading zero", "a number does not begin with 0"),
        (
            "unexpected key or value",
            "one field a line; begin a new line here, or take out what follows the value",
        ),
        ("extra comma", "one comma too many"),
    ];
    if message == DUPLICATE {
        return format!("“{found}” stands twice in the same table; keep one of them");
    }
    if message.starts_with("string values must be quoted") && found.is_empty() {
        return "a value is missing after the “=”".to_owned();
    }
    let explanation = EXPLANATIONS.iter().find(|(begin, _)| message.starts_with(begin));
    explanation
        .map_or_else(|| format!("this is not TOML: {message}"), |(_, explanation)| (*explanation).to_owned())
}
