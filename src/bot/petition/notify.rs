//! Who hears what of a petition: its sender of what the handlers do, its handlers of what the sender does.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::notices::others;
use crate::channels::{Choices, Message};
use crate::domain::people::PostKind;
use crate::domain::petition::{Action, ActionKind, DeadlineId, Said, SenderAction, Status};
use crate::domain::voice::Voice;
use crate::store::attachments::{Attachment, Standing};
use crate::store::people::Holder;
use crate::store::posts;

use super::files;
use super::following::What;
use super::loaded::{LoadedPetition, today};
use super::register::Choice;
use super::wording::Wording;

/// Tells those who follow the petition what a handler did. Whoever did it knows already.
pub async fn tell_sender(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    action: &Action,
) -> anyhow::Result<bool> {
    let holders = followers(desk, loaded).await?;
    let evidence = evidence(loaded, action);
    let mut told = false;
    for holder in others(desk, holders) {
        for (at, file) in &evidence {
            if let Some(picture) = files::outgoing(desk, loaded, *at, file).await? {
                desk.tell(&holder, picture).await?;
            }
        }
        // Last, so that no picture pushes the question and its buttons out of sight.
        let message = notice(loaded, action, &evidence, holder.person.voice(), today(desk));
        desk.tell(&holder, message).await?;
        told |= !holder.chats.is_empty();
    }
    Ok(told)
}

/// Who follows the petition, each person once, by whichever of their posts.
async fn followers(desk: &mut Desk<'_>, loaded: &LoadedPetition) -> anyhow::Result<Vec<Holder>> {
    let mut followers: Vec<Holder> = Vec::new();
    for (kind, group) in loaded.followers(today(desk)) {
        let post = (kind, group.as_ref());
        let mut holders = posts::holders(&mut *desk.conn, loaded.ward.ward_id, post).await?;
        holders
            .retain(|holder| followers.iter().all(|known| known.person.person_id != holder.person.person_id));
        followers.extend(holders);
    }
    Ok(followers)
}

/// Tells the handlers what the sender did. Whoever did it knows already.
pub async fn tell_handlers(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    done: SenderAction,
) -> anyhow::Result<()> {
    let ward_id = loaded.ward.ward_id;
    let number = loaded.number();
    let handlers = responsible(&mut *desk.conn, ward_id, loaded.opened.listed.handler).await?;
    for holder in others(desk, handlers) {
        let words = loaded.wording(holder.person.voice()).words();
        let text = match done {
            SenderAction::AddMore => fl!(words, "notice-added", number = number.as_str()),
            SenderAction::Reopen => fl!(words, "notice-reopened", number = number.as_str()),
            SenderAction::Withdraw => fl!(words, "notice-withdrawn", number = number.as_str()),
        };
        let button = Choice::Card(number.clone()).button(ward_id, fl!(words, "notice-open-button"));
        let message = Message { text, choices: Choices::Buttons(vec![vec![button]]) };
        desk.tell(&holder, message).await?;
    }
    Ok(())
}

/// Who answers for a petition: whoever holds the post that has taken it, else the secretary, else the chair.
pub(in crate::bot) async fn responsible(
    conn: &mut sqlx::PgConnection,
    ward_id: i32,
    handler: Option<PostKind>,
) -> anyhow::Result<Vec<Holder>> {
    for post in handler.into_iter().chain([PostKind::Secretary, PostKind::Chair]) {
        let holders = posts::holders(&mut *conn, ward_id, (post, None)).await?;
        if !holders.is_empty() {
            return Ok(holders);
        }
    }
    Ok(vec![])
}

/// The photos that show a settlement, with their places among the petition's files.
fn evidence(loaded: &LoadedPetition, action: &Action) -> Vec<(usize, Attachment)> {
    if action.kind() != ActionKind::Settle {
        return vec![];
    }
    let event = i32::try_from(loaded.opened.events.len()).ok();
    let files = loaded.files.iter().copied().enumerate();
    files.filter(|(_, file)| file.event.is_some() && file.event == event).collect()
}

/// What the sender reads: what happened, what comes next, and by when.
fn notice(
    loaded: &LoadedPetition,
    action: &Action,
    evidence: &[(usize, Attachment)],
    voice: Voice,
    today: NaiveDate,
) -> Message {
    let words = loaded.wording(voice).words();
    let (ward_id, number) = (loaded.ward.ward_id, loaded.number());
    let button = |what: What, label: String| what.button(ward_id, number, label);
    let (kind, happened) = (action.kind(), happened(loaded, action, voice));
    let mut rows = Vec::new();
    if evidence.iter().any(|(_, file)| file.standing == Standing::Waiting) {
        let label = fl!(words, "follow-photos-button", count = evidence.len());
        rows.push(vec![button(What::Files, label)]);
    }
    if kind == ActionKind::AskMore {
        rows.push(vec![button(What::More, fl!(words, "follow-reply-button"))]);
    }
    if kind == ActionKind::Settle {
        rows.push(vec![
            button(What::Fine, fl!(words, "follow-fine-button")),
            button(What::NotFine, fl!(words, "follow-not-fine-button")),
        ]);
    }
    rows.push(vec![button(What::Status, fl!(words, "follow-track-button"))]);
    // Said of a petition that has ended, these change nothing of what was told then.
    let changes_nothing = !loaded.opened.listed.petition.status().is_open()
        && matches!(kind, ActionKind::Answer | ActionKind::MarkCoordinated);
    let comes_next = (!changes_nothing).then(|| next(loaded, voice, today));
    let text = [Some(happened), comes_next].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    Message { text, choices: Choices::Buttons(rows) }
}

fn happened(loaded: &LoadedPetition, action: &Action, voice: Voice) -> String {
    let words = loaded.wording(voice).words();
    let number = loaded.number().as_str();
    let typed = |text: &Said| Message::verbatim(text.as_str());
    match action {
        Action::Take => fl!(words, "follow-told-taken", number = number),
        Action::AskMore { question } => {
            fl!(words, "follow-told-more-asked", number = number, text = typed(question))
        }
        Action::RefuseAsIneligible { reason } => {
            fl!(words, "follow-told-ineligible", number = number, text = typed(reason))
        }
        Action::Guide { where_to } => {
            fl!(words, "follow-told-guided", number = number, text = typed(where_to))
        }
        Action::Forward { body, reference: None } => {
            fl!(words, "follow-told-forwarded", number = number, body = typed(body))
        }
        Action::Forward { body, reference: Some(reference) } => fl!(
            words,
            "follow-told-forwarded-under",
            number = number,
            body = typed(body),
            reference = typed(reference)
        ),
        Action::Accept => fl!(words, "follow-told-accepted", number = number),
        Action::Refuse { reason } => {
            fl!(words, "follow-told-refused", number = number, text = typed(reason))
        }
        Action::Start => fl!(words, "follow-told-started", number = number),
        Action::Answer { text } => fl!(words, "follow-told-answered", number = number, text = typed(text)),
        Action::Settle { outcome, reason, .. } => fl!(
            words,
            "follow-told-settled",
            number = number,
            outcome = typed(outcome),
            reason = typed(reason)
        ),
        Action::MarkCoordinated => fl!(words, "follow-told-coordinated", number = number),
        // Without words it is a handler's, who knows what was asked for.
        Action::AddMore { .. } => fl!(words, "follow-told-known", number = number),
        // The sender's own.
        Action::Reopen { .. } | Action::Withdraw => String::new(),
    }
}

/// What comes next for the sender, and by when.
pub(in crate::bot) fn next(loaded: &LoadedPetition, voice: Voice, today: NaiveDate) -> String {
    let words = loaded.wording(voice).words();
    let petition = &loaded.opened.listed.petition;
    match petition.status() {
        Status::WaitingForMore => return fl!(words, "follow-next-waiting"),
        Status::NotEligible | Status::Guided | Status::Refused | Status::Withdrawn => {
            return fl!(words, "follow-next-ended");
        }
        Status::Settled if loaded.allows().contains(&ActionKind::Reopen) => {
            return fl!(words, "follow-ask-fine");
        }
        Status::Settled => return fl!(words, "follow-ask-fine-again"),
        Status::Received
        | Status::Classifying
        | Status::Forwarded
        | Status::Accepted
        | Status::InProgress => {}
    }
    let Some(deadline) = loaded.next_due() else { return fl!(words, "follow-next-open") };
    let Ok(due) = deadline.due else { return fl!(words, "follow-next-open") };
    let day = Wording::day(due);
    match deadline.id {
        _ if due < today => fl!(words, "follow-next-late", day = day),
        DeadlineId::ReplyAfterReception | DeadlineId::ComplaintAcceptance => {
            fl!(words, "follow-next-reply", day = day)
        }
        DeadlineId::ComplaintFirst | DeadlineId::Settlement => fl!(words, "follow-next-settle", day = day),
    }
}
