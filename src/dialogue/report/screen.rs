//! What a person sees at each place of a report: text and buttons.

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;

use crate::channels::{Button, Choices, Message};
use crate::domain::answer::{Answer, Answers, Blank, Item, Value};
use crate::domain::catalogue::{Field, FieldKind, Indicator, Kind};
use crate::domain::figure::fold;
use crate::domain::language::Language;
use crate::words::loader;

use super::display;
use super::form::Form;
use super::session::{Doubtful, Place, Then};
use super::tap::Tap;
use super::understand::household_codes;
use super::whole_month;

/// Draws places for one person; every button carries the same nonce.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'a> {
    pub form: &'a Form<'a>,
    pub answers: &'a Answers,
    pub nonce: &'a str,
}

/// How many number buttons stand in a row of the review card.
const NUMBERS_A_ROW: usize = 5;
/// A leader needs about this long for a question.
const SECONDS_A_QUESTION: usize = 15;

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
        let language = self.form.language;
        let reading = |(at, reading): (usize, &i64)| {
            let label = match kind {
                Doubtful::Figure if at == 0 => {
                    let figure = display::bare_number(indicator, *reading, language);
                    fl!(loader(language), "report-right", figure = figure)
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
        rows.push(vec![self.button(&Tap::Again, fl!(loader(language), "report-again"))]);
        Message { text: lead.join("\n\n"), choices: Choices::Buttons(rows) }
    }

    fn opening(&self) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.language);
        let asked = self.form.asked(self.answers);
        let open = asked.iter().filter(|one| !self.answers.contains_key(&one.key)).count();
        let minutes = (asked.len() * SECONDS_A_QUESTION).div_ceil(60);
        let mut text = vec![self.heading()];
        if self.form.is_correction() {
            text.push(fl!(words, "report-opening-correction", revision = self.form.history.next_revision));
        }
        let started = !self.answers.is_empty();
        text.push(match (started, open) {
            (false, _) => fl!(words, "report-opening-fresh", count = asked.len(), minutes = minutes),
            (true, 0) => fl!(words, "report-opening-complete"),
            (true, _) if self.form.is_correction() => fl!(words, "report-opening-gaps", open = open),
            (true, _) => fl!(words, "report-opening-started", open = open, count = asked.len()),
        });
        text.push(fl!(words, "report-due", day = day_label(self.due(), self.form.language)));
        text.push(fl!(words, "report-opening-kept"));
        let begin = if started { fl!(words, "report-continue") } else { fl!(words, "report-begin") };
        let mut rows = vec![];
        if open > 0 {
            rows.push(vec![self.button(&Tap::Begin, begin)]);
        }
        if started {
            rows.push(vec![self.button(&Tap::Review, fl!(words, "report-review"))]);
        }
        if !started && open > 1 && self.form.history.submitted.contains_key(&self.form.month.previous()) {
            rows.push(vec![self.button(&Tap::AsLastMonth, fl!(words, "report-as-last-month"))]);
        }
        if open > 1 {
            rows.push(vec![self.button(&Tap::WholeMonth, fl!(words, "report-whole-month"))]);
        }
        rows.push(vec![self.later()]);
        (text.join("\n"), rows)
    }

    fn question(&self, key: &str, then: Then, all_blanks: bool) -> (String, Vec<Vec<Button>>) {
        let Some(indicator) = self.form.find(key) else { return self.review() };
        let language = self.form.language;
        let mut text = vec![self.question_heading(indicator), question_words(indicator, language)];
        if let Some(before) = self.form.last_month(key) {
            let shown = display::short(indicator, before, language);
            text.push(fl!(loader(language), "report-last-month", answer = shown));
        }
        if let Some(now) = self.answers.get(key) {
            let shown = display::short(indicator, now, language);
            text.push(fl!(loader(language), "report-now", answer = shown));
        }
        let mut rows = self.answer_rows(indicator);
        if all_blanks {
            rows.extend(Blank::ALL.map(|blank| vec![self.blank(blank)]));
        } else {
            let more = self.button(&Tap::MoreBlanks, fl!(loader(language), "report-more"));
            rows.push(vec![self.blank(Blank::NotKnownYet), more]);
        }
        rows.push(self.leaving_row(indicator, then));
        (text.join("\n"), rows)
    }

    /// The buttons that answer a question.
    fn answer_rows(&self, indicator: &Indicator) -> Vec<Vec<Button>> {
        let words = loader(self.form.language);
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
            Value::Number(number) => Some(display::bare_number(indicator, *number, self.form.language)),
        }
    }

    fn leaving_row(&self, indicator: &Indicator, then: Then) -> Vec<Button> {
        let words = loader(self.form.language);
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

    fn lines(&self, key: &str, lines: &[Item], line: Option<&Item>) -> (String, Vec<Vec<Button>>) {
        let Some(indicator) = self.form.find(key) else { return self.review() };
        let Kind::List(fields) = &indicator.kind else { return self.review() };
        let words = loader(self.form.language);
        let entered = line.and_then(|line| fields.iter().find(|field| !line.contains_key(&field.name)));
        match entered {
            Some(field) => self.field(indicator, lines.len() + 1, field),
            None => {
                let shown =
                    lines.iter().map(|item| format!("• {}", display::line(fields, item, self.form.language)));
                let heading = format!("**{}**", indicator.short_label().get(self.form.language));
                let text = std::iter::once(heading).chain(shown).chain([fl!(words, "report-lines-more")]);
                let add = self.button(&Tap::AddLine, fl!(words, "report-add-another-line"));
                let done = self.button(&Tap::LinesDone, fl!(words, "report-lines-done"));
                (text.collect::<Vec<_>>().join("\n"), vec![vec![add, done], vec![self.later()]])
            }
        }
    }

    fn field(&self, indicator: &Indicator, number: usize, field: &Field) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.language);
        let list = indicator.short_label().get(self.form.language);
        let label = field.label.get(self.form.language);
        let text = fl!(words, "report-field", list = list, number = number, label = label);
        let choices: Vec<String> = match &field.kind {
            FieldKind::Choice(choices) => {
                choices.iter().map(|choice| choice.label.get(self.form.language).to_owned()).collect()
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

    fn narratives(&self) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.language);
        let offered = self.form.narratives(self.answers).into_iter().map(|one| {
            let done = if self.answers.contains_key(&one.key) { "✓ " } else { "" };
            let label = format!("{done}{}", one.short_label().get(self.form.language));
            vec![self.button(&Tap::Open(one.key.clone()), label)]
        });
        let review = vec![self.button(&Tap::Review, fl!(words, "report-narratives-done"))];
        (fl!(words, "report-narratives"), offered.chain([review]).collect())
    }

    fn narrative(&self, key: &str) -> (String, Vec<Vec<Button>>) {
        let Some(indicator) = self.form.find(key) else { return self.review() };
        let language = self.form.language;
        let heading = format!("**{}**", indicator.short_label().get(language));
        let mut text = vec![heading, question_words(indicator, language)];
        if let Some(now) = self.answers.get(key) {
            let shown = display::short(indicator, now, language);
            text.push(fl!(loader(language), "report-now", answer = shown));
        }
        text.push(fl!(loader(language), "report-narrative-hint"));
        let back = self.button(&Tap::Narratives, fl!(loader(language), "report-narrative-back"));
        (text.join("\n"), vec![vec![back]])
    }

    fn review(&self) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.language);
        let figures = self.form.asked(self.answers).into_iter();
        let notes =
            self.form.narratives(self.answers).into_iter().filter(|one| self.answers.contains_key(&one.key));
        let shown: Vec<_> = figures.chain(notes).collect();
        let line = |(at, one): (usize, &&Indicator)| {
            let answer = self.answers.get(&one.key);
            let answer = answer.map_or_else(
                || fl!(words, "report-open"),
                |answer| display::short(one, answer, self.form.language),
            );
            format!("{}. {}: {answer}", at + 1, one.short_label().get(self.form.language))
        };
        let lines = shown.iter().enumerate().map(line);
        let text = [self.heading()].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
        let open = shown.iter().filter(|one| !self.answers.contains_key(&one.key)).count();
        let hint = match (open, self.form.submits, self.form.is_correction()) {
            (1.., _, _) => fl!(words, "report-review-open", open = open),
            (0, true, false) => fl!(words, "report-review-hint"),
            (0, true, true) => {
                fl!(words, "report-review-correction", revision = self.form.history.next_revision)
            }
            (0, false, _) => fl!(words, "report-review-draft"),
        };
        let numbers = shown
            .iter()
            .enumerate()
            .map(|(at, one)| self.button(&Tap::Open(one.key.clone()), (at + 1).to_string()));
        let numbers: Vec<_> = numbers.collect();
        let mut rows: Vec<_> = numbers.chunks(NUMBERS_A_ROW).map(<[Button]>::to_vec).collect();
        if !self.form.narratives(self.answers).is_empty() {
            rows.push(vec![self.button(&Tap::Narratives, fl!(words, "report-add-narrative"))]);
        }
        if open > 0 {
            rows.push(vec![self.button(&Tap::Begin, fl!(words, "report-answer-rest", open = open))]);
        } else if self.form.submits {
            rows.push(vec![self.button(&Tap::Send, fl!(words, "report-send"))]);
        }
        rows.push(vec![self.later()]);
        (format!("{text}\n\n{hint}"), rows)
    }

    fn same_as_last_month(&self) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.language);
        let month = self.form.month.previous().label(self.form.language);
        let send = self.button(&Tap::SendAnyway, fl!(words, "report-send-anyway"));
        let review = self.button(&Tap::Review, fl!(words, "report-look-again"));
        (fl!(words, "report-same-as-last-month", month = month), vec![vec![send], vec![review]])
    }

    fn heading(&self) -> String {
        let month = self.form.month.label(self.form.language);
        let group = self.form.group.number;
        fl!(loader(self.form.language), "report-heading", month = month, group = group)
    }

    fn question_heading(&self, indicator: &Indicator) -> String {
        let asked = self.form.asked(self.answers);
        let at = asked.iter().position(|one| one.key == indicator.key).map_or(1, |at| at + 1);
        format!("**{at}/{} · {}**", asked.len(), indicator.short_label().get(self.form.language))
    }

    fn due(&self) -> NaiveDate {
        self.form.ward.calendar.due_on(self.form.month)
    }

    fn blank(&self, blank: Blank) -> Button {
        let words = loader(self.form.language);
        let label = match blank {
            Blank::NotKnownYet => fl!(words, "report-not-known-yet"),
            Blank::NotApplicable => fl!(words, "report-not-applicable"),
            Blank::Declined => fl!(words, "report-declined"),
        };
        self.button(&Tap::Blank(blank), label)
    }

    fn later(&self) -> Button {
        self.button(&Tap::Later, fl!(loader(self.form.language), "report-later"))
    }

    fn button(&self, tap: &Tap, label: impl Into<String>) -> Button {
        tap.button(self.nonce, label)
    }
}

/// The question, or its label where the catalogue has no question of its own.
fn question_words(indicator: &Indicator, language: Language) -> String {
    indicator.question.as_ref().unwrap_or(&indicator.label).get(language).to_owned()
}

/// The day as in a heading: `thứ Bảy 05/10`, `Saturday 05/10`.
pub fn day_label(day: NaiveDate, language: Language) -> String {
    let name = match language {
        Language::Vi => ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
            [day.weekday().num_days_from_monday() as usize],
        Language::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            [day.weekday().num_days_from_monday() as usize],
    };
    format!("{name} {}", day.format("%d/%m"))
}

/// Whether a typed word agrees with what was asked back.
pub fn agrees(text: &str) -> bool {
    matches!(
        fold(text).trim_end_matches(['.', '!', ' ']),
        "dung" | "dung roi" | "ok" | "u" | "vang" | "yes" | "right" | "co"
    )
}

/// Whether the answer is a text that another part of the same message may lengthen.
pub fn lengthen(answer: Option<&Answer>, rest: &str) -> Option<Answer> {
    match answer {
        Some(Answer::Value(Value::Text(text))) => Some(Answer::Value(Value::Text(format!("{text}{rest}")))),
        Some(_) | None => None,
    }
}
