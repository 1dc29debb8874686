//! Bringing in monthly entries from a file: reports of the groups with their revisions, and the ward's own entries.
//!
//! A file is taken whole or not at all, and taken again it changes nothing. Reports keep their revision numbers and
//! times. The ward's entries carry no time of their own, so those of a month count from 17:00 of its last day on, unless
//! an entry says otherwise by `submitted_at`; they come as one revision, which takes the place of the one before.

mod contents;
mod faults;
mod json;
mod petitions;
mod reading;
mod recording;
mod records;
mod registering;
mod values;
mod ward_months;

#[cfg(test)]
mod tests;

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use sqlx::{Connection, PgConnection};

pub use self::contents::{Contents, PetitionRecord, Report, WardMonth};
pub use self::reading::read;
use self::recording::{NewMonth, NewPart, News};
use crate::domain::catalogue::Catalogue;
use crate::domain::period::Month;
use crate::domain::ward::GroupCode;
use crate::seal::Keyring;
use crate::store::reports::{Outcome, Submission};
use crate::store::wards::StoredWard;
use crate::store::{reports, ward_entries, wards};

/// A file to bring in.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// The name by which faults call it.
    pub name: &'a str,
    /// JSON with any of `groups`, `group_reports`, `superseded_reports`, `ward_entries` and `petitions`.
    pub source: &'a str,
}

/// How a file is brought in.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// What was submitted later than this is left out.
    pub until: Option<DateTime<Utc>>,
    /// When it is brought in, by the ward's clock: what the audit tells.
    pub now: DateTime<Utc>,
    /// For petitions, whose words are sealed, and for the audit's digests of texts: without it, a file with petitions is
    /// refused, and the audit only tells that there are texts.
    pub keyring: Option<&'a Keyring>,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Groups that are new, and those that the ward has.
    pub groups: Tally,
    /// Groups of which the file says something else than the ward, which keeps its own.
    pub own_groups: Vec<GroupCode>,
    /// Reports that are new, and those that were there already.
    pub reports: Tally,
    /// Months of the ward's own entries that are new, and those whose newest revision says the same.
    pub ward_months: Tally,
    /// Petitions of which something is new, and those of which nothing is.
    pub petitions: Tally,
    /// Reports, months of ward entries and petitions that were left out because they are later than asked for.
    pub later: usize,
}

/// How many entries were stored, and how many were known already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub stored: usize,
    pub known: usize,
}

/// Why nothing was brought in.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file has these faults, each with its place; there is at least one.
    #[error("{}", .0.join("\n"))]
    Refused(Vec<String>),
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

impl From<sqlx::Error> for ImportError {
    fn from(error: sqlx::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Brings a file's entries into a ward, in one transaction (a savepoint where the caller has one open), and tells the audit
/// of each that is new.
pub async fn run(
    conn: &mut PgConnection,
    ward: &StoredWard,
    catalogue: &Catalogue,
    file: File<'_>,
    terms: Terms<'_>,
) -> Result<Imported, ImportError> {
    let mut transaction = conn.begin().await?;
    let ward = &held(&mut transaction, ward, file).await?;
    let mut contents = read(&ward.ward, catalogue, file).map_err(ImportError::Refused)?;
    let later = terms.until.map_or(0, |until| contents.leave_out_after(until));
    for group in &contents.groups {
        wards::save_group(&mut transaction, ward.ward_id, group).await?;
    }
    let (reports, new_parts) = store_reports(&mut transaction, ward, file, &contents.reports).await?;
    let mut ward_months = Tally::default();
    let mut new_months = Vec::new();
    for (month, entries) in &contents.ward_months {
        let stored = store_ward_month(&mut transaction, ward.ward_id, *month, entries).await?;
        ward_months.count(stored.is_some());
        new_months.extend(stored);
    }
    let (petitions, new_petitions) =
        registering::store_petitions(&mut transaction, ward.ward_id, terms.keyring, file, &contents).await?;
    let known = &contents.known_groups;
    let groups = Tally { stored: contents.groups.len(), known: known.len() };
    let own_groups = known.iter().filter(|(_, same)| !**same).map(|(code, _)| code.clone()).collect();
    let imported = Imported { groups, own_groups, reports, ward_months, petitions, later };
    let news = News {
        groups: &contents.groups,
        parts: new_parts,
        months: new_months,
        petitions: new_petitions,
        imported: &imported,
    };
    recording::record(&mut transaction, ward, file, &news, terms).await?;
    transaction.commit().await?;
    Ok(imported)
}

/// The ward as it is now, held until the transaction ends: nobody changes its groups meanwhile.
async fn held(
    conn: &mut PgConnection,
    known: &StoredWard,
    file: File<'_>,
) -> Result<StoredWard, ImportError> {
    wards::hold(&mut *conn, known.ward_id).await?;
    let ward = wards::by_id(conn, known.ward_id).await?.context("the ward that is held is gone")?;
    if ward.catalogue_digest != known.catalogue_digest {
        let fault = format!("{}: the ward's catalogue was changed at this moment: import again", file.name);
        return Err(ImportError::Refused(vec![fault]));
    }
    Ok(ward)
}

async fn store_reports<'a>(
    conn: &mut PgConnection,
    ward: &StoredWard,
    file: File<'_>,
    contents: &'a [Report],
) -> Result<(Tally, Vec<NewPart<'a>>), ImportError> {
    let mut tally = Tally::default();
    let mut new_parts = Vec::new();
    let mut faults = faults::Faults::new(file.name);
    for report in contents {
        let before = new_parts.len();
        if !store_report(conn, ward, report, &mut new_parts).await? {
            let revision = report.revision;
            faults.add(
                &report.place,
                format!(
                    "revision {revision} of this month is stored already, with other answers or another time: \
                     a correction is a revision of its own"
                ),
            );
        }
        tally.count(new_parts.len() > before);
    }
    faults.into_result((tally, new_parts)).map_err(ImportError::Refused)
}

/// Stores the parts of a report, and notes those that are new. False where one is there with other contents.
async fn store_report<'a>(
    conn: &mut PgConnection,
    ward: &StoredWard,
    report: &'a Report,
    new_parts: &mut Vec<NewPart<'a>>,
) -> anyhow::Result<bool> {
    for (part, answers) in &report.parts {
        let submission = Submission {
            ward_id: ward.ward_id,
            group: &report.group,
            month: report.month,
            part: *part,
            answers,
            catalogue_digest: &ward.catalogue_digest,
            submitted_at: report.submitted_at,
            writers: &[],
            submitted_by: None,
        };
        match reports::restore(conn, &submission, report.revision).await? {
            Outcome::Differs => return Ok(false),
            Outcome::Stored => new_parts.push(NewPart { report, part: *part, answers }),
            Outcome::Known => {}
        }
    }
    Ok(true)
}

/// Stores the ward's month where it says anything new, and gives what is new.
async fn store_ward_month(
    conn: &mut PgConnection,
    ward_id: i32,
    month: Month,
    entries: &WardMonth,
) -> anyhow::Result<Option<NewMonth>> {
    let newest = ward_entries::newest(conn, ward_id, month).await?;
    let mut submitted_at = entries.submitted_at;
    if let Some(newest) = &newest {
        if newest.answers == entries.answers {
            return Ok(None);
        }
        submitted_at = submitted_at.max(newest.submitted_at); // revisions follow each other in time
    }
    let revision = ward_entries::submit(conn, ward_id, month, &entries.answers, submitted_at).await?;
    let old = newest.map(|newest| (newest.revision, newest.answers));
    Ok(Some(NewMonth { month, old, new: (revision, entries.answers.clone()) }))
}

impl Tally {
    const fn count(&mut self, stored: bool) {
        if stored {
            self.stored += 1;
        } else {
            self.known += 1;
        }
    }
}
