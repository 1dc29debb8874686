//! Damaged copies of a good file, each with the fault that it is told by.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{Contents, File, PetitionRecord, read};
use crate::domain::answer::{Answer, Blank, Value};
use crate::domain::catalogue::Catalogue;
use crate::domain::people::Part;
use crate::domain::period::Month;
use crate::domain::period::local_day;
use crate::domain::petition::content::{Asker, Content};
use crate::domain::petition::{Field, Origin, Said, Status};
use crate::domain::ward::{GroupCode, Ward};
use crate::domain::ward_file::WardFile;

const GOOD: &str = include_str!("../../wards/phuc-loi-2019.json");

fn ward_and_catalogue() -> (Ward, Catalogue) {
    let ward_file = WardFile::read(include_str!("../../wards/phuc-loi.toml")).expect("a ward without faults");
    let (catalogue, _) = Catalogue::read(include_str!("../../catalogue/mttq-ward.toml"));
    (ward_file.ward, catalogue.expect("a catalogue that can be used"))
}

fn read_source(source: &str) -> Result<Contents, Vec<String>> {
    let (ward, catalogue) = ward_and_catalogue();
    read(&ward, &catalogue, File { name: "file.json", source })
}

/// Reads the good file with one field set to something else.
fn read_with(object: &str, field: &str, value: Json) -> Result<Contents, Vec<String>> {
    let mut file: Json = serde_json::from_str(GOOD).expect("JSON");
    let object = file.pointer_mut(object).and_then(Json::as_object_mut).expect("an object to damage");
    object.insert(field.to_owned(), value);
    read_source(&file.to_string())
}

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

#[test]
fn the_good_file_is_read_whole() {
    let contents = read_source(GOOD).expect("no faults");
    assert!(
        contents.groups.is_empty() && contents.known_groups.values().all(|same| *same),
        "the ward has them"
    );
    assert_eq!(
        (contents.known_groups.len(), contents.reports.len(), contents.ward_months.len()),
        (14, 128, 9)
    );
    let parts = contents.reports.iter().map(|report| report.parts.len()).sum::<usize>();
    assert_eq!(parts, 256, "each report has an answer of the head of the front board");
    assert!(contents.reports.iter().all(|report| report.parts[&Part::FrontBoardHead].len() == 1));
    assert_eq!(contents.petitions.len(), 24);
    assert_eq!(
        contents.denunciations,
        BTreeMap::from([(month("2019-06"), 1)]),
        "its month, and nothing else"
    );
}

fn petition<'a>(contents: &'a Contents, number: &str) -> &'a PetitionRecord {
    contents
        .petitions
        .iter()
        .find(|record| record.petition.number().as_str() == number)
        .expect("the petition")
}

#[test]
fn a_petition_has_the_events_that_its_fields_tell() {
    let contents = read_source(GOOD).expect("no faults");
    let way = |number: &str| {
        let milestones = petition(&contents, number).petition.milestones();
        let shown =
            milestones.map(|one| format!("{} {} {}", local_day(one.at), one.kind.code(), one.status.code()));
        shown.collect::<Vec<_>>()
    };
    assert_eq!(
        way("KN-2019-001"),
        [
            "2019-03-03 imported tiep_nhan",
            "2019-03-19 coordinated tiep_nhan",
            "2019-03-19 settled da_giai_quyet"
        ]
    );
    assert_eq!(way("KN-2019-025"), ["2019-04-03 imported tiep_nhan", "2019-04-10 settled da_giai_quyet"]);
    assert_eq!(way("KN-2019-019"), ["2019-09-16 imported dang_giai_quyet"]);
    assert_eq!(way("KN-2019-021"), ["2019-08-21 imported da_chuyen"]);
    let forwarded = petition(&contents, "KN-2019-021");
    assert_eq!(
        (forwarded.field, forwarded.group.as_ref().map(GroupCode::as_str)),
        (Field::Environment, Some("TDP09"))
    );
    let said = |text: &str| Said::new(text).expect("words");
    let expected = Content {
        text: None,
        place: None,
        asker: Asker::Alias(said("Người gửi 21")),
        own: false,
        note: Some(said("Thuộc thẩm quyền UBND quận")),
    };
    assert_eq!(forwarded.content, expected);
}

#[test]
fn what_happened_to_a_petition_later_is_left_out() {
    let mut contents = read_source(GOOD).expect("no faults");
    contents.leave_out_after("2019-10-02T08:00:00+07:00".parse().expect("a moment"));
    assert_eq!(contents.petitions.len(), 24);
    let open = petition(&contents, "KN-2019-024");
    assert_eq!((open.petition.status(), open.petition.is_coordinated()), (Status::Received, false));
    assert_eq!(open.petition.origin(), Origin::Imported { outcome_told: false });
    contents.leave_out_after("2019-09-20T08:00:00+07:00".parse().expect("a moment"));
    assert_eq!(contents.petitions.len(), 22, "received at noon of 20/9 and 26/9");
}

#[test]
fn entries_of_one_month_add_up() {
    let (ward, catalogue) = ward_and_catalogue();
    let source = json!({"ward_entries": [
        {"month": "2019-05", "key": "fund_poor_raised", "value": 8_000_000},
        {"month": "2019-05", "key": "fund_poor_raised", "value": null},
        {"month": "2019-05", "key": "fund_poor_raised", "value": 500_000},
        {"month": "2019-05", "key": "cultivation_officials_ward", "value": 30},
        {"month": "2019-05", "key": "cultivation_officials_ward", "value": 31},
        {"month": "2019-05", "key": "voter_contacts", "items": [{"session": "VII", "timing": "truoc"}]},
        {"month": "2019-05", "key": "voter_contacts", "items": [{"session": "VII", "timing": "sau"}]},
        {"month": "2019-05", "key": "poverty_model", "value": {"blank": "declined"}},
        {"month": "2019-06", "key": "leader_dialogue_held", "value": true,
         "submitted_at": "2019-07-02T09:00:00+07:00"},
    ]})
    .to_string();
    let contents = read(&ward, &catalogue, File { name: "file.json", source: &source }).expect("no faults");
    let may = &contents.ward_months[&month("2019-05")];
    assert_eq!(may.answers["fund_poor_raised"], Answer::number(8_500_000));
    assert_eq!(may.answers["cultivation_officials_ward"], Answer::number(31));
    assert_eq!(may.answers["poverty_model"], Answer::blank(Blank::Declined));
    assert!(matches!(&may.answers["voter_contacts"], Answer::Value(Value::Items(items)) if items.len() == 2));
    assert_eq!(may.submitted_at.to_rfc3339(), "2019-05-31T10:00:00+00:00");
    let june = &contents.ward_months[&month("2019-06")];
    assert_eq!(june.submitted_at.to_rfc3339(), "2019-07-02T02:00:00+00:00");
}

#[test]
fn what_is_later_is_left_out() {
    let mut contents = read_source(GOOD).expect("no faults");
    let left_out = contents.leave_out_after("2019-10-02T08:00:00+07:00".parse().expect("a moment"));
    assert_eq!(left_out, 3);
    let september: Vec<_> =
        contents.reports.iter().filter(|report| report.month == month("2019-09")).collect();
    assert_eq!(september.len(), 11);
    for owed in ["TDP03", "TDP07", "TDP12"] {
        assert!(september.iter().all(|report| report.group.as_str() != owed), "{owed}");
    }
}

#[test]
fn every_damage_is_told_with_its_place() {
    let report = "/group_reports/17";
    let values = "/group_reports/17/values";
    let help = "/group_reports/18/values";
    let entry = "/ward_entries/0";
    let group = "/groups/3";
    let cases: &[(&str, &str, Json, &str)] = &[
        (values, "deaths", json!("ba"), "deaths: “ba” is no whole number"),
        (values, "deaths", json!(-1), "deaths: -1 is negative"),
        (values, "deaths", json!(1.5), "deaths: 1.5 is no whole number"),
        (values, "deaths", json!(true), "deaths: true is no whole number"),
        (values, "fund_poor_raised", json!(u64::MAX), "is more than any ward reports"),
        (values, "people_conference_held", json!(1), "people_conference_held: 1 is neither true nor false"),
        (values, "pressing_issues_handling", json!(7), "pressing_issues_handling: 7 is no text"),
        (values, "pressing_issues_handling", json!("  "), "the text is empty"),
        (values, "deaths", json!({"blank": "lost"}), "an object stands for a blank only"),
        (values, "deatsh", json!(1), "the catalogue has no indicator `deatsh`; is `deaths` meant?"),
        (values, "zzz", json!(1), "zzz: the catalogue has no indicator `zzz`"),
        (values, "cremation_rate", json!(96), "cremation_rate: this indicator is computed"),
        (values, "fund_poor_target", json!(1), "fund_poor_target: the ward itself gives this indicator"),
        (help, "poor_household_help", json!(3), "poor_household_help: 3 is no list of lines"),
        (
            help,
            "poor_household_help",
            json!([{"household": "HN-04-01"}]),
            "line 1: there is no field `household`",
        ),
        (
            help,
            "poor_household_help",
            json!([{"household_code": "HN-04-01"}]),
            "line 1: `helper_type` is missing",
        ),
        (
            help,
            "poor_household_help",
            json!([{"household_code": "HN-04-01", "helper_type": "ai"}]),
            "helper_type: “ai” is none of doanh_nghiep_hao_tam, doan_the_tdp",
        ),
        (report, "group", json!("TDP99"), "neither the file nor the ward has a group “TDP99”"),
        (report, "month", json!("2019-13"), "month: “2019-13” is no month such as 2019-09"),
        (report, "month", json!("2018-12"), "TDP04 owes no report of 2018-12"),
        (report, "month", json!("2019-08"), "revision 1 of TDP04 in 2019-08 stands in the file already"),
        (report, "revision", json!(0), "revision: 0 is no number from 1 on"),
        (report, "submitted_at", json!("hôm qua"), "submitted_at: “hôm qua” is no moment"),
        (report, "submitted_at", json!(null), "`submitted_at` is missing"),
        (report, "status", json!("nhap"), "status: “nhap” is none of da_nop, da_duyet, bi_thay_the"),
        (report, "values", json!([]), "values: a list is no object of values"),
        (report, "valuse", json!({}), "`valuse` is unknown; is `values` meant?"),
        (entry, "key", json!("deaths"), "key: the groups give deaths, not the ward"),
        (entry, "key", json!("fund_poor_pct"), "key: fund_poor_pct is computed"),
        (entry, "value", json!("17"), "poor_households_total: “17” is no whole number"),
        (entry, "items", json!([]), "an entry has either `value` or `items`, not both"),
        (
            "/ward_entries/10/items/0",
            "date",
            json!("28/01/2019"),
            "date: “28/01/2019” is no date such as 2019-09-30",
        ),
        (group, "valid_from", json!("2019-02-30"), "valid_from: “2019-02-30” is no date"),
        (group, "valid_to", json!("2018-01-01"), "valid_to: the group ends before it begins"),
        (group, "number", json!("4"), "number: “4” is no number from 1 on"),
        (group, "code", json!("TDP03"), "the group TDP03 stands in the file already"),
        (
            "",
            "group_reprots",
            json!([]),
            "the top of the file: `group_reprots` is unknown; is `group_reports` meant?",
        ),
        ("", "ward_entries", json!({}), "ward_entries: an object stands where a list of entries should"),
        ("", "superseded_reports", json!([3]), "superseded_reports[0]: 3 stands where an entry should"),
    ];
    told_with_their_places(cases);
}

#[test]
fn every_damage_of_a_petition_is_told_with_its_place() {
    let letter = "/petitions/0";
    told_with_their_places(&[
        (letter, "id", json!("KN-19-1"), "id: “KN-19-1” is no number such as KN-2019-001"),
        (letter, "id", json!("KN-2019-002"), "the petition KN-2019-002 stands in the file already"),
        (letter, "type", json!("don"), "type: “don” is none of phan_anh, kien_nghi, khieu_nai, to_cao"),
        (letter, "field", json!("duong"), "field: “duong” is none of dat_dai, "),
        (letter, "group", json!("TDP99"), "group: neither the file nor the ward has a group “TDP99”"),
        (letter, "received_on", json!("2019-02-30"), "received_on: “2019-02-30” is no date"),
        (letter, "received_on", json!(null), "`received_on` is missing"),
        (letter, "status", json!("xong"), "status: “xong” is none of tiep_nhan, "),
        (letter, "settled_on", json!(null), "settled_on: a settled petition needs its day"),
        (letter, "settled_on", json!("2019-03-02"), "settled_on: it was settled before it was received"),
        (letter, "status", json!("thu_ly"), "settled_on: a petition that is thu_ly has none"),
        (
            letter,
            "coordinated_with_ubnd",
            json!("yes"),
            "coordinated_with_ubnd: “yes” is neither true nor false",
        ),
        (letter, "setled_on", json!("2019-03-19"), "`setled_on` is unknown; is `settled_on` meant?"),
        (
            "/petitions/22",
            "received_on",
            json!("tháng sáu"),
            "received_on: “tháng sáu” is no month such as 2019-06",
        ),
    ]);
}

/// Each case is the place of an object, its field, the value put there, and what must be said of it.
fn told_with_their_places(cases: &[(&str, &str, Json, &str)]) {
    for (object, field, value, expected) in cases {
        let faults = read_with(object, field, value.clone()).expect_err(expected);
        let told = faults.iter().any(|fault| fault.contains(expected));
        assert!(told, "{object} {field} = {value}: wanted {expected:?}, got {faults:#?}");
        assert!(faults.iter().all(|fault| fault.starts_with("file.json: ")), "{faults:?}");
    }
}

#[test]
fn the_place_of_a_fault_names_table_entry_and_report() {
    let faults = read_with("/group_reports/17/values", "deaths", json!("ba")).expect_err("a fault");
    assert_eq!(faults, ["file.json: group_reports[17] (TDP04-2019-02): deaths: “ba” is no whole number"]);
    let faults = read_with("/ward_entries/0", "value", json!(-17)).expect_err("a fault");
    assert_eq!(
        faults,
        [
            "file.json: ward_entries[0] (2019-01-poor_households_total): poor_households_total: -17 is negative"
        ]
    );
}

#[test]
fn twenty_faults_are_told_and_the_others_counted() {
    let entries: Vec<_> = (0..50).map(|_| json!({"month": "2019", "key": "deaths", "value": 1})).collect();
    let faults = read_source(&json!({"ward_entries": entries}).to_string()).expect_err("faults");
    assert_eq!(faults.len(), 21);
    assert_eq!(faults.last().map(String::as_str), Some("file.json: and 30 more"));
}

#[test]
fn what_is_no_such_file_is_refused() {
    for (source, expected) in [
        ("", "file.json: this is not JSON: line 1, column 0: EOF while parsing a value"),
        ("[1, 2", "file.json: this is not JSON: line 1, column 5: EOF while parsing a list"),
        ("[]", "file.json: the file is no object with any of groups, group_reports"),
        ("{\"meta\": {}}", "file.json: the file is no object with any of groups, group_reports"),
    ] {
        let faults = read_source(source).expect_err(expected);
        assert!(faults.len() == 1 && faults[0].starts_with(expected), "{faults:?}");
    }
}
