//! Answering one question: reading, checking, asking back, storing.

use i18n_embed_fl::fl;

use crate::channels::{Choices, Message};
use crate::domain::answer::{Answer, Value};
use crate::domain::catalogue::{Indicator, Key, Kind};
use crate::domain::figure::{self, Doubt as Unclear};
use crate::words::loader;

use super::check::{self, Reason, Refusal, Verdict};
use super::display;
use super::form::Form;
use super::screen::Screen;
use super::session::{Doubt, Doubtful, Place, Then};
use super::step::Step;
use super::tap::Tap;
use super::turn::{Answered, Next, Turn};
use super::understand::{Understood, household_codes, understand};

impl Step<'_> {
    /// A typed answer to the question.
    pub(super) fn answer_text(mut self, key: &Key, text: &str, then: Then) -> Turn {
        let Some(indicator) = self.form.find(key.as_str()) else { return self.show(Place::Review) };
        if matches!(indicator.kind, Kind::List(_)) && figure::read_yes_no(text) == Some(true) {
            return self.first_line(key.clone(), then);
        }
        self.answered = Some(Answered::One(key.clone()));
        match understand(self.form, indicator, text) {
            Understood::Answer(Answer::Value(Value::YesNo(yes))) => self.number(key, i64::from(yes), then),
            Understood::Answer(answer) => self.accept(key, answer, then),
            Understood::Number(number) => self.number(key, number, then),
            Understood::Unclear { readings, why } => self.unclear(indicator, &readings, why, then),
            Understood::Unreadable => {
                let lead = unreadable(self.form, indicator);
                self.say(lead).reopen(key, then)
            }
            Understood::UnreadableLine(line) => {
                let lead = unreadable_line(self.form, indicator, &line);
                self.say(lead).reopen(key, then)
            }
        }
    }

    pub(super) fn unclear(self, indicator: &Indicator, readings: &[i64], why: Unclear, then: Then) -> Turn {
        let most = indicator.bounds.hard_max.unwrap_or(i64::MAX);
        let mut readings: Vec<i64> = readings.iter().copied().filter(|reading| *reading <= most).collect();
        if let Some(usual) = check::usual(self.form, indicator) {
            let times = |reading: &i64| (*reading).max(usual) / (*reading).min(usual).max(1);
            readings.sort_by_key(times); // the one that is most like the group's other months comes first
        }
        let words = loader(self.form.voice);
        let lead = match why {
            Unclear::Unit => fl!(words, "report-unclear-unit"),
            Unclear::Approximate => fl!(words, "report-unclear-approximate"),
            Unclear::Decimal => fl!(words, "report-unclear-decimal"),
            Unclear::ZeroOrNotKnown => fl!(words, "report-unclear-zero"),
        };
        let kind = if why == Unclear::ZeroOrNotKnown { Doubtful::Nothing } else { Doubtful::Meaning };
        self.ask_back(indicator, vec![lead], readings, kind, then)
    }

    /// Shows why a figure is asked back, and its readings.
    pub(super) fn ask_back(
        mut self,
        indicator: &Indicator,
        reasons: Vec<String>,
        readings: Vec<i64>,
        about: Doubtful,
        then: Then,
    ) -> Turn {
        self.lead.extend(reasons);
        let screen = Screen { form: self.form, answers: &self.answers, nonce: &self.nonce };
        let message = screen.doubt(indicator, &self.lead, &readings, about);
        let doubt = Some(Doubt { readings, about });
        self.turn(Place::Question { key: indicator.key.clone(), doubt, then }, vec![message])
    }

    /// A number, or a yes or no as 1 or 0, that the checks have still to see.
    pub(super) fn number(self, key: &Key, number: i64, then: Then) -> Turn {
        let Some(indicator) = self.form.find(key.as_str()) else { return self.show(Place::Review) };
        match check::check(self.form, &self.answers, indicator, number) {
            Verdict::Fine => self.accept(key, number_answer(indicator, number), then),
            Verdict::Refused(refusal) => self.refuse(indicator, refusal, then),
            Verdict::Doubtful { reasons, readings } => {
                let reasons =
                    reasons.iter().map(|reason| reason_words(self.form, indicator, number, reason)).collect();
                self.ask_back(indicator, reasons, readings, Doubtful::Figure, then)
            }
        }
    }

    pub(super) fn refuse(self, indicator: &Indicator, refusal: Refusal, then: Then) -> Turn {
        let form = self.form;
        let words = loader(form.voice);
        let (lead, other) = match refusal {
            Refusal::AboveMost(most) => {
                let most = display::number(indicator, most, self.form.voice.language);
                (fl!(words, "report-above-most", most = most), None)
            }
            Refusal::Rule { rule, other } => (rule_message(self.form, rule), other),
        };
        let other =
            other.and_then(|key| self.form.find(key)).filter(|one| self.answers.contains_key(&one.key));
        let mut turn = self.say(lead).reopen(&indicator.key, then);
        let (Some(other), Next::Stay(session)) = (other, &turn.next) else { return turn };
        if let Some(Choices::Buttons(rows)) = turn.messages.last_mut().map(|message| &mut message.choices) {
            let number = turn
                .answers
                .get(&other.key)
                .and_then(Answer::as_number)
                .map_or_else(String::new, figure::number);
            let label = other.short_label().get(form.voice.language);
            let label = fl!(words, "report-correct-other", label = label, answer = number);
            rows.insert(0, vec![Tap::Open(other.key.clone()).button(&session.nonce, label)]);
        }
        turn
    }

    /// One of the readings of a figure that was asked back. The person has seen why: only the hard bounds hold now.
    pub(super) fn reading(self, key: &Key, doubt: &Doubt, at: usize, then: Then) -> Turn {
        let (Some(indicator), Some(number)) = (self.form.find(key.as_str()), doubt.readings.get(at)) else {
            return self.stale();
        };
        match check::check(self.form, &self.answers, indicator, *number) {
            Verdict::Refused(refusal) => self.refuse(indicator, refusal, then),
            Verdict::Fine | Verdict::Doubtful { .. } => {
                self.accept(key, number_answer(indicator, *number), then)
            }
        }
    }

    pub(super) fn same(self, key: &Key, then: Then) -> Turn {
        match self.form.last_month(key.as_str()).and_then(Answer::as_number) {
            Some(number) => self.number(key, number, then),
            None => self.stale(),
        }
    }

    pub(super) fn more_blanks(self, key: &Key, then: Then) -> Turn {
        let screen = Screen { form: self.form, answers: &self.answers, nonce: &self.nonce };
        let message = screen.draw_all_blanks(key.as_str(), then);
        let place = self.session.place.clone();
        Turn { amends: true, ..self.turn(place, vec![message]) }
    }

    /// Stores the answer and goes on. Later answers that it makes impossible are asked again.
    pub(super) fn accept(mut self, key: &Key, answer: Answer, then: Then) -> Turn {
        let Some(indicator) = self.form.find(key.as_str()) else { return self.show(Place::Review) };
        let shown = display::read_back(indicator, &answer, self.form.voice.language);
        self.answers.insert(key.clone(), answer);
        self.session.held.remove(key);
        let words = loader(self.form.voice);
        self.lead.push(match &indicator.kind {
            Kind::Narrative | Kind::ShortText | Kind::List(_) => {
                fl!(words, "report-noted-text", answer = shown)
            }
            Kind::Count | Kind::Money | Kind::YesNo | Kind::Ratio { .. } => {
                fl!(words, "report-noted", answer = shown)
            }
        });
        self.displace(indicator);
        if indicator.kind == Kind::Narrative {
            let place = if then == Then::Review { Place::Review } else { Place::Narratives };
            return self.show(place);
        }
        self.onward(Some(key), then)
    }

    /// Takes back the later answers that a new one has made impossible, and says why: they are asked again.
    pub(super) fn displace(&mut self, indicator: &Indicator) {
        for (rule, later) in check::displaced(self.form, &self.answers, indicator) {
            let removed = later.iter().filter(|key| self.answers.remove(**key).is_some()).count();
            if removed > 0 {
                self.lead.push(rule.message.get(self.form.voice.language).to_owned());
            }
        }
    }
}

/// A number as the answer to the indicator: a yes or no is 1 or 0.
pub(super) fn number_answer(indicator: &Indicator, number: i64) -> Answer {
    match indicator.kind {
        Kind::YesNo => Answer::Value(Value::YesNo(number != 0)),
        Kind::Count
        | Kind::Money
        | Kind::ShortText
        | Kind::Narrative
        | Kind::List(_)
        | Kind::Ratio { .. } => Answer::number(number),
    }
}

fn unreadable(form: &Form, indicator: &Indicator) -> String {
    let words = loader(form.voice);
    match indicator.kind {
        Kind::Money => fl!(words, "report-unreadable-money"),
        Kind::YesNo => fl!(words, "report-unreadable-yes-no"),
        Kind::Count | Kind::ShortText | Kind::Narrative | Kind::List(_) | Kind::Ratio { .. } => {
            fl!(words, "report-unreadable-count")
        }
    }
}

/// Why a line of a list could not be taken: how lines are written, and the codes that the group's register has.
pub(super) fn unreadable_line(form: &Form, indicator: &Indicator, line: &str) -> String {
    let Kind::List(fields) = &indicator.kind else { return unreadable(form, indicator) };
    let words = loader(form.voice);
    let labels =
        fields.iter().map(|field| field.label.get(form.voice.language)).collect::<Vec<_>>().join("; ");
    let lead = fl!(words, "report-unreadable-line", line = Message::verbatim(line), fields = labels);
    let codes = fields.iter().find_map(|field| match household_codes(form, field) {
        [] => None,
        codes => Some(fl!(words, "report-household-codes", codes = codes.join(", "))),
    });
    [Some(lead), codes].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn rule_message(form: &Form, id: &str) -> String {
    let rule = form.catalogue.rules.iter().find(|rule| rule.id == id);
    rule.map_or_else(String::new, |rule| rule.message.get(form.voice.language).to_owned())
}

fn reason_words(form: &Form, indicator: &Indicator, number: i64, reason: &Reason) -> String {
    let words = loader(form.voice);
    let figure = display::number(indicator, number, form.voice.language);
    let show = |number: i64| display::number(indicator, number, form.voice.language);
    match *reason {
        Reason::Unit => fl!(words, "report-doubt-unit", figure = figure),
        Reason::AboveUsual(usual) => fl!(words, "report-doubt-above", figure = figure, usual = show(usual)),
        Reason::Cumulative { earlier } => {
            let rest = show(number - earlier);
            fl!(words, "report-doubt-cumulative", figure = figure, earlier = show(earlier), rest = rest)
        }
        Reason::Spike { times, usual } => {
            fl!(words, "report-doubt-spike", figure = figure, times = times, usual = show(usual))
        }
        Reason::Rule(id) => rule_message(form, id),
    }
}
