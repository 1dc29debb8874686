//! The known word nearest to a misspelt one.

/// `; did you mean “deaths”?` where a known word is near enough to be meant, else nothing.
pub(in crate::domain) fn suggestion<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> String {
    nearest(word, known).map(|near| format!("; did you mean “{near}”?")).unwrap_or_default()
}

/// The known word that `word` is probably a slip of, or of which one is the beginning of the other: `label` of `label_vi`.
fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    let slips = |near: &str| match strsim::damerau_levenshtein(&word, near) {
        slips if slips <= 1 + letters / 4 => Some(slips),
        slips if letters >= 3 && (near.starts_with(&word) || word.starts_with(near)) => Some(slips),
        _ => None,
    };
    known.filter_map(|near| Some((slips(near)?, near))).min_by_key(|(slips, _)| *slips).map(|(_, near)| near)
}
