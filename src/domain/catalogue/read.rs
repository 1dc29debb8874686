//! Reads a catalogue and checks it: each fault has its line.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::document::{Need, Table};
use super::faults::{Fault, Faults};
use super::indicator::{self, Draft};
use super::links::{self, Known};
use super::names::{is_snake_case, snake_case};
use super::{Catalogue, Key, Rule, Section, condition, cycle, syntax};

/// The tables of a catalogue that nothing here reads, with their fields: notes for readers of the file, examples for tests, and
/// the words of petitions.
const UNREAD_TABLES: [(&str, &[&str]); 7] = [
    ("audit", &["id", "claim", "verdict", "detail"]),
    (
        "petition_type",
        &[
            "code",
            "label_vi",
            "label_en",
            "law",
            "meaning",
            "bot_may_receive",
            "bot_action",
            "anonymous_allowed",
            "anonymous_note",
            "identity_protected",
        ],
    ),
    ("petition_field", &["code", "label_vi", "label_en"]),
    ("petition_status", &["code", "label_vi", "label_en", "terminal"]),
    (
        "deadline",
        &[
            "id",
            "applies_to",
            "limit",
            "limit_complex",
            "limit_very_complex",
            "limit_remote",
            "limit_remote_complex",
            "unit",
            "what",
            "source",
            "verified",
        ],
    ),
    ("input_example", &["kind", "text", "value"]),
    ("input_ambiguous", &["kind", "text", "action"]),
];

/// The tables whose fields are checked where they are read.
const READ_TABLES: [&str; 3] = ["section", "indicator", "rule"];

/// The tables that stand once, with their fields.
const SINGLE_TABLES: [(&str, &[&str]); 4] = [
    (
        "meta",
        &[
            "catalogue_version",
            "ward_vi",
            "district_vi",
            "city_vi",
            "organisation_vi",
            "period_vi",
            "period_from",
            "period_to",
            "group_term_vi",
            "group_count_reference",
            "published",
        ],
    ),
    (
        "format",
        &[
            "thousands",
            "decimal",
            "percent_pattern",
            "money_pattern",
            "percent_decimals",
            "percent_rounding_default",
            "percent_rounding_reference",
            "count_pad_below_10",
            "unicode",
            "tone_style",
        ],
    ),
    (
        "soft_checks",
        &["cumulative_suspect", "unit_suspect", "spike", "duplicate_month", "silence_is_not_zero"],
    ),
    ("petition_law_notice", &["text"]),
];

impl Catalogue {
    /// Reads a catalogue from TOML. It is given only where no fault is an error; the faults come in the order of their lines.
    pub fn read(source: &str) -> (Option<Self>, Vec<Fault>) {
        let mut faults = Faults::new(source);
        let catalogue = syntax::parse(source, &mut faults).and_then(|document| {
            let root = Table::new(document.get_ref(), 0..0, "the catalogue");
            syntax::check_normal_form(&root, &mut faults);
            catalogue(&root, &mut faults)
        });
        let catalogue = catalogue.filter(|_| !faults.any_error());
        (catalogue, faults.into_sorted())
    }
}

fn catalogue(root: &Table, faults: &mut Faults) -> Option<Catalogue> {
    check_tables(root, faults);
    let version = version(root, faults);
    let sections = sections(root, faults);
    let (keys, mut drafts) = indicators(root, faults);
    links::link_targets(&mut drafts);
    let known = Known::new(&drafts, keys.iter().map(Spanned::get_ref));
    if !sections.is_empty() {
        links::check_sections(&drafts, &sections, faults);
    }
    links::check_terms(&known, faults);
    cycle::check(&drafts, &known, faults);
    condition::check_ask_if(&drafts, &known, faults);
    let rules = rules(root, &known, faults);
    let indicators: Vec<_> = drafts.into_iter().map(|draft| draft.indicator).collect();
    let by_key = indicators.iter().enumerate().map(|(at, indicator)| (indicator.key.clone(), at)).collect();
    Some(Catalogue { version: version?, sections, indicators, rules, by_key })
}

/// Faults tables and fields that a catalogue does not have. The fields of sections, indicators and rules are checked where they
/// are read.
fn check_tables(root: &Table, faults: &mut Faults) {
    let names: Vec<_> =
        UNREAD_TABLES.iter().chain(&SINGLE_TABLES).map(|(name, _)| *name).chain(READ_TABLES).collect();
    root.only(faults, &names);
    for (name, fields) in &UNREAD_TABLES {
        for table in root.tables(faults, name, &format!("{name} table")) {
            table.only(faults, fields);
        }
    }
    for (name, fields) in &SINGLE_TABLES {
        if let Some(table) = root.table(faults, name, &format!("[{name}]")) {
            table.only(faults, fields);
        }
    }
}

fn version(root: &Table, faults: &mut Faults) -> Option<String> {
    if !root.has("meta") {
        faults.error(&(0..0), "the catalogue lacks [meta]; write it with catalogue_version = \"1.0.0\"");
    }
    // That it is a table was checked above; a second fault would say nothing new.
    let meta = root.table(&mut Faults::new(""), "meta", "[meta]")?;
    let version = meta.required_text(faults, "catalogue_version", "1.0.0")?;
    Some(version.into_inner().to_owned())
}

/// The sections in printed order: that of `order`.
fn sections(root: &Table, faults: &mut Faults) -> Vec<Section> {
    let mut sections: Vec<(i64, Section)> = Vec::new();
    for table in root.tables(faults, "section", "section") {
        let Some((section, code, order)) = section(table, faults) else { continue };
        if sections.iter().any(|(_, other)| other.code == section.code) {
            faults.error(&code, format!("the section “{}” stands twice; rename or remove one", section.code));
        }
        if let Some((_, other)) = sections.iter().find(|(other, _)| other == order.get_ref()) {
            let message = format!(
                "sections “{}” and “{}” both have order {}; number them apart",
                other.code,
                section.code,
                order.get_ref()
            );
            faults.error(&order.span(), message);
        }
        sections.push((order.into_inner(), section));
    }
    if !root.has("section") {
        faults.error(&(0..0), "the catalogue has no sections; write at least one [[section]]");
    }
    sections.sort_by_key(|(order, _)| *order);
    sections.into_iter().map(|(_, section)| section).collect()
}

fn section(table: Table, faults: &mut Faults) -> Option<(Section, Range<usize>, Spanned<i64>)> {
    let code = table.required_text(faults, "code", "quy");
    let table = match &code {
        Some(code) => table.titled(format!("section “{}”", code.get_ref()), code.span()),
        None => table,
    };
    table.only(
        faults,
        &[
            "code",
            "order",
            "heading_vi",
            "heading_en",
            "short_vi",
            "short_en",
            "printed_heading",
            "optional",
            "note",
        ],
    );
    let order = table.required_whole(faults, "order", 1);
    let heading = table.words(faults, "heading", Need::Required);
    let short = table.words(faults, "short", Need::Optional);
    let printed_heading = table.flag(faults, "printed_heading");
    table.flag(faults, "optional");
    let code = code?;
    if !is_snake_case(code.get_ref()) {
        let message = format!(
            "the section code “{}” is not in snake_case; write it as “{}”",
            code.get_ref(),
            snake_case(code.get_ref())
        );
        faults.error(&code.span(), message);
    }
    let place = code.span();
    Some((
        Section { code: code.into_inner().to_owned(), heading: heading?, short, printed_heading },
        place,
        order?,
    ))
}

/// Every key of the file, and the indicators that can be read.
fn indicators(root: &Table, faults: &mut Faults) -> (Vec<Spanned<Key>>, Vec<Draft>) {
    let mut keys: Vec<Spanned<Key>> = Vec::new();
    let mut lines = BTreeMap::new();
    let mut drafts = Vec::new();
    if !root.has("indicator") {
        faults.error(&(0..0), "the catalogue has no indicators; write at least one [[indicator]]");
    }
    for table in root.tables(faults, "indicator", "an indicator without key") {
        let Some(key) = indicator::key(&table, faults) else { continue };
        let line = faults.line_of(key.span().start);
        if let Some(first) = lines.insert(key.get_ref().clone(), line) {
            faults.error(
                &key.span(),
                format!(
                    "the key “{}” stands twice, first on line {first}; every key is used once",
                    key.get_ref()
                ),
            );
        }
        let table = table.titled(format!("indicator “{}”", key.get_ref()), key.span());
        drafts.extend(indicator::draft(&table, &key, faults));
        keys.push(key);
    }
    (keys, drafts)
}

fn rules(root: &Table, known: &Known, faults: &mut Faults) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for table in root.tables(faults, "rule", "a rule without id") {
        let Some((rule, id)) = condition::rule(table, known, faults) else { continue };
        if rules.iter().any(|other| other.id == rule.id) {
            faults.error(&id, format!("the rule “{}” stands twice; every id is used once", rule.id));
        }
        rules.push(rule);
    }
    rules
}
