//! The petitions of a file.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Utc};

use super::contents::PetitionRecord;
use super::records::Record;
use crate::clock::WARD_ZONE;
use crate::domain::period::Month;
use crate::domain::petition::content::{Asker, Content};
use crate::domain::petition::{Asked, EventKind, Field, Kind, Milestone, Number, Petition, Said, Status};
use crate::domain::ward::GroupCode;

/// What an entry of `petitions` is.
pub enum PetitionEntry {
    Petition(Box<PetitionRecord>),
    /// Of a denunciation only the month is read.
    Denunciation(Month),
}

/// Reads an entry. The group has to be checked by whoever knows the groups.
pub fn petition(record: &Record<'_>) -> Result<PetitionEntry, Vec<String>> {
    let kind = one_of(record, "type", Asked::from_code, || Asked::ALL.map(Asked::code).join(", "));
    match kind {
        Err(fault) => Err(vec![fault]),
        Ok(Asked::Denunciation) => {
            let month = month(record).map_err(|fault| vec![fault])?;
            Ok(PetitionEntry::Denunciation(month))
        }
        Ok(Asked::Take(kind)) => {
            registered(record, kind).map(|petition| PetitionEntry::Petition(Box::new(petition)))
        }
    }
}

fn registered(record: &Record<'_>, kind: Kind) -> Result<PetitionRecord, Vec<String>> {
    let mut faults = Vec::new();
    let number = number(record).map_err(|fault| faults.push(fault));
    let field = one_of(record, "field", Field::from_code, || Field::ALL.map(Field::code).join(", "));
    let field = field.map_err(|fault| faults.push(fault));
    let milestones = milestones(record).map_err(|fault| faults.push(fault));
    let group = record.optional_text("group").map_err(|fault| faults.push(fault));
    let content = content(record).map_err(|fault| faults.push(fault));
    let protected = record.flag("identity_protected").map_err(|fault| faults.push(fault));
    let (Ok(number), Ok(field), Ok(milestones), Ok(group), Ok(content), Ok(identity_protected)) =
        (number, field, milestones, group, content, protected)
    else {
        return Err(faults);
    };
    let petition = Petition::replay(&number, kind, &milestones).map_err(|fault| vec![fault.to_string()])?;
    let group = group.map(|code| GroupCode::new(&code));
    Ok(PetitionRecord { place: record.place.clone(), petition, field, group, identity_protected, content })
}

fn number(record: &Record<'_>) -> Result<Number, String> {
    let text = record.text("id")?;
    Number::parse(&text)
        .filter(|number| number.as_str() == text)
        .ok_or_else(|| format!("id: “{text}” is no number such as KN-2019-001"))
}

/// How it was received, and what the file tells beyond that. A settled petition tells two days and nothing of what lay
/// between them; another tells how it stands, and no day of that.
fn milestones(record: &Record<'_>) -> Result<Vec<Milestone>, String> {
    let received_on = record.day("received_on")?.ok_or_else(|| super::records::missing("received_on"))?;
    let settled_on = record.day("settled_on")?;
    let status = one_of(record, "status", Status::from_code, || Status::ALL.map(Status::code).join(", "))?;
    let (before, settled_on) = match (status, settled_on) {
        (Status::Settled, None) => return Err("settled_on: a settled petition needs its day".to_owned()),
        (Status::Settled, Some(day)) if day < received_on => {
            return Err("settled_on: it was settled before it was received".to_owned());
        }
        (Status::Settled, Some(day)) => (Status::Received, Some(day)),
        (_, Some(_)) => return Err(format!("settled_on: a petition that is {} has none", status.code())),
        (status, None) => (status, None),
    };
    let coordinated = record.flag("coordinated_with_ubnd")?;
    let mut milestones = vec![Milestone { at: noon(received_on), kind: EventKind::Imported, status: before }];
    let known_by = noon(settled_on.unwrap_or(received_on));
    if coordinated {
        milestones.push(Milestone { at: known_by, kind: EventKind::Coordinated, status: before });
    }
    if settled_on.is_some() {
        milestones.push(Milestone { at: known_by, kind: EventKind::Settled, status });
    }
    Ok(milestones)
}

fn content(record: &Record<'_>) -> Result<Content, String> {
    let alias = record.optional_text("sender_alias")?.and_then(|text| Said::new(&text));
    let note = record.optional_text("note")?.and_then(|text| Said::new(&text));
    Ok(Content {
        text: None,
        place: None,
        asker: alias.map_or(Asker::Unnamed, Asker::Alias),
        own: false,
        note,
    })
}

/// The month of a denunciation, given as a month or as a day.
fn month(record: &Record<'_>) -> Result<Month, String> {
    let text = record.text("received_on")?;
    let day = || text.parse::<NaiveDate>().ok().and_then(|day| Month::new(day.year(), day.month()));
    Month::parse(&text)
        .or_else(day)
        .ok_or_else(|| format!("received_on: “{text}” is no month such as 2019-06"))
}

fn one_of<T>(
    record: &Record<'_>,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
    codes: impl Fn() -> String,
) -> Result<T, String> {
    let code = record.text(name)?;
    read(&code).ok_or_else(|| format!("{name}: “{code}” is none of {}", codes()))
}

/// A day of the file, at noon in the ward: files tell no hours.
fn noon(day: NaiveDate) -> DateTime<Utc> {
    let local = day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
    WARD_ZONE.from_local_datetime(&local).earliest().map_or_else(|| local.and_utc(), |time| time.to_utc())
}
