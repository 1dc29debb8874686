//! Sending the month, or handing it over to the leader.

use i18n_embed_fl::fl;

use crate::domain::catalogue::Indicator;
use crate::words::loader;

use super::check;
use super::session::{Place, Then};
use super::step::Step;
use super::turn::{Next, Turn};

impl Step<'_> {
    pub(super) fn send(self, confirmed: bool) -> Turn {
        if !self.form.submits() {
            return self.hand_over();
        }
        let step = match self.complete() {
            Ok(step) => step,
            Err(turn) => return *turn,
        };
        if !confirmed && check::equals_last_month(step.form, &step.answers) {
            return step.show(Place::SameAsLastMonth);
        }
        let next = Next::Submit(step.form.submittable(&step.answers));
        Turn { next, answers: step.answers, messages: vec![], amends: false, toast: None, answered: None }
    }

    pub(super) fn hand_over(self) -> Turn {
        match self.complete() {
            Ok(step) => Turn {
                next: Next::HandOver,
                answers: step.answers,
                messages: vec![],
                amends: false,
                toast: None,
                answered: None,
            },
            Err(turn) => *turn,
        }
    }

    /// Goes on where every question is answered and no rule is broken; otherwise asks what is missing.
    fn complete(mut self) -> Result<Self, Box<Turn>> {
        let words = loader(self.form.voice);
        let asked = self.form.asked(&self.answers);
        let open = |one: &&Indicator| {
            !self.answers.contains_key(&one.key) || self.session.held.contains_key(&one.key)
        };
        if asked.iter().any(open) {
            return Err(Box::new(self.say(fl!(words, "report-still-open")).onward(None, Then::Review)));
        }
        if let Some((rule, key)) = check::broken_on_sending(self.form, &self.answers) {
            self.answers.remove(key);
            let message = rule.message.get(self.form.voice.language).to_owned();
            return Err(Box::new(self.say(message).onward(None, Then::Review)));
        }
        Ok(self)
    }
}
