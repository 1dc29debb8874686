//! The number of a letter, as handlers type it.

use crate::domain::petition::Said;

/// The words that our own sentences have before the number.
const BEFORE: [&str; 5] = ["công văn", "cv", "số", "so", "no"];

/// The number without “số” or “công văn số” before it.
pub(super) fn bare(said: &Said) -> Said {
    let mut bare = said.as_str();
    for word in BEFORE {
        if let Some((head, rest)) = bare.split_at_checked(word.len())
            && head.to_lowercase() == word
            && rest.starts_with([' ', ':', '.'])
        {
            bare = rest.trim_start_matches([' ', ':', '.']);
        }
    }
    Said::new(bare).unwrap_or_else(|| said.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_before_a_number_go() {
        for (typed, kept) in [
            ("Số 123/CV-MTTQ ngày 02/10", "123/CV-MTTQ ngày 02/10"),
            ("công văn số: 45", "45"),
            ("CV 7/UB", "7/UB"),
            ("CV-MTTQ/12", "CV-MTTQ/12"),
            ("123/CV", "123/CV"),
            ("số", "số"),
            ("ố", "ố"),
        ] {
            assert_eq!(bare(&Said::new(typed).expect("words")).as_str(), kept);
        }
    }
}
