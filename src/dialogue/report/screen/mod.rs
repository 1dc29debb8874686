//! What a person sees at each place of a report: text and buttons.

mod cards;
mod question;

use i18n_embed_fl::fl;

use crate::channels::{Button, Choices, Message};
use crate::domain::answer::{Answers, Blank};
use crate::domain::catalogue::Indicator;
use crate::words::loader;

use super::display;
use super::form::Form;
use super::session::{Doubtful, Place, Then};
use super::tap::Tap;
use super::whole_month;

/// Draws places for one person; every button carries the same nonce.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'a> {
    pub form: &'a Form<'a>,
    pub answers: &'a Answers,
    pub nonce: &'a str,
}

impl Screen<'_> {
    /// The place, below some leading lines.
    pub fn draw(&self, place: &Place, lead: &[String]) -> Message {
        let (text, rows) = match place {
            Place::Opening => self.opening(),
            Place::Question { key, then, .. } => self.question(key.as_str(), *then, false),
            Place::Lines { key, lines, line, .. } => self.lines(key.as_str(), lines, line.as_ref()),
            Place::Narratives => self.narratives(),
            Place::Narrative { key } => self.narrative(key.as_str()),
            Place::WholeMonth => (whole_month::template(self.form), vec![vec![self.later()]]),
            Place::Review => self.review(),
            Place::SameAsLastMonth => self.same_as_last_month(),
        };
        let text = lead.iter().map(String::as_str).chain([text.as_str()]).collect::<Vec<_>>().join("\n\n");
        Message { text, choices: Choices::Buttons(rows) }
    }

    /// The question with every way of leaving it blank.
    pub fn draw_all_blanks(&self, key: &str, then: Then) -> Message {
        let (text, rows) = self.question(key, then, true);
        Message { text, choices: Choices::Buttons(rows) }
    }

    /// A figure that is asked back: why, and a button for each reading.
    pub fn doubt(&self, indicator: &Indicator, lead: &[String], readings: &[i64], kind: Doubtful) -> Message {
        let language = self.form.voice.language;
        let reading = |(at, reading): (usize, &i64)| {
            let label = match kind {
                Doubtful::Figure if at == 0 => {
                    let figure = display::bare_number(indicator, *reading, language);
                    fl!(loader(self.form.voice), "report-right", figure = figure)
                }
                Doubtful::Figure | Doubtful::Meaning | Doubtful::Nothing => {
                    display::number(indicator, *reading, language)
                }
            };
            vec![self.button(&Tap::Reading(at), label)]
        };
        let mut rows: Vec<_> = readings.iter().enumerate().map(reading).collect();
        if kind == Doubtful::Nothing {
            rows.push(vec![self.blank(Blank::NotKnownYet)]);
        }
        rows.push(vec![self.button(&Tap::Again, fl!(loader(self.form.voice), "report-again"))]);
        Message { text: lead.join("\n\n"), choices: Choices::Buttons(rows) }
    }

    fn heading(&self) -> String {
        let month = self.form.month.label(self.form.voice.language);
        let group = self.form.group.number;
        fl!(loader(self.form.voice), "report-heading", month = month, group = group)
    }

    fn blank(&self, blank: Blank) -> Button {
        let words = loader(self.form.voice);
        let label = match blank {
            Blank::NotKnownYet => fl!(words, "report-not-known-yet"),
            Blank::NotApplicable => fl!(words, "report-not-applicable"),
            Blank::Declined => fl!(words, "report-declined"),
        };
        self.button(&Tap::Blank(blank), label)
    }

    fn later(&self) -> Button {
        self.button(&Tap::Later, fl!(loader(self.form.voice), "report-later"))
    }

    fn button(&self, tap: &Tap, label: impl Into<String>) -> Button {
        tap.button(self.nonce, label)
    }
}
