//! The buttons of a report: their codes, which come back as typed values.

use crate::channels::Button;
use crate::domain::answer::Blank;
use crate::domain::catalogue::Key;

/// What a tapped button asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tap {
    /// From the opening card: the first open question.
    Begin,
    /// From the opening card: the list to copy.
    WholeMonth,
    /// From the opening card: snapshots as last month, flows 0.
    AsLastMonth,
    Later,
    Back,
    /// This number is the answer.
    Number(i64),
    YesNo(bool),
    Blank(Blank),
    /// Shows the blanks that are rarely needed.
    MoreBlanks,
    /// Last month's answer is the answer.
    SameAsLastMonth,
    /// Accepts a reading of a doubtful figure, by its position.
    Reading(usize),
    /// Asks the same question again.
    Again,
    /// Opens this question.
    Open(Key),
    /// A list has no lines this month.
    NoLines,
    AddLine,
    LinesDone,
    /// Chooses a value of a line's field, by its position.
    Choice(usize),
    SkipField,
    Narratives,
    Review,
    Send,
    /// Sends although the month equals the last one.
    SendAnyway,
    /// A deputy has the leader look at the draft and send it.
    HandOver,
}

impl Tap {
    /// The button that leads here.
    pub fn button(&self, nonce: &str, label: impl Into<String>) -> Button {
        Button { label: label.into(), data: format!("r.{nonce}.{}", self.code()) }
    }

    /// Parts a button's data into its nonce and the tap; `None` for data that no report button carries.
    pub fn parse(data: &str) -> Option<(&str, Self)> {
        let (nonce, code) = data.strip_prefix("r.")?.split_once('.')?;
        Some((nonce, Self::from_code(code)?))
    }

    fn code(&self) -> String {
        match self {
            Self::Begin => "begin".into(),
            Self::WholeMonth => "whole".into(),
            Self::AsLastMonth => "aslast".into(),
            Self::Later => "later".into(),
            Self::Back => "back".into(),
            Self::Number(number) => format!("n{number}"),
            Self::YesNo(true) => "yes".into(),
            Self::YesNo(false) => "no".into(),
            Self::Blank(blank) => blank_code(*blank).into(),
            Self::MoreBlanks => "more".into(),
            Self::SameAsLastMonth => "same".into(),
            Self::Reading(at) => format!("c{at}"),
            Self::Again => "again".into(),
            Self::Open(key) => format!("q:{key}"),
            Self::NoLines => "nolines".into(),
            Self::AddLine => "add".into(),
            Self::LinesDone => "done".into(),
            Self::Choice(at) => format!("v{at}"),
            Self::SkipField => "skip".into(),
            Self::Narratives => "notes".into(),
            Self::Review => "review".into(),
            Self::Send => "send".into(),
            Self::SendAnyway => "sendanyway".into(),
            Self::HandOver => "handover".into(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let plain = [
            Self::Begin,
            Self::WholeMonth,
            Self::AsLastMonth,
            Self::Later,
            Self::Back,
            Self::YesNo(true),
            Self::YesNo(false),
            Self::MoreBlanks,
            Self::SameAsLastMonth,
            Self::Again,
            Self::NoLines,
            Self::AddLine,
            Self::LinesDone,
            Self::SkipField,
            Self::Narratives,
            Self::Review,
            Self::Send,
            Self::SendAnyway,
            Self::HandOver,
        ];
        let blanks = Blank::ALL.into_iter().map(Self::Blank);
        if let Some(tap) = plain.into_iter().chain(blanks).find(|tap| tap.code() == code) {
            return Some(tap);
        }
        if let Some(key) = code.strip_prefix("q:") {
            return Some(Self::Open(Key::new(key)));
        }
        let (kind, number) = code.split_at_checked(1)?;
        match kind {
            "n" => number.parse().ok().filter(|number| *number >= 0).map(Self::Number),
            "c" => number.parse().ok().map(Self::Reading),
            "v" => number.parse().ok().map(Self::Choice),
            _ => None,
        }
    }
}

const fn blank_code(blank: Blank) -> &'static str {
    match blank {
        Blank::NotKnownYet => "unknown",
        Blank::NotApplicable => "notours",
        Blank::Declined => "declined",
    }
}
