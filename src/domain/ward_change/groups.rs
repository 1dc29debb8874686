//! Groups end, merge, split and are renamed, by date: what was stays as it was, so that the months before keep their n/N.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::super::period::Month;
use super::super::ward::{Group, GroupCode, Ward};
use super::Refusal;

/// Longer names do not fit a line of a summary.
pub const LONGEST_NAME: usize = 60;

/// One change of a ward's groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupChange {
    /// The group exists until that day, the day included.
    End {
        group: GroupCode,
        last_day: NaiveDate,
    },
    Rename {
        group: GroupCode,
        name: String,
    },
    /// From `first_day` on there is one group in place of two. Where it takes the number of one of them, that one goes on.
    Merge {
        groups: (GroupCode, GroupCode),
        number: u32,
        first_day: NaiveDate,
    },
    /// From `first_day` on there are two groups in place of one. Where one of them takes the group's number, it goes on.
    Split {
        group: GroupCode,
        numbers: (u32, u32),
        first_day: NaiveDate,
    },
}

impl GroupChange {
    pub(super) fn apply(&self, ward: &mut Ward) -> Result<(), Refusal> {
        match self {
            Self::End { group, last_day } => end(ward, group, *last_day),
            Self::Rename { group, name } => rename(ward, group, name),
            Self::Merge { groups, number, first_day } => merge(ward, groups, *number, *first_day),
            Self::Split { group, numbers, first_day } => split(ward, group, *numbers, *first_day),
        }
    }
}

/// The months that each group owed `before` and owes no more: what was reported of them counts no longer.
pub fn months_lost(before: &Ward, after: &Ward, until: Month) -> Vec<(GroupCode, Month)> {
    let first = before.calendar.first_month;
    let months: Vec<Month> = std::iter::successors(Some(first), |month| Some(month.next()))
        .take_while(|month| *month <= until)
        .collect();
    let lost = before.groups.iter().flat_map(|group| {
        let now = after.group(&group.code);
        let owed_no_more =
            |month: &&Month| group.in_force(**month) && !now.is_some_and(|now| now.in_force(**month));
        months.iter().filter(owed_no_more).map(|month| (group.code.clone(), *month)).collect::<Vec<_>>()
    });
    lost.collect()
}

fn end(ward: &mut Ward, code: &GroupCode, last_day: NaiveDate) -> Result<(), Refusal> {
    let group = group_mut(ward, code)?;
    if last_day < group.valid_from {
        return Err(Refusal::NotYetBegun { group: code.clone(), first_day: group.valid_from });
    }
    let was_last = group.valid_to;
    group.valid_to = Some(last_day);
    // Made longer, it may meet a group that has taken its number meanwhile.
    if was_last.is_some_and(|earlier| earlier < last_day) {
        let number = group.number;
        check_number(ward, number, &[code], last_day)?;
    }
    someone_is_left(ward, last_day + Days::new(1))
}

fn rename(ward: &mut Ward, code: &GroupCode, name: &str) -> Result<(), Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Refusal::UnusableName);
    }
    group_mut(ward, code)?.name = name;
    Ok(())
}

fn merge(
    ward: &mut Ward,
    (first, second): &(GroupCode, GroupCode),
    number: u32,
    first_day: NaiveDate,
) -> Result<(), Refusal> {
    if first == second {
        return Err(Refusal::SameGroup);
    }
    let mut merged = Vec::new();
    for code in [first, second] {
        merged.push(going_on_until(ward, code, first_day)?);
    }
    check_number(ward, number, &[first, second], first_day)?;
    let stays = merged.iter().find(|group| group.number == number).map(|group| group.code.clone());
    for group in &merged {
        if stays.as_ref() != Some(&group.code) {
            group_mut(ward, &group.code)?.valid_to = first_day.pred_opt();
        }
    }
    let households = merged.iter().flat_map(|group| group.household_codes.clone()).collect();
    match stays {
        Some(code) => {
            let group = group_mut(ward, &code)?;
            group.household_codes = households;
            let others = merged.iter().map(|group| &group.code).filter(|other| **other != code);
            group.predecessors.extend(others.cloned());
            group.predecessors.sort();
            group.predecessors.dedup();
        }
        None => {
            let mut predecessors: Vec<_> = merged.iter().map(|group| group.code.clone()).collect();
            predecessors.sort();
            add(ward, number, first_day, households, predecessors);
        }
    }
    Ok(())
}

fn split(
    ward: &mut Ward,
    code: &GroupCode,
    (first, second): (u32, u32),
    first_day: NaiveDate,
) -> Result<(), Refusal> {
    if first == second {
        return Err(Refusal::SameNumber);
    }
    let parted = going_on_until(ward, code, first_day)?;
    for number in [first, second] {
        check_number(ward, number, &[code], first_day)?;
    }
    let goes_on = [first, second].contains(&parted.number);
    if !goes_on {
        group_mut(ward, code)?.valid_to = first_day.pred_opt();
    }
    // Which household lives where only the ward knows: the codes stay together, with the group that goes on or comes first.
    let mut households = if goes_on { Vec::new() } else { parted.household_codes };
    for number in [first, second].into_iter().filter(|number| *number != parted.number) {
        add(ward, number, first_day, std::mem::take(&mut households), vec![code.clone()]);
    }
    Ok(())
}

/// The group, which must exist on the day before `first_day`, and on that day as far as it is known.
fn going_on_until(ward: &Ward, code: &GroupCode, first_day: NaiveDate) -> Result<Group, Refusal> {
    let group = ward.group(code).ok_or_else(|| Refusal::UnknownGroup(code.clone()))?;
    let eve = first_day.pred_opt().unwrap_or(first_day);
    match [eve, first_day].into_iter().find(|day| !group.in_force_on(*day)) {
        Some(day) => Err(Refusal::NotInForce { group: code.clone(), day }),
        None => Ok(group.clone()),
    }
}

fn group_mut<'a>(ward: &'a mut Ward, code: &GroupCode) -> Result<&'a mut Group, Refusal> {
    let found = ward.groups.iter_mut().find(|group| group.code == *code);
    found.ok_or_else(|| Refusal::UnknownGroup(code.clone()))
}

/// From `day` on no group but `own` has the number.
fn check_number(ward: &Ward, number: u32, own: &[&GroupCode], day: NaiveDate) -> Result<(), Refusal> {
    if !(1..1_000).contains(&number) {
        return Err(Refusal::NumberOutOfRange);
    }
    let others = ward.groups.iter().filter(|group| !own.contains(&&group.code));
    let later = |group: &&Group| group.valid_to.is_none_or(|last| last >= day);
    match others.filter(later).find(|group| group.number == number) {
        Some(group) => Err(Refusal::NumberTaken { number, group: group.code.clone() }),
        None => Ok(()),
    }
}

fn someone_is_left(ward: &Ward, day: NaiveDate) -> Result<(), Refusal> {
    if ward.groups.iter().any(|group| group.valid_to.is_none_or(|last| last >= day)) {
        return Ok(());
    }
    Err(Refusal::NoGroupLeft(day))
}

fn add(
    ward: &mut Ward,
    number: u32,
    first_day: NaiveDate,
    households: Vec<String>,
    predecessors: Vec<GroupCode>,
) {
    let code = fresh_code(ward, number);
    ward.groups.push(Group {
        code,
        number,
        name: format!("Tổ dân phố số {number}"),
        valid_from: first_day,
        valid_to: None,
        household_codes: households,
        predecessors,
    });
    ward.groups.sort_by_key(|group| (group.number, group.code.clone()));
}

/// `TDP07`, or `TDP07-2` where a group had that code already: every code is used once.
fn fresh_code(ward: &Ward, number: u32) -> GroupCode {
    let plain = format!("TDP{number:02}");
    let candidates = std::iter::once(plain.clone()).chain((2_u32..).map(|again| format!("{plain}-{again}")));
    let mut free = candidates.map(|code| GroupCode::new(&code)).filter(|code| ward.group(code).is_none());
    free.next().unwrap_or_else(|| GroupCode::new(&plain))
}
