//! How a derived indicator is computed from compiled figures.

use super::Key;
use crate::domain::petition;

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
    /// From the petition register.
    Petitions(RegisterCount),
}

/// What is counted in the petition register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterCount {
    /// `petitions_received`: by the day of reception.
    Received,
    /// `petitions_pending`: received and not ended by the period's end.
    Pending,
    /// `petitions_overdue`: pending at the period's end, with a deadline that has passed.
    Overdue,
    /// `petitions_forwarded`: by the day on which they were forwarded.
    Forwarded,
    /// `petitions[status=… and …]`: those of which all of this holds. With a status, by the day on which they came to it;
    /// without one, by the day of reception.
    Matching(Vec<RegisterCondition>),
}

/// A condition on a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterCondition {
    Kind(petition::Kind),
    Field(petition::Field),
    Status(petition::Status),
    /// Settled together with the People's Committee.
    Coordinated(bool),
    IdentityProtected(bool),
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
