//! How figures are read: the table at the head of the module, and what people add to it.

use super::super::{BlankWord, Doubt, Reading, read_count, read_money, read_yes_no};
use super::{asked, value};

#[test]
fn money_with_a_scale_or_a_unit_is_exact() {
    for (text, dong) in [
        ("được 1tr250", 1_250_000),
        ("tổ em được 1.250.000đ ạ", 1_250_000),
        ("1.250.000 VNĐ.", 1_250_000),
        ("VND 1.250.000", 1_250_000),
        ("1.250.000₫", 1_250_000),
        ("500 đồng", 500),
        ("tổ 1.250.000", 1_250_000),
        ("tháng 9 k có", 0),
        ("1.250 đồng", 1_250),
        ("1.250 d", 1_250),
        ("1tr25", 1_250_000),
        ("1tr250đ", 1_250_000),
        ("5trđ", 5_000_000),
        ("250 ng", 250_000),
        ("250ngàn", 250_000),
        ("2 củ", 2_000_000),
        ("3 cu ruoi", 3_500_000),
        ("2 tỷ 5", 2_500_000_000),
        ("1,2 tỉ", 1_200_000_000),
        ("một tỷ hai trăm triệu", 1_200_000_000),
        ("một triệu hai trăm năm mươi nghìn đồng", 1_250_000),
        ("mot trieu hai tram nam muoi nghin dong", 1_250_000),
        ("một triệu hai", 1_200_000),
        ("một triệu hai lăm", 1_250_000),
        ("hai triệu tư", 2_400_000),
        ("triệu rưỡi", 1_500_000),
        ("nửa triệu", 500_000),
        ("năm trăm nghìn", 500_000),
        ("hai chục triệu", 20_000_000),
        ("1 triệu 250.000", 1_250_000),
        ("1 triệu 5 trăm", 1_500_000),
        ("15000", 15_000),
        ("Quỹ vì người nghèo - 5.000.000", 5_000_000),
        ("tháng 9 được 5 triệu", 5_000_000),
        ("Tổ dân phố số 7: 5 triệu ạ", 5_000_000),
        ("ngày 18/11/2019 thu 5 triệu", 5_000_000),
        ("năm 2019 được 5 triệu", 5_000_000),
        ("5.000.000 đồng (Năm triệu đồng)", 5_000_000),
        ("1.25 million", 1_250_000),
        ("250 thousand", 250_000),
        ("one million two hundred and fifty thousand dong", 1_250_000),
        ("a million", 1_000_000),
        ("1.250.000,00", 1_250_000),
        ("0", 0),
        ("0 đồng", 0),
        ("không đồng", 0),
        ("không có đồng nào", 0),
        ("dạ không thu được gì ạ", 0),
        ("none", 0),
        ("no", 0),
    ] {
        assert_eq!(read_money(text), value(dong), "{text:?}");
    }
}

#[test]
fn counts_are_exact() {
    for (text, count) in [
        ("dạ 2 người", 2),
        ("2.279", 2_279),
        ("1.250", 1_250),
        ("hai mươi lăm", 25),
        ("hai lăm người", 25),
        ("mười lăm người", 15),
        ("MƯỜI LĂM NGƯỜI", 15),
        ("muoi lam nguoi", 15),
        ("ba hộ", 3),
        ("được ba ạ", 3),
        ("nam nguoi", 5),
        ("một chục", 10),
        ("một trăm linh năm", 105),
        ("2 trăm 5 mươi người", 250),
        ("2k5", 2_500),
        ("5 cụ", 5),
        ("5 cu", 5),
        ("5 đồng chí", 5),
        ("5 đ/c", 5),
        ("3 tr", 3),
        ("5 ng", 5),
        ("5 (năm) người", 5),
        ("có 5 hộ thôi", 5),
        ("tổ 7 được 12 người", 12),
        ("tổng diện tích 50 m2", 50),
        ("twenty-five people", 25),
        ("one hundred and five", 105),
        ("không, 0 người", 0),
        ("không có hộ nào", 0),
        ("dạ tổ em không có ạ", 0),
        ("no cases", 0),
    ] {
        assert_eq!(read_count(text), value(count), "{text:?}");
    }
}

#[test]
fn what_may_mean_several_amounts_is_asked_with_its_readings() {
    for (text, readings, why) in [
        ("5", &[5_000, 5_000_000, 5][..], Doubt::Unit),
        ("500", &[500_000, 500, 500_000_000], Doubt::Unit),
        ("1.250", &[1_250_000, 1_250], Doubt::Unit),
        ("năm trăm", &[500_000, 500, 500_000_000], Doubt::Unit),
        ("1.5", &[1_500_000, 1_500], Doubt::Decimal),
        ("1,5 đồng", &[1_500_000, 1_500], Doubt::Decimal),
        ("1.250 triệu", &[1_250_000, 1_250_000_000], Doubt::Decimal),
        ("1.250 nghìn", &[1_250_000, 1_250], Doubt::Decimal),
        ("1 triệu 250 đồng", &[1_250_000, 1_000_250], Doubt::Unit),
        ("khoảng 1 triệu", &[1_000_000], Doubt::Approximate),
        ("5 triệu?", &[5_000_000], Doubt::Approximate),
        ("chưa đến 5 triệu", &[5_000_000], Doubt::Approximate),
        ("2 triệu lẻ", &[2_000_000], Doubt::Approximate),
        ("5 triệu chưa chắc", &[5_000_000], Doubt::Approximate),
        ("5 trieu ba con gop", &[5_300_000, 5_000_000], Doubt::Approximate),
        ("tu dau nam duoc 5 trieu", &[5_000_000], Doubt::Approximate),
        ("chưa có", &[0], Doubt::ZeroOrNotKnown),
        ("chưa ạ", &[0], Doubt::ZeroOrNotKnown),
        ("not yet", &[0], Doubt::ZeroOrNotKnown),
    ] {
        assert_eq!(read_money(text), asked(readings, why), "{text:?}");
    }
}

#[test]
fn what_may_mean_several_counts_is_asked_with_its_readings() {
    for (text, readings, why) in [
        ("1.5", &[15, 1, 2][..], Doubt::Decimal),
        ("5,0", &[5, 50], Doubt::Decimal),
        ("hơn 50 người", &[50], Doubt::Approximate),
        ("50+", &[50], Doubt::Approximate),
        ("2 k", &[2], Doubt::Approximate),
        ("100 có lẻ", &[100], Doubt::Approximate),
        ("giảm 5", &[5], Doubt::Approximate),
        ("mươi người", &[10], Doubt::Approximate),
        ("một trăm hai", &[120, 102], Doubt::Unit),
        ("2 nghìn 5", &[2_500, 2_005], Doubt::Decimal),
        ("tổ 7 người", &[7], Doubt::Approximate),
        ("2 nam", &[2], Doubt::Approximate),
        ("ba con dong gop", &[3], Doubt::Approximate),
        ("chưa có hộ nào", &[0], Doubt::ZeroOrNotKnown),
    ] {
        assert_eq!(read_count(text), asked(readings, why), "{text:?}");
    }
}

#[test]
fn nothing_is_guessed_from_what_cannot_be_read() {
    for text in [
        "",
        "ạ",
        "-5",
        "âm 5",
        "minus 5",
        "5 hoặc 6",
        "5-6",
        "5 đến 6",
        "hai ba người",
        "5/7",
        "50%",
        "50 phần trăm",
        "1.25.000",
        "1.2.3",
        "18.11.2019",
        "tổ 7",
        "một số hộ",
        "một vài",
        "hàng trăm",
        "vài chục",
        "2 nam 3 nu",
        "1½",
        "không phải 5",
        "mỗi hộ 5",
        "5/hộ",
        "không có người vắng",
        "9999999999999999",
        "99999999999999999999999999",
        "999999999 tỷ",
        "tỷ lệ",
        "triệu triệu",
        "1 triệu 2 triệu",
        "không báo cáo",
        "xin chào",
        "😀",
    ] {
        assert_eq!(read_money(text), Reading::Unreadable, "money {text:?}");
        assert_eq!(read_count(text), Reading::Unreadable, "count {text:?}");
    }
    for text in ["5 usd", "$5", "500k/hộ", "10 suất mỗi suất 500k", "hàng trăm triệu"] {
        assert_eq!(read_money(text), Reading::Unreadable, "{text:?}");
    }
    for text in ["5 triệu đồng", "5.000đ"] {
        assert_eq!(read_count(text), Reading::Unreadable, "{text:?}");
    }
}

#[test]
fn the_three_blanks_have_words() {
    for (text, blank) in [
        ("không áp dụng", BlankWord::NotApplicable),
        ("ko ap dung", BlankWord::NotApplicable),
        ("N/A", BlankWord::NotApplicable),
        ("not applicable", BlankWord::NotApplicable),
        ("chưa biết", BlankWord::NotKnownYet),
        ("dạ em chưa có số liệu ạ", BlankWord::NotKnownYet),
        ("not known yet", BlankWord::NotKnownYet),
        ("không trả lời", BlankWord::Declined),
        ("prefer not to say", BlankWord::Declined),
    ] {
        assert_eq!(read_money(text), Reading::Blank(blank), "{text:?}");
        assert_eq!(read_count(text), Reading::Blank(blank), "{text:?}");
    }
}

#[test]
fn yes_and_no_are_read_only_where_they_are_plain() {
    for text in [
        "Có ạ",
        "da to chuc",
        "đã tổ chức ngày 18/11",
        "rồi",
        "tổ chức rồi",
        "dạ",
        "vâng ạ",
        "yes",
        "hoàn thành",
        "đã hoàn thành",
    ] {
        assert_eq!(read_yes_no(text), Some(true), "{text:?}");
    }
    for text in [
        "Chưa ạ",
        "dạ chưa",
        "da chua",
        "vâng, chưa ạ",
        "chưa có",
        "không tổ chức",
        "không",
        "đã hoãn",
        "hoãn rồi",
        "tạm hoãn vì mưa",
        "no",
        "not yet",
        "chưa hoàn thành",
    ] {
        assert_eq!(read_yes_no(text), Some(false), "{text:?}");
    }
    for text in [
        "",
        "5",
        "có không",
        "có không?",
        "sẽ tổ chức",
        "có nhưng chưa xong",
        "không hoãn",
        "tổ chức chưa",
        "cô",
        "chùa",
        "không biết",
        "5k",
        "0 có",
        "tam muoi chin",
        "dạ tổ em thu được 3 triệu",
    ] {
        assert_eq!(read_yes_no(text), None, "{text:?}");
    }
}

#[test]
fn numbers_beside_the_answer_are_asked_or_refused() {
    assert_eq!(read_money("nộp 500.000đ cho 2 hộ"), asked(&[500_000], Doubt::Approximate));
    assert_eq!(read_money("500000 người"), asked(&[500_000], Doubt::Approximate));
    assert_eq!(read_money("một triệu năm trăm hai"), asked(&[1_520_000, 1_502_000], Doubt::Unit));
    assert_eq!(read_money("1250.000"), asked(&[1_250_000, 1_250], Doubt::Decimal));
    for text in ["1m2", "1t5", "1,5 triệu 5", "1,5tr rưỡi", "0913456789", "12h30"] {
        assert_eq!(read_money(text), Reading::Unreadable, "{text:?}");
    }
}
