//! Choices that are typed instead of tapped: group, kind, field.

use crate::dialogue::typed::{names, says};
use crate::domain::figure::fold;
use crate::domain::language::Language;
use crate::domain::petition::{Asked, Field};

use super::answering::send_label;
use super::draft::About;
use super::form::Question;
use super::gathering::done_label;
use super::step::Step;
use super::tap::Tap;
use super::turn::Turn;

/// A text of so many words is no petition.
const SHORT: usize = 3;

impl Step<'_> {
    /// The choice that a typed text names: by its place in the list, or by its label.
    pub(super) fn chosen(&self, question: Question, text: &str) -> Option<Tap> {
        let typed = fold(text.trim().trim_end_matches('.'));
        let number: Option<usize> = typed.parse().ok();
        let language = self.form.voice.language;
        let rules = self.form.rules();
        match question {
            Question::About => {
                let number = typed.strip_prefix("to ").unwrap_or(&typed).parse::<u32>().ok();
                let group = self.form.groups().into_iter().find(|group| Some(group.number) == number);
                let ward = ["phuong", "ca phuong", "ward"].contains(&typed.as_str()).then_some(About::Ward);
                group.map(|group| About::Group(group.code.clone())).or(ward).map(Tap::About)
            }
            Question::Kind => {
                let named = |(at, asked): &(usize, Asked)| {
                    number == Some(at + 1) || fold(rules.kind(*asked).label.get(language)) == typed
                };
                Asked::ALL.into_iter().enumerate().find(named).map(|(_, asked)| Tap::Kind(asked))
            }
            Question::Field => {
                let numbered = number.and_then(|number| number.checked_sub(1));
                let named = self.fields_named(text);
                let only = named.first().copied().filter(|_| named.len() == 1);
                let whole = |field: &Field| fold(rules.field(*field).get(language)) == typed;
                let by_label = Field::ALL.iter().position(whole);
                by_label.or(numbered).or(only).and_then(|at| Field::ALL.get(at).copied()).map(Tap::Field)
            }
            Question::What | Question::Place | Question::Name | Question::Phone | Question::Households => {
                None
            }
        }
    }

    /// The fields that a short text names by some of their words, by their places in the list.
    fn fields_named(&self, text: &str) -> Vec<usize> {
        let (rules, language) = (self.form.rules(), self.form.voice.language);
        names(text, Field::ALL.map(|field| rules.field(field).get(language)))
    }

    /// Whether a text, sent where a choice is to be made, is meant to make it and does not: so short that it says nothing else,
    /// a button's word that is not among the choices, or what several of them have in common.
    pub(super) fn only_chooses(&self, question: Question, text: &str) -> bool {
        let buttons = Language::ALL.map(|language| [done_label(language), send_label(language)]);
        text.split_whitespace().count() <= SHORT
            || says(text, buttons.as_flattened())
            || (question == Question::Field && !self.fields_named(text).is_empty())
    }

    /// A choice that was typed.
    pub(super) fn choose(mut self, tap: Tap) -> Turn {
        match tap {
            Tap::About(about) => self.choose_about(about),
            Tap::Kind(asked) => self.choose_kind(asked),
            Tap::Field(field) => {
                self.draft.field = Some(field);
                self.onward()
            }
            _ => self.again(),
        }
    }

    pub(super) fn choose_about(mut self, about: About) -> Turn {
        let is_there = match &about {
            About::Ward => true,
            About::Group(code) => self.form.groups().iter().any(|group| group.code == *code),
        };
        if is_there {
            self.draft.about = Some(about);
        }
        self.onward()
    }
}
