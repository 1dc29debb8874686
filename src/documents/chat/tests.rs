//! What the chat shows of the golden ward, and of small ones.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::parts::{length, pack};
use super::*;
use crate::domain::people::Part;
use crate::domain::period::Period;
use crate::summary::comparison::{compare, compared_periods};
use crate::summary::tests::world::World;
use crate::summary::tests::{Golden, at, late, month};
use crate::summary::{compile, own_year as year_of};

/// What Telegram takes.
const TELEGRAM: usize = 4096;
const NINE_MONTHS: Period = Period::NineMonths { year: 2019 };

fn evening() -> DateTime<Utc> {
    at("2019-10-05T20:14:00+07:00")
}

/// The golden ward before groups 3, 7 and 12 have submitted September.
fn partial() -> Golden {
    Golden::load().without(&["TDP03", "TDP07", "TDP12"], "2019-09")
}

/// Calls `text` with the golden ward's summary of a period, and joins the parts that it gives.
fn golden(of: &Golden, period: Period, text: impl Fn(Summary) -> Vec<String>) -> String {
    let compiled = |period| compile(&of.catalogue, &of.ward, &of.entries, period, evening());
    let now = compiled(period);
    let earlier = compared_periods(period).into_iter();
    let comparisons: Vec<_> = earlier
        .filter_map(|(relation, period)| compare(&now, &compiled(period), relation, of.ward.rounding))
        .collect();
    let parts =
        text(Summary { catalogue: &of.catalogue, ward: &of.ward, compiled: &now, comparisons: &comparisons });
    for part in &parts {
        assert!(length(part) <= TELEGRAM);
    }
    parts.join("\n\n=====\n\n")
}

/// The summary of a small ward, in Vietnamese.
fn small(world: &World, period: &str) -> String {
    let compiled = world.compile(period);
    let of =
        Summary { catalogue: &world.catalogue, ward: &world.ward, compiled: &compiled, comparisons: &[] };
    summary(of, Language::Vi, TELEGRAM).join("\n")
}

#[test]
fn nine_months_are_one_screen_in_every_language() {
    for language in Language::ALL {
        let text = golden(&Golden::load(), NINE_MONTHS, |of| summary(of, language, TELEGRAM));
        assert!(!text.contains("====="), "one message");
        insta::assert_snapshot!(format!("nine_months_{}", language.code()), text);
    }
}

#[test]
fn a_month_is_compared_with_the_one_before() {
    for language in Language::ALL {
        insta::assert_snapshot!(
            format!("month_{}", language.code()),
            golden(&Golden::load(), Period::Month(month("2019-08")), |of| summary(of, language, TELEGRAM))
        );
    }
}

#[test]
fn what_is_missing_stands_in_the_heading() {
    for language in Language::ALL {
        insta::assert_snapshot!(
            format!("partial_{}", language.code()),
            golden(&partial(), Period::Month(month("2019-09")), |of| summary(of, language, TELEGRAM))
        );
    }
}

#[test]
fn the_figures_stand_side_by_side_by_group() {
    for language in Language::ALL {
        let text = golden(&partial(), NINE_MONTHS, |of| by_group(of, language, TELEGRAM));
        insta::assert_snapshot!(format!("by_group_{}", language.code()), text);
    }
    let label = Golden::load().catalogue.get("group_leader_feedback").unwrap().short_label().clone();
    assert!(
        golden(&Golden::load(), NINE_MONTHS, |of| summary(of, Language::Vi, TELEGRAM)).contains(&label.vi)
    );
    assert!(
        !golden(&Golden::load(), NINE_MONTHS, |of| by_group(of, Language::Vi, TELEGRAM)).contains(&label.vi)
    );
}

#[test]
fn a_group_sees_its_own_year() {
    let golden = partial();
    let group = &golden.ward.groups[6];
    let year = year_of::own_year(
        &golden.catalogue,
        &golden.ward,
        (group, Part::Leader),
        &golden.entries,
        month("2019-09"),
        late(),
    );
    for language in Language::ALL {
        let text =
            own_year(&golden.catalogue, &golden.ward, group, &year, language, TELEGRAM).join("\n=====\n");
        insta::assert_snapshot!(format!("own_year_{}", language.code()), text);
    }
}

#[test]
fn nobody_has_reported_yet() {
    let mut empty = Golden::load();
    empty.entries.clear();
    empty.ward.groups.truncate(3);
    insta::assert_snapshot!(golden(&empty, Period::Month(month("2019-09")), |of| summary(of, Language::Vi, TELEGRAM)), @r"
    **Phường Phúc Lợi · tháng 9 năm 2019**
    Đã nộp 0/3 tổ (thiếu: tổ 1, 2, 3). Số liệu đến 20:14 05/10/2019.
    Chưa có số liệu của phường: tháng 9.

    **Các loại quỹ**
    Chỉ tiêu Vì người nghèo: 105.345.000 đồng
    Chỉ tiêu Đền ơn đáp nghĩa: 100.000.000 đồng
    **Hội nghị đại biểu Nhân dân**
    Số tổ dân phố: 3 tổ dân phố
    ");
}

#[test]
fn a_line_says_what_the_heading_does_not() {
    let world = World::new()
        .leader("A", "2019-02", &json!({"deaths": 0, "cremations": 0, "fund": 1500}))
        .leader("B", "2019-02", &json!({"deaths": {"blank": "not_known_yet"}, "team_active": true}))
        .leader("C", "2019-02", &json!({}))
        .head("A", "2019-02", &json!({"feedback": 1}))
        .by_ward("2019-02", &json!({"weekday": " thứ **Hai**\nhằng tuần ", "tasks": [{"text": "a"}]}));
    insta::assert_snapshot!(small(&world, "2/2019"), @r"
    **Phường Thử · tháng 2 năm 2019**
    Đã nộp 3/3 tổ. Số liệu đến 00:00 01/01/2030.

    **Số liệu**
    Số tổ: 3 tổ
    Qua đời: 0 trường hợp (tổ 2 chưa có số liệu)
    Hỏa táng: không phát sinh (tổ 2 chưa có số liệu)
    Quỹ: 1.500 đồng, đạt 150,00% ▓▓▓▓▓▓▓▓▓▓ vượt
    Góp ý tổ trưởng: 1 người (1/3 tổ)
    Góp ý và qua đời: 1 (1/3 tổ; tổ 2 chưa có số liệu)
    Tổ hòa giải: 1/3 tổ
    Lịch tiếp dân: thứ *Hai* hằng tuần
    Nhiệm vụ: 1 nhiệm vụ
    ");
}

#[test]
fn the_bar_is_full_only_when_the_target_is_reached() {
    let bar_of = |raised: i64| {
        let text = small(&World::new().leader("A", "2019-02", &json!({"fund": raised})), "2/2019");
        let line = text.lines().find(|line| line.starts_with("Quỹ:")).unwrap();
        line.split_once("đạt ").unwrap().1.split(" (").next().unwrap().to_owned()
    };
    assert_eq!(bar_of(0), "0,00% ░░░░░░░░░░");
    assert_eq!(bar_of(1), "0,10% ▓░░░░░░░░░");
    assert_eq!(bar_of(884), "88,40% ▓▓▓▓▓▓▓▓▓░");
    assert_eq!(bar_of(999), "99,90% ▓▓▓▓▓▓▓▓▓░");
    assert_eq!(bar_of(1000), "100,00% ▓▓▓▓▓▓▓▓▓▓");
    assert_eq!(bar_of(1001), "100,10% ▓▓▓▓▓▓▓▓▓▓ vượt");
}

#[test]
fn parts_end_between_sections_and_otherwise_between_lines() {
    let block = |lines: &[&str]| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
    let blocks = [
        block(&["**ab**", ""]),
        block(&["cd", "ef"]),
        block(&["gh", "ij"]),
        block(&["one two three"]),
        block(&["k", "l", "m", "n"]),
    ];
    assert_eq!(pack(&blocks, 100), ["**ab**\n\ncd\nef\ngh\nij\none two three\nk\nl\nm\nn"]);
    assert_eq!(pack(&blocks, 9), ["**ab**\n\ncd\nef", "gh\nij", "one two", "three", "k\nl\nm\nn"]);
    assert_eq!(pack(&blocks, 5), ["**ab**", "cd\nef", "gh\nij", "one", "two", "three", "k\nl\nm", "n"]);
}

#[test]
fn a_small_limit_loses_nothing() {
    let golden = Golden::load();
    let compiled = compile(&golden.catalogue, &golden.ward, &golden.entries, NINE_MONTHS, evening());
    let of =
        Summary { catalogue: &golden.catalogue, ward: &golden.ward, compiled: &compiled, comparisons: &[] };
    let lines = |limit: usize| -> Vec<String> {
        let parts = summary(of, Language::Vi, limit);
        assert!(parts.iter().all(|part| length(part) <= limit && !part.is_empty()));
        parts
            .iter()
            .flat_map(|part| part.lines())
            .filter(|line| !line.is_empty())
            .map(ToOwned::to_owned)
            .collect()
    };
    let whole = lines(TELEGRAM);
    for limit in [2000, 640, 180] {
        assert_eq!(lines(limit), whole);
    }
}
