//! How a page of the list looks.

use i18n_embed_fl::fl;

use super::{Line, last_page, takes};
use crate::bot::petition::register::choice::{Choice, Filter};
use crate::bot::petition::wording::Wording;
use crate::channels::{Button, Choices, Message};
use crate::domain::people::PostKind;
use crate::domain::petition::Standing;

/// How many open petitions each filter would show.
pub(super) struct Counts {
    open: usize,
    new: usize,
    mine: usize,
    due_soon: usize,
    overdue: usize,
}

impl Counts {
    pub fn of(open: &[Line], post: PostKind) -> Self {
        let count = |filter: Filter| open.iter().filter(|line| takes(&filter, line, post)).count();
        Self {
            open: open.len(),
            new: count(Filter::New),
            mine: count(Filter::Mine),
            due_soon: count(Filter::DueSoon),
            overdue: count(Filter::Overdue),
        }
    }
}

/// A page of a list. Pages are counted from 0.
pub(super) struct Page<'a> {
    pub ward_id: i32,
    pub filter: &'a Filter,
    /// How many petitions the whole list has.
    pub all: usize,
    pub at: usize,
    pub lines: &'a [Line],
    pub counts: &'a Counts,
    pub wording: Wording<'a>,
}

impl Page<'_> {
    /// The message that shows it, below a leading line.
    pub fn message(&self, lead: Option<String>) -> Message {
        let parts: Vec<String> = lead.into_iter().chain(self.texts()).collect();
        let rows = [self.petitions(), self.turns(), self.filters(), self.narrowings()];
        Message { text: parts.join("\n\n"), choices: Choices::Buttons(rows.concat()) }
    }

    fn texts(&self) -> Vec<String> {
        let words = self.wording.words();
        let filter = self.wording.filter(self.filter);
        let heading = fl!(words, "register-heading", filter = filter, count = self.all);
        if self.lines.is_empty() {
            let empty = if *self.filter == Filter::Open {
                fl!(words, "register-empty-open")
            } else {
                fl!(words, "register-empty")
            };
            return vec![heading, empty];
        }
        let hint = match last_page(self.all) {
            0 => fl!(words, "register-tap-to-open"),
            last => {
                let (page, pages) = (self.at + 1, last + 1);
                fl!(words, "register-page", page = page, pages = pages)
            }
        };
        let lines = self.lines.iter().map(|line| self.line(line));
        [heading].into_iter().chain(lines).chain([hint]).collect()
    }

    fn line(&self, Line { listed, standing, .. }: &Line) -> String {
        let wording = self.wording;
        let petition = &listed.petition;
        let first = [
            format!("**{}**", listed.number()),
            wording.kind(petition.kind()),
            wording.short_field(listed.field),
            wording.group(listed.group.as_ref()),
        ];
        let status = wording.status(petition.status());
        let second = match *standing {
            Standing::NoDeadline => status,
            standing @ (Standing::Unknown(_) | Standing::DueIn(_) | Standing::OverdueBy(_)) => {
                format!("{status} · {}", wording.standing(standing))
            }
        };
        format!("{}\n{second}", first.join(" · "))
    }

    fn petitions(&self) -> Vec<Vec<Button>> {
        let numbers = self.lines.iter().map(|line| line.listed.number());
        let buttons: Vec<_> = numbers
            .map(|number| Choice::Card(number.clone()).button(self.ward_id, number.as_str()))
            .collect();
        buttons.chunks(2).map(<[Button]>::to_vec).collect()
    }

    fn turns(&self) -> Vec<Vec<Button>> {
        let to_page = |page: usize, label: &str| {
            Choice::List { filter: self.filter.clone(), page }.button(self.ward_id, label)
        };
        let turns = [
            (self.at > 0).then(|| to_page(self.at.saturating_sub(1), "◀")),
            (self.at < last_page(self.all)).then(|| to_page(self.at + 1, "▶")),
        ];
        let turns: Vec<_> = turns.into_iter().flatten().collect();
        if turns.is_empty() { vec![] } else { vec![turns] }
    }

    /// The other filters, with what they would show.
    fn filters(&self) -> Vec<Vec<Button>> {
        let counts = self.counts;
        let counted = [
            (Filter::Open, Some(counts.open)),
            (Filter::New, Some(counts.new)),
            (Filter::Mine, Some(counts.mine)),
            (Filter::DueSoon, Some(counts.due_soon)),
            (Filter::Overdue, Some(counts.overdue)),
            (Filter::Done, None),
        ];
        let others = counted.into_iter().filter(|(filter, _)| filter != self.filter);
        let buttons = others.map(|(filter, count)| {
            let name = self.wording.filter(&filter);
            let label = count.map_or(name.clone(), |count| format!("{name}: {count}"));
            Choice::List { filter, page: 0 }.button(self.ward_id, label)
        });
        buttons.collect::<Vec<_>>().chunks(2).map(<[Button]>::to_vec).collect()
    }

    fn narrowings(&self) -> Vec<Vec<Button>> {
        if self.counts.open == 0 {
            return vec![];
        }
        let words = self.wording.words();
        vec![vec![
            Choice::Fields.button(self.ward_id, fl!(words, "register-fields-button")),
            Choice::Groups.button(self.ward_id, fl!(words, "register-groups-button")),
        ]]
    }
}
