//! One question: a figure, a narrative, the lines of a list.

use i18n_embed_fl::fl;

use crate::channels::Button;
use crate::dialogue::report::display;
use crate::dialogue::report::session::Then;
use crate::dialogue::report::tap::Tap;
use crate::dialogue::report::understand::household_codes;
use crate::domain::answer::{Blank, Item, Value};
use crate::domain::catalogue::{Field, FieldKind, Indicator, Kind};
use crate::domain::language::Language;
use crate::words::loader;

use super::Screen;

impl Screen<'_> {
    pub(super) fn question(&self, key: &str, then: Then, all_blanks: bool) -> (String, Vec<Vec<Button>>) {
        let Some(indicator) = self.form.find(key) else { return self.review() };
        let language = self.form.voice.language;
        let mut text = vec![self.question_heading(indicator), question_words(indicator, language)];
        if let Some(before) = self.form.last_month(key) {
            let shown = display::short(indicator, before, language);
            text.push(fl!(loader(self.form.voice), "report-last-month", answer = shown));
        }
        if let Some(now) = self.answers.get(key) {
            let shown = display::short(indicator, now, language);
            text.push(fl!(loader(self.form.voice), "report-now", answer = shown));
        }
        let mut rows = self.answer_rows(indicator);
        if all_blanks {
            rows.extend(Blank::ALL.map(|blank| vec![self.blank(blank)]));
        } else {
            let more = self.button(&Tap::MoreBlanks, fl!(loader(self.form.voice), "report-more"));
            rows.push(vec![self.blank(Blank::NotKnownYet), more]);
        }
        rows.push(self.leaving_row(indicator, then));
        (text.join("\n"), rows)
    }

    /// The buttons that answer a question.
    fn answer_rows(&self, indicator: &Indicator) -> Vec<Vec<Button>> {
        let words = loader(self.form.voice);
        let mut row = match &indicator.kind {
            Kind::YesNo => vec![
                self.button(&Tap::YesNo(true), fl!(words, "yes")),
                self.button(&Tap::YesNo(false), fl!(words, "no")),
            ],
            Kind::List(_) => vec![
                self.button(&Tap::NoLines, fl!(words, "report-no-lines-button")),
                self.button(&Tap::AddLine, fl!(words, "report-add-line")),
            ],
            Kind::Count | Kind::Money => vec![self.button(&Tap::Number(0), "0")],
            Kind::ShortText | Kind::Narrative | Kind::Ratio { .. } => vec![],
        };
        let Some(before) = self.worth_repeating(indicator) else { return vec![row] };
        let same = self.button(&Tap::SameAsLastMonth, fl!(words, "report-same", answer = before));
        if indicator.prefill_previous {
            row.insert(0, same);
            return vec![row];
        }
        row.push(same);
        vec![row]
    }

    /// Last month's answer for its button; none where a button of its own says the same already.
    fn worth_repeating(&self, indicator: &Indicator) -> Option<String> {
        let value = self.form.last_month(indicator.key.as_str())?.value()?;
        match value {
            Value::Number(0) | Value::YesNo(_) | Value::Items(_) | Value::Text(_) => None,
            Value::Number(number) => Some(display::bare_number(indicator, *number, self.form.voice.language)),
        }
    }

    fn leaving_row(&self, indicator: &Indicator, then: Then) -> Vec<Button> {
        let words = loader(self.form.voice);
        match then {
            Then::Review if self.answers.contains_key(&indicator.key) => {
                vec![self.button(&Tap::Review, fl!(words, "report-keep"))]
            }
            Then::Review => vec![self.button(&Tap::Review, fl!(words, "report-review")), self.later()],
            Then::Onward => {
                let before = self.form.before(self.answers, indicator.key.as_str());
                let back = before.map(|_| self.button(&Tap::Back, fl!(words, "report-back")));
                back.into_iter().chain([self.later()]).collect()
            }
        }
    }

    fn question_heading(&self, indicator: &Indicator) -> String {
        let asked = self.form.asked(self.answers);
        let at = asked.iter().position(|one| one.key == indicator.key).map_or(1, |at| at + 1);
        format!("**{at}/{} · {}**", asked.len(), indicator.short_label().get(self.form.voice.language))
    }

    pub(super) fn narrative(&self, key: &str) -> (String, Vec<Vec<Button>>) {
        let Some(indicator) = self.form.find(key) else { return self.review() };
        let language = self.form.voice.language;
        let heading = format!("**{}**", indicator.short_label().get(language));
        let mut text = vec![heading, question_words(indicator, language)];
        if let Some(now) = self.answers.get(key) {
            let shown = display::short(indicator, now, language);
            text.push(fl!(loader(self.form.voice), "report-now", answer = shown));
        }
        text.push(fl!(loader(self.form.voice), "report-narrative-hint"));
        let back = self.button(&Tap::Narratives, fl!(loader(self.form.voice), "report-narrative-back"));
        (text.join("\n"), vec![vec![back]])
    }

    pub(super) fn lines(&self, key: &str, lines: &[Item], line: Option<&Item>) -> (String, Vec<Vec<Button>>) {
        let Some(indicator) = self.form.find(key) else { return self.review() };
        let Kind::List(fields) = &indicator.kind else { return self.review() };
        let words = loader(self.form.voice);
        let entered = line.and_then(|line| fields.iter().find(|field| !line.contains_key(&field.name)));
        match entered {
            Some(field) => self.field(indicator, lines.len() + 1, field),
            None => {
                let shown = lines
                    .iter()
                    .map(|item| format!("• {}", display::line(fields, item, self.form.voice.language)));
                let heading = format!("**{}**", indicator.short_label().get(self.form.voice.language));
                let text = std::iter::once(heading).chain(shown).chain([fl!(words, "report-lines-more")]);
                let add = self.button(&Tap::AddLine, fl!(words, "report-add-another-line"));
                let done = self.button(&Tap::LinesDone, fl!(words, "report-lines-done"));
                (text.collect::<Vec<_>>().join("\n"), vec![vec![add, done], vec![self.later()]])
            }
        }
    }

    fn field(&self, indicator: &Indicator, number: usize, field: &Field) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.voice);
        let list = indicator.short_label().get(self.form.voice.language);
        let label = field.label.get(self.form.voice.language);
        let text = fl!(words, "report-field", list = list, number = number, label = label);
        let choices: Vec<String> = match &field.kind {
            FieldKind::Choice(choices) => {
                choices.iter().map(|choice| choice.label.get(self.form.voice.language).to_owned()).collect()
            }
            FieldKind::ShortText => household_codes(self.form, field).to_vec(),
            FieldKind::Count | FieldKind::Money | FieldKind::Narrative | FieldKind::Date => vec![],
        };
        let choice = |(at, label): (usize, String)| vec![self.button(&Tap::Choice(at), label)];
        let mut rows: Vec<_> = choices.into_iter().enumerate().map(choice).collect();
        if !field.required {
            rows.push(vec![self.button(&Tap::SkipField, fl!(words, "report-skip-field"))]);
        }
        rows.push(vec![self.button(&Tap::Back, fl!(words, "report-drop-line"))]);
        (text, rows)
    }
}

/// The question, or its label where the catalogue has no question of its own.
fn question_words(indicator: &Indicator, language: Language) -> String {
    indicator.question.as_ref().unwrap_or(&indicator.label).get(language).to_owned()
}
