//! The next step of taking up an invitation.

use i18n_embed_fl::fl;

use crate::bot::desk::Desk;
use crate::bot::replies;
use crate::bot::state::State;
use crate::channels::{Content, Message};
use crate::dialogue::enrol::{self as dialogue, Decision, Form, Input, Leaving, Next, Place, Tap, Turn};
use crate::domain::language::Language;
use crate::domain::phone::PhoneNumber;
use crate::store::invitations::Standing;
use crate::store::people;
use crate::words::loader;

use super::offer::{Found, Offer};
use super::open::tell_gone;
use super::take_up::{Taken, take_up};
use super::{About, Enrolling, welcome};

/// A text, a tap or anything else within the enrolment.
pub async fn proceed(desk: &mut Desk<'_>) -> anyhow::Result<()> {
    let Some(input) = input(desk) else { return replies::stale_button(desk).await };
    go_on(desk, input).await
}

/// Another language was chosen by `/language`: the open question is asked in it.
pub async fn speak(desk: &mut Desk<'_>, language: Language) -> anyhow::Result<()> {
    desk.clear_tapped().await?;
    go_on(desk, Input::Speak(language)).await
}

/// `/cancel`: an invitation that was not taken up stays good, and what is asked after that can be changed later.
pub async fn cancel(desk: &mut Desk<'_>, enrolling: Enrolling) -> anyhow::Result<()> {
    let words = loader(desk.voice());
    let text = match enrolling.about {
        About::Invitation(_) => fl!(words, "enrol-cancelled"),
        About::Introduction | About::Change => fl!(words, "help-cancelled"),
    };
    let introduced = enrolling.about == About::Introduction;
    leave(desk, enrolling).await?;
    say_lines(desk, vec![Message { text, ..Message::default() }], !introduced).await?;
    if introduced { welcome::welcome(desk).await } else { Ok(()) }
}

/// One answer is to be changed: asks for it.
pub async fn change(desk: &mut Desk<'_>, place: Place) -> anyhow::Result<()> {
    let turn = dialogue::open(&Form::Change { voice: desk.voice() }, place, None, Desk::nonce());
    let left = desk.state().unclear();
    desk.answer_tap(None).await?;
    stay(desk, About::Change, left, turn).await
}

async fn go_on(desk: &mut Desk<'_>, input: Input) -> anyhow::Result<()> {
    let State::Enrolling(enrolling) = desk.state() else { return replies::not_understood(desk).await };
    let voice = desk.voice();
    let (form, offer) = match &enrolling.about {
        About::Introduction => (Form::Introduction { voice }, None),
        About::Change => (Form::Change { voice }, None),
        About::Invitation(digest) => match Offer::find(desk, digest).await? {
            Found::Offer(offer) => (offer.form(voice), Some(offer)),
            Found::Own(_) => return gone(desk, enrolling, &Standing::Used).await,
            Found::Gone(standing) => return gone(desk, enrolling, &standing).await,
        },
    };
    let turn = dialogue::step(&form, enrolling.session.clone(), input, Desk::nonce());
    apply(desk, enrolling, offer, turn).await
}

/// Carries out what the step decided.
async fn apply(
    desk: &mut Desk<'_>,
    enrolling: Enrolling,
    offer: Option<Offer>,
    turn: Turn,
) -> anyhow::Result<()> {
    let mut about = enrolling.about.clone();
    match (&turn.decision, offer) {
        (Some(Decision::TakeUp { consents }), Some(offer)) => {
            let About::Invitation(digest) = &enrolling.about else {
                return replies::stale_button(desk).await;
            };
            match take_up(desk, digest, &offer, *consents).await? {
                Taken::Up => about = About::Introduction,
                Taken::Gone(standing) => return gone(desk, enrolling, &standing).await,
                Taken::HoldsOtherPosts => return holds_other_posts(desk, enrolling).await,
            }
        }
        (Some(decision), _) => keep(desk, decision).await?,
        (None, _) => {}
    }
    desk.answer_tap(turn.toast.clone()).await?;
    match turn.next {
        Next::Stay(_) if turn.messages.is_empty() => Ok(()),
        Next::Stay(_) => stay(desk, about, enrolling.left, turn).await,
        Next::Leave(Leaving::Declined) => {
            leave(desk, enrolling).await?;
            say_lines(desk, turn.messages, true).await
        }
        Next::Leave(Leaving::Done) => {
            let changed = about == About::Change;
            leave(desk, enrolling).await?;
            say_lines(desk, turn.messages, changed).await?;
            if changed { Ok(()) } else { welcome::welcome(desk).await }
        }
    }
}

/// Keeps one answer of a person whom the bot knows; of anybody else nothing is kept but the language to ask in.
async fn keep(desk: &mut Desk<'_>, decision: &Decision) -> anyhow::Result<()> {
    let Some(visitor) = desk.visitor.as_mut() else { return Ok(()) };
    let person = &mut visitor.person;
    match decision {
        Decision::TakeUp { .. } => {}
        Decision::Address(address) => {
            people::set_address(&mut *desk.conn, person.person_id, *address).await?;
            person.address = *address;
        }
        Decision::Speak(language) => {
            people::set_language(&mut *desk.conn, person.person_id, *language).await?;
            person.language = *language;
        }
        Decision::Phone(number) => {
            let keyring = &desk.house.keyring;
            let mut profile = people::profile(&mut *desk.conn, keyring, person.person_id).await?;
            profile.phone = Some(number.clone());
            people::save_profile(&mut *desk.conn, keyring, person.person_id, &profile).await?;
        }
    }
    Ok(())
}

/// Asks the next question.
async fn stay(
    desk: &mut Desk<'_>,
    about: About,
    left: Option<crate::bot::state::Unclear>,
    turn: Turn,
) -> anyhow::Result<()> {
    let Next::Stay(session) = turn.next else { return Ok(()) };
    let state = State::Enrolling(Enrolling { about, session, left });
    let prompt = desk.ask(turn.messages, turn.amends).await?.prompt;
    desk.save_state(&state, prompt).await
}

/// Ends the enrolment's session; what was unclear in a report that was left for it stays.
async fn leave(desk: &mut Desk<'_>, enrolling: Enrolling) -> anyhow::Result<()> {
    desk.clear_prompt().await?;
    desk.save_state(&enrolling.left.map_or(State::Idle, State::Paused), None).await
}

/// Says the lines; with the menu of those who hold a post where nothing else follows that brings it.
async fn say_lines(desk: &mut Desk<'_>, messages: Vec<Message>, last: bool) -> anyhow::Result<()> {
    for message in messages {
        if last && !desk.posts().is_empty() {
            replies::with_menu(desk, message.text).await?;
        } else {
            desk.say_text(message.text).await?;
        }
    }
    Ok(())
}

async fn gone(desk: &mut Desk<'_>, enrolling: Enrolling, standing: &Standing) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    let voice = desk.voice();
    leave(desk, enrolling).await?;
    let text = match standing {
        Standing::Used => fl!(loader(voice), "enrol-taken-meanwhile"),
        Standing::Expired | Standing::Revoked | Standing::Unknown | Standing::Fresh { .. } => {
            return tell_gone(desk, standing).await;
        }
    };
    say_lines(desk, vec![Message { text, ..Message::default() }], true).await
}

async fn holds_other_posts(desk: &mut Desk<'_>, enrolling: Enrolling) -> anyhow::Result<()> {
    desk.answer_tap(None).await?;
    leave(desk, enrolling).await?;
    let text = fl!(loader(desk.voice()), "enrol-again-other-posts");
    say_lines(desk, vec![Message { text, ..Message::default() }], true).await
}

fn input(desk: &Desk<'_>) -> Option<Input> {
    let content = &desk.incoming.content;
    if let Some(data) = content.as_choice() {
        let (nonce, tap) = Tap::parse(data)?;
        return Some(Input::Tap { nonce: nonce.to_owned(), tap });
    }
    if let Content::Contact { phone, .. } = content {
        let own = content.is_own_contact(desk.incoming.sender.as_ref());
        let number = PhoneNumber::of_platform(phone).filter(|_| own);
        return Some(number.map_or(Input::OtherNumber, Input::OwnNumber));
    }
    Some(content.as_text().map_or(Input::Other, |text| Input::Text(text.to_owned())))
}
