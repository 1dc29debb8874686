//! Texts that are longer than one message: the messenger cuts them, and each part comes as a message of its own.

use chrono::{DateTime, Utc};
use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::dialogue::cut::Cut;
use crate::domain::answer::{Answer, Value};
use crate::domain::catalogue::{Key, Kind};
use crate::words::loader;

use super::form::Form;
use super::session::Tail;
use super::step::Step;
use super::turn::{Answered, Next, Turn};

/// Remembers in the turn that follows a text that the rest of it may come as the next message.
pub(super) fn expect_the_rest(form: &Form, turn: &mut Turn, text: &str, sent_at: DateTime<Utc>) {
    let Next::Stay(session) = &mut turn.next else { return };
    let Some(cut) = Cut::of(text, sent_at) else { return };
    let narrative = match &turn.answered {
        Some(Answered::One(key)) => Some(key.clone()).filter(|key| is_text(form, key)),
        Some(Answered::WholeMonth) | None => None,
    };
    session.tail = Some(Tail { cut, narrative });
}

fn is_text(form: &Form, key: &Key) -> bool {
    form.find(key.as_str()).is_some_and(|one| matches!(one.kind, Kind::Narrative | Kind::ShortText))
}

impl Step<'_> {
    /// The messenger cut a long text: this is the rest of the message before.
    pub(super) fn rest_of_long_text(mut self, text: &str) -> Turn {
        let seam = self.session.tail.as_ref().map_or("", |tail| tail.cut.seam());
        let key = self.session.tail.as_ref().and_then(|tail| tail.narrative.clone());
        let longer = key.as_ref().and_then(|key| lengthen(self.answers.get(key), &format!("{seam}{text}")));
        if let Some(tail) = &mut self.session.tail {
            tail.cut.at_a_space = Cut::of(text, tail.cut.sent_at).is_none_or(|cut| cut.at_a_space);
        }
        let messages = match (key, longer) {
            (Some(key), Some(longer)) => {
                self.answers.insert(key, longer);
                fl!(loader(self.form.voice), "report-rest-added")
            }
            _ => fl!(loader(self.form.voice), "report-rest-ignored"),
        };
        let messages = vec![Message { text: messages, ..Message::default() }];
        let next = Next::Stay(self.session);
        Turn { next, answers: self.answers, messages, amends: false, toast: None, answered: None }
    }
}

/// Whether the answer is a text that another part of the same message may lengthen.
fn lengthen(answer: Option<&Answer>, rest: &str) -> Option<Answer> {
    match answer {
        Some(Answer::Value(Value::Text(text))) => Some(Answer::Value(Value::Text(format!("{text}{rest}")))),
        Some(_) | None => None,
    }
}
