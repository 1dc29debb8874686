//! `topho ward set-target | calendar | optional | group`: the changes that `/ward` makes in chat, by the same steps.

use std::collections::BTreeSet;

use anyhow::{anyhow, bail};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use sqlx::Connection;

use crate::cli::terminal::say;
use crate::domain::audit::Origin;
use crate::domain::catalogue::Key;
use crate::domain::period::{Month, Period};
use crate::domain::ward::{Calendar, GroupCode, Ward};
use crate::domain::ward_change::{GroupChange, WardChange, differences, months_lost};
use crate::store::catalogues::CatalogueCache;
use crate::store::wards::{self, StoredWard};
use crate::store::{audit, reports};

/// What of the calendar to set; what is left out stays.
#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("what").required(true).multiple(true).args(["first_month", "opens_day", "due_day"])))]
pub struct CalendarOptions {
    /// The ward's code, such as phuc-loi
    #[arg(value_name = "WARD")]
    ward: String,
    /// The first month that is owed at all, such as 2019-01
    #[arg(long, value_name = "MONTH", value_parser = month)]
    first_month: Option<Month>,
    /// The day of the month itself from which it can be reported, such as 25
    #[arg(long, value_name = "DAY")]
    opens_day: Option<u32>,
    /// The day of the next month on which it falls due, such as 5
    #[arg(long, value_name = "DAY")]
    due_day: Option<u32>,
}

/// What to do with a group. Days are written like 2019-06-14.
#[derive(Debug, Subcommand)]
pub enum GroupCommand {
    /// The group exists until that day, the day included
    End {
        /// The ward's code, such as phuc-loi
        ward: String,
        /// The group's number or code, such as 7 or TDP07
        group: String,
        /// Its last day, such as 2019-06-14
        last_day: NaiveDate,
    },
    /// Give the group another name
    Rename {
        /// The ward's code, such as phuc-loi
        ward: String,
        /// The group's number or code, such as 7 or TDP07
        group: String,
        /// The new name, such as "Tổ dân phố số 7"
        name: String,
    },
    /// One group in place of two; with the number of one of them, that one goes on
    Merge {
        /// The ward's code, such as phuc-loi
        ward: String,
        /// One of the groups, by its number or code, such as 7 or TDP07
        first: String,
        /// The other group
        second: String,
        /// The number of the group that takes their place, such as 7
        #[arg(long, value_name = "NUMBER")]
        number: u32,
        /// Its first day, such as 2019-06-15
        #[arg(long, value_name = "DAY")]
        from: NaiveDate,
    },
    /// Two groups in place of one; the one that takes its number goes on
    Split {
        /// The ward's code, such as phuc-loi
        ward: String,
        /// The group's number or code, such as 7 or TDP07
        group: String,
        /// The numbers of the two groups that take its place, such as 7 15
        #[arg(long, value_name = "NUMBER", num_args = 2)]
        numbers: Vec<u32>,
        /// Their first day, such as 2019-06-15
        #[arg(long, value_name = "DAY")]
        from: NaiveDate,
    },
}

/// Sets an annual target, in đồng or units.
pub async fn target(ward: &str, key: &str, year: i32, value: i64) -> anyhow::Result<bool> {
    make(ward, |_, _| Ok(WardChange::Target { key: Key::new(key), year, value })).await
}

/// Sets the reporting calendar.
pub async fn calendar(options: &CalendarOptions) -> anyhow::Result<bool> {
    make(&options.ward, |ward, _| {
        let now = &ward.calendar;
        Ok(WardChange::Calendar(Calendar {
            first_month: options.first_month.unwrap_or(now.first_month),
            opens_day: options.opens_day.unwrap_or(now.opens_day),
            due_day: options.due_day.unwrap_or(now.due_day),
        }))
    })
    .await
}

/// Turns optional indicators on and off.
pub async fn optional(ward: &str, on: &[String], off: &[String]) -> anyhow::Result<bool> {
    let keys = |named: &[String]| named.iter().map(|key| Key::new(key)).collect::<BTreeSet<_>>();
    make(ward, |_, _| Ok(WardChange::Optional { on: keys(on), off: keys(off) })).await
}

/// Changes the groups.
pub async fn group(command: &GroupCommand) -> anyhow::Result<bool> {
    match command {
        GroupCommand::End { ward, group, last_day } => {
            make(ward, |ward, today| {
                let group = named(ward, group, today)?;
                Ok(WardChange::Groups(GroupChange::End { group, last_day: *last_day }))
            })
            .await
        }
        GroupCommand::Rename { ward, group, name } => {
            make(ward, |ward, today| {
                let group = named(ward, group, today)?;
                Ok(WardChange::Groups(GroupChange::Rename { group, name: name.clone() }))
            })
            .await
        }
        GroupCommand::Merge { ward, first, second, number, from } => {
            make(ward, |ward, today| {
                let groups = (named(ward, first, today)?, named(ward, second, today)?);
                let (number, first_day) = (*number, *from);
                Ok(WardChange::Groups(GroupChange::Merge { groups, number, first_day }))
            })
            .await
        }
        GroupCommand::Split { ward, group, numbers, from } => {
            make(ward, |ward, today| {
                let &[first, second] = numbers.as_slice() else { bail!("--numbers takes two numbers") };
                let group = named(ward, group, today)?;
                let change = GroupChange::Split { group, numbers: (first, second), first_day: *from };
                Ok(WardChange::Groups(change))
            })
            .await
        }
    }
}

/// Makes a change and tells each setting, old and new; or refuses it and changes nothing.
async fn make(
    code: &str,
    change: impl FnOnce(&Ward, NaiveDate) -> anyhow::Result<WardChange>,
) -> anyhow::Result<bool> {
    let mut setting = crate::cli::open().await?;
    let keyring = setting.keyring().await?;
    let (now, today) = (setting.clock.now(), setting.clock.today());
    let mut transaction = setting.conn.begin().await?;
    let known = crate::cli::ward(&mut transaction, code).await?;
    wards::hold(&mut transaction, known.ward_id).await?;
    let before = crate::cli::ward(&mut transaction, code).await?;
    let digest = &before.catalogue_digest;
    let catalogue = CatalogueCache::default().load(&mut transaction, before.ward_id, digest).await?;
    let ward = change(&before.ward, today)?.applied_to(&before.ward, &catalogue)?;
    wards::save(&mut transaction, &ward, digest, now).await?;
    let after = StoredWard { ward, ..before.clone() };
    let (states, origin) = ((Some(&before), &after), Origin::command_line());
    audit::append_ward_changes(&mut transaction, states, keyring.as_ref(), &origin, now).await?;
    let submitted = reports::submitted_of_ward(&mut transaction, before.ward_id).await?;
    transaction.commit().await?;
    let mut lines: Vec<String> =
        differences(&before.ward, &after.ward).iter().map(ToString::to_string).collect();
    let lost = months_lost(&before.ward, &after.ward, Month::of(today));
    let lost = lost.into_iter().filter(|month| submitted.contains(month));
    lines.extend(lost.map(|(group, month)| format!("no longer counted: the report of {group}, {month}")));
    say(lines.join("\n"))?;
    Ok(true)
}

/// The group of that code, or of that number among those in force today.
fn named(ward: &Ward, wanted: &str, today: NaiveDate) -> anyhow::Result<GroupCode> {
    crate::cli::invite::group(ward, wanted, today).map(|group| group.code.clone())
}

fn month(text: &str) -> Result<Month, String> {
    match Period::parse(text) {
        Some(Period::Month(month)) => Ok(month),
        Some(
            Period::Quarter { .. } | Period::Half { .. } | Period::NineMonths { .. } | Period::Year { .. },
        )
        | None => Err("a month is written like 2019-01 or 1/2019".to_owned()),
    }
}

/// Releases the ward's chats, which are written to no more.
pub async fn release(code: &str) -> anyhow::Result<bool> {
    use crate::domain::audit::{Action, COMMITTEE_CHAT, Change};
    use crate::store::committee_chats;
    let mut setting = crate::cli::open().await?;
    let keyring = setting.keyring().await?;
    let now = setting.clock.now();
    let mut transaction = setting.conn.begin().await?;
    let ward = crate::cli::ward(&mut transaction, code).await?;
    let chats = committee_chats::of_ward(&mut transaction, ward.ward_id).await?;
    if chats.is_empty() {
        return Err(anyhow!("no chat is bound to {code}"));
    }
    let mut changes = Vec::new();
    for chat in &chats {
        committee_chats::release(&mut transaction, &chat.conversation).await?;
        changes.push(Change {
            ward_id: ward.ward_id,
            action: Action::ChatReleased,
            subject: COMMITTEE_CHAT.to_owned(),
            old: Some(audit::digest(keyring.as_ref(), &chat.conversation.chat)),
            new: None,
        });
    }
    audit::append(&mut transaction, &Origin::command_line(), now, &changes).await?;
    transaction.commit().await?;
    say(format!("Released {} chats.", chats.len()))?;
    Ok(true)
}
