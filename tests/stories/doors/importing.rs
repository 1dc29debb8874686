//! `topho import`: all or nothing, and twice without doubling.

use serde_json::{Value as Json, json};

use super::trial::{GOLDEN, MORNING, Trial, block_on, golden};

/// What the program says of a file that it has taken before.
const KNOWN: &str = "groups: 0 new, 14 known already; reports: 0 new, 128 known already; \
                     months of the ward's own entries: 0 new, 9 known already; \
                     petitions: 0 new, 24 known already\n";

/// Sets a field of an object in the file.
fn set(file: &mut Json, object: &str, field: &str, value: Json) {
    let object = file.pointer_mut(object).and_then(Json::as_object_mut).expect("an object");
    object.insert(field.to_owned(), value);
}

fn value(summary: &Json, key: &str) -> Json {
    summary["figures"][key]["value"].clone()
}

#[test]
fn a_file_taken_twice_counts_once() {
    let trial = Trial::with_ward();
    let import = ["import", "--ward", "phuc-loi", GOLDEN];
    let told = trial.does(&import);
    assert!(
        told.starts_with("groups: 0 new, 14 known already; reports: 128 new, 0 known already; "),
        "{told}"
    );
    let first = trial.summary("9 tháng 2019", MORNING);
    assert_eq!(trial.does(&import), KNOWN);
    assert_eq!(trial.summary("9 tháng 2019", MORNING), first);
}

#[test]
fn a_damaged_file_brings_nothing_and_names_each_fault() {
    let trial = Trial::with_ward();
    let mut file = golden();
    set(&mut file, "/group_reports/17/values", "deaths", json!("ba"));
    set(&mut file, "/group_reports/90/values", "births", json!(-2));
    set(&mut file, "/superseded_reports/0", "group", json!("TDP77"));
    set(&mut file, "/ward_entries/3", "key", json!("ward_congres_held"));
    let path = trial.file("phuc-loi.json", &file.to_string());
    let complaint = trial.refuses(&["import", "--ward", "phuc-loi", &path]);
    for expected in [
        "phuc-loi.json: group_reports[17] (TDP04-2019-02): deaths: “ba” is no whole number\n",
        "births: -2 is negative\n",
        "superseded_reports[0] (TDP02-2019-06): group: neither the file nor the ward has a group “TDP77”\n",
        "the catalogue has no indicator `ward_congres_held`; is `ward_congress_held` meant?\n",
    ] {
        assert!(complaint.contains(expected), "{expected}\n{complaint}");
    }
    assert!(complaint.ends_with("was brought in\n"), "{complaint}");
    let summary = trial.summary("9 tháng 2019", MORNING);
    assert_eq!(summary["coverage"]["group_months"], json!([0, 126]), "nothing was stored");
    assert_eq!(value(&summary, "deaths"), Json::Null);
}

#[test]
fn what_is_not_json_is_refused_with_its_line() {
    let trial = Trial::with_ward();
    let path = trial.file("a.json", "{\"groups\": [\n{\"code\": \"TDP01\",}\n]}");
    let complaint = trial.refuses(&["import", "--ward", "phuc-loi", &path]);
    assert!(complaint.contains("a.json: this is not JSON: line 2, column 18: "), "{complaint}");
    let complaint = trial.refuses(&["import", "--ward", "phuc-loi", "nowhere.json"]);
    assert!(complaint.starts_with("topho: nowhere.json cannot be read: "), "{complaint}");
}

#[test]
fn a_correction_is_a_revision_of_its_own() {
    let trial = Trial::with_ward();
    trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    let mut file = golden();
    set(&mut file, "/group_reports/0/values", "deaths", json!(3));
    let path = trial.file("b.json", &file.to_string());
    let complaint = trial.refuses(&["import", "--ward", "phuc-loi", &path]);
    assert!(
        complaint.contains("group_reports[0] (TDP01-2019-01): revision 1 of this month is stored"),
        "{complaint}"
    );

    let before = trial.summary("1/2019", MORNING);
    set(&mut file, "/group_reports/0", "revision", json!(2));
    set(&mut file, "/group_reports/0", "submitted_at", json!("2019-10-02T09:00:00+07:00"));
    let told = trial.does(&["import", "--ward", "phuc-loi", &trial.file("b.json", &file.to_string())]);
    assert!(told.contains("reports: 1 new, 127 known already"), "{told}");
    assert_eq!(trial.summary("1/2019", MORNING), before, "the past stays as it was");
    let after = trial.summary("1/2019", "2019-10-02T09:00:00+07:00");
    let deaths = |summary| value(summary, "deaths").as_i64().expect("a number");
    assert_eq!(deaths(&after), deaths(&before) + 3);
}

#[test]
fn the_wards_month_takes_the_place_of_the_one_before() {
    let trial = Trial::with_ward();
    trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    let entries = json!({"ward_entries": [
        {"month": "2019-05", "key": "fund_poor_raised", "value": 1_000_000},
        {"month": "2019-05", "key": "fund_poor_raised", "value": 500_000},
    ]});
    let path = trial.file("may.json", &entries.to_string());
    let told = trial.does(&["import", "--ward", "phuc-loi", &path]);
    assert!(told.contains("months of the ward's own entries: 1 new, 0 known already"), "{told}");
    let summary = trial.summary("9 tháng 2019", "2019-10-05");
    assert_eq!(value(&summary, "fund_poor_raised"), json!(93_095_000 - 8_000_000 + 1_500_000));
    assert_eq!(value(&summary, "fund_gratitude_raised"), json!(117_090_000 - 7_450_000));
}

#[test]
fn groups_of_the_file_are_created_and_the_wards_own_stay() {
    let trial = Trial::with_ward();
    let mut file = golden();
    set(&mut file, "/groups/13", "valid_to", json!("2019-06-30"));
    let groups = file["groups"].as_array_mut().expect("groups");
    groups.push(
        json!({"code": "TDP15", "number": 15, "name_vi": "Tổ dân phố số 15", "valid_from": "2019-07-01"}),
    );
    let told = trial.does(&["import", "--ward", "phuc-loi", &trial.file("c.json", &file.to_string())]);
    assert!(told.starts_with("groups: 1 new, 14 known already; "), "{told}");
    assert!(told.contains("\nKept TDP14 as the ward has it: "), "{told}");
    let summary = trial.summary("9 tháng 2019", "2019-10-05");
    assert_eq!(summary["coverage"]["expected"], json!(15));
    assert_eq!(summary["coverage"]["missing"], json!(["TDP15"]));
    let shown = trial.does(&["ward", "show", "phuc-loi"]);
    assert!(shown.contains("TDP14\t14\tTổ dân phố số 14\t2019-01-01..\t"), "{shown}");
}

#[test]
fn an_import_opens_no_group_again_that_has_ended() {
    let trial = Trial::with_ward();
    block_on(async {
        let end = "update residential_group set valid_to = '2019-09-30' where group_code = 'TDP12'";
        sqlx::query(end).execute(&mut trial.connect().await).await.expect("an end");
    });
    let told = trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    assert!(told.contains("\nKept TDP12 as the ward has it: "), "{told}");
    assert!(trial.does(&["ward", "show", "phuc-loi"]).contains("2019-01-01..2019-09-30"));
}

#[test]
fn another_key_than_the_bots_seals_nothing() {
    let trial = Trial::with_ward();
    trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    let foreign = topho::seal::Keyring::random().to_base64();
    let both = format!("{foreign},{}", trial.key);
    for (key, complaint) in [
        (&foreign, "TOPHO_KEY is not the key that the bot runs with"),
        (&both, "the first key in TOPHO_KEY has sealed nothing here"),
    ] {
        let mut program = trial.command();
        program.env("TOPHO_KEY", key).args(["import", "--ward", "phuc-loi", GOLDEN]);
        let output = program.output().expect("the program starts");
        assert_eq!(output.status.code(), Some(1));
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(told.contains(complaint), "{told}");
    }
}

/// The register's rows and events, and how many people were shown where to go with a denunciation.
fn register(trial: &Trial) -> (i64, i64, i64) {
    block_on(async {
        let statement = "select (select count(*) from petition), (select count(*) from petition_event),
                                (select coalesce(sum(guided + imported), 0)::bigint from denunciation)";
        sqlx::query_as(statement).fetch_one(&mut trial.connect().await).await.expect("counts")
    })
}

#[test]
fn petitions_keep_their_numbers_and_count_once() {
    let trial = Trial::with_ward();
    let import = ["import", "--ward", "phuc-loi", GOLDEN];
    assert!(trial.does(&import).ends_with("; petitions: 24 new, 0 known already\n"));
    // 24 receptions, 20 settlements, 19 of them together with the People's Committee; one denunciation, by its month only.
    assert_eq!(register(&trial), (24, 63, 1));
    trial.does(&import);
    assert_eq!(register(&trial), (24, 63, 1));
    let kept: Vec<String> = block_on(async {
        let mut conn = trial.connect().await;
        sqlx::query_scalar("select number from petition where number >= 'KN-2019-022' order by number")
            .fetch_all(&mut conn)
            .await
            .expect("numbers")
    });
    assert_eq!(kept, ["KN-2019-022", "KN-2019-024", "KN-2019-025"]);
}

#[test]
fn a_later_file_goes_on_with_a_petition_and_never_changes_it() {
    let trial = Trial::with_ward();
    let mut file = golden();
    let at = |number: usize| format!("/petitions/{number}");
    set(&mut file, &at(23), "status", json!("tiep_nhan"));
    set(&mut file, &at(23), "settled_on", Json::Null);
    set(&mut file, &at(23), "coordinated_with_ubnd", json!(false));
    trial.does(&["import", "--ward", "phuc-loi", &trial.file("before.json", &file.to_string())]);
    assert_eq!(value(&trial.summary("10/2019", "2019-10-31"), "petitions_pending"), json!(4));
    let told = trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    assert!(told.ends_with("; petitions: 1 new, 23 known already\n"), "{told}");
    assert_eq!(value(&trial.summary("10/2019", "2019-10-31"), "citizen_letters_resolved"), json!(1));

    for (field, other) in
        [("field", json!("khac")), ("settled_on", json!("2019-03-20")), ("note", json!("khác"))]
    {
        let mut file = golden();
        set(&mut file, &at(0), field, other);
        let path = trial.file("other.json", &file.to_string());
        let complaint = trial.refuses(&["import", "--ward", "phuc-loi", &path]);
        let expected =
            "petitions[0] (KN-2019-001): a petition of this number is stored already, and something else";
        assert!(complaint.contains(expected), "{field}: {complaint}");
    }
    assert_eq!(register(&trial), (24, 63, 1));
}

#[test]
fn petitions_are_brought_in_with_the_key_only_and_kept_sealed() {
    let trial = Trial::with_ward();
    let mut program = trial.command();
    program.env_remove("TOPHO_KEY").args(["import", "--ward", "phuc-loi", GOLDEN]);
    let output = program.output().expect("the program starts");
    let complaint = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complaint.contains("the file has petitions, which are kept sealed: set TOPHO_KEY"),
        "{complaint}"
    );
    assert_eq!(register(&trial), (0, 0, 0), "nothing was brought in");
    trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    let petitions = golden()["petitions"].to_string();
    assert!(petitions.contains("Người gửi") && petitions.contains("thẩm quyền"), "the file has these words");
    let legible: (i64, i64) = block_on(async {
        let mut conn = trial.connect().await;
        let words = "select count(content), count(*) filter (
                         where position(convert_to('Người gửi', 'UTF8') in content) > 0
                            or position(convert_to('thẩm quyền', 'UTF8') in content) > 0)
                     from petition";
        sqlx::query_as(words).fetch_one(&mut conn).await.expect("counts")
    });
    assert_eq!(legible, (24, 0));
}
