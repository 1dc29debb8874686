//! What cannot be done is refused with a sentence that helps.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process;

use super::helper::Owner;
use super::{Durability, LocalPostgresError, Places, PrivatePostgres, Scratch, sql, start_safe};
use crate::localpg::account::we_are_root;

#[test]
fn a_second_instance_is_kept_out_by_name_while_the_first_lives() {
    let scratch = Scratch::new();
    let owner = Owner::of(scratch.path(), Durability::Safe).comes_to("Holding");
    let refusal = start_safe(scratch.path()).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        format!(
            "{} is in use by another running topho (process {}): stop that one first, or choose another directory",
            scratch.path().display(),
            owner.process()
        )
    );
    owner.meets_kill_9();
    assert_eq!(sql(&start_safe(scratch.path()).unwrap(), "SELECT 1"), "1");
}

#[test]
fn a_second_instance_in_the_same_process_is_kept_out_too() {
    let scratch = Scratch::new();
    let server = start_safe(scratch.path()).unwrap();
    let refusal = start_safe(scratch.path()).unwrap_err();
    assert!(matches!(refusal, LocalPostgresError::InUse { process: Some(id), .. } if id == process::id()));
    assert_eq!(sql(&server, "SELECT 1"), "1", "the first goes on");
}

#[test]
fn a_throwaway_server_does_not_move_into_a_directory_in_use() {
    let scratch = Scratch::new();
    fs::write(scratch.path().join("photo.jpg"), "dear").unwrap();
    let refusal = PrivatePostgres::start(scratch.path(), Durability::Throwaway, &|_| ()).unwrap_err();
    assert!(matches!(refusal, LocalPostgresError::NotEmpty(_)), "{refusal}");
    assert_eq!(fs::read_to_string(scratch.path().join("photo.jpg")).unwrap(), "dear");
}

#[test]
fn as_root_a_place_below_a_closed_home_is_refused_with_the_way_out() {
    if !we_are_root() {
        return; // only root runs the server as somebody else
    }
    let scratch = Scratch::new();
    let home = scratch.path().join("home");
    fs::create_dir(&home).unwrap();
    fs::set_permissions(&home, Permissions::from_mode(0o700)).unwrap();
    let refusal = start_safe(&home.join("data/topho")).unwrap_err();
    assert!(
        matches!(&refusal, LocalPostgresError::OutOfReach { closed, .. } if *closed == home),
        "{refusal}"
    );
    assert!(refusal.to_string().contains("choose a place below /var/lib or /var/tmp"));
}

#[test]
fn a_cluster_of_another_version_is_left_alone() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path().join("data")).unwrap();
    fs::write(scratch.path().join("data/PG_VERSION"), "16\n").unwrap();
    let nowhere = Places {
        named: None,
        versioned: Vec::new(),
        search_path: None,
        cache: PathBuf::from("/nonexistent"),
    };
    let refusal =
        PrivatePostgres::start_with(&nowhere, scratch.path(), Durability::Safe, &|_| ()).unwrap_err();
    assert!(refusal.to_string().contains("was made by Postgres 16, which is not installed"), "{refusal}");
}

#[test]
fn a_server_that_cannot_start_says_what_its_log_says() {
    let scratch = Scratch::new();
    start_safe(scratch.path()).unwrap().stop().unwrap();
    let settings = scratch.path().join("data/postgresql.conf");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{text}\nno_such_setting = 1\n")).unwrap();
    let refusal = start_safe(scratch.path()).unwrap_err();
    assert!(refusal.to_string().contains("no_such_setting"), "{refusal}");
    fs::write(&settings, text).unwrap();
    assert_eq!(sql(&start_safe(scratch.path()).unwrap(), "SELECT 1"), "1");
}

#[test]
fn without_binaries_the_error_says_what_to_install() {
    let nowhere = Places { named: Some(PathBuf::from("/nonexistent")), ..Places::of_this_machine() };
    let refusal = PrivatePostgres::start_throwaway_with(&nowhere).unwrap_err().to_string();
    assert!(refusal.starts_with("PG_BIN_DIR=/nonexistent: there is no `postgres` in it"), "{refusal}");

    // A cache that cannot be made: the fetch fails before it asks the network.
    let nowhere = Places {
        named: None,
        versioned: Vec::new(),
        search_path: None,
        cache: PathBuf::from("/dev/null/cache"),
    };
    let refusal = PrivatePostgres::start_throwaway_with(&nowhere).unwrap_err().to_string();
    for way_out in ["apt install postgresql", "dnf install", "brew install", "DATABASE_URL", "pip"] {
        assert!(refusal.contains(way_out), "{refusal}");
    }
}
