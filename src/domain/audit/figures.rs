//! How answers are written into the audit.

use serde_json::{Map, Value, json};

use crate::domain::answer::Value as Given;
use crate::domain::answer::{Answer, Answers, Cell};

/// What stands for a personal text: a keyed digest, so that the audit shows whether it changed, and tells nobody what it
/// says.
pub type Digest<'a> = &'a dyn Fn(&str) -> Value;

/// An answer for the audit: figures, yes and no, and blanks as they are; texts, and lists with texts, by their digest.
pub fn written(answer: &Answer, digest: Digest<'_>) -> Value {
    match answer {
        Answer::Blank { .. } => json!(answer),
        Answer::Value(Given::Number(number)) => json!(number),
        Answer::Value(Given::YesNo(yes)) => json!(yes),
        Answer::Value(Given::Text(text)) => digest(text),
        Answer::Value(Given::Items(items)) => {
            let has_text =
                items.iter().flat_map(|item| item.values()).any(|cell| matches!(cell, Cell::Text(_)));
            let lines = json!(items);
            if has_text {
                json!({ "lines": items.len(), "digest": digest(&lines.to_string()) })
            } else {
                lines
            }
        }
    }
}

/// A submitted revision of a month, as the audit tells it.
#[derive(Debug, Clone, Copy)]
pub struct Revision<'a> {
    pub number: u32,
    pub answers: &'a Answers,
}

/// A revision that took the place of an earlier one, as `(old, new)`: their numbers and the answers that differ.
pub fn revision_change(
    old: Option<Revision<'_>>,
    new: Revision<'_>,
    digest: Digest<'_>,
) -> (Option<Value>, Option<Value>) {
    let nothing = Answers::new();
    let (before, after) = figure_change(old.map_or(&nothing, |old| old.answers), new.answers, digest);
    let told = |number: u32, figures: Value| json!({ "revision": number, "figures": figures });
    (old.map(|old| told(old.number, before)), Some(told(new.number, after)))
}

/// The answers that differ, as `(old, new)`: objects by indicator. An answer that one of the two does not have is absent
/// there.
pub fn figure_change(old: &Answers, new: &Answers, digest: Digest<'_>) -> (Value, Value) {
    let differing = |these: &Answers, those: &Answers| {
        let differs = these.iter().filter(|(key, answer)| those.get(*key) != Some(*answer));
        let fields = differs.map(|(key, answer)| (key.as_str().to_owned(), written(answer, digest)));
        Value::Object(fields.collect::<Map<_, _>>())
    };
    (differing(old, new), differing(new, old))
}
