//! The ward's compiled figures in chat: on `/summary`, by buttons, and by itself once a month is complete.

use i18n_embed_fl::fl;

use crate::channels::{Button, Capabilities, Choices, Message, Place};
use crate::documents::chat;
use crate::domain::audit::Anchor;
use crate::domain::language::Language;
use crate::domain::people::Part;
use crate::domain::period::local_day;
use crate::domain::period::{Month, Period};
use crate::domain::permissions::Permission;
use crate::store::summaries::{self, Summary};
use crate::store::wards::{self, StoredWard};
use crate::store::{committee_chats, posted_summaries, reports};
use crate::words::{capitalised, loader};

use super::commands::ButtonKind;
use super::desk::Desk;
use super::notices;
use super::replies;

/// `/summary` with the period in words, or with buttons to choose it.
pub async fn ask(desk: &mut Desk<'_>, argument: &str) -> anyhow::Result<()> {
    let Some(ward) = entitled_ward(desk, None).await? else { return replies::not_for_you(desk).await };
    let this_month = Month::of(local_day(desk.now));
    if argument.trim().is_empty() {
        return offer_periods(desk, &ward, None).await;
    }
    match Period::parse_in(argument, this_month.year()) {
        Some(period) => show(desk, &ward, period).await,
        None => {
            let lead = fl!(loader(desk.voice()), "summary-period-unclear");
            offer_periods(desk, &ward, Some(lead)).await
        }
    }
}

/// A button under a summary: `<ward>.<period>`, `<ward>.<period>.groups`, or `<ward>.periods`.
pub async fn choose(desk: &mut Desk<'_>, choice: &str) -> anyhow::Result<()> {
    let mut parts = choice.split('.');
    let ward_id = parts.next().and_then(|ward| ward.parse().ok());
    let (Some(ward_id), Some(what)) = (ward_id, parts.next()) else {
        return replies::stale_button(desk).await;
    };
    let Some(ward) = entitled_ward(desk, Some(ward_id)).await? else {
        return replies::stale_button(desk).await;
    };
    if what == "periods" {
        desk.answer_tap(None).await?;
        return offer_periods(desk, &ward, None).await;
    }
    let Some(period) = Period::parse(what) else { return replies::stale_button(desk).await };
    desk.answer_tap(None).await?;
    match parts.next() {
        Some("groups") => show_groups(desk, &ward, period).await,
        _ => show(desk, &ward, period).await,
    }
}

/// Posts the month's summary, and that of the longer periods that end with the month, to the committee's chats: once, when
/// the last group in force has submitted.
pub async fn post_if_complete(desk: &mut Desk<'_>, ward: &StoredWard, month: Month) -> anyhow::Result<()> {
    let submitted =
        reports::groups_that_submitted(&mut *desk.conn, ward.ward_id, month, Part::Leader).await?;
    let in_force = ward.ward.groups_in_force(month);
    if in_force.iter().any(|group| !submitted.contains(&group.code)) {
        return Ok(());
    }
    let chats = committee_chats::of_ward(&mut *desk.conn, ward.ward_id).await?;
    if chats.is_empty() {
        return Ok(());
    }
    // The report that completed the month is in the audit before what is posted vouches for it.
    let anchor = desk.anchor(ward.ward_id).await?;
    for period in Period::ending_with(month) {
        if !posted_summaries::claim(&mut *desk.conn, ward.ward_id, period, desk.now).await? {
            continue;
        }
        let summary = load(desk, ward, period).await?;
        for chat in &chats {
            let longest = Capabilities::of(&chat.conversation.line.channel).text_units;
            let reader = Reader { language: chat.language, longest, anchor: anchor.as_ref() };
            let chat = std::slice::from_ref(&chat.conversation);
            for message in messages(ward, &summary, period, reader) {
                notices::tell(&mut *desk.conn, &desk.house.keyring, chat, &message.into()).await?;
            }
        }
    }
    Ok(())
}

/// The ward whose figures may be read from here: that of the committee's chat, or one in which the person holds a post that
/// reads them.
async fn entitled_ward(desk: &mut Desk<'_>, wanted: Option<i32>) -> anyhow::Result<Option<StoredWard>> {
    let entitled: Vec<i32> = match (desk.incoming.place, &desk.chat) {
        (Place::Group, Some(chat)) => vec![chat.ward_id],
        (Place::Group, None) => vec![],
        (Place::Private, _) => {
            desk.posts_that(Permission::ReadSummary).iter().map(|post| post.ward_id).collect()
        }
    };
    let ward_id = entitled.into_iter().find(|ward_id| wanted.is_none_or(|wanted| wanted == *ward_id));
    match ward_id {
        Some(ward_id) => wards::by_id(&mut *desk.conn, ward_id).await,
        None => Ok(None),
    }
}

async fn load(desk: &mut Desk<'_>, ward: &StoredWard, period: Period) -> anyhow::Result<Summary> {
    summaries::load(&mut *desk.conn, &desk.house.catalogues, ward, period, desk.now).await
}

async fn show(desk: &mut Desk<'_>, ward: &StoredWard, period: Period) -> anyhow::Result<()> {
    let summary = load(desk, ward, period).await?;
    let anchor = match desk.incoming.place {
        Place::Group => desk.anchor(ward.ward_id).await?,
        Place::Private => None,
    };
    let reader = Reader { language: desk.language(), longest: desk.longest_text(), anchor: anchor.as_ref() };
    for message in messages(ward, &summary, period, reader) {
        desk.say(message).await?;
    }
    Ok(())
}

async fn show_groups(desk: &mut Desk<'_>, ward: &StoredWard, period: Period) -> anyhow::Result<()> {
    let summary = load(desk, ward, period).await?;
    for text in chat::by_group(words_of(ward, &summary), desk.language(), desk.longest_text()) {
        desk.say_text(text).await?;
    }
    Ok(())
}

fn words_of<'a>(ward: &'a StoredWard, summary: &'a Summary) -> chat::Summary<'a> {
    chat::Summary {
        catalogue: &summary.catalogue,
        ward: &ward.ward,
        compiled: &summary.compiled,
        comparisons: &summary.comparisons,
    }
}

/// Whom a summary is written for.
#[derive(Clone, Copy)]
struct Reader<'a> {
    language: Language,
    /// The longest text of one message, in UTF-16 units.
    longest: usize,
    /// For the committee's chat: what the audit held then, so that it cannot be written anew unnoticed.
    anchor: Option<&'a Anchor>,
}

/// The summary's messages; the last one carries the check mark and the buttons.
fn messages(ward: &StoredWard, summary: &Summary, period: Period, reader: Reader<'_>) -> Vec<Message> {
    let words = loader(reader.language);
    let mark = reader.anchor.map(|anchor| {
        let mark = fl!(words, "summary-check-mark", mark = anchor.to_string());
        format!("\n\n{mark}")
    });
    let mark = mark.unwrap_or_default();
    let room = reader.longest.saturating_sub(mark.encode_utf16().count());
    let parts = chat::summary(words_of(ward, summary), reader.language, room);
    let mut messages: Vec<_> =
        parts.into_iter().map(|text| Message { text, choices: Choices::None }).collect();
    let button = |label: String, what: String| Button {
        label,
        data: ButtonKind::Summary.data(format_args!("{}.{what}", ward.ward_id)),
    };
    if let Some(last) = messages.last_mut() {
        last.text.push_str(&mark);
        last.choices = Choices::Buttons(vec![vec![
            button(fl!(words, "summary-groups-button"), format!("{}.groups", period.code())),
            button(fl!(words, "summary-periods-button"), "periods".to_owned()),
        ]]);
    }
    messages
}

/// Asks which period; the newest complete month comes first.
async fn offer_periods(desk: &mut Desk<'_>, ward: &StoredWard, lead: Option<String>) -> anyhow::Result<()> {
    let language = desk.language();
    let this_month = Month::of(local_day(desk.now));
    let ask = fl!(loader(desk.voice()), "summary-choose-period");
    let text = lead.into_iter().chain([ask]).collect::<Vec<_>>().join("\n\n");
    let button = |period: Period| {
        let data = ButtonKind::Summary.data(format_args!("{}.{}", ward.ward_id, period.code()));
        Button { label: capitalised(&period.label(language)), data }
    };
    let buttons: Vec<_> = offered_periods(this_month).into_iter().map(button).collect();
    let rows = buttons.chunks(2).map(<[Button]>::to_vec).collect();
    desk.say(Message { text, choices: Choices::Buttons(rows) }).await.map(drop)
}

/// The last month and the one before, the quarter, half, nine months and year that they lie in, and the month under way.
fn offered_periods(this_month: Month) -> Vec<Period> {
    let last = this_month.previous();
    let (year, quarter) = (last.year(), (last.number() - 1) / 3 + 1);
    let mut periods =
        vec![Period::Month(last), Period::Month(last.previous()), Period::Quarter { year, quarter }];
    if last.number() >= 6 {
        periods.push(Period::Half { year });
    }
    if last.number() >= 9 {
        periods.push(Period::NineMonths { year });
    }
    periods.push(Period::Year { year });
    periods.push(Period::Month(this_month));
    periods
}
