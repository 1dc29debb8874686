//! The buttons below what a sender hears: their codes, which come back as typed values. None of them carries any authority.

use crate::bot::commands::ButtonKind;
use crate::channels::Button;
use crate::domain::petition::Number;

/// What a tapped button asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The list of petitions: a page of it, counted from 0, in place of the page that was tapped; where absent, said anew.
    List { page: Option<usize> },
    /// Something about one petition.
    Of { ward_id: i32, number: Number, what: What },
}

/// What is asked for about a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// How it stands.
    Status,
    Files,
    /// Answers what was asked, or adds something.
    More,
    Fine,
    NotFine,
    Withdraw,
}

/// What stands in the place of a ward where the list is meant.
const LIST: &str = "list";

impl What {
    const ALL: [Self; 6] = [Self::Status, Self::Files, Self::More, Self::Fine, Self::NotFine, Self::Withdraw];

    /// The button that asks for this about a petition.
    pub fn button(self, ward_id: i32, number: &Number, label: String) -> Button {
        Choice::Of { ward_id, number: number.clone(), what: self }.button(label)
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Status => "",
            Self::Files => "files",
            Self::More => "more",
            Self::Fine => "ok",
            Self::NotFine => "no",
            Self::Withdraw => "out",
        }
    }
}

impl Choice {
    /// The button that leads here.
    pub fn button(&self, label: String) -> Button {
        Button { label, data: ButtonKind::Follow.data(self.code()) }
    }

    /// Reads what stands behind the kind of button; `None` for data that no such button carries.
    pub fn parse(data: &str) -> Option<Self> {
        let (first, rest) = data.split_once('.').unwrap_or((data, ""));
        if first == LIST {
            let page = (data != LIST).then(|| rest.parse()).transpose().ok()?;
            return Some(Self::List { page });
        }
        let (number, code) = rest.split_once('.').unwrap_or((rest, ""));
        let what = What::ALL.into_iter().find(|what| what.code() == code)?;
        Some(Self::Of { ward_id: first.parse().ok()?, number: Number::parse(number)?, what })
    }

    fn code(&self) -> String {
        match self {
            Self::List { page: None } => LIST.to_owned(),
            Self::List { page: Some(page) } => format!("{LIST}.{page}"),
            Self::Of { ward_id, number, what: What::Status } => format!("{ward_id}.{number}"),
            Self::Of { ward_id, number, what } => format!("{ward_id}.{number}.{}", what.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_is_read_back_and_fits_a_messenger() {
        let number = Number::parse("KN-2019-1234567").expect("the longest number");
        let of = What::ALL.map(|what| Choice::Of { ward_id: i32::MAX, number: number.clone(), what });
        let lists = [None, Some(0), Some(99_999)].map(|page| Choice::List { page });
        for choice in of.into_iter().chain(lists) {
            let button = choice.button("x".to_owned());
            assert!(button.data.len() <= 64, "{}", button.data);
            let read = ButtonKind::of(&button.data).and_then(|(_, rest)| Choice::parse(rest));
            assert_eq!(read, Some(choice));
        }
    }

    #[test]
    fn what_no_button_carries_is_nothing() {
        for data in ["", "1", "list.", "list.x", "list.-1", "x.KN-2019-0001", "1.KN", "1.KN-2019-0001.x"] {
            assert_eq!(Choice::parse(data), None, "{data}");
        }
    }
}
