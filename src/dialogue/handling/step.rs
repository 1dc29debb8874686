//! One step of doing something with a petition.

use i18n_embed_fl::fl;

use crate::dialogue::cut::Cut;
use crate::domain::petition::{Action, ActionKind, Said};
use crate::words::loader;

use super::reference::bare;
use super::screen::Screen;
use super::session::{File, FileKind, Sent, Session, Stage, with_words};
use super::turn::{Form, Input, Next, Turn};
use super::typed::is_done;
use super::words::{is_vague, joined, lengthened};

/// The longest text that is taken, in letters: several messages of a messenger.
const LONGEST: usize = 12_000;
/// The most files of one action.
const MOST_FILES: usize = 10;

/// Asks for the first thing that an action needs; `None` for one that is done at once.
pub fn open(form: &Form, action: ActionKind, nonce: String) -> Option<Turn> {
    let stage = Stage::first(action)?;
    let session = Session::at(action, stage.clone());
    Some(Step { form, session, nonce, lead: vec![] }.show(stage))
}

/// Somebody else has done something with the petition meanwhile; what was written is still there, and shown again.
pub fn overtaken(form: &Form, action: &Action, files: Vec<File>, nonce: String) -> Turn {
    let stage = Stage::Review { action: action.clone(), files };
    let session = Session::at(action.kind(), stage.clone());
    let step = Step { form, session, nonce, lead: vec![] };
    step.say(fl!(loader(form.voice), "handling-overtaken")).show(stage)
}

/// Takes up again what was set aside.
pub fn resume(form: &Form, session: Session, nonce: String) -> Turn {
    let stage = session.stage.clone();
    let step = Step { form, session, nonce, lead: vec![] };
    step.say(fl!(loader(form.voice), "handling-taken-up")).show(stage)
}

/// Decides what an input does. The new nonce is that of the buttons that the turn shows.
pub fn step(form: &Form, session: Session, input: Input, nonce: String) -> Turn {
    let step = Step { form, session, nonce, lead: vec![] };
    match input {
        Input::Tap { nonce, tap } if nonce == step.session.nonce => step.tap(tap),
        Input::Tap { .. } => step.stale(),
        Input::Sent(sent) => step.sent(sent),
        Input::Other => step.unfit(),
    }
}

/// A step under way.
pub(super) struct Step<'a> {
    pub(super) form: &'a Form<'a>,
    pub(super) session: Session,
    pub(super) nonce: String,
    /// What is said before the question.
    pub(super) lead: Vec<String>,
}

impl Step<'_> {
    pub(super) fn say(mut self, line: String) -> Self {
        self.lead.push(line);
        self
    }

    /// Goes to a stage and shows it.
    pub(super) fn show(self, stage: Stage) -> Turn {
        let screen = Screen { form: self.form, action: self.session.action, nonce: &self.nonce };
        let message = screen.draw(&stage, &self.lead);
        let session = Session { stage, nonce: self.nonce, ..self.session };
        Turn { next: Next::Stay(session), message: Some(message), toast: None, discarded: vec![] }
    }

    pub(super) fn again(self) -> Turn {
        let stage = self.session.stage.clone();
        self.show(stage)
    }

    pub(super) fn stale(self) -> Turn {
        let toast = fl!(loader(self.form.voice), "stale-button");
        Turn { next: Next::Stay(self.session), message: None, toast: Some(toast), discarded: vec![] }
    }

    /// Something was sent, and may be taken.
    pub(super) fn take(mut self, sent: Sent) -> Turn {
        match sent {
            Sent::Text { text, sent_at, .. } => {
                let before = self.session.cut.filter(|cut| cut.goes_on(sent_at));
                self.session.cut = Cut::of(&text, sent_at);
                match before {
                    Some(cut) => self.rest_of_text(cut.seam(), &text),
                    None => self.text(&text),
                }
            }
            Sent::File { file, caption, .. } => self.file(file, &caption),
            Sent::Edited { .. } => {
                let line = fl!(loader(self.form.voice), "help-edit-changes-nothing");
                self.say(line).again()
            }
        }
    }

    fn unfit(self) -> Turn {
        let words = loader(self.form.voice);
        let line = match &self.session.stage {
            Stage::Evidence { .. } => fl!(words, "handling-only-photos"),
            Stage::More { .. } => fl!(words, "handling-only-text-and-files"),
            Stage::Suspected { .. } => fl!(words, "petition-suspected-first"),
            Stage::Words | Stage::Body | Stage::Reference { .. } | Stage::Outcome | Stage::Reason { .. } => {
                fl!(words, "handling-only-text")
            }
            Stage::Review { .. } => fl!(words, "handling-review-tap"),
        };
        self.say(line).again()
    }

    fn text(self, text: &str) -> Turn {
        let words = loader(self.form.voice);
        let Some(said) = Said::new(text) else { return self.unfit() };
        if text.chars().count() > LONGEST {
            return self.say(fl!(words, "handling-too-long")).again();
        }
        if let Some(tap) = self.typed_tap(text) {
            return self.tap(tap);
        }
        match self.session.stage.clone() {
            Stage::Words if self.needs_substance() && is_vague(&said) => {
                self.say(fl!(words, "handling-reason-vague")).again()
            }
            Stage::Words => self.words(said),
            Stage::Body => self.show(Stage::Reference { body: said }),
            Stage::Reference { body } => self.forward(body, Some(bare(&said))),
            Stage::Outcome if is_vague(&said) => self.say(fl!(words, "handling-outcome-vague")).again(),
            Stage::Outcome => self.show(Stage::Reason { outcome: said }),
            Stage::Reason { .. } if is_vague(&said) => self.say(fl!(words, "handling-basis-vague")).again(),
            Stage::Reason { outcome } => self.show(Stage::Evidence { outcome, reason: said, photos: vec![] }),
            Stage::Evidence { .. } | Stage::Suspected { .. } => self.unfit(),
            Stage::More { text: None, files } if files.is_empty() && is_done(text) => self.unfit(),
            Stage::More { text, files } => {
                let text = joined(text, "\n", said.as_str());
                self.show(Stage::More { text, files })
            }
            Stage::Review { .. } => self.say(fl!(words, "handling-review-tap")).again(),
        }
    }

    /// The text goes on behind what was typed last, such as the rest of one that the messenger cut.
    pub(super) fn rest_of_text(self, seam: &str, rest: &str) -> Turn {
        let stage = match self.session.stage.clone() {
            Stage::Review { action, files } => match lengthened(&action, seam, rest) {
                Some(action) => Stage::Review { action, files },
                None => return self.text(rest),
            },
            Stage::Reason { outcome } => match joined(Some(outcome), seam, rest) {
                Some(outcome) => Stage::Reason { outcome },
                None => return self.again(),
            },
            Stage::Evidence { outcome, reason, photos } => match joined(Some(reason), seam, rest) {
                Some(reason) => Stage::Evidence { outcome, reason, photos },
                None => return self.again(),
            },
            Stage::More { text, files } => Stage::More { text: joined(text, seam, rest), files },
            Stage::Words
            | Stage::Body
            | Stage::Reference { .. }
            | Stage::Outcome
            | Stage::Suspected { .. } => return self.text(rest),
        };
        self.show(stage)
    }

    fn file(self, file: File, caption: &str) -> Turn {
        let words = loader(self.form.voice);
        if self.session.files().len() >= MOST_FILES {
            let mut turn = self.say(fl!(words, "handling-enough-files", most = MOST_FILES)).again();
            turn.discarded.push(file);
            return turn;
        }
        match (self.session.stage.clone(), file.kind) {
            (Stage::Evidence { outcome, reason, mut photos }, FileKind::Photo) => {
                photos.push(file);
                self.show(Stage::Evidence { outcome, reason, photos })
            }
            (Stage::More { text, mut files }, FileKind::Photo | FileKind::Voice) => {
                files.push(file);
                let text = match Said::new(caption) {
                    Some(said) => joined(text, "\n", said.as_str()),
                    None => text,
                };
                self.show(Stage::More { text, files })
            }
            // Thought of at the last moment.
            (
                Stage::Review { action: Action::Settle { outcome, reason, .. }, mut files },
                FileKind::Photo,
            ) => {
                files.push(file);
                self.settle(outcome, reason, files)
            }
            (Stage::Review { action: Action::AddMore { text }, mut files }, _) => {
                files.push(file);
                let text = match Said::new(caption) {
                    Some(said) => joined(text, "\n", said.as_str()),
                    None => text,
                };
                self.show(Stage::Review { action: Action::AddMore { text }, files })
            }
            (
                Stage::Evidence { .. }
                | Stage::Words
                | Stage::Body
                | Stage::Reference { .. }
                | Stage::Outcome
                | Stage::Reason { .. }
                | Stage::Review { .. }
                | Stage::Suspected { .. },
                FileKind::Photo | FileKind::Voice,
            ) => {
                let mut turn = self.unfit();
                turn.discarded.push(file);
                turn
            }
        }
    }

    pub(super) fn words(self, said: Said) -> Turn {
        match with_words(self.session.action, said) {
            Some(action) => self.show(Stage::Review { action, files: vec![] }),
            None => self.again(),
        }
    }

    /// Whether a reason of some length is wanted: the sender is turned away with it. Senders themselves may be brief.
    fn needs_substance(&self) -> bool {
        matches!(self.session.action, ActionKind::Refuse | ActionKind::RefuseAsIneligible)
    }
}
