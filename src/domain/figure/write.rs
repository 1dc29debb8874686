//! Numbers, amounts and percentages as the field prints them.

/// A whole number with full stops between thousands: `93.095.000`, `-1.250`.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        written.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// An amount in đồng, with its unit: `93.095.000 đồng`.
pub fn money(dong: i64) -> String {
    format!("{} đồng", number(dong))
}

/// How a percentage loses what stands behind its second decimal. Each ward chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounding {
    /// 49/51 is 96,08 %; a half goes away from zero.
    #[default]
    HalfUp,
    /// 49/51 is 96,07 %, as the reference report of 2019 prints it.
    Truncate,
}

/// A percentage with exactly two decimals, kept in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent {
    hundredths: i64,
}

impl Percent {
    /// From hundredths of a percent: 8837 is 88,37 %.
    pub fn from_hundredths(hundredths: i64) -> Self {
        Self { hundredths }
    }

    /// In hundredths of a percent: 88,37 % is 8837.
    pub fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// As people read it: `88,37%`, with full stops between thousands (`1.250,00%`).
    pub fn vietnamese(self) -> String {
        format!("{}{},{:02}%", self.sign(), number(self.whole()), self.rest())
    }

    /// As programs read it: `88.37`.
    pub fn plain(self) -> String {
        format!("{}{}.{:02}", self.sign(), self.whole(), self.rest())
    }

    fn sign(self) -> &'static str {
        if self.hundredths < 0 { "-" } else { "" }
    }

    fn whole(self) -> i64 {
        (self.hundredths / 100).abs()
    }

    fn rest(self) -> u64 {
        self.hundredths.unsigned_abs() % 100
    }
}

/// `numerator` of `denominator` in percent, exact in whole numbers until the rounding at the end.
///
/// `None` where there is no such percentage: a denominator of 0, or a result beyond what 64 bits
/// of hundredths hold.
pub fn percent(numerator: i64, denominator: i64, rounding: Rounding) -> Option<Percent> {
    let hundredths_times = i128::from(numerator) * 10_000;
    let divisor = i128::from(denominator);
    let quotient = hundredths_times.checked_div(divisor)?;
    let remainder = hundredths_times % divisor;
    let carry = match rounding {
        Rounding::HalfUp if remainder.abs() * 2 >= divisor.abs() => {
            hundredths_times.signum() * divisor.signum()
        }
        Rounding::HalfUp | Rounding::Truncate => 0,
    };
    i64::try_from(quotient + carry).ok().map(Percent::from_hundredths)
}
