//! Reminders of petitions' deadlines: their handler hears before the last day and on it, the chair once it has passed, or the
//! secretary where there is no chair. A petition that is reopened is reminded of anew.
//! Several that fall together come as one message, on working days between morning and evening.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::{NaiveDate, Timelike as _};
use i18n_embed_fl::fl;

use crate::bot::notices;
use crate::bot::petition::register::DeadlineList;
use crate::bot::petition::{Wording, responsible};
use crate::channels::{Choices, Message};
use crate::delivery::Progress;
use crate::domain::people::PostKind;
use crate::domain::period::{WARD_ZONE, local_day};
use crate::domain::petition::{Deadline, EventKind, NEAR_WORKING_DAYS, PetitionSettings, deadlines};
use crate::store::people::Holder;
use crate::store::petitions::find::{self, Listed};
use crate::store::petitions::reminders;
use crate::store::wards::{self, StoredWard};

use super::Round;

/// The hours in which reminders leave, in local time.
const WAKING: std::ops::Range<u32> = 8..18;

/// Reminds of everything that is due in every ward.
pub async fn remind(round: &mut Round<'_>) -> anyhow::Result<Progress> {
    let local = round.now.with_timezone(&WARD_ZONE);
    if WAKING.contains(&local.hour()) {
        for ward in wards::list(&mut *round.conn).await? {
            remind_ward(round, &ward, local_day(round.now)).await?;
        }
    }
    Ok(Progress::Done)
}

/// How near a deadline is when somebody is reminded of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Soon,
    Today,
    Overdue,
}

/// A reminder that is due.
struct Reminder {
    listed: Listed,
    deadline: Deadline,
    due_on: NaiveDate,
    nearness: Nearness,
}

async fn remind_ward(round: &mut Round<'_>, ward: &StoredWard, today: NaiveDate) -> anyhow::Result<()> {
    let settings = &ward.ward.petitions;
    // On a day off nobody is reminded. Where the calendar is not known, every day counts as a working day.
    if settings.working_days.is_working(today) == Ok(false) {
        return Ok(());
    }
    let open = find::open_ones(&mut *round.conn, ward.ward_id).await?;
    let due = open.into_iter().flat_map(|listed| due_reminders(&listed, settings, today));
    // By whom it is for: the post that answers for it, or the chair.
    let mut by_post: BTreeMap<(bool, Option<PostKind>), Vec<Reminder>> = BTreeMap::new();
    for reminder in due {
        let overdue = reminder.nearness == Nearness::Overdue;
        let post = if overdue { Some(PostKind::Chair) } else { reminder.listed.handler };
        by_post.entry((overdue, post)).or_default().push(reminder);
    }
    let mut digests: Vec<(bool, Vec<Holder>, Vec<Reminder>)> = Vec::new();
    for ((overdue, post), reminders) in by_post {
        let holders = responsible(&mut *round.conn, ward.ward_id, post).await?;
        // Where nobody can be told, the reminder waits for somebody who can.
        if holders.iter().all(|holder| holder.chats.is_empty()) {
            continue;
        }
        match digests.iter_mut().find(|(of, to, _)| *of == overdue && *to == holders) {
            Some((_, _, digest)) => digest.extend(reminders),
            None => digests.push((overdue, holders, reminders)),
        }
    }
    for (overdue, holders, reminders) in digests {
        let fresh = claim(round, ward.ward_id, reminders).await?;
        if !fresh.is_empty() {
            send(round, ward, overdue, &holders, &fresh).await?;
        }
    }
    Ok(())
}

/// Of each deadline that is not met, the nearest reminder only.
fn due_reminders(listed: &Listed, settings: &PetitionSettings, today: NaiveDate) -> Vec<Reminder> {
    let nearness = |due: NaiveDate| {
        let first = || settings.working_days.back(due, NEAR_WORKING_DAYS);
        match due.cmp(&today) {
            Ordering::Less => Some(Nearness::Overdue),
            Ordering::Equal => Some(Nearness::Today),
            Ordering::Greater => first().is_ok_and(|first| first <= today).then_some(Nearness::Soon),
        }
    };
    let unmet = deadlines(&listed.petition, settings).into_iter().filter(|deadline| !deadline.is_met());
    unmet
        .filter_map(|deadline| {
            let due_on = deadline.due.ok()?;
            Some(Reminder { listed: listed.clone(), deadline, due_on, nearness: nearness(due_on)? })
        })
        .collect()
}

/// Those of the reminders that nobody has queued before.
async fn claim(
    round: &mut Round<'_>,
    ward_id: i32,
    reminders: Vec<Reminder>,
) -> anyhow::Result<Vec<Reminder>> {
    let mut fresh = Vec::new();
    for reminder in reminders {
        let kind = reminder.claimed_as();
        let number = reminder.listed.number();
        let (due_on, now) = (reminder.due_on, round.now);
        if reminders::claim(&mut *round.conn, (ward_id, number), &kind, due_on, now).await? {
            fresh.push(reminder);
        }
    }
    fresh.sort_by_key(|reminder| (reminder.due_on, reminder.listed.number().clone()));
    Ok(fresh)
}

async fn send(
    round: &mut Round<'_>,
    ward: &StoredWard,
    overdue: bool,
    holders: &[Holder],
    reminders: &[Reminder],
) -> anyhow::Result<()> {
    for holder in holders {
        let wording = Wording { ward: &ward.ward, voice: holder.person.voice() };
        let words = wording.words();
        let heading = if overdue {
            fl!(words, "reminder-overdue-heading")
        } else {
            fl!(words, "reminder-handler-heading")
        };
        let lines = reminders.iter().map(|reminder| format!("• {}", line(reminder, wording)));
        let text = [heading].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
        let list = if overdue { DeadlineList::Overdue } else { DeadlineList::DueSoon };
        let button = list.button(ward.ward_id, wording);
        let message = Message { text, choices: Choices::Buttons(vec![vec![button]]) };
        notices::tell(&mut *round.conn, &round.house.keyring, &holder.chats, &message.into()).await?;
    }
    Ok(())
}

fn line(reminder: &Reminder, wording: Wording<'_>) -> String {
    let words = wording.words();
    let listed = &reminder.listed;
    let number = listed.number().as_str();
    let kind = wording.kind(listed.petition.kind());
    let group = wording.group(listed.group.as_ref());
    let (what, day) = (wording.task(reminder.deadline.id), Wording::day(reminder.due_on));
    match reminder.nearness {
        Nearness::Soon => {
            fl!(words, "reminder-soon", number = number, kind = kind, group = group, what = what, day = day)
        }
        Nearness::Today => {
            fl!(words, "reminder-today", number = number, kind = kind, group = group, what = what, day = day)
        }
        Nearness::Overdue => {
            let handler = listed.handler.map(|post| wording.post((post, None)));
            let handler = handler.unwrap_or_else(|| fl!(words, "reminder-nobody"));
            fl!(
                words,
                "reminder-overdue",
                number = number,
                kind = kind,
                group = group,
                what = what,
                day = day,
                handler = handler
            )
        }
    }
}

impl Reminder {
    /// The name used in storage: of a petition that was reopened another one than before.
    fn claimed_as(&self) -> String {
        let (id, nearness) = (self.deadline.id.code(), self.nearness.code());
        let mut milestones = self.listed.petition.milestones();
        match milestones.position(|milestone| milestone.kind == EventKind::Reopened) {
            Some(before) => format!("{id} {nearness} after event {}", before + 1),
            None => format!("{id} {nearness}"),
        }
    }
}

impl Nearness {
    /// The name used in storage.
    const fn code(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Today => "today",
            Self::Overdue => "overdue",
        }
    }
}
