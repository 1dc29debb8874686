//! The cards: something found, throwing it away, everything before it is sent, and what may be a denunciation.

use i18n_embed_fl::fl;

use crate::channels::{Button, Message};
use crate::dialogue::petition::draft::{About, Given};
use crate::dialogue::petition::form::Question;
use crate::dialogue::petition::tap::Tap;
use crate::domain::petition::{Asked, Kind};
use crate::domain::phone::PhoneNumber;

use super::{Drawn, Screen, photos, voices};

/// How many numbers stand in a row of buttons.
const NUMBERS_A_ROW: usize = 4;

impl Screen<'_> {
    pub(super) fn found(&self) -> Drawn {
        let words = self.words();
        let resume = self.button(&Tap::Resume, fl!(words, "petition-resume"));
        let anew = self.button(&Tap::Anew, fl!(words, "petition-anew"));
        let kind = self.draft.kind.map(|_| self.kind_label());
        let shown = [kind, self.content_counts()];
        let shown: Vec<_> = shown.into_iter().flatten().collect();
        let shown = if shown.is_empty() { String::new() } else { format!(" ({})", shown.join("; ")) };
        (fl!(words, "petition-found", shown = shown), vec![vec![resume], vec![anew], vec![self.later()]])
    }

    pub(super) fn discarding(&self) -> Drawn {
        let words = self.words();
        let discard = self.button(&Tap::Discard, fl!(words, "petition-discard"));
        let resume = self.button(&Tap::Resume, fl!(words, "petition-resume"));
        (fl!(words, "petition-ask-discard"), vec![vec![resume], vec![discard]])
    }

    pub(super) fn suspected(&self, held: bool) -> Drawn {
        let words = self.words();
        let text =
            if held { fl!(words, "petition-suspected") } else { fl!(words, "petition-denunciation-chosen") };
        let yes = self.button(&Tap::Denunciation, fl!(words, "petition-is-denunciation"));
        let label = if held {
            fl!(words, "petition-no-denunciation")
        } else {
            fl!(words, "petition-chosen-by-mistake")
        };
        let no = self.button(&Tap::NoDenunciation, label);
        (text, vec![vec![yes], vec![no]])
    }

    pub(super) fn review(&self) -> Drawn {
        let words = self.words();
        let asked = self.form.asked(self.draft);
        let lines = asked.iter().enumerate().map(|(at, question)| self.line(at + 1, *question));
        let card = [fl!(words, "petition-review")].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
        let note = (self.draft.kind == Some(Kind::Complaint)).then(|| fl!(words, "petition-complaint-note"));
        let parts = [Some(card), note, Some(fl!(words, "petition-review-hint"))];
        let number =
            |(at, question): (usize, &Question)| self.button(&Tap::Open(*question), (at + 1).to_string());
        let numbers: Vec<_> = asked.iter().enumerate().map(number).collect();
        let mut rows: Vec<_> = numbers.chunks(NUMBERS_A_ROW).map(<[Button]>::to_vec).collect();
        rows.push(vec![self.button(&Tap::Send, fl!(words, "petition-send"))]);
        rows.push(vec![self.later()]);
        (parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"), rows)
    }

    fn line(&self, number: usize, question: Question) -> String {
        let words = self.words();
        let (label, answer) = match question {
            Question::About => (fl!(words, "petition-about"), self.about_line()),
            Question::Kind => (fl!(words, "petition-kind"), self.kind_label()),
            Question::Field => (fl!(words, "petition-field"), self.field_line()),
            Question::What => (fl!(words, "petition-what"), self.content_line()),
            Question::Place => {
                let place = self.draft.place.as_ref().and_then(Given::value);
                let shown = place.map(|place| self.place_words(place));
                (fl!(words, "petition-place"), shown.unwrap_or_else(|| fl!(words, "petition-not-said")))
            }
            Question::Name => {
                let name = self.draft.name.as_ref().and_then(Given::value);
                let shown = name.map(|name| Message::verbatim(name.as_str()));
                (fl!(words, "petition-name"), shown.unwrap_or_else(|| fl!(words, "petition-is-unnamed")))
            }
            Question::Phone => {
                let phone = self.draft.phone.as_ref().and_then(Given::value);
                let shown = phone.map(PhoneNumber::spoken);
                (fl!(words, "petition-phone"), shown.unwrap_or_else(|| fl!(words, "petition-none")))
            }
            Question::Households => {
                let count = self.draft.households.as_ref().and_then(Given::value);
                let shown = count.map(ToString::to_string);
                (
                    fl!(words, "petition-households"),
                    shown.unwrap_or_else(|| fl!(words, "petition-is-not-known")),
                )
            }
        };
        format!("{number}. {label}: {answer}")
    }

    fn about_line(&self) -> String {
        let words = self.words();
        match &self.draft.about {
            Some(About::Group(code)) => {
                let group = self.form.ward.group(code);
                group.map_or_else(
                    || code.to_string(),
                    |group| fl!(words, "petition-group", group = group.number),
                )
            }
            Some(About::Ward) => fl!(words, "petition-whole-ward"),
            None => String::new(),
        }
    }

    fn kind_label(&self) -> String {
        let label = |kind| self.form.rules().kind(Asked::Take(kind)).label.get(self.form.voice.language);
        self.draft.kind.map(label).unwrap_or_default().to_owned()
    }

    fn field_line(&self) -> String {
        let label = |field| self.form.rules().field(field).get(self.form.voice.language);
        self.draft.field.map(label).unwrap_or_default().to_owned()
    }

    /// “3 ảnh, 1 ghi âm”, where there are any.
    fn content_counts(&self) -> Option<String> {
        let counts = [photos(self.form, self.draft), voices(self.form, self.draft)];
        let counts: Vec<_> = counts.into_iter().flatten().collect();
        (!counts.is_empty()).then(|| counts.join(", "))
    }

    fn content_line(&self) -> String {
        let text = self.draft.text().map(|text| Message::verbatim(text.as_str()));
        match (text, self.content_counts()) {
            (Some(text), Some(counts)) => format!("“{text}” + {counts}"),
            (Some(text), None) => format!("“{text}”"),
            (None, Some(counts)) => counts,
            (None, None) => String::new(),
        }
    }
}
