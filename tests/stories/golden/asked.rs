//! Which questions a month asks of whom: worked out from the words of the catalogue's file, and from nothing of the bot.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value as Json, json};
use toml::{Table, Value};

use super::book::{Month, MonthReport};

/// What was answered, by key.
pub type Answers = BTreeMap<String, Given>;

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    Value(Json),
    NotKnownYet,
}

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Post {
    Leader,
    FrontBoardHead,
}

/// The questions that groups are asked, in their order.
pub struct Questions(Vec<Question>);

/// A question as the catalogue words it.
#[derive(Debug, Clone)]
pub struct Question {
    pub key: String,
    /// The label on cards and buttons.
    pub label: String,
    /// `count`, `money_vnd`, `yes_no`, `list`, `narrative` …
    pub kind: String,
    post: Post,
    months: Vec<u32>,
    years: Vec<u32>,
    until_yes: bool,
    /// `other`, or `other > number`.
    condition: Option<String>,
    /// The labels of the values that fields of a list's lines choose from, by code.
    pub choices: BTreeMap<String, String>,
}

impl Questions {
    /// Those of the repository's ward: the core ones that groups report, and the optional ones that its file turns on.
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let ward = table(&root.join("wards/phuc-loi.toml"));
        let catalogue = table(&root.join("catalogue/mttq-ward.toml"));
        let turned_on: BTreeSet<&str> = strings(&ward["optional"]).collect();
        let indicators = catalogue["indicator"].as_array().expect("indicators").iter();
        let indicators = indicators.map(|indicator| indicator.as_table().expect("an indicator"));
        let of_groups = indicators.filter(|one| matches!(text(one, "reporter"), Some("group" | "both")));
        let asked = of_groups.filter(|one| {
            let optional = one.get("optional").and_then(Value::as_bool).unwrap_or(false);
            !optional || turned_on.contains(text(one, "key").expect("a key"))
        });
        Self(asked.map(Question::read).collect())
    }

    /// The figures asked in a month, given the answers so far and the questions answered yes earlier in the year.
    pub fn figures(
        &self,
        post: Post,
        month: Month,
        earlier: &BTreeSet<String>,
        answers: &Answers,
    ) -> Vec<&Question> {
        self.asked(post, month, earlier, answers).filter(|question| question.kind != "narrative").collect()
    }

    /// The narratives offered in a month, given all figures.
    pub fn narratives(
        &self,
        post: Post,
        month: Month,
        earlier: &BTreeSet<String>,
        answers: &Answers,
    ) -> Vec<&Question> {
        self.asked(post, month, earlier, answers).filter(|question| question.kind == "narrative").collect()
    }

    /// The label of a question.
    pub fn label(&self, key: &str) -> &str {
        let found = self.0.iter().find(|question| question.key == key);
        found.map_or_else(|| panic!("no question {key}"), |question| &question.label)
    }

    fn asked(
        &self,
        post: Post,
        month: Month,
        earlier: &BTreeSet<String>,
        answers: &Answers,
    ) -> impl Iterator<Item = &Question> {
        let is_asked = move |question: &&Question| {
            question.post == post
                && question.in_season(month, earlier.contains(&question.key))
                && question.condition_holds(answers)
        };
        self.0.iter().filter(is_asked)
    }
}

impl Question {
    fn read(indicator: &Table) -> Self {
        let words = |field: &str| text(indicator, field).map(str::to_owned);
        let numbers = |field: &str| {
            let numbers = indicator.get(field).and_then(Value::as_array).into_iter().flatten();
            numbers
                .map(|number| u32::try_from(number.as_integer().expect("a number")).expect("not below 0"))
                .collect()
        };
        let post = match text(indicator, "ask_role") {
            None | Some("to_truong") => Post::Leader,
            Some("truong_ban_ctmt") => Post::FrontBoardHead,
            Some(other) => panic!("nobody is called {other}"),
        };
        let fields = indicator.get("field").and_then(Value::as_array).into_iter().flatten();
        Self {
            key: words("key").expect("a key"),
            label: words("short_vi").or(words("label_vi")).expect("a label"),
            kind: words("type").expect("a type"),
            post,
            months: numbers("ask_months"),
            years: numbers("ask_years"),
            until_yes: text(indicator, "ask_until") == Some("yes"),
            condition: words("ask_if"),
            choices: fields.flat_map(|field| choices(field.as_table().expect("a field"))).collect(),
        }
    }

    /// The golden report's answer: lists without lines are not in the file, and what else is missing is not known yet.
    pub fn answer_of(&self, report: &MonthReport) -> Given {
        match report.values.get(&self.key) {
            Some(value) => Given::Value(value.clone()),
            None if self.kind == "list" => Given::Value(json!([])),
            None => Given::NotKnownYet,
        }
    }

    /// With `ask_until`, from the first of its months on until it was answered yes in the year.
    fn in_season(&self, month: Month, said_yes: bool) -> bool {
        let year = self.years.is_empty() || self.years.contains(&month.year);
        let month = match (self.until_yes, self.months.iter().min()) {
            (true, first) => first.is_none_or(|first| month.number >= *first) && !said_yes,
            (false, None) => true,
            (false, Some(_)) => self.months.contains(&month.number),
        };
        year && month
    }

    fn condition_holds(&self, answers: &Answers) -> bool {
        let Some(condition) = &self.condition else { return true };
        let value = |key: &str| match answers.get(key) {
            Some(Given::Value(value)) => value.clone(),
            Some(Given::NotKnownYet) | None => Json::Null,
        };
        match condition.split_once('>') {
            None => value(condition.trim()) == json!(true),
            Some((key, least)) => {
                let least: i64 =
                    least.trim().parse().unwrap_or_else(|_| panic!("{condition}: a condition of its own"));
                value(key.trim()).as_i64().is_some_and(|value| value > least)
            }
        }
    }
}

fn choices(field: &Table) -> Vec<(String, String)> {
    let named = |name: &str| field.get(name).into_iter().flat_map(strings).map(str::to_owned);
    named("values").zip(named("values_vi")).collect()
}

fn table(path: &Path) -> Table {
    std::fs::read_to_string(path).expect("the file").parse().expect("TOML")
}

fn text<'a>(table: &'a Table, field: &str) -> Option<&'a str> {
    table.get(field).and_then(Value::as_str)
}

fn strings(values: &Value) -> impl Iterator<Item = &str> {
    values.as_array().into_iter().flatten().filter_map(Value::as_str)
}
