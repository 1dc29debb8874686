//! From the pieces of one number to what it may mean.

use super::super::Doubt;
use super::numeral::Decimal;
use super::small::{Parser, Shape, Small, power, times_power};
use super::vocabulary::{Element, Scale};

/// What one number in a message says, before anybody asks in which unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Amount {
    /// No scale was said: "5", "1.250", "hai mươi lăm". `whole` lists the whole readings.
    Plain { whole: Vec<i128>, decimal: Option<Decimal> },
    /// A scale was said: "1tr250", "2 nghìn 279". `literal` is what it means if the last part is
    /// in units after all ("1 triệu 250 đồng").
    Scaled { readings: Vec<i128>, doubt: Option<Doubt>, literal: Option<Vec<i128>> },
}

/// Reads the pieces of one number; `None` unless all of them make one.
pub(super) fn parse(elements: &[Element]) -> Option<Amount> {
    let mut parser = Parser::new(elements);
    let first = parser.small(true)?;
    match parser.scale() {
        None => parser.is_done().then_some(Amount::Plain { whole: first.whole, decimal: first.decimal }),
        Some(scale) => {
            // Nothing can follow a fraction of a scale: "1,5 triệu 5" is no number.
            let is_fraction = first.whole.is_empty();
            if is_fraction && !elements.iter().skip(2).all(|rest| matches!(rest, Element::Scale(_))) {
                return None;
            }
            let (start, doubt) = first.at_scale(scale)?;
            let doubt = doubt.or(first.doubt);
            Sum { readings: start, doubt, last: scale }.finish(&mut parser)
        }
    }
}

/// What was read so far, down to its `last` scale.
struct Sum {
    readings: Vec<i128>,
    doubt: Option<Doubt>,
    last: Scale,
}

impl Sum {
    fn finish(mut self, parser: &mut Parser) -> Option<Amount> {
        loop {
            if self.last.exponent == 3 && parser.take_billions() {
                self.last.exponent = 9;
                self.multiply(9)?;
            }
            if parser.take(&Element::AndHalf) {
                let half = power(self.last.exponent)? / 2;
                self.add(&[half], None)?;
                return parser.is_done().then(|| self.scaled(None));
            }
            if parser.is_done() {
                return Some(self.scaled(None));
            }
            let odd = parser.take(&Element::Odd);
            parser.take(&Element::And);
            let small = parser.small(false)?;
            let Some(scale) = parser.scale() else {
                return if parser.is_done() {
                    self.close(&small, odd, parser.ends_in_digits())
                } else {
                    None
                };
            };
            self.join(&small, scale)?;
        }
    }

    /// Adds a part with a scale of its own, which must be below the last, except in thousands of
    /// billions ("một nghìn hai trăm tỷ").
    fn join(&mut self, small: &Small, scale: Scale) -> Option<()> {
        if scale.exponent == 9 && self.last.exponent == 3 {
            self.add(&small.whole, small.doubt)?;
            self.last = scale;
            return self.multiply(9);
        }
        let (part, doubt) = small.at_scale(scale)?;
        if scale.exponent >= self.last.exponent {
            return None;
        }
        self.add(&part, doubt.or(small.doubt))?;
        self.last = scale;
        Some(())
    }

    /// Ends with a part without a scale: decimals of the last one, or units.
    fn close(mut self, small: &Small, odd: bool, in_digits: bool) -> Option<Amount> {
        let [value] = small.whole[..] else {
            return self.close_with_any(small, odd);
        };
        let exponent = self.last.exponent;
        let thousandths = times_power(value, exponent.checked_sub(3)?)?;
        let (parts, doubt, literal) = match small.shape {
            Shape::Literal => (vec![value], None, None),
            _ if odd && exponent == 3 => (vec![value], None, None),
            _ if odd => (vec![thousandths, value], Some(Doubt::Unit), None),
            Shape::TwoWords | Shape::Decimals(_) if self.last.english && !in_digits => {
                (vec![value], None, None)
            }
            Shape::TwoWords => (vec![thousandths, thousandths.checked_mul(10)?], Some(Doubt::Unit), None),
            Shape::Decimals(digits) => {
                let decimals = times_power(value, exponent.checked_sub(digits)?)?;
                let is_colloquial = exponent < 6 && digits < exponent && !self.last.shorthand;
                match is_colloquial && decimals != value {
                    true => (vec![decimals, value], Some(Doubt::Decimal), None),
                    false if self.last.shorthand => (vec![decimals], None, None),
                    false => (vec![decimals], None, Some(value)),
                }
            }
        };
        let literal = literal.map(|units| self.readings.iter().map(|sum| sum + units).collect());
        self.add(&parts, doubt.or(small.doubt))?;
        Some(self.scaled(literal))
    }

    /// Ends with hundreds that are themselves in doubt: "một triệu năm trăm hai".
    fn close_with_any(mut self, small: &Small, odd: bool) -> Option<Amount> {
        let Shape::Decimals(digits) = small.shape else {
            return None;
        };
        let places = self.last.exponent.checked_sub(digits).filter(|_| !odd)?;
        let parts: Option<Vec<i128>> = small.whole.iter().map(|value| times_power(*value, places)).collect();
        self.add(&parts?, small.doubt)?;
        Some(self.scaled(None))
    }

    /// Adds each of `parts`, which must be smaller than the last scale, to each reading.
    fn add(&mut self, parts: &[i128], doubt: Option<Doubt>) -> Option<()> {
        let limit = power(self.last.exponent)?;
        if parts.is_empty() || parts.iter().any(|part| *part >= limit) {
            return None;
        }
        let sums = self.readings.iter().flat_map(|sum| parts.iter().map(move |part| sum + part));
        self.readings = sums.collect();
        self.doubt = self.doubt.or(doubt);
        Some(())
    }

    fn multiply(&mut self, exponent: u32) -> Option<()> {
        let grown: Option<_> = self.readings.iter().map(|sum| times_power(*sum, exponent)).collect();
        self.readings = grown?;
        Some(())
    }

    fn scaled(self, literal: Option<Vec<i128>>) -> Amount {
        Amount::Scaled { readings: self.readings, doubt: self.doubt, literal }
    }
}
