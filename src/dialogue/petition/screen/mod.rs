//! What a person sees at each stage: text and buttons.

mod cards;
mod question;

use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed_fl::fl;

use crate::channels::{Button, Choices, Message};
use crate::words::loader;

use super::draft::{Draft, FileKind, Piece};
use super::form::Form;
use super::session::Stage;
use super::tap::Tap;

/// Draws stages for one person; every button carries the same nonce.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen<'a> {
    pub form: &'a Form<'a>,
    pub draft: &'a Draft,
    pub nonce: &'a str,
}

type Drawn = (String, Vec<Vec<Button>>);

impl Screen<'_> {
    /// The stage, below some leading lines.
    pub fn draw(&self, stage: &Stage, lead: &[String]) -> Message {
        let (text, rows) = match stage {
            Stage::Found => self.found(),
            Stage::Discarding => self.discarding(),
            Stage::Asking(question) => self.question(*question),
            Stage::Review => self.review(),
            Stage::Suspected { held, .. } => self.suspected(!held.is_empty()),
        };
        let text = lead.iter().map(String::as_str).chain([text.as_str()]).collect::<Vec<_>>().join("\n\n");
        Message { text, choices: Choices::Buttons(rows) }
    }

    fn words(&self) -> &'static FluentLanguageLoader {
        loader(self.form.voice)
    }

    fn button(&self, tap: &Tap, label: impl Into<String>) -> Button {
        tap.button(self.nonce, label)
    }

    fn later(&self) -> Button {
        self.button(&Tap::Later, fl!(self.words(), "report-later"))
    }
}

/// How much has been gathered: “Đã nhận: 2 đoạn chữ, 3 ảnh, 1 ghi âm.”
pub(super) fn gathered(form: &Form, draft: &Draft) -> String {
    let words = loader(form.voice);
    let texts = draft.pieces.iter().filter(|piece| matches!(piece, Piece::Text { .. })).count();
    let parts = [
        (texts > 0).then(|| fl!(words, "petition-count-texts", count = texts)),
        photos(form, draft),
        voices(form, draft),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    fl!(words, "petition-gathered", parts = parts)
}

/// “3 ảnh”, where there are any.
fn photos(form: &Form, draft: &Draft) -> Option<String> {
    let count = draft.count(FileKind::Photo);
    (count > 0).then(|| fl!(loader(form.voice), "petition-count-photos", count = count))
}

/// “1 ghi âm”, where there are any.
fn voices(form: &Form, draft: &Draft) -> Option<String> {
    let count = draft.count(FileKind::Voice);
    (count > 0).then(|| fl!(loader(form.voice), "petition-count-voices", count = count))
}
