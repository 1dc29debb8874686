//! What a person sees at each stage: text and buttons.

use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed_fl::fl;

use crate::channels::{Button, Choices, Message};
use crate::domain::petition::{Action, ActionKind, Evidence};
use crate::words::loader;

use super::session::{File, FileKind, Stage};
use super::tap::Tap;
use super::turn::Form;

/// Draws stages for one person; every button carries the same nonce.
pub(super) struct Screen<'a> {
    pub form: &'a Form<'a>,
    pub action: ActionKind,
    pub nonce: &'a str,
}

impl Screen<'_> {
    /// The stage, below some leading lines.
    pub fn draw(&self, stage: &Stage, lead: &[String]) -> Message {
        let heading = self.heading();
        let (text, mut rows) = match stage {
            Stage::Words => self.ask_words(),
            Stage::Body => (fl!(self.words(), "handling-ask-body"), self.bodies()),
            Stage::Reference { body } => (
                fl!(self.words(), "handling-ask-reference", body = Message::verbatim(body.as_str())),
                vec![
                    vec![self.button(Tap::Skip, fl!(self.words(), "handling-no-reference"))],
                    vec![self.back()],
                ],
            ),
            Stage::Outcome => (fl!(self.words(), "handling-ask-outcome"), vec![]),
            Stage::Reason { .. } => (fl!(self.words(), "handling-ask-basis"), vec![vec![self.back()]]),
            Stage::Evidence { photos, .. } => self.ask_evidence(photos),
            Stage::More { text, files } => self.ask_more(text.is_some(), files),
            Stage::Review { action, files } => self.review(action, files),
            Stage::Suspected { .. } => self.suspected(),
        };
        rows.extend(self.leave_label(stage).map(|label| vec![self.button(Tap::Leave, label)]));
        let parts = [heading].into_iter().chain(lead.iter().cloned()).chain([text]);
        Message { text: parts.collect::<Vec<_>>().join("\n\n"), choices: Choices::Buttons(rows) }
    }

    fn words(&self) -> &'static FluentLanguageLoader {
        loader(self.form.voice)
    }

    fn button(&self, tap: Tap, label: impl Into<String>) -> Button {
        tap.button(self.nonce, label)
    }

    fn back(&self) -> Button {
        self.button(Tap::Back, fl!(self.words(), "report-back"))
    }

    fn heading(&self) -> String {
        let (words, number) = (self.words(), self.form.number.as_str());
        let what = match self.action {
            ActionKind::AskMore => fl!(words, "handling-heading-ask-more"),
            ActionKind::RefuseAsIneligible => fl!(words, "handling-heading-ineligible"),
            ActionKind::Guide => fl!(words, "handling-heading-guide"),
            ActionKind::Forward => fl!(words, "handling-heading-forward"),
            ActionKind::Refuse => fl!(words, "handling-heading-refuse"),
            ActionKind::Answer => fl!(words, "handling-heading-answer"),
            ActionKind::Settle => fl!(words, "handling-heading-settle"),
            ActionKind::AddMore => fl!(words, "handling-heading-add-more"),
            ActionKind::Reopen => fl!(words, "handling-heading-reopen"),
            ActionKind::Withdraw => fl!(words, "handling-heading-withdraw"),
            ActionKind::MarkCoordinated => fl!(words, "petition-action-coordinated"),
            // Done at once: nothing is asked of them.
            ActionKind::Take | ActionKind::Accept | ActionKind::Start => return format!("**{number}**"),
        };
        format!("**{number} · {what}**")
    }

    fn ask_words(&self) -> (String, Vec<Vec<Button>>) {
        let words = self.words();
        match self.action {
            ActionKind::AskMore => (fl!(words, "handling-ask-question"), vec![]),
            ActionKind::Guide => (fl!(words, "handling-ask-where-to"), self.bodies()),
            ActionKind::Answer if self.form.templates.is_empty() => {
                (fl!(words, "handling-ask-answer"), vec![])
            }
            ActionKind::Answer => (fl!(words, "handling-ask-answer-or-template"), self.templates()),
            ActionKind::Reopen => (fl!(words, "handling-ask-reopen"), vec![]),
            ActionKind::RefuseAsIneligible
            | ActionKind::Refuse
            | ActionKind::Take
            | ActionKind::AddMore
            | ActionKind::Forward
            | ActionKind::Accept
            | ActionKind::Start
            | ActionKind::Settle
            | ActionKind::Withdraw
            | ActionKind::MarkCoordinated => (fl!(words, "handling-ask-reason"), vec![]),
        }
    }

    fn bodies(&self) -> Vec<Vec<Button>> {
        let named = self.form.bodies.iter().enumerate();
        named.map(|(at, name)| vec![self.button(Tap::Body(at), *name)]).collect()
    }

    fn templates(&self) -> Vec<Vec<Button>> {
        let named = self.form.templates.iter().enumerate();
        named.map(|(at, template)| vec![self.button(Tap::Template(at), template.title)]).collect()
    }

    fn ask_evidence(&self, photos: &[File]) -> (String, Vec<Vec<Button>>) {
        let words = self.words();
        if photos.is_empty() {
            let none = self.button(Tap::NoPhoto, fl!(words, "handling-no-photo"));
            return (fl!(words, "handling-ask-evidence"), vec![vec![none], vec![self.back()]]);
        }
        let done = self.button(Tap::Done, fl!(words, "handling-done"));
        let text = fl!(words, "handling-photos-so-far", photos = photos.len());
        (text, vec![vec![done], vec![self.back()]])
    }

    fn ask_more(&self, has_text: bool, files: &[File]) -> (String, Vec<Vec<Button>>) {
        let words = self.words();
        if !has_text && files.is_empty() {
            return (fl!(words, "handling-ask-added"), vec![]);
        }
        let done = self.button(Tap::Done, fl!(words, "handling-done"));
        let so_far = [has_text.then(|| fl!(words, "handling-a-text")), self.files(files)];
        let so_far = so_far.into_iter().flatten().collect::<Vec<_>>().join(", ");
        (fl!(words, "handling-added-so-far", parts = so_far), vec![vec![done]])
    }

    /// `2 ảnh, 1 ghi âm`; `None` without files.
    fn files(&self, files: &[File]) -> Option<String> {
        let words = self.words();
        let count = |kind: FileKind| files.iter().filter(|file| file.kind == kind).count();
        let (photos, voices) = (count(FileKind::Photo), count(FileKind::Voice));
        let photos = (photos > 0).then(|| fl!(words, "petition-photos", count = photos));
        let voices = (voices > 0).then(|| fl!(words, "petition-voices", count = voices));
        let parts: Vec<_> = photos.into_iter().chain(voices).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn review(&self, action: &Action, files: &[File]) -> (String, Vec<Vec<Button>>) {
        let words = self.words();
        let send = match action {
            Action::Withdraw => fl!(words, "handling-withdraw"),
            Action::MarkCoordinated => fl!(words, "handling-note-it"),
            _ => fl!(words, "handling-send"),
        };
        let mut rows = vec![vec![self.button(Tap::Send, send)]];
        if !matches!(action, Action::Withdraw | Action::MarkCoordinated) {
            rows.push(vec![self.button(Tap::Again, fl!(words, "handling-again"))]);
        }
        (self.shown(action, files), rows)
    }

    /// What will be sent, as it stands.
    fn shown(&self, action: &Action, files: &[File]) -> String {
        let words = self.words();
        let typed = |text: &crate::domain::petition::Said| Message::verbatim(text.as_str());
        match action {
            Action::AskMore { question: text }
            | Action::Guide { where_to: text }
            | Action::RefuseAsIneligible { reason: text }
            | Action::Refuse { reason: text }
            | Action::Answer { text } => fl!(words, "handling-sender-will-read", text = typed(text)),
            Action::Reopen { reason } => fl!(words, "handling-handler-will-read", text = typed(reason)),
            Action::AddMore { text } => {
                let parts = [text.as_ref().map(typed), self.files(files)];
                let parts = parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
                fl!(words, "handling-handler-will-read", text = parts)
            }
            Action::Forward { body, reference: Some(reference) } => {
                fl!(words, "handling-review-forward", body = typed(body), reference = typed(reference))
            }
            Action::Forward { body, reference: None } => {
                fl!(words, "handling-review-forward-plain", body = typed(body))
            }
            Action::Settle { outcome, reason, evidence } => {
                let evidence = match *evidence {
                    Evidence::Photos(count) => fl!(words, "petition-photos", count = count),
                    Evidence::NotApplicable => fl!(words, "handling-evidence-not-applicable"),
                };
                fl!(
                    words,
                    "handling-review-settle",
                    outcome = typed(outcome),
                    reason = typed(reason),
                    evidence = evidence
                )
            }
            Action::Withdraw => fl!(words, "handling-review-withdraw"),
            Action::MarkCoordinated => fl!(words, "handling-review-coordinated"),
            // Done at once: they are never reviewed.
            Action::Take | Action::Accept | Action::Start => String::new(),
        }
    }

    fn suspected(&self) -> (String, Vec<Vec<Button>>) {
        let words = self.words();
        let yes = self.button(Tap::Denunciation, fl!(words, "petition-is-denunciation"));
        let no = self.button(Tap::NoDenunciation, fl!(words, "petition-no-denunciation"));
        (fl!(words, "petition-suspected"), vec![vec![yes], vec![no]])
    }

    /// What leaving is called; `None` where something has to be said first.
    fn leave_label(&self, stage: &Stage) -> Option<String> {
        match stage {
            Stage::Suspected { .. } => None,
            Stage::Review { action: Action::Withdraw, .. } => Some(fl!(self.words(), "handling-keep-it")),
            Stage::Review { .. }
            | Stage::Words
            | Stage::Body
            | Stage::Reference { .. }
            | Stage::Outcome
            | Stage::Reason { .. }
            | Stage::Evidence { .. }
            | Stage::More { .. } => Some(fl!(self.words(), "handling-leave")),
        }
    }
}
