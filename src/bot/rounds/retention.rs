//! Nothing personal is kept longer than the ward has said: once a day, what is older is removed.

use std::collections::BTreeSet;

use anyhow::Context as _;
use chrono::{DateTime, Days, Months, NaiveDate, Utc};

use crate::bot::petition;
use crate::bot::state::State;
use crate::clock::local_day;
use crate::delivery::{self, Progress};
use crate::domain::audit::{Action, Change, Origin};
use crate::store::petitions::drafts::{self, DraftOf};
use crate::store::wards::{self, StoredWard};
use crate::store::{attachments, audit, identities, removal, retention, rounds, sessions};

use super::Round;

/// The duty's name.
pub const NAME: &str = "retention";

/// After so many days whatever somebody was in the middle of and does not go on with is removed: an opened invitation, a
/// petition being written, what was to be done with one.
const UNFINISHED: Days = Days::new(90);

/// After so many years the invitations that nobody can take up any more are removed.
const OLD_INVITATIONS: u32 = 1;

/// Removes what is kept no longer, in every ward.
pub async fn remove(round: &mut Round<'_>) -> anyhow::Result<Progress> {
    let today = local_day(round.now);
    let last = rounds::last_done(&mut *round.conn, NAME).await?;
    if last.is_some_and(|last| local_day(last) == today) {
        return Ok(Progress::Done);
    }
    let unfinished = round.now.checked_sub_days(UNFINISHED).context("a moment before all calendars")?;
    retention::remove_idle_sessions(&mut *round.conn, unfinished).await?;
    for ward in wards::list(&mut *round.conn).await? {
        drafts_of(round, &ward, today, unfinished).await?;
        files_of_nothing(round, &ward, unfinished).await?;
        petitions(round, &ward).await?;
        persons(round, &ward).await?;
        let limit = years_ago(round.now, OLD_INVITATIONS)?;
        retention::remove_old_invitations(&mut *round.conn, ward.ward_id, limit).await?;
        let limit = years_ago(round.now, ward.ward.retention.audit_years)?;
        audit::delete_before(&mut *round.conn, ward.ward_id, limit, round.now).await?;
    }
    Ok(Progress::Done)
}

/// Reports and petitions that were begun and never sent.
async fn drafts_of(
    round: &mut Round<'_>,
    ward: &StoredWard,
    today: NaiveDate,
    unfinished: DateTime<Utc>,
) -> anyhow::Result<()> {
    let kept = Days::new(u64::from(ward.ward.retention.drafts_days));
    let limit = today.checked_sub_days(kept).context("a day before all calendars")?;
    retention::empty_drafts(&mut *round.conn, ward.ward_id, limit).await?;
    for of in retention::petition_drafts(&mut *round.conn, ward.ward_id, Some(unfinished)).await? {
        let files = files_of_draft(round, &of).await?;
        attachments::drop_of_draft(&mut *round.conn, ward.ward_id, &files).await?;
        drafts::clear(&mut *round.conn, &of, round.now).await?;
    }
    Ok(())
}

async fn files_of_draft(round: &mut Round<'_>, of: &DraftOf) -> anyhow::Result<Vec<i64>> {
    let content = drafts::load(&mut *round.conn, &round.house.keyring, of, round.now).await?;
    Ok(content.map_or_else(Vec::new, petition::kept_files))
}

/// Photos and voice notes for something that was left undone. How old one is does not tell: it stays as long as somebody
/// goes on with what it was sent for.
async fn files_of_nothing(
    round: &mut Round<'_>,
    ward: &StoredWard,
    unfinished: DateTime<Utc>,
) -> anyhow::Result<()> {
    let mut files = retention::files_of_no_petition(&mut *round.conn, ward.ward_id, unfinished).await?;
    if files.is_empty() {
        return Ok(());
    }
    let mut needed = BTreeSet::new();
    for of in retention::petition_drafts(&mut *round.conn, ward.ward_id, None).await? {
        needed.extend(files_of_draft(round, &of).await?);
    }
    for state in sessions::states(&mut *round.conn, &round.house.keyring).await? {
        // With a session of an earlier version nobody can go on.
        let Ok(State::Handling(place)) = serde_json::from_value(state) else { continue };
        needed.extend(place.session.files().iter().map(|file| file.attachment_id));
    }
    files.retain(|file| !needed.contains(file));
    Ok(attachments::drop_of_draft(&mut *round.conn, ward.ward_id, &files).await?)
}

/// What petitions say that ended long ago, each removal told to the audit by its number.
async fn petitions(round: &mut Round<'_>, ward: &StoredWard) -> anyhow::Result<()> {
    let kept = &ward.ward.retention;
    let (ineligible, others) =
        (years_ago(round.now, kept.ineligible_years)?, years_ago(round.now, kept.petitions_years)?);
    let numbers = retention::empty_petitions(&mut *round.conn, ward.ward_id, ineligible, others).await?;
    let removed = |number: String| Change {
        ward_id: ward.ward_id,
        action: Action::PetitionRemoved,
        subject: format!("petition {number}"),
        old: None,
        new: None,
    };
    let changes: Vec<_> = numbers.into_iter().map(removed).collect();
    audit::append(&mut *round.conn, &Origin::bot(), round.now, &changes).await
}

/// Persons who hold no post for long.
async fn persons(round: &mut Round<'_>, ward: &StoredWard) -> anyhow::Result<()> {
    let limit = years_ago(round.now, ward.ward.retention.identities_years)?;
    let mut changes = Vec::new();
    for (person_id, pseudonym) in retention::former_holders(&mut *round.conn, ward.ward_id, limit).await? {
        for identity in identities::of_person(&mut *round.conn, person_id).await? {
            delivery::forget(&mut *round.conn, &identity.chat).await?;
        }
        removal::remove_person(&mut *round.conn, person_id).await?;
        let (ward_id, action) = (ward.ward_id, Action::PersonRemoved);
        changes.push(Change {
            ward_id,
            action,
            subject: format!("person {pseudonym}"),
            old: None,
            new: None,
        });
    }
    audit::append(&mut *round.conn, &Origin::bot(), round.now, &changes).await
}

fn years_ago(now: DateTime<Utc>, years: u32) -> anyhow::Result<DateTime<Utc>> {
    now.checked_sub_months(Months::new(years.saturating_mul(12))).context("a moment before all calendars")
}
