//! What the tests of summaries share: the golden ward, and small wards written by hand.

mod golden;
mod groups;
mod output;
mod register;
mod rules;
pub(crate) mod world;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::Value as Json;

use crate::domain::answer::{Answer, Answers, Value};
use crate::domain::catalogue::{Catalogue, Key};
use crate::domain::figure::Rounding;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::petition::{PetitionSettings, Retention};
use crate::domain::report::{Entry, Source};
use crate::domain::ward::{Calendar, Group, GroupCode, Ward};
use crate::summary::{Records, Registered};

/// The ward of the golden data.
pub(crate) struct Golden {
    pub catalogue: Catalogue,
    pub ward: Ward,
    pub entries: Vec<Entry>,
    pub petitions: Vec<Registered>,
    /// The file as it is.
    pub file: Json,
}

impl Golden {
    pub fn load() -> Self {
        let file: Json = serde_json::from_str(include_str!("../../../wards/phuc-loi-2019.json")).unwrap();
        let catalogue = read(include_str!("../../../catalogue/mttq-ward.toml"));
        let mut entries = Vec::new();
        for list in ["group_reports", "superseded_reports"] {
            for report in file[list].as_array().unwrap() {
                entries.extend(parts_of(report));
            }
        }
        entries.extend(months_of_the_ward(file["ward_entries"].as_array().unwrap()));
        let petitions = register::of_file(file["petitions"].as_array().unwrap());
        Self { ward: ward_of(&file), catalogue, entries, petitions, file }
    }

    /// Reports and register together.
    pub fn records(&self) -> Records<'_> {
        Records { entries: &self.entries, petitions: &self.petitions }
    }

    /// Without what some groups reported of a month.
    pub fn without(mut self, groups: &[&str], missing: &str) -> Self {
        let of_group =
            |source: &Source| matches!(source, Source::Group(code, _) if groups.contains(&code.as_str()));
        self.entries.retain(|entry| !(of_group(&entry.source) && entry.month == month(missing)));
        self
    }
}

pub(crate) fn read(source: &str) -> Catalogue {
    let (catalogue, faults) = Catalogue::read(source);
    catalogue.unwrap_or_else(|| panic!("{faults:?}"))
}

pub(crate) fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// Later than anything in the tests.
pub(crate) fn late() -> DateTime<Utc> {
    at("2030-01-01T00:00:00+07:00")
}

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn ward_of(file: &Json) -> Ward {
    let groups = file["groups"].as_array().unwrap().iter().map(|group| Group {
        code: GroupCode::new(group["code"].as_str().unwrap()),
        number: u32::try_from(group["number"].as_u64().unwrap()).unwrap(),
        name: group["name_vi"].as_str().unwrap().to_owned(),
        valid_from: day(group["valid_from"].as_str().unwrap()),
        valid_to: group["valid_to"].as_str().map(day),
        household_codes: Vec::new(),
        predecessors: Vec::new(),
    });
    Ward {
        code: "phuc-loi".to_owned(),
        name: file["meta"]["ward"].as_str().unwrap().to_owned(),
        receipt_code: "PL".to_owned(),
        groups: groups.collect(),
        optional: file["expected_optional"].as_object().unwrap().keys().map(|key| Key::new(key)).collect(),
        rounding: Rounding::HalfUp,
        calendar: calendar(),
        targets: [].into(),
        petitions: PetitionSettings::default(),
        retention: Retention::default(),
    }
}

pub(crate) fn calendar() -> Calendar {
    Calendar { first_month: month("2019-01"), opens_day: 25, due_day: 5 }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The two parts of a report of the file.
fn parts_of(report: &Json) -> Vec<Entry> {
    let of_head = |key: &str| report["answered_by"].get(key).is_some();
    let values = report["values"].as_object().unwrap();
    let part = |part: Part| Entry {
        source: Source::Group(GroupCode::new(report["group"].as_str().unwrap()), part),
        month: month(report["month"].as_str().unwrap()),
        revision: u32::try_from(report["revision"].as_u64().unwrap()).unwrap(),
        submitted_at: at(report["submitted_at"].as_str().unwrap()),
        answers: values
            .iter()
            .filter(|(key, _)| of_head(key) == (part == Part::FrontBoardHead))
            .map(|(key, value)| (Key::new(key), serde_json::from_value(value.clone()).unwrap()))
            .collect(),
    };
    Part::ALL.map(part).into()
}

/// The ward's entries, a month each; what is entered twice in a month adds up.
fn months_of_the_ward(entries: &[Json]) -> Vec<Entry> {
    let mut months: std::collections::BTreeMap<Month, Answers> = std::collections::BTreeMap::new();
    for entry in entries {
        let value = entry.get("value").unwrap_or(&entry["items"]);
        let answer: Answer = serde_json::from_value(value.clone()).unwrap();
        let answers = months.entry(month(entry["month"].as_str().unwrap())).or_default();
        match (answers.get_mut(entry["key"].as_str().unwrap()), answer) {
            (Some(Answer::Value(Value::Items(before))), Answer::Value(Value::Items(items))) => {
                before.extend(items);
            }
            (Some(Answer::Value(Value::Number(before))), Answer::Value(Value::Number(number))) => {
                *before += number;
            }
            (_, answer) => drop(answers.insert(Key::new(entry["key"].as_str().unwrap()), answer)),
        }
    }
    let entry = |(month, answers): (Month, Answers)| Entry {
        source: Source::Ward,
        month,
        revision: 1,
        submitted_at: (month.next().first_day().and_hms_opt(0, 0, 0).unwrap() - TimeDelta::hours(7))
            .and_utc(),
        answers,
    };
    months.into_iter().map(entry).collect()
}
