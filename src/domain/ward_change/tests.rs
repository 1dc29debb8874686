use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::period::{Month, Period};
use crate::domain::ward_file::WardFile;

fn catalogue() -> Catalogue {
    Catalogue::read(include_str!("../../../catalogue/mttq-ward.toml")).0.expect("our catalogue")
}

fn ward() -> Ward {
    WardFile::read(include_str!("../../../wards/phuc-loi.toml")).expect("our ward").ward
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

fn group(number: u32) -> GroupCode {
    GroupCode::new(&format!("TDP{number:02}"))
}

fn changed(ward: &Ward, change: GroupChange) -> Result<Ward, Refusal> {
    WardChange::Groups(change).applied_to(ward, &catalogue())
}

/// The numbers of the groups that owe each month of the year.
fn owing(ward: &Ward, text: &str) -> Vec<u32> {
    ward.groups_in_force(month(text)).iter().map(|group| group.number).collect()
}

#[test]
fn an_ended_group_owes_no_month_from_that_of_its_last_day_on() {
    let after = changed(&ward(), GroupChange::End { group: group(3), last_day: day("2019-06-14") });
    let after = after.expect("group 3 can end");
    assert_eq!(owing(&after, "2019-05").len(), 14);
    assert_eq!(owing(&after, "2019-06").len(), 13);
    assert!(!owing(&after, "2019-06").contains(&3));
    let whole_month = changed(&ward(), GroupChange::End { group: group(3), last_day: day("2019-06-30") });
    assert_eq!(owing(&whole_month.expect("it can end"), "2019-06").len(), 14);
}

#[test]
fn two_groups_merge_into_the_one_whose_number_is_kept() {
    let before = ward();
    let merge = GroupChange::Merge { groups: (group(3), group(4)), number: 4, first_day: day("2019-06-15") };
    let after = changed(&before, merge).expect("they can merge");
    assert_eq!(after.groups.len(), 14);
    assert_eq!(after.group(&group(3)).expect("3").valid_to, Some(day("2019-06-14")));
    let stays = after.group(&group(4)).expect("4");
    assert_eq!((stays.valid_to, stays.predecessors.as_slice()), (None, [group(3)].as_slice()));
    let households = |ward: &Ward, number| ward.group(&group(number)).expect("it").household_codes.len();
    assert_eq!(households(&after, 4), households(&before, 3) + households(&before, 4));
    assert_eq!(after.successors(&group(3)).iter().map(|group| group.number).collect::<Vec<_>>(), [4]);
    assert!(owing(&after, "2019-06").contains(&4) && !owing(&after, "2019-06").contains(&3));
}

#[test]
fn two_groups_merge_into_a_new_one_of_another_number() {
    let merge = GroupChange::Merge { groups: (group(3), group(4)), number: 15, first_day: day("2019-07-01") };
    let after = changed(&ward(), merge).expect("they can merge");
    assert_eq!(owing(&after, "2019-06").len(), 14);
    assert_eq!(owing(&after, "2019-07"), [1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    let new = after.group(&group(15)).expect("15");
    assert_eq!(new.predecessors, [group(3), group(4)]);
    assert_eq!((new.name.as_str(), new.valid_from), ("Tổ dân phố số 15", day("2019-07-01")));
}

#[test]
fn a_split_group_goes_on_under_its_number_or_ends() {
    let before = ward();
    let split = |numbers| {
        changed(&before, GroupChange::Split { group: group(7), numbers, first_day: day("2019-07-01") })
    };
    let kept = split((7, 15)).expect("it can be split");
    assert_eq!(kept.group(&group(7)).expect("7").valid_to, None);
    assert_eq!(kept.group(&group(15)).expect("15").predecessors, [group(7)]);
    let parted = split((15, 16)).expect("it can be split");
    assert_eq!(parted.group(&group(7)).expect("7").valid_to, Some(day("2019-06-30")));
    assert_eq!(parted.successors(&group(7)).len(), 2);
    assert_eq!(split((15, 15)), Err(Refusal::SameNumber));
    assert_eq!(split((7, 8)), Err(Refusal::NumberTaken { number: 8, group: group(8) }));
}

#[test]
fn a_code_is_used_once_and_a_number_by_one_group_at_a_time() {
    let ended =
        changed(&ward(), GroupChange::End { group: group(3), last_day: day("2019-06-30") }).expect("ends");
    let again = GroupChange::Split { group: group(4), numbers: (4, 3), first_day: day("2019-07-01") };
    let again = changed(&ended, again).expect("the number 3 is free");
    let new = again.groups.iter().find(|group| group.number == 3 && group.valid_to.is_none()).expect("3");
    assert_eq!(new.code, GroupCode::new("TDP03-2"));
    let longer = GroupChange::End { group: group(3), last_day: day("2019-09-30") };
    assert_eq!(
        changed(&again, longer),
        Err(Refusal::NumberTaken { number: 3, group: GroupCode::new("TDP03-2") })
    );
}

#[test]
fn what_cannot_be_is_refused() {
    let ward = ward();
    let merge = |first, second, number, first_day: &str| {
        let groups = (group(first), group(second));
        changed(&ward, GroupChange::Merge { groups, number, first_day: day(first_day) })
    };
    assert_eq!(merge(3, 3, 3, "2019-07-01"), Err(Refusal::SameGroup));
    assert_eq!(merge(3, 99, 3, "2019-07-01"), Err(Refusal::UnknownGroup(group(99))));
    assert_eq!(merge(3, 4, 5, "2019-07-01"), Err(Refusal::NumberTaken { number: 5, group: group(5) }));
    assert_eq!(merge(3, 4, 0, "2019-07-01"), Err(Refusal::NumberOutOfRange));
    let early = Refusal::NotInForce { group: group(3), day: day("2018-12-31") };
    assert_eq!(merge(3, 4, 3, "2019-01-01"), Err(early));
    let end = |last_day: &str| changed(&ward, GroupChange::End { group: group(3), last_day: day(last_day) });
    assert!(matches!(end("2018-12-31"), Err(Refusal::NotYetBegun { .. })));
    let rename = |name: &str| changed(&ward, GroupChange::Rename { group: group(3), name: name.into() });
    assert_eq!(rename("  "), Err(Refusal::UnusableName));
    assert_eq!(rename(&"ổ".repeat(61)), Err(Refusal::UnusableName));
    assert_eq!(rename("Tổ  dân phố số 3"), Err(Refusal::NothingChanges));
    let mut alone = ward.clone();
    alone.groups.truncate(1);
    let last = changed(&alone, GroupChange::End { group: group(1), last_day: day("2019-07-01") });
    assert_eq!(last, Err(Refusal::NoGroupLeft(day("2019-07-02"))));
}

#[test]
fn targets_and_the_calendar_are_checked() {
    let (ward, catalogue) = (ward(), catalogue());
    let target = |key: &str, year, value| {
        WardChange::Target { key: Key::new(key), year, value }.applied_to(&ward, &catalogue)
    };
    let after = target("fund_poor_target", 2020, 120_000_000).expect("a target");
    let lines: Vec<_> = differences(&ward, &after).iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["target fund_poor_target 2020: none → 120.000.000"]);
    assert_eq!(target("fund_poor_target", 2019, 105_345_000), Err(Refusal::NothingChanges));
    assert_eq!(target("fund_poor_target", 2020, 0), Err(Refusal::TargetOutOfRange));
    assert_eq!(target("fund_poor_target", 20, 5), Err(Refusal::YearOutOfRange(20)));
    assert_eq!(target("deaths", 2020, 5), Err(Refusal::NoTarget(Key::new("deaths"))));
    assert_eq!(target("x", 2020, 5), Err(Refusal::UnknownIndicator(Key::new("x"))));
    let calendar = |due_day| {
        WardChange::Calendar(Calendar { due_day, ..ward.calendar.clone() }).applied_to(&ward, &catalogue)
    };
    let lines: Vec<_> =
        differences(&ward, &calendar(7).expect("a calendar")).iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["calendar due_day: 5 → 7"]);
    assert_eq!(calendar(32), Err(Refusal::DayOutOfRange));
}

#[test]
fn an_optional_question_comes_with_those_that_it_depends_on() {
    let source = include_str!("../../../catalogue/mttq-ward.toml").replacen(
        "key = \"theft_cases\"",
        "key = \"theft_cases\"\nask_if = \"security_incidents > 0\"",
        1,
    );
    let catalogue = Catalogue::read(&source).0.expect("a catalogue");
    let mut ward = ward();
    let (thefts, incidents) = (Key::new("theft_cases"), Key::new("security_incidents"));
    let off = turned(&ward, &catalogue, &incidents, false);
    let both = BTreeSet::from([thefts.clone(), incidents.clone()]);
    assert_eq!(off, WardChange::Optional { on: BTreeSet::new(), off: both.clone() });
    let alone = WardChange::Optional { on: BTreeSet::new(), off: BTreeSet::from([incidents.clone()]) };
    let refusal = Refusal::DependsOn { asked: thefts.clone(), missing: incidents.clone() };
    assert_eq!(alone.applied_to(&ward, &catalogue), Err(refusal));
    ward = off.applied_to(&ward, &catalogue).expect("both are off");
    let on = turned(&ward, &catalogue, &thefts, true);
    assert_eq!(on, WardChange::Optional { on: both, off: BTreeSet::new() });
    let core = WardChange::Optional { on: BTreeSet::from([Key::new("deaths")]), off: BTreeSet::new() };
    assert_eq!(core.applied_to(&ward, &catalogue), Err(Refusal::NotOptional(Key::new("deaths"))));
}

#[test]
fn the_months_that_a_change_takes_back_are_told() {
    let before = ward();
    let after =
        changed(&before, GroupChange::End { group: group(3), last_day: day("2019-06-30") }).expect("ends");
    let lost: Vec<_> =
        months_lost(&before, &after, month("2019-09")).into_iter().map(|(_, month)| month).collect();
    assert_eq!(lost, ["2019-07", "2019-08", "2019-09"].map(month));
}

#[test]
fn posts_are_held_until_the_last_month_falls_due() {
    let ward = ward();
    let until = |last_day: &str| {
        let group = super::super::ward::Group { valid_to: Some(day(last_day)), ..ward.groups[0].clone() };
        group.posts_end_on(&ward.calendar)
    };
    assert_eq!(until("2019-06-30"), Some(day("2019-07-05")));
    assert_eq!(until("2019-06-14"), Some(day("2019-06-14")));
    assert_eq!(until("2019-06-03"), Some(day("2019-06-05")), "May is due on the fifth");
    assert_eq!(ward.groups[0].posts_end_on(&ward.calendar), None);
}

fn any_change() -> impl Strategy<Value = GroupChange> {
    let code = || (1_u32..18).prop_map(group);
    let date = || (0_u64..400).prop_map(|days| day("2019-01-01") + chrono::Days::new(days));
    prop_oneof![
        (code(), date()).prop_map(|(group, last_day)| GroupChange::End { group, last_day }),
        (code(), code(), 0_u32..18, date()).prop_map(|(first, second, number, first_day)| {
            GroupChange::Merge { groups: (first, second), number, first_day }
        }),
        (code(), 0_u32..18, 0_u32..18, date()).prop_map(|(group, first, second, first_day)| {
            GroupChange::Split { group, numbers: (first, second), first_day }
        }),
    ]
}

proptest! {
    /// Whatever is merged, split and ended in whatever order: codes are used once, on no day two groups have one number, no
    /// household is lost or counted twice, and whoever has a predecessor began when that one could still be there.
    #[test]
    fn groups_stay_sound(changes in prop::collection::vec(any_change(), 0..12)) {
        let start = ward();
        let catalogue = catalogue();
        let mut ward = start.clone();
        for change in changes {
            if let Ok(after) = WardChange::Groups(change).applied_to(&ward, &catalogue) {
                ward = after;
            }
        }
        let codes: BTreeSet<_> = ward.groups.iter().map(|group| &group.code).collect();
        prop_assert_eq!(codes.len(), ward.groups.len());
        for days in 0..430 {
            let day = day("2019-01-01") + chrono::Days::new(days);
            let there: Vec<_> =
                ward.groups.iter().filter(|group| group.in_force_on(day)).map(|group| group.number).collect();
            prop_assert_eq!(there.iter().collect::<BTreeSet<_>>().len(), there.len(), "{}: {:?}", day, there);
        }
        let all = |ward: &Ward| -> BTreeSet<String> {
            ward.groups.iter().flat_map(|group| group.household_codes.clone()).collect()
        };
        prop_assert_eq!(all(&ward), all(&start));
        for group in &ward.groups {
            prop_assert!(group.valid_to.is_none_or(|last| last >= group.valid_from), "{:?}", group);
            for code in &group.predecessors {
                prop_assert!(ward.group(code).is_some() && *code != group.code);
            }
        }
        let left = ward.groups_within(Period::Year { year: 2020 });
        prop_assert!(!left.is_empty());
    }
}
