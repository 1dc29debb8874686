//! What the sender adds may be a denunciation: it is held back until they have said whether it is one.

use i18n_embed_fl::fl;

use crate::domain::figure;
use crate::domain::petition::{Action, Said, looks_like_denunciation};
use crate::words::loader;

use super::session::{Cut, Sent, Stage};
use super::step::Step;
use super::tap::Tap;
use super::turn::{Next, Turn};
use super::words::joined;

impl Step<'_> {
    /// Something was sent: it is taken, unless it is in doubt.
    pub(super) fn sent(self, sent: Sent) -> Turn {
        if let Stage::Suspected { held, back } = self.session.stage.clone() {
            return self.sent_while_suspected(held, *back, sent);
        }
        if !self.is_suspected(&sent) {
            return self.take(sent);
        }
        let back = Box::new(self.session.stage.clone());
        self.show(Stage::Suspected { held: sent, back })
    }

    /// What looks like a denunciation, by itself or with the text whose rest it is. What handlers write is not asked about.
    fn is_suspected(&self, sent: &Sent) -> bool {
        self.session.action.is_of_sender()
            && (looks_like_denunciation(sent.words())
                || self.with_before(sent).is_some_and(|whole| looks_like_denunciation(whole.as_str())))
    }

    /// The text whose rest this is, with it. Where that text looked like one by itself, the sender has said that it is none.
    fn with_before(&self, sent: &Sent) -> Option<Said> {
        let Sent::Text { text, sent_at, .. } = sent else { return None };
        let cut = self.session.cut.filter(|cut| cut.goes_on(*sent_at))?;
        let before = self.written().filter(|before| !looks_like_denunciation(before.as_str()))?;
        joined(Some(before), cut.seam(), text)
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

    fn sent_while_suspected(mut self, held: Sent, back: Stage, sent: Sent) -> Turn {
        match (held, sent) {
            // The message in doubt itself was changed: it counts as it reads now.
            (held, Sent::Edited { message, text }) if held.message() == message => {
                self.session.stage = back;
                self.sent(held.changed_to(text))
            }
            // The messenger has cut a long text: this is the rest of it.
            (Sent::Text { message, text, sent_at }, Sent::Text { text: rest, sent_at: then, .. })
                if Cut::of(&text, sent_at).is_some_and(|cut| cut.goes_on(then)) =>
            {
                let seam = Cut::of(&text, sent_at).map_or("", |cut| cut.seam());
                let held = Sent::Text { message, text: format!("{text}{seam}{rest}"), sent_at: then };
                self.show(Stage::Suspected { held, back: Box::new(back) })
            }
            (_, Sent::Text { text, .. }) if figure::read_yes_no(&text) == Some(true) => self.denounce(),
            (held, Sent::Text { text, .. }) if figure::read_yes_no(&text) == Some(false) => {
                self.no_denunciation(held, back)
            }
            (_, sent) => {
                let hint = fl!(loader(self.form.voice), "petition-suspected-first");
                let mut turn = self.say(hint).again();
                if let Sent::File { file, .. } = sent {
                    turn.discarded.push(file);
                }
                turn
            }
        }
    }

    pub(super) fn tap_on_suspicion(self, tap: Tap, held: Sent, back: Stage) -> Turn {
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
    fn no_denunciation(mut self, held: Sent, back: Stage) -> Turn {
        self.session.stage = back;
        self.take(held)
    }
}
