//! What has happened to a petition, in words: as a handler reads it, and as its sender does.

use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::domain::petition::{Detail, EventKind, Evidence, Said};
use crate::store::petitions::find::Event;

use super::wording::Wording;

/// The words that an event came with, to be shown as they were typed.
fn typed(said: &Said) -> String {
    Message::verbatim(said.as_str())
}

fn text(detail: &Detail) -> String {
    match detail {
        Detail::Nothing => String::new(),
        Detail::Text(said) => typed(said),
        Detail::Forwarding { body, .. } => typed(body),
        Detail::Settlement { outcome, .. } => typed(outcome),
    }
}

/// A line of the card's history. `files` says which files the event brought.
pub fn for_handlers(event: &Event, files: Option<&str>, wording: Wording<'_>) -> String {
    let words = wording.words();
    let said = || text(&event.detail);
    let line = match event.milestone.kind {
        EventKind::Received => fl!(words, "petition-event-received"),
        EventKind::Imported => {
            let status = wording.status(event.milestone.status);
            fl!(words, "petition-event-imported", status = status)
        }
        EventKind::Taken => fl!(words, "petition-event-taken"),
        EventKind::MoreAsked => fl!(words, "petition-event-more-asked", text = said()),
        EventKind::Added => match added(&event.detail, files) {
            Some(added) => fl!(words, "petition-event-added", text = added),
            None => fl!(words, "petition-event-known"),
        },
        EventKind::FoundIneligible => fl!(words, "petition-event-ineligible", text = said()),
        EventKind::Guided => fl!(words, "petition-event-guided", text = said()),
        EventKind::Forwarded => match &event.detail {
            Detail::Forwarding { body, reference: Some(reference) } => {
                fl!(words, "petition-event-forwarded-under", body = typed(body), reference = typed(reference))
            }
            Detail::Forwarding { .. } | Detail::Nothing | Detail::Text(_) | Detail::Settlement { .. } => {
                fl!(words, "petition-event-forwarded", body = said())
            }
        },
        EventKind::Accepted => fl!(words, "petition-event-accepted"),
        EventKind::Refused => fl!(words, "petition-event-refused", text = said()),
        EventKind::Started => fl!(words, "petition-event-started"),
        EventKind::Answered => fl!(words, "petition-event-answered", text = said()),
        EventKind::Settled => match &event.detail {
            Detail::Settlement { outcome, reason, evidence } => {
                let (outcome, reason) = (sentence(outcome), typed(reason));
                let line = fl!(words, "petition-event-settled", outcome = outcome, reason = reason);
                match *evidence {
                    Evidence::Photos(count) => {
                        let photos = fl!(words, "petition-photos", count = count);
                        format!("{line} ({photos})")
                    }
                    Evidence::NotApplicable => line,
                }
            }
            Detail::Nothing | Detail::Text(_) | Detail::Forwarding { .. } => {
                fl!(words, "petition-event-settled-plain")
            }
        },
        EventKind::Reopened => fl!(words, "petition-event-reopened", text = said()),
        EventKind::Withdrawn => fl!(words, "petition-event-withdrawn"),
        EventKind::Coordinated => fl!(words, "petition-event-coordinated"),
    };
    format!("• {}: {line}", Wording::moment(event.milestone.at))
}

/// A line of the card's history where what was said is kept no longer: what the petition became.
pub fn without_words(event: &Event, wording: Wording<'_>) -> String {
    format!("• {}: {}", Wording::moment(event.milestone.at), wording.status(event.milestone.status))
}

/// A line of what the sender sees.
pub fn for_sender(event: &Event, files: Option<&str>, wording: Wording<'_>) -> String {
    let words = wording.words();
    let said = || text(&event.detail);
    let line = match event.milestone.kind {
        EventKind::Received | EventKind::Imported => fl!(words, "follow-event-received"),
        EventKind::Taken => fl!(words, "follow-event-taken"),
        EventKind::MoreAsked => fl!(words, "follow-event-more-asked", text = said()),
        EventKind::Added => match added(&event.detail, files) {
            Some(added) => fl!(words, "follow-event-added", text = added),
            None => fl!(words, "follow-event-known"),
        },
        EventKind::FoundIneligible => fl!(words, "follow-event-ineligible", text = said()),
        EventKind::Guided => fl!(words, "follow-event-guided", text = said()),
        EventKind::Forwarded => match &event.detail {
            Detail::Forwarding { body, reference: Some(reference) } => {
                fl!(words, "follow-event-forwarded-under", body = typed(body), reference = typed(reference))
            }
            Detail::Forwarding { .. } | Detail::Nothing | Detail::Text(_) | Detail::Settlement { .. } => {
                fl!(words, "follow-event-forwarded", body = said())
            }
        },
        EventKind::Accepted => fl!(words, "follow-event-accepted"),
        EventKind::Refused => fl!(words, "follow-event-refused", text = said()),
        EventKind::Started => fl!(words, "follow-event-started"),
        EventKind::Answered => fl!(words, "follow-event-answered", text = said()),
        EventKind::Settled => fl!(words, "follow-event-settled", outcome = said()),
        EventKind::Reopened => fl!(words, "follow-event-reopened", text = said()),
        EventKind::Withdrawn => fl!(words, "follow-event-withdrawn"),
        EventKind::Coordinated => fl!(words, "follow-event-coordinated"),
    };
    format!("• {}: {line}", Wording::moment(event.milestone.at))
}

/// What was added: words, files, or both. Nothing where a handler noted that what was asked for is known.
fn added(detail: &Detail, files: Option<&str>) -> Option<String> {
    let said = text(detail);
    let said = (!said.is_empty()).then_some(said);
    let parts: Vec<_> = said.into_iter().chain(files.map(str::to_owned)).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The outcome with a point at its end, since a sentence follows.
fn sentence(said: &Said) -> String {
    let text = typed(said);
    if text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
}
