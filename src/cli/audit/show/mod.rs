//! `topho audit show`.

mod values;

use chrono::{DateTime, Utc};
use clap::Args;
use serde_json::{Value, json};

use crate::cli::moment;
use crate::cli::terminal::say;
use crate::domain::audit::{Action, Entry};
use crate::domain::period::WARD_ZONE;
use crate::store::audit::{self, Filter};

/// How many entries are shown where nothing else is said.
const SHOWN: u32 = 50;

/// Which entries to show, and how.
#[derive(Debug, Args)]
pub struct ShowOptions {
    /// The ward's code
    #[arg(long, value_name = "WARD")]
    ward: String,
    /// From this time on: RFC 3339, 2019-10-02, 02/10/2019, "02/10/2019 08:00"
    #[arg(long, value_name = "TIME", value_parser = moment::or_start_of_day)]
    since: Option<DateTime<Utc>>,
    /// Only such changes: `report_submitted`, `post_taken`, `ward_loaded`, …
    #[arg(long, value_name = "ACTION", value_parser = action)]
    action: Option<Action>,
    /// Only what contains this, such as TDP07 or 2019-09
    #[arg(long, value_name = "TEXT")]
    subject: Option<String>,
    /// The newest so many
    #[arg(long, value_name = "N", default_value_t = SHOWN)]
    limit: u32,
    /// Print JSON for scripts
    #[arg(long)]
    json: bool,
}

/// Prints the entries, the oldest first.
pub async fn run(options: ShowOptions) -> anyhow::Result<bool> {
    let mut setting = crate::cli::open().await?;
    let ward = crate::cli::ward(&mut setting.conn, &options.ward).await?;
    let ShowOptions { since, action, subject, limit, json, .. } = options;
    // One more than is shown tells whether there are more.
    let filter = Filter { since, action, subject, limit: Some(limit.saturating_add(1)) };
    let mut entries = audit::entries(&mut setting.conn, ward.ward_id, &filter).await?;
    let more = entries.len() > usize::try_from(limit)?;
    if more {
        entries.remove(0);
    }
    if json {
        let entries: Vec<_> = entries.iter().map(as_json).collect();
        say(serde_json::to_string_pretty(&entries)?)?;
        return Ok(true);
    }
    if more {
        say(format!("Earlier entries are not shown: --limit {limit}."))?;
    }
    if entries.is_empty() {
        say("The audit holds no such entry.")?;
    }
    table(&entries).into_iter().try_for_each(say)?;
    Ok(true)
}

fn action(text: &str) -> Result<Action, String> {
    Action::from_code(text).ok_or_else(|| {
        let codes: Vec<_> = Action::ALL.into_iter().map(Action::code).collect();
        format!("the actions are {}", codes.join(", "))
    })
}

fn local(entry: &Entry) -> DateTime<chrono_tz::Tz> {
    entry.at.with_timezone(&WARD_ZONE)
}

fn as_json(entry: &Entry) -> Value {
    json!({
        "sequence": entry.sequence,
        "at": local(entry).to_rfc3339(),
        "actor": entry.origin.actor,
        "post": entry.origin.post,
        "channel": entry.origin.channel,
        "action": entry.action,
        "subject": entry.subject,
        "old": entry.old,
        "new": entry.new,
        "hash": entry.hash.to_string(),
    })
}

/// A line for each entry in columns, and one below it with what changed.
fn table(entries: &[Entry]) -> Vec<String> {
    let rows: Vec<_> = entries.iter().map(columns).collect();
    let width = |column: usize| {
        let widths = rows.iter().map(|row: &[String; 6]| row[column].chars().count());
        widths.max().unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    let line = |(row, entry): (&[String; 6], &Entry)| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        let line = cells.collect::<Vec<_>>().join("  ").trim_end().to_owned();
        let changed = values::changed(entry.old.as_ref(), entry.new.as_ref());
        if changed.is_empty() { line } else { format!("{line}\n    {}", changed.join("; ")) }
    };
    rows.iter().zip(entries).map(line).collect()
}

fn columns(entry: &Entry) -> [String; 6] {
    let or_dash = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    [
        entry.sequence.to_string(),
        local(entry).format("%d/%m/%Y %H:%M:%S").to_string(),
        entry.action.clone(),
        entry.subject.clone(),
        format!("{} ({})", values::shortened(&or_dash(&entry.origin.actor)), or_dash(&entry.origin.post)),
        entry.origin.channel.clone(),
    ]
}
