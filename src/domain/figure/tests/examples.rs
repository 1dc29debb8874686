//! The catalogue's own examples of how leaders write numbers.

use super::super::{Reading, nfc, read_count, read_money, read_yes_no};
use unicode_normalization::UnicodeNormalization;

const CATALOGUE: &str = include_str!("../../../../catalogue/mttq-ward.toml");

/// Every text under `[[section]]`, with the row that it stands in.
fn rows(section: &str) -> Vec<(toml::Table, String)> {
    let catalogue: toml::Table = CATALOGUE.parse().expect("the catalogue is TOML");
    let rows = catalogue[section].as_array().expect("an array of tables").clone();
    let mut texts = Vec::new();
    for row in rows {
        let row = row.as_table().expect("a table").clone();
        for text in row["text"].as_array().expect("a list of texts") {
            texts.push((row.clone(), text.as_str().expect("a text").to_owned()));
        }
    }
    assert!(!texts.is_empty(), "no rows under [[{section}]]");
    texts
}

/// The text as other keyboards send it.
fn spellings(text: &str) -> Vec<String> {
    let decomposed: String = text.nfd().collect();
    let upper = text.to_uppercase();
    vec![
        nfc(text),
        decomposed,
        upper,
        format!("  {text} ạ."),
        format!("dạ {text}"),
        text.replace(' ', "\u{a0}"),
    ]
}

#[test]
fn every_input_example_reads_as_its_value() {
    for (row, text) in rows("input_example") {
        for typed in spellings(&text) {
            match row["kind"].as_str().expect("a kind") {
                "money_vnd" => {
                    let dong = row["value"].as_integer().expect("đồng");
                    assert_eq!(read_money(&typed), Reading::Value(dong), "{typed:?}");
                }
                "count" => {
                    let count = row["value"].as_integer().expect("a count");
                    assert_eq!(read_count(&typed), Reading::Value(count), "{typed:?}");
                }
                "yes_no" => assert_eq!(read_yes_no(&typed), row["value"].as_bool(), "{typed:?}"),
                other => panic!("no reader for {other}"),
            }
        }
    }
}

#[test]
fn every_ambiguous_input_is_asked_back() {
    for (row, text) in rows("input_ambiguous") {
        for typed in spellings(&text) {
            let reading = match row["kind"].as_str().expect("a kind") {
                "money_vnd" => read_money(&typed),
                "count" => read_count(&typed),
                other => panic!("no reader for {other}"),
            };
            assert!(matches!(&reading, Reading::Unclear(_)), "{typed:?} reads as {reading:?}");
        }
    }
}
