//! How a place of the dialogue looks.

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;

use crate::channels::{Button, Choices, Message};
use crate::dialogue::report::display;
use crate::domain::answer::{Answer, Value};
use crate::domain::catalogue::Key;
use crate::domain::period::Month;
use crate::domain::ward::GroupCode;
use crate::domain::ward_change::{Difference, WardChange};
use crate::words::loader;

use super::Form;
use super::session::{Asked, Place};
use super::tap::Tap;
use super::wording::{consequences, day, difference, group_name, headline, short_label};

/// Draws the places of one turn.
pub struct Screen<'a> {
    form: &'a Form<'a>,
    nonce: &'a str,
}

impl<'a> Screen<'a> {
    pub fn of(form: &'a Form<'a>, nonce: &'a str) -> Self {
        Self { form, nonce }
    }

    /// The place as a message, with a lead above it.
    pub fn show(&self, place: &Place, lead: Option<String>) -> Message {
        let (text, mut rows) = match place {
            Place::Asked(asked) => (self.question(asked), self.offers(asked)),
            Place::Unclear { asked, readings } => self.unclear(asked, readings),
            Place::Confirm { change, shown, .. } => self.confirmation(change, shown),
        };
        let words = loader(self.form.voice);
        rows.push(vec![self.button(Tap::Leave, fl!(words, "ward-leave"))]);
        let text = lead.into_iter().chain([text]).collect::<Vec<_>>().join("\n\n");
        Message { text, choices: Choices::Buttons(rows) }
    }

    /// Says what kind of value could not be read.
    pub fn unreadable(&self, asked: &Asked) -> String {
        let words = loader(self.form.voice);
        match asked {
            Asked::Target { key, .. } if self.is_money(key) => fl!(words, "report-unreadable-money"),
            Asked::Target { .. } => fl!(words, "report-unreadable-count"),
            Asked::FirstMonth => fl!(words, "ward-unreadable-month"),
            Asked::OpensDay | Asked::DueDay => fl!(words, "ward-unreadable-day-of-month"),
            Asked::Name { .. } => fl!(words, "ward-refused-name"),
            Asked::LastDay { .. } | Asked::MergeDay { .. } | Asked::SplitDay { .. } => {
                fl!(words, "ward-unreadable-date")
            }
            Asked::MergeNumber { .. } | Asked::SplitNumbers { .. } => fl!(words, "ward-unreadable-number"),
        }
    }

    fn question(&self, asked: &Asked) -> String {
        let words = loader(self.form.voice);
        let calendar = &self.form.ward.calendar;
        let group = |code: &GroupCode| group_name(self.form, code);
        match asked {
            Asked::Target { key, year } => fl!(
                words,
                "ward-ask-target",
                target = short_label(self.form, key),
                year = year.to_string(),
                now = self.target_now(key, *year)
            ),
            Asked::FirstMonth => {
                fl!(words, "ward-ask-first-month", now = calendar.first_month.label(self.form.voice.language))
            }
            Asked::OpensDay => fl!(words, "ward-ask-opens-day", now = calendar.opens_day),
            Asked::DueDay => fl!(words, "ward-ask-due-day", now = calendar.due_day),
            Asked::Name { group: code } => {
                let name = self.form.ward.group(code).map_or("", |group| group.name.as_str());
                fl!(words, "ward-ask-name", group = group(code), now = Message::verbatim(name))
            }
            Asked::LastDay { group: code } => fl!(words, "ward-ask-last-day", group = group(code)),
            Asked::MergeDay { groups: (first, second) } => {
                fl!(words, "ward-ask-merge-day", first = group(first), second = group(second))
            }
            Asked::MergeNumber { groups: (first, second), .. } => {
                fl!(words, "ward-ask-merge-number", first = group(first), second = group(second))
            }
            Asked::SplitDay { group: code } => fl!(words, "ward-ask-split-day", group = group(code)),
            Asked::SplitNumbers { group: code, .. } => {
                fl!(words, "ward-ask-split-numbers", group = group(code))
            }
        }
    }

    /// The likely values, one tap away.
    fn offers(&self, asked: &Asked) -> Vec<Vec<Button>> {
        let day_button = |date: NaiveDate| vec![self.button(Tap::Day(date), day(date))];
        let number = |code: &GroupCode| self.form.ward.group(code).map_or(0, |group| group.number);
        let this_month = Month::of(self.form.today);
        match asked {
            Asked::LastDay { .. } => {
                let ends =
                    [this_month.previous().last_day(), this_month.last_day(), year_end(self.form.today)];
                distinct(&ends).into_iter().map(day_button).collect()
            }
            Asked::MergeDay { .. } | Asked::SplitDay { .. } => {
                let starts = [this_month.first_day(), this_month.next().first_day()];
                let new_year = year_end(self.form.today).succ_opt();
                distinct(&starts.into_iter().chain(new_year).collect::<Vec<_>>())
                    .into_iter()
                    .map(day_button)
                    .collect()
            }
            Asked::MergeNumber { groups: (first, second), .. } => {
                let numbers = [number(first), number(second)].into_iter();
                let button = |number: u32| {
                    let label = fl!(loader(self.form.voice), "ward-group-number", number = number);
                    self.button(Tap::Number(i64::from(number)), label)
                };
                vec![numbers.map(button).collect()]
            }
            Asked::SplitNumbers { group, .. } => {
                let highest = self.form.ward.groups.iter().map(|group| group.number).max().unwrap_or(0);
                let (own, new) = (number(group), highest + 1);
                let label = fl!(loader(self.form.voice), "ward-group-numbers", first = own, second = new);
                vec![vec![self.button(Tap::Numbers(own, new), label)]]
            }
            Asked::Target { .. }
            | Asked::FirstMonth
            | Asked::OpensDay
            | Asked::DueDay
            | Asked::Name { .. } => Vec::new(),
        }
    }

    fn unclear(&self, asked: &Asked, readings: &[i64]) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.voice);
        let label = |reading: i64| match asked {
            Asked::Target { key, .. } => self.amount(key, reading),
            Asked::FirstMonth
            | Asked::OpensDay
            | Asked::DueDay
            | Asked::Name { .. }
            | Asked::LastDay { .. }
            | Asked::MergeDay { .. }
            | Asked::MergeNumber { .. }
            | Asked::SplitDay { .. }
            | Asked::SplitNumbers { .. } => reading.to_string(),
        };
        let mut rows: Vec<_> = readings
            .iter()
            .map(|reading| vec![self.button(Tap::Number(*reading), label(*reading))])
            .collect();
        rows.push(vec![self.button(Tap::Again, fl!(words, "report-again"))]);
        (fl!(words, "ward-unclear"), rows)
    }

    fn confirmation(&self, change: &WardChange, shown: &[Difference]) -> (String, Vec<Vec<Button>>) {
        let words = loader(self.form.voice);
        let mut lines = vec![headline(self.form, change)];
        lines.extend(shown.iter().map(|one| format!("• {}", difference(self.form, one))));
        if let WardChange::Target { key, value, .. } = change {
            lines.push(fl!(words, "ward-target-in-words", amount = self.read_back(key, *value)));
        }
        lines.extend(consequences(self.form, change));
        lines.push(fl!(words, "ward-is-that-right"));
        let rows = vec![
            vec![self.button(Tap::Confirm, fl!(words, "ward-confirm"))],
            vec![self.button(Tap::Again, fl!(words, "report-again"))],
        ];
        (lines.join("\n"), rows)
    }

    fn target_now(&self, key: &Key, year: i32) -> String {
        match self.form.ward.targets.get(&(key.clone(), year)) {
            Some(value) => self.amount(key, *value),
            None => fl!(loader(self.form.voice), "ward-none"),
        }
    }

    fn is_money(&self, key: &Key) -> bool {
        let indicator = self.form.catalogue.get(key.as_str());
        indicator.is_some_and(|indicator| indicator.kind == crate::domain::catalogue::Kind::Money)
    }

    fn amount(&self, key: &Key, value: i64) -> String {
        match self.form.catalogue.get(key.as_str()) {
            Some(indicator) => display::number(indicator, value, self.form.voice.language),
            None => crate::domain::figure::number(value),
        }
    }

    fn read_back(&self, key: &Key, value: i64) -> String {
        let answer = Answer::Value(Value::Number(value));
        match self.form.catalogue.get(key.as_str()) {
            Some(indicator) => display::read_back(indicator, &answer, self.form.voice.language),
            None => crate::domain::figure::number(value),
        }
    }

    fn button(&self, tap: Tap, label: impl Into<String>) -> Button {
        tap.button(self.form.ward_id, self.nonce, label)
    }
}

/// The last day of the year.
fn year_end(today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(today.year(), 12, 31).unwrap_or(today)
}

/// The days in their order, each once.
fn distinct(days: &[NaiveDate]) -> Vec<NaiveDate> {
    let mut days = days.to_vec();
    days.sort();
    days.dedup();
    days
}
