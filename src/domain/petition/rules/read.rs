//! Reads the file of petitions: each fault has its line.

use std::collections::BTreeMap;

use toml::Spanned;

use super::{DeadlineRule, KindRule, Limit, Rules, Start, StatusWords};
use crate::domain::catalogue::document::{Need, Table};
use crate::domain::catalogue::faults::Faults;
use crate::domain::catalogue::{Fault, syntax};
use crate::domain::language::Words;
use crate::domain::petition::{Asked, Field, Status};

pub(super) fn read(source: &str) -> Result<Rules, Vec<Fault>> {
    let mut faults = Faults::new(source);
    let rules = syntax::parse(source, &mut faults).and_then(|document| {
        let root = Table::new(document.get_ref(), 0..0, "the file of petitions");
        syntax::check_normal_form(&root, &mut faults);
        rules(source, &root, &mut faults)
    });
    match rules {
        Some(rules) if !faults.any_error() => Ok(rules),
        _ => Err(faults.into_sorted()),
    }
}

fn rules(source: &str, root: &Table, faults: &mut Faults) -> Option<Rules> {
    root.only(faults, &["kind", "field", "status", "deadline", "denunciation", "urgent", "law"]);
    let kinds = each(root, "kind", &coded(Asked::ALL, Asked::code), faults, kind);
    let fields = each(root, "field", &coded(Field::ALL, Field::code), faults, |table, faults| {
        table.only(faults, &["code", "label_vi", "label_en"]);
        table.words(faults, "label", Need::Required)
    });
    let statuses = each(root, "status", &coded(Status::ALL, Status::code), faults, status);
    let deadlines = deadlines(root, faults);
    let denunciation = text(root, "denunciation", faults);
    let urgent = text(root, "urgent", faults);
    let law = text(root, "law", faults);
    Some(Rules {
        source: source.into(),
        kinds: kinds?,
        fields: fields?,
        statuses: statuses?,
        deadlines,
        denunciation: denunciation?,
        urgent: urgent?,
        law: law?,
    })
}

fn coded<T: Copy, const N: usize>(all: [T; N], code: impl Fn(T) -> &'static str) -> Vec<(&'static str, T)> {
    all.into_iter().map(|one| (code(one), one)).collect()
}

/// Reads the tables under `[[name]]`, of which each code of `all` has one; `None` where any is missing or faulty.
fn each<T: Ord + Copy, W>(
    root: &Table,
    name: &str,
    all: &[(&'static str, T)],
    faults: &mut Faults,
    read: impl Fn(&Table, &mut Faults) -> Option<W>,
) -> Option<BTreeMap<T, W>> {
    let mut found = BTreeMap::new();
    let mut seen = Vec::new();
    for table in root.tables(faults, name, &format!("a [[{name}]]")) {
        let Some(code) = table.required_choice(faults, "code", all) else { continue };
        let (place, code) = (code.span(), code.into_inner());
        if seen.contains(&code) {
            faults.error(&place, format!("this {name} stands twice; keep one"));
        }
        seen.push(code);
        let word = all.iter().find(|(_, one)| *one == code).map_or("", |(word, _)| *word);
        if let Some(words) = read(&table.titled(format!("{name} “{word}”"), place), faults) {
            found.insert(code, words);
        }
    }
    for (word, one) in all {
        if !seen.contains(one) {
            faults.error(&(0..0), format!("the {name} “{word}” is missing; write a [[{name}]] for it"));
        }
    }
    (found.len() == all.len()).then_some(found)
}

fn kind(table: &Table, faults: &mut Faults) -> Option<KindRule> {
    let known = [
        "code",
        "label_vi",
        "label_en",
        "meaning_vi",
        "meaning_en",
        "examples_vi",
        "examples_en",
        "law",
        "anonymous",
    ];
    table.only(faults, &known);
    let label = table.words(faults, "label", Need::Required);
    let meaning = table.words(faults, "meaning", Need::Required);
    let examples = table.words(faults, "examples", Need::Required);
    let law = table.required_text(faults, "law", "Luật Khiếu nại 2011");
    let anonymous = table.flag(faults, "anonymous");
    Some(KindRule {
        label: label?,
        meaning: meaning?,
        examples: examples?,
        law: law?.into_inner().to_owned(),
        anonymous,
    })
}

fn status(table: &Table, faults: &mut Faults) -> Option<StatusWords> {
    table.only(faults, &["code", "label_vi", "label_en", "meaning_vi", "meaning_en"]);
    let label = table.words(faults, "label", Need::Required);
    let meaning = table.words(faults, "meaning", Need::Required);
    Some(StatusWords { label: label?, meaning: meaning? })
}

fn text(root: &Table, name: &str, faults: &mut Faults) -> Option<Words> {
    if !root.has(name) {
        faults.error(&(0..0), format!("the file lacks [{name}]; write it with text_vi and text_en"));
    }
    let table = root.table(faults, name, &format!("[{name}]"))?;
    table.only(faults, &["text_vi", "text_en", "source"]);
    table.words(faults, "text", Need::Required)
}

fn deadlines(root: &Table, faults: &mut Faults) -> Vec<DeadlineRule> {
    let mut rules: Vec<DeadlineRule> = Vec::new();
    for table in root.tables(faults, "deadline", "a [[deadline]]") {
        let Some(rule) = deadline(&table, faults) else { continue };
        if rules.iter().any(|other| other.id == rule.id) {
            faults.error(&table.place_of("id"), format!("the deadline “{}” stands twice; keep one", rule.id));
        }
        rules.push(rule);
    }
    rules
}

const HARDER: [&str; 4] = ["limit_complex", "limit_very_complex", "limit_remote", "limit_remote_complex"];

fn deadline(table: &Table, faults: &mut Faults) -> Option<DeadlineRule> {
    const KNOWN: [&str; 9] =
        ["id", "applies_to", "limit", "unit", "start", "what_vi", "what_en", "source", "verified"];
    table.only(faults, &[&KNOWN[..], &HARDER[..]].concat());
    let id = table.required_text(faults, "id", "complaint_first");
    let starts = [("reception", Start::Reception), ("acceptance", Start::Acceptance)];
    let start = table.required_choice(faults, "start", &starts);
    let what = table.words(faults, "what", Need::Required);
    let source = table.required_text(faults, "source", "Luật Khiếu nại 2011, Điều 28");
    let verified = table.flag(faults, "verified");
    let applies_to = applies_to(table, faults);
    let harder = HARDER.iter().filter_map(|field| {
        let limit = table.whole(faults, field)?;
        Some(((*field).to_owned(), positive(&limit, faults)?))
    });
    let harder = harder.collect();
    Some(DeadlineRule {
        id: id?.into_inner().to_owned(),
        applies_to,
        limit: limit(table, faults),
        harder,
        start: start?.into_inner(),
        what: what?,
        source: source?.into_inner().to_owned(),
        verified,
    })
}

fn applies_to(table: &Table, faults: &mut Faults) -> Vec<Asked> {
    let codes = table.texts(faults, "applies_to").unwrap_or_default();
    if codes.is_empty() {
        faults.error(
            &table.place,
            format!("{} applies to nothing; write applies_to = [\"khieu_nai\"]", table.title),
        );
    }
    let mut kinds = Vec::new();
    for code in codes {
        match Asked::from_code(code.get_ref()) {
            Some(kind) => kinds.push(kind),
            None => faults.error(&code.span(), format!("there is no kind “{}”", code.get_ref())),
        }
    }
    kinds
}

/// The limit in its unit; neither of both where the ward's own rule counts.
fn limit(table: &Table, faults: &mut Faults) -> Option<Limit> {
    let units =
        [("days", Unit::Days), ("working_days", Unit::WorkingDays), ("working_hours", Unit::WorkingHours)];
    if table.has("limit") != table.has("unit") {
        faults.error(&table.place, format!("{} needs both limit and unit, or neither", table.title));
    }
    let limit = table.whole(faults, "limit");
    let unit = table.choice(faults, "unit", &units);
    let limit = positive(&limit?, faults)?;
    Some(match unit?.into_inner() {
        Unit::Days => Limit::Days(limit),
        Unit::WorkingDays => Limit::WorkingDays(limit),
        Unit::WorkingHours => Limit::WorkingHours(limit),
    })
}

#[derive(Clone, Copy)]
enum Unit {
    Days,
    WorkingDays,
    WorkingHours,
}

/// Longer deadlines are slips of the pen.
const LONGEST: u32 = 1_000;

fn positive(number: &Spanned<i64>, faults: &mut Faults) -> Option<u32> {
    let found = u32::try_from(*number.get_ref()).ok().filter(|limit| (1..=LONGEST).contains(limit));
    if found.is_none() {
        faults.error(&number.span(), format!("a limit is a number from 1 to {LONGEST}"));
    }
    found
}
