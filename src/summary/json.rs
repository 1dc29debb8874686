//! The summary as JSON, for scripts: `topho summary --json`.

use serde_json::{Map, Value as Json, json};

use super::display::display;
use super::{Compiled, Coverage, Figure, FigureValue, Giver, Passage};
use crate::domain::answer::Value;
use crate::domain::catalogue::{Catalogue, Indicator, Kind};
use crate::domain::figure::Percent;
use crate::domain::language::Language;
use crate::domain::period::WARD_ZONE;
use crate::domain::ward::{GroupCode, Ward};

/// The compiled summary as JSON. Numbers are integers (đồng, units), percentages strings with a point, times in the ward's
/// zone. A figure that nobody has given is absent. `display` is meant for reading and is Vietnamese.
pub fn to_json(catalogue: &Catalogue, ward: &Ward, compiled: &Compiled) -> Json {
    let figures = catalogue.indicators.iter().filter_map(|indicator| {
        let figure = compiled.figures.get(&indicator.key)?;
        Some((indicator.key.to_string(), figure_json(catalogue, indicator, figure, compiled.group_count)))
    });
    json!({
        "ward": ward.code,
        "period": {
            "label": compiled.period.label(Language::Vi),
            "from": compiled.period.first().to_string(),
            "to": compiled.period.last().to_string(),
        },
        "as_of": compiled.as_of.with_timezone(&WARD_ZONE).to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
        "coverage": {
            "expected": compiled.coverage.expected,
            "submitted": compiled.coverage.submitted,
            "missing": codes(&compiled.coverage.missing),
            "group_months": [compiled.coverage.group_months.0, compiled.coverage.group_months.1],
        },
        "figures": figures.collect::<Map<_, _>>(),
        "groups": groups_json(compiled),
    })
}

fn figure_json(catalogue: &Catalogue, indicator: &Indicator, figure: &Figure, group_count: usize) -> Json {
    let mut json = Map::new();
    json.insert("type".into(), type_name(&indicator.kind).into());
    value_json(indicator, &figure.value, &mut json);
    if let Some(display) = display(catalogue, indicator, &figure.value, group_count, Language::Vi) {
        json.insert("display".into(), display.into());
    }
    if let Some(target) = figure.target {
        json.insert("target".into(), target.value.into());
        percent_json(target.percent, &mut json);
    }
    if let Some(Coverage { submitted, expected, missing, .. }) = &figure.coverage {
        json.insert("coverage".into(), json!([submitted, expected]));
        json.insert("missing".into(), codes(missing));
    }
    if !figure.not_known.is_empty() {
        json.insert("not_known".into(), codes(&figure.not_known));
    }
    Json::Object(json)
}

fn value_json(indicator: &Indicator, value: &FigureValue, json: &mut Map<String, Json>) {
    match value {
        FigureValue::Count(number) | FigureValue::Money(number) | FigureValue::SayingYes(number) => {
            json.insert("value".into(), (*number).into());
        }
        FigureValue::YesNo(yes) => {
            json.insert("value".into(), (*yes).into());
        }
        FigureValue::Text(text) => {
            json.insert("value".into(), text.clone().into());
        }
        FigureValue::Ratio { numerator, denominator, percent } => {
            json.insert("numerator".into(), (*numerator).into());
            json.insert("denominator".into(), (*denominator).into());
            percent_json(*percent, json);
        }
        FigureValue::List(items) => {
            json.insert("items".into(), json!(items));
        }
        FigureValue::Narrative(passages) => {
            json.insert(
                "items".into(),
                passages.iter().map(|passage| passage_json(indicator, passage)).collect(),
            );
        }
    }
}

/// A passage with who wrote it; of what is shown for the ward as a whole only, nobody learns that.
fn passage_json(indicator: &Indicator, passage: &Passage) -> Json {
    let mut json = json!({ "month": passage.month.to_string(), "text": passage.text });
    if !indicator.aggregate_only {
        json["source"] = match &passage.giver {
            Giver::Group(code) => code.as_str().into(),
            Giver::Ward => "ward".into(),
        };
    }
    json
}

/// The percentage as a string with a point; absent where there is none (of 0).
fn percent_json(percent: Option<Percent>, json: &mut Map<String, Json>) {
    if let Some(percent) = percent {
        json.insert("percent".into(), percent.plain().into());
    }
}

fn groups_json(compiled: &Compiled) -> Json {
    let groups = compiled.by_group.iter().map(|(code, values)| {
        let values = values.iter().map(|(key, value)| (key.to_string(), share_json(value)));
        (code.to_string(), Json::Object(values.collect()))
    });
    Json::Object(groups.collect())
}

fn share_json(value: &Value) -> Json {
    match value {
        Value::Number(number) => (*number).into(),
        Value::YesNo(yes) => (*yes).into(),
        Value::Text(text) => text.clone().into(),
        Value::Items(items) => json!(items),
    }
}

fn codes(groups: &[GroupCode]) -> Json {
    groups.iter().map(|code| Json::from(code.as_str())).collect()
}

const fn type_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Count => "count",
        Kind::Money => "money_vnd",
        Kind::YesNo => "yes_no",
        Kind::ShortText => "short_text",
        Kind::Narrative => "narrative",
        Kind::List(_) => "list",
        Kind::Ratio { .. } => "ratio",
    }
}
