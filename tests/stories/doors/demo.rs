//! `topho demo` on a database that is given to it.

use super::trial::Trial;

#[test]
fn the_demo_leaves_a_database_alone_that_holds_somebody_elses_ward() {
    let trial = Trial::with_ward();
    let place = trial.file("place", "");
    let directory = format!("{place}-of-the-demo");
    for fresh in [&[][..], &["--fresh"]] {
        let command = [&["demo", "--port", "0", "--directory", &directory], fresh].concat();
        let said = trial.runs(&command);
        assert_eq!(said.status, 1, "{said:?}");
        assert!(said.stderr.contains("holds more than a demo"), "{said:?}");
        assert!(trial.does(&["ward", "list"]).contains("phuc-loi"));
    }
}
