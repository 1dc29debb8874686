//! Answers that are typed or shared: place, name, telephone number, households.

use i18n_embed_fl::fl;

use crate::dialogue::typed::says;
use crate::domain::language::Language;
use crate::domain::petition::Said;
use crate::domain::petition::content::{Place, Point};
use crate::domain::phone::PhoneNumber;
use crate::words::loader;

use super::draft::Given;
use super::form::Question;
use super::reading::{
    Households, households, is_no_name, is_nothing, is_oneself, is_unnamed, name_and_phone, phone_within,
};
use super::screen::Screen;
use super::session::Stage;
use super::step::Step;
use super::turn::Turn;

/// The longest name and the longest description of a place, in letters.
const LONGEST: usize = 300;

/// What the button is called that sends the petition.
pub(super) fn send_label(language: Language) -> String {
    fl!(loader(language), "petition-send")
}

impl Step<'_> {
    /// Remembers which question the message answers.
    pub(super) fn answered_by(mut self, message: &str, question: Question) -> Self {
        self.draft.messages.insert(message.to_owned(), question);
        self
    }

    /// A typed answer.
    pub(super) fn answer(self, message: &str, question: Question, text: &str) -> Turn {
        self.answered_by(message, question).typed(question, text)
    }

    /// A message that had answered a question reads otherwise now.
    pub(super) fn answered_anew(self, question: Question, text: &str) -> Turn {
        match question {
            Question::About | Question::Kind | Question::Field => match self.chosen(question, text) {
                Some(tap) => self.choose(tap),
                None => {
                    let hint = fl!(self.words(), "petition-choose");
                    self.ask_again(question, hint)
                }
            },
            Question::Name => {
                // A name that is spelt otherwise now is still that of the same person.
                let phone = self.draft.phone.clone();
                self.name(text, phone)
            }
            Question::Phone if !self.form.asks(&self.draft, question) => self.again(),
            Question::What | Question::Place | Question::Phone | Question::Households => {
                self.typed(question, text)
            }
        }
    }

    fn typed(self, question: Question, text: &str) -> Turn {
        match question {
            Question::Place => self.place_in_words(text),
            Question::Name => self.name(text, None),
            Question::Phone => self.phone(text),
            Question::Households => self.households(text),
            Question::About | Question::Kind | Question::Field | Question::What => self.again(),
        }
    }

    pub(super) fn ask_again(mut self, question: Question, hint: String) -> Turn {
        self.lead.clear();
        self.say(hint).show(Stage::Asking(question))
    }

    fn place_in_words(mut self, text: &str) -> Turn {
        if is_nothing(text) {
            self.draft.place = Some(Given::Passed);
            return self.onward();
        }
        match Said::new(text).filter(|words| words.as_str().chars().count() <= LONGEST) {
            Some(words) => {
                self.draft.place = Some(Given::Given(Place::Words(words)));
                self.onward()
            }
            None => {
                let hint = fl!(self.words(), "petition-place-too-long");
                self.ask_again(Question::Place, hint)
            }
        }
    }

    /// A place on the map answers where it is, whatever is asked at the moment.
    pub(super) fn location(mut self, message: &str, point: Point) -> Turn {
        self.draft.place = Some(Given::Given(Place::Point(point)));
        let step = self.answered_by(message, Question::Place);
        let said = fl!(step.words(), "petition-location-noted");
        let step = step.say(said);
        if step.session.stage == Stage::Asking(Question::Place) { step.onward() } else { step.again() }
    }

    pub(super) fn unnamed(mut self) -> Turn {
        let allowed = self.draft.kind.is_none_or(|kind| self.form.may_be_unnamed(kind));
        if !allowed {
            // The question itself says that a name is needed.
            self.lead.clear();
            return self.show(Stage::Asking(Question::Name));
        }
        self.draft.name = Some(Given::Passed);
        self.draft.phone = None;
        self.draft.own = false;
        self.onward()
    }

    pub(super) fn own_household(mut self) -> Turn {
        let Some((name, phone)) = self.form.own else { return self.again() };
        self.draft.name = Some(Given::Given(name.clone()));
        self.draft.phone = phone.cloned().map(Given::Given);
        self.draft.own = true;
        self.onward()
    }

    /// A name, also with the telephone number behind it.
    fn name(mut self, text: &str, known: Option<Given<PhoneNumber>>) -> Turn {
        if is_unnamed(text) {
            return self.unnamed();
        }
        if is_oneself(text) && self.form.own.is_some() {
            return self.own_household();
        }
        let (name, phone) = name_and_phone(text);
        let is_name = |name: &Said| {
            let letters = name.as_str().chars().filter(|letter| letter.is_alphabetic()).count();
            letters >= 2 && name.as_str().chars().count() <= LONGEST
        };
        let Some(name) = Said::new(&name)
            .filter(is_name)
            .filter(|name| !is_no_name(name.as_str()) && !is_oneself(name.as_str()))
        else {
            let hint = fl!(self.words(), "petition-name-unreadable");
            return self.ask_again(Question::Name, hint);
        };
        self.draft.name = Some(Given::Given(name));
        self.draft.phone = phone.map(Given::Given).or(known);
        self.draft.own = false;
        self.onward()
    }

    fn phone(mut self, text: &str) -> Turn {
        if is_nothing(text) {
            self.draft.phone = Some(Given::Passed);
            return self.onward();
        }
        match phone_within(text) {
            Some(phone) => {
                self.draft.phone = Some(Given::Given(phone));
                self.onward()
            }
            None => {
                let hint = fl!(self.words(), "petition-phone-unreadable");
                self.ask_again(Question::Phone, hint)
            }
        }
    }

    /// A contact that was shared: the resident's name and number; only the number, where that is asked.
    pub(super) fn contact(mut self, message: &str, name: &str, phone: &str) -> Turn {
        let asks_number = self.session.stage == Stage::Asking(Question::Phone);
        let Some(phone) = PhoneNumber::read(phone) else {
            let hint = fl!(self.words(), "petition-contact-unreadable");
            return self.say(hint).again();
        };
        self.draft.phone = Some(Given::Given(phone));
        let name = Said::new(name).filter(|name| name.as_str().chars().count() <= LONGEST);
        if let (Some(name), false) = (name, asks_number) {
            self.draft.name = Some(Given::Given(name));
            self.draft.own = false;
        }
        let question = if asks_number { Question::Phone } else { Question::Name };
        let step = self.answered_by(message, question);
        let said = fl!(step.words(), "petition-contact-noted");
        let step = step.say(said);
        match step.session.stage {
            Stage::Asking(Question::Name | Question::Phone) => step.onward(),
            Stage::Asking(_) | Stage::Review | Stage::Found | Stage::Discarding | Stage::Suspected { .. } => {
                step.again()
            }
        }
    }

    fn households(mut self, text: &str) -> Turn {
        match households(text) {
            Households::Count(count) => {
                self.draft.households = Some(Given::Given(count));
                self.onward()
            }
            Households::NotKnown => {
                self.draft.households = Some(Given::Passed);
                self.onward()
            }
            Households::Perhaps(readings) => {
                self.lead.clear();
                self.ask_back_households(&readings)
            }
            Households::Unreadable => {
                let hint = fl!(self.words(), "petition-households-unreadable");
                self.ask_again(Question::Households, hint)
            }
        }
    }

    fn ask_back_households(self, readings: &[u32]) -> Turn {
        let screen = Screen { form: self.form, draft: &self.draft, nonce: &self.nonce };
        let message = screen.households_asked_back(readings);
        let turn = self.show(Stage::Asking(Question::Households));
        Turn { message: Some(message), ..turn }
    }

    /// A number on the card of everything opens that line, and the button's word sends it.
    pub(super) fn review_text(self, text: &str) -> Turn {
        if says(text, Language::ALL.map(send_label)) {
            return self.send();
        }
        let number = text.trim().trim_end_matches('.').parse::<usize>().ok();
        let asked = self.form.asked(&self.draft);
        match number.and_then(|number| asked.get(number.checked_sub(1)?).copied()) {
            Some(question) => self.show(Stage::Asking(question)),
            None => {
                let hint = fl!(self.words(), "petition-review-tap", most = asked.len());
                self.say(hint).again()
            }
        }
    }
}
