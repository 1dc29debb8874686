//! Reading the bot's cards as a person does.

use crate::support::Card;

/// The first line.
pub fn heading(card: &Card) -> Option<String> {
    card.text.lines().next().map(str::to_owned)
}

/// Of a question's card: which question of how many, and its label.
pub fn question(card: &Card) -> Option<(usize, usize, String)> {
    let mut counted = card.text.lines().filter_map(|line| {
        let (count, label) = line.strip_prefix("**")?.strip_suffix("**")?.split_once(" · ")?;
        let (at, all) = count.split_once('/')?;
        Some((at.parse().ok()?, all.parse().ok()?, label.to_owned()))
    });
    counted.next_back()
}

/// The narratives that are offered, and whether each is written.
pub fn noted_narratives(card: &Card) -> Vec<(&str, bool)> {
    let offered = card.buttons.iter().filter(|button| button.label != "Xem lại báo cáo");
    let noted = offered.map(|button| match button.label.strip_prefix("✓ ") {
        Some(label) => (label, true),
        None => (button.label.as_str(), false),
    });
    noted.collect()
}

/// The labels on the card of all answers, in their order; none of them may be without an answer.
pub fn review_labels(card: &Card) -> Vec<String> {
    assert!(!card.text.contains("(chưa trả lời)"), "{card:#?}");
    let numbered = (1..).map_while(|number| {
        let start = format!("{number}. ");
        card.text.lines().find_map(|line| line.strip_prefix(&start))
    });
    numbered.map(|line| label_of(line).to_owned()).collect()
}

/// The label before the answer. One label has a colon of its own: `Hòa giải: tiếp nhận`.
fn label_of(line: &str) -> &str {
    let own = line.strip_prefix("Hòa giải: ").map_or(0, |_| "Hòa giải: ".len());
    let end = line[own..].find(": ").map_or(line.len(), |end| own + end);
    &line[..end]
}

/// A whole number as people write it: `1.250.000`.
pub fn with_dots(number: i64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> =
        digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group)).collect();
    groups.join(".")
}
