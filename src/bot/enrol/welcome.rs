//! The welcome: which posts, what waits, and the menu.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::menu;
use crate::bot::petition::followed_groups;
use crate::channels::{Message, Outgoing};
use crate::domain::voice::Voice;
use crate::store::waiting::{self, Waiting};
use crate::store::wards;
use crate::words::loader;

use crate::bot::wording::post_name;

/// Welcomes the person to the newest of their posts.
pub async fn welcome(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let (voice, posts) = (desk.voice(), desk.posts().to_vec());
    let Some(newest) = posts.last() else { return crate::bot::help::help(desk).await };
    let Some(ward) = wards::by_id(&mut *desk.conn, newest.ward_id).await? else {
        return crate::bot::help::help(desk).await;
    };
    let group = newest.group.as_ref();
    let name = post_name(newest.kind, group.and_then(|code| ward.ward.group(code)), voice.language);
    let followed = followed_groups(desk, &ward.ward, group);
    let waiting = waiting::for_post(&mut *desk.conn, ward.ward_id, (newest.kind, group), &followed).await?;
    let words = loader(voice);
    let parts = [
        Some(fl!(words, "enrol-welcome", ward = ward.ward.name.as_str(), post = name)),
        waiting_text(&waiting, voice),
        Some(fl!(words, "enrol-welcome-menu")),
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    let choices = menu::menu(&posts, voice.language);
    desk.say(Message { text, choices }).await?;
    desk.send(Outgoing::Commands(menu::commands(&posts, voice.language))).await.map(drop)
}

/// What waits for the holder of the post, a line each.
fn waiting_text(waiting: &Waiting, voice: Voice) -> Option<String> {
    if waiting.is_empty() {
        return None;
    }
    let words = loader(voice);
    let months =
        waiting.drafts.iter().map(|month| month.label(voice.language)).collect::<Vec<_>>().join(", ");
    let lines = [
        Some(fl!(words, "enrol-waiting")),
        (!waiting.drafts.is_empty()).then(|| fl!(words, "enrol-waiting-drafts", months = months)),
        waiting.petition_begun.then(|| fl!(words, "enrol-waiting-petition-begun")),
        (waiting.petitions_followed > 0)
            .then(|| fl!(words, "enrol-waiting-followed", count = waiting.petitions_followed)),
        (waiting.petitions_handled > 0)
            .then(|| fl!(words, "enrol-waiting-handled", count = waiting.petitions_handled)),
    ];
    Some(lines.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}
