//! Figures: reading numbers as people type them, and writing them as the field prints them.
//!
//! Amounts are whole đồng (or whole counts) in an `i64`. What is not certain is never guessed: it
//! comes back as [`Reading::Unclear`] with the likely figures as choices, and nothing is stored
//! until one is chosen.
//!
//! | Typed | Money | Count |
//! |---|---|---|
//! | `1.250.000`, `1,250,000`, `1 250 000`, `1250000` | 1.250.000 | 1.250.000 |
//! | `1.250.000đ`, `500 đồng`, `1.250 đồng`, `VND 500` | as it stands | unreadable |
//! | bare and below 10.000: `5`, `500`, `1.250`, `năm trăm` | asked: ×1.000, ×1.000.000, as it stands | as it stands |
//! | `0`, `không`, `ko có`, `chưa phát sinh`, `none` | 0 | 0 |
//! | `chưa có`, `chưa`, `not yet` | asked: 0, or not known yet | the same |
//! | `1250k`, `250 nghìn`, `93 triệu`, `1,25 triệu`, `2 tỷ` | scaled | scaled |
//! | `1tr2`, `1tr25`, `1tr250`, `1 triệu 250`, `triệu hai` | decimals of the scale | the same |
//! | `1 triệu 250 đồng` | asked: 1.250.000 or 1.000.250 | unreadable |
//! | `2 nghìn 279` | 2.279 | 2.279 |
//! | `2 nghìn 5` | asked: 2.500 or 2.005 | the same |
//! | `1.250 triệu`, `1,250 nghìn` | asked: decimals or thousands | the same |
//! | `1 triệu rưỡi`, `nửa triệu` | half of the scale | the same |
//! | `một trăm hai` | asked, with its units | asked: 120 or 102 |
//! | `hai mươi lăm`, `hai lăm`, `mười lăm` | as words, with the rule for bare numbers | 25, 25, 15 |
//! | decimals without a scale: `1.5`, `2,5` | asked: millions, thousands | asked |
//! | `khoảng 1 triệu`, `hơn 50`, `~50`, `50+`, `5?`, `chưa đến 5 triệu` | asked | asked |
//! | `tổ 7 được 5 triệu`, `tháng 9: 5 triệu` | the label is no amount | the same |
//! | the same number twice: `5.000.000 đồng (năm triệu đồng)` | read once | read once |
//! | `5 hoặc 6`, `5-6`, `5/7`, `-5`, `50%`, `5 usd`, `500k/hộ`, `một số hộ`, `hàng trăm` | unreadable | unreadable |
//! | `500.000đ cho 2 hộ` | asked: 500.000 | unreadable |
//! | `5 cụ`, `5 đồng chí` | asked, as bare numbers are | 5 |
//! | `2 k`, `3 tr` (for counts `khẩu`, `trường hợp` cut short) | 2.000, 3.000.000 | asked: 2; 3 |
//! | more than 10^15 | unreadable | unreadable |
//! | `không áp dụng`, `chưa biết`, `không trả lời` | one of the three blanks | the same |
//!
//! Case, missing diacritics, decomposed letters, blanks of any kind and polite words make no
//! difference. A word that without its diacritics is just as often another one (`ba`, `nam`, `sau`,
//! `tu`) counts as a number only where its neighbours leave no doubt.

mod fold;
mod read;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use fold::{fold, nfc};
pub use read::{BlankWord, Doubt, Reading, Unclear, read_count, read_money, read_yes_no};
pub use words::{in_words_en, in_words_vi};
pub use write::{Percent, Rounding, money, number, percent};
