//! How a derived indicator is computed from compiled figures.

use super::Key;

/// The computation of a derived indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Derivation {
    /// A number.
    Number(Term),
    /// Numerator over denominator.
    Ratio { numerator: Term, denominator: Term },
}

/// A number computed from compiled figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// `a + b`: the sum of figures; a single key is a sum of one.
    Sum(Vec<Key>),
    /// `count of list`.
    CountOf { list: Key, filter: Option<Filter> },
    /// `sum of list.field`.
    SumOf { list: Key, field: String, filter: Option<Filter> },
    /// `list[field=value] distinct field`, `distinct field of list`.
    DistinctOf { list: Key, field: String, filter: Option<Filter> },
    /// From the petition register; the text in brackets says which petitions.
    Petitions(String),
}

/// `[field=value]`: only the lines whose field holds the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    pub field: String,
    pub value: String,
}

impl Term {
    /// The indicators that the term reads.
    pub fn keys(&self) -> Vec<&Key> {
        match self {
            Self::Sum(keys) => keys.iter().collect(),
            Self::CountOf { list, .. } | Self::SumOf { list, .. } | Self::DistinctOf { list, .. } => {
                vec![list]
            }
            Self::Petitions(_) => Vec::new(),
        }
    }
}

impl Derivation {
    /// The indicators that the derivation reads.
    pub fn keys(&self) -> Vec<&Key> {
        match self {
            Self::Number(term) => term.keys(),
            Self::Ratio { numerator, denominator } => {
                numerator.keys().into_iter().chain(denominator.keys()).collect()
            }
        }
    }
}
