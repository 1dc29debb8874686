//! What holds for every amount and every text.

use super::super::{
    Reading, fold, in_words_en, in_words_vi, money, nfc, number, read_count, read_money, read_yes_no,
};
use super::value;
use proptest::prelude::*;

const LARGEST: i64 = 1_000_000_000_000;

/// Amounts of every length, with as many zeros as real ones have.
fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        0..=LARGEST,
        0..=10_000_i64,
        (0..=1_000_000_i64, 0..=6_u32).prop_map(|(digits, zeros)| digits * 10_i64.pow(zeros)),
        prop::collection::vec(prop_oneof![Just(0_i64), 0..=999_i64], 4)
            .prop_map(|classes| classes.iter().fold(0, |sum, class| sum * 1_000 + class)),
    ]
}

/// Words and marks of the readers' vocabulary, in any order.
fn gibberish() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "một",
        "hai",
        "ba",
        "tư",
        "năm",
        "lăm",
        "mười",
        "mươi",
        "chục",
        "trăm",
        "nghìn",
        "ngàn",
        "k",
        "tr",
        "triệu",
        "củ",
        "vạn",
        "tỷ",
        "rưỡi",
        "nửa",
        "linh",
        "lẻ",
        "không",
        "chưa",
        "có",
        "đồng",
        "đ",
        "khoảng",
        "hơn",
        "tổ",
        "tháng",
        "người",
        "cụ",
        "chí",
        "one",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "and",
        "ten",
        "a",
        "0",
        "1",
        "5",
        "05",
        "250",
        "1.250",
        "1,5",
        "1.250.000",
        "999999999999999999",
        "-",
        "/",
        "%",
        ".",
        ",",
        "?",
        "ạ",
        "phát sinh",
        "\n",
        "½",
        "số",
        "hoãn",
        "đã",
    ];
    let word = (prop::sample::select(WORDS), prop::bool::weighted(0.7));
    prop::collection::vec(word, 0..9).prop_map(|words| {
        words.iter().flat_map(|(word, blank)| [*word, if *blank { " " } else { "" }]).collect()
    })
}

fn reads_without_panic(text: &str) -> Result<(), TestCaseError> {
    read_yes_no(text);
    for reading in [read_money(text), read_count(text)] {
        match reading {
            Reading::Value(value) => prop_assert!((0..=1_000 * LARGEST).contains(&value)),
            Reading::Unclear(unclear) => {
                prop_assert!(!unclear.readings.is_empty());
                prop_assert!(unclear.readings.iter().all(|value| (0..=1_000 * LARGEST).contains(value)));
            }
            Reading::Blank(_) | Reading::Unreadable => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn money_reads_as_it_was_written(dong in amount()) {
        prop_assert_eq!(read_money(&money(dong)), value(dong));
        prop_assert_eq!(read_money(&fold(&money(dong))), value(dong));
    }

    #[test]
    fn bare_money_reads_as_it_was_written_or_is_offered(dong in amount()) {
        match read_money(&number(dong)) {
            Reading::Unclear(unclear) => {
                prop_assert!((1..10_000).contains(&dong));
                prop_assert!(unclear.readings.contains(&dong));
            }
            reading => {
                prop_assert!(dong == 0 || dong >= 10_000);
                prop_assert_eq!(reading, value(dong));
            }
        }
    }

    #[test]
    fn counts_read_as_they_were_written(count in amount()) {
        prop_assert_eq!(read_count(&number(count)), value(count));
        prop_assert_eq!(read_count(&count.to_string()), value(count));
        prop_assert_eq!(read_count(&format!("{} người ạ.", number(count))), value(count));
    }

    #[test]
    fn words_read_as_the_amount(dong in amount()) {
        prop_assert_eq!(read_money(&format!("{} đồng", in_words_vi(dong))), value(dong));
        prop_assert_eq!(read_money(&format!("{} dong", in_words_en(dong))), value(dong));
        prop_assert_eq!(read_count(&in_words_vi(dong)), value(dong));
        prop_assert_eq!(read_count(&in_words_en(dong)), value(dong));
    }

    #[test]
    fn words_without_diacritics_never_read_as_another_amount(dong in amount()) {
        match read_money(&fold(&format!("{} đồng", in_words_vi(dong)))) {
            Reading::Unclear(unclear) => prop_assert!(unclear.readings.contains(&dong)),
            reading => prop_assert_eq!(reading, value(dong)),
        }
    }

    #[test]
    fn negative_amounts_are_never_read(dong in amount().prop_filter("not 0", |dong| *dong > 0)) {
        prop_assert_eq!(read_money(&money(-dong)), Reading::Unreadable);
        prop_assert_eq!(read_count(&in_words_vi(-dong)), Reading::Unreadable);
    }

    #[test]
    fn an_estimate_is_never_stored(dong in amount()) {
        let reading = read_money(&format!("khoảng {}", money(dong)));
        prop_assert!(matches!(reading, Reading::Unclear(_)), "{:?}", reading);
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
        prop_assert_eq!(fold(&nfc(&text)), fold(&text));
    }

    #[test]
    fn reading_never_panics(text in any::<String>()) {
        reads_without_panic(&text)?;
    }

    #[test]
    fn reading_the_vocabulary_in_any_order_never_panics(text in gibberish()) {
        reads_without_panic(&text)?;
    }
}
