//! Reads one `[[indicator]]`.

use std::ops::Range;

use toml::Spanned;

use super::super::expression;
use super::super::language::Words;
use super::super::people::Part;
use super::asking::{ask_if, bounds, positive, season};
use super::combination;
use super::derivation::Derivation;
use super::document::{Need, Table};
use super::faults::Faults;
use super::list_field::fields;
use super::names::{is_snake_case, snake_case};
use super::nearest::suggestion;
use super::term;
use super::{Field, Indicator, Key, Kind, OverGroups, OverMonths, Reporter};

/// An indicator as read, with the places of what other checks may fault.
pub(super) struct Draft {
    pub indicator: Indicator,
    pub places: Places,
}

/// Where the parts of an indicator stand, in bytes.
pub(super) struct Places {
    pub section: Range<usize>,
    /// That of the numerator, or of the key where there is none.
    pub numerator: Range<usize>,
    pub denominator: Range<usize>,
    pub ask_if: Range<usize>,
}

/// The fields that an indicator may have. `reference_value`, `reference_pct`, `target_status` and `note` are for readers of the
/// file.
const KNOWN: [&str; 37] = [
    "key",
    "label_vi",
    "label_en",
    "short_vi",
    "short_en",
    "unit",
    "unit_en",
    "ask_vi",
    "ask_en",
    "type",
    "reporter",
    "agg_groups",
    "agg_months",
    "distinct_by",
    "section",
    "numerator",
    "denominator",
    "may_exceed_100",
    "ask_if",
    "ask_months",
    "ask_years",
    "ask_until",
    "ask_role",
    "prefill",
    "warn_max",
    "hard_max",
    "warn_max_ward",
    "warn_below",
    "target_annual",
    "optional",
    "sensitive",
    "aggregate_only",
    "field",
    "reference_value",
    "reference_pct",
    "target_status",
    "note",
];

/// The key of an indicator's table, where it has a usable one, so that other tables may name it even if the rest is faulty.
pub(super) fn key(table: &Table, faults: &mut Faults) -> Option<Spanned<Key>> {
    let key = table.required_text(faults, "key", "fund_poor_raised")?;
    let (name, place) = (*key.get_ref(), key.span());
    if !is_snake_case(name) {
        let message = format!("the key “{name}” is not in snake_case; write it as “{}”", snake_case(name));
        faults.error(&place, message);
    } else if expression::is_reserved(name) {
        faults.error(&place, format!("“{name}” means something in conditions; choose another key"));
    }
    Some(Spanned::new(place, Key::new(name)))
}

/// Reads the rest of an indicator. `None` where a fault leaves it without meaning.
pub(super) fn draft(table: &Table, key: &Spanned<Key>, faults: &mut Faults) -> Option<Draft> {
    table.only(faults, &KNOWN);
    let label = table.words(faults, "label", Need::Required);
    let short = table.words(faults, "short", Need::Optional);
    let question = table.words(faults, "ask", Need::Optional);
    let unit = unit(table, faults);
    let kind = kind(table, faults);
    let reporter = reporter(table, key.get_ref(), kind.as_ref(), faults);
    let over_months = over_months(table, kind.as_ref(), faults);
    let over_groups = table.required_choice(faults, "agg_groups", &OVER_GROUPS).map(Spanned::into_inner);
    let section = table.required_text(faults, "section", "quy");
    let ask_if = ask_if(table, faults);
    let season = season(table, faults);
    let prefill_previous = table.choice(faults, "prefill", &[("previous", true)]).is_some();
    let bounds = bounds(table, faults);
    let target_annual = positive(table, "target_annual", faults);
    let indicator = Indicator {
        key: key.get_ref().clone(),
        label: label?,
        short,
        unit,
        question,
        kind: kind?,
        reporter: reporter?,
        over_months: over_months?,
        over_groups: over_groups?,
        section: (*section.as_ref()?.get_ref()).to_owned(),
        ask_if,
        season,
        prefill_previous,
        bounds,
        target_annual,
        target: None,
        optional: table.flag(faults, "optional"),
        sensitive: table.flag(faults, "sensitive"),
        aggregate_only: table.flag(faults, "aggregate_only"),
    };
    combination::check(&indicator, table, faults);
    Some(Draft { indicator, places: places(table, key) })
}

fn places(table: &Table, key: &Spanned<Key>) -> Places {
    let or_key = |field: &str| if table.has(field) { table.place_of(field) } else { key.span() };
    Places {
        section: table.place_of("section"),
        numerator: or_key("numerator"),
        denominator: or_key("denominator"),
        ask_if: table.place_of("ask_if"),
    }
}

/// The unit is a noun of Vietnamese first: `unit`, with `unit_en` beside it. Empty means none.
fn unit(table: &Table, faults: &mut Faults) -> Words {
    let empty = table.text(faults, "unit").is_none_or(|unit| unit.get_ref().is_empty());
    if empty && table.has("unit_en") {
        faults.error(
            &table.place_of("unit_en"),
            format!("unit_en of {} stands without unit; write the Vietnamese too", table.title),
        );
    }
    let words = if empty { None } else { table.words_of(faults, "unit", "unit_en", Need::Optional) };
    words.unwrap_or_else(|| Words::new("", ""))
}

fn kind(table: &Table, faults: &mut Faults) -> Option<Kind> {
    const KINDS: [(&str, Kind); 7] = [
        ("count", Kind::Count),
        ("money_vnd", Kind::Money),
        ("yes_no", Kind::YesNo),
        ("short_text", Kind::ShortText),
        ("narrative", Kind::Narrative),
        ("list", Kind::List(Vec::new())),
        ("ratio", Kind::Ratio { may_exceed_100: false }),
    ];
    let may_exceed_100 = table.flag(faults, "may_exceed_100");
    let fields = fields(table, faults);
    let kind = table.required_choice(faults, "type", &KINDS)?.into_inner();
    if !matches!(kind, Kind::Ratio { .. }) && table.has("may_exceed_100") {
        let place = table.place_of("may_exceed_100");
        faults.error(
            &place,
            format!("may_exceed_100 is for ratios, which {} is not; take it out", table.title),
        );
    }
    match kind {
        Kind::List(_) if !table.has("field") => {
            faults.error(
                &table.place_of("type"),
                format!("{} is a list without fields; write a [[indicator.field]] below it", table.title),
            );
            None
        }
        Kind::List(_) => Some(Kind::List(fields)),
        Kind::Ratio { .. } => Some(Kind::Ratio { may_exceed_100 }),
        Kind::Count | Kind::Money | Kind::YesNo | Kind::ShortText | Kind::Narrative => {
            if table.has("field") {
                faults.error(
                    &table.place_of("field"),
                    format!(
                        "only a list has fields; take them out, or write type = \"list\" in {}",
                        table.title
                    ),
                );
            }
            Some(kind)
        }
    }
}

fn reporter(table: &Table, key: &Key, kind: Option<&Kind>, faults: &mut Faults) -> Option<Reporter> {
    const PARTS: [(&str, Part); 2] = [("to_truong", Part::Leader), ("truong_ban_ctmt", Part::FrontBoardHead)];
    let part = table.choice(faults, "ask_role", &PARTS).map_or(Part::Leader, Spanned::into_inner);
    let reporters = [
        ("group", Some(Reporter::Group(part))),
        ("ward", Some(Reporter::Ward)),
        ("both", Some(Reporter::Both(part))),
        ("derived", None),
    ];
    let typed_in = table.required_choice(faults, "reporter", &reporters)?.into_inner();
    if typed_in.is_none() {
        return term::derivation(table, key, kind?, faults).map(Reporter::Derived);
    }
    for field in ["numerator", "denominator"].into_iter().filter(|field| table.has(field)) {
        let message = format!(
            "{field} is for what is computed; take it out, or write reporter = \"derived\" in {}",
            table.title
        );
        faults.error(&table.place_of(field), message);
    }
    typed_in
}

fn over_months(table: &Table, kind: Option<&Kind>, faults: &mut Faults) -> Option<OverMonths> {
    const OVER_MONTHS: [(&str, OverMonths); 7] = [
        ("sum", OverMonths::Sum),
        ("latest", OverMonths::Latest),
        ("any", OverMonths::Any),
        ("distinct", OverMonths::Distinct { by: None }),
        ("concat", OverMonths::Concat),
        ("ratio", OverMonths::Ratio),
        ("none", OverMonths::None),
    ];
    let by = table.text(faults, "distinct_by");
    let over = table.required_choice(faults, "agg_months", &OVER_MONTHS)?.into_inner();
    let Some(Kind::List(fields)) = kind else {
        if let Some(by) = by {
            faults.error(
                &by.span(),
                format!("distinct_by names a field of a list, which {} is not; take it out", table.title),
            );
        }
        return Some(over);
    };
    if !matches!(over, OverMonths::Distinct { .. }) {
        if let Some(by) = by {
            faults.error(
                &by.span(),
                format!("distinct_by needs agg_months = \"distinct\", which {} does not have", table.title),
            );
        }
        return Some(over);
    }
    let named = match by {
        Some(by) => {
            if !fields.iter().any(|field| field.name == *by.get_ref()) {
                let advice = suggestion(by.get_ref(), fields.iter().map(|field| field.name.as_str()));
                faults.error(
                    &by.span(),
                    format!("{} has no list field “{}”{advice}", table.title, by.get_ref()),
                );
            }
            Some((*by.get_ref()).to_owned())
        }
        None => first_required(table, fields, faults),
    };
    Some(OverMonths::Distinct { by: named })
}

/// What tells the lines of a list apart where its file does not say: the first field that each line has.
fn first_required(table: &Table, fields: &[Field], faults: &mut Faults) -> Option<String> {
    let name = fields.iter().find(|field| field.required).map(|field| field.name.clone());
    let place = table.place_of("agg_months");
    match &name {
        Some(name) => faults.warning(
            &place,
            format!("{} lacks distinct_by; its lines are told apart by “{name}”", table.title),
        ),
        None => faults.error(
            &place,
            format!("{} needs distinct_by, the field that tells its lines apart", table.title),
        ),
    }
    name
}

const OVER_GROUPS: [(&str, OverGroups); 7] = [
    ("sum", OverGroups::Sum),
    ("count_true", OverGroups::CountTrue),
    ("concat", OverGroups::Concat),
    ("distinct", OverGroups::Distinct),
    ("single", OverGroups::Single),
    ("ratio", OverGroups::Ratio),
    ("none", OverGroups::None),
];

/// What the indicator is derived by, if it is.
pub(super) const fn derivation(indicator: &Indicator) -> Option<&Derivation> {
    match &indicator.reporter {
        Reporter::Derived(derivation) => Some(derivation),
        Reporter::Group(_) | Reporter::Ward | Reporter::Both(_) => None,
    }
}
