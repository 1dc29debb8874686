//! `topho audit show` and `topho audit verify`.

use chrono::{TimeDelta, Utc};
use serde_json::Value as Json;
use sqlx::Connection as _;
use topho::store::audit;

use super::trial::{GOLDEN, MORNING, Said, Trial, block_on};

/// A trial that has loaded the ward, invited a leader and brought in nine months.
fn busy() -> Trial {
    let trial = Trial::with_ward();
    let mut command = trial.command();
    command.env("TOPHO_CLOCK", MORNING);
    command.args(["invite", "--ward", "phuc-loi", "--post", "leader", "--group", "7"]);
    assert!(command.output().expect("it starts").status.success());
    trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    trial
}

#[test]
fn what_was_done_is_shown_in_columns_and_as_json() {
    let trial = busy();
    let show = |more: &[&str]| trial.does(&[&["audit", "show", "--ward", "phuc-loi"], more].concat());
    let invited = show(&["--action", "invitation-made"]);
    let (line, below) = invited.split_once('\n').expect("two lines");
    assert!(line.contains("02/10/2019 08:00:"), "{invited}");
    assert!(
        line.ends_with("invitation_made  invitation to leader TDP07  command line (–)  command line"),
        "{invited}"
    );
    assert!(below.starts_with("    until – → 2019-10-16T01:00:"), "{invited}");

    let json: Json = serde_json::from_str(&show(&["--subject", "tdp07 2019-09", "--json"])).expect("JSON");
    let [report, front_board] = json.as_array().expect("entries").as_slice() else {
        panic!("two parts: {json}")
    };
    assert_eq!(front_board["subject"], "report TDP07 2019-09 front_board_head");
    assert_eq!(report["action"], "report_submitted");
    assert!(report["new"]["figures"]["fund_poor_raised"].is_i64(), "{report}");

    let few = show(&["--limit", "2"]);
    assert!(few.starts_with("Earlier entries are not shown: --limit 2.\n"), "{few}");
    assert!(few.contains("  petition_received  petition KN-2019-025 "), "{few}");
    assert!(few.contains("  imported           import "), "the newest come last: {few}");
    assert_eq!(show(&["--since", "01/01/2099"]), "The audit holds no such entry.\n");
    let said = trial.runs(&["audit", "show", "--ward", "phuc-loi", "--action", "gossip"]);
    assert_eq!(said.status, 2);
    assert!(said.stderr.contains("the actions are report_submitted, ward_entry"), "{}", said.stderr);
}

#[test]
fn texts_of_an_import_are_recorded_by_their_digests() {
    let trial = busy();
    let shown = trial.does(&["audit", "show", "--ward", "phuc-loi", "--limit", "1000", "--json"]);
    let golden = super::trial::golden();
    let reports = golden["group_reports"].as_array().expect("reports").iter();
    let values = reports.flat_map(|report| report["values"].as_object().expect("values").values());
    let texts = values.filter_map(Json::as_str);
    let mut looked = 0;
    for text in texts.filter(|text| text.chars().count() > 12) {
        assert!(!shown.contains(text), "{text}");
        looked += 1;
    }
    assert!(looked > 0, "the file has texts");
}

#[test]
fn loading_again_what_is_there_records_nothing() {
    let trial = busy();
    let count = || trial.does(&["audit", "verify", "--ward", "phuc-loi"]);
    let before = count();
    trial.does(&["ward", "load", super::trial::WARD]);
    trial.does(&["import", "--ward", "phuc-loi", GOLDEN]);
    assert_eq!(count(), before);
}

#[test]
fn verifying_says_how_many_and_each_fault_in_a_line() {
    let trial = busy();
    let whole = trial.does(&["audit", "verify", "--ward", "phuc-loi"]);
    let newest = whole.trim_end().trim_end_matches('.').rsplit(' ').next().expect("the newest").to_owned();
    assert!(whole.starts_with("The audit of phuc-loi is whole: "), "{whole}");
    let mark = format!("Dấu kiểm tra: {newest}");
    let met = trial.does(&["audit", "verify", "--ward", "phuc-loi", "--anchor", &mark, "--anchor", &newest]);
    assert_eq!(met, format!("{whole}The check mark {newest} is met.\nThe check mark {newest} is met.\n"));

    block_on(async {
        let mut conn = trial.connect().await;
        for statement in [
            "alter table audit_entry disable trigger user",
            "update audit_entry set actor = 'nobody' where sequence = 3",
            "delete from audit_entry where sequence = 6",
        ] {
            sqlx::query(statement).execute(&mut conn).await.expect("meddling");
        }
    });
    let complaint = trial.refuses(&["audit", "verify", "--ward", "phuc-loi"]);
    let lines: Vec<_> = complaint.lines().collect();
    assert_eq!(lines.len(), 3, "{complaint}");
    assert_eq!(lines[0], "deleted: entry 6 is missing");
    assert!(lines[1].starts_with("edited: entry 3 is not what was recorded"), "{complaint}");
    assert_eq!(lines[2], "topho: the audit of phuc-loi is not as it was recorded");
    let said = trial.runs(&["audit", "verify", "--ward", "phuc-loi", "--anchor", "128"]);
    assert_eq!(said.status, 2, "{said:?}");
}

#[test]
fn a_check_mark_from_before_the_beginning_is_not_said_to_be_met() {
    let trial = busy();
    let whole = trial.does(&["audit", "verify", "--ward", "phuc-loi"]);
    let newest = whole.trim_end().trim_end_matches('.').rsplit(' ').next().expect("the newest").to_owned();
    trial.does(&["ward", "set-target", "phuc-loi", "fund_poor_target", "2019", "106345000"]);
    block_on(async {
        let mut conn = trial.connect().await;
        let ward: i32 =
            sqlx::query_scalar("select ward_id from ward").fetch_one(&mut conn).await.expect("a ward");
        let later = Utc::now() + TimeDelta::days(11 * 366);
        let mut transaction = conn.begin().await.expect("a transaction");
        audit::delete_oldest(&mut transaction, ward, 10, later).await.expect("retention");
        transaction.commit().await.expect("retention");
    });
    let later = (Utc::now() + TimeDelta::days(11 * 366 + 1)).to_rfc3339();
    let verifies = |more: &[&str]| {
        let arguments = [&["audit", "verify", "--ward", "phuc-loi"], more].concat();
        Said::of(trial.command().env("TOPHO_CLOCK", &later).args(arguments).output().expect("it starts"))
    };
    let said = verifies(&[]);
    assert_eq!(said.status, 0, "{said:?}");
    let said = verifies(&["--anchor", &newest]);
    assert_eq!(said.status, 1, "{said:?}");
    assert!(
        said.stderr.contains(&format!("the check mark {newest} lies before the kept beginning")),
        "{said:?}"
    );
}
