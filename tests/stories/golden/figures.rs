//! The figures at the end: printed by the program, written in the committee's chat, posted by themselves.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::{Map, Value, json};
use toml::Table;

use crate::support::{Phone, World};

use super::book::Book;
use super::screens::with_dots;

/// After the last report of September.
const AFTERWARDS: &str = "2019-10-05T20:00:00+07:00";

/// The ward's own entries and its petitions come by file; no report of a group does.
pub fn import_the_wards_own_entries(world: &World, book: &Book) {
    let name = format!("topho-golden-{}.json", std::process::id());
    let file = std::env::temp_dir().join(name);
    std::fs::write(&file, book.of_the_ward_alone()).expect("a file");
    let said = program(world, &["import", "--ward", "phuc-loi", &file.display().to_string()]);
    assert!(
        said.contains("reports: 0 new, 0 known already; months of the ward's own entries: 9 new"),
        "{said}"
    );
    std::fs::remove_file(&file).expect("the file can go");
}

/// `topho summary --json` has every figure that the golden file expects of the year, its quarters and its groups.
pub fn are_printed_by_the_program(world: &World, book: &Book) {
    let nine_months = summary(world, "9 tháng 2019");
    let whole = json!({ "expected": 14, "submitted": 14, "missing": [], "group_months": [126, 126] });
    assert_eq!(nine_months["coverage"], whole);
    let figures = nine_months["figures"].as_object().expect("figures");
    for (key, expected) in expected(book) {
        assert_eq!(printed(figures, key, expected), *expected, "{key}: {:#?}", figures.get(key));
    }
    for (group, shares) in book.table("expected_by_group") {
        for (key, expected) in shares.as_object().expect("shares") {
            assert_eq!(nine_months["groups"][group][key], *expected, "{key} of {group}");
        }
    }
    for (quarter, figures) in book.table("expected_by_quarter") {
        let summary = summary(world, &quarter_words(quarter));
        for (key, expected) in figures.as_object().expect("figures") {
            assert_eq!(summary["figures"][key]["value"], *expected, "{key} of {quarter}");
        }
    }
}

/// Each month's summary came by itself once, and so did those of the quarters, the half and the nine months.
pub async fn were_posted_once(world: &World, committee: &Phone) {
    let chat = committee.everything().await;
    let headings =
        chat.lines().filter_map(|line| line.strip_prefix("**Phường Phúc Lợi · ")?.strip_suffix("**"));
    let mut posted: Vec<&str> = headings.collect();
    let months: Vec<String> = (1..=9).map(|month| format!("tháng {month} năm 2019")).collect();
    let longer = [
        "quý I năm 2019",
        "quý II năm 2019",
        "6 tháng đầu năm 2019",
        "quý III năm 2019",
        "9 tháng đầu năm 2019",
    ];
    let mut expected: Vec<&str> = months.iter().map(String::as_str).chain(longer).collect();
    posted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(posted, expected);
    let claimed: i64 = sqlx::query_scalar("select count(*) from posted_summary")
        .fetch_one(&mut world.connection().await)
        .await
        .expect("a count");
    assert_eq!(usize::try_from(claimed), Ok(expected.len()));
}

/// Every expected figure stands on the line of its label in the committee's chat.
pub async fn stand_in_the_chat(committee: &Phone, book: &Book) {
    let labels = Labels::read();
    committee.puts_away().await;
    committee.says("/tonghop 9 tháng 2019").await;
    let chat = committee.screen().await;
    for (key, expected) in expected(book) {
        labels.assert_shown(&chat, key, expected);
    }
    for (quarter, figures) in book.table("expected_by_quarter") {
        committee.says(&format!("/summary {}", quarter_words(quarter))).await;
        let chat = committee.screen().await;
        for (key, expected) in figures.as_object().expect("figures") {
            labels.assert_shown(&chat, key, expected);
        }
    }
    committee.says("/tonghop 9 tháng đầu năm 2019").await;
    committee.puts_away().await;
    committee.taps("Theo tổ").await;
    let chat = committee.screen().await;
    for (group, shares) in book.table("expected_by_group") {
        let number: u32 = group.trim_start_matches("TDP").parse().expect("a number");
        for (key, expected) in shares.as_object().expect("shares") {
            let heading = format!("**{}**", labels.of(key));
            let mut lines = chat.lines().skip_while(|line| !line.starts_with(&heading));
            let line = lines.nth(1).unwrap_or_else(|| panic!("{heading} is missing in:\n{chat}"));
            let share = format!("{number}: {}", with_dots(expected.as_i64().expect("a number")));
            assert!(line.split(" · ").any(|shown| shown == share), "{key}: “{share}” is missing in {line}");
        }
    }
}

/// The expected figures of the year, core and optional, as the file writes them.
fn expected(book: &Book) -> impl Iterator<Item = (&String, &Value)> {
    let core = book.table("expected").iter().map(|(key, figure)| (key, &figure["value"]));
    core.chain(book.table("expected_optional"))
}

/// A printed figure, written as the golden file writes figures: a number, numerator and denominator, or a percentage.
fn printed(figures: &Map<String, Value>, key: &str, like: &Value) -> Value {
    let figure = figures.get(key).unwrap_or_else(|| panic!("{key} is absent"));
    match like {
        Value::Array(_) => json!([figure["numerator"], figure["denominator"]]),
        Value::String(_) => {
            json!(format!("{}%", figure["percent"].as_str().expect("a percentage").replace('.', ",")))
        }
        _ => figure["items"].as_array().map_or_else(|| figure["value"].clone(), |items| json!(items.len())),
    }
}

/// `quý 3 2019` for `2019-Q3`.
fn quarter_words(quarter: &str) -> String {
    let (year, number) = quarter.split_once("-Q").expect("a quarter");
    format!("quý {number} {year}")
}

fn summary(world: &World, period: &str) -> Value {
    let said = program(world, &["summary", "--ward", "phuc-loi", "--period", period, "--json"]);
    serde_json::from_str(&said).expect("JSON")
}

/// Runs the program on the world's database, after the last report, and gives what it prints.
fn program(world: &World, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_topho"));
    command.env_clear().env("DATABASE_URL", world.database_url()).env("TOPHO_CLOCK", AFTERWARDS);
    command.env("TOPHO_KEY", world.key());
    let output = command.args(arguments).output().expect("the program starts");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The labels of the catalogue's lines in chat, and which ratio tells which number.
struct Labels {
    labels: BTreeMap<String, String>,
    /// Ratio by the key of its numerator.
    ratios: BTreeMap<String, String>,
}

impl Labels {
    fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue/mttq-ward.toml");
        let catalogue: Table = std::fs::read_to_string(path).expect("the catalogue").parse().expect("TOML");
        let mut found = Self { labels: BTreeMap::new(), ratios: BTreeMap::new() };
        for indicator in catalogue["indicator"].as_array().expect("indicators") {
            let words = |field: &str| indicator.get(field).and_then(toml::Value::as_str).map(str::to_owned);
            let key = words("key").expect("a key");
            if let (Some("ratio"), Some(numerator)) = (words("type").as_deref(), words("numerator")) {
                found.ratios.insert(numerator, key.clone());
            }
            found.labels.insert(key, words("short_vi").or(words("label_vi")).expect("a label"));
        }
        found
    }

    fn of(&self, key: &str) -> &str {
        &self.labels[key]
    }

    /// The figure stands on the line of its label. A numerator may stand on its ratio's line only, and the ratio of a sum
    /// to its target on the sum's.
    fn assert_shown(&self, chat: &str, key: &str, expected: &Value) {
        let line = |key: &str| {
            let start = format!("{}: ", self.of(key));
            chat.lines().find_map(|line| line.strip_prefix(&start))
        };
        let ratio = self.ratios.get(key);
        let numerator = self.ratios.iter().find(|(_, ratio)| *ratio == key).map(|(numerator, _)| numerator);
        let (shown, wanted) = match expected {
            Value::Array(parts) => (line(key), format!("{}/{}", parts[0], parts[1])),
            Value::String(percent) => (numerator.and_then(|numerator| line(numerator)), percent.clone()),
            number => {
                let shown = line(key).or_else(|| line(ratio?));
                (shown, with_dots(number.as_i64().unwrap_or_else(|| panic!("{key}: {number}"))))
            }
        };
        let shown = shown.unwrap_or_else(|| panic!("{key} has no line in:\n{chat}"));
        let words = shown.split(|letter: char| !letter.is_ascii_digit() && !"./,%".contains(letter));
        let found = match expected {
            Value::String(_) => {
                words.map(|word| word.trim_end_matches([',', '.'])).any(|word| word == wanted)
            }
            _ => words
                .map(|word| word.trim_end_matches([',', '.']))
                .next()
                .is_some_and(|first| first == wanted || first.split('/').next() == Some(wanted.as_str())),
        };
        assert!(found, "{key}: “{wanted}” is not on the line “{}: {shown}”", self.of(key));
    }
}
