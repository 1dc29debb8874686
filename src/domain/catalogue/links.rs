//! Checks what indicators say of each other: terms, conditions, sections.

use std::collections::BTreeMap;
use std::ops::Range;

use super::derivation::{Derivation, Filter, Term};
use super::faults::Faults;
use super::indicator::{Draft, derivation};
use super::nearest::suggestion;
use super::{Field, FieldKind, Indicator, Key, Kind, OverMonths, Reporter, Section};

/// All that an indicator may name: every key that stands in the file, also those of indicators that are faulty themselves.
pub(super) struct Known<'d> {
    drafts: &'d [Draft],
    /// The key's position among the drafts; `None` for a faulty indicator.
    by_key: BTreeMap<&'d str, Option<usize>>,
}

/// What a key names.
pub(super) enum Found<'d> {
    Indicator(usize, &'d Indicator),
    /// It stands in the file, but cannot be read: its own fault says why.
    Faulty,
    Unknown,
}

impl<'d> Known<'d> {
    pub fn new(drafts: &'d [Draft], keys: impl Iterator<Item = &'d Key>) -> Self {
        let mut by_key: BTreeMap<_, _> = keys.map(|key| (key.as_str(), None)).collect();
        // The first of two with the same key is the one that is named.
        for (at, draft) in drafts.iter().enumerate().rev() {
            by_key.insert(draft.indicator.key.as_str(), Some(at));
        }
        Self { drafts, by_key }
    }

    pub fn find(&self, key: &str) -> Found<'d> {
        match self.by_key.get(key) {
            None => Found::Unknown,
            Some(None) => Found::Faulty,
            Some(Some(at)) => Found::Indicator(*at, &self.drafts[*at].indicator),
        }
    }

    /// `; did you mean “…”?` for an unknown key.
    pub fn suggestion(&self, key: &str) -> String {
        suggestion(key, self.by_key.keys().copied())
    }

    /// The indicator, where it can be read; an unknown key is faulted.
    fn indicator(
        &self,
        key: &Key,
        place: &Range<usize>,
        title: &str,
        faults: &mut Faults,
    ) -> Option<&'d Indicator> {
        match self.find(key.as_str()) {
            Found::Indicator(_, indicator) => Some(indicator),
            Found::Faulty => None,
            Found::Unknown => {
                let advice = self.suggestion(key.as_str());
                faults.error(place, format!("{title} names “{key}”, which is no indicator{advice}"));
                None
            }
        }
    }
}

/// Faults sections that do not exist.
pub(super) fn check_sections(drafts: &[Draft], sections: &[Section], faults: &mut Faults) {
    for Draft { indicator, places } in drafts {
        if !sections.iter().any(|section| section.code == indicator.section) {
            let advice = suggestion(&indicator.section, sections.iter().map(|section| section.code.as_str()));
            let message = format!(
                "indicator “{}” is in the section “{}”, which does not exist{advice}",
                indicator.key, indicator.section
            );
            faults.error(&places.section, message);
        }
    }
}

/// Faults terms that read what is not there or cannot be added up.
pub(super) fn check_terms(known: &Known, faults: &mut Faults) {
    for draft in known.drafts {
        let Some(derivation) = derivation(&draft.indicator) else { continue };
        let title = format!("indicator “{}”", draft.indicator.key);
        match derivation {
            Derivation::Number(term) => {
                let money = check_term(term, known, &draft.places.numerator, &title, faults);
                if money.is_some_and(|money| money != (draft.indicator.kind == Kind::Money)) {
                    let message =
                        format!("{title} is a {}, but its numerator is not", draft.indicator.kind.word());
                    faults.error(&draft.places.numerator, message);
                }
            }
            Derivation::Ratio { numerator, denominator } => {
                let above = check_term(numerator, known, &draft.places.numerator, &title, faults);
                let below = check_term(denominator, known, &draft.places.denominator, &title, faults);
                if above.zip(below).is_some_and(|(above, below)| above != below) {
                    faults.warning(
                        &draft.places.denominator,
                        format!("{title} divides money by a count or a count by money: that is no share"),
                    );
                }
            }
        }
        check_distinct(draft, derivation, &title, faults);
    }
}

/// A count of distinct values must say so in its aggregation, and nothing else may.
fn check_distinct(draft: &Draft, derivation: &Derivation, title: &str, faults: &mut Faults) {
    let (Derivation::Number(term) | Derivation::Ratio { numerator: term, .. }) = derivation;
    let counts_distinct = matches!(term, Term::DistinctOf { .. });
    if counts_distinct != matches!(draft.indicator.over_months, OverMonths::Distinct { .. }) {
        let message = if counts_distinct {
            format!("{title} counts distinct values; write agg_months = \"distinct\"")
        } else {
            format!(
                "{title} has agg_months = \"distinct\"; its numerator must be of the form distinct field of list"
            )
        };
        faults.error(&draft.places.numerator, message);
    }
}

/// Whether the term is a sum of money; `None` where a fault or the petition register leaves it open.
fn check_term(
    term: &Term,
    known: &Known,
    place: &Range<usize>,
    title: &str,
    faults: &mut Faults,
) -> Option<bool> {
    match term {
        Term::Sum(keys) => check_sum(keys, known, place, title, faults),
        Term::CountOf { list, filter } => {
            check_list(list, filter.as_ref(), known, place, title, faults)?;
            Some(false)
        }
        Term::DistinctOf { list, field, filter } => {
            let fields = check_list(list, filter.as_ref(), known, place, title, faults)?;
            check_field(list, field, fields, place, title, faults)?;
            Some(false)
        }
        Term::SumOf { list, field, filter } => {
            let fields = check_list(list, filter.as_ref(), known, place, title, faults)?;
            let field = check_field(list, field, fields, place, title, faults)?;
            match field.kind {
                FieldKind::Money => Some(true),
                FieldKind::Count => Some(false),
                FieldKind::ShortText | FieldKind::Narrative | FieldKind::Date | FieldKind::Choice(_) => {
                    faults.error(
                        place,
                        format!("{title} adds up “{list}.{}”, which is no count or money", field.name),
                    );
                    None
                }
            }
        }
        Term::Petitions(_) => Some(false),
    }
}

fn check_sum(
    keys: &[Key],
    known: &Known,
    place: &Range<usize>,
    title: &str,
    faults: &mut Faults,
) -> Option<bool> {
    let mut money = None;
    for key in keys {
        let indicator = known.indicator(key, place, title, faults)?;
        let own = match indicator.kind {
            Kind::Money => true,
            Kind::Count | Kind::YesNo => false,
            Kind::ShortText | Kind::Narrative | Kind::List(_) | Kind::Ratio { .. } => {
                let advice = if matches!(indicator.kind, Kind::List(_)) {
                    format!("; write count of {key}")
                } else {
                    String::new()
                };
                faults.error(
                    place,
                    format!("{title} computes with “{key}”, which is a {}{advice}", indicator.kind.word()),
                );
                return None;
            }
        };
        if money.replace(own).is_some_and(|other| other != own) {
            faults.error(place, format!("{title} adds money and counts; add only what has the same unit"));
            return None;
        }
    }
    money
}

/// The fields of the list that a term reads.
fn check_list<'d>(
    list: &Key,
    filter: Option<&Filter>,
    known: &Known<'d>,
    place: &Range<usize>,
    title: &str,
    faults: &mut Faults,
) -> Option<&'d [Field]> {
    let indicator = known.indicator(list, place, title, faults)?;
    let Kind::List(fields) = &indicator.kind else {
        faults.error(
            place,
            format!("{title} reads lines of “{list}”, which is a {} and no list", indicator.kind.word()),
        );
        return None;
    };
    if let Some(filter) = filter {
        check_filter(list, filter, fields, place, title, faults)?;
    }
    Some(fields)
}

fn check_filter(
    list: &Key,
    filter: &Filter,
    fields: &[Field],
    place: &Range<usize>,
    title: &str,
    faults: &mut Faults,
) -> Option<()> {
    let field = check_field(list, &filter.field, fields, place, title, faults)?;
    let FieldKind::Choice(choices) = &field.kind else {
        faults.error(place, format!("{title} filters “{list}” by “{}”, which is no enum", field.name));
        return None;
    };
    if !choices.iter().any(|choice| choice.code == filter.value) {
        let advice = suggestion(&filter.value, choices.iter().map(|choice| choice.code.as_str()));
        faults.error(
            place,
            format!("{title}: “{}” is no value of {list}.{}{advice}", filter.value, field.name),
        );
        return None;
    }
    Some(())
}

fn check_field<'f>(
    list: &Key,
    name: &str,
    fields: &'f [Field],
    place: &Range<usize>,
    title: &str,
    faults: &mut Faults,
) -> Option<&'f Field> {
    let field = fields.iter().find(|field| field.name == name);
    if field.is_none() {
        let advice = suggestion(name, fields.iter().map(|field| field.name.as_str()));
        faults.error(place, format!("{title}: the list “{list}” has no field “{name}”{advice}"));
    }
    field
}

/// The annual target of each indicator: the denominator of the ratio whose numerator it is, where the ward sets that
/// denominator once a year in the same unit as a sum.
pub(super) fn link_targets(drafts: &mut [Draft]) {
    let single = |term: &Term| match term {
        Term::Sum(keys) if keys.len() == 1 => keys.first().cloned(),
        _ => None,
    };
    let pairs: Vec<_> = drafts
        .iter()
        .filter_map(|draft| match derivation(&draft.indicator)? {
            Derivation::Ratio { numerator, denominator } => single(numerator).zip(single(denominator)),
            Derivation::Number(_) => None,
        })
        .collect();
    for (raised, target) in pairs {
        let set_by_ward = drafts
            .iter()
            .map(|draft| &draft.indicator)
            .find(|indicator| indicator.key == target)
            .is_some_and(is_target);
        let same_kind = |kind: &Kind| {
            drafts.iter().any(|draft| draft.indicator.key == target && draft.indicator.kind == *kind)
        };
        let at = drafts.iter().position(|draft| draft.indicator.key == raised);
        if let Some(at) = at.filter(|at| set_by_ward && same_kind(&drafts[*at].indicator.kind)) {
            drafts[at].indicator.target = Some(target);
        }
    }
}

/// Whether an indicator can hold a target: money or a count that the ward alone sets, and that holds until it is set anew.
pub(in crate::domain) fn is_target(indicator: &Indicator) -> bool {
    let number = matches!(indicator.kind, Kind::Count | Kind::Money);
    number && indicator.reporter == Reporter::Ward && indicator.over_months == OverMonths::Latest
}
