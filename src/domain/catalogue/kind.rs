//! The kinds of values that indicators and the fields of lists hold.

use super::super::language::Words;

/// What kind of value an indicator holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Whole units.
    Count,
    /// Whole đồng.
    Money,
    YesNo,
    ShortText,
    Narrative,
    /// Lines with these fields.
    List(Vec<Field>),
    /// Numerator and denominator; always derived.
    Ratio {
        may_exceed_100: bool,
    },
}

impl Kind {
    /// The word for it in a catalogue's `type`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money_vnd",
            Self::YesNo => "yes_no",
            Self::ShortText => "short_text",
            Self::Narrative => "narrative",
            Self::List(_) => "list",
            Self::Ratio { .. } => "ratio",
        }
    }
}

/// A field of a list's lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub label: Words,
    pub kind: FieldKind,
    pub required: bool,
}

/// What a field of a list's lines holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    Count,
    Money,
    ShortText,
    Narrative,
    Date,
    /// One of these codes.
    Choice(Vec<Choice>),
}

/// One of the values that a field offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub code: String,
    pub label: Words,
}
