//! What the audit tells of an import: each revision that is new, with the figures that it changed, and the file.

use serde_json::{Value, json};
use sqlx::PgConnection;

use super::contents::{PetitionRecord, Report};
use super::registering::NewPetition;
use super::{File, Imported, Terms};
use crate::domain::answer::Answers;
use crate::domain::audit::{
    Action, Change, Digest, Origin, Revision, WardState, report_text, revision_change, ward_changes,
};
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::ward::{Group, GroupCode, Ward};
use crate::store::wards::StoredWard;
use crate::store::{audit, reports};

/// What an import brought that was not there before.
pub struct News<'a> {
    /// Groups that the ward did not have.
    pub groups: &'a [Group],
    pub parts: Vec<NewPart<'a>>,
    pub months: Vec<NewMonth>,
    pub petitions: Vec<NewPetition<'a>>,
    pub imported: &'a Imported,
}

/// A part of a group's month that is new.
pub struct NewPart<'a> {
    pub report: &'a Report,
    pub part: Part,
    pub answers: &'a Answers,
}

/// A month of the ward's own entries that is new: revisions with their answers.
pub struct NewMonth {
    pub month: Month,
    pub old: Option<(u32, Answers)>,
    pub new: (u32, Answers),
}

/// Appends everything to the audit in one go; nothing where the file brought nothing new.
pub async fn record(
    conn: &mut PgConnection,
    ward: &StoredWard,
    file: File<'_>,
    news: &News<'_>,
    terms: Terms<'_>,
) -> anyhow::Result<()> {
    let digest = |text: &str| audit::digest(terms.keyring, text);
    let mut changes = changed_groups(ward, news.groups, &digest);
    for part in &news.parts {
        changes.push(submitted(conn, ward.ward_id, part, &digest).await?);
    }
    changes.extend(news.months.iter().map(|month| entered(ward.ward_id, month, &digest)));
    changes.extend(news.petitions.iter().map(|petition| registered(ward.ward_id, petition)));
    if changes.is_empty() {
        return Ok(());
    }
    changes.push(brought(ward.ward_id, &digest(file.source), news.imported));
    audit::append(conn, &Origin::command_line(), terms.now, &changes).await
}

fn changed_groups(ward: &StoredWard, groups: &[Group], digest: Digest<'_>) -> Vec<Change> {
    let after = Ward { groups: groups.to_vec(), ..ward.ward.clone() };
    let state = |ward| WardState { ward, catalogue_digest: "" };
    ward_changes(ward.ward_id, Some(state(&ward.ward)), state(&after), digest)
}

async fn submitted(
    conn: &mut PgConnection,
    ward_id: i32,
    new: &NewPart<'_>,
    digest: Digest<'_>,
) -> anyhow::Result<Change> {
    let Report { group, month, revision, .. } = new.report;
    let before = match revision {
        0 | 1 => None,
        _ => reports::revision_before(conn, ward_id, (group, *month, new.part), *revision).await?,
    };
    let old = before.as_ref().map(|(number, answers)| Revision { number: *number, answers });
    let now = Revision { number: *revision, answers: new.answers };
    let (old, new_value) = revision_change(old, now, digest);
    let subject = report_text(group, *month, new.part);
    Ok(Change { ward_id, action: Action::ReportSubmitted, subject, old, new: new_value })
}

fn entered(ward_id: i32, new: &NewMonth, digest: Digest<'_>) -> Change {
    let old = new.old.as_ref().map(|(number, answers)| Revision { number: *number, answers });
    let now = Revision { number: new.new.0, answers: &new.new.1 };
    let (old, value) = revision_change(old, now, digest);
    let subject = format!("ward entries {}", new.month);
    Change { ward_id, action: Action::WardEntry, subject, old, new: value }
}

/// A petition as far as the register tells: nothing of its words.
fn registered(ward_id: i32, new: &NewPetition<'_>) -> Change {
    let PetitionRecord { petition, field, group, .. } = new.record;
    let status = petition.status().code();
    let (action, value) = match new.before {
        Some(_) => (Action::PetitionChanged, json!({ "status": status })),
        None => {
            let group = group.as_ref().map_or("", GroupCode::as_str);
            let kind = petition.kind().code();
            let value = json!({ "kind": kind, "field": field.code(), "group": group, "status": status });
            (Action::PetitionReceived, value)
        }
    };
    let old = new.before.map(|before| json!({ "status": before.code() }));
    Change { ward_id, action, subject: format!("petition {}", petition.number()), old, new: Some(value) }
}

/// Of the file itself a keyed digest: by a plain one, whoever has most of it could try what the rest says.
fn brought(ward_id: i32, file: &Value, imported: &Imported) -> Change {
    let counts = json!({
        "file": file,
        "groups": imported.groups.stored,
        "reports": imported.reports.stored,
        "ward_months": imported.ward_months.stored,
        "petitions": imported.petitions.stored,
    });
    Change { ward_id, action: Action::Imported, subject: "import".to_owned(), old: None, new: Some(counts) }
}
