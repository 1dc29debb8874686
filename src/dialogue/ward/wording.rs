//! Changes of a ward's set-up in words.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::dialogue::report::display;
use crate::domain::catalogue::Key;
use crate::domain::figure;
use crate::domain::period::Month;
use crate::domain::ward::{GroupCode, Ward};
use crate::domain::ward_change::{
    Difference, GroupChange, GroupFacts, Refusal, Setting, SettingValue, WardChange, months_lost,
};
use crate::words::loader;

use super::Form;

/// A day as people write it: `14/06/2019`.
pub fn day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// A group as people call it: `tổ 7`.
pub fn group_name(form: &Form, code: &GroupCode) -> String {
    match form.ward.group(code) {
        Some(group) => fl!(loader(form.voice), "ward-group-called", number = group.number),
        None => code.to_string(),
    }
}

/// What a change is, in one line.
pub fn headline(form: &Form, change: &WardChange) -> String {
    let words = loader(form.voice);
    let group = |code: &GroupCode| group_name(form, code);
    match change {
        WardChange::Target { .. } => fl!(words, "ward-headline-target"),
        WardChange::Calendar(_) => fl!(words, "ward-headline-calendar"),
        WardChange::Optional { .. } => fl!(words, "ward-headline-optional"),
        WardChange::Groups(GroupChange::Rename { group: code, .. }) => {
            fl!(words, "ward-headline-rename", group = group(code))
        }
        WardChange::Groups(GroupChange::End { group: code, last_day }) => {
            fl!(words, "ward-headline-end", group = group(code), day = day(*last_day))
        }
        WardChange::Groups(GroupChange::Merge { groups: (first, second), number, first_day }) => fl!(
            words,
            "ward-headline-merge",
            first = group(first),
            second = group(second),
            number = number,
            day = day(*first_day)
        ),
        WardChange::Groups(GroupChange::Split { group: code, numbers: (first, second), first_day }) => fl!(
            words,
            "ward-headline-split",
            group = group(code),
            first = first,
            second = second,
            day = day(*first_day)
        ),
    }
}

/// A setting, old and new: `Hạn nộp: ngày 5 → **ngày 7**`. Of a group that was there before only what changes is told.
pub fn difference(form: &Form, difference: &Difference) -> String {
    let words = loader(form.voice);
    if let (Some(SettingValue::Group(old)), Some(SettingValue::Group(new))) =
        (&difference.old, &difference.new)
    {
        return group_changes(form, &setting(form, &difference.setting), old, new);
    }
    let absent = || match &difference.setting {
        Setting::Optional(_) => fl!(words, "ward-off"),
        Setting::Name
        | Setting::ReceiptCode
        | Setting::Rounding
        | Setting::FirstMonth
        | Setting::OpensDay
        | Setting::DueDay
        | Setting::Target(..)
        | Setting::Group(_) => fl!(words, "ward-none"),
    };
    let shown = |side: &Option<SettingValue>| {
        side.as_ref().map_or_else(absent, |side| value(form, &difference.setting, side))
    };
    fl!(
        words,
        "ward-difference",
        setting = setting(form, &difference.setting),
        old = shown(&difference.old),
        new = shown(&difference.new)
    )
}

fn setting(form: &Form, setting: &Setting) -> String {
    let words = loader(form.voice);
    match setting {
        Setting::Name => fl!(words, "ward-setting-name"),
        Setting::ReceiptCode => fl!(words, "ward-setting-receipt-code"),
        Setting::Rounding => fl!(words, "ward-setting-rounding"),
        Setting::FirstMonth => fl!(words, "ward-setting-first-month"),
        Setting::OpensDay => fl!(words, "ward-setting-opens-day"),
        Setting::DueDay => fl!(words, "ward-setting-due-day"),
        Setting::Optional(key) => label(form, key),
        Setting::Target(key, year) => {
            fl!(words, "ward-setting-target", target = short_label(form, key), year = year.to_string())
        }
        Setting::Group(code) => match form.ward.group(code) {
            Some(group) => fl!(words, "ward-setting-group", number = group.number),
            None => fl!(words, "ward-setting-new-group"),
        },
    }
}

fn value(form: &Form, setting: &Setting, value: &SettingValue) -> String {
    let words = loader(form.voice);
    match value {
        SettingValue::Text(text) => Message::verbatim(text),
        SettingValue::Month(month) => month.label(form.voice.language),
        SettingValue::Day(number) => fl!(words, "ward-day-of-month", day = number),
        SettingValue::TurnedOn => fl!(words, "ward-on"),
        SettingValue::Number(number) => match setting {
            Setting::Target(key, _) => match form.catalogue.get(key.as_str()) {
                Some(indicator) => display::number(indicator, *number, form.voice.language),
                None => figure::number(*number),
            },
            Setting::Name
            | Setting::ReceiptCode
            | Setting::Rounding
            | Setting::FirstMonth
            | Setting::OpensDay
            | Setting::DueDay
            | Setting::Optional(_)
            | Setting::Group(_) => figure::number(*number),
        },
        SettingValue::Group(facts) => group_facts(form, facts),
    }
}

/// What is different about a group, in one line.
fn group_changes(form: &Form, setting: &str, old: &GroupFacts, new: &GroupFacts) -> String {
    let words = loader(form.voice);
    let last_day = |facts: &GroupFacts| facts.valid_to.map_or_else(|| fl!(words, "ward-no-last-day"), day);
    let change = |setting: String, old: String, new: String| {
        fl!(words, "ward-difference", setting = setting, old = old, new = new)
    };
    let name = |facts: &GroupFacts| Message::verbatim(&facts.name);
    let before = |facts: &GroupFacts| match facts.predecessors.as_slice() {
        [] => fl!(words, "ward-none"),
        codes => codes.iter().map(|code| group_name(form, code)).collect::<Vec<_>>().join(", "),
    };
    let parts = [
        (old.number != new.number).then(|| {
            change(fl!(words, "ward-group-part-number"), old.number.to_string(), new.number.to_string())
        }),
        (old.name != new.name).then(|| change(fl!(words, "ward-group-part-name"), name(old), name(new))),
        (old.valid_from != new.valid_from).then(|| {
            change(fl!(words, "ward-group-part-first-day"), day(old.valid_from), day(new.valid_from))
        }),
        (old.valid_to != new.valid_to)
            .then(|| change(fl!(words, "ward-group-part-last-day"), last_day(old), last_day(new))),
        (old.predecessors != new.predecessors)
            .then(|| change(fl!(words, "ward-group-part-before"), before(old), before(new))),
        (old.households != new.households).then(|| {
            let count = |facts: &GroupFacts| facts.households.to_string();
            change(fl!(words, "ward-group-part-households"), count(old), count(new))
        }),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>();
    format!("{setting} · {}", parts.join("; "))
}

fn group_facts(form: &Form, facts: &GroupFacts) -> String {
    let words = loader(form.voice);
    let name = Message::verbatim(&facts.name);
    let from = day(facts.valid_from);
    let mut text = match facts.valid_to {
        Some(last_day) => {
            fl!(words, "ward-group-until", name = name, from = from, until = day(last_day))
        }
        None => fl!(words, "ward-group-goes-on", name = name, from = from),
    };
    if !facts.predecessors.is_empty() {
        let groups = facts.predecessors.iter().map(|code| group_name(form, code));
        let groups = groups.collect::<Vec<_>>().join(", ");
        text.push_str(&fl!(words, "ward-group-comes-from", groups = groups));
    }
    if facts.households > 0 {
        text.push_str(&fl!(words, "ward-group-households", count = facts.households));
    }
    text
}

/// What a change brings with it.
pub fn consequences(form: &Form, change: &WardChange) -> Vec<String> {
    let words = loader(form.voice);
    let WardChange::Groups(change) = change else { return Vec::new() };
    let Ok(after) = WardChange::Groups(change.clone()).applied_to(form.ward, form.catalogue) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for group in after.groups.iter().filter(|group| form.ward.group(&group.code) != Some(group)) {
        let number = group.number;
        match (group.posts_end_on(&after.calendar), form.ward.group(&group.code)) {
            (Some(until), Some(_)) if until < form.today => {
                lines.push(fl!(words, "ward-then-posts-end-now", number = number));
            }
            (Some(until), Some(_)) => {
                lines.push(fl!(words, "ward-then-posts-end", number = number, day = day(until)));
            }
            (_, None) => lines.push(fl!(words, "ward-then-invite", number = number)),
            (None, Some(_)) => {}
        }
    }
    lines.extend(reports_lost(form, &after));
    lines
}

/// What was reported of months that the groups owe no more, group by group.
fn reports_lost(form: &Form, after: &Ward) -> Vec<String> {
    let lost = months_lost(form.ward, after, Month::of(form.today));
    let lost: Vec<_> = lost.into_iter().filter(|month| form.submitted.contains(month)).collect();
    let of_group = |of: &[(GroupCode, Month)]| {
        let months =
            of.iter().map(|(_, month)| month.label(form.voice.language)).collect::<Vec<_>>().join(", ");
        fl!(loader(form.voice), "ward-then-reports-lost", group = group_name(form, &of[0].0), months = months)
    };
    lost.chunk_by(|(one, _), (next, _)| one == next).map(of_group).collect()
}

/// Why a change is not made.
pub fn refusal(form: &Form, refusal: &Refusal) -> String {
    let words = loader(form.voice);
    let group = |code: &GroupCode| group_name(form, code);
    match refusal {
        Refusal::UnknownIndicator(_)
        | Refusal::NoTarget(_)
        | Refusal::NotOptional(_)
        | Refusal::OnAndOff(_) => {
            fl!(words, "ward-refused-indicator")
        }
        Refusal::DependsOn { asked, missing } => {
            fl!(words, "ward-refused-depends", asked = label(form, asked), missing = label(form, missing))
        }
        Refusal::TargetOutOfRange => fl!(words, "ward-refused-target"),
        Refusal::YearOutOfRange(_) => fl!(words, "ward-unreadable-month"),
        Refusal::DayOutOfRange => fl!(words, "ward-unreadable-day-of-month"),
        Refusal::UnknownGroup(_) => fl!(words, "ward-refused-group"),
        Refusal::SameGroup => fl!(words, "ward-refused-same-group"),
        Refusal::NotInForce { group: code, day: date } => {
            fl!(words, "ward-refused-not-in-force", group = group(code), day = day(*date))
        }
        Refusal::NotYetBegun { group: code, first_day } => {
            fl!(words, "ward-refused-not-begun", group = group(code), day = day(*first_day))
        }
        Refusal::NumberTaken { number, .. } => fl!(words, "ward-refused-number-taken", number = number),
        Refusal::NumberOutOfRange => fl!(words, "ward-unreadable-number"),
        Refusal::SameNumber => fl!(words, "ward-refused-same-number"),
        Refusal::UnusableName => fl!(words, "ward-refused-name"),
        Refusal::NoGroupLeft(date) => fl!(words, "ward-refused-no-group-left", day = day(*date)),
        Refusal::NothingChanges => fl!(words, "ward-refused-nothing"),
    }
}

fn label(form: &Form, key: &Key) -> String {
    let indicator = form.catalogue.get(key.as_str());
    indicator.map_or_else(|| key.to_string(), |indicator| indicator.label.get(form.voice.language).to_owned())
}

/// The short label, for a setting that says more of itself.
pub fn short_label(form: &Form, key: &Key) -> String {
    let indicator = form.catalogue.get(key.as_str());
    indicator.map_or_else(
        || key.to_string(),
        |indicator| indicator.short_label().get(form.voice.language).to_owned(),
    )
}
