//! Small wards written by hand, and short questions to what they compile to.

use serde_json::Value as Json;

use super::{at, calendar, day, late, month, read};
use crate::domain::answer::Item;
use crate::domain::catalogue::Catalogue;
use crate::domain::figure::{Percent, Rounding};
use crate::domain::people::Part;
use crate::domain::period::Period;
use crate::domain::petition::{PetitionSettings, Retention};
use crate::domain::report::{Entry, Source};
use crate::domain::ward::{Group, GroupCode, Ward};
use crate::summary::{Compiled, FigureValue, compile};

/// A ward with the groups A, B and C (numbers 1 to 3), and what was reported to it.
pub(crate) struct World {
    pub catalogue: Catalogue,
    pub ward: Ward,
    pub entries: Vec<Entry>,
}

impl World {
    pub fn new() -> Self {
        let group = |(number, code): (u32, &str)| Group {
            code: GroupCode::new(code),
            number,
            name: format!("Tổ dân phố số {number}"),
            valid_from: day("2018-01-01"),
            valid_to: None,
            household_codes: Vec::new(),
            predecessors: Vec::new(),
        };
        let ward = Ward {
            code: "thu".to_owned(),
            name: "phường Thử".to_owned(),
            receipt_code: "T".to_owned(),
            groups: [(1, "A"), (2, "B"), (3, "C")].map(group).into(),
            optional: [].into(),
            rounding: Rounding::HalfUp,
            calendar: calendar(),
            targets: [].into(),
            petitions: PetitionSettings::default(),
            retention: Retention::default(),
        };
        Self { catalogue: read(include_str!("small.toml")), ward, entries: Vec::new() }
    }

    pub fn leader(self, code: &str, month: &str, answers: &Json) -> Self {
        self.entry(Source::Group(GroupCode::new(code), Part::Leader), month, answers)
    }

    pub fn head(self, code: &str, month: &str, answers: &Json) -> Self {
        self.entry(Source::Group(GroupCode::new(code), Part::FrontBoardHead), month, answers)
    }

    pub fn by_ward(self, month: &str, answers: &Json) -> Self {
        self.entry(Source::Ward, month, answers)
    }

    /// The next revision of the source's month, a day after the one before it.
    fn entry(mut self, source: Source, of: &str, answers: &Json) -> Self {
        let before =
            self.entries.iter().filter(|entry| entry.source == source && entry.month == month(of)).count();
        let revision = u32::try_from(before).unwrap() + 1;
        let submitted_at = at(&format!("{of}-{:02}T09:00:00+07:00", 20 + revision));
        let answers = serde_json::from_value(answers.clone()).unwrap();
        self.entries.push(Entry { source, month: month(of), revision, submitted_at, answers });
        self
    }

    pub fn group(mut self, code: &str, from: &str, to: Option<&str>) -> Self {
        let group = self.ward.groups.iter_mut().find(|group| group.code.as_str() == code).unwrap();
        (group.valid_from, group.valid_to) = (day(from), to.map(day));
        self
    }

    pub fn compile(&self, period: &str) -> Compiled {
        compile(&self.catalogue, &self.ward, &self.entries, Period::parse(period).unwrap(), late())
    }
}

pub(super) fn number(compiled: &Compiled, key: &str) -> Option<i64> {
    compiled.figures.get(key).and_then(|figure| figure.value.as_number())
}

/// Numerator, denominator and percentage.
pub(super) fn ratio(compiled: &Compiled, key: &str) -> Option<(i64, i64, Option<String>)> {
    match compiled.figures.get(key)?.value {
        FigureValue::Ratio { numerator, denominator, percent } => {
            Some((numerator, denominator, percent.map(Percent::plain)))
        }
        _ => None,
    }
}

pub(super) fn list<'a>(compiled: &'a Compiled, key: &str) -> &'a [Item] {
    match &compiled.figures[key].value {
        FigureValue::List(items) => items,
        other => panic!("{key} is {other:?}"),
    }
}

pub(super) fn missing(compiled: &Compiled, key: &str) -> Vec<String> {
    compiled.figures[key].coverage.as_ref().unwrap().missing.iter().map(ToString::to_string).collect()
}

pub(super) fn not_known(compiled: &Compiled, key: &str) -> Vec<String> {
    compiled.figures[key].not_known.iter().map(ToString::to_string).collect()
}
