//! Sentences as words, each as it was typed and without diacritics.

use crate::domain::figure::{fold, nfc};

/// A sentence of a text.
pub(super) struct Sentence(Vec<Word>);

struct Word {
    /// In small letters, composed.
    typed: String,
    bare: String,
}

/// How a phrase was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Letter by letter, diacritics and all.
    AsTyped,
    /// Typed without any diacritics, where the phrase has some.
    Bare,
}

/// The sentences of a text. Commas do not end one.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let text = nfc(text).to_lowercase();
    let parts = text.split(['.', '!', '?', ';', '\n']);
    parts
        .map(|part| Sentence(part.split(|letter: char| !letter.is_alphanumeric()).filter_map(word).collect()))
        .collect()
}

fn word(typed: &str) -> Option<Word> {
    (!typed.is_empty()).then(|| Word { typed: typed.to_owned(), bare: fold(typed) })
}

impl Sentence {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the phrase (small letters, words parted by single blanks) stands at `at`, and how.
    pub fn finds(&self, at: usize, phrase: &str) -> Option<How> {
        let mut how = How::AsTyped;
        for (count, wanted) in phrase.split(' ').enumerate() {
            let found = self.0.get(at + count)?;
            if found.typed == wanted {
                continue;
            }
            if found.typed != found.bare || found.bare != fold(wanted) {
                return None;
            }
            how = How::Bare;
        }
        Some(how)
    }

    /// Whether the phrase ends right before `at`.
    pub fn ends_before(&self, at: usize, phrase: &str) -> bool {
        let length = phrase.split(' ').count();
        at.checked_sub(length).is_some_and(|begins| self.finds(begins, phrase).is_some())
    }

    /// Whether any of the phrases stands somewhere before `at`.
    pub fn any_before(&self, at: usize, phrases: &[&str]) -> bool {
        (0..at).any(|begins| {
            phrases.iter().any(|phrase| {
                begins + phrase.split(' ').count() <= at && self.finds(begins, phrase).is_some()
            })
        })
    }
}
