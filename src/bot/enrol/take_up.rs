//! Taking up an invitation, in one transaction: the consent, the post, and the predecessor's leave.

use anyhow::Context as _;
use serde_json::json;

use crate::bot::desk::{Desk, Visitor};
use crate::dialogue::enrol::consent_version;
use crate::domain::audit::{Action, Change};
use crate::store::consents::{self, Consent};
use crate::store::invitations::{self, Standing, TokenDigest};
use crate::store::people::{self, Person};
use crate::store::{posts, sessions, wards};

use super::offer::Offer;
use super::{again, handover};

/// What became of it.
pub enum Taken {
    Up,
    /// Somebody else was quicker, or its time is over.
    Gone(Standing),
    /// The account that opened it is another person's, who holds posts of their own.
    HoldsOtherPosts,
}

/// Takes the invitation up for whoever writes. From here on the bot keeps something of them.
pub async fn take_up(
    desk: &mut Desk<'_>,
    digest: &TokenDigest,
    offer: &Offer,
    consents: bool,
) -> anyhow::Result<Taken> {
    let foreign =
        |visitor: &Visitor| offer.again.is_some_and(|person_id| person_id != visitor.person.person_id);
    if desk.visitor.as_ref().is_some_and(|visitor| foreign(visitor) && !visitor.posts.is_empty()) {
        return Ok(Taken::HoldsOtherPosts);
    }
    if let Some(person_id) = offer.again {
        sessions::hold_of_person(&mut *desk.conn, person_id).await?;
    }
    // Before the invitation: who takes up another one to the same post waits here, and then finds theirs withdrawn.
    wards::hold(&mut *desk.conn, offer.ward.ward_id).await?;
    match invitations::redeem(&mut *desk.conn, digest, desk.now).await? {
        Standing::Fresh { .. } => {}
        gone @ (Standing::Used | Standing::Expired | Standing::Revoked | Standing::Unknown) => {
            return Ok(Taken::Gone(gone));
        }
    }
    let (person, moves) = match offer.again {
        Some(person_id) => again::rebind(desk, person_id, offer.ward.ward_id).await?,
        None => (meet(desk).await?, false),
    };
    let former = desk.visitor.take();
    let known = former.filter(|visitor| visitor.person.person_id == person.person_id);
    desk.visitor =
        Some(Visitor { person: person.clone(), posts: known.map_or_else(Vec::new, |known| known.posts) });
    if consents {
        consent(desk, offer.ward.ward_id, &person).await?;
    }
    remember_name(desk, &person).await?;
    if moves {
        again::tell_secretary(desk, &offer.ward, &person).await?;
    }
    if offer.again.is_none() {
        for (kind, group) in &offer.posts {
            handover::hand_over(desk, &offer.ward, (*kind, group.as_ref()), &person).await?;
        }
    }
    let posts = posts::posts_of(&mut *desk.conn, person.person_id).await?;
    desk.visitor = Some(Visitor { person, posts });
    Ok(Taken::Up)
}

/// The person who writes; made where nobody is known yet.
async fn meet(desk: &mut Desk<'_>) -> anyhow::Result<Person> {
    let sender = desk.incoming.sender.as_ref().context("an invitation was taken up without a sender")?;
    let language = desk.language();
    people::meet(&mut *desk.conn, &desk.incoming.conversation, &sender.id, language, desk.now).await
}

/// Keeps that the person agrees to the present text.
async fn consent(desk: &mut Desk<'_>, ward_id: i32, person: &Person) -> anyhow::Result<()> {
    let version = consent_version();
    let channel = desk.incoming.conversation.line.channel.clone();
    let consent = Consent { version, language: person.language, channel, given_at: desk.now };
    consents::give(&mut *desk.conn, person.person_id, &consent).await?;
    let (subject, new) = (format!("person {}", person.pseudonym), Some(json!(consent.version)));
    desk.audit(Change { ward_id, action: Action::ConsentGiven, subject, old: None, new });
    Ok(())
}

/// Keeps the name under which the messenger shows the person.
async fn remember_name(desk: &mut Desk<'_>, person: &Person) -> anyhow::Result<()> {
    let Some(sender) = &desk.incoming.sender else { return Ok(()) };
    let keyring = &desk.house.keyring;
    let mut profile = people::profile(&mut *desk.conn, keyring, person.person_id).await?;
    profile.name.clone_from(&sender.name);
    people::save_profile(&mut *desk.conn, keyring, person.person_id, &profile).await
}
