//! `topho audit verify`.

use clap::Args;
use sqlx::Connection;

use crate::cli::terminal::{complain, say};
use crate::domain::audit::{Anchor, RetentionRule, Told, Verified};
use crate::domain::period::local_day;
use crate::domain::petition::Retention;
use crate::store::audit;

/// How many faults are told one by one.
const TOLD: usize = 50;

/// What to verify, and by what.
#[derive(Debug, Args)]
pub struct VerifyOptions {
    /// The ward's code
    #[arg(long, value_name = "WARD")]
    ward: String,
    /// A check mark, as the last line of a posted summary says it; may be given several times
    #[arg(long, value_name = "SEQ-HASH", value_parser = anchor)]
    anchor: Vec<Anchor>,
}

/// Verifies the whole chain, and tells each fault.
pub async fn run(options: VerifyOptions) -> anyhow::Result<bool> {
    let mut setting = crate::cli::open().await?;
    let ward = crate::cli::ward(&mut setting.conn, &options.ward).await?;
    // One moment throughout: what is appended meanwhile is no tampering.
    let mut transaction = setting.conn.begin_with("begin isolation level repeatable read read only").await?;
    // A ward that keeps its audit for longer now may have kept it for the usual time before.
    let least_years = ward.ward.retention.audit_years.min(Retention::default().audit_years);
    let rule = RetentionRule { now: setting.clock.now(), least_years };
    let outcome = audit::verify(&mut transaction, ward.ward_id, &options.anchor, rule).await?;
    transaction.rollback().await?;
    match outcome {
        Ok(verified) => {
            say(told(&options.ward, &verified))?;
            Ok(held_to(&verified))
        }
        Err(faults) => {
            for fault in faults.iter().take(TOLD) {
                complain(&fault.to_string());
            }
            let more = faults.len().saturating_sub(TOLD);
            if more > 0 {
                complain(&format!("… and {more} more"));
            }
            complain(&format!("topho: the audit of {} is not as it was recorded", options.ward));
            Ok(false)
        }
    }
}

fn anchor(text: &str) -> Result<Anchor, String> {
    Anchor::parse(text).map_err(|fault| fault.to_string())
}

/// Whether every check mark that was given could be held to something. One that could not is no proof of tampering, and none
/// of the opposite.
fn held_to(verified: &Verified) -> bool {
    for anchor in &verified.before_beginning {
        complain(&format!(
            "topho: the check mark {anchor} lies before the kept beginning: nothing is left to hold it to. If it was \
             posted later than what retention says it deleted, somebody else has deleted the beginning."
        ));
    }
    verified.before_beginning.is_empty()
}

fn told(ward: &str, verified: &Verified) -> String {
    let Verified { entries, kept, met, told, before_beginning: _ } = verified;
    let newest = Anchor::of(kept.end);
    let mut lines = vec![match entries {
        0 => format!("The audit of {ward} holds nothing so far."),
        _ => format!(
            "The audit of {ward} is whole: {entries} entries, {} to {}; the newest is {newest}.",
            kept.start.sequence + 1,
            kept.end.sequence
        ),
    }];
    lines.extend(told.as_ref().map(deleted));
    lines.extend(met.iter().map(|anchor| format!("The check mark {anchor} is met.")));
    lines.join("\n")
}

fn deleted(told: &Told) -> String {
    let day = |moment| local_day(moment).format("%d/%m/%Y");
    format!(
        "Retention has deleted the entries up to {}, all older than {}, and recorded that in entry {} on {}.",
        told.beginning.sequence,
        day(told.older_than),
        told.sequence,
        day(told.at)
    )
}
