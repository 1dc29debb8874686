//! Many answers at once: all as last month, a whole month in one message, corrections on the card of all answers.

use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::domain::answer::{Answer, Value};
use crate::domain::catalogue::{Indicator, OverMonths};
use crate::words::loader;

use super::answering::number_answer;
use super::check::{self, Verdict};
use super::session::{Place, Then};
use super::step::Step;
use super::turn::{Answered, Turn};
use super::understand::{Understood, understand};
use super::whole_month::{self, Filled};

impl<'a> Step<'a> {
    /// Snapshots as last month, flows 0; the exceptions are made on the card of all answers.
    pub(super) fn fill_as_last_month(mut self) -> Turn {
        for indicator in self.form.figures() {
            let answer = match &indicator.over_months {
                OverMonths::Latest => self.form.last_month(indicator.key.as_str()).cloned(),
                OverMonths::Sum | OverMonths::Any => Some(number_answer(indicator, 0)),
                OverMonths::Concat | OverMonths::Distinct { .. } => Some(Answer::Value(Value::Items(vec![]))),
                OverMonths::Ratio | OverMonths::None => None,
            };
            if let Some(answer) = answer {
                self.answers.entry(indicator.key.clone()).or_insert(answer);
            }
        }
        let lead = fl!(loader(self.form.voice), "report-as-last-month-done");
        self.say(lead).show(Place::Review)
    }

    /// On the card of all answers: a number opens that question, `3: 500k` corrects it at once.
    pub(super) fn review_text(self, text: &str) -> Turn {
        let figures = self.form.asked(&self.answers).into_iter();
        let notes = self.form.narratives(&self.answers).into_iter();
        let numbered: Vec<_> =
            figures.chain(notes.filter(|one| self.answers.contains_key(&one.key))).collect();
        if let Ok(number) = text.trim().trim_end_matches('.').parse::<usize>() {
            let chosen = number.checked_sub(1).and_then(|at| numbered.get(at)).map(|one| one.key.clone());
            return match chosen {
                Some(key) => self.reopen(&key, Then::Review),
                None => {
                    let count = numbered.len();
                    let lead = fl!(loader(self.form.voice), "report-no-such-number", count = count);
                    self.say(lead).again()
                }
            };
        }
        let everything = whole_month::numbered(self.form);
        let more = everything.into_iter().filter(|one| !numbered.iter().any(|shown| shown.key == one.key));
        let numbered: Vec<_> = numbered.iter().copied().chain(more).collect();
        if whole_month::names_an_indicator(&numbered, text) {
            return self.fill(&numbered, text, Then::Review);
        }
        let hint = fl!(loader(self.form.voice), "report-tap-please");
        self.say(hint).again()
    }

    /// Takes over what a filled list says; what is unclear is held until its question comes.
    pub(super) fn fill(mut self, numbered: &[&'a Indicator], text: &str, then: Then) -> Turn {
        let Filled { given, unknown } = whole_month::read(self.form, numbered, text);
        let mut noted = 0;
        for (indicator, text) in given {
            match self.clear_answer(indicator, &text) {
                Some(answer) => {
                    self.answers.insert(indicator.key.clone(), answer);
                    self.session.held.remove(&indicator.key);
                    self.displace(indicator);
                    noted += 1;
                }
                None => {
                    self.session.held.insert(indicator.key.clone(), text);
                }
            }
        }
        self.answered = Some(Answered::WholeMonth).filter(|_| noted > 0 || !self.session.held.is_empty());
        let words = loader(self.form.voice);
        if noted > 0 {
            self.lead.push(fl!(words, "report-filled", count = noted));
        }
        if !unknown.is_empty() {
            let lines = unknown
                .iter()
                .take(5)
                .map(|line| format!("“{}”", Message::verbatim(line)))
                .collect::<Vec<_>>()
                .join("\n");
            self.lead.push(fl!(words, "report-not-understood", lines = lines));
        }
        self.onward(None, then)
    }

    /// The answer that the text gives beyond doubt.
    pub(super) fn clear_answer(&self, indicator: &Indicator, text: &str) -> Option<Answer> {
        let fine = |number| check::check(self.form, &self.answers, indicator, number) == Verdict::Fine;
        match understand(self.form, indicator, text) {
            Understood::Answer(answer) => answer.as_number().is_none_or(fine).then_some(answer),
            Understood::Number(number) => fine(number).then(|| number_answer(indicator, number)),
            Understood::Unclear { .. } | Understood::Unreadable | Understood::UnreadableLine(_) => None,
        }
    }
}
