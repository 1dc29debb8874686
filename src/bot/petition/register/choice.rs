//! The buttons of the register: their codes, which come back as typed values. None of them carries any authority.

use crate::bot::commands::ButtonKind;
use crate::bot::petition::wording::Wording;
use crate::channels::Button;
use crate::domain::petition::{ActionKind, Field, Number};
use crate::domain::ward::GroupCode;

/// What a tapped button asks for. Each names the ward, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A page of a list, counted from 0.
    List {
        filter: Filter,
        page: usize,
    },
    /// The fields to choose from.
    Fields,
    /// The groups to choose from.
    Groups,
    Card(Number),
    /// The photos and voice notes of a petition.
    Files(Number),
    /// Its place on the map.
    Place(Number),
    /// Something is to be done, by somebody who has seen so many events of the petition.
    Act {
        seen: usize,
        action: ActionKind,
        number: Number,
    },
}

/// Which petitions a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    Open,
    New,
    Mine,
    DueSoon,
    Overdue,
    Done,
    Field(Field),
    /// Of a group; of the ward itself where absent.
    Group(Option<GroupCode>),
}

/// The lists that reminders lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::bot) enum DeadlineList {
    DueSoon,
    Overdue,
}

impl DeadlineList {
    /// The button that leads here.
    pub fn button(self, ward_id: i32, wording: Wording<'_>) -> Button {
        let filter = match self {
            Self::DueSoon => Filter::DueSoon,
            Self::Overdue => Filter::Overdue,
        };
        let label = wording.filter(&filter);
        Choice::List { filter, page: 0 }.button(ward_id, label)
    }
}

impl Choice {
    /// The button that leads here.
    pub fn button(&self, ward_id: i32, label: impl Into<String>) -> Button {
        Button {
            label: label.into(),
            data: ButtonKind::Register.data(format_args!("{ward_id}.{}", self.code())),
        }
    }

    /// Reads what stands behind the kind of button; `None` for data that no button of the register carries.
    pub fn parse(data: &str) -> Option<(i32, Self)> {
        let (ward, code) = data.split_once('.')?;
        Some((ward.parse().ok()?, Self::from_code(code)?))
    }

    fn code(&self) -> String {
        match self {
            Self::List { filter, page } => format!("l.{}.{page}", filter.code()),
            Self::Fields => "fields".to_owned(),
            Self::Groups => "groups".to_owned(),
            Self::Card(number) => format!("c.{number}"),
            Self::Files(number) => format!("v.{number}"),
            Self::Place(number) => format!("p.{number}"),
            Self::Act { seen, action, number } => format!("a.{seen}.{}.{number}", action.code()),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let (verb, rest) = code.split_once('.').unwrap_or((code, ""));
        match verb {
            "l" => {
                let (filter, page) = rest.rsplit_once('.')?;
                Some(Self::List { filter: Filter::from_code(filter)?, page: page.parse().ok()? })
            }
            "fields" => Some(Self::Fields),
            "groups" => Some(Self::Groups),
            "c" => Number::parse(rest).map(Self::Card),
            "v" => Number::parse(rest).map(Self::Files),
            "p" => Number::parse(rest).map(Self::Place),
            "a" => {
                let mut parts = rest.splitn(3, '.');
                let seen = parts.next()?.parse().ok()?;
                let action = ActionKind::from_code(parts.next()?)?;
                Some(Self::Act { seen, action, number: Number::parse(parts.next()?)? })
            }
            _ => None,
        }
    }
}

impl Filter {
    fn code(&self) -> String {
        match self {
            Self::Open => "open".to_owned(),
            Self::New => "new".to_owned(),
            Self::Mine => "mine".to_owned(),
            Self::DueSoon => "due".to_owned(),
            Self::Overdue => "late".to_owned(),
            Self::Done => "done".to_owned(),
            Self::Field(field) => format!("f:{}", field.code()),
            Self::Group(group) => format!("g:{}", group.as_ref().map_or("", GroupCode::as_str)),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let plain = [Self::Open, Self::New, Self::Mine, Self::DueSoon, Self::Overdue, Self::Done];
        if let Some(filter) = plain.into_iter().find(|filter| filter.code() == code) {
            return Some(filter);
        }
        match code.split_once(':')? {
            ("f", field) => Field::from_code(field).map(Self::Field),
            ("g", group) => Some(Self::Group((!group.is_empty()).then(|| GroupCode::new(group)))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_is_read_back_and_fits_a_messenger() {
        let number = Number::parse("KN-2019-1234567").expect("the longest number");
        let mut choices = vec![
            Choice::Fields,
            Choice::Groups,
            Choice::Card(number.clone()),
            Choice::Files(number.clone()),
            Choice::Place(number.clone()),
        ];
        let acts = ActionKind::ALL.into_iter();
        choices.extend(acts.map(|action| Choice::Act {
            seen: 4_294_967_295,
            action,
            number: number.clone(),
        }));
        let filters =
            [Filter::Open, Filter::New, Filter::Mine, Filter::DueSoon, Filter::Overdue, Filter::Done];
        let fields = Field::ALL.into_iter().map(Filter::Field);
        let groups = [Filter::Group(None), Filter::Group(Some(GroupCode::new("TDP07")))];
        let filters = filters.into_iter().chain(fields).chain(groups);
        choices.extend(filters.map(|filter| Choice::List { filter, page: 99_999 }));
        for choice in choices {
            let button = choice.button(i32::MAX, "x");
            assert!(button.data.len() <= 64, "{}", button.data);
            let read = ButtonKind::of(&button.data).and_then(|(_, rest)| Choice::parse(rest));
            assert_eq!(read, Some((i32::MAX, choice)));
        }
    }

    #[test]
    fn what_no_button_carries_is_nothing() {
        for data in [
            "",
            "1",
            "1.x",
            "x.fields",
            "1.c.KN",
            "1.l.open",
            "1.l.f:x.0",
            "1.a.1.take",
            "1.a.-1.take.KN-2019-1",
        ] {
            assert_eq!(Choice::parse(data), None, "{data}");
        }
    }
}
