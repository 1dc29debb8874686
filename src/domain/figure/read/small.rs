//! Numbers below their scale: what stands before "nghìn", "triệu" and "tỷ", or alone.

use super::super::Doubt;
use super::numeral::{Decimal, Numeral};
use super::vocabulary::{Digit, Element, Scale};

/// A number below its scale: "250", "hai trăm linh năm", "1,25".
pub(super) struct Small {
    pub(super) whole: Vec<i128>,
    pub(super) decimal: Option<Decimal>,
    pub(super) shape: Shape,
    pub(super) doubt: Option<Doubt>,
}

/// How a number behind a scale, without one of its own, is understood.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// As decimals of the scale, if there are so many digits: "1tr2", "triệu hai", "93 triệu 095".
    Decimals(u32),
    /// "một triệu hai mươi lăm": 1.025.000 or 1.250.000.
    TwoWords,
    /// As it stands.
    Literal,
}

impl Small {
    fn word(value: i128, shape: Shape) -> Self {
        Self { whole: vec![value], decimal: None, shape, doubt: None }
    }

    fn doubted(readings: Vec<i128>, shape: Shape) -> Self {
        Self { whole: readings, decimal: None, shape, doubt: Some(Doubt::Unit) }
    }

    /// Its readings times the scale. Behind thousands "1.250" is rather a whole number, behind
    /// millions rather a fraction; either way it is asked.
    pub(super) fn at_scale(&self, scale: Scale) -> Option<(Vec<i128>, Option<Doubt>)> {
        let mut readings = Vec::new();
        for whole in &self.whole {
            readings.push(times_power(*whole, scale.exponent)?);
        }
        let fraction = self.decimal.and_then(|decimal| decimal.times_power(scale.exponent));
        let doubt = (fraction.is_some() && !readings.is_empty()).then_some(Doubt::Decimal);
        if scale.exponent > 3 {
            readings.splice(0..0, fraction);
        } else {
            readings.extend(fraction);
        }
        (!readings.is_empty()).then_some((readings, doubt))
    }
}

/// Goes through the pieces of one number.
pub(super) struct Parser<'a> {
    elements: &'a [Element],
    at: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(elements: &'a [Element]) -> Self {
        Self { elements, at: 0 }
    }

    fn peek(&self) -> Option<&Element> {
        self.elements.get(self.at)
    }

    pub(super) fn is_done(&self) -> bool {
        self.at == self.elements.len()
    }

    pub(super) fn ends_in_digits(&self) -> bool {
        matches!(self.elements.last(), Some(Element::Numeral(_)))
    }

    pub(super) fn take(&mut self, expected: &Element) -> bool {
        let found = self.peek() == Some(expected);
        self.at += usize::from(found);
        found
    }

    pub(super) fn scale(&mut self) -> Option<Scale> {
        let Some(Element::Scale(scale)) = self.peek() else {
            return None;
        };
        let scale = *scale;
        self.at += 1;
        Some(scale)
    }

    /// "nghìn tỷ": thousands of billions.
    pub(super) fn take_billions(&mut self) -> bool {
        let found = matches!(self.peek(), Some(Element::Scale(scale)) if scale.exponent == 9);
        self.at += usize::from(found);
        found
    }

    fn hundred(&mut self) -> Option<bool> {
        let Some(Element::Hundred { english }) = self.peek() else {
            return None;
        };
        let english = *english;
        self.at += 1;
        Some(english)
    }

    /// A number below its scale. At the `start` the one before a scale may be left out ("triệu
    /// hai").
    pub(super) fn small(&mut self, start: bool) -> Option<Small> {
        let element = *self.peek()?;
        if matches!(element, Element::Scale(_)) {
            return start.then(|| Small::word(1, Shape::Literal));
        }
        self.at += 1;
        match element {
            Element::Numeral(numeral) => self.after_numeral(numeral),
            Element::Digit(digit) => self.after_digit(digit),
            Element::Zero => match self.hundred() {
                Some(english) => self.after_hundreds(0, english),
                None => {
                    matches!(self.peek(), Some(Element::Scale(_))).then(|| Small::word(0, Shape::Literal))
                }
            },
            Element::Teen(value) => Some(Small::word(value, Shape::Literal)),
            Element::Ten => Some(self.after_tens(10)),
            Element::Tens(value) => Some(self.after_tens(value)),
            Element::Hundred { english } if start => self.after_hundreds(1, english),
            Element::HalfOf => Some(Small {
                whole: Vec::new(),
                decimal: Some(Decimal { mantissa: 5, places: 1 }),
                shape: Shape::Literal,
                doubt: None,
            }),
            Element::Dozen
            | Element::Hundred { .. }
            | Element::Scale(_)
            | Element::AndHalf
            | Element::Odd
            | Element::And => None,
        }
    }

    fn after_numeral(&mut self, numeral: Numeral) -> Option<Small> {
        if let Some(english) = self.hundred() {
            let hundreds = match (numeral.whole, numeral.decimal) {
                (Some(whole), None) if whole < 100 => whole.checked_mul(100),
                (None, Some(decimal)) => decimal.times_power(2),
                (Some(_) | None, _) => None,
            }?;
            return self.after_hundreds_of(hundreds, english);
        }
        match (self.peek(), numeral.whole) {
            (Some(Element::Ten), Some(whole @ 1..=9)) | (Some(Element::Dozen), Some(whole @ 1..=99)) => {
                self.at += 1;
                return Some(self.after_tens(whole * 10));
            }
            (Some(Element::Ten | Element::Dozen), _) => return None,
            (_, _) => {}
        }
        let shape = match numeral.plain_digits.and_then(|digits| u32::try_from(digits).ok()) {
            Some(digits @ 1..=3) => Shape::Decimals(digits),
            Some(_) | None => Shape::Literal,
        };
        let whole = numeral.whole.into_iter().collect();
        Some(Small { whole, decimal: numeral.decimal, shape, doubt: None })
    }

    fn after_digit(&mut self, digit: Digit) -> Option<Small> {
        if let Some(english) = self.hundred() {
            return self.after_hundreds(digit.value, english);
        }
        match self.peek() {
            Some(Element::Ten | Element::Dozen) => {
                self.at += 1;
                Some(self.after_tens(digit.value * 10))
            }
            Some(Element::Digit(unit)) if unit.closing && digit.value > 1 => {
                let value = digit.value * 10 + unit.value;
                self.at += 1;
                Some(Small::word(value, Shape::Decimals(2)))
            }
            Some(_) | None => Some(Small::word(digit.value, Shape::Decimals(1))),
        }
    }

    fn after_tens(&mut self, tens: i128) -> Small {
        let Some(unit) = self.unit() else {
            return Small::word(tens, Shape::TwoWords);
        };
        // Fifteen is "mười lăm"; "mười năm" may be that, or ten years, or ten men ("nam").
        if unit.value == 5 && unit.shaky && !unit.closing {
            return Small::doubted(vec![tens + 5, tens], Shape::TwoWords);
        }
        Small::word(tens + unit.value, Shape::TwoWords)
    }

    /// A single digit, in words or not.
    fn unit(&mut self) -> Option<Digit> {
        let unit = match self.peek()? {
            Element::Digit(digit) => *digit,
            Element::Numeral(Numeral { whole: Some(value @ 1..=9), plain_digits: Some(1), .. }) => {
                Digit { value: *value, closing: true, shaky: false }
            }
            _ => return None,
        };
        self.at += 1;
        Some(unit)
    }

    fn after_hundreds(&mut self, digit: i128, english: bool) -> Option<Small> {
        self.after_hundreds_of(digit * 100, english)
    }

    /// What follows the hundreds: nothing, a half, tens and units.
    fn after_hundreds_of(&mut self, hundreds: i128, english: bool) -> Option<Small> {
        let shape = if hundreds < 1_000 { Shape::Decimals(3) } else { Shape::Literal };
        if self.take(&Element::AndHalf) {
            return Some(Small::word(hundreds + 50, shape));
        }
        self.take(&Element::And);
        let odd = self.take(&Element::Odd);
        let rest = match self.peek() {
            Some(Element::Digit(_) | Element::Teen(_) | Element::Tens(_) | Element::Ten) => {
                self.small(false)?
            }
            Some(Element::Numeral(numeral)) if matches!(numeral.plain_digits, Some(1 | 2)) => {
                self.small(false)?
            }
            Some(_) | None if odd => return None,
            Some(_) | None => return Some(Small::word(hundreds, shape)),
        };
        let below = rest.whole.iter().all(|value| *value < 100);
        (below && rest.decimal.is_none()).then_some(())?;
        if rest.shape == Shape::Decimals(1) && !odd && !english {
            // "một trăm hai" is said for 120, and by some for 102.
            let [unit] = rest.whole[..] else { return None };
            return Some(Small::doubted(vec![hundreds + unit * 10, hundreds + unit], shape));
        }
        let whole = rest.whole.iter().map(|value| hundreds + value).collect();
        Some(Small { whole, decimal: None, shape, doubt: rest.doubt })
    }
}

pub(super) fn power(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

pub(super) fn times_power(value: i128, exponent: u32) -> Option<i128> {
    value.checked_mul(power(exponent)?)
}
