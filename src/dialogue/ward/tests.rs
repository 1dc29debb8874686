use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::channels::Choices;
use crate::domain::catalogue::Key;
use crate::domain::language::Language;
use crate::domain::ward_change::WardChange;
use crate::domain::ward_file::WardFile;

struct Desk {
    ward: Ward,
    catalogue: Catalogue,
    submitted: BTreeSet<(GroupCode, Month)>,
}

impl Desk {
    fn new() -> Self {
        let ward = WardFile::read(include_str!("../../../wards/phuc-loi.toml")).expect("our ward").ward;
        let catalogue = Catalogue::read(include_str!("../../../catalogue/mttq-ward.toml")).0;
        let september = Month::parse("2019-09").expect("a month");
        let submitted = ward.groups.iter().map(|group| (group.code.clone(), september)).collect();
        Self { ward, catalogue: catalogue.expect("our catalogue"), submitted }
    }

    fn form(&self) -> Form<'_> {
        Form {
            ward_id: 1,
            ward: &self.ward,
            catalogue: &self.catalogue,
            submitted: &self.submitted,
            voice: Language::Vi.into(),
            today: "2019-10-02".parse().expect("a day"),
        }
    }
}

fn asked(turn: &Turn) -> Session {
    match &turn.next {
        Next::Stay(session) => session.clone(),
        other => panic!("it was left: {other:?}"),
    }
}

fn says(desk: &Desk, session: Session, text: &str) -> Turn {
    step(&desk.form(), session, Input::Text(text.into()), "n".into())
}

fn taps(desk: &Desk, session: Session, tap: Tap) -> Turn {
    let nonce = session.nonce.clone();
    step(&desk.form(), session, Input::Tap { nonce, tap }, "n".into())
}

fn target() -> Asked {
    Asked::Target { key: Key::new("fund_poor_target"), year: 2020 }
}

#[test]
fn a_target_is_read_as_money_shown_and_made() {
    let desk = Desk::new();
    let turn = says(&desk, asked(&ask(&desk.form(), target(), "a".into())), "120 triệu");
    let text = turn.message.as_ref().expect("a card").text.clone();
    assert!(text.contains("chưa có → **120.000.000 đồng**"), "{text}");
    assert!(text.contains("một trăm hai mươi triệu đồng"), "{text}");
    let made = WardChange::Target { key: Key::new("fund_poor_target"), year: 2020, value: 120_000_000 };
    assert_eq!(taps(&desk, asked(&turn), Tap::Confirm).next, Next::Make(made.clone()));
    assert_eq!(says(&desk, asked(&turn), "đúng rồi").next, Next::Make(made));
    assert_eq!(taps(&desk, asked(&turn), Tap::Leave).next, Next::Leave);
}

#[test]
fn what_may_mean_several_amounts_is_asked_back() {
    let desk = Desk::new();
    let turn = says(&desk, asked(&ask(&desk.form(), target(), "a".into())), "120");
    let Some(Choices::Buttons(rows)) = turn.message.as_ref().map(|message| message.choices.clone()) else {
        panic!("no buttons")
    };
    assert!(rows.concat().iter().any(|button| button.label == "120.000.000 đồng"), "{rows:?}");
    let turn = taps(&desk, asked(&turn), Tap::Number(120_000_000));
    assert!(matches!(asked(&turn).place, Place::Confirm { .. }));
}

#[test]
fn a_change_is_shown_again_where_the_ward_has_changed_meanwhile() {
    let mut desk = Desk::new();
    let turn = says(&desk, asked(&ask(&desk.form(), Asked::DueDay, "a".into())), "ngày 7");
    let session = asked(&turn);
    desk.ward.calendar.due_day = 9;
    let turn = taps(&desk, session, Tap::Confirm);
    let text = turn.message.as_ref().expect("a card").text.clone();
    assert!(text.contains("người khác vừa thay đổi") && text.contains("ngày 9 → **ngày 7**"), "{text}");
    desk.ward.calendar.due_day = 7;
    let turn = taps(&desk, asked(&turn), Tap::Confirm);
    let text = turn.message.expect("a question").text;
    assert!(text.contains("không có gì thay đổi"), "{text}");
}

#[test]
fn days_are_read_as_people_write_them() {
    let desk = Desk::new();
    let end = Asked::LastDay { group: GroupCode::new("TDP03") };
    for (typed, shown) in [
        ("14/6/2019", "14/06/2019"),
        ("14/6", "14/06/2019"),
        ("ngày 14/6/2019", "14/06/2019"),
        ("2019-06-14", "14/06/2019"),
        ("hôm nay", "02/10/2019"),
        ("Ngày mai", "03/10/2019"),
    ] {
        let turn = says(&desk, asked(&ask(&desk.form(), end.clone(), "a".into())), typed);
        let text = turn.message.expect("a card").text;
        assert!(text.contains(&format!("hết ngày {shown}")), "{typed}: {text}");
    }
    for typed in ["", "31/6/2019", "thứ hai", "hôm kia", "14"] {
        let turn = says(&desk, asked(&ask(&desk.form(), end.clone(), "a".into())), typed);
        let text = turn.message.expect("a card").text;
        assert!(text.contains("chưa đọc được ngày"), "{typed}: {text}");
    }
}

#[test]
fn reports_that_a_change_takes_back_are_told() {
    let desk = Desk::new();
    let end = Asked::LastDay { group: GroupCode::new("TDP03") };
    let turn = says(&desk, asked(&ask(&desk.form(), end, "a".into())), "14/6/2019");
    let text = turn.message.expect("a card").text;
    assert!(text.contains("không còn được tính: tháng 9/2019"), "{text}");
}

#[test]
fn every_button_fits_and_comes_back() {
    for tap in [
        Tap::Number(LARGEST),
        Tap::Numbers(999, 998),
        Tap::Day("2019-06-14".parse().expect("a day")),
        Tap::Confirm,
        Tap::Again,
        Tap::Leave,
    ] {
        let button = tap.button(i32::MAX, "abcdef", "x");
        assert!(button.data.len() <= 64, "{}", button.data);
        let rest = button.data.splitn(4, '.').nth(3).expect("nonce and tap");
        assert_eq!(Tap::parse(rest), Some(("abcdef", tap)));
    }
}

const LARGEST: i64 = crate::domain::ward_change::LARGEST_TARGET;

fn any_asked() -> impl Strategy<Value = Asked> {
    let code = || (1_u32..16).prop_map(|number| GroupCode::new(&format!("TDP{number:02}")));
    prop_oneof![
        Just(target()),
        Just(Asked::FirstMonth),
        Just(Asked::OpensDay),
        Just(Asked::DueDay),
        code().prop_map(|group| Asked::Name { group }),
        code().prop_map(|group| Asked::LastDay { group }),
        (code(), code()).prop_map(|groups| Asked::MergeDay { groups }),
        code().prop_map(|group| Asked::SplitDay { group }),
    ]
}

fn any_input() -> impl Strategy<Value = Input> {
    let tap = prop_oneof![
        any::<i64>().prop_map(Tap::Number),
        (any::<u32>(), any::<u32>()).prop_map(|(first, second)| Tap::Numbers(first, second)),
        (0_u64..900).prop_map(|days| {
            let start: NaiveDate = "2019-01-01".parse().expect("a day");
            Tap::Day(start + chrono::Days::new(days))
        }),
        Just(Tap::Confirm),
        Just(Tap::Again),
        Just(Tap::Leave),
    ];
    let nonce = prop_oneof![9 => Just("n".to_owned()), 1 => Just("stale".to_owned())];
    prop_oneof![
        "[0-9]{1,4}( triệu|/[0-9]{1,2})?|\\PC{0,70}".prop_map(Input::Text),
        (nonce, tap).prop_map(|(nonce, tap)| Input::Tap { nonce, tap }),
        Just(Input::Other),
    ]
}

proptest! {
    /// Whatever is sent: nothing ends in silence, nothing is made that was not shown and agreed to, and stale buttons change
    /// nothing.
    #[test]
    fn whatever_is_sent_is_answered(asked in any_asked(), inputs in prop::collection::vec(any_input(), 0..12)) {
        let desk = Desk::new();
        let mut session = self::asked(&ask(&desk.form(), asked, "n".into()));
        for input in inputs {
            let turn = step(&desk.form(), session.clone(), input.clone(), "n".into());
            prop_assert!(turn.message.is_some() || turn.toast.is_some() || matches!(turn.next, Next::Make(_)));
            match turn.next {
                Next::Stay(next) => {
                    if matches!(&input, Input::Tap { nonce, .. } if nonce == "stale") {
                        prop_assert_eq!(&next, &session);
                    }
                    session = next;
                }
                Next::Leave => break,
                Next::Make(change) => {
                    let Place::Confirm { change: shown, .. } = &session.place else {
                        return Err(TestCaseError::fail("made without being shown"));
                    };
                    prop_assert_eq!(&change, shown);
                    prop_assert!(change.applied_to(&desk.ward, &desk.catalogue).is_ok());
                    break;
                }
            }
        }
    }
}
