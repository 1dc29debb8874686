//! Following a petition: how it stands, for whoever holds the post that passed it on, and what they can do about it.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::register::{self, LoadedPetition, follow_button, today};
use crate::bot::replies;
use crate::channels::{Button, Choices, Message};
use crate::domain::permissions::Permission;
use crate::domain::petition::{ActionKind, Number, SenderAction, Status};
use crate::domain::voice::Voice;
use crate::words::{loader, shortened};

use super::sent;

/// So many letters of the text are shown; whoever sent it knows the rest.
const SHOWN: usize = 300;

/// What a button below what the sender hears asks for.
enum Choice {
    List { page: usize },
    Of { ward_id: i32, number: Number, what: What },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Status,
    Files,
    /// Answers what was asked, or adds something.
    More,
    Fine,
    NotFine,
    Withdraw,
}

/// A button: `list`, `list.<page>`, `<ward>.<number>` or `<ward>.<number>.<what>`.
pub async fn follow(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    match Choice::parse(choice) {
        Some(Choice::List { page }) if desk.may(Permission::SendPetition) => {
            sent::list(desk, page, None).await
        }
        Some(Choice::Of { ward_id, number, what }) => of_petition(desk, ward_id, &number, what).await,
        Some(Choice::List { .. }) | None => replies::stale_button(desk).await,
    }
}

/// The number of a petition was typed by somebody who handles none.
pub async fn follow_number(desk: &mut Desk<'_>, number: &str) -> anyhow::Result<()> {
    let Some(number) = Number::parse(number) else { return replies::not_understood(desk).await };
    let mut wards: Vec<i32> = desk.posts().iter().map(|post| post.ward_id).collect();
    wards.dedup();
    for spelling in number.spellings() {
        for ward_id in &wards {
            if let Some((loaded, _)) = LoadedPetition::for_sender(desk, *ward_id, &spelling).await? {
                return say_status(desk, &loaded, None).await;
            }
        }
    }
    let lead = fl!(loader(desk.voice()), "follow-number-unknown", number = number.as_str());
    sent::list(desk, 0, Some(lead)).await
}

pub(super) async fn of_petition(
    desk: &mut Desk<'_>,
    ward_id: i32,
    number: &Number,
    what: What,
) -> anyhow::Result<()> {
    let Some((loaded, _)) = register::held(desk, ward_id, number, true).await? else {
        return replies::stale_button(desk).await;
    };
    let allows = loaded.allows();
    let words = loader(desk.voice());
    let begins = match what {
        What::Files => return register::send_all(desk, &loaded).await,
        What::Fine if loaded.opened.listed.petition.status() == Status::Settled => {
            desk.answer_tap(None).await?;
            desk.clear_tapped().await?;
            return desk.say_text(fl!(words, "follow-fine", number = number.as_str())).await;
        }
        What::NotFine if is_settled_again(&loaded) => {
            desk.answer_tap(None).await?;
            desk.clear_tapped().await?;
            return desk.say_text(fl!(words, "follow-fine-once-more", number = number.as_str())).await;
        }
        What::Status | What::Fine => None,
        What::More => Some(ActionKind::AddMore),
        What::NotFine => Some(ActionKind::Reopen),
        What::Withdraw => Some(ActionKind::Withdraw),
    };
    desk.answer_tap(None).await?;
    match begins {
        Some(action) if allows.contains(&action) => {
            if action == ActionKind::Reopen {
                desk.clear_tapped().await?;
            }
            register::begin(desk, &loaded, action).await
        }
        Some(_) => {
            let lead = fl!(words, "follow-changed", number = number.as_str());
            say_status(desk, &loaded, Some(lead)).await
        }
        None => say_status(desk, &loaded, None).await,
    }
}

fn is_settled_again(loaded: &LoadedPetition) -> bool {
    let petition = &loaded.opened.listed.petition;
    petition.status() == Status::Settled && !loaded.allows().contains(&ActionKind::Reopen)
}

/// Says how the petition stands, below a leading line.
pub async fn say_status(
    desk: &mut Desk<'_>,
    loaded: &LoadedPetition,
    lead: Option<String>,
) -> anyhow::Result<()> {
    register::give_back(desk, loaded).await?;
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
    let events = events.map(|(at, event)| {
        register::history_for_sender(event, loaded.files_of(at, wording).as_deref(), wording)
    });
    let history = [fl!(words, "follow-history")].into_iter().chain(events).collect::<Vec<_>>();
    let next = register::next_for_sender(loaded, voice, today(desk));
    let parts =
        [lead, Some(heading.join("\n")), own_words(loaded, voice), Some(history.join("\n")), Some(next)];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    desk.say(Message { text, choices: Choices::Buttons(buttons(loaded, voice)) }).await.map(drop)
}

/// What was sent: the beginning of the text, and how many photos and voice notes came with it; `None` where nothing of it is
/// kept any more.
fn own_words(loaded: &LoadedPetition, voice: Voice) -> Option<String> {
    let wording = loaded.wording(voice);
    let content = loaded.opened.content.as_ref()?;
    let text = content.text.as_ref().map(|text| Message::verbatim(&shortened(text.as_str(), SHOWN)));
    let parts: Vec<_> = text.into_iter().chain(loaded.files_of(0, wording)).collect();
    (!parts.is_empty()).then(|| format!("{}\n{}", fl!(wording.words(), "follow-own-words"), parts.join("\n")))
}

/// What the sender can do, and look at.
fn buttons(loaded: &LoadedPetition, voice: Voice) -> Vec<Vec<Button>> {
    let wording = loaded.wording(voice);
    let words = wording.words();
    let petition = &loaded.opened.listed.petition;
    let allows = loaded.allows();
    let button =
        |what: &str, label: String| follow_button(loaded.ward.ward_id, petition.number(), what, label);
    let mut rows = Vec::new();
    if allows.contains(&ActionKind::AddMore) {
        let label = if petition.status() == Status::WaitingForMore {
            fl!(words, "follow-reply-button")
        } else {
            fl!(words, "follow-add-button")
        };
        rows.push(vec![button("more", label)]);
    }
    if petition.status() == Status::Settled {
        let fine = button("ok", fl!(words, "follow-fine-button"));
        rows.push(vec![fine, button("no", fl!(words, "follow-not-fine-button"))]);
    }
    if let Some(files) = wording.files(&loaded.files) {
        rows.push(vec![button("files", fl!(words, "register-files-button", files = files))]);
    }
    if allows.contains(&ActionKind::Withdraw) {
        rows.push(vec![button("out", fl!(words, "follow-withdraw-button"))]);
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
    let track = follow_button(after.ward.ward_id, after.number(), "", label);
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

impl Choice {
    fn parse(data: &str) -> Option<Self> {
        let mut parts = data.split('.');
        let first = parts.next()?;
        if first == sent::LIST {
            let page = parts.next().map_or(Some(0), |page| page.parse().ok())?;
            return Some(Self::List { page });
        }
        let (ward_id, number) = (first.parse().ok()?, Number::parse(parts.next()?)?);
        let what = match parts.next() {
            None => What::Status,
            Some("files") => What::Files,
            Some("more") => What::More,
            Some("ok") => What::Fine,
            Some("no") => What::NotFine,
            Some("out") => What::Withdraw,
            Some(_) => return None,
        };
        Some(Self::Of { ward_id, number, what })
    }
}
