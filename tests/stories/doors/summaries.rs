//! `topho summary`: the golden figures, and the shape of what is printed.

use std::io::Read;
use std::process::Stdio;

use serde_json::{Value as Json, json};

use super::trial::{GOLDEN, MORNING, Trial, golden};

/// After the last report of September.
const COMPLETE: &str = "2019-10-04";

fn imported() -> Trial {
    let trial = Trial::with_ward();
    trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    trial
}

/// Whether a figure is what the golden file expects: a number, `[numerator, denominator]`, or a percentage.
fn agrees(figure: &Json, expected: &Json, group_count: &Json) -> bool {
    match expected {
        Json::Array(parts) => {
            let ratio = figure["numerator"] == parts[0] && figure["denominator"] == parts[1];
            ratio || (figure["value"] == parts[0] && *group_count == parts[1])
        }
        Json::String(percent) => figure["percent"] == json!(percent.trim_end_matches('%').replace(',', ".")),
        _ => {
            figure["value"] == *expected
                || figure["items"].as_array().map(|items| json!(items.len())) == Some(expected.clone())
        }
    }
}

#[test]
fn nine_months_compile_to_the_golden_figures() {
    let trial = imported();
    let golden = golden();
    let summary = trial.summary("9 tháng 2019", COMPLETE);
    let figures = &summary["figures"];
    assert_eq!(
        summary["coverage"],
        json!({"expected": 14, "submitted": 14, "missing": [], "group_months": [126, 126]})
    );
    for (key, expected) in golden["expected"].as_object().expect("a table") {
        let figure = &figures[key];
        let group_count = &figures["group_count"]["value"];
        assert!(agrees(figure, &expected["value"], group_count), "{key}: {expected} against {figure}");
    }
    for (key, expected) in [
        ("petitions_received", 24),
        ("petitions_pending", 4),
        ("petitions_overdue", 0),
        ("petitions_forwarded", 0),
    ] {
        assert_eq!(figures[key]["value"], json!(expected), "{key}");
    }
    for (key, expected) in golden["expected_optional"].as_object().expect("a table") {
        assert_eq!(figures[key]["value"], *expected, "{key}");
    }
    for (group, shares) in golden["expected_by_group"].as_object().expect("a table") {
        for (key, expected) in shares.as_object().expect("a table") {
            assert_eq!(summary["groups"][group][key], *expected, "{group} {key}");
        }
    }
}

#[test]
fn quarters_compile_to_the_golden_figures() {
    let trial = imported();
    for (quarter, expected) in golden()["expected_by_quarter"].as_object().expect("a table") {
        let period = quarter.replace("2019-Q", "quý ") + " 2019";
        let summary = trial.summary(&period, COMPLETE);
        for (key, expected) in expected.as_object().expect("a table") {
            let figure = summary["figures"][key]["value"].as_i64().expect("a number");
            assert_eq!(json!(figure), *expected, "{quarter} {key}");
        }
    }
}

#[test]
fn a_summary_of_a_past_morning_says_who_was_missing() {
    let trial = imported();
    let summary = trial.summary("9 tháng 2019", MORNING);
    let coverage = json!({"expected": 14, "submitted": 11, "missing": ["TDP03", "TDP07", "TDP12"], "group_months": [123, 126]});
    assert_eq!(summary["coverage"], coverage);
    assert_eq!(summary["as_of"], json!(MORNING));
    assert_eq!(summary["figures"]["fund_poor_raised"]["coverage"], json!([11, 14]));
    assert_eq!(trial.summary("9 tháng 2019", "02/10/2019 08:00"), summary);
}

#[test]
fn the_ward_rounds_as_its_file_says() {
    let trial = imported();
    let rate = |trial: &Trial| {
        trial.summary("nine months 2019", COMPLETE)["figures"]["cremation_rate"]["percent"].clone()
    };
    assert_eq!(rate(&trial), json!("96.08"));
    let ward = std::fs::read_to_string(super::trial::WARD).expect("the ward's file");
    let catalogue = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue/mttq-ward.toml");
    let ward = ward.replace("../catalogue/mttq-ward.toml", catalogue).replace("\"half_up\"", "\"truncate\"");
    trial.does(&["ward", "load", &trial.file("ward.toml", &ward)]);
    assert_eq!(rate(&trial), json!("96.07"));
}

#[test]
fn the_text_is_that_of_the_committees_chat() {
    let trial = imported();
    let period = ["summary", "--ward", "phuc-loi", "--period", "9 tháng 2019", "--as-of"];
    let text = |moment: &str| trial.does(&[&period[..], &[moment]].concat());
    let morning = text(MORNING);
    assert!(morning.starts_with("Phường Phúc Lợi · 9 tháng đầu năm 2019\n"), "{morning}");
    assert!(morning.contains("11/14 tổ (thiếu: tổ 3, 7, 12)"), "{morning}");
    assert!(!morning.contains("**"), "{morning}");
    let complete = text(COMPLETE);
    assert!(complete.contains("Vì người nghèo: 93.095.000 đồng, đạt 88,37%"), "{complete}");
    assert!(complete.contains("14/14 tổ"), "{complete}");
}

#[test]
fn who_reads_only_the_beginning_is_no_failure() {
    let trial = imported();
    let arguments = ["summary", "--ward", "phuc-loi", "--period", "9 tháng 2019", "--json"];
    let mut program = trial.command();
    program.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = program.spawn().expect("it starts");
    drop(program.stdout.take()); // nobody reads on
    let status = program.wait().expect("it ends");
    let mut complaint = String::new();
    program.stderr.take().expect("a pipe").read_to_string(&mut complaint).expect("UTF-8");
    assert_eq!((status.code(), complaint.as_str()), (Some(0), ""));
}
