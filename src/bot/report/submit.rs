//! Submitting: the revision is stored, the receipt is given, and the last group's report posts the month's summary.

use chrono::DateTime;
use i18n_embed_fl::fl;
use serde_json::Value;

use crate::bot::desk::Desk;
use crate::bot::menu;
use crate::bot::replies;
use crate::bot::summary::post_if_complete;
use crate::channels::{Button, Choices, Message};
use crate::clock::WARD_ZONE;
use crate::domain::answer::Answers;
use crate::domain::audit::{Action, Change, Revision, report_text, revision_change};
use crate::domain::people::{Part, PostKind};
use crate::domain::permissions::Permission;
use crate::domain::report::Writer;
use crate::store::reports::{self, Submission};
use crate::store::{drafts, posts};
use crate::words::loader;

use super::choice::Pen;
use super::folder::{Folder, open_months};

/// Stores the answers as the next revision.
pub async fn submit(desk: &mut Desk<'_>, folder: &Folder, answers: &Answers) -> anyhow::Result<()> {
    // Of two last groups that submit at once, the later one must see the earlier one's report.
    desk.hold_ward(folder.ward.ward_id).await?;
    if !desk.posts().contains(&folder.post) {
        return replies::post_is_gone(desk).await;
    }
    // This report comes after those that were submitted while it waited, by whatever process with whatever clock: the
    // summary that it may bring about shows them all.
    let newest =
        reports::newest_submission(&mut *desk.conn, folder.ward.ward_id, folder.report.month.year()).await?;
    desk.now = newest.into_iter().fold(desk.house.clock.now(), DateTime::max);
    let writers =
        if folder.writers.is_empty() { vec![folder.writer.clone()] } else { folder.writers.clone() };
    let submission = Submission {
        ward_id: folder.report.ward_id,
        group: &folder.report.group,
        month: folder.report.month,
        part: folder.report.part,
        answers,
        catalogue_digest: &folder.ward.catalogue_digest,
        submitted_at: desk.now,
        writers: &writers,
        submitted_by: desk.visitor.as_ref().map(|visitor| (visitor.person.person_id, folder.post.kind)),
    };
    let revision = reports::submit(&mut *desk.conn, &submission).await?;
    drafts::clear(&mut *desk.conn, &folder.report, desk.now).await?;
    audit(desk, folder, Revision { number: revision, answers }, &writers);
    give_receipt(desk, folder, revision).await?;
    tell_leader(desk, folder, revision).await?;
    if folder.report.part == Part::Leader && revision == 1 {
        post_if_complete(desk, &folder.ward, folder.report.month).await?;
    }
    Ok(())
}

/// Notes for the audit which answers the revision changed, and who wrote them. Who sent it is who acts.
fn audit(desk: &mut Desk<'_>, folder: &Folder, new: Revision<'_>, writers: &[Writer]) {
    let report = &folder.report;
    let before = folder.history.submitted.get(&report.month);
    let old = before.map(|answers| Revision { number: new.number - 1, answers });
    let (old, mut new) = revision_change(old, new, &|text| desk.digest(text));
    if let Some(fields) = new.as_mut().and_then(Value::as_object_mut) {
        fields.insert("writers".to_owned(), writers.iter().map(ToString::to_string).collect());
    }
    let subject = report_text(&report.group, report.month, report.part);
    let change = Change { ward_id: report.ward_id, action: Action::ReportSubmitted, subject, old, new };
    desk.audit_as(&folder.post, change);
}

async fn give_receipt(desk: &mut Desk<'_>, folder: &Folder, revision: u32) -> anyhow::Result<()> {
    let language = folder.voice.language;
    let words = loader(folder.voice);
    let at = desk.now.with_timezone(&WARD_ZONE);
    let (month, group) = (folder.report.month.label(language), folder.group.number);
    let (time, date) = (at.format("%H:%M").to_string(), at.format("%d/%m/%Y").to_string());
    let number = receipt_number(folder, revision);
    let months = open_months(desk, &folder.ward, &folder.group, folder.report.part).await?;
    let owed = months.iter().filter(|(_, sent)| !sent).count();
    let text = if folder.writer.post.may(Permission::FileForLeader) {
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

fn receipt_number(folder: &Folder, revision: u32) -> String {
    let number = folder.ward.ward.receipt(&folder.group, folder.report.month, revision);
    match folder.report.part {
        Part::Leader => number,
        Part::FrontBoardHead => format!("{number}-MT"),
    }
}

/// Tells the leader, where there is one, that the secretary has filed a report for them.
async fn tell_leader(desk: &mut Desk<'_>, folder: &Folder, revision: u32) -> anyhow::Result<()> {
    if !folder.writer.post.may(Permission::FileForLeader) {
        return Ok(());
    }
    let number = receipt_number(folder, revision);
    let post = (PostKind::Leader, Some(&folder.group.code));
    for leader in posts::holders(&mut *desk.conn, folder.ward.ward_id, post).await? {
        let words = loader(leader.person.voice());
        let text = fl!(
            words,
            "report-filed-for-you",
            month = folder.report.month.label(leader.person.language),
            group = folder.group.number,
            receipt = number.as_str()
        );
        let label = fl!(words, "report-filed-open");
        let data = Pen::own(leader.holding_id).month(folder.report.month);
        desk.tell(&leader, buttons(text, vec![Button { label, data }])).await?;
    }
    Ok(())
}

fn buttons(text: String, row: Vec<Button>) -> Message {
    Message { text, choices: Choices::Buttons(vec![row]) }
}
