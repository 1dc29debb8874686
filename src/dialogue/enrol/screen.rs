//! How each of these questions looks.

use i18n_embed_fl::fl;

use crate::channels::{Button, Choices, Message};
use crate::domain::language::Language;
use crate::domain::petition::Retention;
use crate::domain::voice::{Address, Voice};
use crate::words::{capitalised, loader};

use super::session::Place;
use super::tap::Tap;
use super::turn::{Form, Offer, Taker, consent_version};

/// The question, with the lines that are said before it.
pub fn show(form: &Form, place: Place, lead: &[String], nonce: &str) -> Message {
    let (question, choices) = match (form, place) {
        (Form::Offer(offer), Place::IsItYou) => is_it_you(offer, nonce),
        (Form::Offer(offer), Place::Consent) => consent(offer, nonce),
        (Form::Offer(offer), Place::Details) => details(offer, nonce),
        (_, Place::Address) => address(form.voice(), nonce),
        (_, Place::Phone | Place::IsItYou | Place::Consent | Place::Details) => phone(form.voice()),
    };
    let text = lead.iter().cloned().chain([question]).collect::<Vec<_>>().join("\n\n");
    Message { text, choices }
}

fn is_it_you(offer: &Offer, nonce: &str) -> (String, Choices) {
    let words = loader(offer.voice);
    let ward = offer.ward.as_str();
    let posts = offer.posts.iter().map(|post| format!("**{post}**")).collect::<Vec<_>>().join(", ");
    let text = match offer.taker {
        Taker::Again => fl!(words, "enrol-is-it-you-again", ward = ward, post = posts),
        Taker::Stranger => fl!(words, "enrol-is-it-you", ward = ward, post = posts),
        Taker::Known => fl!(words, "enrol-is-it-you-known", ward = ward, post = posts),
    };
    let text = if offer.held { format!("{text}\n{}", fl!(words, "enrol-held")) } else { text };
    let answers = vec![
        Tap::Me.button(nonce, fl!(words, "enrol-me")),
        Tap::NotMe.button(nonce, fl!(words, "enrol-not-me")),
    ];
    (text, Choices::Buttons(vec![answers, other_languages(offer.voice, nonce)]))
}

/// Every other language, by its own name.
fn other_languages(voice: Voice, nonce: &str) -> Vec<Button> {
    let others = Language::ALL.into_iter().filter(|language| *language != voice.language);
    others
        .map(|language| Tap::Language(language).button(nonce, fl!(loader(language), "language-name")))
        .collect()
}

/// What is agreed to, in short.
pub fn consent_short(voice: Voice, ward: &str, kept: &Retention) -> String {
    fl!(
        loader(voice),
        "consent-short",
        ward = ward,
        years = kept.identities_years,
        petitions = kept.petitions_years,
        ineligible = kept.ineligible_years,
        audit = kept.audit_years
    )
}

/// What is agreed to, in full.
pub fn consent_details(voice: Voice, ward: &str, kept: &Retention) -> String {
    let version = consent_version();
    fl!(
        loader(voice),
        "consent-details",
        ward = ward,
        years = kept.identities_years,
        petitions = kept.petitions_years,
        ineligible = kept.ineligible_years,
        audit = kept.audit_years,
        version = version.as_str()
    )
}

fn consent(offer: &Offer, nonce: &str) -> (String, Choices) {
    let words = loader(offer.voice);
    let text = consent_short(offer.voice, &offer.ward, &offer.kept);
    let choices = vec![
        vec![Tap::Agree.button(nonce, fl!(words, "consent-agree"))],
        vec![
            Tap::Details.button(nonce, fl!(words, "consent-details-button")),
            Tap::Refuse.button(nonce, fl!(words, "consent-refuse")),
        ],
    ];
    (text, Choices::Buttons(choices))
}

fn details(offer: &Offer, nonce: &str) -> (String, Choices) {
    let words = loader(offer.voice);
    let text = consent_details(offer.voice, &offer.ward, &offer.kept);
    let choices = vec![vec![
        Tap::Agree.button(nonce, fl!(words, "consent-agree")),
        Tap::Refuse.button(nonce, fl!(words, "consent-refuse")),
    ]];
    (text, Choices::Buttons(choices))
}

/// Vietnamese in every language: the words are Vietnamese ones.
fn address(voice: Voice, nonce: &str) -> (String, Choices) {
    let button = |address: &Address| Tap::Address(*address).button(nonce, capitalised(address.word()));
    let rows = Address::ALL.chunks(3).map(|row| row.iter().map(button).collect()).collect();
    (fl!(loader(voice), "enrol-address"), Choices::Buttons(rows))
}

fn phone(voice: Voice) -> (String, Choices) {
    let words = loader(voice);
    let label = fl!(words, "enrol-phone-share");
    (fl!(words, "enrol-phone"), Choices::Contact { label, rest: vec![vec![fl!(words, "enrol-phone-later")]] })
}
