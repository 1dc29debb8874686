//! How a petition stands, in its sender's words, and what was done with it.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::handling;
use crate::bot::petition::history;
use crate::bot::petition::loaded::{LoadedPetition, today};
use crate::bot::petition::notify::next;
use crate::channels::{Button, Choices, Message};
use crate::domain::petition::{ActionKind, SenderAction, Status};
use crate::domain::voice::Voice;
use crate::words::{loader, shortened};

use super::choice::What;
use super::sent;

/// So many letters of the text are shown; whoever sent it knows the rest.
const SHOWN: usize = 300;

/// Says how the petition stands, below a leading line.
pub async fn say_status(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    lead: Option<String>,
) -> anyhow::Result<()> {
    handling::give_back(desk, loaded).await?;
    let voice = desk.voice();
    let wording = loaded.wording(voice);
    let words = wording.words();
    let listed = &loaded.opened.listed;
    let petition = &listed.petition;
    let heading = [
        fl!(
            words,
            "follow-heading",
            number = petition.number().as_str(),
            kind = wording.kind(petition.kind())
        ),
        format!("{} · {}", wording.field(listed.field), wording.group(listed.group.as_ref())),
        fl!(words, "follow-now", status = status(petition.status(), voice)),
    ];
    let events = loaded.opened.events.iter().enumerate();
    let events = events
        .map(|(at, event)| history::for_sender(event, loaded.files_of(at, wording).as_deref(), wording));
    let history = [fl!(words, "follow-history")].into_iter().chain(events).collect::<Vec<_>>();
    let next = next(loaded, voice, today(desk));
    let parts =
        [lead, Some(heading.join("\n")), own_words(loaded, voice), Some(history.join("\n")), Some(next)];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    desk.say(Message { text, choices: Choices::Buttons(buttons(loaded, voice)) }).await.map(drop)
}

/// What was sent: the beginning of the text, how many photos and voice notes came with it, where it is and how many households
/// it concerns; not whose it is, which is for those who handle it. `None` where nothing of it is kept any more.
fn own_words(loaded: &LoadedPetition, voice: Voice) -> Option<String> {
    let wording = loaded.wording(voice);
    let words = wording.words();
    let content = loaded.opened.content.as_ref()?;
    let households = loaded.opened.listed.households;
    let parts = [
        Some(fl!(words, "follow-own-words")),
        content.text.as_ref().map(|text| Message::verbatim(&shortened(text.as_str(), SHOWN))),
        loaded.files_of(0, wording),
        content.place.as_ref().map(|place| wording.place(place)),
        households.map(|count| fl!(words, "register-card-households", count = count)),
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

/// What the sender can do, and look at.
fn buttons(loaded: &LoadedPetition, voice: Voice) -> Vec<Vec<Button>> {
    let wording = loaded.wording(voice);
    let words = wording.words();
    let petition = &loaded.opened.listed.petition;
    let allows = loaded.allows();
    let button = |what: What, label: String| what.button(loaded.ward.ward_id, petition.number(), label);
    let mut rows = Vec::new();
    if allows.contains(&ActionKind::AddMore) {
        let label = if petition.status() == Status::WaitingForMore {
            fl!(words, "follow-reply-button")
        } else {
            fl!(words, "follow-add-button")
        };
        rows.push(vec![button(What::More, label)]);
    }
    if petition.status() == Status::Settled {
        let fine = button(What::Fine, fl!(words, "follow-fine-button"));
        rows.push(vec![fine, button(What::NotFine, fl!(words, "follow-not-fine-button"))]);
    }
    if let Some(files) = wording.files(&loaded.files) {
        rows.push(vec![button(What::Files, fl!(words, "register-files-button", files = files))]);
    }
    if allows.contains(&ActionKind::Withdraw) {
        rows.push(vec![button(What::Withdraw, fl!(words, "follow-withdraw-button"))]);
    }
    rows.push(vec![sent::button(voice)]);
    rows
}

/// What was done is said to the sender.
pub async fn say_done(desk: &mut Desk<'_>, after: &LoadedPetition, done: SenderAction) -> anyhow::Result<()> {
    let words = loader(desk.voice());
    let number = after.number().as_str();
    let text = match done {
        SenderAction::AddMore => fl!(words, "follow-added", number = number),
        SenderAction::Reopen => fl!(words, "follow-reopened", number = number),
        SenderAction::Withdraw => fl!(words, "follow-withdrawn", number = number),
    };
    let label = fl!(words, "follow-track-button");
    let track = What::Status.button(after.ward.ward_id, after.number(), label);
    desk.say(Message { text, choices: Choices::Buttons(vec![vec![track]]) }).await.map(drop)
}

/// A status in the sender's words.
pub fn status(status: Status, voice: Voice) -> String {
    let words = loader(voice);
    match status {
        Status::Received => fl!(words, "follow-status-received"),
        Status::Classifying => fl!(words, "follow-status-classifying"),
        Status::WaitingForMore => fl!(words, "follow-status-waiting"),
        Status::NotEligible => fl!(words, "follow-status-ineligible"),
        Status::Guided => fl!(words, "follow-status-guided"),
        Status::Forwarded => fl!(words, "follow-status-forwarded"),
        Status::Accepted => fl!(words, "follow-status-accepted"),
        Status::InProgress => fl!(words, "follow-status-in-progress"),
        Status::Settled => fl!(words, "follow-status-settled"),
        Status::Refused => fl!(words, "follow-status-refused"),
        Status::Withdrawn => fl!(words, "follow-status-withdrawn"),
    }
}
