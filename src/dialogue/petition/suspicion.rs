//! What is sent for a petition may be a denunciation: it is held back until the person has said whether it is one.

use i18n_embed_fl::fl;

use crate::dialogue::held::{Added, Held, answer};
use crate::domain::petition::looks_like_denunciation;

use super::draft::Piece;
use super::form::Question;
use super::sent::{Sent, SentFile};
use super::session::Stage;
use super::step::Step;
use super::turn::{Input, Next, Turn};

impl Step<'_> {
    /// What looks like a denunciation, by itself or with the text whose rest it is.
    pub(super) fn is_suspected(&self, sent: &Sent) -> bool {
        looks_like_denunciation(sent.words()) || self.is_suspected_as_rest(sent)
    }

    /// Where the text before looked like one by itself, the person has said that it is none.
    fn is_suspected_as_rest(&self, sent: &Sent) -> bool {
        let Sent::Text { message, text, sent_at } = sent else { return false };
        let looks = |text: Option<crate::domain::petition::Said>| {
            text.is_some_and(|text| looks_like_denunciation(text.as_str()))
        };
        if !self.draft.goes_on(*sent_at) || looks(self.draft.text()) {
            return false;
        }
        let mut whole = self.draft.clone();
        whole.pieces.extend(Piece::text(message.clone(), text, *sent_at));
        looks(whole.text())
    }

    /// Asks whether what is held is a denunciation.
    pub(super) fn suspect(self, held: Held<SentFile>) -> Turn {
        let back = match self.session.stage {
            Stage::Asking(question) => Some(question),
            Stage::Found | Stage::Discarding | Stage::Review | Stage::Suspected { .. } => None,
        };
        self.show(Stage::Suspected { held, back })
    }

    /// Whatever is sent before the answer waits for it as well.
    pub(super) fn sent_while_suspected(
        mut self,
        mut held: Held<SentFile>,
        back: Option<Question>,
        input: Input,
    ) -> Turn {
        match input {
            Input::Sent(Sent::Edited { message, text }) if held.knows(&message) => {
                held.change(&message, &text);
                if !held.is_suspected() {
                    return self.release(held, back);
                }
                self.show(Stage::Suspected { held, back })
            }
            Input::Sent(Sent::Text { text, .. }) if answer(&text) == Some(true) => self.denounce(),
            Input::Sent(Sent::Text { text, .. }) if answer(&text) == Some(false) => self.release(held, back),
            Input::Sent(sent) if !held.is_empty() => {
                let is_of_album = is_of_album(&held, &sent);
                let added = held.add(sent);
                self.session.stage = Stage::Suspected { held, back };
                match added {
                    Added::Waits if !is_of_album => {
                        let said = fl!(self.words(), "petition-suspected-waits");
                        self.say(said).again()
                    }
                    Added::Joined | Added::Waits => Turn { amends: true, ..self.again() },
                    Added::Refused(_) => self.answer_first(),
                }
            }
            Input::Sent(_)
            | Input::Location { .. }
            | Input::Contact { .. }
            | Input::Tap { .. }
            | Input::Other => self.answer_first(),
        }
    }

    fn answer_first(self) -> Turn {
        let hint = fl!(self.words(), "petition-suspected-first");
        self.say(hint).again()
    }

    /// It was none: what was held back is taken after all. That is said of this message only: one behind it that looks like a
    /// denunciation by itself is asked about next, as is another text for this one.
    pub(super) fn release(mut self, held: Held<SentFile>, back: Option<Question>) -> Turn {
        self.session.stage = back.map_or(Stage::Review, Stage::Asking);
        let Some((first, mut behind)) = held.release() else { return self.again() };
        let (form, nonce) = (self.form, self.nonce.clone());
        let mut turn = self.take(Input::Sent(first));
        while let Some((next, others)) = behind.clone().release() {
            let Next::Stay(session) = turn.next else { return turn };
            let step = Step { form, session, draft: turn.draft, nonce: nonce.clone(), lead: vec![] };
            if step.is_suspected(&next) {
                return step.suspect(behind);
            }
            turn = step.take_behind(next);
            behind = others;
        }
        turn
    }

    /// Another text that waited is what the petition says, whatever is asked now.
    fn take_behind(self, sent: Sent) -> Turn {
        match sent {
            Sent::Text { message, text, sent_at } => self.piece_of_text(&message, &text, sent_at),
            sent @ (Sent::File { .. } | Sent::Edited { .. }) => self.take(Input::Sent(sent)),
        }
    }

    /// Nothing of what was written stays.
    pub(super) fn denounce(self) -> Turn {
        let held = matches!(&self.session.stage, Stage::Suspected { held, .. } if !held.is_empty());
        let written = held || self.draft.has_content();
        let draft = self.form.blank();
        Turn { next: Next::Denunciation { written }, draft, message: None, amends: false, toast: None }
    }
}

/// Whether the message is one more photo of an album that waits already.
fn is_of_album(held: &Held<SentFile>, sent: &Sent) -> bool {
    let Sent::File { file, .. } = sent else { return false };
    file.album.is_some() && held.files().any(|known| known.album == file.album)
}
