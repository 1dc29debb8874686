//! Reads when an indicator is asked, and within which bounds.

use toml::Spanned;

use super::super::expression::{self, Expression};
use super::document::Table;
use super::faults::Faults;
use super::{Bounds, Season};

/// The condition under which it is asked.
pub(super) fn ask_if(table: &Table, faults: &mut Faults) -> Option<Expression> {
    condition(table, "ask_if", &table.text(faults, "ask_if")?, faults)
}

/// Parses a condition; a fault stands at the letter that broke it.
pub(super) fn condition(
    table: &Table,
    field: &str,
    text: &Spanned<&str>,
    faults: &mut Faults,
) -> Option<Expression> {
    let fault = match expression::parse(text.get_ref()) {
        Ok(expression) => return Some(expression),
        Err(fault) => fault,
    };
    let place = text.span();
    // Inside plain quotation marks the text stands letter by letter as it was read.
    let plain = faults.text(&place).get(1..=text.get_ref().len()) == Some(text.get_ref());
    let letter = place.start + 1 + fault.at;
    let place = if plain { letter..letter + 1 } else { place };
    faults.error(&place, format!("{field} of {} cannot be read: {fault}", table.title));
    None
}

/// The season in which it is asked.
pub(super) fn season(table: &Table, faults: &mut Faults) -> Season {
    let until_yes = table.choice(faults, "ask_until", &[("yes", true)]).is_some();
    let months = within(table, "ask_months", 1, 12, "a month from 1 to 12", faults);
    let years = within(table, "ask_years", 1990, 2199, "a year of four digits", faults);
    Season {
        months: months.iter().filter_map(|month| u32::try_from(*month).ok()).collect(),
        years,
        until_yes,
    }
}

fn within(table: &Table, field: &str, least: i32, most: i32, wanted: &str, faults: &mut Faults) -> Vec<i32> {
    let Some(found) = table.wholes(faults, field) else { return Vec::new() };
    if found.is_empty() {
        faults.error(
            &table.place_of(field),
            format!("{field} of {} is empty; list something, or take it out to ask always", table.title),
        );
    }
    let mut numbers = Vec::new();
    for number in found {
        match i32::try_from(*number.get_ref()).ok().filter(|number| (least..=most).contains(number)) {
            None => faults.error(
                &number.span(),
                format!("{} in {field} of {} is not {wanted}", number.get_ref(), table.title),
            ),
            Some(known) if numbers.contains(&known) => {
                faults.error(
                    &number.span(),
                    format!("{known} stands twice in {field} of {}; keep one", table.title),
                );
            }
            Some(number) => numbers.push(number),
        }
    }
    numbers
}

/// The bounds of one entry.
pub(super) fn bounds(table: &Table, faults: &mut Faults) -> Bounds {
    Bounds {
        warn_max: positive(table, "warn_max", faults),
        hard_max: positive(table, "hard_max", faults),
        warn_max_ward: positive(table, "warn_max_ward", faults),
        warn_below: positive(table, "warn_below", faults),
    }
}

/// A whole number above 0.
pub(super) fn positive(table: &Table, field: &str, faults: &mut Faults) -> Option<i64> {
    let number = table.whole(faults, field)?;
    if *number.get_ref() <= 0 {
        faults.error(&number.span(), format!("{field} of {} must be more than 0", table.title));
        return None;
    }
    Some(number.into_inner())
}
