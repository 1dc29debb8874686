//! What the sender adds may be a denunciation: it is held back until they have said whether it is one.

use i18n_embed_fl::fl;

use crate::dialogue::held::{Added, Held, answer};
use crate::domain::petition::{Action, Said, looks_like_denunciation};
use crate::words::loader;

use super::session::{File, Sent, Stage};
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
        self.show(Stage::Suspected { held: Held::of(sent), back })
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

    /// Whatever is sent before the answer waits for it as well.
    fn sent_while_suspected(mut self, mut held: Held<File>, back: Stage, sent: Sent) -> Turn {
        match sent {
            Sent::Edited { message, text } if held.knows(&message) => {
                held.change(&message, &text);
                if !held.is_suspected() {
                    return self.release(held, back);
                }
                self.show(Stage::Suspected { held, back: Box::new(back) })
            }
            Sent::Text { text, .. } if answer(&text) == Some(true) => self.denounce(),
            Sent::Text { text, .. } if answer(&text) == Some(false) => self.release(held, back),
            sent => {
                let added = held.add(sent);
                self.session.stage = Stage::Suspected { held, back: Box::new(back) };
                self.added_while_suspected(added)
            }
        }
    }

    fn added_while_suspected(self, added: Added<File>) -> Turn {
        let words = loader(self.form.voice);
        match added {
            Added::Joined => self.again(),
            Added::Waits => self.say(fl!(words, "petition-suspected-waits")).again(),
            Added::Refused(sent) => {
                let mut turn = self.say(fl!(words, "petition-suspected-first")).again();
                turn.discarded.extend(Held::of(sent).files());
                turn
            }
        }
    }

    pub(super) fn tap_on_suspicion(self, tap: Tap, held: Held<File>, back: Stage) -> Turn {
        match tap {
            Tap::Denunciation => self.denounce(),
            Tap::NoDenunciation => self.release(held, back),
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

    /// It was none: what was held back is taken after all. That is said of this message only: one behind it that looks like a
    /// denunciation by itself is asked about next.
    fn release(mut self, held: Held<File>, back: Stage) -> Turn {
        let Some((first, mut behind)) = held.release() else { return self.again() };
        self.session.stage = back;
        let (form, nonce) = (self.form, self.nonce.clone());
        let mut turn = self.take(first);
        while let Some((next, others)) = behind.clone().release() {
            let Next::Stay(session) = turn.next.clone() else { break };
            let step = Step { form, session, nonce: nonce.clone(), lead: vec![] };
            if step.is_suspected(&next) {
                let back = Box::new(step.session.stage.clone());
                let asked = step.show(Stage::Suspected { held: behind, back });
                return Turn { discarded: turn.discarded, ..asked };
            }
            let taken = step.take_behind(next);
            let discarded = turn.discarded.into_iter().chain(taken.discarded.iter().copied()).collect();
            turn = Turn { discarded, ..taken };
            behind = others;
        }
        turn
    }

    /// Another text that waited belongs to the one before.
    fn take_behind(self, sent: Sent) -> Turn {
        match sent {
            Sent::Text { text, .. } => self.rest_of_text("\n", &text),
            sent @ (Sent::File { .. } | Sent::Edited { .. }) => self.take(sent),
        }
    }
}
