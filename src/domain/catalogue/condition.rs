//! Checks what conditions and rules read: the keys of `ask_if` and of `[[rule]]`.

use std::ops::Range;

use super::asking::condition;
use super::document::{Need, Table};
use super::faults::Faults;
use super::indicator::Draft;
use super::links::{Found, Known};
use super::{Indicator, Kind, Reporter, Rule, Scope, Severity};

/// The keys of which `name` may count the months: see [`super::Catalogue::months_counted`].
pub(super) fn counted(name: &str) -> impl Iterator<Item = String> {
    let base = name.strip_suffix("_months").filter(|base| !base.is_empty());
    base.into_iter().flat_map(|base| [base.to_owned(), format!("{base}_held")])
}

/// Faults questions whose condition cannot be known when they are asked.
pub(super) fn check_ask_if(drafts: &[Draft], known: &Known, faults: &mut Faults) {
    for (at, draft) in drafts.iter().enumerate() {
        let Some(expression) = &draft.indicator.ask_if else { continue };
        let title = format!("ask_if of indicator “{}”", draft.indicator.key);
        for key in expression.keys() {
            let place = &draft.places.ask_if;
            match known.find(key) {
                Found::Faulty => {}
                Found::Unknown => faults.error(
                    place,
                    format!("{title} names “{key}”, which is no indicator{}", known.suggestion(key)),
                ),
                Found::Indicator(read_at, read) => {
                    if let Some(wrong) = cannot_decide(&draft.indicator, at, read, read_at) {
                        faults.error(place, format!("{title} reads “{key}”, which {wrong}"));
                    } else if read.optional && !draft.indicator.optional {
                        faults.warning(
                            place,
                            format!(
                                "{title} reads “{key}”, which a ward may leave out: then it is never asked"
                            ),
                        );
                    }
                }
            }
        }
    }
}

/// Why the answer `read` cannot decide whether `asked` is asked; `None` where it can.
fn cannot_decide(asked: &Indicator, asked_at: usize, read: &Indicator, read_at: usize) -> Option<String> {
    if let Some(wrong) = not_a_number(read) {
        return Some(wrong);
    }
    match read_at.cmp(&asked_at) {
        std::cmp::Ordering::Equal => return Some("is the question itself".to_owned()),
        std::cmp::Ordering::Greater => {
            return Some("is asked later; move it above this indicator".to_owned());
        }
        std::cmp::Ordering::Less => {}
    }
    match (asked.asked_of(), read.asked_of()) {
        _ if matches!(read.reporter, Reporter::Derived(_)) => {
            Some("is computed and so not known while the month is answered".to_owned())
        }
        (None, _) if read.given_by_ward() => None,
        (Some(asked), Some(read)) if asked == read => None,
        (Some(_), Some(_)) => Some("is answered by another post of the group".to_owned()),
        (Some(_), None) => {
            Some("only the ward gives; a group's question can only depend on the group's answers".to_owned())
        }
        (None, _) => {
            Some("only the groups give; a ward's question can only depend on the ward's answers".to_owned())
        }
    }
}

fn not_a_number(indicator: &Indicator) -> Option<String> {
    match indicator.kind {
        Kind::Count | Kind::Money | Kind::YesNo | Kind::Ratio { .. } => None,
        Kind::ShortText | Kind::Narrative | Kind::List(_) => {
            Some(format!("is a {}; conditions read counts, money and yes_no", indicator.kind.word()))
        }
    }
}

/// Reads a `[[rule]]` and checks what it reads.
pub(super) fn rule(table: Table, known: &Known, faults: &mut Faults) -> Option<(Rule, Range<usize>)> {
    const SCOPES: [(&str, Scope); 3] =
        [("group_month", Scope::GroupMonth), ("group_ytd", Scope::GroupYear), ("ward_ytd", Scope::WardYear)];
    let id = table.required_text(faults, "id", "cremations_le_deaths");
    let table = match &id {
        Some(id) => table.titled(format!("rule “{}”", id.get_ref()), id.span()),
        None => table,
    };
    table.only(faults, &["id", "scope", "expr", "severity", "message_vi", "message_en", "note"]);
    let scope = table.required_choice(faults, "scope", &SCOPES);
    let severity =
        table.required_choice(faults, "severity", &[("error", Severity::Error), ("warn", Severity::Warn)]);
    let message = table.words(faults, "message", Need::Required);
    let text = table.required_text(faults, "expr", "cremations <= deaths");
    let expression = text.and_then(|text| condition(&table, "expr", &text, faults));
    let (id, scope, expression) = (id?, scope?.into_inner(), expression?);
    for key in expression.keys() {
        if let Some(wrong) = cannot_rule(key, scope, known) {
            faults.error(&table.place_of("expr"), format!("{} reads “{key}”, which {wrong}", table.title));
        }
    }
    let place = id.span();
    let id = id.into_inner().to_owned();
    Some((
        Rule { id, scope, condition: expression, severity: severity?.into_inner(), message: message? },
        place,
    ))
}

/// Why a rule of the scope cannot read the key; `None` where it can.
fn cannot_rule(key: &str, scope: Scope, known: &Known) -> Option<String> {
    let by_group = matches!(scope, Scope::GroupMonth | Scope::GroupYear);
    match known.find(key) {
        Found::Faulty => None,
        Found::Indicator(_, read) if by_group && read.asked_of().is_none() => {
            Some("no group gives; a rule over one group reads what groups are asked".to_owned())
        }
        Found::Indicator(_, read) => not_a_number(read),
        Found::Unknown => {
            let counts = |key: String| match known.find(&key) {
                Found::Indicator(_, read) => counts_months(read),
                Found::Faulty => true,
                Found::Unknown => false,
            };
            if !counted(key).any(counts) {
                return Some(format!("is no indicator{}", known.suggestion(key)));
            }
            let message = "counts months of a group's year; write scope = \"group_ytd\"";
            (scope != Scope::GroupYear).then(|| message.to_owned())
        }
    }
}

/// Whether the months in which the indicator was answered yes are counted for rules.
pub(super) fn counts_months(indicator: &Indicator) -> bool {
    indicator.kind == Kind::YesNo && indicator.asked_of().is_some()
}
