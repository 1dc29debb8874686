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

/// How much surer a label is when the number before it agrees.
const NUMBER_AGREES: f64 = 0.15;

/// What a filled list says: each indicator with the text written behind its label, and the lines that name none.
#[derive(Debug, Clone)]
pub struct Filled<'a> {
    pub given: Vec<(&'a Indicator, String)>,
    pub unknown: Vec<String>,
}

/// The list to copy and fill in.
pub fn template(form: &Form) -> String {
    let heading = fl!(
        loader(form.voice),
        "report-heading",
        month = form.month.label(form.voice.language),
        group = form.group.number
    );
    let label = |(at, one): (usize, &&Indicator)| {
        format!("{}. {}: ", at + 1, one.short_label().get(form.voice.language))
    };
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
    let lines = text.lines().flat_map(|line| pieces(numbered, line)).map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && fold(line) != heading) {
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

/// Several answers on one line, parted by semicolons or commas: where each piece names an indicator and the first is no
/// list or text, which may hold such marks themselves.
fn pieces<'b>(numbered: &[&Indicator], line: &'b str) -> Vec<&'b str> {
    let pieces: Vec<&str> = line.split(';').flat_map(|piece| piece.split(", ")).collect();
    let named: Vec<_> =
        pieces.iter().map(|piece| find(numbered, piece).filter(|(_, value)| !value.is_empty())).collect();
    let one_word = |kind: &Kind| matches!(kind, Kind::Count | Kind::Money | Kind::YesNo);
    let all =
        named.iter().all(|named| named.as_ref().is_some_and(|(indicator, _)| one_word(&indicator.kind)));
    if all { pieces } else { vec![line] }
}

/// The indicator that a line names by number or label, and what stands behind.
fn find<'a, 'b>(numbered: &[&'a Indicator], line: &'b str) -> Option<(&'a Indicator, &'b str)> {
    let split = |at: usize| (line[..at].trim(), line[at..].trim_start_matches([':', '=']).trim());
    let likeliest = |splits: Vec<(&'b str, &'b str)>, enough: f64| {
        let named =
            splits.into_iter().filter_map(|(label, value)| Some((named(numbered, label, enough)?, value)));
        // Of equally likely splits the first one counts: what stands behind may have colons of its own.
        let best = named.reduce(|best, other| if other.0.1 > best.0.1 { other } else { best });
        best.map(|((indicator, _), value)| (indicator, value))
    };
    let colons: Vec<_> = line.match_indices([':', '=']).map(|(at, _)| split(at)).collect();
    if !colons.is_empty() {
        return likeliest(colons, LIKE_ENOUGH);
    }
    let spaces = line.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| split(at));
    likeliest(spaces.filter(|(_, value)| begins_a_value(value)).collect(), LIKE_ENOUGH_WITHOUT_COLON)
}

fn begins_a_value(text: &str) -> bool {
    let first = fold(text).split_whitespace().next().unwrap_or_default().to_owned();
    first.starts_with(|letter: char| letter.is_ascii_digit())
        || matches!(first.as_str(), "khong" | "ko" | "k" | "co" | "chua" | "da" | "roi" | "yes" | "no")
}

/// The indicator of a label such as `3. Vì người ngheo`, and how sure that is. A clear label wins over its number; the
/// number decides between labels that are much alike.
fn named<'a>(numbered: &[&'a Indicator], label: &str, enough: f64) -> Option<(&'a Indicator, f64)> {
    let label = label.trim().trim_start_matches(['-', '•', '*']).trim();
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    let (number, name) = label.split_at(digits);
    let name = fold(name.trim_start_matches(['.', ')', '/', ' ']).trim());
    let by_number =
        number.parse::<usize>().ok().and_then(|number| numbered.get(number.checked_sub(1)?)).copied();
    if name.is_empty() {
        return by_number.map(|indicator| (indicator, 1.0));
    }
    let sure = |one: &Indicator| {
        let numbered_so = by_number.is_some_and(|by_number| by_number.key == one.key);
        likeness(one, &name) + if numbered_so { NUMBER_AGREES } else { 0.0 }
    };
    let best = numbered.iter().map(|one| (*one, sure(one))).max_by(|one, other| one.1.total_cmp(&other.1));
    best.filter(|(_, sure)| *sure >= enough)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    fn found(line: &str) -> Option<(String, String)> {
        let catalogue =
            Catalogue::read(include_str!("../../../catalogue/mttq-ward.toml")).0.expect("our catalogue");
        let keys = [
            "fund_poor_raised",
            "fund_gratitude_raised",
            "poor_household_help",
            "deaths",
            "cremations",
            "mediation_cases_received",
            "mediation_cases_settled",
            "mediation_cases_failed",
            "pressing_issues_handling",
        ];
        let numbered: Vec<_> = keys.iter().filter_map(|key| catalogue.get(key)).collect();
        find(&numbered, line).map(|(indicator, value)| (indicator.key.to_string(), value.to_owned()))
    }

    fn finds(line: &str, key: &str, value: &str) {
        assert_eq!(found(line), Some((key.to_owned(), value.to_owned())), "{line}");
    }

    #[test]
    fn a_line_is_found_by_its_label_its_number_or_both() {
        finds("1. Vì người nghèo: 1tr250", "fund_poor_raised", "1tr250");
        finds("vi nguoi ngheo: 1tr250", "fund_poor_raised", "1tr250");
        finds("Vì ngừoi ngèo = 500k", "fund_poor_raised", "500k");
        finds("quỹ đền ơn đáp nghĩa 300.000", "fund_gratitude_raised", "300.000");
        finds("2: 300.000", "fund_gratitude_raised", "300.000");
        finds("2) Vì người nghèo: 5", "fund_poor_raised", "5");
    }

    #[test]
    fn labels_with_a_colon_of_their_own_are_found() {
        finds("6. Hòa giải: tiếp nhận: 0", "mediation_cases_received", "0");
        finds("hoa giai tiep nhan: 2", "mediation_cases_received", "2");
        finds(
            "9. Bức xúc của bà con: rác: ngõ 12 chưa dọn",
            "pressing_issues_handling",
            "rác: ngõ 12 chưa dọn",
        );
    }

    #[test]
    fn a_line_that_names_nothing_is_not_guessed() {
        for line in ["Kính gửi phường", "Cảm ơn", "12: 5", "xe máy: 5"] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
