//! Which types, aggregations and reporters go together, and which settings go with them.

use super::document::Table;
use super::faults::Faults;
use super::{Indicator, Kind, OverGroups, OverMonths, Reporter};

/// Faults what cannot be together in one indicator.
pub(super) fn check(indicator: &Indicator, table: &Table, faults: &mut Faults) {
    check_reporter(indicator, table, faults);
    check_over_months(indicator, table, faults);
    check_over_groups(indicator, table, faults);
    check_bounds(indicator, table, faults);
    check_asking(indicator, table, faults);
}

fn check_reporter(indicator: &Indicator, table: &Table, faults: &mut Faults) {
    let derived = matches!(indicator.reporter, Reporter::Derived(_));
    let place = table.place_of("reporter");
    match indicator.kind {
        Kind::Ratio { .. } if !derived => {
            faults.error(
                &place,
                format!("{} is a ratio, and ratios are computed; write reporter = \"derived\"", table.title),
            );
        }
        Kind::YesNo | Kind::ShortText | Kind::Narrative | Kind::List(_) if derived => {
            let message = format!("{} is derived, so its type is count, money_vnd or ratio", table.title);
            faults.error(&table.place_of("type"), message);
        }
        _ => {}
    }
}

/// The words for `agg_months` that a kind may have.
fn months_allowed(indicator: &Indicator) -> &'static [&'static str] {
    match (&indicator.kind, &indicator.reporter) {
        (Kind::Count, Reporter::Derived(_)) => &["sum", "latest", "distinct"],
        (Kind::Count | Kind::Money, _) => &["sum", "latest"],
        (Kind::YesNo, _) => &["any", "latest"],
        (Kind::ShortText, _) => &["latest", "none"],
        (Kind::Narrative, _) => &["concat", "latest", "none"],
        (Kind::List(_), _) => &["concat", "latest", "distinct", "none"],
        (Kind::Ratio { .. }, _) => &["ratio", "distinct"],
    }
}

/// The words for `agg_groups` that a kind may have, by who gives it.
fn groups_allowed(indicator: &Indicator) -> &'static [&'static str] {
    match (&indicator.kind, &indicator.reporter) {
        (Kind::Ratio { .. }, _) => &["ratio", "distinct"],
        (_, Reporter::Derived(_)) => &["sum", "single"],
        (Kind::Narrative | Kind::List(_) | Kind::ShortText, Reporter::Ward) => &["none", "single"],
        (_, Reporter::Ward) => &["single"],
        (Kind::Count | Kind::Money, _) => &["sum"],
        (Kind::YesNo, _) => &["count_true"],
        (Kind::ShortText | Kind::Narrative | Kind::List(_), _) => &["concat", "none"],
    }
}

fn check_over_months(indicator: &Indicator, table: &Table, faults: &mut Faults) {
    let word = match indicator.over_months {
        OverMonths::Sum => "sum",
        OverMonths::Latest => "latest",
        OverMonths::Any => "any",
        OverMonths::Distinct { .. } => "distinct",
        OverMonths::Concat => "concat",
        OverMonths::Ratio => "ratio",
        OverMonths::None => "none",
    };
    check_word("agg_months", word, months_allowed(indicator), indicator, table, faults);
}

fn check_over_groups(indicator: &Indicator, table: &Table, faults: &mut Faults) {
    let word = match indicator.over_groups {
        OverGroups::Sum => "sum",
        OverGroups::CountTrue => "count_true",
        OverGroups::Concat => "concat",
        OverGroups::Distinct => "distinct",
        OverGroups::Single => "single",
        OverGroups::Ratio => "ratio",
        OverGroups::None => "none",
    };
    check_word("agg_groups", word, groups_allowed(indicator), indicator, table, faults);
    let distinct = |distinct: bool| if distinct { "distinct" } else { "ratio" };
    let (months, groups) = (
        matches!(indicator.over_months, OverMonths::Distinct { .. }),
        indicator.over_groups == OverGroups::Distinct,
    );
    if matches!(indicator.kind, Kind::Ratio { .. }) && months != groups {
        let place = table.place_of("agg_groups");
        faults.error(
            &place,
            format!(
                "{} has agg_months “{}” but agg_groups “{}”; write the same twice",
                table.title,
                distinct(months),
                distinct(groups)
            ),
        );
    }
}

fn check_word(
    field: &str,
    word: &str,
    allowed: &[&str],
    indicator: &Indicator,
    table: &Table,
    faults: &mut Faults,
) {
    if allowed.contains(&word) {
        return;
    }
    let who = match indicator.reporter {
        Reporter::Group(_) => "given by each group",
        Reporter::Ward => "given by the ward alone",
        Reporter::Both(_) => "given by each group and the ward",
        Reporter::Derived(_) => "derived",
    };
    let message = format!(
        "{} is a {} {who}: its {field} cannot be “{word}”; it is {}",
        table.title,
        indicator.kind.word(),
        allowed.join(" or ")
    );
    faults.error(&table.place_of(field), message);
}

fn check_bounds(indicator: &Indicator, table: &Table, faults: &mut Faults) {
    const BOUNDS: [&str; 5] = ["warn_max", "hard_max", "warn_max_ward", "warn_below", "target_annual"];
    let number = matches!(indicator.kind, Kind::Count | Kind::Money)
        && !matches!(indicator.reporter, Reporter::Derived(_));
    for field in BOUNDS.into_iter().filter(|field| table.has(field)) {
        let wrong = match field {
            _ if !number => Some("is for counts and money that are typed in"),
            "warn_max" | "hard_max" if indicator.asked_of().is_none() => {
                Some("bounds a group's month; the ward's own is bounded by warn_max_ward")
            }
            "warn_max_ward" if !indicator.given_by_ward() => {
                Some("bounds the ward's own month, and the ward does not give this one")
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            faults.error(&table.place_of(field), format!("{field} {wrong}; take it out of {}", table.title));
        }
    }
    let bounds = indicator.bounds;
    let mut order = |low: &str, below: Option<i64>, high: &str, above: Option<i64>, equal: bool| {
        if let (Some(below), Some(above)) = (below, above)
            && (below > above || (!equal && below == above))
        {
            let relation = if equal { "at most" } else { "below" };
            faults.error(
                &table.place_of(low),
                format!("{low} ({below}) of {} must be {relation} {high} ({above})", table.title),
            );
        }
    };
    order("warn_max", bounds.warn_max, "hard_max", bounds.hard_max, true);
    for (high, above) in [
        ("warn_max", bounds.warn_max),
        ("hard_max", bounds.hard_max),
        ("warn_max_ward", bounds.warn_max_ward),
    ] {
        order("warn_below", bounds.warn_below, high, above, false);
    }
}

fn check_asking(indicator: &Indicator, table: &Table, faults: &mut Faults) {
    let mut refuse = |field: &str, fits: bool, wrong: &str| {
        if table.has(field) && !fits {
            faults.error(&table.place_of(field), format!("{field} {wrong}; take it out of {}", table.title));
        }
    };
    let derived = matches!(indicator.reporter, Reporter::Derived(_));
    for field in ["ask_vi", "ask_en", "ask_if", "ask_months", "ask_years", "ask_until"] {
        refuse(field, !derived, "is for questions, and what is derived is never asked");
    }
    refuse("ask_role", indicator.asked_of().is_some(), "names a post of a group, and no group is asked this");
    refuse(
        "aggregate_only",
        indicator.asked_of().is_some(),
        "hides the figures of single groups, and no group gives this",
    );
    refuse("ask_until", indicator.kind == Kind::YesNo, "ends with the answer “yes”, which only a yes_no has");
    let snapshot = indicator.over_months == OverMonths::Latest && !derived;
    refuse(
        "prefill",
        snapshot,
        "offers last month's value, which only fits what is typed in with agg_months = \"latest\"",
    );
}
