//! Bringing in monthly entries from a file: reports of the groups with their revisions, and the ward's own entries.
//!
//! A file is taken whole or not at all, and taken again it changes nothing. Reports keep their revision numbers and
//! times. The ward's entries carry no time of their own, so those of a month count from 17:00 of its last day on, unless
//! an entry says otherwise by `submitted_at`; they come as one revision, which takes the place of the one before.

mod contents;
mod faults;
mod json;
mod reading;
mod records;
mod values;
mod ward_months;

#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use sqlx::{Connection, PgConnection};

pub use self::contents::{Contents, Report, WardMonth};
pub use self::reading::read;
use crate::domain::catalogue::Catalogue;
use crate::domain::period::Month;
use crate::store::reports::{Outcome, Submission};
use crate::store::wards::StoredWard;
use crate::store::{reports, ward_entries, wards};

/// A file to bring in.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// The name by which faults call it.
    pub name: &'a str,
    /// JSON with any of `groups`, `group_reports`, `superseded_reports` and `ward_entries`.
    pub source: &'a str,
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    pub groups: usize,
    /// Reports that are new, and those that were there already.
    pub reports: Tally,
    /// Months of the ward's own entries that are new, and those whose newest revision says the same.
    pub ward_months: Tally,
    /// Reports and months of ward entries that were left out because they are later than asked for.
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

/// Brings a file's entries into a ward, in one transaction (a savepoint where the caller has one open). What was
/// submitted after `until` is left out.
pub async fn run(
    conn: &mut PgConnection,
    ward: &StoredWard,
    catalogue: &Catalogue,
    file: File<'_>,
    until: Option<DateTime<Utc>>,
) -> Result<Imported, ImportError> {
    let mut contents = read(&ward.ward, catalogue, file).map_err(ImportError::Refused)?;
    let later = until.map_or(0, |until| contents.leave_out_after(until));
    let mut transaction = conn.begin().await?;
    for group in &contents.groups {
        wards::save_group(&mut transaction, ward.ward_id, group).await?;
    }
    let reports = store_reports(&mut transaction, ward, file, &contents.reports).await?;
    let mut ward_months = Tally::default();
    for (month, entries) in &contents.ward_months {
        ward_months.count(store_ward_month(&mut transaction, ward.ward_id, *month, entries).await?);
    }
    transaction.commit().await?;
    Ok(Imported { groups: contents.groups.len(), reports, ward_months, later })
}

async fn store_reports(
    conn: &mut PgConnection,
    ward: &StoredWard,
    file: File<'_>,
    contents: &[Report],
) -> Result<Tally, ImportError> {
    let mut tally = Tally::default();
    let mut faults = faults::Faults::new(file.name);
    for report in contents {
        let outcome = store_report(conn, ward, report).await?;
        if outcome == Outcome::Differs {
            let revision = report.revision;
            faults.add(
                &report.place,
                format!(
                    "revision {revision} of this month is stored already, with other answers or another time: \
                     a correction is a revision of its own"
                ),
            );
        }
        tally.count(outcome == Outcome::Stored);
    }
    faults.into_result(tally).map_err(ImportError::Refused)
}

/// Stores the parts of a report; it is new where any of them is.
async fn store_report(
    conn: &mut PgConnection,
    ward: &StoredWard,
    report: &Report,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Known;
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
            Outcome::Differs => return Ok(Outcome::Differs),
            Outcome::Stored => outcome = Outcome::Stored,
            Outcome::Known => {}
        }
    }
    Ok(outcome)
}

/// Stores the ward's month where it says anything new; tells whether it did.
async fn store_ward_month(
    conn: &mut PgConnection,
    ward_id: i32,
    month: Month,
    entries: &WardMonth,
) -> anyhow::Result<bool> {
    let newest = ward_entries::newest(conn, ward_id, month).await?;
    let mut submitted_at = entries.submitted_at;
    if let Some(newest) = newest {
        if newest.answers == entries.answers {
            return Ok(false);
        }
        submitted_at = submitted_at.max(newest.submitted_at); // revisions follow each other in time
    }
    ward_entries::submit(conn, ward_id, month, &entries.answers, submitted_at).await?;
    Ok(true)
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
