//! Nothing personal is kept longer than the ward has said: once a day, what is older is removed.

use std::collections::BTreeSet;

use anyhow::Context as _;
use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use sqlx::Connection as _;

use crate::bot::petition::writing;
use crate::bot::remove;
use crate::bot::session::Session;
use crate::delivery::{Progress, is_outage, told};
use crate::domain::audit::{Action, Change, Origin};
use crate::domain::period::local_day;
use crate::store::petitions::drafts::{self, DraftOf};
use crate::store::retention::{self, Former};
use crate::store::wards::{self, StoredWard};
use crate::store::{attachments, audit, rounds, sessions};

use super::Round;

/// The duty's name.
pub const NAME: &str = "retention";

/// After so many days whatever somebody was in the middle of and does not go on with is removed: an opened invitation, a
/// petition being written, what was to be done with one.
const UNFINISHED: Days = Days::new(90);

/// After so many years the invitations that nobody can take up any more are removed.
const OLD_INVITATIONS: u32 = 1;

/// Removes what is kept no longer, a ward at a time, each in a transaction of its own.
pub async fn remove(round: &mut Round<'_>) -> anyhow::Result<Progress> {
    let today = local_day(round.now);
    let is_today = |moment: DateTime<Utc>| local_day(moment) == today;
    if rounds::last_done(&mut *round.conn, NAME).await?.is_some_and(is_today) {
        return Ok(Progress::Done);
    }
    let unfinished = round.now.checked_sub_days(UNFINISHED).context("a moment before all calendars")?;
    retention::remove_idle_sessions(&mut *round.conn, unfinished).await?;
    let wards = retention::wards(&mut *round.conn).await?;
    let next = wards.into_iter().find(|(_, gone_over)| !gone_over.is_some_and(is_today));
    let Some((ward_id, _)) = next else { return Ok(Progress::Done) };
    try_ward(round, ward_id, unfinished).await?;
    Ok(Progress::More)
}

/// Goes over a ward. What fails there holds up no other ward, and is tried again the next day; where the database was away, or
/// somebody who wrote and this waited for each other, in the next round.
async fn try_ward(round: &mut Round<'_>, ward_id: i32, unfinished: DateTime<Utc>) -> anyhow::Result<()> {
    let mut attempt = round.conn.begin().await?;
    let mut alone = Round { conn: &mut attempt, house: round.house, now: round.now };
    match of_ward(&mut alone, ward_id, unfinished).await {
        Ok(()) => attempt.commit().await?,
        Err(fault) if is_outage(&fault) => return Err(fault),
        Err(fault) => {
            attempt.rollback().await?;
            tracing::error!(
                ward_id,
                fault = told(&fault),
                "retention failed in a ward: nothing was removed there"
            );
        }
    }
    Ok(retention::mark_gone_over(&mut *round.conn, ward_id, round.now).await?)
}

async fn of_ward(round: &mut Round<'_>, ward_id: i32, unfinished: DateTime<Utc>) -> anyhow::Result<()> {
    wards::hold(&mut *round.conn, ward_id).await?;
    let ward = wards::by_id(&mut *round.conn, ward_id).await?.context("a ward that is held is gone")?;
    drafts_of(round, &ward, local_day(round.now), unfinished).await?;
    files_of_nothing(round, &ward, unfinished).await?;
    petitions(round, &ward).await?;
    persons(round, &ward).await?;
    let limit = years_ago(round.now, OLD_INVITATIONS)?;
    retention::remove_old_invitations(&mut *round.conn, ward_id, limit).await?;
    let years = ward.ward.retention.audit_years;
    audit::delete_oldest(&mut *round.conn, ward_id, years, round.now).await.map(drop)
}

/// Reports and petitions that were begun and never sent.
async fn drafts_of(
    round: &mut Round<'_>,
    ward: &StoredWard,
    today: NaiveDate,
    unfinished: DateTime<Utc>,
) -> anyhow::Result<()> {
    let kept = Days::new(u64::from(ward.ward.retention.drafts_days));
    let month_limit = today.checked_sub_days(kept).context("a day before all calendars")?;
    let limit = round.now.checked_sub_days(kept).context("a moment before all calendars")?;
    retention::empty_drafts(&mut *round.conn, ward.ward_id, month_limit, limit).await?;
    for of in retention::petition_drafts(&mut *round.conn, ward.ward_id, Some(unfinished)).await? {
        let files = files_of_draft(round, &of).await?;
        // Whoever has gone on with it until it was held keeps it.
        if drafts::clear_idle(&mut *round.conn, &of, unfinished, round.now).await? {
            attachments::drop_of_draft(&mut *round.conn, ward.ward_id, &files).await?;
        }
    }
    Ok(())
}

/// The files of a draft, which is held from now on; none of one that does not open, with which nobody can go on.
async fn files_of_draft(round: &mut Round<'_>, of: &DraftOf) -> anyhow::Result<Vec<i64>> {
    match drafts::load(&mut *round.conn, &round.house.keyring, of, round.now).await {
        Ok(content) => Ok(content.map_or_else(Vec::new, writing::kept_files)),
        Err(fault) if fault.is::<sqlx::Error>() => Err(fault),
        Err(_) => {
            tracing::warn!(ward_id = of.ward_id, "a petition that is being written does not open");
            Ok(Vec::new())
        }
    }
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
        let files = Session::read(state).map_or_else(|_| vec![], |session| session.files());
        needed.extend(files.into_iter().flat_map(|(_, files)| files));
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

/// Persons who hold no post for long. Who held posts in several wards is removed with the first of them, by the longest time
/// that one of these wards keeps persons, and each of them is told.
async fn persons(round: &mut Round<'_>, ward: &StoredWard) -> anyhow::Result<()> {
    let formers = retention::former_holders(&mut *round.conn, ward.ward_id).await?;
    let mut due = Vec::new();
    for former in formers {
        if is_due(round, &former).await? {
            due.push(former);
        }
    }
    // In the order of the wards, as everybody who holds several does.
    let ward_ids: BTreeSet<i32> = due.iter().flat_map(|former| former.ward_ids.clone()).collect();
    for ward_id in ward_ids {
        wards::hold(&mut *round.conn, ward_id).await?;
    }
    for former in due {
        // Whoever is taking up a post at this moment has it then.
        if retention::hold_former(&mut *round.conn, &former).await? {
            remove_person(round, former).await?;
        }
    }
    Ok(())
}

async fn is_due(round: &mut Round<'_>, former: &Former) -> anyhow::Result<bool> {
    let mut years = 0;
    for ward_id in &former.ward_ids {
        let ward = wards::by_id(&mut *round.conn, *ward_id).await?.context("a ward of a post is gone")?;
        years = years.max(ward.ward.retention.identities_years);
    }
    Ok(former.held_to < years_ago(round.now, years)?)
}

async fn remove_person(round: &mut Round<'_>, former: Former) -> anyhow::Result<()> {
    remove::person(&mut *round.conn, &round.house.keyring, former.person_id).await?;
    let removed = |ward_id| Change {
        ward_id,
        action: Action::PersonRemoved,
        subject: format!("person {}", former.pseudonym),
        old: None,
        new: None,
    };
    let changes: Vec<_> = former.ward_ids.iter().copied().map(removed).collect();
    audit::append(&mut *round.conn, &Origin::bot(), round.now, &changes).await
}

fn years_ago(now: DateTime<Utc>, years: u32) -> anyhow::Result<DateTime<Utc>> {
    now.checked_sub_months(Months::new(years.saturating_mul(12))).context("a moment before all calendars")
}
