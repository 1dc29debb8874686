//! What the buttons do.

use i18n_embed_fl::fl;

use crate::channels::Message;
use crate::domain::petition::{Action, ActionKind, Said};
use crate::words::loader;

use super::session::{File, Stage, evidence};
use super::step::Step;
use super::tap::Tap;
use super::turn::{Next, Turn};

impl Step<'_> {
    pub(super) fn tap(self, tap: Tap) -> Turn {
        match (tap, self.session.stage.clone()) {
            (tap, Stage::Suspected { held, back }) => self.tap_on_suspicion(tap, held, *back),
            (Tap::Leave, _) => self.leave(),
            (Tap::Body(at), Stage::Body) => match self.form.bodies.get(at).and_then(|name| Said::new(name)) {
                Some(body) => self.show(Stage::Reference { body }),
                None => self.stale(),
            },
            (Tap::Body(at), Stage::Words) if self.session.action == ActionKind::Guide => {
                match self.form.bodies.get(at).and_then(|name| Said::new(name)) {
                    Some(body) => self.words(body),
                    None => self.stale(),
                }
            }
            (Tap::Template(at), Stage::Words) => {
                match self.form.templates.get(at).and_then(|template| Said::new(template.text)) {
                    Some(text) => self.words(text),
                    None => self.stale(),
                }
            }
            (Tap::Skip, Stage::Reference { body }) => self.forward(body, None),
            (Tap::Done, Stage::Evidence { outcome, reason, photos }) if !photos.is_empty() => {
                self.settle(outcome, reason, photos)
            }
            (Tap::NoPhoto, Stage::Evidence { outcome, reason, photos }) if photos.is_empty() => {
                self.settle(outcome, reason, vec![])
            }
            (Tap::Done, Stage::More { text, files }) if text.is_some() || !files.is_empty() => {
                self.show(Stage::Review { action: Action::AddMore { text }, files })
            }
            (Tap::Back, Stage::Reference { .. }) => self.show(Stage::Body),
            (Tap::Back, Stage::Reason { .. }) => self.show(Stage::Outcome),
            (Tap::Back, Stage::Evidence { outcome, photos, .. }) => {
                let mut turn = self.show(Stage::Reason { outcome });
                turn.discarded = photos;
                turn
            }
            (Tap::Again, Stage::Review { files, .. }) => {
                let Some(first) = Stage::first(self.session.action) else { return self.stale() };
                let mut turn = self.show(first);
                turn.discarded = files;
                turn
            }
            (Tap::Send, Stage::Review { action, files }) => {
                Turn { next: Next::Act(action, files), message: None, toast: None, discarded: vec![] }
            }
            (
                Tap::Body(_)
                | Tap::Template(_)
                | Tap::Skip
                | Tap::Done
                | Tap::NoPhoto
                | Tap::Back
                | Tap::Again
                | Tap::Send
                | Tap::Denunciation
                | Tap::NoDenunciation,
                _,
            ) => self.stale(),
        }
    }

    fn leave(self) -> Turn {
        let text = fl!(loader(self.form.voice), "handling-left", number = self.form.number.as_str());
        let discarded = self.session.files();
        let message = Message { text, ..Message::default() };
        Turn { next: Next::Leave, message: Some(message), toast: None, discarded }
    }

    pub(super) fn forward(self, body: Said, reference: Option<Said>) -> Turn {
        self.show(Stage::Review { action: Action::Forward { body, reference }, files: vec![] })
    }

    pub(super) fn settle(self, outcome: Said, reason: Said, photos: Vec<File>) -> Turn {
        let action = Action::Settle { outcome, reason, evidence: evidence(&photos) };
        self.show(Stage::Review { action, files: photos })
    }
}
