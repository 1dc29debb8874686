//! The card of one petition, as its handlers see it.

use chrono::{Days, NaiveDate};
use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::petition::handling::{self, offered};
use crate::bot::petition::history;
use crate::bot::petition::loaded::{LoadedPetition, today};
use crate::bot::petition::wording::Wording;
use crate::bot::replies;
use crate::channels::{Button, Choices, Message};
use crate::domain::period::local_day;
use crate::domain::petition::content::Place;
use crate::domain::petition::{
    ActionKind, Candidate, Deadline, NEAR_DAYS, Number, Origin, Said, Standing, Status, likely_duplicates,
};
use crate::store::petitions::find::{self, Like, Listed, Which};

use super::choice::{Choice, Filter};

/// How many likely duplicates a card names.
const MOST_DUPLICATES: usize = 3;
/// How many petitions of the same group and field are compared with one.
const MOST_COMPARED: i64 = 500;

/// Shows the card of a petition, to those who handle petitions in its ward.
pub async fn show(desk: &mut Desk<'_>, ward_id: i32, number: &Number) -> anyhow::Result<()> {
    let Some((loaded, _)) = LoadedPetition::for_handler(desk, ward_id, number).await? else {
        return replies::stale_button(desk).await;
    };
    desk.answer_tap(None).await?;
    say(desk, &loaded, None).await
}

/// Says the card, below a leading line.
pub async fn say(desk: &mut Desk<'_>, loaded: &LoadedPetition, lead: Option<String>) -> anyhow::Result<()> {
    handling::give_back(desk, loaded).await?;
    let duplicates = duplicates(desk, loaded).await?;
    let message = card(loaded, loaded.wording(desk.voice()), today(desk), &duplicates, lead);
    desk.say(message).await.map(drop)
}

/// Petitions that are likely about the same, compared after opening them.
async fn duplicates(desk: &mut Desk<'_>, loaded: &LoadedPetition) -> anyhow::Result<Vec<Number>> {
    let listed = &loaded.opened.listed;
    let text = loaded.opened.content.as_ref().and_then(|content| content.text.as_ref());
    let Some(own) = candidate(listed, text.map(Said::as_str)) else { return Ok(vec![]) };
    // A day more at both ends: the days between are counted in the ward's time, when they are compared.
    let (received_at, days) = (listed.petition.received_at(), Days::new(NEAR_DAYS + 1));
    let received = (received_at - days, received_at + days);
    let like = Like { group: listed.group.as_ref(), field: listed.field, received };
    let which = Which { like: Some(like), ..Which::default() };
    let alike = find::list(&mut *desk.conn, loaded.ward.ward_id, &which, (MOST_COMPARED, 0)).await?;
    let numbers: Vec<String> = alike.iter().map(|other| other.number().to_string()).collect();
    let contents =
        find::contents(&mut *desk.conn, &desk.house.keyring, loaded.ward.ward_id, &numbers).await?;
    let others: Vec<Candidate> = contents
        .iter()
        .filter_map(|(number, content)| {
            let other = alike.iter().find(|other| other.number() == number)?;
            candidate(other, content.text.as_ref().map(Said::as_str))
        })
        .collect();
    let likely = likely_duplicates(&own, &others);
    Ok(likely.into_iter().take(MOST_DUPLICATES).map(|(other, _)| other.number.clone()).collect())
}

fn candidate(listed: &Listed, text: Option<&str>) -> Option<Candidate> {
    Some(Candidate {
        number: listed.number().clone(),
        group: listed.group.clone(),
        field: listed.field,
        received_on: local_day(listed.petition.received_at()),
        text: text?.to_owned(),
    })
}

fn card(
    loaded: &LoadedPetition,
    wording: Wording<'_>,
    today: NaiveDate,
    duplicates: &[Number],
    lead: Option<String>,
) -> Message {
    let parts = [
        lead,
        Some(heading(loaded, wording)),
        Some(content(loaded, wording)),
        deadlines(loaded, wording, today),
        Some(happened(loaded, wording)),
        suggested(duplicates, wording),
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    Message { text, choices: Choices::Buttons(buttons(loaded, wording, duplicates)) }
}

fn heading(loaded: &LoadedPetition, wording: Wording<'_>) -> String {
    let listed = &loaded.opened.listed;
    let words = wording.words();
    let group = wording.group(listed.group.as_ref());
    let received_at = listed.petition.received_at();
    let received = match (listed.petition.origin(), &listed.sender) {
        (Origin::Imported { .. }, _) => {
            fl!(words, "register-card-imported", day = Wording::day(local_day(received_at)))
        }
        (Origin::Sent, Some((kind, group))) => fl!(
            words,
            "register-card-received-from",
            moment = Wording::moment(received_at),
            post = wording.post((*kind, group.as_ref()))
        ),
        (Origin::Sent, None) => {
            fl!(words, "register-card-received", moment = Wording::moment(received_at))
        }
    };
    let handler = match listed.handler {
        Some(post) => fl!(words, "register-card-handler", post = wording.post((post, None))),
        None => fl!(words, "register-card-no-handler"),
    };
    let lines = [
        Some(format!("**{} · {}**", listed.number(), wording.kind(listed.petition.kind()))),
        Some(format!("{} · {group}", wording.field(listed.field))),
        Some(format!("**{}**", wording.status(listed.petition.status()))),
        Some(received),
        Some(handler),
        listed.households.map(|count| fl!(words, "register-card-households", count = count)),
        loaded.opened.content.as_ref().map(|content| wording.asker(&content.asker)),
        listed.identity_protected.then(|| fl!(words, "register-card-protected")),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn content(loaded: &LoadedPetition, wording: Wording<'_>) -> String {
    let words = wording.words();
    let Some(content) = &loaded.opened.content else { return fl!(words, "register-card-removed") };
    let typed = |said: &Said| Message::verbatim(said.as_str());
    let texts: Vec<String> = content.text.iter().chain(&content.note).map(typed).collect();
    let text = if texts.is_empty() { fl!(words, "register-card-no-text") } else { texts.join("\n") };
    let place = content.place.as_ref().map(|place| wording.place(place));
    let heading = fl!(words, "register-card-text");
    [Some(format!("{heading}\n{text}")), place].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn deadlines(loaded: &LoadedPetition, wording: Wording<'_>, today: NaiveDate) -> Option<String> {
    if loaded.opened.listed.petition.status() == Status::Withdrawn {
        return None;
    }
    let words = wording.words();
    let calendar = &loaded.ward.ward.petitions.working_days;
    let line = |deadline: &Deadline| {
        let what = wording.task(deadline.id);
        let standing = Standing::of(Some(deadline), today, calendar);
        let line = match (standing, deadline.due) {
            (Standing::NoDeadline, _) => fl!(words, "register-card-deadline-met", what = what),
            (_, Err(_)) => format!("{}: {what}", wording.due(deadline)),
            (_, Ok(_)) => fl!(
                words,
                "register-card-deadline",
                what = what,
                day = wording.due(deadline),
                left = wording.standing(standing)
            ),
        };
        format!("• {line}")
    };
    let lines: Vec<_> = loaded.deadlines().iter().map(line).collect();
    let heading = fl!(words, "register-card-deadlines");
    (!lines.is_empty()).then(|| format!("{heading}\n{}", lines.join("\n")))
}

fn happened(loaded: &LoadedPetition, wording: Wording<'_>) -> String {
    let line = |(at, event)| match loaded.opened.content {
        Some(_) => history::for_handlers(event, loaded.files_of(at, wording).as_deref(), wording),
        None => history::without_words(event, wording),
    };
    let mut lines = vec![fl!(wording.words(), "register-card-history")];
    lines.extend(loaded.opened.events.iter().enumerate().map(line));
    lines.join("\n")
}

fn suggested(duplicates: &[Number], wording: Wording<'_>) -> Option<String> {
    let numbers = duplicates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    (!numbers.is_empty()).then(|| fl!(wording.words(), "register-card-duplicates", numbers = numbers))
}

/// What can be done now, two buttons a row, then what can be looked at.
fn buttons(loaded: &LoadedPetition, wording: Wording<'_>, duplicates: &[Number]) -> Vec<Vec<Button>> {
    let words = wording.words();
    let ward_id = loaded.ward.ward_id;
    let number = loaded.number();
    let listed = &loaded.opened.listed;
    let act = |action: ActionKind| {
        let choice = Choice::Act { seen: listed.events(), action, number: number.clone() };
        choice.button(ward_id, wording.action(action))
    };
    let actions: Vec<_> = offered(loaded).into_iter().map(act).collect();
    let mut rows: Vec<_> = actions.chunks(2).map(<[Button]>::to_vec).collect();
    if let Some(files) = wording.files(&loaded.files) {
        let label = fl!(words, "register-files-button", files = files);
        rows.push(vec![Choice::Files(number.clone()).button(ward_id, label)]);
    }
    let place = loaded.opened.content.as_ref().and_then(|content| content.place.as_ref());
    if matches!(place, Some(Place::Point(_))) {
        let label = fl!(words, "register-place-button");
        rows.push(vec![Choice::Place(number.clone()).button(ward_id, label)]);
    }
    let alike = duplicates.iter().map(|other| Choice::Card(other.clone()).button(ward_id, other.as_str()));
    let alike: Vec<_> = alike.collect();
    rows.extend(alike.chunks(2).map(<[Button]>::to_vec));
    let list = Choice::List { filter: Filter::Open, page: 0 };
    rows.push(vec![list.button(ward_id, fl!(words, "register-list-button"))]);
    rows
}
