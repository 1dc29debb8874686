use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::Calendar;
use super::*;
use crate::domain::figure::Rounding;
use crate::domain::period::Month;
use crate::domain::petition::{PetitionSettings, Retention};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn code(number: u32) -> GroupCode {
    GroupCode::new(&format!("TDP{number:02}"))
}

/// A group of that number, from when until when, and out of which groups.
fn group(number: u32, from: &str, to: Option<&str>, predecessors: &[u32]) -> Group {
    Group {
        code: code(number),
        number,
        name: format!("Tổ dân phố số {number}"),
        valid_from: day(from),
        valid_to: to.map(day),
        household_codes: vec![],
        predecessors: predecessors.iter().map(|number| code(*number)).collect(),
    }
}

fn ward(groups: Vec<Group>) -> Ward {
    Ward {
        code: "phuc-loi".into(),
        name: "phường Phúc Lợi".into(),
        receipt_code: "PL".into(),
        groups,
        optional: BTreeSet::new(),
        rounding: Rounding::HalfUp,
        calendar: Calendar {
            first_month: Month::parse("2019-01").expect("a month"),
            opens_day: 25,
            due_day: 5,
        },
        targets: BTreeMap::new(),
        petitions: PetitionSettings::default(),
        retention: Retention::default(),
    }
}

/// Who goes on with the business of group `number` on `today`.
fn follower(ward: &Ward, number: u32, today: &str) -> String {
    ward.follower(&code(number), day(today)).to_string()
}

#[test]
fn a_merged_group_is_followed_from_the_day_after_its_last() {
    let ward = ward(vec![
        group(3, "2019-01-01", Some("2019-10-31"), &[]),
        group(4, "2019-01-01", None, &[3]),
        group(5, "2019-01-01", None, &[]),
    ]);
    assert_eq!(follower(&ward, 3, "2019-10-31"), "TDP03");
    assert_eq!(follower(&ward, 3, "2019-11-01"), "TDP04");
    assert_eq!(follower(&ward, 4, "2019-11-01"), "TDP04");
    assert_eq!(ward.followed_by(&code(4), day("2019-10-31")), [code(4)]);
    assert_eq!(ward.followed_by(&code(4), day("2019-11-01")), [code(4), code(3)]);
    assert_eq!(
        ward.followed_by(&code(3), day("2019-11-01")),
        [code(3)],
        "its own, for whoever holds a post still"
    );
}

#[test]
fn the_chain_is_followed_to_the_group_in_force() {
    let ward = ward(vec![
        group(1, "2019-01-01", Some("2019-03-31"), &[]),
        group(2, "2019-01-01", Some("2019-06-30"), &[1]),
        group(9, "2019-07-01", None, &[2]),
    ]);
    let followers = ["2019-03-31", "2019-06-30", "2019-07-01"].map(|today| follower(&ward, 1, today));
    assert_eq!(followers, ["TDP01", "TDP02", "TDP09"]);
    assert_eq!(ward.followed_by(&code(9), day("2019-07-01")), [code(9), code(1), code(2)]);
}

#[test]
fn of_the_parts_of_a_group_the_lowest_number_goes_on_and_then_the_next() {
    let mut parts = ward(vec![
        group(7, "2019-01-01", Some("2019-10-31"), &[]),
        group(16, "2019-11-01", None, &[7]),
        group(15, "2019-11-01", None, &[7]),
    ]);
    assert_eq!(follower(&parts, 7, "2019-11-01"), "TDP15");
    parts.groups[2].valid_to = Some(day("2019-12-31"));
    assert_eq!(follower(&parts, 7, "2020-01-01"), "TDP16");
}

#[test]
fn a_part_that_was_split_off_earlier_comes_after_what_a_group_was_merged_into() {
    let merged = |into: Group| {
        let ward = ward(vec![
            group(7, "2018-01-01", Some("2019-10-31"), &[]),
            group(8, "2018-06-01", None, &[7]),
            into,
        ]);
        follower(&ward, 7, "2019-11-01")
    };
    assert_eq!(merged(group(12, "2018-01-01", None, &[7])), "TDP12");
    assert_eq!(merged(group(20, "2019-11-01", None, &[7])), "TDP20");
    assert_eq!(merged(group(12, "2018-01-01", None, &[])), "TDP08", "better than nobody");
}

#[test]
fn where_nothing_in_force_follows_it_stays_with_the_group() {
    let ended = group(3, "2019-01-01", Some("2019-10-31"), &[]);
    let unfollowed = ward(vec![ended.clone()]);
    assert_eq!(follower(&unfollowed, 3, "2019-11-01"), "TDP03");
    assert_eq!(follower(&unfollowed, 44, "2019-11-01"), "TDP44", "which the ward does not have");
    let not_yet = ward(vec![ended.clone(), group(4, "2020-01-01", None, &[3])]);
    assert_eq!(follower(&not_yet, 3, "2019-11-01"), "TDP03");
    let circle = ward(vec![
        group(4, "2019-01-01", Some("2019-10-31"), &[3]),
        Group { predecessors: vec![code(4)], ..ended },
    ]);
    assert_eq!(follower(&circle, 3, "2019-11-01"), "TDP03");
    assert_eq!(follower(&circle, 4, "2019-11-01"), "TDP04");
}

proptest! {
    /// Whatever a ward's file says of predecessors, in circles too: it ends, at a group in force or where it began.
    #[test]
    fn it_lands_on_a_group_in_force_or_where_it_began(
        made in proptest::collection::vec(
            (0_i64..400, proptest::option::of(0_i64..400), proptest::collection::vec(1_u32..9, 0..4)),
            8,
        ),
        today in 0_i64..500,
    ) {
        let moment = |days: i64| day("2019-01-01") + chrono::TimeDelta::days(days);
        let today = moment(today);
        let groups = made.into_iter().zip(1..).map(|((from, lasts, predecessors), number)| Group {
            valid_from: moment(from),
            valid_to: lasts.map(|days| moment(from + days)),
            ..group(number, "2019-01-01", None, &predecessors)
        });
        let ward = ward(groups.collect());
        for group in &ward.groups {
            let follower = ward.follower(&group.code, today);
            let lands = ward.group(follower).is_some_and(|found| found.in_force_on(today));
            prop_assert!(lands || *follower == group.code);
            prop_assert!(!group.in_force_on(today) || *follower == group.code);
            prop_assert!(ward.followed_by(follower, today).contains(&group.code));
            prop_assert_eq!(ward.follower(follower, today), follower);
        }
    }
}
