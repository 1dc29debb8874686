//! A file's text → its contents, or every fault of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::File;
use super::contents::{Contents, Report};
use super::faults::Faults;
use super::json;
use super::petitions::{self, PetitionEntry};
use super::records::{self, Record, TABLES};
use super::ward_months::{WardEntry, WardMonths};
use crate::domain::answer::{Answer, Answers};
use crate::domain::catalogue::{Catalogue, Key, Reporter};
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::ward::{Group, GroupCode, Ward};

/// Reads a file against a ward and the catalogue that it asks.
pub fn read(ward: &Ward, catalogue: &Catalogue, file: File<'_>) -> Result<Contents, Vec<String>> {
    let refuse = |message: String| vec![format!("{}: {message}", file.name)];
    let top = json::parse(file.source).map_err(|fault| refuse(format!("this is not JSON: {fault}")))?;
    let tables = TABLES.map(|(table, _)| table);
    let wanted = || refuse(format!("the file is no object with any of {}", tables.join(", ")));
    let top = top.as_object().ok_or_else(wanted)?;
    if tables.iter().all(|table| !top.contains_key(*table)) {
        return Err(wanted());
    }
    let mut reader = Reader {
        catalogue,
        known: ward.groups.iter().map(|group| (group.code.clone(), group.clone())).collect(),
        faults: Faults::new(file.name),
        contents: Contents::default(),
        revisions: BTreeSet::new(),
        ward_months: WardMonths::default(),
    };
    if let Err(fault) = records::check_names(top, &tables) {
        reader.faults.add("the top of the file", fault);
    }
    let [groups, reports, superseded, ward_entries, petitions] = TABLES;
    reader.each(top, groups, Reader::group);
    reader.each(top, reports, Reader::report);
    reader.each(top, superseded, Reader::report);
    reader.each(top, ward_entries, Reader::ward_entry);
    reader.each(top, petitions, Reader::petition);
    let contents = Contents { ward_months: reader.ward_months.into_months(), ..reader.contents };
    reader.faults.into_result(contents)
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    /// The groups of the ward, and of the file as far as it is read.
    known: BTreeMap<GroupCode, Group>,
    faults: Faults,
    contents: Contents,
    revisions: BTreeSet<(GroupCode, Month, u32)>,
    ward_months: WardMonths,
}

/// A table's name, and the fields of its entries.
type Table = (&'static str, &'static [&'static str]);

type ReadEntry<'a> = fn(&mut Reader<'a>, &Record<'_>) -> Result<(), Vec<String>>;

impl<'a> Reader<'a> {
    /// Reads each entry of a table; a table that is absent holds none.
    fn each(&mut self, top: &Map<String, Json>, table: Table, read: ReadEntry<'a>) {
        let entries = match top.get(table.0) {
            None | Some(Json::Null) => return,
            Some(Json::Array(entries)) => entries,
            Some(other) => {
                let found = super::values::shown(other);
                return self.faults.add(table.0, format!("{found} stands where a list of entries should"));
            }
        };
        for (at, entry) in entries.iter().enumerate() {
            let record = Record::new(table, at, entry);
            let outcome = record.check().map_err(|fault| vec![fault]).and_then(|()| read(self, &record));
            for fault in outcome.err().unwrap_or_default() {
                self.faults.add(&record.place, fault);
            }
        }
    }

    fn group(&mut self, record: &Record<'_>) -> Result<(), Vec<String>> {
        let mut group = records::group(record)?;
        let known = &mut self.contents.known_groups;
        let is_new = |earlier: &Group| earlier.code == group.code;
        if known.contains_key(&group.code) || self.contents.groups.iter().any(is_new) {
            return Err(vec![format!("the group {} stands in the file already", group.code)]);
        }
        if let Some(kept) = self.known.get(&group.code) {
            // A group may have been merged, split or renamed since the file was written.
            group.household_codes.clone_from(&kept.household_codes);
            group.predecessors.clone_from(&kept.predecessors);
            known.insert(group.code.clone(), group == *kept);
            return Ok(());
        }
        self.known.insert(group.code.clone(), group.clone());
        self.contents.groups.push(group);
        Ok(())
    }

    fn report(&mut self, record: &Record<'_>) -> Result<(), Vec<String>> {
        let mut faults = Vec::new();
        let group = self.group_and_month(record).map_err(|fault| faults.push(fault));
        let revision = record.revision().map_err(|fault| faults.push(fault));
        let submitted_at = record.submitted_at().map_err(|fault| faults.push(fault));
        if let Err(fault) = record.check_status() {
            faults.push(fault);
        }
        let parts = self.parts(record).map_err(|more| faults.extend(more));
        let (Ok((group, month)), Ok(revision), Ok(submitted_at), Ok(parts)) =
            (group, revision, submitted_at, parts)
        else {
            return Err(faults);
        };
        let Some(submitted_at) = submitted_at else { return Err(vec![records::missing("submitted_at")]) };
        if !faults.is_empty() {
            return Err(faults);
        }
        if !self.revisions.insert((group.clone(), month, revision)) {
            return Err(vec![format!(
                "revision {revision} of {group} in {month} stands in the file already"
            )]);
        }
        let place = record.place.clone();
        self.contents.reports.push(Report { place, group, month, revision, submitted_at, parts });
        Ok(())
    }

    /// The group and the month of a report; the group has to be in force then.
    fn group_and_month(&self, record: &Record<'_>) -> Result<(GroupCode, Month), String> {
        let code = GroupCode::new(&record.text("group")?);
        let month = record.month()?;
        let group = self
            .known
            .get(&code)
            .ok_or_else(|| format!("group: neither the file nor the ward has a group “{code}”"))?;
        if group.in_force(month) {
            return Ok((code, month));
        }
        let until = group.valid_to.map_or_else(String::new, |last| format!(" to {last}"));
        Err(format!(
            "month: {code} owes no report of {month}: it is in force from {}{until}, and a month is owed by the groups \
             in force on its last day",
            group.valid_from
        ))
    }

    /// The answers of a report, parted by the posts that are asked.
    fn parts(&self, record: &Record<'_>) -> Result<BTreeMap<Part, Answers>, Vec<String>> {
        let values = record.object("values").map_err(|fault| vec![fault])?;
        let mut parts = BTreeMap::from([(Part::Leader, Answers::new())]);
        let mut faults = Vec::new();
        for (name, json) in values {
            match self.group_answer(name, json) {
                Ok((part, key, answer)) => {
                    parts.entry(part).or_default().insert(key, answer);
                }
                Err(fault) => faults.push(format!("{name}: {fault}")),
            }
        }
        if faults.is_empty() { Ok(parts) } else { Err(faults) }
    }

    fn group_answer(&self, name: &str, json: &Json) -> Result<(Part, Key, Answer), String> {
        let indicator = records::indicator(self.catalogue, name)?;
        let part = match indicator.reporter {
            Reporter::Group(part) | Reporter::Both(part) => part,
            Reporter::Ward => return Err("the ward itself gives this indicator, not a group".to_owned()),
            Reporter::Derived(_) => return Err("this indicator is computed, never given".to_owned()),
        };
        Ok((part, indicator.key.clone(), super::values::answer(indicator, json)?))
    }

    fn petition(&mut self, record: &Record<'_>) -> Result<(), Vec<String>> {
        let petition = match petitions::petition(record)? {
            PetitionEntry::Denunciation(month) => {
                *self.contents.denunciations.entry(month).or_default() += 1;
                return Ok(());
            }
            PetitionEntry::Petition(petition) => *petition,
        };
        if let Some(code) = petition.group.as_ref().filter(|code| !self.known.contains_key(*code)) {
            return Err(vec![format!("group: neither the file nor the ward has a group “{code}”")]);
        }
        let number = petition.petition.number();
        if self.contents.petitions.iter().any(|earlier| earlier.petition.number() == number) {
            return Err(vec![format!("the petition {number} stands in the file already")]);
        }
        self.contents.petitions.push(petition);
        Ok(())
    }

    fn ward_entry(&mut self, record: &Record<'_>) -> Result<(), Vec<String>> {
        self.read_ward_entry(record)
            .and_then(|entry| self.ward_months.add(entry))
            .map_err(|fault| vec![fault])
    }

    fn read_ward_entry(&self, record: &Record<'_>) -> Result<WardEntry<'a>, String> {
        let month = record.month()?;
        let name = record.text("key")?;
        let indicator = records::indicator(self.catalogue, &name)?;
        match indicator.reporter {
            Reporter::Ward | Reporter::Both(_) => {}
            Reporter::Group(_) => return Err(format!("key: the groups give {name}, not the ward")),
            Reporter::Derived(_) => return Err(format!("key: {name} is computed, never given")),
        }
        let answer = record.ward_value(indicator).map_err(|fault| format!("{name}: {fault}"))?;
        Ok(WardEntry { indicator, month, answer, submitted_at: record.submitted_at()? })
    }
}
