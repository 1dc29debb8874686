//! One step of the report.

use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::domain::answer::{Answer, Answers, Value};
use crate::domain::catalogue::{Key, Kind};
use crate::words::loader;

use super::form::Form;
use super::long_text::expect_the_rest;
use super::screen::Screen;
use super::session::{Held, Place, Session, Then};
use super::tap::Tap;
use super::turn::{Answered, Input, Next, Turn};
use super::understand::agrees;
use super::whole_month;

/// Opens a report at its card.
///
/// `held` is what an earlier stay in the report left unclear.
pub fn open(form: &Form, answers: Answers, seen: i32, held: Held, nonce: String) -> Turn {
    let session = Session { place: Place::Opening, nonce: String::new(), seen, held, tail: None };
    Step { form, session, answers, nonce, lead: vec![], answered: None }.show(Place::Opening)
}

/// Decides what an input does. The new nonce is that of the buttons that the turn shows.
pub fn step(form: &Form, session: Session, answers: Answers, input: Input, nonce: String) -> Turn {
    let mut step = Step { form, session, answers, nonce, lead: vec![], answered: None };
    if !step.place_exists() {
        return step.say(fl!(loader(form.voice), "report-form-changed")).show(Place::Opening);
    }
    match input {
        Input::Text { text, sent_at } => {
            if step.session.tail.as_ref().is_some_and(|tail| tail.cut.goes_on(sent_at)) {
                return step.rest_of_long_text(&text);
            }
            step.session.tail = None;
            let mut turn = step.text(&text);
            expect_the_rest(form, &mut turn, &text, sent_at);
            turn
        }
        Input::Tap { nonce, tap } if nonce == step.session.nonce => step.tap(tap),
        Input::Tap { .. } => step.stale(),
        Input::Edited { gave, text } => step.edited(gave, &text),
        Input::Other => step.say(fl!(loader(form.voice), "report-only-text")).again(),
        Input::Overtaken => step.say(fl!(loader(form.voice), "report-overtaken")).show(Place::Review),
    }
}

/// A step under way.
pub(super) struct Step<'a> {
    pub(super) form: &'a Form<'a>,
    pub(super) session: Session,
    pub(super) answers: Answers,
    pub(super) nonce: String,
    /// What is said before the place is shown.
    pub(super) lead: Vec<String>,
    pub(super) answered: Option<Answered>,
}

impl Step<'_> {
    /// Says something before the next place is shown.
    pub(super) fn say(mut self, line: String) -> Self {
        self.lead.push(line);
        self
    }

    /// Goes to a place and shows it.
    pub(super) fn show(self, place: Place) -> Turn {
        let screen = Screen { form: self.form, answers: &self.answers, nonce: &self.nonce };
        let mut messages = vec![];
        if place == Place::WholeMonth {
            let hint = fl!(loader(self.form.voice), "report-whole-month-hint");
            let text = self.lead.iter().cloned().chain([hint]).collect::<Vec<_>>().join("\n\n");
            messages.push(Message { text, ..Message::default() });
            messages.push(screen.draw(&place, &[]));
        } else {
            messages.push(screen.draw(&place, &self.lead));
        }
        self.turn(place, messages)
    }

    pub(super) fn turn(self, place: Place, messages: Vec<Message>) -> Turn {
        let session = Session { place, nonce: self.nonce, ..self.session };
        let (answers, answered) = (self.answers, self.answered);
        Turn { next: Next::Stay(session), answers, messages, amends: false, toast: None, answered }
    }

    /// Shows the same place once more.
    pub(super) fn again(self) -> Turn {
        let place = match self.session.place.clone() {
            Place::Question { key, then, .. } => Place::Question { key, doubt: None, then },
            other => other,
        };
        self.show(place)
    }

    /// A button of an earlier message: nothing changes.
    pub(super) fn stale(self) -> Turn {
        let toast = fl!(loader(self.form.voice), "stale-button");
        let next = Next::Stay(self.session);
        Turn {
            next,
            answers: self.answers,
            messages: vec![],
            amends: false,
            toast: Some(toast),
            answered: None,
        }
    }

    fn leave(self) -> Turn {
        let text = fl!(loader(self.form.voice), "report-paused");
        let messages = vec![Message { text, ..Message::default() }];
        Turn {
            next: Next::Leave(self.session.held),
            answers: self.answers,
            messages,
            amends: false,
            toast: None,
            answered: None,
        }
    }

    /// After an upgrade, or under another catalogue, the question may be gone.
    fn place_exists(&self) -> bool {
        match &self.session.place {
            Place::Question { key, .. } | Place::Lines { key, .. } | Place::Narrative { key } => {
                self.form.find(key.as_str()).is_some()
            }
            Place::Opening
            | Place::Narratives
            | Place::WholeMonth
            | Place::Review
            | Place::SameAsLastMonth => true,
        }
    }

    fn text(self, text: &str) -> Turn {
        match self.session.place.clone() {
            Place::Question { key, doubt: Some(doubt), then } if doubt.is_agreeable() && agrees(text) => {
                self.reading(&key, &doubt, 0, then)
            }
            Place::Question { key, then, .. } => self.answer_text(&key, text, then),
            Place::Narrative { key } => self.answer_text(&key, text, Then::Onward),
            Place::Lines { key, lines, line, then } => self.lines_text(key, lines, line, then, text),
            Place::WholeMonth => {
                let numbered = whole_month::numbered(self.form);
                self.fill(&numbered, text, Then::Onward)
            }
            Place::Review => self.review_text(text),
            Place::Opening | Place::Narratives | Place::SameAsLastMonth => {
                let numbered = whole_month::numbered(self.form);
                if whole_month::names_an_indicator(&numbered, text) {
                    return self.fill(&numbered, text, Then::Onward);
                }
                let hint = fl!(loader(self.form.voice), "report-tap-please");
                self.say(hint).again()
            }
        }
    }

    fn tap(self, tap: Tap) -> Turn {
        let place = self.session.place.clone();
        match (place, tap) {
            (_, Tap::Later) => self.leave(),
            (Place::Opening | Place::Review, Tap::Begin) => self.onward(None, Then::Onward),
            (Place::Opening, Tap::WholeMonth) => self.show(Place::WholeMonth),
            (Place::Opening, Tap::AsLastMonth) => self.fill_as_last_month(),
            (Place::Question { key, then, .. }, Tap::Number(number)) => self.number(&key, number, then),
            (Place::Question { key, then, .. }, Tap::YesNo(yes)) => self.number(&key, i64::from(yes), then),
            (Place::Question { key, then, .. }, Tap::Blank(blank)) => {
                self.accept(&key, Answer::blank(blank), then)
            }
            (Place::Question { key, then, .. }, Tap::SameAsLastMonth) => self.same(&key, then),
            (Place::Question { key, then, .. }, Tap::MoreBlanks) => self.more_blanks(&key, then),
            (Place::Question { key, doubt: Some(doubt), then }, Tap::Reading(at)) => {
                self.reading(&key, &doubt, at, then)
            }
            (Place::Question { .. }, Tap::Again) => self.again(),
            (Place::Question { key, then, .. }, Tap::Back) => self.back(&key, then),
            (Place::Question { key, then, .. }, Tap::NoLines) => {
                self.accept(&key, Answer::Value(Value::Items(vec![])), then)
            }
            (Place::Question { key, then, .. }, Tap::AddLine) => self.first_line(key, then),
            (Place::Lines { key, lines, line, then }, tap) => self.lines_tap(key, lines, line, then, &tap),
            (Place::Question { then, .. }, Tap::Open(key)) => self.reopen(&key, then),
            (Place::Review | Place::SameAsLastMonth, Tap::Open(key)) => self.reopen(&key, Then::Review),
            (Place::Narratives, Tap::Open(key)) => self.show(Place::Narrative { key }),
            (_, Tap::Narratives) => self.show(Place::Narratives),
            (_, Tap::Review) => self.show(Place::Review),
            (Place::Review, Tap::Send) => self.send(false),
            (Place::SameAsLastMonth, Tap::SendAnyway) => self.send(true),
            (Place::Review, Tap::HandOver) => self.hand_over(),
            _ => self.stale(),
        }
    }

    /// A message that gave answers was changed: the same answers once more. In a month under way the questions go on; one
    /// that was complete is shown on the card of all answers.
    fn edited(self, gave: Answered, text: &str) -> Turn {
        let lead = fl!(loader(self.form.voice), "report-edited");
        let under_way = self.form.next_open(&self.answers, None).is_some();
        let then = if under_way { Then::Onward } else { Then::Review };
        match gave {
            Answered::One(key) if self.form.find(key.as_str()).is_some() => {
                self.say(lead).answer_text(&key, text, then)
            }
            Answered::One(_) => self.show(Place::Review),
            Answered::WholeMonth => {
                let numbered = whole_month::numbered(self.form);
                self.say(lead).fill(&numbered, text, then)
            }
        }
    }

    fn back(self, key: &Key, then: Then) -> Turn {
        match self.form.before(&self.answers, key.as_str()) {
            Some(before) => self.reopen(&before.key.clone(), then),
            None => self.show(Place::Opening),
        }
    }

    /// What is held comes first, then the next open question; after the last one the narratives are offered, then the card
    /// of all answers.
    pub(super) fn onward(mut self, after: Option<&Key>, then: Then) -> Turn {
        let asked = self.form.asked(&self.answers);
        let held = asked.iter().find_map(|one| self.session.held.remove_entry(&one.key));
        if let Some((key, text)) = held {
            let answered = self.answered.take(); // what is held came with an earlier message than this one
            return Turn { answered, ..self.answer_text(&key, &text, then) };
        }
        if let Some(next) = self.form.next_open(&self.answers, after.map(Key::as_str)) {
            return self.show(Place::Question { key: next.key.clone(), doubt: None, then });
        }
        let offer = then == Then::Onward && !self.form.narratives(&self.answers).is_empty();
        self.show(if offer { Place::Narratives } else { Place::Review })
    }

    pub(super) fn reopen(self, key: &Key, then: Then) -> Turn {
        match self.form.find(key.as_str()) {
            Some(one) if one.kind == Kind::Narrative => self.show(Place::Narrative { key: key.clone() }),
            Some(_) => self.show(Place::Question { key: key.clone(), doubt: None, then }),
            None => self.show(Place::Review),
        }
    }
}
