//! The entries of a file, field by field.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use serde_json::{Map, Value as Json};

use super::values;
use crate::domain::answer::Answer;
use crate::domain::catalogue::{Catalogue, Indicator, Kind};
use crate::domain::period::Month;
use crate::domain::ward::{Group, GroupCode};

/// The tables of a file, each with the fields that its entries have. The later fields of a line tell about an entry
/// without being part of it; so may others, which are left alone.
pub const TABLES: [(&str, &[&str]); 5] = [
    (
        "groups",
        &[
            "code",
            "number",
            "name_vi",
            "valid_from",
            "valid_to",
            "households",
            "population",
            "poor_households",
        ],
    ),
    ("group_reports", REPORT),
    ("superseded_reports", REPORT),
    ("ward_entries", &["month", "key", "value", "items", "submitted_at", "id", "note"]),
    (
        "petitions",
        &[
            "id",
            "type",
            "field",
            "group",
            "received_on",
            "status",
            "settled_on",
            "coordinated_with_ubnd",
            "sender_alias",
            "identity_protected",
            "note",
        ],
    ),
];

const REPORT: &[&str] = &[
    "id",
    "group",
    "month",
    "revision",
    "status",
    "submitted_at",
    "values",
    "submitted_by",
    "answered_by",
    "superseded_by_revision",
];

/// States of a submitted report: submitted, approved, superseded by a later revision.
const SUBMITTED: [&str; 3] = ["da_nop", "da_duyet", "bi_thay_the"];

/// How alike two names are, from 0 to 1, where one is probably meant for the other.
const ALIKE: f64 = 0.8;

/// One entry of a table.
pub struct Record<'a> {
    /// `group_reports[17] (TDP04-2019-02)`: the table, the place in it counted from 0, and the name of the entry.
    pub place: String,
    json: &'a Json,
    /// The fields that such entries have.
    fields: &'static [&'static str],
}

impl<'a> Record<'a> {
    /// The entry at `at` of a table of [`TABLES`].
    pub fn new((table, fields): (&str, &'static [&'static str]), at: usize, json: &'a Json) -> Self {
        let text = |name: &str| json.get(name).and_then(Json::as_str);
        let about = |first: &str, second: &str| match (text(first), text(second)) {
            (Some(first), Some(second)) => Some(format!("{first}-{second}")),
            (Some(only), None) | (None, Some(only)) => Some(only.to_owned()),
            (None, None) => None,
        };
        let name = text("id").or_else(|| text("code")).map(str::to_owned);
        let name = name.or_else(|| about("group", "month")).filter(|_| table != "ward_entries");
        let name =
            name.or_else(|| about("month", "key")).map_or_else(String::new, |name| format!(" ({name})"));
        Self { place: format!("{table}[{at}]{name}"), json, fields }
    }

    /// Refuses what is no object, and fields that are probably misspelt.
    pub fn check(&self) -> Result<(), String> {
        let fields = self.json.as_object();
        let fields =
            fields.ok_or_else(|| format!("{} stands where an entry should", values::shown(self.json)))?;
        check_names(fields, self.fields)
    }

    /// A text that must be there.
    pub fn text(&self, name: &str) -> Result<String, String> {
        values::text(self.needed(name)?).map_err(|fault| format!("{name}: {fault}"))
    }

    /// A text that may be absent.
    pub fn optional_text(&self, name: &str) -> Result<Option<String>, String> {
        let read = |json| values::text(json).map_err(|fault| format!("{name}: {fault}"));
        self.optional(name).map(read).transpose()
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&self, name: &str) -> Result<bool, String> {
        let Some(json) = self.optional(name) else { return Ok(false) };
        json.as_bool().ok_or_else(|| format!("{name}: {} is neither true nor false", values::shown(json)))
    }

    /// A day that may be absent.
    pub fn day(&self, name: &str) -> Result<Option<NaiveDate>, String> {
        let read = |json| values::date(json).map_err(|fault| format!("{name}: {fault}"));
        self.optional(name).map(read).transpose()
    }

    /// An object that must be there.
    pub fn object(&self, name: &str) -> Result<&'a Map<String, Json>, String> {
        let json = self.needed(name)?;
        json.as_object().ok_or_else(|| format!("{name}: {} is no object of values", values::shown(json)))
    }

    /// The entry's month, which must be there.
    pub fn month(&self) -> Result<Month, String> {
        let json = self.needed("month")?;
        let month = json.as_str().and_then(Month::parse);
        month.ok_or_else(|| format!("month: {} is no month such as 2019-09", values::shown(json)))
    }

    /// The revision's number; 1 where none is given.
    pub fn revision(&self) -> Result<u32, String> {
        match self.optional("revision") {
            None => Ok(1),
            Some(json) => positive(json, "revision"),
        }
    }

    /// When the entry was submitted, to the microsecond that the store keeps.
    pub fn submitted_at(&self) -> Result<Option<DateTime<Utc>>, String> {
        let Some(json) = self.optional("submitted_at") else { return Ok(None) };
        let moment = json.as_str().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        let moment = moment.ok_or_else(|| {
            format!("submitted_at: {} is no moment such as 2019-10-02T08:00:00+07:00", values::shown(json))
        })?;
        Ok(Some(moment.to_utc().trunc_subsecs(6)))
    }

    /// Only submitted reports count: a draft among them would make the totals wrong.
    pub fn check_status(&self) -> Result<(), String> {
        match self.optional("status") {
            None => Ok(()),
            Some(json) if json.as_str().is_some_and(|status| SUBMITTED.contains(&status)) => Ok(()),
            Some(json) => Err(format!("status: {} is none of {}", values::shown(json), SUBMITTED.join(", "))),
        }
    }

    /// The value of a ward's entry: lines of a list under `items`, all else under `value`.
    pub fn ward_value(&self, indicator: &Indicator) -> Result<Answer, String> {
        let is_list = matches!(indicator.kind, Kind::List(_));
        match (self.json.get("value"), self.json.get("items")) {
            (Some(_), Some(_)) => Err("an entry has either `value` or `items`, not both".to_owned()),
            (None, None) => Err(missing(if is_list { "items" } else { "value" })),
            (Some(json), None) => values::answer(indicator, json),
            (None, Some(json)) if is_list => values::answer(indicator, json),
            (None, Some(_)) => Err("this indicator is no list: its value stands under `value`".to_owned()),
        }
    }

    fn needed(&self, name: &str) -> Result<&'a Json, String> {
        self.optional(name).ok_or_else(|| missing(name))
    }

    fn optional(&self, name: &str) -> Option<&'a Json> {
        self.json.get(name).filter(|json| !json.is_null())
    }
}

/// Reads a group; its household codes are not in a file.
pub fn group(record: &Record<'_>) -> Result<Group, Vec<String>> {
    let mut faults = Vec::new();
    let date = |name: &str| match record.optional(name) {
        None => Ok(None),
        Some(json) => values::date(json).map(Some).map_err(|fault| format!("{name}: {fault}")),
    };
    let code = record.text("code").map_err(|fault| faults.push(fault));
    let name = record.text("name_vi").map_err(|fault| faults.push(fault));
    let number = record.needed("number").and_then(|json| positive(json, "number"));
    let number = number.map_err(|fault| faults.push(fault));
    let from = date("valid_from").and_then(|day| day.ok_or_else(|| missing("valid_from")));
    let from = from.map_err(|fault| faults.push(fault));
    let to = date("valid_to").map_err(|fault| faults.push(fault));
    let (Ok(code), Ok(name), Ok(number), Ok(valid_from), Ok(valid_to)) = (code, name, number, from, to)
    else {
        return Err(faults);
    };
    if valid_to.is_some_and(|last| last < valid_from) {
        return Err(vec!["valid_to: the group ends before it begins".to_owned()]);
    }
    let code = GroupCode::new(&code);
    Ok(Group {
        code,
        number,
        name,
        valid_from,
        valid_to,
        household_codes: Vec::new(),
        predecessors: Vec::new(),
    })
}

/// The indicator of that name, or which one was probably meant.
pub fn indicator<'a>(catalogue: &'a Catalogue, name: &str) -> Result<&'a Indicator, String> {
    catalogue.get(name).ok_or_else(|| {
        let keys = catalogue.indicators.iter().map(|indicator| indicator.key.as_str());
        let meant = nearest(name, keys).map_or_else(String::new, |key| format!("; is `{key}` meant?"));
        format!("the catalogue has no indicator `{name}`{meant}")
    })
}

/// Refuses names that are unknown and nearly one of `known`: a misspelt field must not count as absent.
pub fn check_names(fields: &Map<String, Json>, known: &[&str]) -> Result<(), String> {
    for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
        if let Some(meant) = nearest(name, known.iter().copied()) {
            return Err(format!("`{name}` is unknown; is `{meant}` meant?"));
        }
    }
    Ok(())
}

fn positive(json: &Json, name: &str) -> Result<u32, String> {
    let number = json.as_i64().filter(|number| (1..=i64::from(i32::MAX)).contains(number));
    let number = number.and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| format!("{name}: {} is no number from 1 on", values::shown(json)))
}

/// The fault of a field that must be there and is not.
pub fn missing(name: &str) -> String {
    format!("`{name}` is missing")
}

fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let alike = known.map(|known| (strsim::normalized_damerau_levenshtein(name, known), known));
    let best = alike.max_by(|(one, _), (other, _)| one.total_cmp(other));
    best.filter(|(alike, _)| *alike >= ALIKE).map(|(_, known)| known)
}
