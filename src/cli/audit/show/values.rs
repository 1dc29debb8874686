//! Old and new values in words.

use std::collections::BTreeMap;

use serde_json::Value;

/// How much of a digest or of a pseudonym is shown: enough to tell two apart.
const DIGITS: usize = 10;

/// What changed, a text for each field: `deaths 2 → 3`.
pub fn changed(old: Option<&Value>, new: Option<&Value>) -> Vec<String> {
    let (old, new) = (fields(old), fields(new));
    let mut names: Vec<_> = old.keys().chain(new.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let line = |name: &String| {
        let side = |fields: &BTreeMap<String, String>| fields.get(name).map_or("–".to_owned(), Clone::clone);
        format!("{name} {} → {}", side(&old), side(&new)).trim_start().to_owned()
    };
    names.into_iter().map(line).collect()
}

/// The fields of a value with their paths; `figures` is left out of those, because nearly all are.
fn fields(value: Option<&Value>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    if let Some(value) = value {
        collect(String::new(), value, &mut found);
    }
    found
}

fn collect(path: String, value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = match path.as_str() {
                    "" | "figures" => name.clone(),
                    path => format!("{path}.{name}"),
                };
                collect(path, value, found);
            }
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(word).collect();
            found.insert(path, format!("[{}]", items.join(", ")));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.insert(path, word(value));
        }
    }
}

fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), shortened)
}

/// A keyed digest or a pseudonym cut short; any other text as it is.
pub fn shortened(text: &str) -> String {
    let is_hexadecimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match text.split_once(':') {
        Some((key, digest)) if key.len() == 16 && digest.len() == 64 && is_hexadecimal(digest) => {
            format!("#{}…", &digest[..DIGITS])
        }
        None if text.len() >= 32 && is_hexadecimal(text) => format!("{}…", &text[..DIGITS]),
        None | Some(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_told_field_by_field() {
        let old = json!({ "revision": 1, "figures": { "deaths": 2, "note": "0123456789abcdef:" } });
        let new = json!({ "revision": 2, "figures": { "deaths": 3, "club": { "blank": "declined" } } });
        let told = changed(Some(&old), Some(&new));
        let expected =
            ["club.blank – → declined", "deaths 2 → 3", "note 0123456789abcdef: → –", "revision 1 → 2"];
        assert_eq!(told, expected);
        assert_eq!(changed(None, Some(&json!(["a", 1]))), ["– → [a, 1]"]);
        assert_eq!(changed(None, None), Vec::<String>::new());
    }

    #[test]
    fn only_digests_and_pseudonyms_are_cut_short() {
        let digest = format!("0123456789abcdef:{}", "ab".repeat(32));
        assert_eq!(shortened(&digest), "#ababababab…");
        assert_eq!(shortened(&"cd".repeat(16)), "cdcdcdcdcd…");
        for text in ["command line", "telegram: xin chào", "", "Tổ dân phố số 7"] {
            assert_eq!(shortened(text), text);
        }
    }
}
