//! A whole month in one message: the list to copy, and reading it back in any order, with misspelt labels.

use i18n_embed_fl::fl;

use crate::domain::answer::Answers;
use crate::domain::catalogue::{Indicator, Kind};
use crate::domain::figure::fold;
use crate::domain::language::Language;
use crate::words::loader;

use super::form::Form;

/// From this likeness (0 to 1) on a label that stands before a colon is taken for an indicator's.
const LIKE_ENOUGH: f64 = 0.62;
/// Without a colon the label has to be clearer.
const LIKE_ENOUGH_WITHOUT_COLON: f64 = 0.8;

/// What a filled list says: each indicator with the text written behind its label, and the lines that name none.
#[derive(Debug, Clone)]
pub struct Filled<'a> {
    pub given: Vec<(&'a Indicator, String)>,
    pub unknown: Vec<String>,
}

/// The list to copy and fill in.
pub fn template(form: &Form) -> String {
    let heading = fl!(
        loader(form.language),
        "report-heading",
        month = form.month.label(form.language),
        group = form.group.number
    );
    let label =
        |(at, one): (usize, &&Indicator)| format!("{}. {}: ", at + 1, one.short_label().get(form.language));
    let lines = numbered(form);
    let lines = lines.iter().enumerate().map(label);
    [heading].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// The indicators of the list, in its order: figures, then narratives.
pub fn numbered<'a>(form: &Form<'a>) -> Vec<&'a Indicator> {
    let all = form.narratives(&Answers::new());
    form.figures().into_iter().chain(all).collect()
}

/// Whether the text looks like a filled list or a part of it: some line names an indicator of `numbered`.
pub fn names_an_indicator(numbered: &[&Indicator], text: &str) -> bool {
    text.lines().any(|line| find(numbered, line).is_some_and(|(_, value)| !value.is_empty()))
}

/// Reads a filled list. A line without a label lengthens the list or narrative above it; empty values are left out.
pub fn read<'a>(form: &Form<'a>, numbered: &[&'a Indicator], text: &str) -> Filled<'a> {
    let mut filled = Filled { given: Vec::new(), unknown: Vec::new() };
    let heading = fold(template(form).lines().next().unwrap_or_default()).replace("**", "");
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && fold(line) != heading) {
        match (find(numbered, line), filled.given.last_mut()) {
            (Some((indicator, value)), _) => filled.given.push((indicator, value.trim().to_owned())),
            (None, Some((above, value))) if matches!(above.kind, Kind::List(_) | Kind::Narrative) => {
                value.push('\n');
                value.push_str(line);
            }
            (None, _) => filled.unknown.push(line.to_owned()),
        }
    }
    filled.given.retain(|(_, value)| !value.is_empty());
    filled.given.sort_by_key(|(indicator, _)| form.catalogue.position(indicator.key.as_str()));
    filled
}

/// The indicator that a line names by number or label, and what stands behind.
fn find<'a, 'b>(numbered: &[&'a Indicator], line: &'b str) -> Option<(&'a Indicator, &'b str)> {
    if let Some((label, value)) = line.split_once([':', '=']) {
        return named(numbered, label, LIKE_ENOUGH).map(|indicator| (indicator, value.trim()));
    }
    let ends = line.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at);
    let splits =
        ends.map(|at| (line[..at].trim(), line[at..].trim())).filter(|(_, value)| begins_a_value(value));
    let found =
        splits.map(|(label, value)| Some((named(numbered, label, LIKE_ENOUGH_WITHOUT_COLON)?, value)));
    found.flatten().next()
}

fn begins_a_value(text: &str) -> bool {
    let first = fold(text).split_whitespace().next().unwrap_or_default().to_owned();
    first.starts_with(|letter: char| letter.is_ascii_digit())
        || matches!(first.as_str(), "khong" | "ko" | "k" | "co" | "chua" | "da" | "roi" | "yes" | "no")
}

/// The indicator of a label such as `3. Vì người ngheo`; a clear label wins over its number.
fn named<'a>(numbered: &[&'a Indicator], label: &str, enough: f64) -> Option<&'a Indicator> {
    let label = label.trim().trim_start_matches(['-', '•', '*']).trim();
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    let (number, name) = label.split_at(digits);
    let name = fold(name.trim_start_matches(['.', ')', '/', ' ']).trim());
    let by_number =
        number.parse::<usize>().ok().and_then(|number| numbered.get(number.checked_sub(1)?)).copied();
    if name.is_empty() {
        return by_number;
    }
    let likeness = |one: &Indicator| likeness(one, &name);
    let best = numbered.iter().copied().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    best.filter(|one| likeness(one) >= enough)
}

/// How much the folded name is like the indicator's labels, 0 to 1.
fn likeness(indicator: &Indicator, name: &str) -> f64 {
    let labels = [Some(&indicator.label), indicator.short.as_ref()].into_iter().flatten();
    let labels = labels.flat_map(|words| Language::ALL.map(|language| fold(words.get(language))));
    let like = |label: String| {
        let part = name.chars().count() >= 5 && label.contains(name);
        let distance = strsim::normalized_damerau_levenshtein(&label, name);
        if part { distance.max(0.9) } else { distance }
    };
    labels.map(like).fold(0.0, f64::max)
}
