//! How figures are written.

use super::super::{Percent, Rounding, fold, in_words_en, in_words_vi, money, nfc, number, percent};

#[test]
fn numbers_and_money_have_full_stops_between_thousands() {
    for (value, written) in
        [(0, "0"), (999, "999"), (1_250, "1.250"), (93_095_000, "93.095.000"), (-1_250, "-1.250")]
    {
        assert_eq!(number(value), written);
    }
    assert_eq!(money(93_095_000), "93.095.000 đồng");
    assert_eq!(number(i64::MIN), "-9.223.372.036.854.775.808");
}

#[test]
fn percentages_round_as_the_ward_chooses() {
    let written = |numerator, denominator, rounding| {
        percent(numerator, denominator, rounding).map(|percent| (percent.vietnamese(), percent.plain()))
    };
    let expected = |vietnamese: &str, plain: &str| Some((vietnamese.to_owned(), plain.to_owned()));
    assert_eq!(written(49, 51, Rounding::HalfUp), expected("96,08%", "96.08"));
    assert_eq!(written(49, 51, Rounding::Truncate), expected("96,07%", "96.07"));
    assert_eq!(written(93_095_000, 105_345_000, Rounding::HalfUp), expected("88,37%", "88.37"));
    assert_eq!(written(25, 2, Rounding::HalfUp), expected("1.250,00%", "1250.00"));
    assert_eq!(written(1, 20_000, Rounding::HalfUp), expected("0,01%", "0.01"));
    assert_eq!(written(-1, 3, Rounding::HalfUp), expected("-33,33%", "-33.33"));
    assert_eq!(written(-1, 20_000, Rounding::HalfUp), expected("-0,01%", "-0.01"));
    assert_eq!(written(1, 0, Rounding::HalfUp), None);
    assert_eq!(written(i64::MAX, 1, Rounding::HalfUp), None);
    assert_eq!(percent(i64::MAX, i64::MAX, Rounding::Truncate), Some(Percent::from_hundredths(10_000)));
    assert_eq!(Percent::from_hundredths(i64::MIN).plain(), "-92233720368547758.08");
}

#[test]
fn vietnamese_words_follow_the_rules_of_speech() {
    for (value, words) in [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (111, "một trăm mười một"),
        (2_005, "hai nghìn không trăm linh năm"),
        (1_500_000, "một triệu năm trăm nghìn"),
        (93_095_000, "chín mươi ba triệu không trăm chín mươi lăm nghìn"),
        (1_000_250, "một triệu không nghìn hai trăm năm mươi"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (1_200_000_000_000, "một nghìn hai trăm tỷ"),
        (-5, "âm năm"),
    ] {
        assert_eq!(in_words_vi(value), words);
    }
}

#[test]
fn english_words_follow_the_rules_of_speech() {
    for (value, words) in [
        (0, "zero"),
        (25, "twenty-five"),
        (205, "two hundred and five"),
        (1_005, "one thousand and five"),
        (1_500_000, "one million five hundred thousand"),
        (93_095_000, "ninety-three million ninety-five thousand"),
        (-15, "minus fifteen"),
    ] {
        assert_eq!(in_words_en(value), words);
    }
}

#[test]
fn words_are_found_for_the_largest_numbers() {
    for value in [i64::MAX, i64::MIN] {
        assert!(in_words_vi(value).contains("tỷ"));
        assert!(in_words_en(value).contains("billion"));
    }
}

#[test]
fn folding_makes_all_spellings_one() {
    for spelling in [
        "Tổ  Dân Phố Đồng",
        "to dan pho dong",
        "TỔ\u{a0}DÂN\tPHỐ ĐỒNG",
        "To\u{302}\u{309} da\u{302}n pho\u{302}\u{301} đo\u{302}\u{300}ng",
    ] {
        assert_eq!(fold(spelling), "to dan pho dong");
    }
    assert_eq!(fold("hoà"), fold("hòa"));
    assert_eq!(nfc("o\u{302}\u{309}"), "ổ");
}
