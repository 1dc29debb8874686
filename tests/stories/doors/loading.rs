//! `topho migrate`, `topho ward` and what every command refuses.

use super::trial::{GOLDEN, Trial, WARD, block_on};

#[test]
fn commands_ask_for_the_database_in_one_line() {
    let trial = Trial::empty();
    let commands: [&[&str]; 6] = [
        &["migrate"],
        &["ward", "list"],
        &["ward", "load", WARD],
        &["import", "--ward", "phuc-loi", GOLDEN],
        &["summary", "--ward", "phuc-loi", "--period", "9/2019"],
        &["invite", "--ward", "phuc-loi", "--post", "chair"],
    ];
    for command in commands {
        let output = trial.command().env_remove("DATABASE_URL").args(command).output().expect("it starts");
        let complaint = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(1), "{command:?}: {complaint}");
        assert!(complaint.starts_with("topho: DATABASE_URL is not set: "), "{command:?}: {complaint}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
    }
}

#[test]
fn a_database_that_is_not_prepared_or_not_there_is_refused_clearly() {
    let trial = Trial::empty();
    let complaint = trial.refuses(&["ward", "list"]);
    assert!(complaint.contains("run `topho migrate`"), "{complaint}");
    let mut nowhere = trial.command();
    nowhere.env("DATABASE_URL", "postgres://topho:hush@127.0.0.1:1/topho").args(["ward", "list"]);
    let output = nowhere.output().expect("it starts");
    let complaint = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint.starts_with("topho: the database at DATABASE_URL cannot be reached: "), "{complaint}");
    assert!(complaint.lines().count() == 1 && !complaint.contains("hush"), "{complaint}");
}

#[test]
fn migrating_again_changes_nothing() {
    let trial = Trial::with_ward();
    trial.does(&["migrate"]);
    assert!(trial.does(&["ward", "list"]).contains("phuc-loi\tphường Phúc Lợi\t14 groups in force"));
}

#[test]
fn a_wrong_command_line_is_a_matter_of_usage() {
    let trial = Trial::empty();
    let commands: [&[&str]; 8] = [
        &[],
        &["sumary"],
        &["summary", "--ward", "phuc-loi", "--period", "bao giờ"],
        &["summary", "--ward", "phuc-loi", "--period", "9/2019", "--as-of", "hôm qua"],
        &["import", "--ward", "phuc-loi"],
        &["invite", "--ward", "phuc-loi"],
        &["invite", "--ward", "phuc-loi", "--post", "emperor"],
        &["invite", "--ward", "phuc-loi", "--post", "chair", "--committee-chat"],
    ];
    for command in commands {
        assert_eq!(trial.runs(command).status, 2, "{command:?}");
    }
}

#[test]
fn a_ward_is_loaded_shown_and_loaded_again_with_changes() {
    let trial = Trial::migrated();
    let catalogue = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue/mttq-ward.toml");
    let source = std::fs::read_to_string(WARD).expect("the ward's file");
    let source = source.replace("../catalogue/mttq-ward.toml", catalogue);
    let path = trial.file("ward.toml", &source);
    assert_eq!(trial.does(&["ward", "load", &path]), "Created phuc-loi (phường Phúc Lợi) with 14 groups.\n");
    assert_eq!(trial.does(&["ward", "load", &path]), "phuc-loi (phường Phúc Lợi) is as it was, 14 groups.\n");

    let changed = source.replace("Tổ dân phố số 7\"", "Tổ dân phố Bảy\"")
        + "\n[[group]]\ncode = \"TDP15\"\nnumber = 15\nname = \"Tổ dân phố số 15\"\nvalid_from = 2019-07-01\n";
    let told = trial.does(&["ward", "load", &trial.file("ward.toml", &changed)]);
    let expected = "Updated phuc-loi (phường Phúc Lợi), 15 groups.\n\
                    Changed TDP07 (Tổ dân phố Bảy).\n\
                    Added TDP15 (Tổ dân phố số 15).\n\
                    group TDP07: 7 “Tổ dân phố số 7” 2019-01-01.., 1 household codes → \
                    7 “Tổ dân phố Bảy” 2019-01-01.., 1 household codes\n";
    assert_eq!(told, expected);

    let told = trial.does(&["ward", "load", &trial.file("ward.toml", &source)]);
    assert!(told.contains("Changed TDP07 (Tổ dân phố số 7)."), "{told}");
    assert!(told.contains("Kept TDP15 (Tổ dân phố số 15), which the file does not name"), "{told}");

    let shown = trial.does(&["ward", "show", "phuc-loi"]);
    assert!(shown.contains("target: fund_poor_target 2019: 105.345.000"), "{shown}");
    assert!(shown.contains("TDP15\t15\tTổ dân phố số 15\t2019-07-01.."), "{shown}");
}

#[test]
fn a_file_older_than_a_merger_opens_no_group_again() {
    let trial = Trial::with_ward();
    block_on(async {
        let end = "update residential_group set valid_to = '2019-09-30' where group_code = 'TDP12'";
        sqlx::query(end).execute(&mut trial.connect().await).await.expect("an end");
    });
    let told = trial.does(&["ward", "load", WARD]);
    assert!(told.contains("Kept TDP12 ended with 30/09/2019") && told.contains("`--reopen TDP12`"), "{told}");
    assert!(trial.does(&["ward", "show", "phuc-loi"]).contains("2019-01-01..2019-09-30"));
    let complaint = trial.refuses(&["ward", "load", WARD, "--reopen", "12"]);
    assert!(complaint.contains("`--reopen 12`") && complaint.contains("has no group 12"), "{complaint}");
    trial.does(&["ward", "load", WARD, "--reopen", "TDP12"]);
    assert!(!trial.does(&["ward", "show", "phuc-loi"]).contains("2019-09-30"));
}

#[test]
fn a_ward_with_faults_is_not_loaded() {
    let trial = Trial::migrated();
    let source = std::fs::read_to_string(WARD).expect("the ward's file");
    let damaged = source.replace("receipt_code", "reciept_code");
    let path = trial.file("ward.toml", &damaged);
    let complaint = trial.refuses(&["ward", "load", &path]);
    assert!(complaint.starts_with(&format!("{path}:")), "{complaint}");
    assert!(complaint.contains("receipt_code"), "{complaint}");

    let path = trial.file("ward.toml", &source.replace("../catalogue/mttq-ward.toml", "nowhere.toml"));
    let complaint = trial.refuses(&["ward", "load", &path]);
    assert!(complaint.contains("nowhere.toml cannot be read"), "{complaint}");
    assert!(trial.does(&["ward", "list"]).starts_with("There is no ward yet"));
}

#[test]
fn an_unknown_ward_is_told_which_there_are() {
    let trial = Trial::with_ward();
    let complaint = trial.refuses(&["ward", "show", "phuc-lai"]);
    assert_eq!(complaint, "topho: there is no ward `phuc-lai`; there are: phuc-loi\n");
    let complaint = trial.refuses(&["summary", "--ward", "phuc-lai", "--period", "9/2019"]);
    assert!(complaint.contains("there is no ward `phuc-lai`"), "{complaint}");
}
