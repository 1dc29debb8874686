//! The naive reading. Every figure is found by looping over all reports, as somebody with the paper reports on a table would
//! do it, by the definitions of the catalogue: first the months of one source, then the sources.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::plan::{Asked, Formula, Plan, Report, Shape, Who, YEAR};

/// Where a value comes from: a group by its position, the ward after all of them.
type Place = usize;

/// Year and month.
type YearMonth = (i32, u32);

/// What a source gave, month by month.
type Values<'a> = Vec<(YearMonth, &'a Json)>;

/// The JSON that should come out, without what is only for reading.
pub fn summary(plan: &Plan) -> Json {
    let mut figures = Map::new();
    for asked in &plan.asked {
        if let Some(figure) = asked_figure(plan, asked) {
            figures.insert(asked.key.clone(), figure);
        }
    }
    if !figures.contains_key("target")
        && let Some(target) = plan.file_target.or(plan.catalogue_target)
    {
        figures.insert("target".to_owned(), json!({"type": "money_vnd", "value": target}));
    }
    if let (Some(target), Some(raised)) = (figures.get("target").cloned(), figures.get_mut("raised")) {
        raised["target"] = target["value"].clone();
        put_percent(plan, raised, "value", "target");
    }
    // As often as there are formulas, so that each finds what it needs, whatever the order.
    for _ in &plan.derived {
        for derived in &plan.derived {
            if let Some(figure) = derived_figure(plan, &derived.formula, &figures) {
                figures.insert(derived.key.clone(), figure);
            }
        }
    }
    for (key, figure) in &mut figures {
        cover(plan, key, figure);
    }
    json!({
        "coverage": coverage(plan, &[false]),
        "figures": figures,
        "groups": groups(plan),
    })
}

fn months(plan: &Plan) -> Vec<YearMonth> {
    (plan.period.first().number()..=plan.period.last().number()).map(|month| (YEAR, month)).collect()
}

/// The report that counts: the highest revision among those that were there.
fn report(plan: &Plan, group: Option<Place>, head: bool, month: YearMonth) -> Option<&Report> {
    let mut best: Option<&Report> = None;
    for report in &plan.reports {
        let there =
            report.group == group && report.head == head && report.month == month && report.at <= plan.as_of;
        let in_force = group.is_none_or(|group| plan.groups[group].exists(month));
        if there && in_force && best.is_none_or(|best| best.revision < report.revision) {
            best = Some(report);
        }
    }
    best
}

/// What a source says of an indicator in a month: of a group's two parts the one that is asked comes first.
fn said<'a>(plan: &'a Plan, asked: &Asked, place: Place, month: YearMonth, blank: bool) -> Option<&'a Json> {
    let answer = |group, head| {
        let answer = report(plan, group, head, month)?.answers.get(&asked.key)?;
        (answer.get("blank").is_some() == blank).then_some(answer)
    };
    if place == plan.groups.len() {
        return answer(None, false).filter(|_| matches!(asked.who, Who::Ward | Who::LeaderAndWard));
    }
    let head = asked.who == Who::Head;
    answer(Some(place), head).or_else(|| answer(Some(place), !head)).filter(|_| asked.who != Who::Ward)
}

/// The values of a source that make up the figure, with their months.
fn values<'a>(plan: &'a Plan, asked: &Asked, place: Place) -> Values<'a> {
    if !asked.latest {
        return months(plan)
            .into_iter()
            .filter_map(|month| Some((month, said(plan, asked, place, month, false)?)))
            .collect();
    }
    let last = plan.period.last().number();
    if place < plan.groups.len() && !plan.groups[place].exists((YEAR, last)) {
        return Vec::new();
    }
    let newest_first = (1..=last).rev().map(|month| (YEAR, month));
    newest_first.filter_map(|month| Some((month, said(plan, asked, place, month, false)?))).take(1).collect()
}

/// The figure of an indicator that is given; nothing where nobody gave it.
fn asked_figure(plan: &Plan, asked: &Asked) -> Option<Json> {
    let places = 0..=plan.groups.len();
    let mut given: Vec<(Place, Values)> = places.map(|place| (place, values(plan, asked, place))).collect();
    given.retain(|(_, values)| !values.is_empty());
    if given.is_empty() {
        return None;
    }
    let mut by_month: Vec<(YearMonth, Place, &Json)> = Vec::new();
    for (place, values) in &given {
        by_month.extend(values.iter().map(|(month, value)| (*month, *place, *value)));
    }
    by_month.sort_by_key(|(month, place, _)| (*month, *place));
    let sum = || by_month.iter().map(|(_, _, value)| value.as_i64().unwrap()).sum::<i64>();
    let yes = |values: &Values| values.iter().any(|(_, value)| **value == json!(true));
    Some(match asked.shape {
        Shape::Count => json!({"type": "count", "value": sum()}),
        Shape::Money => json!({"type": "money_vnd", "value": sum()}),
        Shape::YesNo if asked.who == Who::Ward => json!({"type": "yes_no", "value": yes(&given[0].1)}),
        Shape::YesNo => {
            json!({"type": "yes_no", "value": given.iter().filter(|(_, values)| yes(values)).count()})
        }
        Shape::Text => json!({"type": "short_text", "value": by_month[0].2}),
        Shape::Narrative => {
            let item = |(month, place, text): &(YearMonth, Place, &Json)| {
                let mut item = json!({"month": format!("{:04}-{:02}", month.0, month.1), "text": text});
                if !asked.total_only {
                    let source = plan.groups.get(*place).map_or("ward", |group| &group.code);
                    item["source"] = json!(source);
                }
                item
            };
            json!({"type": "narrative", "items": by_month.iter().map(item).collect::<Vec<_>>()})
        }
        Shape::List { distinct } => json!({"type": "list", "items": lines(&by_month, distinct)}),
    })
}

/// All lines in order. Of the lines with one code that a source gave only the last one stays, where they are distinct.
fn lines(by_month: &[(YearMonth, Place, &Json)], distinct: bool) -> Vec<Json> {
    let mut all: Vec<(Place, &Json)> = Vec::new();
    for (_, place, list) in by_month {
        all.extend(list.as_array().unwrap().iter().map(|line| (*place, line)));
    }
    let mut kept = Vec::new();
    for (at, (place, line)) in all.iter().enumerate() {
        let again =
            all[at + 1..].iter().any(|(other, later)| other == place && later["code"] == line["code"]);
        if !(distinct && again) {
            kept.push((*line).clone());
        }
    }
    kept
}

fn derived_figure(plan: &Plan, formula: &Formula, figures: &Map<String, Json>) -> Option<Json> {
    // Yes and no of the ward alone count as 1 and 0.
    let number = |key: &String| {
        figures
            .get(key)
            .and_then(|figure| figure["value"].as_i64().or(figure["value"].as_bool().map(i64::from)))
    };
    let lines = |list: &String, only: &bool| -> Option<Vec<Json>> {
        let items = figures.get(list)?["items"].as_array()?.clone();
        Some(items.into_iter().filter(|line| !only || line["kind"] == "x").collect())
    };
    let value = match formula {
        Formula::Share(above, below) => {
            let mut figure = json!({"type": "ratio", "numerator": above_or_nothing(number(above), number(below)?)?, "denominator": number(below)?});
            put_percent(plan, &mut figure, "numerator", "denominator");
            return Some(figure);
        }
        Formula::Sum(keys) => keys.iter().map(number).sum::<Option<i64>>()?,
        Formula::Lines(list, only) => i64::try_from(lines(list, only)?.len()).unwrap(),
        Formula::Amounts(list, only) => {
            lines(list, only)?.iter().filter_map(|line| line["amount"].as_i64()).sum()
        }
        Formula::Codes(list, only) => {
            let codes: BTreeSet<String> =
                lines(list, only)?.iter().map(|line| line["code"].to_string()).collect();
            i64::try_from(codes.len()).unwrap()
        }
    };
    Some(json!({"type": "count", "value": value}))
}

/// Two decimals, half up or cut off; nothing of nothing.
fn put_percent(plan: &Plan, figure: &mut Json, above: &str, below: &str) {
    let (above, below) = (figure[above].as_i64().unwrap(), figure[below].as_i64().unwrap());
    if below > 0 {
        let hundredths =
            if plan.truncate { above * 10_000 / below } else { (above * 20_000 + below) / (below * 2) };
        figure["percent"] = json!(format!("{}.{:02}", hundredths / 100, hundredths % 100));
    }
}

/// The given indicators that a figure rests on.
fn roots<'a>(plan: &'a Plan, key: &str) -> Vec<&'a Asked> {
    if let Some(asked) = plan.asked.iter().find(|asked| asked.key == key) {
        return vec![asked];
    }
    let derived = plan.derived.iter().find(|derived| derived.key == key).unwrap();
    let inputs: Vec<&String> = match &derived.formula {
        Formula::Sum(keys) => keys.iter().collect(),
        Formula::Share(above, below) => vec![above, below],
        Formula::Lines(list, _) | Formula::Amounts(list, _) | Formula::Codes(list, _) => vec![list],
    };
    inputs.into_iter().flat_map(|key| roots(plan, key)).collect()
}

/// Adds coverage and who does not know yet, where groups are asked.
fn cover(plan: &Plan, key: &str, figure: &mut Json) {
    let roots = roots(plan, key);
    let mut heads: Vec<bool> =
        roots.iter().filter(|asked| asked.who != Who::Ward).map(|asked| asked.who == Who::Head).collect();
    heads.dedup();
    if heads.is_empty() {
        return;
    }
    let coverage = coverage(plan, &heads);
    figure["coverage"] = json!([coverage["submitted"], coverage["expected"]]);
    figure["missing"] = coverage["missing"].clone();
    let unknown = |place: &Place| roots.iter().any(|asked| does_not_know(plan, asked, *place));
    let groups: Vec<&String> =
        (0..plan.groups.len()).filter(unknown).map(|place| &plan.groups[place].code).collect();
    if !groups.is_empty() {
        figure["not_known"] = json!(groups);
    }
}

fn does_not_know(plan: &Plan, asked: &Asked, place: Place) -> bool {
    let says_so = |month: YearMonth| {
        said(plan, asked, place, month, false).is_none()
            && said(plan, asked, place, month, true).is_some_and(|blank| blank["blank"] == "not_known_yet")
    };
    let has_snapshot = asked.latest && !values(plan, asked, place).is_empty();
    !has_snapshot && months(plan).into_iter().any(says_so)
}

/// A group counts once all its months are there, in all the parts.
fn coverage(plan: &Plan, heads: &[bool]) -> Json {
    let (mut submitted, mut expected, mut missing, mut group_months) = (0, 0, Vec::new(), (0, 0));
    for (place, group) in plan.groups.iter().enumerate() {
        let owed: Vec<YearMonth> = months(plan).into_iter().filter(|month| group.exists(*month)).collect();
        if owed.is_empty() {
            continue;
        }
        let there =
            |month: &&YearMonth| heads.iter().all(|head| report(plan, Some(place), *head, **month).is_some());
        let done = owed.iter().filter(there).count();
        expected += 1;
        group_months = (group_months.0 + done, group_months.1 + owed.len());
        if done == owed.len() {
            submitted += 1;
        } else {
            missing.push(&group.code);
        }
    }
    json!({"expected": expected, "submitted": submitted, "missing": missing, "group_months": [group_months.0, group_months.1]})
}

/// Numbers, and yes or no, group by group.
fn groups(plan: &Plan) -> Json {
    let mut all = BTreeMap::new();
    for (place, group) in plan.groups.iter().enumerate() {
        if !months(plan).into_iter().any(|month| group.exists(month)) {
            continue;
        }
        let mut own = Map::new();
        for asked in plan.asked.iter().filter(|asked| !asked.total_only) {
            let values = values(plan, asked, place);
            if values.is_empty() {
                continue;
            }
            let value = match asked.shape {
                Shape::Count | Shape::Money => {
                    json!(values.iter().map(|(_, value)| value.as_i64().unwrap()).sum::<i64>())
                }
                Shape::YesNo => json!(values.iter().any(|(_, value)| **value == json!(true))),
                Shape::Text | Shape::Narrative | Shape::List { .. } => continue,
            };
            own.insert(asked.key.clone(), value);
        }
        all.insert(group.code.clone(), own);
    }
    json!(all)
}

/// Nothing of nothing: a numerator that nobody was asked for, where the denominator is 0.
fn above_or_nothing(above: Option<i64>, below: i64) -> Option<i64> {
    above.or((below == 0).then_some(0))
}
