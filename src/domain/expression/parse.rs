//! Reads an expression, by recursive descent over its tokens.

use std::fmt;

use super::{Arithmetic, Comparison, Expression};

/// Longer texts are refused, which also bounds how deep an expression can grow.
const LONGEST: usize = 2_000;
/// Parentheses within parentheses.
const DEEPEST: usize = 50;

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionError {
    /// Where, in bytes from the start of the text.
    pub at: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for ExpressionError {}

/// Reads an expression such as `deaths > 0 and cremations <= deaths`.
pub fn parse(text: &str) -> Result<Expression, ExpressionError> {
    if text.len() > LONGEST {
        return Err(error(
            0,
            format!("the condition has {} letters; at most {LONGEST} are read", text.len()),
        ));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens, next: 0, end: text.len(), depth: 0 };
    let expression = parser.or()?;
    match parser.peek() {
        None => Ok(expression),
        Some(Token::Close) => {
            Err(error(parser.at(), "this “)” closes nothing; take it out, or write the “(” before it"))
        }
        Some(token) => {
            let found = token.describe();
            Err(error(
                parser.at(),
                format!("found {found} where “and”, “or”, a comparison, + - * or the end should stand"),
            ))
        }
    }
}

/// Whether a name means something in expressions, so that no indicator can bear it.
pub(in crate::domain) fn is_reserved(name: &str) -> bool {
    matches!(name, "and" | "or" | "not")
}

fn error(at: usize, message: impl Into<String>) -> ExpressionError {
    ExpressionError { at, message: message.into() }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number(i64),
    Key(String),
    Arithmetic(Arithmetic),
    Comparison(Comparison),
    And,
    Or,
    Open,
    Close,
}

impl Token {
    fn describe(&self) -> String {
        match self {
            Self::Number(number) => format!("the number {number}"),
            Self::Key(key) => format!("“{key}”"),
            Self::Arithmetic(operator) => format!("“{}”", operator.sign()),
            Self::Comparison(operator) => format!("“{}”", operator.sign()),
            Self::And => "“and”".to_owned(),
            Self::Or => "“or”".to_owned(),
            Self::Open => "“(”".to_owned(),
            Self::Close => "“)”".to_owned(),
        }
    }
}

/// The tokens with the byte at which each begins.
fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExpressionError> {
    let mut tokens: Vec<(usize, Token)> = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        if letter.is_whitespace() {
            at += letter.len_utf8();
            continue;
        }
        let after_operand =
            matches!(tokens.last(), Some((_, Token::Number(_) | Token::Key(_) | Token::Close)));
        let (token, length) = token(&text[at..], at, after_operand)?;
        tokens.push((at, token));
        at += length;
    }
    Ok(tokens)
}

/// The token that `rest` begins with, and its length. A minus after an operand subtracts; elsewhere it begins a number.
fn token(rest: &str, at: usize, after_operand: bool) -> Result<(Token, usize), ExpressionError> {
    let negative = !after_operand
        && rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if negative || rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        return number(rest, at, usize::from(negative));
    }
    let word_length =
        rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(rest.len());
    if word_length > 0 {
        return Ok((word(&rest[..word_length], at)?, word_length));
    }
    sign(rest, at)
}

fn number(rest: &str, at: usize, sign: usize) -> Result<(Token, usize), ExpressionError> {
    let digits = rest[sign..].find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len() - sign);
    let length = sign + digits;
    if rest[length..].starts_with(['.', ',', '_']) || rest[length..].starts_with(char::is_alphabetic) {
        return Err(error(
            at,
            "only plain whole numbers are read here, such as 10000, without points, commas or letters",
        ));
    }
    let number = rest[..length]
        .parse()
        .map_err(|_| error(at, format!("the number {} is too large", &rest[..length])))?;
    Ok((Token::Number(number), length))
}

fn word(word: &str, at: usize) -> Result<Token, ExpressionError> {
    match word {
        "and" => Ok(Token::And),
        "or" => Ok(Token::Or),
        "not" => {
            Err(error(at, "there is no “not” here; compare instead, such as people_conference_held == 0"))
        }
        "AND" | "OR" => Err(error(at, format!("write “{}” in small letters", word.to_lowercase()))),
        _ => Ok(Token::Key(word.to_owned())),
    }
}

fn sign(rest: &str, at: usize) -> Result<(Token, usize), ExpressionError> {
    const SIGNS: [(&str, Token); 11] = [
        ("<=", Token::Comparison(Comparison::LessOrEqual)),
        (">=", Token::Comparison(Comparison::GreaterOrEqual)),
        ("==", Token::Comparison(Comparison::Equal)),
        ("!=", Token::Comparison(Comparison::NotEqual)),
        ("<", Token::Comparison(Comparison::Less)),
        (">", Token::Comparison(Comparison::Greater)),
        ("+", Token::Arithmetic(Arithmetic::Add)),
        ("-", Token::Arithmetic(Arithmetic::Subtract)),
        ("*", Token::Arithmetic(Arithmetic::Multiply)),
        ("(", Token::Open),
        (")", Token::Close),
    ];
    const MISTAKES: [(&str, &str); 7] = [
        ("&&", "write “and” for “&&”"),
        ("||", "write “or” for “||”"),
        ("=", "write “==” for “is equal to”"),
        ("!", "there is no “!” here; compare instead, such as people_conference_held == 0"),
        ("≤", "write “<=” for “≤”"),
        ("≥", "write “>=” for “≥”"),
        ("/", "there is no division here; multiply the other side instead"),
    ];
    if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Ok((token.clone(), sign.len()));
    }
    let letter = rest.chars().next().unwrap_or_default();
    let mistake = MISTAKES.iter().find(|(mistake, _)| rest.starts_with(mistake));
    Err(error(at, mistake.map_or_else(
        || format!("“{letter}” means nothing here; use keys, whole numbers, + - *, < <= == != >= >, “and”, “or” and parentheses"),
        |(_, advice)| (*advice).to_owned(),
    )))
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    /// The length of the text: the place of what is missing at its end.
    end: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    fn take(&mut self, wanted: &Token) -> bool {
        let found = self.peek() == Some(wanted);
        self.next += usize::from(found);
        found
    }

    fn or(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.and()?;
        while self.take(&Token::Or) {
            left = Expression::Or(Box::new(left), Box::new(self.and()?));
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.comparison()?;
        while self.take(&Token::And) {
            left = Expression::And(Box::new(left), Box::new(self.comparison()?));
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Result<Expression, ExpressionError> {
        let left = self.sum()?;
        let Some(&Token::Comparison(operator)) = self.peek() else { return Ok(left) };
        self.next += 1;
        let right = self.sum()?;
        if let Some(Token::Comparison(_)) = self.peek() {
            return Err(error(
                self.at(),
                "comparisons do not chain; join two of them with “and”, such as 1 <= a and a <= 5",
            ));
        }
        Ok(Expression::Comparison(Box::new(left), operator, Box::new(right)))
    }

    fn sum(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.product()?;
        while let Some(&Token::Arithmetic(operator @ (Arithmetic::Add | Arithmetic::Subtract))) = self.peek()
        {
            self.next += 1;
            left = Expression::Arithmetic(Box::new(left), operator, Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.operand()?;
        while self.take(&Token::Arithmetic(Arithmetic::Multiply)) {
            left = Expression::Arithmetic(Box::new(left), Arithmetic::Multiply, Box::new(self.operand()?));
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expression, ExpressionError> {
        let at = self.at();
        let token = self.peek().cloned();
        self.next += 1;
        match token {
            Some(Token::Number(number)) => Ok(Expression::Number(number)),
            Some(Token::Key(key)) => Ok(Expression::Key(key)),
            Some(Token::Open) => self.parenthesis(at),
            Some(token) => {
                Err(error(at, format!("found {} where a key or a number should stand", token.describe())))
            }
            None if self.end == 0 || self.tokens.is_empty() => {
                Err(error(at, "the condition is empty; write one, such as deaths > 0"))
            }
            None => Err(error(at, "the condition ends where a key or a number should stand")),
        }
    }

    fn parenthesis(&mut self, opened: usize) -> Result<Expression, ExpressionError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(error(
                opened,
                format!("more than {DEEPEST} parentheses within each other; write the condition flatter"),
            ));
        }
        let inner = self.or()?;
        self.depth -= 1;
        if self.take(&Token::Close) {
            Ok(inner)
        } else {
            Err(error(opened, "this “(” is never closed; write the “)”"))
        }
    }
}
