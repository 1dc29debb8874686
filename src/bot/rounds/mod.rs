//! What the bot does by itself as time passes. A duty is a file here and a line in [`DUTIES`].
//!
//! Duties are called about once a minute, each in a transaction of its own, in one process at a time, and go by the
//! ward's clock, which may stand still or be moved. A duty finds what is due in the tables, does it, and writes down
//! that it is done: called again at once, it does nothing.

mod ended_groups;
mod petition_deadlines;
mod retention;
mod seal_anew;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use sqlx::PgConnection;

use crate::delivery::Progress;

use super::House;

/// What a duty works with.
pub struct Round<'a> {
    /// In a transaction of the duty's own.
    pub conn: &'a mut PgConnection,
    pub house: &'a House,
    /// The moment in the ward.
    pub now: DateTime<Utc>,
}

type Duty = for<'a, 'b> fn(&'a mut Round<'b>) -> BoxFuture<'a, anyhow::Result<Progress>>;

/// The duties in their order, by name.
const DUTIES: [(&str, Duty); 4] = [
    ("ended_groups", |round| Box::pin(ended_groups::end_posts(round))),
    ("petition_deadlines", |round| Box::pin(petition_deadlines::remind(round))),
    (retention::NAME, |round| Box::pin(retention::remove(round))),
    ("seal_anew", |round| Box::pin(seal_anew::seal_batch(round))),
];

/// The names of the duties, in their order.
pub fn names() -> Vec<&'static str> {
    DUTIES.iter().map(|(name, _)| *name).collect()
}

/// Performs the duty of that name.
pub async fn perform(round: &mut Round<'_>, name: &str) -> anyhow::Result<Progress> {
    let duty = DUTIES.iter().find(|(known, _)| *known == name);
    let (_, duty) = duty.ok_or_else(|| anyhow::anyhow!("there is no duty {name}"))?;
    tracing::debug!(duty = name, now = %round.now, "a duty");
    duty(round).await
}
