//! The golden year as data: what each group reported of each month.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

const GOLDEN_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/wards/phuc-loi-2019.json");

/// The golden file.
pub struct Book {
    file: Value,
    reports: Vec<MonthReport>,
}

/// One revision of a group's month, with the front board head's figure in it.
#[derive(Debug, Clone)]
pub struct MonthReport {
    pub group: u32,
    pub month: Month,
    pub revision: u64,
    /// RFC 3339, in the ward's zone: texts compare as the moments do.
    pub submitted_at: String,
    pub values: Map<String, Value>,
}

/// A month of the golden year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    pub year: u32,
    pub number: u32,
}

impl Book {
    pub fn read() -> Self {
        let text = std::fs::read_to_string(GOLDEN_FILE).expect("the golden file");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        let all = ["superseded_reports", "group_reports"]
            .map(|table| file[table].as_array().expect("reports").iter());
        let reports = all.into_iter().flatten().map(MonthReport::read).collect();
        Self { file, reports }
    }

    /// A table of the file, such as `expected`.
    pub fn table(&self, name: &str) -> &Map<String, Value> {
        self.file[name].as_object().unwrap_or_else(|| panic!("no table {name}"))
    }

    /// The months, each with its reports in the order of their submission.
    pub fn months(&self) -> BTreeMap<Month, Vec<MonthReport>> {
        let mut months: BTreeMap<Month, Vec<MonthReport>> = BTreeMap::new();
        for report in &self.reports {
            months.entry(report.month).or_default().push(report.clone());
        }
        for reports in months.values_mut() {
            reports.sort_by(|one, other| one.submitted_at.cmp(&other.submitted_at));
        }
        months
    }

    /// The file without any report of a group: the groups, and the ward's own entries.
    pub fn of_the_ward_alone(&self) -> String {
        json!({ "groups": self.file["groups"], "ward_entries": self.file["ward_entries"],
                "petitions": self.file["petitions"] })
        .to_string()
    }
}

impl MonthReport {
    fn read(report: &Value) -> Self {
        let text = |field: &str| report[field].as_str().expect("a text").to_owned();
        let group = text("group").trim_start_matches("TDP").parse().expect("a group's number");
        let values = report["values"].as_object().expect("values").clone();
        let revision = report["revision"].as_u64().expect("a revision");
        Self {
            group,
            month: Month::read(&text("month")),
            revision,
            submitted_at: text("submitted_at"),
            values,
        }
    }
}

impl Month {
    /// Reads `2019-09`.
    pub fn read(text: &str) -> Self {
        let (year, number) = text.split_once('-').expect("a month");
        Self { year: year.parse().expect("a year"), number: number.parse().expect("a month's number") }
    }

    /// As people read it: `tháng 9/2019`.
    pub fn label(self) -> String {
        format!("tháng {}/{}", self.number, self.year)
    }

    /// As files write it: `2019-09`.
    pub fn code(self) -> String {
        format!("{}-{:02}", self.year, self.number)
    }

    /// The month before, within the year.
    pub fn previous(self) -> Option<Self> {
        (self.number > 1).then(|| Self { number: self.number - 1, ..self })
    }
}
