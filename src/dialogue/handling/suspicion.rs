//! What the sender adds may be a denunciation: it is held back until they have said whether it is one.

use i18n_embed_fl::fl;

use crate::domain::figure;
use crate::domain::petition::{Action, Said, looks_like_denunciation};
use crate::words::loader;

use super::session::{Cut, Held, Stage};
use super::step::{Step, joined};
use super::tap::Tap;
use super::turn::{Input, Next, Turn};

impl Step<'_> {
    /// Anything but a tap.
    pub(super) fn sent(self, input: Input) -> Turn {
        if let Stage::Suspected { held, back } = self.session.stage.clone() {
            return self.sent_while_suspected(held, *back, input);
        }
        match self.suspicion(&input) {
            Some(held) => {
                let back = Box::new(self.session.stage.clone());
                self.show(Stage::Suspected { held, back })
            }
            None => self.take(input),
        }
    }

    /// What looks like a denunciation, by itself or only with the text whose rest it is: where that text did so without it, the
    /// sender has said that it is none. What handlers write is not asked about.
    fn suspicion(&self, input: &Input) -> Option<Held> {
        if !self.session.action.is_of_sender() {
            return None;
        }
        let (held, with_before) = match input.clone() {
            Input::Text { message, text, sent_at } => {
                let goes_on = self.session.cut.filter(|cut| cut.goes_on(sent_at));
                let before = self.written().filter(|before| !looks_like_denunciation(before.as_str()));
                let whole =
                    before.zip(goes_on).and_then(|(before, cut)| joined(Some(before), cut.seam(), &text));
                (Held::Text { message, text, sent_at }, whole)
            }
            Input::File { message, file, caption } => (Held::File { message, file, caption }, None),
            Input::Edited { message, text } => (Held::Edited { message, text }, None),
            Input::Tap { .. } | Input::Other => return None,
        };
        let whole = with_before.is_some_and(|whole| looks_like_denunciation(whole.as_str()));
        (whole || looks_like_denunciation(held.words())).then_some(held)
    }

    /// What the sender has written so far.
    fn written(&self) -> Option<Said> {
        match &self.session.stage {
            Stage::More { text, .. } | Stage::Review { action: Action::AddMore { text }, .. } => text.clone(),
            Stage::Review { action: Action::Reopen { reason }, .. } => Some(reason.clone()),
            Stage::Review { .. }
            | Stage::Words
            | Stage::Body
            | Stage::Reference { .. }
            | Stage::Outcome
            | Stage::Reason { .. }
            | Stage::Evidence { .. }
            | Stage::Suspected { .. } => None,
        }
    }

    fn sent_while_suspected(mut self, held: Held, back: Stage, input: Input) -> Turn {
        match (held, input) {
            // The message in doubt itself was changed: it counts as it reads now.
            (held, Input::Edited { message, text }) if held.message() == message => {
                self.session.stage = back;
                self.sent(held.changed_to(text).into_input())
            }
            // The messenger has cut a long text: this is the rest of it.
            (Held::Text { message, text, sent_at }, Input::Text { text: rest, sent_at: then, .. })
                if Cut::of(&text, sent_at).is_some_and(|cut| cut.goes_on(then)) =>
            {
                let seam = Cut::of(&text, sent_at).map_or("", |cut| cut.seam());
                let held = Held::Text { message, text: format!("{text}{seam}{rest}"), sent_at: then };
                self.show(Stage::Suspected { held, back: Box::new(back) })
            }
            (_, Input::Text { text, .. }) if figure::read_yes_no(&text) == Some(true) => self.denounce(),
            (held, Input::Text { text, .. }) if figure::read_yes_no(&text) == Some(false) => {
                self.no_denunciation(held, back)
            }
            (_, input) => {
                let hint = fl!(loader(self.form.voice), "petition-suspected-first");
                let mut turn = self.say(hint).again();
                if let Input::File { file, .. } = input {
                    turn.discarded.push(file);
                }
                turn
            }
        }
    }

    pub(super) fn tap_on_suspicion(self, tap: Tap, held: Held, back: Stage) -> Turn {
        match tap {
            Tap::Denunciation => self.denounce(),
            Tap::NoDenunciation => self.no_denunciation(held, back),
            Tap::Body(_)
            | Tap::Template(_)
            | Tap::Skip
            | Tap::Done
            | Tap::NoPhoto
            | Tap::Back
            | Tap::Send
            | Tap::Again
            | Tap::Leave => self.stale(),
        }
    }

    /// Nothing of what was written stays.
    fn denounce(self) -> Turn {
        let discarded = self.session.files();
        Turn { next: Next::Denunciation, message: None, toast: None, discarded }
    }

    /// It was none: what was held back is taken after all. That is said of this message only.
    fn no_denunciation(mut self, held: Held, back: Stage) -> Turn {
        self.session.stage = back;
        self.take(held.into_input())
    }
}
