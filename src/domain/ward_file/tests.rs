use chrono::NaiveDate;

use super::WardFile;
use crate::domain::catalogue::{Catalogue, Fault, Key};
use crate::domain::figure::Rounding;
use crate::domain::period::Month;
use crate::domain::petition::{PetitionSettings, Retention};

const PHUC_LOI: &str = include_str!("../../../wards/phuc-loi.toml");
const CATALOGUE: &str = include_str!("../../../catalogue/mttq-ward.toml");

fn catalogue() -> Catalogue {
    Catalogue::read(CATALOGUE).0.unwrap()
}

fn faults(source: &str) -> Vec<Fault> {
    match WardFile::read(source) {
        Ok(file) => file.check_against(&catalogue()),
        Err(faults) => faults,
    }
}

#[test]
fn phuc_loi_is_as_it_was_in_2019() {
    let file = WardFile::read(PHUC_LOI).unwrap();
    assert_eq!(file.check_against(&catalogue()), []);
    assert_eq!(file.catalogue_path, "../catalogue/mttq-ward.toml");
    let ward = file.ward;
    assert_eq!(
        (ward.code.as_str(), ward.name.as_str(), ward.receipt_code.as_str()),
        ("phuc-loi", "phường Phúc Lợi", "PL")
    );
    assert_eq!((ward.groups.len(), ward.optional.len(), ward.rounding), (14, 10, Rounding::HalfUp));
    let september = Month::new(2019, 9).unwrap();
    assert_eq!(ward.groups_in_force(september).len(), 14);
    let households: Vec<_> = ward.groups.iter().map(|group| group.household_codes.len()).collect();
    assert_eq!(households, [3, 0, 0, 3, 1, 2, 1, 0, 1, 0, 1, 2, 0, 3]);
    assert_eq!(ward.groups[6].household_codes, ["HN-07-01"]);
    assert_eq!(ward.targets[&(Key::new("fund_poor_target"), 2019)], 105_345_000);
    assert_eq!(ward.calendar.due_on(september), NaiveDate::from_ymd_opt(2019, 10, 5).unwrap());
    assert_eq!(ward.receipt(&ward.groups[6], september, 1), "PL-07-2019-09-1");
    assert_eq!((file.petition_rules_path, file.working_days_path), (None, None));
    let petitions = ward.petitions;
    assert_eq!((petitions.bodies.len(), petitions.templates.len()), (11, 5));
    assert_eq!(petitions.bodies[0].name, "UBND phường Phúc Lợi");
    assert_eq!(petitions.settlement_working_days, Some(20));
    assert!(petitions.denunciation_office.unwrap().starts_with("Nộp đơn tố cáo có chữ ký"));
    assert_eq!(ward.retention, Retention::default());
}

#[test]
fn a_ward_may_say_nothing_about_petitions_or_name_files_of_its_own() {
    let (before, after) = (PHUC_LOI.find("[petitions]").unwrap(), PHUC_LOI.find("[[group]]").unwrap());
    let without = [&PHUC_LOI[..before], &PHUC_LOI[after..]].concat();
    let ward = WardFile::read(&without).unwrap().ward;
    assert_eq!((ward.petitions, ward.retention), (PetitionSettings::default(), Retention::default()));
    let with = without
        + "\n[petitions]\nrules = \"own.toml\"\nworking_days = \"days.toml\"\n[retention]\naudit_years = 12\n";
    let file = WardFile::read(&with).unwrap();
    assert_eq!(file.petition_rules_path.as_deref(), Some("own.toml"));
    assert_eq!(file.working_days_path.as_deref(), Some("days.toml"));
    assert_eq!(file.ward.retention, Retention { audit_years: 12, ..Retention::default() });
}

/// After `from` has become `to`, a fault stands on the line that contains `at`, with the `words` in it.
fn assert_fault(from: &str, to: &str, at: &str, words: &str) {
    assert!(PHUC_LOI.contains(from), "no {from}");
    let source = PHUC_LOI.replacen(from, to, 1);
    let line = source.lines().position(|line| line.contains(at)).unwrap_or_else(|| panic!("no {at}")) + 1;
    let faults = faults(&source);
    let found = faults.iter().any(|fault| fault.line == line && fault.message.contains(words));
    assert!(found, "{from:?} → {to:?}: wanted “{words}” on line {line}, found {faults:#?}");
}

#[test]
fn faults_say_where_and_what_would_be_right() {
    for (from, to, at, words) in [
        ("code = \"phuc-loi\"", "code = \"Phúc Lợi\"", "code = \"Phúc", "single hyphens"),
        ("receipt_code = \"PL\"", "receipt_code = \"pl\"", "receipt_code", "letters A to Z"),
        ("\"half_up\"", "\"halfup\"", "percent_rounding", "did you mean “half_up”?"),
        ("opens_day = 25", "opens_day = 32", "opens_day = ", "opens_day 32 must be at least 1 and below 32"),
        ("due_day = 5\n", "", "[calendar]", "lacks due_day"),
        ("first_month = \"2019-01\"", "first_month = \"1/2019\"", "first_month", "write it as 2019-01"),
        ("catalogue = ", "catalog = ", "catalog =", "did you mean “catalogue”?"),
        ("value = 105_345_000", "value = 0", "value = 0", "more than 0"),
        (
            "settlement_working_days = 20",
            "settlement_working_days = 0",
            "settlement_working_days = 0",
            "at least 1",
        ),
        ("settlement_working_days = 20", "settlement_workdays = 20", "settlement_workdays", "did you mean"),
        ("\"Công ty thoát nước\"", "\" \"", "    \" \",", "1 to 60 letters"),
        ("title = \"Đã giải quyết xong\"", "title = \"\"", "title = \"\"", "is empty"),
        ("petitions_years = 5 ", "petitions_years = 500 ", "petitions_years", "below 101"),
        ("audit_years = 10", "audit_year = 10", "audit_year = 10", "did you mean “audit_years”?"),
        ("year = 2019", "year = 19", "year = 19", "at least 1990"),
        ("code = \"TDP02\"", "code = \"TDP 02\"", "TDP 02", "letters without marks"),
        (
            "valid_from = 2019-01-01\n",
            "valid_from = 2019-01-01\nvalid_to = 2018-12-31\n",
            "valid_to = ",
            "ends before it begins",
        ),
        (
            "valid_from = 2019-01-01\n",
            "valid_from = \"01/01/2019\"\n",
            "01/01/2019",
            "must be a day such as 2019-01-31",
        ),
        ("\"HN-04-01\"", "\"HN-01-01\"", "\"HN-04-02\"", "belongs to group “TDP01” already"),
        ("\"HN-01-02\"", "\"HN-01-01\"", "\"HN-01-03\"", "stands twice"),
        ("    \"births\"", "    \"birth\"", "\"birth\"", "no indicator “birth”; did you mean “births”?"),
        ("    \"births\"", "    \"deaths\"", "\"deaths\"", "is asked of every ward"),
        ("key = \"fund_poor_target\"", "key = \"fund_poor_raised\"", "fund_poor_raised", "holds no target"),
        (
            "key = \"fund_poor_target\"",
            "key = \"fund_poor_targets\"",
            "fund_poor_targets",
            "did you mean “fund_poor_target”?",
        ),
    ] {
        assert_fault(from, to, at, words);
    }
}

#[test]
fn what_must_stand_once_stands_once() {
    for (from, to, words) in [
        ("code = \"TDP02\"", "code = \"TDP01\"", "the group “TDP01” stands twice"),
        ("number = 2\n", "number = 1\n", "groups “TDP01” and “TDP02” are both number 1"),
        (
            "key = \"fund_gratitude_target\"",
            "key = \"fund_poor_target\"",
            "the target “fund_poor_target” of 2019 stands twice",
        ),
        ("    \"births\"", "    \"theft_cases\"", "“theft_cases” stands twice in optional"),
        (
            "\"Công an phường Phúc Lợi\"",
            "\"UBND phường Phúc Lợi\"",
            "“UBND phường Phúc Lợi” stands twice in bodies",
        ),
        (
            "title = \"Đã giải quyết xong\"",
            "title = \"Xin bổ sung thông tin\"",
            "the template “Xin bổ sung thông tin” stands twice",
        ),
        ("title = \"Đã giải quyết xong\"\n", "", "a [[petitions.template]] lacks title"),
    ] {
        let faults = faults(&PHUC_LOI.replacen(from, to, 1));
        assert_eq!(faults.len(), 1, "{from}: {faults:#?}");
        assert!(faults[0].message.contains(words), "{faults:#?}");
    }
}

#[test]
fn a_group_may_take_over_the_number_of_one_that_ended() {
    let source = PHUC_LOI.replacen(
        "valid_from = 2019-01-01\n",
        "valid_from = 2019-01-01\nvalid_to = \"2019-06-30\"\n",
        1,
    ) + "\n[[group]]\ncode = \"TDP01B\"\nnumber = 1\nname = \"Tổ dân phố số 1\"\nvalid_from = 2019-07-01\nhousehold_codes = [\"HN-01-01\"]\n";
    let ward = WardFile::read(&source).unwrap().ward;
    let in_force = |month| ward.groups_in_force(Month::new(2019, month).unwrap())[0].code.to_string();
    assert_eq!((in_force(6), in_force(7)), ("TDP01".to_owned(), "TDP01B".to_owned()));
}

#[test]
fn an_optional_question_that_depends_on_another_needs_it() {
    let dependent =
        CATALOGUE.replace("key = \"theft_cases\"", "key = \"theft_cases\"\nask_if = \"moved_in > 0\"");
    let catalogue = Catalogue::read(&dependent).0.unwrap();
    let faults = WardFile::read(PHUC_LOI).unwrap().check_against(&catalogue);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].message.contains("is asked depending on “moved_in”"), "{faults:#?}");
    assert!(PHUC_LOI.lines().nth(faults[0].line - 1).unwrap().contains("theft_cases"));
}

#[test]
fn nothing_at_all_is_explained() {
    let words: Vec<_> = faults("").into_iter().map(|fault| fault.message).collect();
    for field in ["code", "name", "receipt_code", "catalogue", "[calendar]", "no groups"] {
        assert!(words.iter().any(|message| message.contains(field)), "{field}: {words:?}");
    }
}
