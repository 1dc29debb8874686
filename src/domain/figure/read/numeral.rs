//! A number in digits, with the separators that people put into it.

/// A decimal fraction: `mantissa` / 10^`places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) mantissa: i128,
    pub(super) places: u32,
}

impl Decimal {
    /// This times 10^`exponent`, if that is a whole number.
    pub(super) fn times_power(self, exponent: u32) -> Option<i128> {
        let scaled = self.mantissa.checked_mul(10_i128.checked_pow(exponent)?)?;
        let divisor = 10_i128.checked_pow(self.places)?;
        (scaled % divisor == 0).then_some(scaled / divisor)
    }

    /// What stands before the decimal separator.
    pub(super) fn floor(self) -> i128 {
        10_i128.checked_pow(self.places).map_or(0, |divisor| self.mantissa / divisor)
    }
}

/// What a number in digits may mean: a whole number, a decimal fraction, or (`1.250`) both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) whole: Option<i128>,
    pub(super) decimal: Option<Decimal>,
    /// Number of digits if no separator stands among them.
    pub(super) plain_digits: Option<usize>,
}

/// More digits than this are no figure of a ward, and would not fit the arithmetic.
const LONGEST: usize = 18;

impl Numeral {
    /// Reads groups of digits and the separators (`.`, `,` or a blank) between them; `None` for
    /// what follows no way of writing numbers (`1.25.000`, `01.10.2019`).
    pub(super) fn from_groups(groups: &[String], separators: &[char]) -> Option<Self> {
        let (first, last) = (groups.first()?, groups.last()?);
        let joined = groups.concat();
        // "0913456789" is a telephone number.
        let is_telephone = separators.is_empty() && joined.len() > 4 && joined.starts_with('0');
        if joined.len() > LONGEST || is_telephone {
            return None;
        }
        let mantissa: i128 = joined.parse().ok()?;
        let fraction = Decimal { mantissa, places: u32::try_from(last.len()).ok()? };
        let separated = |whole, decimal| Some(Self { whole, decimal, plain_digits: None });
        match separators {
            [] => Some(Self { whole: Some(mantissa), decimal: None, plain_digits: Some(first.len()) }),
            [' '] => separated(Some(mantissa), None),
            [_] => separated(are_thousands(groups).then_some(mantissa), Some(fraction)),
            [earlier @ .., _] if are_one(separators) || !are_one(earlier) => {
                let whole = (are_one(separators) && are_thousands(groups)).then_some(mantissa)?;
                separated(Some(whole), None)
            }
            // Thousands, then decimals: "1.250.000,00". With three decimals it might be a slip.
            [..] => {
                let (_, grouped) = groups.split_last()?;
                (are_thousands(grouped) && last.len() != 3).then_some(())?;
                match fraction.times_power(0) {
                    Some(whole) => separated(Some(whole), None),
                    None => separated(None, Some(fraction)),
                }
            }
        }
    }
}

/// Whether all separators are the same.
fn are_one(separators: &[char]) -> bool {
    separators.windows(2).all(|pair| pair[0] == pair[1])
}

/// Whether the groups are those of a whole number: one to three digits, then three in each.
fn are_thousands(groups: &[String]) -> bool {
    groups.split_first().is_some_and(|(first, rest)| {
        first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
    })
}
