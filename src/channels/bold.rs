//! The one mark in our texts: `**bold**`, within a line. Stars that no others on the line answer are shown as they are.

use std::ops::Range;

const MARK: &str = "**";

/// A text without its marks, and what of it is bold: ranges in UTF-16 units, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plain {
    pub text: String,
    pub bold: Vec<Range<usize>>,
}

/// Takes the marks out of a text.
pub fn plain(marked: &str) -> Plain {
    let mut plain = Plain::default();
    let mut units = 0;
    for line in marked.split_inclusive('\n') {
        let mut rest = line;
        while let Some((before, inside, after)) = next_bold(rest) {
            plain.text.push_str(before);
            units += utf16_length(before);
            let start = units;
            plain.text.push_str(inside);
            units += utf16_length(inside);
            plain.bold.push(start..units);
            rest = after;
        }
        plain.text.push_str(rest);
        units += utf16_length(rest);
    }
    plain
}

/// A text that somebody typed, such that its stars mark nothing: an invisible word joiner keeps them apart.
pub fn verbatim(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    for letter in typed.chars() {
        if letter == '*' && text.ends_with('*') {
            text.push('\u{2060}');
        }
        text.push(letter);
    }
    text
}

/// How many UTF-16 units of a marked text are shown.
pub fn shown_length(marked: &str) -> usize {
    utf16_length(&plain(marked).text)
}

/// The length of a text in UTF-16 units.
pub fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The first bold part of a line: what stands before it, itself, and what follows.
fn next_bold(line: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = line.split_once(MARK)?;
    // A pair with nothing in it is no mark: the first star is shown, and reading goes on at the others.
    let inside_length =
        rest.char_indices().skip(1).map(|(index, _)| index).find(|index| rest[*index..].starts_with(MARK))?;
    let (inside, after) = rest.split_at(inside_length);
    Some((before, inside, &after[MARK.len()..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bold_parts(marked: &str) -> Vec<String> {
        let plain = plain(marked);
        let units: Vec<_> = plain.text.encode_utf16().collect();
        plain
            .bold
            .iter()
            .map(|range| String::from_utf16(&units[range.clone()]).expect("whole letters"))
            .collect()
    }

    #[test]
    fn bold_parts_are_found_behind_emoji_and_vietnamese_letters() {
        let marked = "📝 **Báo cáo tháng 9/2019 · Tổ 7** 👵🏽 và **“Vì người nghèo”**";
        assert_eq!(plain(marked).text, "📝 Báo cáo tháng 9/2019 · Tổ 7 👵🏽 và “Vì người nghèo”");
        assert_eq!(plain(marked).bold[0], 3..30);
        assert_eq!(bold_parts(marked), ["Báo cáo tháng 9/2019 · Tổ 7", "“Vì người nghèo”"]);
    }

    #[test]
    fn stars_without_a_partner_on_their_line_are_shown() {
        for text in ["a ** b", "**a\nb**", "2 * 3 * 4", "**", "***", "****", ""] {
            assert_eq!(plain(text).text, text);
            assert!(plain(text).bold.is_empty());
        }
    }

    #[test]
    fn the_shown_length_leaves_the_marks_out() {
        assert_eq!(shown_length("**tổ**\n👍"), 5);
    }

    #[test]
    fn typed_stars_are_shown() {
        for typed in ["2*3 **m**", "****", "**", "*", "a***b**"] {
            let shown = plain(&verbatim(typed));
            assert!(shown.bold.is_empty());
            assert_eq!(shown.text.replace('\u{2060}', ""), typed);
        }
    }

    proptest! {
        #[test]
        fn bold_ranges_lie_in_order_within_the_text(marked in "(\\*|\\*\\*|ổ|👵🏽|a|\n| ){0,40}") {
            let plain = plain(&marked);
            let length = utf16_length(&plain.text);
            let mut end = 0;
            for range in &plain.bold {
                prop_assert!(end <= range.start && range.start < range.end && range.end <= length);
                end = range.end;
            }
            prop_assert_eq!(bold_parts(&marked).len(), plain.bold.len());
            prop_assert_eq!(marked.len(), plain.text.len() + 4 * plain.bold.len());
        }
    }
}
