//! Taps that are typed.

use i18n_embed_fl::fl;

use crate::dialogue::typed::{agrees, says};
use crate::domain::language::Language;
use crate::domain::petition::Action;
use crate::words::loader;

use super::session::Stage;
use super::step::Step;
use super::tap::Tap;

impl Step<'_> {
    /// The button that the text stands for. What cannot be taken back is confirmed with the button's own words only, and what
    /// was written is never given up by a word.
    pub(super) fn typed_tap(&self, text: &str) -> Option<Tap> {
        match &self.session.stage {
            Stage::Review { action: Action::Withdraw, .. } => {
                let label = Language::ALL.map(|language| fl!(loader(language), "handling-withdraw"));
                tap_of(says(text, label), Tap::Send).or(tap_of(agrees(text) == Some(false), Tap::Leave))
            }
            Stage::Review { action: Action::MarkCoordinated, .. } => {
                let label = Language::ALL.map(|language| fl!(loader(language), "handling-note-it"));
                tap_of(says(text, label), Tap::Send).or(tap_of(agrees(text) == Some(false), Tap::Leave))
            }
            Stage::Review { .. } => {
                let label = Language::ALL.map(|language| fl!(loader(language), "handling-send"));
                tap_of(says(text, label), Tap::Send)
            }
            Stage::Evidence { photos, .. } if photos.is_empty() => {
                let label = Language::ALL.map(|language| fl!(loader(language), "handling-no-photo"));
                tap_of(says(text, label) || agrees(text) == Some(false), Tap::NoPhoto)
            }
            Stage::Evidence { .. } => tap_of(is_done(text), Tap::Done),
            Stage::More { text: before, files } if before.is_some() || !files.is_empty() => {
                tap_of(is_done(text), Tap::Done)
            }
            Stage::Reference { .. } => {
                let label = Language::ALL.map(|language| fl!(loader(language), "handling-no-reference"));
                tap_of(says(text, label) || agrees(text) == Some(false), Tap::Skip)
            }
            Stage::More { .. }
            | Stage::Words
            | Stage::Body
            | Stage::Outcome
            | Stage::Reason { .. }
            | Stage::Suspected { .. } => None,
        }
    }
}

/// Whether the text says that everything was sent.
pub(super) fn is_done(text: &str) -> bool {
    says(text, Language::ALL.map(|language| fl!(loader(language), "handling-done")))
}

fn tap_of(is_meant: bool, tap: Tap) -> Option<Tap> {
    is_meant.then_some(tap)
}
