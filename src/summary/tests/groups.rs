//! Which groups count, what a figure covers, and what it is held against.

use std::cmp::Ordering;

use serde_json::json;

use super::world::{World, missing, not_known, number, ratio};
use super::{late, month};
use crate::domain::answer::Value;
use crate::domain::catalogue::Key;
use crate::domain::figure::Rounding;
use crate::domain::people::Part;
use crate::domain::period::Period;
use crate::domain::ward::GroupCode;
use crate::summary::comparison::{Relation, compare, compared_periods};
use crate::summary::own_year::own_year;

#[test]
fn a_group_counts_only_while_it_is_in_force() {
    let world = World::new()
        .group("B", "2019-01-01", Some("2019-06-30"))
        .group("C", "2019-03-15", None)
        .leader("A", "2019-01", &json!({"deaths": 1, "officials_group": 3}))
        .leader("B", "2019-06", &json!({"deaths": 2, "officials_group": 3}))
        .leader("B", "2019-07", &json!({"deaths": 4, "officials_group": 3}))
        .leader("C", "2019-02", &json!({"deaths": 8, "officials_group": 3}))
        .leader("C", "2019-03", &json!({"deaths": 16, "officials_group": 2}));
    let compiled = world.compile("9 tháng 2019");
    assert_eq!(number(&compiled, "deaths"), Some(1 + 2 + 16));
    assert_eq!(number(&compiled, "group_count"), Some(2));
    assert_eq!(
        number(&compiled, "officials_group"),
        Some(3 + 2),
        "what was merged away is no longer a snapshot"
    );
    assert_eq!(compiled.coverage.expected, 3);
    assert_eq!(compiled.coverage.group_months, (3, 9 + 6 + 7));
    let half = world.compile("6 tháng 2019");
    assert_eq!(number(&half, "group_count"), Some(3));
    assert_eq!(number(&half, "officials_group"), Some(3 + 3 + 2));
    let august = world.compile("8/2019");
    assert_eq!((august.coverage.expected, number(&august, "officials_group")), (2, Some(5)));
    assert!(!august.by_group.contains_key(&GroupCode::new("B")));
}

#[test]
fn a_target_is_the_wards_entry_else_its_file_else_the_catalogues() {
    let world = World::new().leader("A", "2019-03", &json!({"fund": 500}));
    let target = |world: &World| {
        let compiled = world.compile("quý 1 2019");
        assert_eq!(
            compiled.figures["fund"].target.map(|target| target.value),
            number(&compiled, "fund_target")
        );
        ratio(&compiled, "fund_pct").unwrap()
    };
    assert_eq!(target(&world), (500, 1000, Some("50.00".to_owned())));
    let mut world = world;
    world.ward.targets =
        [((Key::new("fund_target"), 2019), 2000), ((Key::new("fund_target"), 2018), 1)].into();
    assert_eq!(target(&world), (500, 2000, Some("25.00".to_owned())));
    let world =
        world.by_ward("2019-01", &json!({"fund_target": 400})).by_ward("2019-04", &json!({"fund_target": 1}));
    assert_eq!(target(&world), (500, 400, Some("125.00".to_owned())));
    assert_eq!(
        world.compile("quý 1 2019").figures["fund"].target.unwrap().percent.unwrap().plain(),
        "125.00"
    );
}

#[test]
fn coverage_is_that_of_the_part_that_asks() {
    let mut world = World::new();
    for (code, months) in [("A", 1..=3), ("B", 1..=3), ("C", 2..=3)] {
        for number in months {
            world =
                world.leader(code, &format!("2019-{number:02}"), &json!({"deaths": 0, "officials_group": 3}));
        }
    }
    for number in 1..=3 {
        world = world.head("B", &format!("2019-{number:02}"), &json!({"feedback": 1}));
    }
    let compiled =
        world.by_ward("2019-03", &json!({"officials_ward": 1, "weekday": "thứ Hai"})).compile("quý 1 2019");
    assert_eq!(
        (compiled.coverage.submitted, compiled.coverage.expected, compiled.coverage.group_months),
        (2, 3, (8, 9))
    );
    assert_eq!(missing(&compiled, "deaths"), ["C"]);
    assert_eq!(missing(&compiled, "feedback"), ["A", "C"]);
    assert_eq!(missing(&compiled, "feedback_and_deaths"), ["A", "C"]);
    assert_eq!(missing(&compiled, "officials"), ["C"]);
    assert_eq!(compiled.figures["feedback"].coverage.as_ref().unwrap().group_months, (3, 9));
    assert_eq!(compiled.figures["weekday"].coverage, None);
    assert_eq!(compiled.figures["group_count"].coverage, None);
    assert_eq!(compiled.ward_missing, [month("2019-01"), month("2019-02")]);
}

#[test]
fn not_known_yet_is_told_where_no_value_was_given() {
    let unknown =
        json!({"deaths": {"blank": "not_known_yet"}, "officials_group": {"blank": "not_known_yet"}});
    let world = World::new()
        .leader("A", "2019-01", &json!({"deaths": 1, "officials_group": 3}))
        .leader("A", "2019-02", &unknown)
        .leader("B", "2019-02", &unknown)
        .leader("C", "2019-02", &json!({"deaths": {"blank": "declined"}}));
    let compiled = world.compile("quý 1 2019");
    assert_eq!(not_known(&compiled, "deaths"), ["A", "B"]);
    assert_eq!(not_known(&compiled, "officials_group"), ["B"], "a snapshot of January is known");
    let february = world.compile("2/2019");
    assert_eq!(not_known(&february, "officials_group"), ["B"]);
    assert_eq!(number(&february, "officials_group"), Some(3));
    assert!(!february.figures.contains_key("deaths"));
}

#[test]
fn what_is_shown_as_a_total_only_stands_under_no_group() {
    let world = World::new().head("A", "2019-02", &json!({"feedback": 1})).leader(
        "A",
        "2019-02",
        &json!({"deaths": 0}),
    );
    let compiled = world.compile("2/2019");
    assert_eq!(number(&compiled, "feedback"), Some(1));
    assert_eq!(
        compiled.by_group[&GroupCode::new("A")].keys().map(Key::as_str).collect::<Vec<_>>(),
        ["deaths"]
    );
}

#[test]
fn a_value_counts_from_whichever_part_gave_it_the_asked_one_first() {
    let world = World::new()
        .leader("A", "2019-01", &json!({"feedback": 7}))
        .leader("A", "2019-02", &json!({"feedback": 5}))
        .head("A", "2019-02", &json!({"feedback": 1}))
        .leader("A", "2019-03", &json!({"feedback": 3}))
        .head("A", "2019-03", &json!({"feedback": {"blank": "declined"}}));
    assert_eq!(number(&world.compile("quý 1 2019"), "feedback"), Some(7 + 1 + 3));
}

#[test]
fn a_period_is_compared_with_the_one_before_and_the_one_a_year_ago() {
    let world = World::new()
        .leader("A", "2018-09", &json!({"deaths": 0}))
        .leader("A", "2019-08", &json!({"deaths": 8, "cremations": 4}))
        .leader("A", "2019-09", &json!({"deaths": 9, "cremations": 9, "conference": true}));
    let now = world.compile("9/2019");
    let periods = compared_periods(now.period);
    assert_eq!(
        periods.iter().map(|(relation, period)| (*relation, period.code())).collect::<Vec<_>>(),
        [(Relation::Previous, "2019-08".to_owned()), (Relation::LastYear, "2018-09".to_owned()),]
    );
    let against = |period: &str| compare(&now, &world.compile(period), Relation::Previous, Rounding::HalfUp);
    let august = against("8/2019").unwrap();
    assert_eq!(august.changes["deaths"].direction, Ordering::Greater);
    assert_eq!(august.changes["deaths"].percent.unwrap().plain(), "12.50");
    assert_eq!(august.changes["cremation_rate"].direction, Ordering::Greater);
    assert_eq!(august.changes["cremation_rate"].percent, None);
    assert!(!august.changes.contains_key("conference"));
    assert_eq!(against("9/2018").unwrap().changes["deaths"].percent, None, "no percentage of nothing");
    assert_eq!(against("7/2019"), None, "nobody reported");
    assert_eq!(compared_periods(Period::NineMonths { year: 2019 }).len(), 1);
}

#[test]
fn a_group_sees_its_own_months() {
    let world = World::new()
        .group("A", "2019-02-01", None)
        .leader(
            "A",
            "2019-02",
            &json!({"deaths": 2, "officials_group": 3, "fund": {"blank": "not_known_yet"}}),
        )
        .leader("A", "2019-04", &json!({"deaths": 1, "officials_group": 4, "feedback": 1}))
        .leader("B", "2019-04", &json!({"deaths": 50}));
    let group = &world.ward.groups[0];
    let year = own_year(
        &world.catalogue,
        &world.ward,
        (group, Part::Leader),
        &world.entries,
        month("2019-04"),
        late(),
    );
    let submitted: Vec<_> =
        year.months.iter().map(|(month, submitted)| (month.number(), *submitted)).collect();
    assert_eq!(submitted, [(2, true), (3, false), (4, true)]);
    assert_eq!(year.rows["deaths"].total, Some(Value::Number(3)));
    assert_eq!(year.rows["officials_group"].total, Some(Value::Number(4)));
    assert_eq!(
        (&year.rows["fund"].total, year.rows["fund"].not_known.as_slice()),
        (&None, [month("2019-02")].as_slice())
    );
    assert!(!year.rows.contains_key("feedback"));
}
