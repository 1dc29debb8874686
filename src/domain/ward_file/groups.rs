//! The residential groups of a ward's file: `[[group]]`.

use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::value::Date;

use super::super::catalogue::document::Table;
use super::super::catalogue::faults::Faults;
use super::super::ward::{Group, GroupCode};
use super::number_within;

/// Codes go into links and buttons, which are short.
const LONGEST_CODE: usize = 20;

/// Reads the groups, in the file's order.
pub(super) fn read(root: &Table, faults: &mut Faults) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut predecessors = Vec::new();
    if !root.has("group") {
        faults.error(&(0..0), "the ward's file has no groups; write a [[group]] for each");
    }
    for table in root.tables(faults, "group", "a group without code") {
        let Some((group, places)) = group(table, faults) else { continue };
        for other in &groups {
            check_pair(other, &group, &places, faults);
        }
        predecessors.extend(group.predecessors.iter().cloned().zip(places.predecessors));
        groups.push(group);
    }
    for (code, place) in &predecessors {
        if !groups.iter().any(|group| group.code == *code) {
            faults.error(place, format!("predecessors names “{code}”, which is no group of the file"));
        }
    }
    groups
}

/// Where the parts of a group stand that other groups may clash with.
struct Places {
    code: Range<usize>,
    number: Range<usize>,
    households: Vec<Range<usize>>,
    predecessors: Vec<Range<usize>>,
}

fn group(table: Table, faults: &mut Faults) -> Option<(Group, Places)> {
    let code = table.required_text(faults, "code", "TDP01");
    let table = match &code {
        Some(code) => table.titled(format!("group “{}”", code.get_ref()), code.span()),
        None => table,
    };
    table.only(
        faults,
        &["code", "number", "name", "valid_from", "valid_to", "household_codes", "predecessors", "note"],
    );
    let number = table.required_whole(faults, "number", 1);
    let name = table.required_text(faults, "name", "Tổ dân phố số 1");
    let valid_from = table.required_day(faults, "valid_from").and_then(|day| calendar_day(&day, faults));
    let valid_to = table.day(faults, "valid_to").and_then(|day| calendar_day(&day, faults));
    let households = households(&table, faults);
    let predecessors = table.texts(faults, "predecessors").unwrap_or_default();
    let code = code?;
    if !code.get_ref().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        || code.get_ref().len() > LONGEST_CODE
    {
        let message = format!(
            "the code “{}” must be up to {LONGEST_CODE} letters without marks, digits, “-” or “_”",
            code.get_ref()
        );
        faults.error(&code.span(), message);
    }
    let number = number?;
    let places = Places {
        code: code.span(),
        number: number.span(),
        households: households.iter().map(Spanned::span).collect(),
        predecessors: predecessors.iter().map(Spanned::span).collect(),
    };
    let number = number_within(&number, "number", 1..1_000, faults);
    for own in predecessors.iter().filter(|named| named.get_ref() == code.get_ref()) {
        faults.error(&own.span(), format!("{} is named as its own predecessor; take it out", table.title));
    }
    if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
        faults.error(
            &table.place_of("valid_to"),
            format!("{} ends before it begins; valid_to is its last day", table.title),
        );
    }
    let group = Group {
        code: GroupCode::new(code.get_ref()),
        number: number?,
        name: name?.into_inner().to_owned(),
        valid_from: valid_from?,
        valid_to,
        household_codes: households.into_iter().map(|code| code.into_inner().to_owned()).collect(),
        predecessors: predecessors.iter().map(|code| GroupCode::new(code.get_ref())).collect(),
    };
    Some((group, places))
}

fn households<'t>(table: &Table<'t>, faults: &mut Faults) -> Vec<Spanned<&'t str>> {
    let codes = table.texts(faults, "household_codes").unwrap_or_default();
    for (at, code) in codes.iter().enumerate() {
        if code.get_ref().trim().is_empty() {
            faults.error(
                &code.span(),
                format!("a household code of {} is empty; write one such as HN-07-01", table.title),
            );
        }
        if codes[..at].iter().any(|other| other.get_ref() == code.get_ref()) {
            faults.error(
                &code.span(),
                format!("the household code “{}” stands twice in {}; keep one", code.get_ref(), table.title),
            );
        }
    }
    codes
}

fn calendar_day(day: &Spanned<Date>, faults: &mut Faults) -> Option<NaiveDate> {
    let date = day.get_ref();
    let found = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day));
    if found.is_none() {
        faults.error(&day.span(), format!("{date} is no day of the calendar"));
    }
    found
}

/// Two groups share no code ever, and neither number nor household while both exist.
fn check_pair(first: &Group, second: &Group, places: &Places, faults: &mut Faults) {
    if first.code == second.code {
        faults.error(
            &places.code,
            format!("the group “{}” stands twice; every code is used once", second.code),
        );
        return;
    }
    let begins_in_time =
        |one: &Group, other: &Group| other.valid_to.is_none_or(|last| one.valid_from <= last);
    if !begins_in_time(first, second) || !begins_in_time(second, first) {
        return;
    }
    if first.number == second.number {
        let message = format!(
            "groups “{}” and “{}” are both number {} at the same time",
            first.code, second.code, second.number
        );
        faults.error(&places.number, message);
    }
    for (code, place) in second.household_codes.iter().zip(&places.households) {
        if first.household_codes.contains(code) {
            faults.error(place, format!("the household “{code}” belongs to group “{}” already", first.code));
        }
    }
}
