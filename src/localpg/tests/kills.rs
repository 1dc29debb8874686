//! Whatever is killed, whenever: the server goes, the data stays, the next start works.

use std::fs;
use std::process::Child;

use rustix::process::{Pid, Signal, getpgid, kill_process};

use super::helper::Owner;
use super::{Durability, Scratch, eventually, is_alive, server_process, sql, start_safe, try_sql};
use crate::localpg::account::{self, Account};

/// The address of a server that another process owns: the same for all servers of a directory.
fn url_in(scratch: &Scratch) -> String {
    format!("postgres://topho@localhost:5432/postgres?host={}/socket", scratch.path().display())
}

#[test]
fn the_server_of_a_killed_process_stops_by_itself_and_nothing_committed_is_lost() {
    let scratch = Scratch::new();
    start_safe(scratch.path())
        .and_then(|server| {
            sql(&server, "CREATE TABLE reports (round int)");
            server.stop()
        })
        .unwrap();
    for round in 1..=5 {
        let owner = Owner::of(scratch.path(), Durability::Safe).comes_to("Holding");
        let server = server_process(scratch.path());
        try_sql(&url_in(&scratch), &format!("INSERT INTO reports VALUES ({round})")).unwrap();
        owner.meets_kill_9();
        if round % 2 == 0 {
            // Every other time the next start comes at once, while the server is still going down.
            eventually("the server has stopped", || !is_alive(server));
        }
        let server = start_safe(scratch.path()).unwrap();
        assert_eq!(sql(&server, "SELECT count(*) FROM reports"), round.to_string());
    }
}

#[test]
fn a_throwaway_server_of_a_killed_process_takes_its_directory_along() {
    let scratch = Scratch::new();
    let directory = scratch.path().join("throwaway");
    let owner = Owner::of(&directory, Durability::Throwaway).comes_to("Holding");
    owner.meets_kill_9();
    eventually("no data is left", || !directory.join("data").exists());
}

#[test]
fn an_interrupt_ends_the_process_and_the_server_stops_in_good_order() {
    let scratch = Scratch::new();
    let owner = Owner::of(scratch.path(), Durability::Safe).comes_to("Holding");
    let server = server_process(scratch.path());
    let group = |process| getpgid(Pid::from_raw(process)).unwrap();
    assert_ne!(group(server), group(owner.process()), "the terminal's signals must not reach the server");
    owner.meets_ctrl_c();
    eventually("the server has stopped", || !is_alive(server));
    let log = fs::read_to_string(scratch.path().join("server.log")).unwrap();
    assert!(log.contains("received fast shutdown request"), "{log}");
}

#[test]
fn a_kill_at_any_step_of_the_first_start_leaves_nothing_half_made() {
    let scratch = Scratch::new();
    for step in ["CreatingCluster", "Starting", "Ready"] {
        let directory = scratch.path().join(step);
        Owner::of(&directory, Durability::Safe).comes_to(step).meets_kill_9();
        let server = start_safe(&directory).unwrap();
        assert_eq!(sql(&server, "SELECT 1"), "1", "after a kill at {step}");
        assert!(!directory.join("data.new").exists());
    }
}

#[test]
fn after_a_power_cut_a_process_id_in_use_again_does_not_keep_the_server_out() {
    let scratch = Scratch::new();
    let server = start_safe(scratch.path()).unwrap();
    sql(&server, "CREATE TABLE kept ()");
    let pid_file = scratch.path().join("data/postmaster.pid");
    let left_over = fs::read_to_string(&pid_file).unwrap();
    server.stop().unwrap();

    let stranger = Stranger::appears();
    let (_, rest) = left_over.split_once('\n').unwrap();
    fs::write(&pid_file, format!("{}\n{rest}", stranger.0.id())).unwrap();
    let socket_lock = scratch.path().join("socket/.s.PGSQL.5432.lock");
    fs::write(&socket_lock, format!("{}\n{rest}", stranger.0.id())).unwrap();

    let server = start_safe(scratch.path()).unwrap();
    assert_eq!(sql(&server, "SELECT count(*) FROM kept"), "0");
}

#[test]
fn a_server_that_dies_by_itself_is_replaced_by_the_next_start() {
    let scratch = Scratch::new();
    let server = start_safe(scratch.path()).unwrap();
    let process = Pid::from_raw(server_process(scratch.path())).unwrap();
    sql(&server, "CREATE TABLE kept ()");
    kill_process(process, Signal::KILL).unwrap();
    drop(server);
    let server = start_safe(scratch.path()).unwrap();
    assert_eq!(sql(&server, "SELECT count(*) FROM kept"), "0");
}

#[test]
fn a_server_without_its_supervisor_serves_on_and_stops_with_us() {
    let scratch = Scratch::new();
    let server = start_safe(scratch.path()).unwrap();
    let process = server_process(scratch.path());
    let Some(supervisor) = parent_of(process) else {
        return; // this system has no /proc to ask
    };
    kill_process(Pid::from_raw(supervisor).unwrap(), Signal::KILL).unwrap();
    sql(&server, "CREATE TABLE kept ()");
    server.stop().unwrap();
    assert_eq!(sql(&start_safe(scratch.path()).unwrap(), "SELECT count(*) FROM kept"), "0");
    let log = fs::read_to_string(scratch.path().join("server.log")).unwrap();
    assert!(!log.contains("interrupted"), "stopped in good order, nothing to recover: {log}");
}

/// The fourth field of `/proc/<process>/stat`, of which the second is the name in brackets.
fn parent_of(process: i32) -> Option<i32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}

/// A process of the user who runs the server, and otherwise none of its business.
struct Stranger(Child);

impl Stranger {
    fn appears() -> Self {
        let account = Account::for_children(None).unwrap();
        Self(account::command("sleep", account.as_ref()).arg("600").spawn().unwrap())
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
