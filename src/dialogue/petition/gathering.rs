//! Gathering what the petition says: texts, photos, voice notes; and correcting them.

use chrono::{DateTime, Utc};
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed_fl::fl;

use crate::dialogue::typed::says;
use crate::domain::language::Language;
use crate::domain::petition::Said;
use crate::words::loader;

use super::draft::{File, FileKind, Piece};
use super::form::Question;
use super::sent::{Sent, SentFile};
use super::session::Stage;
use super::step::Step;
use super::tap::Tap;
use super::turn::{Input, Turn};

/// The most photos and voice notes of one petition.
pub(super) const MOST_FILES: usize = 20;
/// The most letters of one petition: several messages of a messenger.
pub(super) const MOST_LETTERS: usize = 20_000;

/// What the button is called that ends the telling.
pub(super) fn done_label(language: Language) -> String {
    fl!(loader(language), "report-lines-done")
}

/// A way to another question, typed instead of tapped.
fn typed_way(text: &str) -> Option<Tap> {
    let label =
        |key: fn(&FluentLanguageLoader) -> String| Language::ALL.map(|language| key(loader(language)));
    if says(text, label(|words| fl!(words, "report-back"))) || says(text, ["quay lại", "trở lại", "back"])
    {
        return Some(Tap::Back);
    }
    says(text, label(|words| fl!(words, "report-later"))).then_some(Tap::Later)
}

impl Step<'_> {
    /// Something was sent while a question, or the card of everything, is open.
    pub(super) fn take(self, input: Input) -> Turn {
        match input {
            Input::Sent(Sent::Text { message, text, sent_at }) => self.text(&message, &text, sent_at),
            Input::Sent(Sent::File { message, file, caption }) => {
                let SentFile { kind, file, sent_at, album } = file;
                let piece = Piece::File { message, kind, file: File::Arrived(file), sent_at, album };
                self.file(piece, &caption)
            }
            Input::Location { message, point } => self.location(&message, point),
            Input::Contact { message, name, phone } => self.contact(&message, &name, &phone),
            Input::Sent(Sent::Edited { message, text }) => self.edited(&message, &text),
            Input::Tap { .. } | Input::Other => {
                let hint = fl!(self.words(), "petition-not-taken");
                self.say(hint).again()
            }
        }
    }

    fn text(self, message: &str, text: &str, sent_at: DateTime<Utc>) -> Turn {
        let Stage::Asking(question) = self.session.stage else { return self.review_text(text) };
        let is_rest = self.draft.goes_on(sent_at);
        if let Some(tap) = typed_way(text).filter(|_| !is_rest) {
            return self.tap(tap);
        }
        match question {
            Question::About | Question::Kind | Question::Field | Question::What if is_rest => {
                self.piece_of_text(message, text, sent_at)
            }
            Question::What if says(text, Language::ALL.map(done_label)) => self.told_everything(),
            Question::What => self.piece_of_text(message, text, sent_at),
            Question::About | Question::Kind | Question::Field => match self.chosen(question, text) {
                Some(tap) => self.answered_by(message, question).choose(tap),
                None if self.only_chooses(question, text) => {
                    let hint = fl!(self.words(), "petition-choose");
                    self.ask_again(question, hint)
                }
                None => self.piece_of_text(message, text, sent_at),
            },
            Question::Place | Question::Name | Question::Phone | Question::Households => {
                self.answer(message, question, text)
            }
        }
    }

    pub(super) fn piece_of_text(mut self, message: &str, text: &str, sent_at: DateTime<Utc>) -> Turn {
        if self.draft.letters() + text.chars().count() > MOST_LETTERS {
            let said = fl!(self.words(), "petition-too-long", most = MOST_LETTERS);
            return self.say(said).again();
        }
        let goes_on = self.draft.goes_on(sent_at);
        let Some(piece) = Piece::text(message.to_owned(), text, sent_at) else { return self.again() };
        self.draft.pieces.push(piece);
        self.gathered(goes_on)
    }

    fn file(mut self, piece: Piece, caption: &str) -> Turn {
        let files = self.draft.count(FileKind::Photo) + self.draft.count(FileKind::Voice);
        if files >= MOST_FILES {
            let said = fl!(self.words(), "petition-too-many-files", most = MOST_FILES);
            return self.say(said).again();
        }
        let (message, sent_at) = (piece.message().to_owned(), piece.sent_at());
        let goes_on = match &piece {
            Piece::File { album, .. } => self.draft.is_of_album(album.as_ref()),
            Piece::Text { .. } => false,
        };
        self.draft.pieces.push(piece);
        self.draft.pieces.extend(Piece::text(message, caption, sent_at));
        self.gathered(goes_on)
    }

    /// Says what has been gathered so far. What goes on with what came at the same moment only changes the answer to that.
    fn gathered(self, goes_on: bool) -> Turn {
        let turn = match self.session.stage {
            Stage::Asking(Question::What) => self.again(),
            Stage::Asking(_) | Stage::Review | Stage::Found | Stage::Discarding | Stage::Suspected { .. } => {
                let said = self.gathered_so_far();
                self.say(said).again()
            }
        };
        Turn { amends: goes_on, ..turn }
    }

    /// How much has been gathered, in words.
    pub(super) fn gathered_so_far(&self) -> String {
        super::screen::gathered(self.form, &self.draft)
    }

    pub(super) fn told_everything(mut self) -> Turn {
        if self.draft.pieces.is_empty() {
            let said = fl!(self.words(), "petition-nothing-told");
            return self.say(said).again();
        }
        self.draft.told = true;
        self.onward()
    }

    /// Takes back what the newest message brought.
    pub(super) fn undo(mut self) -> Turn {
        let Some(newest) = self.draft.pieces.last().map(|piece| piece.message().to_owned()) else {
            return self.again();
        };
        self.draft.pieces.retain(|piece| piece.message() != newest);
        self.draft.told = self.draft.told && !self.draft.pieces.is_empty();
        let said = fl!(self.words(), "petition-undone");
        self.say(said).again()
    }

    /// A message that gave something was changed: that follows, and the open question stays.
    fn edited(mut self, message: &str, text: &str) -> Turn {
        if let Some(question) = self.draft.messages.get(message).copied() {
            let said = fl!(self.words(), "petition-edited");
            return self.say(said).answered_anew(question, text);
        }
        let Some(words) = Said::new(text) else { return self.again() };
        let brought = self.draft.pieces.iter().rposition(|piece| piece.message() == message);
        let found = self.draft.pieces.iter_mut().find_map(|piece| match piece {
            Piece::Text { message: own, text, .. } if own == message => Some(text),
            Piece::Text { .. } | Piece::File { .. } => None,
        });
        match (found, brought) {
            (Some(text), _) => *text = words,
            // A photo that had no words below it has some now.
            (None, Some(at)) => {
                let sent_at = self.draft.pieces[at].sent_at();
                if let Some(added) = Piece::text(message.to_owned(), words.as_str(), sent_at) {
                    self.draft.pieces.insert(at + 1, added);
                }
            }
            (None, None) => {
                let said = fl!(self.words(), "help-edit-changes-nothing");
                return self.say(said).again();
            }
        }
        let said = fl!(self.words(), "petition-edited");
        self.say(said).again()
    }
}
