//! An invitation link is opened; somebody writes who has none.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::help;
use crate::bot::replies;
use crate::bot::state::State;
use crate::channels::Message;
use crate::dialogue::enrol::{self as dialogue, Next, Place};
use crate::store::invitations::{Standing, TokenDigest};
use crate::words::loader;

use super::offer::{Found, Offer};
use super::{About, Enrolling};

/// `/start TOKEN`: shows what the invitation is for, and asks whether it is for this person. Nothing is taken up yet.
pub async fn enrol(desk: &mut Desk<'_>, token: &str) -> anyhow::Result<()> {
    let digest = TokenDigest::of_link(token);
    match Offer::find(desk, &digest).await? {
        Found::Offer(offer) => ask(desk, &offer, digest).await,
        Found::Own(offer) => {
            let words = loader(desk.voice());
            let post = offer.post_names(desk.voice()).join(", ");
            replies::with_menu(desk, fl!(words, "enrol-own", post = post)).await
        }
        Found::Gone(Standing::Used) if !desk.posts().is_empty() => help::help(desk).await,
        Found::Gone(standing) => tell_gone(desk, &standing).await,
    }
}

/// Somebody without a post wrote: whoever has held one is not greeted as if they had never been here.
pub async fn meet_stranger(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let words = loader(desk.voice());
    let known = desk.visitor.is_some();
    let text = if known { fl!(words, "enrol-no-post") } else { fl!(words, "enrol-stranger") };
    desk.answer_tap(None).await?;
    desk.say_text(text).await
}

/// Says why the invitation cannot be taken up.
pub async fn tell_gone(desk: &mut Desk<'_>, standing: &Standing) -> anyhow::Result<()> {
    let words = loader(desk.voice());
    let text = match standing {
        Standing::Used => fl!(words, "enrol-used"),
        Standing::Expired => fl!(words, "enrol-expired"),
        Standing::Revoked => fl!(words, "enrol-revoked"),
        Standing::Unknown | Standing::Fresh { .. } => fl!(words, "enrol-unknown"),
    };
    if desk.posts().is_empty() { desk.say_text(text).await } else { replies::with_menu(desk, text).await }
}

async fn ask(desk: &mut Desk<'_>, offer: &Offer, digest: TokenDigest) -> anyhow::Result<()> {
    let (state, language) = match desk.state() {
        // Another link is opened, or the same one again.
        State::Enrolling(before) => (before.left.map_or(State::Idle, State::Paused), before.session.language),
        state => (state, None),
    };
    let turn = dialogue::open(&offer.form(desk.voice()), Place::IsItYou, language, Desk::nonce());
    let Next::Stay(session) = turn.next else { return Ok(()) };
    desk.clear_prompt().await?;
    let message: Message = turn.messages.into_iter().next().unwrap_or_default();
    let prompt = desk.say(message).await?;
    let enrolling = Enrolling { about: About::Invitation(digest), session, left: state.unclear() };
    desk.save_state(&State::Enrolling(enrolling), Some(prompt)).await
}
