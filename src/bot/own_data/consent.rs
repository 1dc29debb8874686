//! The text on personal data has a new version: everybody who holds a post is asked again, and what they are in the middle of
//! waits meanwhile.

use anyhow::Context as _;
use i18n_embed_fl::fl;
use serde_json::json;

use crate::bot::commands::ButtonKind;
use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::channels::{Button, Choices, Message};
use crate::dialogue::enrol::{consent_details, consent_short, consent_version};
use crate::domain::audit::{Action, Change};
use crate::domain::petition::Retention;
use crate::store::consents::{self, Consent};
use crate::store::wards;
use crate::words::loader;

/// Asks for the consent before anything else. What was sent is not taken.
pub async fn ask_consent(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    let words = loader(desk.voice());
    let (ward, kept) = ward(desk).await?;
    let text = format!("{}\n\n{}", fl!(words, "consent-again"), consent_short(desk.voice(), &ward, &kept));
    let details = button("details", fl!(words, "consent-details-button"));
    let choices = Choices::Buttons(vec![vec![agree_button(desk)], vec![details, refuse_button(desk)]]);
    desk.say(Message { text, choices }).await.map(drop)
}

/// The full text.
pub async fn details(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    if desk.posts().is_empty() {
        return replies::stale_button(desk).await;
    }
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    let (ward, kept) = ward(desk).await?;
    let text = consent_details(desk.voice(), &ward, &kept);
    let choices = Choices::Buttons(vec![vec![agree_button(desk), refuse_button(desk)]]);
    desk.say(Message { text, choices }).await.map(drop)
}

/// The person agrees to the version that they were shown.
pub async fn agree(desk: &mut Desk<'_>, version: &str) -> anyhow::Result<()> {
    let person = desk.visitor.as_ref().map(|visitor| visitor.person.clone());
    let Some(person) = person.filter(|_| version == consent_version()) else {
        return replies::stale_button(desk).await;
    };
    desk.answer_tap(None).await?;
    desk.clear_tapped().await?;
    if !consents::is_given(&mut *desk.conn, person.person_id, version).await? {
        let consent = Consent {
            version: version.to_owned(),
            language: person.language,
            channel: desk.incoming.conversation.line.channel.clone(),
            given_at: desk.now,
        };
        consents::give(&mut *desk.conn, person.person_id, &consent).await?;
        for ward_id in super::loaded::wards_of(desk.posts()) {
            let subject = format!("person {}", person.pseudonym);
            let new = Some(json!(version));
            desk.audit(Change { ward_id, action: Action::ConsentGiven, subject, old: None, new });
        }
    }
    let text = fl!(loader(desk.voice()), "consent-thanks");
    replies::with_menu(desk, text).await
}

/// The name of the ward that keeps the data, and how long it keeps what.
async fn ward(desk: &mut Desk<'_>) -> anyhow::Result<(String, Retention)> {
    let ward_id = desk.posts().first().map(|post| post.ward_id).context("who holds no post is not asked")?;
    let ward = wards::by_id(&mut *desk.conn, ward_id).await?.context("a post is of a ward that is gone")?;
    Ok((ward.ward.name, ward.ward.retention))
}

fn agree_button(desk: &Desk<'_>) -> Button {
    button(&format!("agree.{}", consent_version()), fl!(loader(desk.voice()), "consent-agree"))
}

fn refuse_button(desk: &Desk<'_>) -> Button {
    button("withdraw", fl!(loader(desk.voice()), "consent-refuse"))
}

fn button(choice: &str, label: String) -> Button {
    Button { label, data: ButtonKind::OwnData.data(choice) }
}
