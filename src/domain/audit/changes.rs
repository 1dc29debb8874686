//! What changed in a ward's settings and groups.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::figures::Digest;
use super::{Action, Change};
use crate::domain::catalogue::Key;
use crate::domain::figure::Rounding;
use crate::domain::petition::PetitionSettings;
use crate::domain::ward::{Calendar, Group, Ward};

/// A ward's settings at a moment.
#[derive(Debug, Clone, Copy)]
pub struct WardState<'a> {
    pub ward: &'a Ward,
    /// The digest of the catalogue that the ward asks.
    pub catalogue_digest: &'a str,
}

/// Everything that differs, a change for each kind of setting and for each group; none where nothing does. Groups that
/// `after` does not name stay as they were.
pub fn ward_changes(
    ward_id: i32,
    before: Option<WardState<'_>>,
    after: WardState<'_>,
    digest: Digest<'_>,
) -> Vec<Change> {
    // A new setting belongs in here: the compiler asks for it.
    let Ward {
        code,
        name: _,
        receipt_code: _,
        groups,
        optional: _,
        rounding: _,
        calendar: _,
        targets: _,
        petitions: _,
        retention: _,
    } = after.ward;
    let was = before.map(|before| before.ward);
    let change = |action, subject: String, (old, new): Sides| {
        let some = |side: Value| Some(side).filter(|side| !is_empty(side));
        let (old, new) = (some(old), some(new));
        (old.is_some() || new.is_some()).then_some(Change { ward_id, action, subject, old, new })
    };
    let settings = [
        change(Action::WardLoaded, format!("ward {code}"), sides(before.map(about), &about(after))),
        change(Action::CalendarSet, "calendar".to_owned(), {
            sides(was.map(|ward| calendar(&ward.calendar)), &calendar(&after.ward.calendar))
        }),
        change(Action::TargetsSet, "targets".to_owned(), sides(was.map(targets), &targets(after.ward))),
        change(Action::OptionalSet, "optional indicators".to_owned(), optional(was, after.ward)),
    ];
    let groups = groups.iter().filter_map(|group| {
        let earlier = was.and_then(|ward| ward.group(&group.code));
        change(
            Action::GroupsChanged,
            format!("group {}", group.code),
            sides(earlier.map(|group| about_group(group, digest)), &about_group(group, digest)),
        )
        .or_else(|| codes_withheld(ward_id, earlier, group))
    });
    settings.into_iter().flatten().chain(groups).collect()
}

/// Old and new.
type Sides = (Value, Value);
/// Settings by name.
type Fields = Map<String, Value>;

fn is_empty(side: &Value) -> bool {
    match side {
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// The fields that differ.
fn sides(old: Option<Fields>, new: &Fields) -> Sides {
    let old = old.unwrap_or_default();
    let differing = |these: &Fields, those: &Fields| {
        let differs = these.iter().filter(|(name, value)| those.get(*name) != Some(*value));
        Value::Object(differs.map(|(name, value)| (name.clone(), value.clone())).collect())
    };
    (differing(&old, new), differing(new, &old))
}

fn fields<const N: usize>(fields: [(&str, Value); N]) -> Fields {
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn about(state: WardState<'_>) -> Fields {
    let rounding = match state.ward.rounding {
        Rounding::HalfUp => "half_up",
        Rounding::Truncate => "truncate",
    };
    let mut about = fields([
        ("name", json!(state.ward.name)),
        ("receipt_code", json!(state.ward.receipt_code)),
        ("rounding", json!(rounding)),
        ("catalogue", json!(state.catalogue_digest)),
        ("retention", json!(state.ward.retention)),
    ]);
    about.extend(petitions(&state.ward.petitions));
    about
}

/// What the ward says about its petitions; the files that it does not take over from the program by their digests.
fn petitions(settings: &PetitionSettings) -> Fields {
    let PetitionSettings {
        bodies,
        templates,
        denunciation_office,
        settlement_working_days,
        rules,
        working_days,
    } = settings;
    fields([
        ("petition_bodies", json!(bodies)),
        ("petition_templates", json!(templates)),
        ("denunciation_office", json!(denunciation_office)),
        ("settlement_working_days", json!(settlement_working_days)),
        ("petition_rules", json!(hash_of(rules.source()))),
        ("working_days", json!(hash_of(working_days.source()))),
    ])
}

/// The SHA-256 of a text, in hexadecimal.
fn hash_of(text: &str) -> String {
    format!("{:x}", Sha256::digest(text))
}

fn calendar(calendar: &Calendar) -> Fields {
    let Calendar { first_month, opens_day, due_day } = calendar;
    fields([
        ("first_month", json!(first_month.to_string())),
        ("opens_day", json!(opens_day)),
        ("due_day", json!(due_day)),
    ])
}

fn targets(ward: &Ward) -> Fields {
    ward.targets.iter().map(|((key, year), value)| (format!("{key} {year}"), json!(value))).collect()
}

/// What was turned off, and what was turned on.
fn optional(before: Option<&Ward>, after: &Ward) -> Sides {
    let codes = |keys: Vec<&Key>| json!(keys.into_iter().map(Key::as_str).collect::<Vec<_>>());
    match before {
        None => (json!([]), codes(after.optional.iter().collect())),
        Some(before) => (
            codes(before.optional.difference(&after.optional).collect()),
            codes(after.optional.difference(&before.optional).collect()),
        ),
    }
}

fn about_group(group: &Group, digest: Digest<'_>) -> Fields {
    let Group { code: _, number, name, valid_from, valid_to, household_codes, predecessors } = group;
    let mut about = fields([
        ("number", json!(number)),
        ("name", json!(name)),
        ("valid_from", json!(valid_from.to_string())),
    ]);
    about.extend(valid_to.map(|day| ("valid_to".to_owned(), json!(day.to_string()))));
    if !household_codes.is_empty() {
        about.insert("households".to_owned(), households(household_codes, digest));
    }
    if !predecessors.is_empty() {
        about.insert("predecessors".to_owned(), json!(predecessors));
    }
    about
}

/// A code stands for a household: how many there are, and a digest of which.
fn households(codes: &[String], digest: Digest<'_>) -> Value {
    json!({ "codes": codes.len(), "digest": digest(&codes.join("\n")) })
}

/// A change of household codes that cannot be seen, because there is no key to make a digest with.
fn codes_withheld(ward_id: i32, earlier: Option<&Group>, group: &Group) -> Option<Change> {
    let earlier = earlier.filter(|earlier| earlier.household_codes != group.household_codes)?;
    let count = |group: &Group| Some(json!({ "households": { "codes": group.household_codes.len() } }));
    Some(Change {
        ward_id,
        action: Action::GroupsChanged,
        subject: format!("group {}", group.code),
        old: count(earlier),
        new: count(group),
    })
}
