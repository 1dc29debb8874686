//! A random plan as the program gets it: a catalogue's file, a ward and its entries.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use serde_json::json;
use topho::domain::catalogue::Key;
use topho::domain::figure::Rounding;
use topho::domain::people::Part;
use topho::domain::period::Month;
use topho::domain::petition::{PetitionSettings, Retention};
use topho::domain::report::{Entry, Source};
use topho::domain::ward::{Calendar, Group, GroupCode, Ward};

use super::plan::{Asked, Derived, Formula, Plan, Report, Residents, Shape, Who, YEAR};

impl Plan {
    /// The catalogue as a file.
    pub fn catalogue(&self) -> String {
        let mut file = String::from(
            "[meta]\ncatalogue_version = \"1\"\n[[section]]\ncode = \"all\"\norder = 0\nheading_vi = \"Số liệu\"\nheading_en = \"Figures\"\nprinted_heading = true\n",
        );
        for Derived { key, formula } in &self.derived {
            let x = |filtered: &bool| if *filtered { "[kind=x]" } else { "" };
            let (kind, words, over) = match formula {
                Formula::Sum(keys) => {
                    ("count", format!("numerator = \"{}\"", keys.join(" + ")), ["sum", "sum"])
                }
                Formula::Share(a, b) => {
                    ("ratio", format!("numerator = \"{a}\"\ndenominator = \"{b}\""), ["ratio", "ratio"])
                }
                Formula::Lines(list, only) => {
                    ("count", format!("numerator = \"count of {list}{}\"", x(only)), ["sum", "sum"])
                }
                Formula::Amounts(list, only) => {
                    ("count", format!("numerator = \"sum of {list}{}.amount\"", x(only)), ["sum", "sum"])
                }
                Formula::Codes(list, only) => {
                    ("count", format!("numerator = \"{list}{} distinct code\"", x(only)), ["distinct", "sum"])
                }
            };
            indicator(&mut file, key, kind, "derived", over);
            let _ = writeln!(file, "{words}");
        }
        for one in &self.asked {
            one.write(&mut file);
            if one.key == "raised"
                && let Some(target) = self.catalogue_target
            {
                let _ = writeln!(file, "target_annual = {target}");
            }
        }
        file
    }

    pub fn ward(&self) -> Ward {
        let group = |group: &Residents| Group {
            code: GroupCode::new(&group.code),
            number: group.number,
            name: format!("Tổ dân phố số {}", group.number),
            valid_from: group.from,
            valid_to: group.to,
            household_codes: Vec::new(),
            predecessors: Vec::new(),
        };
        Ward {
            code: "random".to_owned(),
            name: "phường Bất Kỳ".to_owned(),
            receipt_code: "BK".to_owned(),
            groups: self.groups.iter().rev().map(group).collect(),
            optional: [].into(),
            rounding: if self.truncate { Rounding::Truncate } else { Rounding::HalfUp },
            calendar: Calendar { first_month: Month::new(YEAR, 1).unwrap(), opens_day: 25, due_day: 5 },
            targets: self
                .file_target
                .map(|target| ((Key::new("target"), YEAR), target))
                .into_iter()
                .collect(),
            petitions: PetitionSettings::default(),
            retention: Retention::default(),
        }
    }

    pub fn entries(&self) -> Vec<Entry> {
        let source = |report: &Report| match report.group {
            None => Source::Ward,
            Some(at) => {
                let part = if report.head { Part::FrontBoardHead } else { Part::Leader };
                Source::Group(GroupCode::new(&self.groups[at].code), part)
            }
        };
        let entry = |report: &Report| Entry {
            source: source(report),
            month: Month::new(report.month.0, report.month.1).unwrap(),
            revision: report.revision,
            submitted_at: moment(report.at),
            answers: serde_json::from_value(json!(report.answers)).unwrap(),
        };
        self.reports.iter().map(entry).collect()
    }

    pub fn as_of(&self) -> DateTime<Utc> {
        moment(self.as_of)
    }
}

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_546_300_800 + seconds, 0).unwrap()
}

fn indicator(file: &mut String, key: &str, kind: &str, reporter: &str, [months, groups]: [&str; 2]) {
    let _ = writeln!(
        file,
        "[[indicator]]\nkey = \"{key}\"\nlabel_vi = \"Số {key}\"\nlabel_en = \"Number {key}\"\nunit = \"\"\ntype = \"{kind}\"\n\
         reporter = \"{reporter}\"\nagg_months = \"{months}\"\nagg_groups = \"{groups}\"\nsection = \"all\""
    );
}

impl Asked {
    fn write(&self, file: &mut String) {
        let (kind, flow, by_groups, by_ward) = match self.shape {
            Shape::Count => ("count", "sum", "sum", "single"),
            Shape::Money => ("money_vnd", "sum", "sum", "single"),
            Shape::YesNo => ("yes_no", "any", "count_true", "single"),
            Shape::Text => ("short_text", "none", "none", "single"),
            Shape::Narrative => ("narrative", "concat", "concat", "none"),
            Shape::List { distinct: false } => ("list", "concat", "concat", "none"),
            Shape::List { distinct: true } => ("list", "distinct", "concat", "none"),
        };
        let months = if self.latest { "latest" } else { flow };
        let (reporter, groups) = match self.who {
            Who::Leader | Who::Head => ("group", by_groups),
            Who::Ward => ("ward", by_ward),
            Who::LeaderAndWard => ("both", by_groups),
        };
        indicator(file, &self.key, kind, reporter, [months, groups]);
        if self.shape == (Shape::List { distinct: true }) {
            file.push_str("distinct_by = \"code\"\n");
        }
        if self.who == Who::Head {
            file.push_str("ask_role = \"truong_ban_ctmt\"\n");
        }
        if self.total_only {
            file.push_str("aggregate_only = true\n");
        }
        if matches!(self.shape, Shape::List { .. }) {
            file.push_str(
                "[[indicator.field]]\nname = \"code\"\ntype = \"short_text\"\nlabel_vi = \"Mã\"\nlabel_en = \"Code\"\nrequired = true\n\
                 [[indicator.field]]\nname = \"kind\"\ntype = \"enum\"\nvalues = [\"x\", \"y\"]\nvalues_vi = [\"x\", \"y\"]\nvalues_en = [\"x\", \"y\"]\n\
                 label_vi = \"Loại\"\nlabel_en = \"Kind\"\nrequired = true\n\
                 [[indicator.field]]\nname = \"amount\"\ntype = \"count\"\nlabel_vi = \"Số lượng\"\nlabel_en = \"Amount\"\nrequired = false\n",
            );
        }
    }
}
