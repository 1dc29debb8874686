//! The small language of conditions and rules: keys, whole numbers, `+ - *`, comparisons, `and`, `or`.

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}
