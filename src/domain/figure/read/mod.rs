//! Reading what a person typed as an amount, a count, or yes and no.

mod context;
mod grammar;
mod label;
mod numeral;
mod phrases;
mod scan;
mod small;
mod token;
mod vocabulary;
mod yes_no;

use grammar::Amount;
use numeral::Decimal;
use phrases::Nothing;
use scan::{Behind, Certainty, Run};
use vocabulary::Element;

pub use yes_no::read_yes_no;

/// What a message says of a figure. Only [`Reading::Value`] may be stored without asking back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Exactly this: đồng for money, otherwise a count; 0 to 10^15.
    Value(i64),
    /// To be asked back with its readings as choices.
    Unclear(Unclear),
    /// No figure, and the word for why.
    Blank(BlankWord),
    /// No figure that could be offered.
    Unreadable,
}

/// A message that may mean several figures, or one that needs a confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// The likely figures, likeliest first; never empty, none twice.
    pub readings: Vec<i64>,
    /// Why it is asked.
    pub why: Doubt,
}

/// Why a figure is asked back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Which unit: "5" for money is 5.000, 5.000.000 or 5 đồng.
    Unit,
    /// Said as an estimate, or in passing: "khoảng 1 triệu".
    Approximate,
    /// A separator that may stand for decimals or thousands: "1.5", "1,250 triệu".
    Decimal,
    /// "chưa có": 0 so far, or not known yet. Its only reading is 0.
    ZeroOrNotKnown,
}

/// A typed word for one of the three blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlankWord {
    /// "không áp dụng", "n/a".
    NotApplicable,
    /// "chưa biết", "chưa có số liệu", "not known yet".
    NotKnownYet,
    /// "không trả lời", "prefer not to say".
    Declined,
}

/// What a question asks for; the same words mean different things ("5 cụ", "5 củ").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Money,
    Count,
}

/// No figure of a ward is larger; what is, was mistyped.
const LARGEST: i128 = 1_000_000_000_000_000;

/// From this many đồng on, a bare number is taken as đồng. Nothing is given in smaller sums, so a
/// smaller one was meant in thousands or millions.
const SMALLEST_BARE_MONEY: i128 = 10_000;

/// Reads an amount of money, in đồng. The rules stand at the head of [`super`].
pub fn read_money(text: &str) -> Reading {
    read(text, Kind::Money)
}

/// Reads a count (people, households, sessions). The rules stand at the head of [`super`].
pub fn read_count(text: &str) -> Reading {
    read(text, Kind::Count)
}

fn read(text: &str, kind: Kind) -> Reading {
    let tokens = token::tokens(text);
    if let Some(blank) = phrases::blank(&tokens) {
        return Reading::Blank(blank);
    }
    let scan = scan::scan(&tokens, kind);
    if scan.runs.is_empty() && !scan.refused {
        return match phrases::nothing(&tokens) {
            Some(Nothing::Zero) => Reading::Value(0),
            Some(Nothing::ZeroOrNotKnown) => unclear(vec![0], Doubt::ZeroOrNotKnown),
            None => Reading::Unreadable,
        };
    }
    if scan.refused {
        return Reading::Unreadable;
    }
    let aside = scan.runs.iter().any(|run| is_aside(run, kind));
    let reading = read_runs(&scan.runs, kind);
    match reading {
        Reading::Value(value) if scan.negated && value != 0 => Reading::Unreadable,
        Reading::Unclear(_) if scan.negated => Reading::Unreadable,
        Reading::Value(value) if scan.doubtful || aside => unclear(vec![value], Doubt::Approximate),
        Reading::Value(_) | Reading::Unclear(_) | Reading::Blank(_) | Reading::Unreadable => reading,
    }
}

/// What the numbers of a message say together: one of them, or the same several times ("5.000.000
/// đồng (năm triệu đồng)"). Those said in passing count only where there is nothing else.
fn read_runs(runs: &[Run], kind: Kind) -> Reading {
    let sure: Vec<&Run> = runs.iter().filter(|run| !is_aside(run, kind)).collect();
    let considered = if sure.is_empty() { runs.iter().collect() } else { sure };
    let Some((first, others)) = considered.split_first() else {
        return Reading::Unreadable;
    };
    let reading = read_run(first, kind);
    let agree = others.iter().all(|run| read_run(run, kind) == reading);
    if agree { reading } else { Reading::Unreadable }
}

/// Whether a number is said in passing: a word that may be none, or, where money is asked, things
/// counted ("500.000đ cho 2 hộ"). With one of these in it no message is certain.
fn is_aside(run: &Run, kind: Kind) -> bool {
    run.certainty == Certainty::Shaky || (run.behind == Behind::Counted && kind == Kind::Money)
}

fn read_run(run: &Run, kind: Kind) -> Reading {
    let unit = run.behind == Behind::Dong;
    let reading = read_elements(&run.elements, unit, kind);
    let Some((_, shorter)) = run.elements.split_last().filter(|_| run.certainty == Certainty::ShakyEnd)
    else {
        return reading;
    };
    let readings = [reading, read_elements(shorter, unit, kind)].into_iter().flat_map(readings);
    unclear(readings.collect(), Doubt::Approximate)
}

fn readings(reading: Reading) -> Vec<i64> {
    match reading {
        Reading::Value(value) => vec![value],
        Reading::Unclear(unclear) => unclear.readings,
        Reading::Blank(_) | Reading::Unreadable => Vec::new(),
    }
}

fn read_elements(elements: &[Element], unit: bool, kind: Kind) -> Reading {
    let Some(amount) = grammar::parse(elements) else {
        return Reading::Unreadable;
    };
    match kind {
        Kind::Count if unit => settle(zero_only(amount), None),
        Kind::Count => count(amount),
        Kind::Money => money(amount, unit),
    }
}

fn money(amount: Amount, unit: bool) -> Reading {
    match amount {
        Amount::Plain { whole, .. } if unit && !whole.is_empty() => settle(whole, Some(Doubt::Unit)),
        Amount::Plain { whole, .. } if !whole.is_empty() => {
            let readings = whole.iter().flat_map(|value| bare_money(*value)).collect();
            settle(readings, Some(Doubt::Unit))
        }
        Amount::Plain { decimal, .. } => {
            asked(decimal.map(bare_decimal_money).unwrap_or_default(), Doubt::Decimal)
        }
        Amount::Scaled { readings, doubt, literal } => {
            let literal = literal.filter(|_| unit).unwrap_or_default();
            settle(readings.into_iter().chain(literal).collect(), doubt.or(Some(Doubt::Unit)))
        }
    }
}

/// What a number of which no unit was said may mean in đồng, likeliest first.
fn bare_money(value: i128) -> Vec<i128> {
    let (thousands, millions) = (value.saturating_mul(1_000), value.saturating_mul(1_000_000));
    match value {
        0 | SMALLEST_BARE_MONEY.. => vec![value],
        1..100 => vec![thousands, millions, value],
        100..1_000 => vec![thousands, value, millions],
        _ => vec![thousands, value],
    }
}

/// The same for a decimal fraction; "1250.000" is rather a slip than a fraction.
fn bare_decimal_money(decimal: Decimal) -> Vec<i128> {
    if let Some(whole) = decimal.times_power(0) {
        return bare_money(whole).into_iter().chain([whole.saturating_mul(1_000)]).collect();
    }
    let exponents = if decimal.floor() < 100 { [6, 3] } else { [3, 6] };
    exponents.into_iter().filter_map(|exponent| decimal.times_power(exponent)).collect()
}

fn count(amount: Amount) -> Reading {
    match amount {
        Amount::Plain { whole, decimal: Some(decimal) } if whole.is_empty() => {
            let (below, joined) = (decimal.floor(), decimal.mantissa);
            let above = if decimal.times_power(0).is_some() { below } else { below + 1 };
            let readings = if above == below { vec![below, joined] } else { vec![joined, below, above] };
            asked(readings, Doubt::Decimal)
        }
        Amount::Plain { whole, .. } => settle(whole, Some(Doubt::Unit)),
        Amount::Scaled { readings, doubt, .. } => settle(readings, doubt),
    }
}

/// Money is no count, unless there is none of it: "0 đồng".
fn zero_only(amount: Amount) -> Vec<i128> {
    match amount {
        Amount::Plain { whole, .. } if whole == [0] => whole,
        Amount::Plain { .. } | Amount::Scaled { .. } => Vec::new(),
    }
}

/// One reading is the value, several are asked.
fn settle(mut readings: Vec<i128>, doubt: Option<Doubt>) -> Reading {
    readings.dedup();
    match (&readings[..], doubt) {
        ([value], _) => within(*value).map_or(Reading::Unreadable, Reading::Value),
        (_, doubt) => asked(readings, doubt.unwrap_or(Doubt::Unit)),
    }
}

fn asked(readings: Vec<i128>, why: Doubt) -> Reading {
    unclear(readings.into_iter().filter_map(within).collect(), why)
}

fn within(value: i128) -> Option<i64> {
    (0..=LARGEST).contains(&value).then(|| i64::try_from(value).ok()).flatten()
}

/// Asks for one of the readings; unreadable if there is none.
fn unclear(readings: Vec<i64>, why: Doubt) -> Reading {
    let mut distinct = Vec::new();
    for reading in readings {
        if !distinct.contains(&reading) {
            distinct.push(reading);
        }
    }
    if distinct.is_empty() {
        return Reading::Unreadable;
    }
    Reading::Unclear(Unclear { readings: distinct, why })
}
