//! The lines of a list, one field at a time or a line each.

use i18n_embed_fl::fl;

use crate::domain::answer::{Answer, Cell, Item, Value};
use crate::domain::catalogue::{Field, FieldKind, Key, Kind};
use crate::words::loader;

use super::answering::unreadable_line;
use super::form::Form;
use super::session::{Place, Then};
use super::step::Step;
use super::tap::Tap;
use super::turn::Turn;
use super::understand::{Understood, household_codes, read_cell, understand};

impl Step<'_> {
    /// Begins a line; the lines that the answer holds already are kept.
    pub(super) fn first_line(self, key: Key, then: Then) -> Turn {
        let lines = match self.answers.get(&key) {
            Some(Answer::Value(Value::Items(items))) => items.clone(),
            Some(_) | None => vec![],
        };
        self.show(Place::Lines { key, lines, line: Some(Item::new()), then })
    }

    /// A tap while the lines of a list are entered.
    pub(super) fn lines_tap(
        self,
        key: Key,
        lines: Vec<Item>,
        line: Option<Item>,
        then: Then,
        tap: &Tap,
    ) -> Turn {
        let entered = line.as_ref().and_then(|line| self.entered(&key, line)).cloned();
        match (tap, line, entered) {
            (Tap::AddLine, None, _) => self.show(Place::Lines { key, lines, line: Some(Item::new()), then }),
            (Tap::LinesDone, None, _) => self.accept(&key, Answer::Value(Value::Items(lines)), then),
            (Tap::Back, Some(_), _) if lines.is_empty() => self.reopen(&key, then),
            (Tap::Back, Some(_), _) => self.show(Place::Lines { key, lines, line: None, then }),
            (Tap::SkipField, Some(line), Some(field)) if !field.required => {
                self.filled(key, lines, line, then, &field, Cell::Text(String::new()))
            }
            (Tap::Choice(at), Some(line), Some(field)) => match choice(self.form, &field, *at) {
                Some(cell) => self.filled(key, lines, line, then, &field, cell),
                None => self.again(),
            },
            _ => self.again(),
        }
    }

    /// A text while the lines of a list are entered: the field that is asked, or whole lines on their card.
    pub(super) fn lines_text(
        self,
        key: Key,
        lines: Vec<Item>,
        line: Option<Item>,
        then: Then,
        text: &str,
    ) -> Turn {
        let Some(line) = line else { return self.more_lines(key, lines, then, text) };
        let Some(field) = self.entered(&key, &line).cloned() else { return self.reopen(&key, then) };
        match read_cell(self.form, &field, text) {
            Some(cell) => self.filled(key, lines, line, then, &field, cell),
            None => {
                let label = field.label.get(self.form.voice.language);
                let lead = match household_codes(self.form, &field) {
                    [] => fl!(loader(self.form.voice), "report-unreadable-field", label = label),
                    codes => fl!(loader(self.form.voice), "report-unknown-code", codes = codes.join(", ")),
                };
                self.say(lead).again()
            }
        }
    }

    fn more_lines(self, key: Key, mut lines: Vec<Item>, then: Then, text: &str) -> Turn {
        let Some(indicator) = self.form.find(key.as_str()) else { return self.show(Place::Review) };
        match understand(self.form, indicator, text) {
            Understood::Answer(Answer::Value(Value::Items(more))) => {
                lines.extend(more);
                self.keep(key, lines, then)
            }
            _ => {
                let lead = unreadable_line(self.form, indicator, text);
                self.say(lead).again()
            }
        }
    }

    /// The first field of the line that has no cell yet.
    fn entered(&self, key: &Key, line: &Item) -> Option<&Field> {
        match &self.form.find(key.as_str())?.kind {
            Kind::List(fields) => fields.iter().find(|field| !line.contains_key(&field.name)),
            Kind::Count
            | Kind::Money
            | Kind::YesNo
            | Kind::ShortText
            | Kind::Narrative
            | Kind::Ratio { .. } => None,
        }
    }

    fn filled(
        self,
        key: Key,
        mut lines: Vec<Item>,
        mut line: Item,
        then: Then,
        field: &Field,
        cell: Cell,
    ) -> Turn {
        line.insert(field.name.clone(), cell);
        if self.entered(&key, &line).is_some() {
            return self.show(Place::Lines { key, lines, line: Some(line), then });
        }
        line.retain(|_, cell| *cell != Cell::Text(String::new()));
        lines.push(line);
        self.keep(key, lines, then)
    }

    /// Whole lines are stored at once, so that a pause loses none.
    fn keep(mut self, key: Key, lines: Vec<Item>, then: Then) -> Turn {
        self.answers.insert(key.clone(), Answer::Value(Value::Items(lines.clone())));
        self.show(Place::Lines { key, lines, line: None, then })
    }
}

/// The cell behind a choice's button.
fn choice(form: &Form, field: &Field, at: usize) -> Option<Cell> {
    let text = match &field.kind {
        FieldKind::Choice(choices) => choices.get(at).map(|choice| choice.code.clone()),
        FieldKind::ShortText => household_codes(form, field).get(at).cloned(),
        FieldKind::Count | FieldKind::Money | FieldKind::Narrative | FieldKind::Date => None,
    };
    text.map(Cell::Text)
}
