//! The JSON of `topho summary --json`.

use serde_json::json;

use super::world::World;
use super::{Golden, at};
use crate::domain::period::Period;
use crate::summary::compile;
use crate::summary::json::to_json;

#[test]
fn the_golden_ward_as_of_the_second_of_october() {
    let golden = Golden::load().without(&["TDP03", "TDP07", "TDP12"], "2019-09");
    let period = Period::NineMonths { year: 2019 };
    let compiled =
        compile(&golden.catalogue, &golden.ward, &golden.entries, period, at("2030-01-01T08:00:00+07:00"));
    let json = to_json(&golden.catalogue, &golden.ward, &compiled);
    assert_eq!(json["ward"], "phuc-loi");
    assert_eq!(json["period"], json!({"label": "9 tháng đầu năm 2019", "from": "2019-01", "to": "2019-09"}));
    assert_eq!(json["as_of"], "2030-01-01T08:00:00+07:00");
    let missing = ["TDP03", "TDP07", "TDP12"];
    assert_eq!(
        json["coverage"],
        json!({"expected": 14, "submitted": 11, "missing": missing, "group_months": [123, 126]})
    );
    let figures = &json["figures"];
    assert_eq!(
        figures["fund_poor_raised"],
        json!({
            "type": "money_vnd", "value": 87_470_000, "display": "87.470.000 đồng", "target": 105_345_000,
            "percent": "83.03", "coverage": [11, 14], "missing": missing,
        })
    );
    let rate = &figures["cremation_rate"];
    assert_eq!(
        [&rate["type"], &rate["numerator"], &rate["denominator"]],
        [&json!("ratio"), &json!(49), &json!(51)]
    );
    assert_eq!([&rate["percent"], &rate["display"]], ["96.08", "49/51 trường hợp, 96,08%"]);
    assert_eq!(
        [&figures["people_conference_held"]["type"], &figures["people_conference_held"]["value"]],
        [&json!("yes_no"), &json!(14)]
    );
    assert_eq!(figures["ward_congress_held"]["value"], true);
    assert_eq!(figures["named_street_frequency"]["value"], "01 buổi/tuần");
    assert_eq!(
        figures["env_club_cleanups"]["items"][0],
        json!({"date": "2019-02-10", "place": "Đường Phúc Lợi", "participants": 125})
    );
    assert_eq!(figures["pressing_issues_handling"]["type"], "narrative");
    assert_eq!(
        figures["pressing_issues_handling"]["items"][0],
        json!({"source": "TDP01", "month": "2019-01", "text": "Thoát nước chậm khi mưa to."})
    );
    assert!(figures.get("blood_donors").is_none());
    assert_eq!(json["groups"]["TDP01"]["deaths"], 4);
    assert_eq!(json["groups"]["TDP01"]["mediation_team_active"], true);
    assert!(json["groups"]["TDP01"].get("group_leader_feedback").is_none());
}

#[test]
fn nobody_learns_which_group_wrote_what_is_shown_for_the_ward_as_a_whole() {
    let mut golden = Golden::load();
    let kept_whole = "pressing_issues_handling";
    for indicator in &mut golden.catalogue.indicators {
        indicator.aggregate_only |= indicator.key.as_str() == kept_whole;
    }
    let period = Period::NineMonths { year: 2019 };
    let as_of = at("2030-01-01T08:00:00+07:00");
    let compiled = compile(&golden.catalogue, &golden.ward, &golden.entries, period, as_of);
    let json = to_json(&golden.catalogue, &golden.ward, &compiled);
    assert_eq!(
        json["figures"][kept_whole]["items"][0],
        json!({"month": "2019-01", "text": "Thoát nước chậm khi mưa to."})
    );
    let groups = json["groups"].as_object().unwrap();
    assert!(groups.values().all(|shares| shares.get(kept_whole).is_none()));
}

#[test]
fn a_ratio_of_nothing_has_no_percentage_and_blanks_are_named() {
    let world = World::new()
        .leader("A", "2019-04", &json!({"deaths": 0, "cremations": 0, "fund": {"blank": "not_known_yet"}}))
        .by_ward("2019-04", &json!({"fund": 5}));
    let json = to_json(&world.catalogue, &world.ward, &world.compile("4/2019"));
    let rate = json!({
        "type": "ratio", "numerator": 0, "denominator": 0, "display": "không phát sinh", "coverage": [1, 3], "missing": ["B", "C"],
    });
    assert_eq!(json["figures"]["cremation_rate"], rate);
    assert_eq!(json["figures"]["fund"]["not_known"], json!(["A"]));
    assert_eq!(json["groups"], json!({"A": {"deaths": 0, "cremations": 0}, "B": {}, "C": {}}));
}
