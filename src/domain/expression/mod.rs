//! The small language of conditions and rules: keys, whole numbers, `+ - *`, comparisons, `and`, `or`, parentheses.
//!
//! From loosest to tightest: `or`, `and`, one comparison (`< <= == != >= >`), `+ -`, `*`. What is not 0 holds; a comparison
//! and a yes count as 1, so `people_conference_held` and `people_conference_held == 1` say the same.

mod parse;
#[cfg(test)]
mod tests;

use std::fmt;

pub(in crate::domain) use self::parse::is_reserved;
pub use self::parse::{ExpressionError, parse};

/// A parsed condition. What it reads as missing makes it not applicable: [`Expression::holds`] gives `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    Number(i64),
    Key(String),
    Arithmetic(Box<Self>, Arithmetic, Box<Self>),
    Comparison(Box<Self>, Comparison, Box<Self>),
    And(Box<Self>, Box<Self>),
    Or(Box<Self>, Box<Self>),
}

/// What is done with two numbers; all in whole units, and nothing is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

impl Expression {
    /// Whether the condition holds of the values that `value_of` gives. `None`, not applicable, where any key has no value or
    /// a result leaves the range of `i64`.
    pub fn holds(&self, value_of: &dyn Fn(&str) -> Option<i64>) -> Option<bool> {
        self.value(value_of).map(|value| value != 0)
    }

    /// The keys that the condition reads, each once, in the order of their first appearance.
    pub fn keys(&self) -> Vec<&str> {
        let mut keys = Vec::new();
        self.collect_keys(&mut keys);
        keys
    }

    fn value(&self, value_of: &dyn Fn(&str) -> Option<i64>) -> Option<i64> {
        // Both sides are read before either decides: a missing key makes the whole not applicable.
        let both = |left: &Self, right: &Self| Some((left.value(value_of)?, right.value(value_of)?));
        match self {
            Self::Number(number) => Some(*number),
            Self::Key(key) => value_of(key),
            Self::Arithmetic(left, operator, right) => {
                both(left, right).and_then(|(left, right)| operator.apply(left, right))
            }
            Self::Comparison(left, operator, right) => {
                both(left, right).map(|(left, right)| i64::from(operator.holds(left, right)))
            }
            Self::And(left, right) => {
                both(left, right).map(|(left, right)| i64::from(left != 0 && right != 0))
            }
            Self::Or(left, right) => {
                both(left, right).map(|(left, right)| i64::from(left != 0 || right != 0))
            }
        }
    }

    fn collect_keys<'a>(&'a self, keys: &mut Vec<&'a str>) {
        match self {
            Self::Number(_) => {}
            Self::Key(key) => {
                if !keys.contains(&key.as_str()) {
                    keys.push(key);
                }
            }
            Self::Arithmetic(left, _, right)
            | Self::Comparison(left, _, right)
            | Self::And(left, right)
            | Self::Or(left, right) => {
                left.collect_keys(keys);
                right.collect_keys(keys);
            }
        }
    }

    /// How tightly the outermost operator binds; a higher number binds tighter.
    const fn binding(&self) -> u8 {
        match self {
            Self::Or(..) => 1,
            Self::And(..) => 2,
            Self::Comparison(..) => 3,
            Self::Arithmetic(_, Arithmetic::Add | Arithmetic::Subtract, _) => 4,
            Self::Arithmetic(_, Arithmetic::Multiply, _) => 5,
            Self::Number(_) | Self::Key(_) => 6,
        }
    }

    fn write_within(&self, formatter: &mut fmt::Formatter<'_>, loosest: u8) -> fmt::Result {
        if self.binding() < loosest { write!(formatter, "({self})") } else { write!(formatter, "{self}") }
    }
}

impl Arithmetic {
    const fn apply(self, left: i64, right: i64) -> Option<i64> {
        match self {
            Self::Add => left.checked_add(right),
            Self::Subtract => left.checked_sub(right),
            Self::Multiply => left.checked_mul(right),
        }
    }

    const fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
        }
    }
}

impl Comparison {
    const fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::GreaterOrEqual => left >= right,
            Self::Greater => left > right,
        }
    }

    const fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::GreaterOrEqual => ">=",
            Self::Greater => ">",
        }
    }
}

/// Writes the expression so that [`parse`] reads the same one back, with no more parentheses than that needs.
impl fmt::Display for Expression {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own = self.binding();
        let (left, sign, right) = match self {
            Self::Number(number) => return write!(formatter, "{number}"),
            Self::Key(key) => return formatter.write_str(key),
            Self::Arithmetic(left, operator, right) => (left, operator.sign(), right),
            Self::Comparison(left, operator, right) => (left, operator.sign(), right),
            Self::And(left, right) => (left, "and", right),
            Self::Or(left, right) => (left, "or", right),
        };
        // Operators group to the left; comparisons do not chain at all.
        let chains = !matches!(self, Self::Comparison(..));
        left.write_within(formatter, if chains { own } else { own + 1 })?;
        write!(formatter, " {sign} ")?;
        right.write_within(formatter, own + 1)
    }
}
