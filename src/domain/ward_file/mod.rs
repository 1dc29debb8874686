//! Reads a ward's file (`wards/*.toml`): name, groups with their dates, what it asks, targets, calendar, petitions.

mod groups;
mod petitions;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;

use super::catalogue::document::Table;
use super::catalogue::faults::Faults;
use super::catalogue::links::is_target;
use super::catalogue::nearest::suggestion;
use super::catalogue::{Catalogue, Fault, FaultSeverity, Indicator, Key, syntax};
use super::figure::Rounding;
use super::period::Month;
use super::ward::{Calendar, Ward};

/// A ward as its file describes it.
#[derive(Debug, Clone)]
pub struct WardFile {
    pub ward: Ward,
    /// Where the ward's catalogue is, relative to the ward's file.
    pub catalogue_path: String,
    /// Where the ward's own rules of petitions are, relative to the ward's file; the program's hold where it has none.
    pub petition_rules_path: Option<String>,
    /// Where the ward's own working days are, likewise.
    pub working_days_path: Option<String>,
    /// The keys that the file names, each where it stands.
    named: Vec<Named>,
}

/// A key that a ward's file names.
#[derive(Debug, Clone)]
struct Named {
    key: Key,
    role: Role,
    /// A fault without words: the place.
    place: Fault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Optional,
    Target,
}

impl WardFile {
    /// Reads a ward's file. Every fault is an error: without any, the ward can be used.
    pub fn read(source: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Faults::new(source);
        let file = syntax::parse(source, &mut faults).and_then(|document| {
            let root = Table::new(document.get_ref(), 0..0, "the ward's file");
            syntax::check_normal_form(&root, &mut faults);
            file(&root, &mut faults)
        });
        match file {
            Some(file) if !faults.any_error() => Ok(file),
            _ => Err(faults.into_sorted()),
        }
    }

    /// The faults of what the file says about the catalogue's indicators: optional ones and targets.
    pub fn check_against(&self, catalogue: &Catalogue) -> Vec<Fault> {
        let fault =
            |named: &Named| Some(Fault { message: self.wrong(named, catalogue)?, ..named.place.clone() });
        self.named.iter().filter_map(fault).collect()
    }

    fn wrong(&self, named: &Named, catalogue: &Catalogue) -> Option<String> {
        let key = &named.key;
        let Some(indicator) = catalogue.get(key.as_str()) else {
            let fits = |indicator: &&Indicator| match named.role {
                Role::Optional => indicator.optional,
                Role::Target => is_target(indicator),
            };
            let known = catalogue.indicators.iter().filter(fits).map(|indicator| indicator.key.as_str());
            return Some(format!(
                "the catalogue has no indicator “{key}”{}",
                suggestion(key.as_str(), known)
            ));
        };
        match named.role {
            Role::Target => (!is_target(indicator))
                .then(|| format!("“{key}” holds no target; a target is money or a count that the ward alone gives, with agg_months = \"latest\"")),
            Role::Optional if !indicator.optional => Some(format!("“{key}” is asked of every ward; take it out of optional")),
            Role::Optional => self.unasked_condition(indicator, catalogue),
        }
    }

    /// An optional question whose condition reads another optional one that is not turned on would never be asked.
    fn unasked_condition(&self, indicator: &Indicator, catalogue: &Catalogue) -> Option<String> {
        let turned_off = |key: &&str| {
            catalogue.get(key).is_some_and(|read| read.optional) && !self.ward.optional.contains(*key)
        };
        let missing = indicator.ask_if.as_ref()?.keys().into_iter().find(turned_off)?;
        Some(format!("“{}” is asked depending on “{missing}”; add that to optional too", indicator.key))
    }
}

fn file(root: &Table, faults: &mut Faults) -> Option<WardFile> {
    const KNOWN: [&str; 11] = [
        "code",
        "name",
        "receipt_code",
        "catalogue",
        "optional",
        "percent_rounding",
        "calendar",
        "target",
        "group",
        "petitions",
        "retention",
    ];
    root.only(faults, &KNOWN);
    let code = code(root, faults);
    let name = root.required_text(faults, "name", "phường Phúc Lợi");
    let receipt_code = receipt_code(root, faults);
    let catalogue_path = root.required_text(faults, "catalogue", "../catalogue/mttq-ward.toml");
    let rounding = [("half_up", Rounding::HalfUp), ("truncate", Rounding::Truncate)];
    let rounding =
        root.choice(faults, "percent_rounding", &rounding).map_or(Rounding::HalfUp, Spanned::into_inner);
    let mut named = Vec::new();
    let optional = optional(root, &mut named, faults);
    let targets = targets(root, &mut named, faults);
    let calendar = calendar(root, faults);
    let groups = groups::read(root, faults);
    let petitions = petitions::read(root, faults);
    let retention = petitions::retention(root, faults);
    let ward = Ward {
        code: code?,
        name: name?.into_inner().to_owned(),
        receipt_code: receipt_code?,
        groups,
        optional,
        rounding,
        calendar: calendar?,
        targets,
        petitions: petitions.settings,
        retention,
    };
    Some(WardFile {
        ward,
        catalogue_path: catalogue_path?.into_inner().to_owned(),
        petition_rules_path: petitions.rules_path,
        working_days_path: petitions.working_days_path,
        named,
    })
}

fn code(root: &Table, faults: &mut Faults) -> Option<String> {
    let code = root.required_text(faults, "code", "phuc-loi")?;
    let letters =
        code.get_ref().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !letters || code.get_ref().split('-').any(str::is_empty) {
        faults.error(
            &code.span(),
            format!(
                "the ward's code “{}” has other letters than a to z, 0 to 9 and single hyphens",
                code.get_ref()
            ),
        );
    }
    Some(code.into_inner().to_owned())
}

fn receipt_code(root: &Table, faults: &mut Faults) -> Option<String> {
    let code = root.required_text(faults, "receipt_code", "PL")?;
    let letters = code.get_ref().bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if !letters || code.get_ref().len() > 8 {
        faults.error(
            &code.span(),
            format!("receipt_code “{}” must be up to 8 letters A to Z or digits, such as PL", code.get_ref()),
        );
    }
    Some(code.into_inner().to_owned())
}

fn name_key(key: &Spanned<&str>, role: Role, faults: &Faults) -> Named {
    Named {
        key: Key::new(key.get_ref()),
        role,
        place: faults.at(&key.span(), FaultSeverity::Error, String::new()),
    }
}

fn optional(root: &Table, named: &mut Vec<Named>, faults: &mut Faults) -> BTreeSet<Key> {
    let mut optional = BTreeSet::new();
    for key in root.texts(faults, "optional").unwrap_or_default() {
        if !optional.insert(Key::new(key.get_ref())) {
            faults.error(&key.span(), format!("“{}” stands twice in optional; keep one", key.get_ref()));
        }
        named.push(name_key(&key, Role::Optional, faults));
    }
    optional
}

fn targets(root: &Table, named: &mut Vec<Named>, faults: &mut Faults) -> BTreeMap<(Key, i32), i64> {
    let mut targets = BTreeMap::new();
    for table in root.tables(faults, "target", "a [[target]]") {
        table.only(faults, &["key", "year", "value", "note"]);
        let key = table.required_text(faults, "key", "fund_poor_target");
        let year = table.required_whole(faults, "year", 2026);
        let value = table.required_whole(faults, "value", 100_000_000);
        let year = year.and_then(|year| number_within(&year, "year", 1990..2200, faults));
        if let Some(value) = value.as_ref().filter(|value| *value.get_ref() <= 0) {
            faults.error(&value.span(), "a target must be more than 0; without a target, take the table out");
        }
        let (Some(key), Some(year), Some(value)) = (key, year, value) else { continue };
        named.push(name_key(&key, Role::Target, faults));
        if targets.insert((Key::new(key.get_ref()), year), value.into_inner()).is_some() {
            faults.error(
                &key.span(),
                format!("the target “{}” of {year} stands twice; keep one", key.get_ref()),
            );
        }
    }
    targets
}

fn calendar(root: &Table, faults: &mut Faults) -> Option<Calendar> {
    if !root.has("calendar") {
        faults.error(
            &(0..0),
            "the ward's file lacks [calendar]; write it with first_month, opens_day and due_day",
        );
    }
    let table = root.table(faults, "calendar", "[calendar]")?;
    table.only(faults, &["first_month", "opens_day", "due_day"]);
    let first_month = table.required_text(faults, "first_month", "2019-01").and_then(|text| {
        let month = Month::parse(text.get_ref());
        if month.is_none() {
            faults.error(
                &text.span(),
                format!("first_month “{}” is no month; write it as 2019-01", text.get_ref()),
            );
        }
        month
    });
    let mut day = |field: &str, example: i64| {
        let day = table.required_whole(faults, field, example)?;
        number_within(&day, field, 1..32, faults)
    };
    let (opens_day, due_day) = (day("opens_day", 25), day("due_day", 5));
    Some(Calendar { first_month: first_month?, opens_day: opens_day?, due_day: due_day? })
}

fn number_within<T: TryFrom<i64> + PartialOrd + std::fmt::Display>(
    found: &Spanned<i64>,
    field: &str,
    allowed: Range<T>,
    faults: &mut Faults,
) -> Option<T> {
    let number = T::try_from(*found.get_ref()).ok().filter(|number| allowed.contains(number));
    if number.is_none() {
        faults.error(
            &found.span(),
            format!(
                "{field} {} must be at least {} and below {}",
                found.get_ref(),
                allowed.start,
                allowed.end
            ),
        );
    }
    number
}
