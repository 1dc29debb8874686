//! Reads the file of working days: each fault has its line.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use toml::Spanned;

use super::{WorkingDays, Year};
use crate::domain::catalogue::document::Table;
use crate::domain::catalogue::faults::Faults;
use crate::domain::catalogue::{Fault, syntax};

/// No holiday lasts longer: a slip of the pen would.
const LONGEST: u64 = 12;

pub(super) fn read(source: &str) -> Result<WorkingDays, Vec<Fault>> {
    let mut faults = Faults::new(source);
    let mut years = BTreeMap::new();
    if let Some(document) = syntax::parse(source, &mut faults) {
        let root = Table::new(document.get_ref(), 0..0, "the file of working days");
        syntax::check_normal_form(&root, &mut faults);
        root.only(&mut faults, &["year"]);
        for table in root.tables(&mut faults, "year", "a [[year]]") {
            read_year(&table, &mut years, &mut faults);
        }
        if years.is_empty() {
            faults.error(&(0..0), "the file has no year; write a [[year]] for each");
        }
    }
    if faults.any_error() {
        Err(faults.into_sorted())
    } else {
        Ok(WorkingDays { source: source.into(), years })
    }
}

fn read_year(table: &Table, years: &mut BTreeMap<i32, Year>, faults: &mut Faults) {
    table.only(faults, &["year", "source", "off", "make_up"]);
    table.required_text(faults, "source", "Thông báo …");
    let Some(number) = table.required_whole(faults, "year", 2019) else { return };
    let Some(number) = i32::try_from(*number.get_ref()).ok().filter(|year| (1990..2200).contains(year))
    else {
        return faults.error(&number.span(), format!("{} is no year such as 2019", number.get_ref()));
    };
    let mut year = Year::default();
    for off in table.tables(faults, "off", "a [[year.off]]") {
        read_off(&off, number, &mut year, faults);
    }
    for made_up in table.tables(faults, "make_up", "a [[year.make_up]]") {
        read_made_up(&made_up, number, &mut year, faults);
    }
    if years.insert(number, year).is_some() {
        faults.error(&table.place_of("year"), format!("the year {number} stands twice; keep one"));
    }
}

fn read_off(table: &Table, number: i32, year: &mut Year, faults: &mut Faults) {
    table.only(faults, &["from", "to", "name", "verified"]);
    let name = table.required_text(faults, "name", "Quốc khánh");
    let from = table.required_day(faults, "from").and_then(|day| calendar_day(&day, faults));
    let to = table.day(faults, "to").and_then(|day| calendar_day(&day, faults));
    let (Some(name), Some(from)) = (name, from) else { return };
    let to = to.unwrap_or(from);
    if from.year() != number || to.year() != number || to < from || from + Days::new(LONGEST) < to {
        let message = format!(
            "days off of {number} lie in that year, and end where they begin or up to {LONGEST} days later"
        );
        return faults.error(&table.place_of("from"), message);
    }
    let mut working = 0;
    for day in from.iter_days().take_while(|day| *day <= to).filter(|day| !is_weekend(*day)) {
        working += 1;
        if is_unconfirmed(table, faults) {
            year.unconfirmed.insert(day);
        }
        if year.off.insert(day, (*name.get_ref()).to_owned()).is_some() {
            faults.error(&table.place_of("from"), format!("{day} is a day off already"));
        }
    }
    if working == 0 {
        faults.error(&table.place_of("from"), "weekends are off anyway; write the day that is given for it");
    }
}

fn read_made_up(table: &Table, number: i32, year: &mut Year, faults: &mut Faults) {
    table.only(faults, &["day", "instead_of", "verified"]);
    let day = table.required_day(faults, "day").and_then(|day| calendar_day(&day, faults));
    let instead = table.required_day(faults, "instead_of").and_then(|day| calendar_day(&day, faults));
    let (Some(day), Some(instead)) = (day, instead) else { return };
    if day.year() != number || !is_weekend(day) {
        faults.error(&table.place_of("day"), format!("{day} is no Saturday or Sunday of {number}"));
    }
    if is_weekend(instead) || (instead.year() == number && !year.off.contains_key(&instead)) {
        let message = format!("{instead} is no day off that was moved; write it as a [[year.off]] too");
        faults.error(&table.place_of("instead_of"), message);
    }
    if is_unconfirmed(table, faults) {
        year.unconfirmed.insert(day);
    }
    year.made_up.insert(day);
}

fn is_unconfirmed(table: &Table, faults: &mut Faults) -> bool {
    table.has("verified") && !table.flag(faults, "verified")
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn calendar_day(day: &Spanned<toml::value::Date>, faults: &mut Faults) -> Option<NaiveDate> {
    let date = day.get_ref();
    let found = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day));
    if found.is_none() {
        faults.error(&day.span(), format!("{date} is no day of the calendar"));
    }
    found
}
