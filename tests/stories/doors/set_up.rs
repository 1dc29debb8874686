//! `topho ward set-target | calendar | optional | group | posts | revoke | release`.

use super::trial::{Trial, WARD};

#[test]
fn settings_are_changed_by_commands_that_tell_old_and_new() {
    let trial = Trial::with_ward();
    assert_eq!(
        trial.does(&["ward", "set-target", "phuc-loi", "fund_poor_target", "2020", "110000000"]).trim(),
        "target fund_poor_target 2020: none → 110.000.000"
    );
    assert_eq!(
        trial.does(&["ward", "calendar", "phuc-loi", "--due-day", "7"]).trim(),
        "calendar due_day: 5 → 7"
    );
    assert_eq!(
        trial.does(&["ward", "optional", "phuc-loi", "--off", "births", "--on", "traffic_accidents"]).trim(),
        "optional births: on → off\noptional traffic_accidents: off → on"
    );
    let told = trial.does(&["ward", "load", WARD]);
    for line in [
        "calendar due_day: 7 → 5",
        "target fund_poor_target 2020: 110.000.000 → none",
        "optional births: off → on",
    ] {
        assert!(told.contains(line), "{told}");
    }
}

#[test]
fn what_cannot_be_set_is_refused_and_changes_nothing() {
    let trial = Trial::with_ward();
    for (command, complaint) in [
        (&["ward", "set-target", "phuc-loi", "deaths", "2020", "5"][..], "holds no annual target"),
        (&["ward", "set-target", "nowhere", "fund_poor_target", "2020", "5"], "there is no ward `nowhere`"),
        (&["ward", "calendar", "phuc-loi", "--due-day", "32"], "between 1 and 31"),
        (&["ward", "calendar", "phuc-loi", "--due-day", "5"], "that is so already"),
        (&["ward", "optional", "phuc-loi", "--on", "deaths"], "is not optional"),
        (&["ward", "group", "end", "phuc-loi", "99", "2019-06-30"], "has no group `99`"),
        (&["ward", "revoke", "phuc-loi", "0123456789abcdef"], "no open invitation"),
        (&["ward", "release", "phuc-loi"], "no chat is bound"),
    ] {
        let told = trial.refuses(command);
        assert!(told.contains(complaint) && told.lines().count() == 1, "{command:?}: {told}");
    }
    assert!(trial.does(&["ward", "load", WARD]).contains("is as it was"));
}

#[test]
fn groups_merge_split_and_end_by_date() {
    let trial = Trial::with_ward();
    let merge = ["ward", "group", "merge", "phuc-loi", "3", "TDP04", "--number", "4", "--from", "2019-06-15"];
    let told = trial.does(&merge);
    assert!(told.contains("group TDP03") && told.contains("2019-01-01..2019-06-14"), "{told}");
    assert!(told.contains("from TDP03"), "{told}");
    trial.does(&["ward", "group", "split", "phuc-loi", "7", "--numbers", "7", "15", "--from", "2019-07-01"]);
    trial.does(&["ward", "group", "rename", "phuc-loi", "TDP15", "Tổ Hồng Tiến"]);
    trial.does(&["ward", "group", "end", "phuc-loi", "12", "2030-12-31"]);
    let shown = trial.does(&["ward", "show", "phuc-loi"]);
    assert!(shown.contains("Tổ Hồng Tiến\t2019-07-01.."), "{shown}");
    let posts = trial.does(&["ward", "posts", "phuc-loi"]);
    assert!(posts.contains("leader TDP15\tvacant") && !posts.contains("TDP03"), "{posts}");
}

#[test]
fn an_open_invitation_is_listed_and_taken_back() {
    let trial = Trial::with_ward();
    trial.does(&["invite", "--ward", "phuc-loi", "--post", "chair"]);
    let posts = trial.does(&["ward", "posts", "phuc-loi"]);
    let line = posts.lines().find_map(|line| line.strip_prefix("invitation ")).expect("an invitation");
    let short = line.split('\t').next().expect("its short form");
    assert_eq!(trial.does(&["ward", "revoke", "phuc-loi", short]).trim(), "Revoked the invitation: chair.");
    assert!(!trial.does(&["ward", "posts", "phuc-loi"]).contains("invitation "));
}
