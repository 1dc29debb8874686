//! The dialogue as a whole: each way to its end, and whatever else a person may do on it.

mod suspicion;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::channels::{Choices, Message};
use crate::domain::language::Language;
use crate::domain::petition::{Action, ActionKind, Evidence, Number, Said};
use crate::domain::voice::Voice;

const TEMPLATE: Template<'_> =
    Template { title: "Đã tiếp nhận", text: "Phường đã tiếp nhận ý kiến." };

const ACCUSATION: &str = "Tôi tố cáo ông Bình nhận hối lộ.";

fn moment() -> DateTime<Utc> {
    "2019-10-02T08:00:00+07:00".parse().expect("a moment")
}

fn said(text: &str) -> Said {
    Said::new(text).expect("words")
}

fn form(number: &Number) -> Form<'_> {
    let voice = Voice::from(Language::Vi);
    Form {
        number, bodies: vec!["Công an phường", "Công ty môi trường"], templates: vec![TEMPLATE], voice
    }
}

/// Somebody who does something with a petition.
struct Person {
    number: Number,
    session: Session,
    nonces: u32,
}

impl Person {
    fn begins(action: ActionKind) -> Self {
        let number = Number::new(2019, 18);
        let turn = open(&form(&number), action, "n0".into()).expect("something has to be said");
        let Next::Stay(session) = turn.next else { panic!("it has begun") };
        Self { number, session, nonces: 0 }
    }

    fn does(&mut self, input: Input) -> Turn {
        self.nonces += 1;
        let turn = step(&form(&self.number), self.session.clone(), input, format!("n{}", self.nonces));
        if let Next::Stay(session) = &turn.next {
            self.session = session.clone();
        }
        turn
    }

    fn says(&mut self, text: &str) -> Turn {
        let sent_at = moment() + TimeDelta::minutes(i64::from(self.nonces));
        self.sends_it(Sent::Text { message: "1".into(), text: text.into(), sent_at })
    }

    fn sends_it(&mut self, sent: Sent) -> Turn {
        self.does(Input::Sent(sent))
    }

    fn taps(&mut self, tap: Tap) -> Turn {
        let nonce = self.session.nonce.clone();
        self.does(Input::Tap { nonce, tap })
    }

    fn sends(&mut self, attachment_id: i64, kind: FileKind) -> Turn {
        let file = File { attachment_id, kind };
        self.sends_it(Sent::File { message: "2".into(), file, caption: String::new() })
    }
}

fn acted(turn: Turn) -> (Action, Vec<i64>) {
    match turn.next {
        Next::Act(action, files) => (action, files.iter().map(|file| file.attachment_id).collect()),
        other @ (Next::Stay(_) | Next::Leave | Next::Denunciation) => panic!("nothing is done: {other:?}"),
    }
}

fn shown(turn: &Turn) -> &str {
    turn.message.as_ref().map_or("", |message| &message.text)
}

#[test]
fn a_text_is_shown_before_it_is_sent() {
    let mut lan = Person::begins(ActionKind::Answer);
    let turn = lan.says("Đèn sẽ được sửa trong tuần này.");
    assert!(shown(&turn).contains("Đèn sẽ được sửa trong tuần này."), "{turn:?}");
    let (action, files) = acted(lan.taps(Tap::Send));
    assert_eq!(action, Action::Answer { text: said("Đèn sẽ được sửa trong tuần này.") });
    assert!(files.is_empty());
}

#[test]
fn a_template_is_shown_before_it_is_sent_and_can_be_written_anew() {
    let mut lan = Person::begins(ActionKind::Answer);
    assert!(shown(&lan.taps(Tap::Template(0))).contains(TEMPLATE.text));
    lan.taps(Tap::Again);
    lan.says("Cảm ơn ý kiến của tổ.");
    assert_eq!(acted(lan.taps(Tap::Send)).0, Action::Answer { text: said("Cảm ơn ý kiến của tổ.") });
}

#[test]
fn settling_needs_an_outcome_and_a_reason_that_say_something_and_evidence() {
    let mut lan = Person::begins(ActionKind::Settle);
    for vague in
        ["Đã xong", "ok", "xong xong xong", "Đã giải quyết xong rồi nhé", "👍👍👍 👍👍 👍", "rác rác rác"]
    {
        lan.says(vague);
        assert_eq!(lan.session.stage, Stage::Outcome, "{vague}");
    }
    lan.says("Đã dọn sạch rác ở đầu ngõ 12 ngày 05/10.");
    lan.says("theo luật");
    assert!(matches!(lan.session.stage, Stage::Reason { .. }));
    lan.says("Công ty môi trường đã thu gom, tổ trưởng xác nhận.");
    lan.taps(Tap::Done);
    assert!(matches!(lan.session.stage, Stage::Evidence { .. }), "without a photo it is not done");
    lan.sends(5, FileKind::Photo);
    let turn = lan.sends(6, FileKind::Voice);
    assert_eq!(turn.discarded, [File { attachment_id: 6, kind: FileKind::Voice }]);
    assert_eq!(lan.session.files().len(), 1);
    lan.taps(Tap::NoPhoto);
    assert!(matches!(lan.session.stage, Stage::Evidence { .. }), "there is a photo");
    lan.sends(7, FileKind::Photo);
    let review = lan.taps(Tap::Done);
    assert!(shown(&review).contains("2 ảnh"), "{review:?}");
    let (action, files) = acted(lan.taps(Tap::Send));
    let Action::Settle { evidence, .. } = action else { panic!("{action:?}") };
    assert_eq!((evidence, files), (Evidence::Photos(2), vec![5, 7]));
}

#[test]
fn where_there_is_nothing_to_photograph_that_is_said() {
    let mut lan = Person::begins(ActionKind::Settle);
    lan.says("Đã giải thích chính sách cho gia đình ngày 05/10.");
    lan.says("Theo quy định về trợ cấp xã hội hiện hành.");
    lan.taps(Tap::NoPhoto);
    let Action::Settle { evidence, .. } = acted(lan.taps(Tap::Send)).0 else { panic!("it is a settlement") };
    assert_eq!(evidence, Evidence::NotApplicable);
}

#[test]
fn a_petition_is_forwarded_to_a_body_of_the_list_or_another_with_a_reference_or_without() {
    let mut lan = Person::begins(ActionKind::Forward);
    lan.taps(Tap::Body(1));
    lan.taps(Tap::Back);
    lan.says("Điện lực Long Biên");
    lan.says("45/CV-MTTQ");
    let expected =
        Action::Forward { body: said("Điện lực Long Biên"), reference: Some(said("45/CV-MTTQ")) };
    assert_eq!(acted(lan.taps(Tap::Send)).0, expected);

    let mut lan = Person::begins(ActionKind::Forward);
    lan.taps(Tap::Body(0));
    lan.taps(Tap::Skip);
    let expected = Action::Forward { body: said("Công an phường"), reference: None };
    assert_eq!(acted(lan.taps(Tap::Send)).0, expected);
}

#[test]
fn refusing_needs_a_reason_and_senders_may_be_brief() {
    for action in [ActionKind::Refuse, ActionKind::RefuseAsIneligible] {
        let mut lan = Person::begins(action);
        lan.says("không");
        assert_eq!(lan.session.stage, Stage::Words, "{action:?}");
        lan.says("Việc này đã được tòa án giải quyết.");
        assert_eq!(acted(lan.taps(Tap::Send)).0.kind(), action);
    }
    let mut an = Person::begins(ActionKind::Reopen);
    an.says("chưa");
    assert_eq!(acted(an.taps(Tap::Send)).0, Action::Reopen { reason: said("chưa") });
}

#[test]
fn a_sender_adds_whatever_they_have() {
    let mut an = Person::begins(ActionKind::AddMore);
    an.taps(Tap::Done);
    assert!(matches!(an.session.stage, Stage::More { .. }), "nothing was added");
    an.sends(1, FileKind::Voice);
    an.sends_it(Sent::File {
        message: "2".into(),
        file: File { attachment_id: 2, kind: FileKind::Photo },
        caption: "Đống rác sáng nay".into(),
    });
    an.says("Ngay cạnh trường học.");
    let review = an.taps(Tap::Done);
    assert!(shown(&review).contains("1 ảnh, 1 ghi âm"), "{review:?}");
    let (action, files) = acted(an.taps(Tap::Send));
    assert_eq!(action, Action::AddMore { text: Some(said("Đống rác sáng nay\nNgay cạnh trường học.")) });
    assert_eq!(files, [1, 2]);
}

#[test]
fn leaving_gives_the_files_back() {
    let mut an = Person::begins(ActionKind::AddMore);
    an.sends(1, FileKind::Photo);
    let turn = an.taps(Tap::Leave);
    assert_eq!((turn.next, turn.discarded.len()), (Next::Leave, 1));
    let mut an = Person::begins(ActionKind::Withdraw);
    assert_eq!(an.taps(Tap::Leave).next, Next::Leave);
}

#[test]
fn what_was_given_is_set_aside_without_what_is_held_back() {
    let nothing_given = [Person::begins(ActionKind::Settle), Person::begins(ActionKind::Withdraw)];
    for person in nothing_given {
        assert_eq!(person.session.into_aside(), (None, vec![]));
    }
    let (photo, held) = (1, File { attachment_id: 2, kind: FileKind::Photo });
    let mut an = Person::begins(ActionKind::AddMore);
    an.sends(photo, FileKind::Photo);
    let before = an.session.clone();
    an.sends_it(Sent::File { message: "2".into(), file: held, caption: ACCUSATION.into() });
    let (aside, dropped) = an.session.into_aside();
    let aside = aside.expect("a photo was given");
    assert_eq!((&aside.stage, dropped), (&before.stage, vec![held]));
    let number = Number::new(2019, 18);
    let Next::Stay(again) = resume(&form(&number), aside, "n".into()).next else { panic!("it goes on") };
    assert_eq!(again.stage, before.stage);
}

#[test]
fn buttons_may_be_typed() {
    let mut lan = Person::begins(ActionKind::Settle);
    lan.says("Đã giải thích chính sách cho gia đình ngày 05/10.");
    lan.says("Theo quy định về trợ cấp xã hội hiện hành.");
    lan.says("khong co anh");
    assert!(matches!(lan.session.stage, Stage::Review { .. }), "{:?}", lan.session.stage);
    acted(lan.says("Gửi đi nhé"));

    let mut lan = Person::begins(ActionKind::Forward);
    lan.says("Điện lực Long Biên");
    lan.says("chưa có");
    acted(lan.says("gui"));

    let mut an = Person::begins(ActionKind::AddMore);
    an.says("xong");
    assert!(matches!(an.session.stage, Stage::More { text: None, .. }), "nothing was added");
    an.sends(1, FileKind::Photo);
    an.says("xong rồi ạ");
    assert_eq!(acted(an.says("send")).1, [1]);

    let mut an = Person::begins(ActionKind::Withdraw);
    an.says("có");
    assert!(matches!(an.session.stage, Stage::Review { .. }), "that takes the button's own words");
    assert_eq!(an.says("không").next, Next::Leave);
    let mut an = Person::begins(ActionKind::Withdraw);
    acted(an.says("dung, rut don"));
}

#[test]
fn a_text_that_the_messenger_cut_is_joined() {
    let mut lan = Person::begins(ActionKind::Answer);
    let (first, rest) = ("a".repeat(4_096), "b".repeat(10));
    lan.sends_it(Sent::Text { message: "1".into(), text: first.clone(), sent_at: moment() });
    let sent_at = moment() + TimeDelta::seconds(1);
    lan.sends_it(Sent::Text { message: "2".into(), text: rest.clone(), sent_at });
    let expected = said(&format!("{first}{rest}"));
    assert_eq!(acted(lan.taps(Tap::Send)).0, Action::Answer { text: expected });
}

#[test]
fn what_was_written_outlives_somebody_who_was_quicker() {
    let number = Number::new(2019, 18);
    let action = Action::Answer { text: said("Phường đang xem.") };
    let turn = overtaken(&form(&number), &action, vec![], "n".into());
    assert!(shown(&turn).contains("Phường đang xem."));
    let Next::Stay(session) = turn.next else { panic!("it is still there") };
    assert_eq!(session.stage, Stage::Review { action, files: vec![] });
}

#[test]
fn every_button_is_read_back_and_fits_a_messenger() {
    let plain = [Tap::Skip, Tap::Done, Tap::NoPhoto, Tap::Back, Tap::Send, Tap::Again, Tap::Leave];
    let answers = [Tap::Denunciation, Tap::NoDenunciation];
    for tap in plain.into_iter().chain(answers).chain([Tap::Body(0), Tap::Body(99), Tap::Template(7)]) {
        let button = tap.button("abc234", "x");
        assert!(button.data.len() <= 64);
        assert_eq!(Tap::parse(&button.data), Some(("abc234", tap)));
    }
    assert_eq!(Tap::parse("h.abc.x"), None);
    assert_eq!(Tap::parse("r.abc.send"), None);
}

#[derive(Debug, Clone)]
enum Move {
    Text(String),
    File(FileKind),
    Tap(Tap),
    Stale(Tap),
    Other,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let tap = prop_oneof![
        (0..4_usize).prop_map(Tap::Body),
        (0..3_usize).prop_map(Tap::Template),
        Just(Tap::Skip),
        Just(Tap::Done),
        Just(Tap::NoPhoto),
        Just(Tap::Back),
        Just(Tap::Send),
        Just(Tap::Again),
        Just(Tap::NoDenunciation),
    ];
    let text = prop_oneof![
        Just("ok".to_owned()),
        Just("Đã dọn sạch rác ở đầu ngõ 12 ngày 05/10.".to_owned()),
        Just(ACCUSATION.to_owned()),
        "\\PC{0,40}",
    ];
    let one = prop_oneof![
        3 => text.prop_map(Move::Text),
        1 => prop_oneof![Just(FileKind::Photo), Just(FileKind::Voice)].prop_map(Move::File),
        4 => tap.clone().prop_map(Move::Tap),
        1 => tap.prop_map(Move::Stale),
        1 => Just(Move::Other),
    ];
    prop::collection::vec(one, 0..30)
}

/// Words of a settlement that say something, as a reader would judge them.
fn says_something(text: &Said) -> bool {
    text.as_str().chars().filter(|letter| letter.is_alphanumeric()).count() >= 3
}

proptest! {
    #[test]
    fn whatever_a_person_does_nothing_empty_is_done_and_no_file_is_forgotten(
        action in prop::sample::select(ActionKind::ALL.to_vec()),
        moves in moves(),
    ) {
        prop_assume!(Stage::first(action).is_some());
        let mut person = Person::begins(action);
        let (mut given, mut gone) = (Vec::new(), Vec::new());
        for (at, one) in moves.into_iter().enumerate() {
            let before = person.session.clone();
            let stale = matches!(one, Move::Stale(_));
            let turn = match one {
                Move::Text(text) => person.says(&text),
                Move::File(kind) => {
                    let id = i64::try_from(at).expect("a small number");
                    given.push(id);
                    person.sends(id, kind)
                }
                Move::Tap(tap) => person.taps(tap),
                Move::Stale(tap) => person.does(Input::Tap { nonce: "old".into(), tap }),
                Move::Other => person.does(Input::Other),
            };
            gone.extend(turn.discarded.iter().map(|file| file.attachment_id));
            let ends = matches!(turn.next, Next::Act(..) | Next::Denunciation);
            prop_assert!(turn.message.is_some() || turn.toast.is_some() || ends);
            if turn.next == Next::Denunciation {
                gone.sort_unstable();
                prop_assert_eq!(gone, given, "no file stays");
                return Ok(());
            }
            if stale {
                prop_assert_eq!(&person.session, &before, "a stale button changes nothing");
            }
            if let Some(Message { choices: Choices::Buttons(rows), .. }) = &turn.message {
                prop_assert!(rows.iter().flatten().all(|button| button.data.len() <= 64));
            }
            if let Next::Act(done, files) = turn.next {
                prop_assert_eq!(done.kind(), action);
                if let Action::Settle { outcome, reason, evidence } = &done {
                    prop_assert!(says_something(outcome) && says_something(reason), "{:?}", done);
                    prop_assert_eq!(*evidence == Evidence::NotApplicable, files.is_empty());
                }
                if let Action::AddMore { text } = &done {
                    prop_assert!(text.is_some() || !files.is_empty());
                }
                gone.extend(files.iter().map(|file| file.attachment_id));
                gone.sort_unstable();
                prop_assert_eq!(gone, given);
                return Ok(());
            }
            let mut all: Vec<_> = person.session.files().iter().map(|file| file.attachment_id).collect();
            all.extend(&gone);
            all.sort_unstable();
            prop_assert_eq!(&all, &given);
        }
    }
}
