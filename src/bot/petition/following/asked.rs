//! What a person was lately asked about petitions, so that an answer may come without a tap.

use chrono::{DateTime, TimeDelta, Utc};

use crate::bot::desk::Desk;
use crate::domain::petition::{EventKind, Number, Status};
use crate::store::petitions::find::Listed;

use super::sent;

/// After this time nobody means the question any more.
const ASKED: TimeDelta = TimeDelta::days(14);
/// Of two questions that came within this time it is not clear which one is answered.
const AT_ONCE: TimeDelta = TimeDelta::hours(1);

/// The petitions, by ward and number, about which the person was asked last, and which still stand where the question left
/// them: that of the newest question, and those that were asked about at the same time.
pub async fn asked(
    desk: &mut Desk<'_>,
    question: EventKind,
    standing: Status,
) -> anyhow::Result<Vec<(i32, Number)>> {
    let sent = sent::sent(desk).await?;
    let open = sent.into_iter().filter_map(|(ward, listed)| {
        let at = asked_at(&listed, question).filter(|_| listed.petition.status() == standing)?;
        Some((at, (ward.ward_id, listed.number().clone())))
    });
    let open: Vec<_> = open.filter(|(at, _)| *at >= desk.now - ASKED).collect();
    let newest = open.iter().map(|(at, _)| *at).max();
    let last = open.into_iter().filter(|(at, _)| newest.is_some_and(|newest| *at > newest - AT_ONCE));
    Ok(last.map(|(_, petition)| petition).collect())
}

fn asked_at(listed: &Listed, question: EventKind) -> Option<DateTime<Utc>> {
    listed.petition.milestones().filter(|one| one.kind == question).last().map(|asked| asked.at)
}
