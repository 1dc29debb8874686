//! How alike two petitions are, so that a handler sees likely duplicates. It only suggests.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Field, Number};
use crate::domain::figure::fold;
use crate::domain::ward::GroupCode;

/// How alike two texts have to be to be suggested.
pub const LIKELY: f64 = 0.3;

/// How many days may lie between two petitions about one thing.
pub const NEAR_DAYS: u64 = 60;

/// A petition as far as it matters for duplicates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub number: Number,
    pub group: Option<GroupCode>,
    pub field: Field,
    /// The local day.
    pub received_on: NaiveDate,
    pub text: String,
}

/// How alike two texts are, from 0 to 1: the share of single words and of pairs of neighbouring words that both have
/// (Jaccard's index), without diacritics, capitals, punctuation, and words that every petition has.
pub fn similarity(one: &str, other: &str) -> f64 {
    let (one, other) = (shingles(one), shingles(other));
    let common = one.intersection(&other).count();
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { ratio(common, all) }
}

/// The petitions that are likely about the same thing, the likeliest first: of the same group and field, received at most
/// [`NEAR_DAYS`] days apart, alike by [`LIKELY`] or more. The petition itself is none of them.
pub fn likely_duplicates<'a>(petition: &Candidate, others: &'a [Candidate]) -> Vec<(&'a Candidate, f64)> {
    let near = |other: &&Candidate| {
        let days = petition.received_on.signed_duration_since(other.received_on).num_days().unsigned_abs();
        other.number != petition.number
            && other.group == petition.group
            && other.field == petition.field
            && days <= NEAR_DAYS
    };
    let mut likely: Vec<_> = others
        .iter()
        .filter(near)
        .map(|other| (other, similarity(&petition.text, &other.text)))
        .filter(|(_, alike)| *alike >= LIKELY)
        .collect();
    likely.sort_by(|(one, more), (other, less)| {
        less.total_cmp(more).then_with(|| one.number.cmp(&other.number))
    });
    likely
}

/// Words that say nothing about what a petition is about.
const COMMON: &[&str] = &[
    "toi", "xin", "kinh", "de", "nghi", "phan", "anh", "kien", "phuong", "ubnd", "va", "la", "co", "da",
    "rat", "cua", "cho", "o", "bi", "thi", "ma", "a", "nhe", "voi", "nay", "do", "cac", "nhung", "the", "of",
    "in", "is", "and", "at",
];

fn shingles(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let words: Vec<_> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !COMMON.contains(word))
        .collect();
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    words.iter().map(|word| (*word).to_owned()).chain(pairs).collect()
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_about_one_thing_are_alike_and_others_are_not() {
        let rubbish = "Rác đổ bừa ở đầu ngõ 12, bốc mùi mấy ngày nay";
        for (other, alike) in [
            ("rac do bua dau ngo 12 boc mui", true),
            ("Đầu ngõ 12 có đống rác bốc mùi mấy ngày nay chưa ai dọn", true),
            ("Đề nghị phường dọn rác đổ bừa đầu ngõ 12", true),
            ("Rác không được thu gom ở ngõ 45 đường Phúc Lợi", false),
            ("Đèn đường ở ngõ 12 hỏng đã hai tuần", false),
            ("", false),
        ] {
            let found = similarity(rubbish, other);
            assert_eq!(found >= LIKELY, alike, "{other}: {found}");
        }
        assert!((similarity(rubbish, rubbish) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn duplicates_are_of_the_same_group_and_field_and_near_in_time() {
        let candidate = |sequence, group: &str, field, on: &str, text: &str| Candidate {
            number: Number::new(2019, sequence),
            group: Some(GroupCode::new(group)),
            field,
            received_on: on.parse().expect("a date"),
            text: text.to_owned(),
        };
        let text = "Rác đổ bừa ở đầu ngõ 12, bốc mùi";
        let petition = candidate(9, "TDP07", Field::Environment, "2019-09-01", text);
        let others = [
            petition.clone(),
            candidate(1, "TDP07", Field::Environment, "2019-07-03", "Rác ở đầu ngõ 12 bốc mùi"),
            candidate(2, "TDP07", Field::Environment, "2019-07-02", text),
            candidate(3, "TDP08", Field::Environment, "2019-08-30", text),
            candidate(4, "TDP07", Field::UrbanOrder, "2019-08-30", text),
            candidate(5, "TDP07", Field::Environment, "2019-08-30", "Cây đổ chắn đường"),
            candidate(6, "TDP07", Field::Environment, "2019-10-31", text),
        ];
        let found = likely_duplicates(&petition, &others);
        let numbers: Vec<_> = found.iter().map(|(other, _)| other.number.sequence()).collect();
        assert_eq!(numbers, [6, 1]);
    }

    proptest! {
        #[test]
        fn alikeness_is_a_share_and_goes_both_ways(one in ".{0,60}", other in ".{0,60}") {
            let alike = similarity(&one, &other);
            prop_assert!((0.0..=1.0).contains(&alike));
            prop_assert!((alike - similarity(&other, &one)).abs() < f64::EPSILON);
        }
    }
}
