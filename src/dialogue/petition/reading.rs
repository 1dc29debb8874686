//! What typed answers about the resident say: a name, a telephone number, a count of households, or that there is none.

use i18n_embed_fl::fl;

use crate::dialogue::typed::says;
use crate::domain::figure::{self, Reading, fold};
use crate::domain::language::Language;
use crate::domain::phone::PhoneNumber;
use crate::words::loader;

/// More households than any ward has.
const MOST_HOUSEHOLDS: i64 = 100_000;

/// What an answer says about the number of households.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Households {
    Count(u32),
    /// It can be read so, but the person should say whether it is meant.
    Perhaps(Vec<u32>),
    NotKnown,
    Unreadable,
}

/// Reads a number of households. A number among other words, as in an address, is asked back and not taken.
pub(super) fn households(text: &str) -> Households {
    let count = |number: i64| u32::try_from(number).ok().filter(|_| (1..=MOST_HOUSEHOLDS).contains(&number));
    let perhaps = |readings: Vec<u32>| {
        if readings.is_empty() { Households::Unreadable } else { Households::Perhaps(readings) }
    };
    match figure::read_count(&text.replace("hộ", " ")) {
        Reading::Value(number) if stands_among_words(text) => perhaps(count(number).into_iter().collect()),
        Reading::Value(number) => count(number).map_or(Households::Unreadable, Households::Count),
        Reading::Blank(_) => Households::NotKnown,
        Reading::Unclear(unclear) => perhaps(unclear.readings.into_iter().filter_map(count).collect()),
        Reading::Unreadable => Households::Unreadable,
    }
}

/// Whether digits stand among words that say neither households nor families.
fn stands_among_words(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let usual =
        ["ho", "nha", "gia", "dinh", "co", "tat", "ca", "la", "a", "household", "households", "families"];
    text.contains(|letter: char| letter.is_ascii_digit())
        && words.any(|word| word.chars().all(char::is_alphabetic) && !usual.contains(&word))
}

/// Whether the answer says that there is none.
pub(super) fn is_nothing(text: &str) -> bool {
    let nothing =
        ["khong", "khong co", "khong biet", "khong ro", "ko", "ko co", "no", "none", "bo qua", "skip"];
    nothing.contains(&bare(text).as_str())
}

/// Whether the answer says that the resident is not to be named.
pub(super) fn is_unnamed(text: &str) -> bool {
    let wishes = ["neu ten", "ghi ten", "noi ten", "de ten", "cho biet ten"];
    let answer = bare(text);
    let refuses = ["khong", "ko", "xin khong", "dung"].iter().any(|no| {
        let rest = answer.strip_prefix(no).map(str::trim_start);
        let rest = rest
            .map(|rest| rest.strip_prefix("muon").or(rest.strip_prefix("can")).unwrap_or(rest).trim_start());
        rest.is_some_and(|rest| wishes.contains(&rest))
    });
    let unnamed = ["giau ten", "xin giau ten", "an danh", "anonymous", "no name", "without a name"];
    is_nothing(text) || refuses || unnamed.contains(&answer.as_str())
}

/// Whether the answer is a word of agreement, and nobody's name.
pub(super) fn is_no_name(text: &str) -> bool {
    ["ok", "oke", "co", "vang", "da", "u", "duoc", "dung", "yes"].contains(&bare(text).as_str())
}

/// Whether the answer to whose opinion it is says that it is that of whoever writes.
pub(super) fn is_oneself(text: &str) -> bool {
    says(text, Language::ALL.map(|language| fl!(loader(language), "petition-own")))
        || says(
            text,
            ["tôi", "là tôi", "chính tôi", "của tôi", "nhà tôi", "me", "myself", "it is me", "it's me"],
        )
}

fn bare(text: &str) -> String {
    fold(text.trim().trim_end_matches(['.', '!', ' ']))
}

/// The only telephone number in an answer, whatever stands around it.
pub(super) fn phone_within(text: &str) -> Option<PhoneNumber> {
    PhoneNumber::read(text).or_else(|| {
        let is_part = |letter: char| letter.is_ascii_digit() || "+.-() \u{a0}\u{2013}".contains(letter);
        let numbers = text.split(|letter| !is_part(letter));
        let mut numbers =
            numbers.filter_map(|part| PhoneNumber::read(part.trim_matches(['.', '-', ' ', '(', ')'])));
        let first = numbers.next()?;
        numbers.all(|other| other == first).then_some(first)
    })
}

/// Parts a name from the telephone number behind it, where there is one.
pub(super) fn name_and_phone(text: &str) -> (String, Option<PhoneNumber>) {
    let digits = text.char_indices().filter(|(_, letter)| letter.is_ascii_digit() || *letter == '+');
    let split = digits
        .map(|(at, _)| text.split_at(at))
        .find_map(|(name, rest)| Some((name, PhoneNumber::read(rest)?)));
    match split {
        Some((name, phone)) => {
            let name = name.trim().trim_end_matches(|letter: char| " ,;:-–(".contains(letter));
            let label = ["sđt", "đt", "SĐT", "ĐT", "điện thoại", "số", "tel", "phone"];
            let bare = label.iter().find_map(|label| name.strip_suffix(label)).unwrap_or(name);
            (bare.trim().trim_end_matches([',', ';', ':', '-', '–']).trim().to_owned(), Some(phone))
        }
        None => (text.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_households_is_read_and_a_house_number_is_not() {
        for (text, count) in
            [("15", 15), ("15 hộ", 15), ("có 15 hộ gia đình", 15), ("ba mươi", 30), ("12 nhà", 12)]
        {
            assert_eq!(households(text), Households::Count(count), "{text}");
        }
        assert_eq!(households("ngõ 12 phố Phúc Lợi, trước số nhà 5"), Households::Perhaps(vec![5]));
        assert_eq!(households("khoảng 30"), Households::Perhaps(vec![30]));
        assert_eq!(households("chưa rõ"), Households::NotKnown);
        assert_eq!(households("0"), Households::Unreadable);
    }

    #[test]
    fn a_wish_not_to_be_named_is_no_name() {
        for text in ["không muốn nêu tên", "Không nêu tên.", "xin giấu tên", "ko ghi tên", "không", "ẩn danh"]
        {
            assert!(is_unnamed(text), "{text}");
        }
        for text in ["Nguyễn Thị Không", "Đặng Ẩn Danh", "bà Lan không nêu tên chồng"] {
            assert!(!is_unnamed(text), "{text}");
        }
        for text in ["ok", "Có", "vâng", "Dạ."] {
            assert!(is_no_name(text), "{text}");
        }
        assert!(!is_no_name("Có Văn Dạ"));
    }

    #[test]
    fn a_telephone_number_is_found_among_words() {
        let number = PhoneNumber::read("0912345678");
        for text in ["sdt 0912 345 678 nhe", "+84 912 345 678 là số của con tôi", "số là 0912.345.678."]
        {
            assert_eq!(phone_within(text), number, "{text}");
        }
        assert_eq!(phone_within("0912345678 hoặc 0987654321"), None, "which of two, the person should say");
        assert_eq!(phone_within("số nhà 12"), None);
    }
}
