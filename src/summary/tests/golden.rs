//! The golden ward's printed figures come out of its reports.

use serde_json::Value as Json;

use super::{Golden, late};
use crate::domain::period::Period;
use crate::domain::ward::GroupCode;
use crate::summary::{Compiled, FigureValue, compile};

const NINE_MONTHS: Period = Period::NineMonths { year: 2019 };

fn compiled(golden: &Golden, period: Period) -> Compiled {
    compile(&golden.catalogue, &golden.ward, golden.records(), period, late())
}

/// The figure as the golden file writes values: a number, a pair for a ratio, a percentage where the ratio is one of money.
fn as_expected(value: &FigureValue, expected: &Json) -> Json {
    match value {
        FigureValue::Ratio { percent, .. } if expected.is_string() => percent.unwrap().vietnamese().into(),
        FigureValue::Ratio { numerator, denominator, .. } => vec![*numerator, *denominator].into(),
        FigureValue::List(items) => items.len().into(),
        FigureValue::Count(_)
        | FigureValue::Money(_)
        | FigureValue::SayingYes(_)
        | FigureValue::YesNo(_)
        | FigureValue::Text(_)
        | FigureValue::Narrative(_) => value.as_number().into(),
    }
}

#[test]
fn the_nine_months_give_every_printed_figure() {
    let golden = Golden::load();
    let compiled = compiled(&golden, NINE_MONTHS);
    for (key, expected) in golden.file["expected"].as_object().unwrap() {
        let figure = compiled.figures.get(key.as_str()).unwrap_or_else(|| panic!("{key} is absent"));
        assert_eq!(as_expected(&figure.value, &expected["value"]), expected["value"], "{key}");
        if let (FigureValue::Ratio { percent, .. }, Some(rounded)) = (&figure.value, expected.get("half_up"))
        {
            assert_eq!(percent.unwrap().vietnamese(), rounded.as_str().unwrap(), "{key}");
        }
    }
    for (key, expected) in golden.file["expected_optional"].as_object().unwrap() {
        assert_eq!(compiled.figures[key.as_str()].value.as_number(), expected.as_i64(), "{key}");
    }
    assert_eq!(compiled.coverage.group_months, (126, 126));
    assert_eq!((compiled.coverage.submitted, compiled.coverage.expected), (14, 14));
}

#[test]
fn the_groups_give_their_shares() {
    let golden = Golden::load();
    let compiled = compiled(&golden, NINE_MONTHS);
    for (group, expected) in golden.file["expected_by_group"].as_object().unwrap() {
        for (key, expected) in expected.as_object().unwrap() {
            let share = &compiled.by_group[&GroupCode::new(group)][key.as_str()];
            assert_eq!(serde_json::to_value(share).unwrap(), *expected, "{key} of {group}");
        }
        assert!(!compiled.by_group[&GroupCode::new(group)].contains_key("group_leader_feedback"));
    }
}

#[test]
fn the_quarters_give_their_figures() {
    let golden = Golden::load();
    for (quarter, expected) in golden.file["expected_by_quarter"].as_object().unwrap() {
        let compiled = compiled(&golden, Period::parse(&quarter.to_lowercase()).unwrap());
        for (key, expected) in expected.as_object().unwrap() {
            assert_eq!(
                compiled.figures[key.as_str()].value.as_number(),
                expected.as_i64(),
                "{key} of {quarter}"
            );
        }
    }
}

#[test]
fn the_ward_that_truncates_prints_what_the_reference_report_printed() {
    let mut golden = Golden::load();
    golden.ward.rounding = crate::domain::figure::Rounding::Truncate;
    let FigureValue::Ratio { percent, .. } = compiled(&golden, NINE_MONTHS).figures["cremation_rate"].value
    else {
        panic!()
    };
    assert_eq!(percent.unwrap().vietnamese(), "96,07%");
}
