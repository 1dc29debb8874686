//! One step of writing a petition.

use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::dialogue::held::Held;
use crate::dialogue::typed::says;
use crate::domain::language::Language;
use crate::domain::petition::{Asked, Kind};
use crate::words::loader;

use super::draft::{Draft, Given};
use super::form::{Form, Question};
use super::screen::Screen;
use super::sent::Sent;
use super::session::{Session, Stage};
use super::tap::Tap;
use super::turn::{Input, Next, Turn};

/// Opens what is written so far: at its first question, or where something is written already, with the choice to begin anew.
pub fn open(form: &Form, draft: Draft, nonce: String) -> Turn {
    let stage = if form.is_begun(&draft) { Stage::Found } else { first(form, &draft) };
    let session = Session { stage: stage.clone(), nonce: String::new() };
    Step { form, session, draft, nonce, lead: vec![] }.show(stage)
}

/// Decides what an input does. The new nonce is that of the buttons that the turn shows.
pub fn step(form: &Form, session: Session, draft: Draft, input: Input, nonce: String) -> Turn {
    let step = Step { form, session, draft, nonce, lead: vec![] };
    match input {
        Input::Tap { nonce, tap } if nonce == step.session.nonce => step.tap(tap),
        Input::Tap { .. } => step.stale(),
        sent => step.sent(sent),
    }
}

fn first(form: &Form, draft: &Draft) -> Stage {
    form.next_open(draft).map_or(Stage::Review, Stage::Asking)
}

/// A step under way.
pub(super) struct Step<'a> {
    pub(super) form: &'a Form<'a>,
    pub(super) session: Session,
    pub(super) draft: Draft,
    pub(super) nonce: String,
    /// What is said before the stage is shown.
    pub(super) lead: Vec<String>,
}

impl Step<'_> {
    pub(super) fn words(&self) -> &'static FluentLanguageLoader {
        loader(self.form.voice)
    }

    /// Says something before the next stage is shown.
    pub(super) fn say(mut self, line: String) -> Self {
        self.lead.push(line);
        self
    }

    /// Goes to a stage and shows it.
    pub(super) fn show(self, stage: Stage) -> Turn {
        let screen = Screen { form: self.form, draft: &self.draft, nonce: &self.nonce };
        let message = screen.draw(&stage, &self.lead);
        let session = Session { stage, nonce: self.nonce };
        let (next, draft) = (Next::Stay(session), self.draft);
        Turn { next, draft, message: Some(message), amends: false, toast: None }
    }

    /// Shows the same stage once more.
    pub(super) fn again(self) -> Turn {
        let stage = self.session.stage.clone();
        self.show(stage)
    }

    /// The first question without an answer, else the card of everything.
    pub(super) fn onward(self) -> Turn {
        let stage = first(self.form, &self.draft);
        self.show(stage)
    }

    /// A button of an earlier message: nothing changes.
    fn stale(self) -> Turn {
        let toast = Some(fl!(self.words(), "stale-button"));
        Turn { next: Next::Stay(self.session), draft: self.draft, message: None, amends: false, toast }
    }

    fn leave(self) -> Turn {
        let text = fl!(self.words(), "petition-paused");
        let message = Some(Message { text, ..Message::default() });
        Turn { next: Next::Leave, draft: self.draft, message, amends: false, toast: None }
    }

    /// Anything but a tap.
    fn sent(self, input: Input) -> Turn {
        match self.session.stage.clone() {
            Stage::Found | Stage::Discarding => self.sent_before_going_on(input),
            Stage::Suspected { held, back } => self.sent_while_suspected(held, back, input),
            Stage::Asking(_) | Stage::Review => match input {
                Input::Sent(sent) if self.is_suspected(&sent) => self.suspect(Held::of(sent)),
                input => self.take(input),
            },
        }
    }

    /// A button of the choice whether to go on, typed instead of tapped.
    fn typed_choice(&self, text: &str) -> Option<Tap> {
        let is = |key: fn(&FluentLanguageLoader) -> String| {
            says(text, Language::ALL.map(|language| key(loader(language))))
        };
        if is(|words| fl!(words, "petition-resume")) {
            return Some(Tap::Resume);
        }
        if is(|words| fl!(words, "report-later")) {
            return Some(Tap::Later);
        }
        if self.session.stage == Stage::Found {
            return is(|words| fl!(words, "petition-anew")).then_some(Tap::Anew);
        }
        is(|words| fl!(words, "petition-discard")).then_some(Tap::Discard)
    }

    /// Nothing is taken before the person has chosen to go on; a changed message corrects what it gave.
    fn sent_before_going_on(self, input: Input) -> Turn {
        if let Input::Sent(Sent::Text { text, .. }) = &input
            && let Some(tap) = self.typed_choice(text)
        {
            return self.tap(tap);
        }
        match input {
            Input::Sent(sent @ Sent::Edited { .. }) if self.is_suspected(&sent) => {
                self.suspect(Held::of(sent))
            }
            Input::Sent(Sent::Edited { .. }) => self.take(input),
            Input::Sent(Sent::Text { .. } | Sent::File { .. })
            | Input::Location { .. }
            | Input::Contact { .. }
            | Input::Tap { .. }
            | Input::Other => {
                let hint = fl!(self.words(), "petition-tap-please");
                self.say(hint).again()
            }
        }
    }

    pub(super) fn tap(mut self, tap: Tap) -> Turn {
        match (self.session.stage.clone(), tap) {
            (Stage::Suspected { .. }, Tap::Denunciation) => self.denounce(),
            (Stage::Suspected { held, back }, Tap::NoDenunciation) => self.release(held, back),
            (Stage::Suspected { .. }, _) => self.stale(),
            (_, Tap::Later) => self.leave(),
            (Stage::Found | Stage::Discarding, Tap::Resume) | (Stage::Asking(_), Tap::Review) => {
                self.onward()
            }
            (Stage::Found, Tap::Anew) => self.show(Stage::Discarding),
            (Stage::Discarding, Tap::Discard) => {
                self.draft = self.form.blank();
                let said = fl!(self.words(), "petition-discarded");
                self.say(said).onward()
            }
            (Stage::Asking(question), Tap::Back) => {
                let before = self.form.before(&self.draft, question).unwrap_or(question);
                self.show(Stage::Asking(before))
            }
            (Stage::Review, Tap::Open(question)) if self.form.asks(&self.draft, question) => {
                self.show(Stage::Asking(question))
            }
            (Stage::Review, Tap::Send) => self.send(),
            (Stage::Asking(question), tap) => self.tap_answer(question, tap),
            (Stage::Found | Stage::Discarding | Stage::Review, _) => self.stale(),
        }
    }

    /// A button that answers the open question.
    fn tap_answer(mut self, question: Question, tap: Tap) -> Turn {
        match (question, tap) {
            (Question::About, Tap::About(about)) => self.choose_about(about),
            (Question::Kind, Tap::Kind(asked)) => self.choose_kind(asked),
            (Question::Field, Tap::Field(field)) => {
                self.draft.field = Some(field);
                self.onward()
            }
            (Question::What, Tap::Done) => self.told_everything(),
            (Question::What, Tap::Undo) => self.undo(),
            (Question::Place, Tap::Pass) => {
                self.draft.place = Some(Given::Passed);
                self.onward()
            }
            (Question::Name, Tap::Own) => self.own_household(),
            (Question::Name, Tap::Pass) => self.unnamed(),
            (Question::Phone, Tap::Pass) => {
                self.draft.phone = Some(Given::Passed);
                self.onward()
            }
            (Question::Households, Tap::Households(count)) => {
                self.draft.households = Some(Given::Given(count));
                self.onward()
            }
            (Question::Households, Tap::Pass) => {
                self.draft.households = Some(Given::Passed);
                self.onward()
            }
            _ => self.stale(),
        }
    }

    /// The chosen kind. Where something is written already, a denunciation is asked back, so that a slip of the finger
    /// removes nothing.
    pub(super) fn choose_kind(mut self, asked: Asked) -> Turn {
        let kind = match asked {
            Asked::Take(kind) => kind,
            Asked::Denunciation if self.draft.has_content() => {
                return self.show(Stage::Suspected { held: Held::nothing(), back: Some(Question::Kind) });
            }
            Asked::Denunciation => return self.denounce(),
        };
        self.set_kind(kind);
        self.onward()
    }

    fn set_kind(&mut self, kind: Kind) {
        self.draft.kind = Some(kind);
        if self.draft.name == Some(Given::Passed) && !self.form.may_be_unnamed(kind) {
            self.draft.name = None;
        }
    }

    pub(super) fn send(self) -> Turn {
        match self.draft.complete(self.form) {
            Some(complete) => {
                let next = Next::Send(Box::new(complete));
                Turn { next, draft: self.draft, message: None, amends: false, toast: None }
            }
            None => {
                let said = fl!(self.words(), "petition-still-open");
                self.say(said).onward()
            }
        }
    }
}
