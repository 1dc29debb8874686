//! The counts of the petition register: those of the golden ward, and of petitions whose way is written by hand.

use serde_json::Value as Json;

use super::{Golden, at, late};
use crate::domain::period::Period;
use crate::domain::petition::{EventKind, Field, Kind, Milestone, Number, Petition, Status};
use crate::domain::ward::GroupCode;
use crate::summary::{Records, Registered, compile};

/// The petitions of the golden file, with the events that their fields tell. Denunciations are never among them.
pub(super) fn of_file(petitions: &[Json]) -> Vec<Registered> {
    let taken = petitions.iter().filter(|petition| petition["type"] != "to_cao");
    taken.map(registered).collect()
}

fn registered(petition: &Json) -> Registered {
    let text = |field: &str| petition[field].as_str();
    let noon = |field: &str| at(&format!("{}T12:00:00+07:00", text(field).unwrap()));
    let status = Status::from_code(text("status").unwrap()).unwrap();
    let settled = status == Status::Settled;
    let before = if settled { Status::Received } else { status };
    let mut milestones =
        vec![Milestone { at: noon("received_on"), kind: EventKind::Imported, status: before }];
    if settled {
        let at = noon("settled_on");
        if petition["coordinated_with_ubnd"] == true {
            milestones.push(Milestone { at, kind: EventKind::Coordinated, status: before });
        }
        milestones.push(Milestone { at, kind: EventKind::Settled, status });
    }
    let number = Number::parse(text("id").unwrap()).unwrap();
    let kind = Kind::from_code(text("type").unwrap()).unwrap();
    Registered {
        petition: Petition::replay(&number, kind, &milestones).unwrap(),
        field: Field::from_code(text("field").unwrap()).unwrap(),
        group: text("group").map(GroupCode::new),
        identity_protected: petition["identity_protected"] == true,
    }
}

const KEYS: [&str; 5] = [
    "citizen_letters_resolved",
    "petitions_received",
    "petitions_pending",
    "petitions_overdue",
    "petitions_forwarded",
];

/// Settled with the People's Committee, received, pending, overdue, forwarded.
fn counts(golden: &Golden, petitions: &[Registered], period: &str, as_of: &str) -> [Option<i64>; 5] {
    let records = Records { entries: &golden.entries, petitions };
    let period = Period::parse(period).unwrap();
    let compiled = compile(&golden.catalogue, &golden.ward, records, period, at(as_of));
    KEYS.map(|key| compiled.figures.get(key)?.value.as_number())
}

#[test]
fn the_golden_ward_settled_eighteen_letters_in_nine_months() {
    let golden = Golden::load();
    let count = |period: &str, as_of: &str| {
        counts(&golden, &golden.petitions, period, as_of).map(|count| count.expect("a figure"))
    };
    let late = late().to_rfc3339();
    assert_eq!(count("9 tháng 2019", &late), [18, 24, 4, 0, 0]);
    assert_eq!(count("quý 1 2019", &late), [6, 8, 2, 0, 0]);
    assert_eq!(count("quý 2 2019", &late), [8, 9, 1, 0, 0]);
    assert_eq!(count("quý 3 2019", &late), [4, 7, 4, 0, 0]);
    assert_eq!(
        count("năm 2019", &late),
        [19, 24, 3, 1, 0],
        "one has waited for its classification since September"
    );
    // As of a moment, only what had happened by then.
    assert_eq!(count("quý 1 2019", "2019-03-20T20:00:00+07:00"), [4, 7, 3, 0, 0]);
    assert_eq!(count("9 tháng 2019", "2019-10-10T20:00:00+07:00"), [18, 24, 4, 0, 0]);
    assert_eq!(count("10/2019", "2019-10-10T20:00:00+07:00"), [1, 0, 3, 0, 0]);
    assert_eq!(count("10/2019", "2019-10-11T08:00:00+07:00"), [1, 0, 3, 1, 0]);
}

#[test]
fn nobody_has_told_anything_of_the_time_before_the_first_petition() {
    let golden = Golden::load();
    let late = late().to_rfc3339();
    assert_eq!(counts(&golden, &[], "9 tháng 2019", &late), [None; 5]);
    let from_march: Vec<_> = golden
        .petitions
        .iter()
        .filter(|row| row.petition.received_at() >= at("2019-03-01T00:00:00+07:00"))
        .cloned()
        .collect();
    assert_eq!(counts(&golden, &from_march, "2/2019", &late), [None; 5]);
    assert_eq!(counts(&golden, &from_march, "12/2019", &late).map(|count| count.is_some()), [true; 5]);
}

fn sent(sequence: u32, way: &[(&str, EventKind, Status)]) -> Registered {
    let milestones: Vec<_> =
        way.iter().map(|(on, kind, status)| Milestone { at: at(on), kind: *kind, status: *status }).collect();
    Registered {
        petition: Petition::replay(&Number::new(2019, sequence), Kind::Feedback, &milestones).unwrap(),
        field: Field::Environment,
        group: None,
        identity_protected: false,
    }
}

#[test]
fn forwarded_and_reopened_ones_count_by_their_days() {
    use EventKind as E;
    use Status as S;
    let golden = Golden::load();
    // Forwarded at 00:30 of 1/4 in the ward, settled in May, reopened in June, settled again in July.
    let way = [
        ("2019-03-20T09:00:00+07:00", E::Received, S::Received),
        ("2019-03-21T09:00:00+07:00", E::Taken, S::Classifying),
        ("2019-03-31T17:30:00Z", E::Forwarded, S::Forwarded),
        ("2019-04-02T09:00:00+07:00", E::Coordinated, S::Forwarded),
        ("2019-05-02T09:00:00+07:00", E::Settled, S::Settled),
        ("2019-06-03T09:00:00+07:00", E::Reopened, S::InProgress),
        ("2019-07-04T09:00:00+07:00", E::Settled, S::Settled),
    ];
    let petitions = [sent(1, &way)];
    let count = |period: &str, as_of: &str| {
        counts(&golden, &petitions, period, as_of).map(|count| count.expect("a figure"))
    };
    let late = late().to_rfc3339();
    assert_eq!(count("3/2019", &late), [0, 1, 1, 0, 0]);
    assert_eq!(count("4/2019", &late), [0, 0, 1, 0, 1]);
    assert_eq!(count("5/2019", "2019-05-31T20:00:00+07:00"), [1, 0, 0, 0, 0]);
    assert_eq!(count("5/2019", "2019-06-30T20:00:00+07:00"), [0, 0, 0, 0, 0], "it is open again");
    assert_eq!(count("6/2019", &late), [0, 0, 1, 0, 0]);
    assert_eq!(count("7/2019", &late), [1, 0, 0, 0, 0]);
    assert_eq!(count("năm 2019", &late), [1, 1, 0, 0, 1]);
}

#[test]
fn what_falls_due_on_the_last_day_is_overdue_at_its_end() {
    use EventKind as E;
    use Status as S;
    let golden = Golden::load();
    // Ten working days from Friday 15/3 end on Friday 29/3, from Monday 18/3 on Monday 1/4.
    let petitions = [
        sent(1, &[("2019-03-15T09:00:00+07:00", E::Received, S::Received)]),
        sent(2, &[("2019-03-18T09:00:00+07:00", E::Received, S::Received)]),
    ];
    let overdue = |period: &str, as_of: &str| counts(&golden, &petitions, period, as_of)[3];
    assert_eq!(overdue("3/2019", "2019-03-29T23:59:00+07:00"), Some(0));
    assert_eq!(overdue("3/2019", "2019-03-30T00:01:00+07:00"), Some(1));
    assert_eq!(overdue("3/2019", &late().to_rfc3339()), Some(1));
    assert_eq!(overdue("4/2019", "2019-04-01T20:00:00+07:00"), Some(1));
    assert_eq!(overdue("4/2019", "2019-04-02T08:00:00+07:00"), Some(2));
}
