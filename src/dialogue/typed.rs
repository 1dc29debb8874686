//! Answers that are typed where a button could be tapped.

use crate::domain::figure::{fold, read_yes_no};

/// Words that say nothing more: “gửi đi nhé”, “dạ xong rồi ạ”. Without diacritics, as people often type.
const SMALL: [&str; 11] = ["a", "ah", "da", "di", "luon", "nha", "nhe", "roi", "thoi", "vang", "please"];
/// An answer with more words says more than yes or no.
const SHORT: usize = 4;

/// Whether the text says what one of the labels says and no more, with diacritics or without, and whatever small words stand
/// around it. What a label says in brackets need not be said.
pub fn says(text: &str, labels: impl IntoIterator<Item = impl AsRef<str>>) -> bool {
    let said = words(text);
    !text.contains('?') && !said.is_empty() && labels.into_iter().any(|label| words(label.as_ref()) == said)
}

/// Which of the labels a short text names by some of their words: “môi trường” names “Vệ sinh môi trường”. Counted from 0.
pub fn names(text: &str, labels: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<usize> {
    let said = words(text);
    if said.is_empty() || said.len() > SHORT || text.contains('?') {
        return Vec::new();
    }
    let has = |label: &str| words(label).windows(said.len()).any(|part| *part == *said);
    labels.into_iter().enumerate().filter(|(_, label)| has(label.as_ref())).map(|(at, _)| at).collect()
}

/// A short yes or no, as reports read it.
pub fn agrees(text: &str) -> Option<bool> {
    read_yes_no(text).filter(|_| text.split_whitespace().count() <= SHORT)
}

fn words(text: &str) -> Vec<String> {
    let outside_brackets = fold(text.split('(').next().unwrap_or_default());
    let words =
        outside_brackets.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !SMALL.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_typed_in_many_ways() {
        for text in ["gửi", "Gui", "GỬI ĐI", "gửi nhé ạ", "vâng, gửi đi!", "📮 Gửi"] {
            assert!(says(text, ["📮 Gửi"]), "{text}");
        }
        for text in ["gửi ai?", "chưa gửi", "gửi lại", "", "ạ"] {
            assert!(!says(text, ["📮 Gửi"]), "{text}");
        }
        assert!(says("khong co anh", ["Không có ảnh (không áp dụng)"]));
        assert!(says("ổn rồi ạ", ["Đã ổn"]) && !says("chưa ổn", ["Đã ổn"]));
    }

    #[test]
    fn some_words_of_a_label_name_it() {
        let labels = ["Vệ sinh môi trường", "Hạ tầng: đường, điện", "Trật tự xây dựng", "An ninh trật tự"];
        for (text, named) in [
            ("moi truong", vec![0]),
            ("về đường ạ", vec![]),
            ("đường điện ạ", vec![1]),
            ("Trật tự", vec![2, 3]),
            ("trật tự xây dựng", vec![2]),
            ("vệ sinh môi trường đầu ngõ", vec![]),
            ("điện?", vec![]),
            ("ạ", vec![]),
        ] {
            assert_eq!(names(text, labels), named, "{text}");
        }
    }

    #[test]
    fn only_a_short_answer_is_a_yes_or_a_no() {
        assert_eq!((agrees("không"), agrees("dạ có"), agrees("no")), (Some(false), Some(true), Some(false)));
        assert_eq!(agrees("không chụp được vì trời tối, mai gửi"), None);
    }
}
