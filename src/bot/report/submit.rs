//! Submitting: the revision is stored, the receipt is given, and the last group's report posts the month's summary.

use chrono::DateTime;
use i18n_embed_fl::fl;
use serde_json::Value;

use crate::bot::desk::Desk;
use crate::bot::menu;
use crate::bot::replies;
use crate::bot::summary::post_if_complete;
use crate::channels::{Button, Choices, Message};
use crate::domain::answer::Answers;
use crate::domain::audit::{Action, Change, Revision, report_text, revision_change};
use crate::domain::people::{Part, PostKind};
use crate::domain::period::WARD_ZONE;
use crate::domain::permissions::Permission;
use crate::domain::report::Writer;
use crate::store::reports::{self, Submission};
use crate::store::{drafts, posts};
use crate::words::loader;

use super::choice::Pen;
use super::loaded::{LoadedReport, open_months};

/// Stores the answers as the next revision.
pub async fn submit(desk: &mut Desk<'_>, loaded: &LoadedReport, answers: &Answers) -> anyhow::Result<()> {
    // Of two last groups that submit at once, the later one must see the earlier one's report.
    desk.hold_ward(loaded.ward.ward_id).await?;
    if !desk.posts().contains(&loaded.post) {
        return replies::post_is_gone(desk).await;
    }
    // This report comes after those that were submitted while it waited, by whatever process with whatever clock: the
    // summary that it may bring about shows them all.
    let newest =
        reports::newest_submission(&mut *desk.conn, loaded.ward.ward_id, loaded.report.month.year()).await?;
    desk.now = newest.into_iter().fold(desk.house.clock.now(), DateTime::max);
    let writers =
        if loaded.writers.is_empty() { vec![loaded.writer.clone()] } else { loaded.writers.clone() };
    let submission = Submission {
        ward_id: loaded.report.ward_id,
        group: &loaded.report.group,
        month: loaded.report.month,
        part: loaded.report.part,
        answers,
        catalogue_digest: &loaded.ward.catalogue_digest,
        submitted_at: desk.now,
        writers: &writers,
        submitted_by: desk.visitor.as_ref().map(|visitor| (visitor.person.person_id, loaded.post.kind)),
    };
    let revision = reports::submit(&mut *desk.conn, &submission).await?;
    drafts::clear(&mut *desk.conn, &loaded.report, desk.now).await?;
    audit(desk, loaded, Revision { number: revision, answers }, &writers);
    give_receipt(desk, loaded, revision).await?;
    tell_leader(desk, loaded, revision).await?;
    if loaded.report.part == Part::Leader && revision == 1 {
        post_if_complete(desk, &loaded.ward, loaded.report.month).await?;
    }
    Ok(())
}

/// Notes for the audit which answers the revision changed, and who wrote them. Who sent it is who acts.
fn audit(desk: &mut Desk<'_>, loaded: &LoadedReport, new: Revision<'_>, writers: &[Writer]) {
    let report = &loaded.report;
    let before = loaded.history.submitted.get(&report.month);
    let old = before.map(|answers| Revision { number: new.number - 1, answers });
    let (old, mut new) = revision_change(old, new, &|text| desk.digest(text));
    if let Some(fields) = new.as_mut().and_then(Value::as_object_mut) {
        fields.insert("writers".to_owned(), writers.iter().map(ToString::to_string).collect());
    }
    let subject = report_text(&report.group, report.month, report.part);
    let change = Change { ward_id: report.ward_id, action: Action::ReportSubmitted, subject, old, new };
    desk.audit_as(&loaded.post, change);
}

async fn give_receipt(desk: &mut Desk<'_>, loaded: &LoadedReport, revision: u32) -> anyhow::Result<()> {
    let language = loaded.voice.language;
    let words = loader(loaded.voice);
    let at = desk.now.with_timezone(&WARD_ZONE);
    let (month, group) = (loaded.report.month.label(language), loaded.group.number);
    let (time, date) = (at.format("%H:%M").to_string(), at.format("%d/%m/%Y").to_string());
    let number = receipt_number(loaded, revision);
    let months = open_months(desk, &loaded.ward, &loaded.group, loaded.report.part).await?;
    let owed = months.iter().filter(|(_, sent)| !sent).count();
    let text = if loaded.writer.post.may(Permission::FileForLeader) {
        let receipt = fl!(
            words,
            "report-receipt-filed",
            month = month,
            group = group,
            time = time,
            date = date,
            receipt = number
        );
        let next = (owed > 0).then(|| fl!(words, "report-receipt-filed-next", group = group, count = owed));
        [Some(receipt), next, None]
    } else {
        let receipt = fl!(
            words,
            "report-receipt",
            month = month,
            group = group,
            time = time,
            date = date,
            receipt = number
        );
        let next = (owed > 0).then(|| fl!(words, "report-receipt-next", count = owed));
        [Some(receipt), next, Some(fl!(words, "report-receipt-ward"))]
    };
    let text = text.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let choices = menu::menu(desk.posts(), language);
    desk.say(Message { text, choices }).await.map(drop)
}

fn receipt_number(loaded: &LoadedReport, revision: u32) -> String {
    let number = loaded.ward.ward.receipt(&loaded.group, loaded.report.month, revision);
    match loaded.report.part {
        Part::Leader => number,
        Part::FrontBoardHead => format!("{number}-MT"),
    }
}

/// Tells the leader, where there is one, that the secretary has filed a report for them.
async fn tell_leader(desk: &mut Desk<'_>, loaded: &LoadedReport, revision: u32) -> anyhow::Result<()> {
    if !loaded.writer.post.may(Permission::FileForLeader) {
        return Ok(());
    }
    let number = receipt_number(loaded, revision);
    let post = (PostKind::Leader, Some(&loaded.group.code));
    for leader in posts::holders(&mut *desk.conn, loaded.ward.ward_id, post).await? {
        let words = loader(leader.person.voice());
        let text = fl!(
            words,
            "report-filed-for-you",
            month = loaded.report.month.label(leader.person.language),
            group = loaded.group.number,
            receipt = number.as_str()
        );
        let label = fl!(words, "report-filed-open");
        let data = Pen::own(leader.holding_id).month(loaded.report.month);
        desk.tell(&leader, buttons(text, vec![Button { label, data }])).await?;
    }
    Ok(())
}

fn buttons(text: String, row: Vec<Button>) -> Message {
    Message { text, choices: Choices::Buttons(vec![row]) }
}
