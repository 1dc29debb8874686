//! One test for each rule of combining values, on a small ward.

use serde_json::json;

use super::world::{World, list, number, ratio};
use super::{at, month};
use crate::domain::answer::Value;
use crate::domain::catalogue::Key;
use crate::domain::period::Period;
use crate::domain::ward::GroupCode;
use crate::summary::{FigureValue, Giver, compile};

#[test]
fn only_the_newest_revision_counts_and_none_after_the_moment() {
    let world = World::new().leader("A", "2019-02", &json!({"deaths": 5})).leader(
        "A",
        "2019-02",
        &json!({"deaths": 2}),
    );
    assert_eq!(number(&world.compile("2/2019"), "deaths"), Some(2));
    let as_of = |moment: &str| {
        let period = Period::Month(month("2019-02"));
        let compiled = compile(&world.catalogue, &world.ward, &world.entries, period, at(moment));
        number(&compiled, "deaths")
    };
    assert_eq!(as_of("2019-02-21T12:00:00+07:00"), Some(5));
    assert_eq!(as_of("2019-02-21T08:59:59+07:00"), None);
}

#[test]
fn what_nobody_gave_is_absent_and_a_given_zero_is_not() {
    let world =
        World::new().leader("A", "2019-02", &json!({"deaths": 0, "cremations": {"blank": "not_applicable"}}));
    let compiled = world.compile("2/2019");
    assert_eq!(number(&compiled, "deaths"), Some(0));
    assert!(!compiled.figures.contains_key("cremations"));
    assert_eq!(ratio(&compiled, "cremation_rate"), Some((0, 0, None)), "nothing of nothing");
    let unknown =
        World::new().leader("A", "2019-02", &json!({"deaths": 3, "cremations": {"blank": "not_known_yet"}}));
    assert!(!unknown.compile("2/2019").figures.contains_key("cremation_rate"), "a ratio without numerator");
    assert!(!compiled.figures.contains_key("help"));
    assert!(!compiled.figures.contains_key("help_worth"));
}

#[test]
fn a_ratio_is_sum_over_sum_and_has_no_percentage_of_nothing() {
    let world = World::new()
        .leader("A", "2019-01", &json!({"deaths": 1, "cremations": 1}))
        .leader("A", "2019-02", &json!({"deaths": 3, "cremations": 1}))
        .leader("B", "2019-02", &json!({"deaths": 2, "cremations": 2}))
        .leader("C", "2019-04", &json!({"deaths": 0, "cremations": 0}));
    assert_eq!(ratio(&world.compile("quý 1 2019"), "cremation_rate"), Some((4, 6, Some("66.67".to_owned()))));
    assert_eq!(ratio(&world.compile("4/2019"), "cremation_rate"), Some((0, 0, None)));
}

#[test]
fn a_flow_counts_the_months_of_the_period_and_a_snapshot_carries_forward_within_the_year() {
    let world = World::new()
        .leader("A", "2018-12", &json!({"officials_group": 9}))
        .leader("A", "2019-01", &json!({"deaths": 1, "officials_group": 4}))
        .leader("A", "2019-05", &json!({"deaths": 2, "officials_group": {"blank": "not_known_yet"}}))
        .leader("A", "2019-08", &json!({"deaths": 4, "officials_group": 5}));
    let second = world.compile("quý 2 2019");
    assert_eq!((number(&second, "deaths"), number(&second, "officials_group")), (Some(2), Some(4)));
    let half = world.compile("6 tháng 2019");
    assert_eq!((number(&half, "deaths"), number(&half, "officials_group")), (Some(3), Some(4)));
    let year = world.compile("năm 2019");
    assert_eq!((number(&year, "deaths"), number(&year, "officials_group")), (Some(7), Some(5)));
}

#[test]
fn yes_or_no_of_groups_is_counted() {
    let world = World::new()
        .leader("A", "2019-02", &json!({"conference": true, "team_active": true}))
        .leader("A", "2019-03", &json!({"conference": false, "team_active": false}))
        .leader("B", "2019-03", &json!({"conference": false, "team_active": true}))
        .by_ward("2019-01", &json!({"software": true}))
        .by_ward("2019-03", &json!({"software": false}));
    let compiled = world.compile("quý 1 2019");
    assert_eq!(compiled.figures["conference"].value, FigureValue::SayingYes(1));
    assert_eq!(compiled.figures["team_active"].value, FigureValue::SayingYes(1));
    assert_eq!(compiled.figures["software"].value, FigureValue::YesNo(false));
}

#[test]
fn the_ward_is_one_more_source() {
    let world =
        World::new().leader("A", "2019-02", &json!({"fund": 100})).by_ward("2019-02", &json!({"fund": 250}));
    let compiled = world.compile("2/2019");
    assert_eq!(number(&compiled, "fund"), Some(350));
    assert_eq!(compiled.by_group[&GroupCode::new("A")]["fund"], Value::Number(100));
    let givers: Vec<_> = compiled.figures["fund"]
        .contributions
        .iter()
        .map(|contribution| contribution.giver.clone())
        .collect();
    assert_eq!(givers, [Giver::Group(GroupCode::new("A")), Giver::Ward]);
}

#[test]
fn lists_come_by_month_and_then_by_source() {
    let line = |household: &str, helper: &str, worth: i64| json!({"household": household, "helper": helper, "worth": worth});
    let world = World::new()
        .by_ward("2019-01", &json!({"help": [line("H1", "donor", 10)]}))
        .leader("B", "2019-02", &json!({"help": [line("H2", "group", 20)]}))
        .leader(
            "A",
            "2019-02",
            &json!({"help": [line("H1", "donor", 30), {"household": "H3", "helper": "donor"}]}),
        )
        .leader("C", "2019-02", &json!({"help": []}));
    let compiled = world.compile("quý 1 2019");
    let households: Vec<_> = list(&compiled, "help").iter().map(|line| line["household"].as_text()).collect();
    assert_eq!(households, ["H1", "H1", "H3", "H2"]);
    assert_eq!(number(&compiled, "helped_by_donors"), Some(2));
    assert_eq!(compiled.figures["help_worth"].value, FigureValue::Money(60));
    assert_eq!(number(&world.compile("3/2019"), "helped_by_donors"), None);
}

#[test]
fn of_the_lines_with_one_code_the_latest_stays() {
    let world = World::new()
        .by_ward("2019-01", &json!({"projects": [{"code": "P1", "finding": "begun"}, {"code": "P2"}], "tasks": [{"text": "old"}]}))
        .by_ward("2019-03", &json!({"projects": [{"code": "P1", "finding": "done"}], "tasks": [{"text": "a"}, {"text": "b"}]}))
        .by_ward("2019-04", &json!({}));
    let compiled = world.compile("6 tháng 2019");
    let projects: Vec<_> = list(&compiled, "projects").iter().map(|line| line["code"].as_text()).collect();
    assert_eq!(projects, ["P2", "P1"]);
    assert_eq!(list(&compiled, "projects")[1]["finding"].as_text(), "done");
    assert_eq!(number(&compiled, "projects_count"), Some(2));
    assert_eq!(list(&compiled, "tasks").len(), 2);
    assert_eq!(list(&world.compile("4/2019"), "tasks").len(), 2, "a snapshot carries forward");
}

#[test]
fn narratives_keep_who_wrote_them_and_when() {
    let world = World::new()
        .by_ward("2019-02", &json!({"issues": "Đường hỏng."}))
        .leader("B", "2019-02", &json!({"issues": " Ngập nước. "}))
        .leader("A", "2019-01", &json!({"issues": "  "}))
        .leader("C", "2019-01", &json!({"issues": "Thiếu đèn."}));
    let FigureValue::Narrative(passages) = &world.compile("quý 1 2019").figures["issues"].value else {
        panic!()
    };
    let told: Vec<_> =
        passages.iter().map(|passage| (passage.giver.clone(), passage.text.as_str())).collect();
    let group = |code: &str| Giver::Group(GroupCode::new(code));
    assert_eq!(told, [(group("C"), "Thiếu đèn."), (group("B"), "Ngập nước."), (Giver::Ward, "Đường hỏng.")]);
}

#[test]
fn a_sum_with_a_part_that_nobody_gave_is_absent() {
    let world = World::new().leader("A", "2019-01", &json!({"officials_group": 3}));
    assert!(!world.compile("1/2019").figures.contains_key("officials"));
    let world = world.by_ward("2019-01", &json!({"officials_ward": 31}));
    assert_eq!(number(&world.compile("1/2019"), "officials"), Some(34));
}

#[test]
fn unknown_keys_and_values_of_another_kind_are_passed_over() {
    let world =
        World::new().leader("A", "2019-01", &json!({"deaths": "two", "no_such_thing": 4, "conference": 1}));
    let compiled = world.compile("1/2019");
    assert_eq!(compiled.figures.keys().map(Key::as_str).collect::<Vec<_>>(), ["fund_target", "group_count"]);
    assert!(compiled.has_entries);
}
